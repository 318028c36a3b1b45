import { analysis, chart, tab, number, type } from "./analyses";
import { link, slider } from "./controls";
import { expect, test } from "./fixtures";

const ALONE = "This browser does not let the page compute in the background";
const AAVE = link({ base: "2025p", view: "aave", show: "tornado" });

for (const [how, script] of [
  ["has none", "delete window.Worker"],
  ["forbids it", "window.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } }"],
]) {
  test(`where the browser ${how}, the page computes itself and says so`, async ({ page, open }) => {
    await page.addInitScript(script);
    await open(AAVE);
    await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
    await expect(analysis(page).getByText(ALONE)).toBeVisible();
    await tab(page, "simulate").click();
    await expect(analysis(page)).toContainText("100,000 samples, seed 1.");
    await type(number(page, "Samples"), "9000000");
    await expect(analysis(page).getByText("samples so far")).toBeVisible();
    await slider(page, "aave.service_providers").fill("60000000");
    await analysis(page).getByRole("button", { name: "Stop" }).click();
    await expect(analysis(page)).toContainText("Stopped at");
  });
}

test("where the worker does not arrive, the page computes itself", async ({ page, open }) => {
  await page.route(/\/worker\.js/, (route) => route.abort());
  await open(AAVE);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
  await expect(analysis(page).getByText(ALONE)).toBeVisible();
});

test("a worker that dies is told, tried again, and replaced by the page itself when it dies twice", async ({ page, open }) => {
  const dying = `onmessage = () => postMessage({ dead: true }); postMessage({ ready: true });`;
  await page.route(/\/worker\.js/, (route) => route.fulfill({ contentType: "text/javascript", body: dying }));
  await open(AAVE);
  const said = analysis(page).getByRole("alert").filter({ hasText: "The computation broke off" });
  await expect(said.first()).toBeVisible();
  await expect(analysis(page).getByText(ALONE)).toBeHidden();
  expect(await page.evaluate(() => location.hash)).toBe(AAVE);
  await said.first().getByRole("button", { name: "Try again" }).click();
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
  await expect(analysis(page).getByText(ALONE)).toBeVisible();
});

test("fast moves end with the answer to the last", async ({ page, open }) => {
  await open(AAVE);
  for (let cost = 20; cost <= 60; cost += 1) await slider(page, "aave.service_providers").fill(String(cost * 1e6));
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 26\.1M/);
});
