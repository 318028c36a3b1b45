import { analysis } from "./analyses";
import { evaluate } from "./bindings";
import { hash, link } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";

const SIDES = { "show.1": "2024e", "show.2": "2025p" };

test("scenarios are weighed, and the link keeps the odds", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "compare", ...SIDES }));
  await analysis(page).getByRole("button", { name: "Weigh them" }).click();
  await expect.poll(() => hash(page)).toContain("show.odds=0.5,0.5");
  // The next Tab leads to the first of the fields.
  await page.keyboard.press("Tab");
  await expect(analysis(page).locator(".odds input").first()).toBeFocused();
  const first = analysis(page).locator(".odds").getByLabel(/^First/);
  await first.fill("30");
  await first.press("Enter");
  await expect(analysis(page).getByText("The odds come to 80%; 20% is missing to 100%.")).toBeVisible();
  await expect(analysis(page).getByRole("group", { name: "What is to be expected" })).toBeHidden();
  const second = analysis(page).locator(".odds").getByLabel(/^Second/);
  await second.fill("70");
  await second.press("Enter");
  const [before, after] = [(await evaluate(page, {}, "2024e")).values, (await evaluate(page, {}, "2025p")).values];
  const expected = 0.3 * Number(before["aave.adjusted_earnings"]) + 0.7 * Number(after["aave.adjusted_earnings"]);
  const row = analysis(page).getByRole("group", { name: "What is to be expected" }).getByRole("row", { name: /^Adjusted earnings/ });
  await expect(row.getByRole("cell").last()).toHaveText(`${(expected / 1e6).toFixed(1)}M`);
  await page.reload();
  await expect(row.getByRole("cell").last()).toHaveText(`${(expected / 1e6).toFixed(1)}M`);
  await expectAccessible(page);
  await analysis(page).getByRole("button", { name: "Leave the odds out" }).click();
  await expect.poll(() => hash(page)).not.toContain("odds");
});

test("a failure counts, and odds that are none are said", async ({ page, open }) => {
  await open(link({ base: "2025p", show: "compare", ...SIDES, "show.odds": "0.5,0.4", "show.failure": "0.1" }));
  const chances = analysis(page).getByRole("group", { name: "How likely a price lies below today’s" });
  await expect(chances.getByRole("row", { name: /^Price at the target multiple 10%/ }).first()).toBeVisible();
  const failure = analysis(page).locator(".odds").getByLabel(/^Failure/);
  await failure.fill("150");
  await failure.press("Enter");
  await expect(analysis(page).locator(".odds .wrong").last()).not.toBeEmpty();
  await failure.fill("30");
  await failure.press("Enter");
  await expect(analysis(page).getByText("The odds come to 120%, 20% more than 100%.")).toBeVisible();
  await open(link({ base: "2025p", show: "compare", "show.odds": "0.5,2" }));
  await expect(analysis(page).locator(".notice").first()).toContainText("show.odds=0.5,2");
});

test("odds are Chinese, and fit a phone", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(link({ base: "2025p", view: "sky", show: "compare", lang: "zh-CN", ...SIDES, "show.odds": "0.6,0.4" }));
  await expect(analysis(page).getByRole("heading", { name: "按概率加权" })).toBeVisible();
  await expect(analysis(page).getByRole("group", { name: "期望值" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
