import type { Page } from "@playwright/test";

import { analysis } from "./analyses";
import { evaluate } from "./bindings";
import { field, figure, hash, link, OTHERS, PROTOCOLS } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";

const rows = (page: Page) => analysis(page).locator("table.sectors tbody tr");
const names = (page: Page) => rows(page).locator("th a").allTextContents();

test("all protocols stand in one table, ordered by any column, the other way at the second press", async ({ page, open }) => {
  await open();
  await page.getByRole("link", { name: "All protocols in one table" }).click();
  await expect(analysis(page).getByRole("heading", { name: "All protocols in one table" })).toBeVisible();
  await expect(rows(page)).toHaveCount(PROTOCOLS.length + OTHERS.length);
  await analysis(page).getByRole("button", { name: "FDV / earnings", exact: true }).click();
  const { values } = await evaluate(page, {}, "2025p");
  const known = [...PROTOCOLS, ...OTHERS].filter((id) => values[`${id}.fdv_to_earnings`] !== null);
  const shown = () => rows(page).locator('[data-value-of$=".fdv_to_earnings"]').evaluateAll((all) => all.map((one) => one.getAttribute("data-exact")));
  const falling = known.map((id) => Number(values[`${id}.fdv_to_earnings`])).sort((one, other) => other - one);
  await expect.poll(async () => (await shown()).slice(0, known.length).map(Number)).toEqual(falling);
  // Those without a value come last, in either order.
  expect((await shown()).slice(known.length).every((exact) => exact === "")).toBe(true);
  await expect(analysis(page).getByRole("columnheader", { name: "FDV / earnings" })).toHaveAttribute("aria-sort", "descending");
  await analysis(page).getByRole("button", { name: "FDV / earnings", exact: true }).click();
  await expect.poll(async () => (await shown()).slice(0, known.length).map(Number)).toEqual([...falling].reverse());
  expect((await shown()).slice(known.length).every((exact) => exact === "")).toBe(true);
  expect(await hash(page)).toContain("show=sectors&show.sort=fdv_to_earnings&show.order=up");
  await expectAccessible(page);
});

test("a sector stands alone, and a link keeps it", async ({ page, open }) => {
  await open("#v1&base=2025p&show=sectors&show.sector=base-chains&show.sort=fdv");
  await expect.poll(() => names(page)).toEqual(["Ethereum", "Solana", "Arbitrum", "NEAR"]);
  await analysis(page).getByLabel("Sector").selectOption("Compute marketplaces");
  await expect.poll(() => names(page)).toEqual(["io.net", "Exo"]);
  expect(await hash(page)).toContain("show.sector=compute");
  await open("#v1&show=sectors&show.sector=nowhere");
  await expect(analysis(page).locator(".notice").first()).toContainText("show.sector=nowhere");
  await expect(rows(page)).toHaveCount(12);
});

test("which lines are no more than estimates is said of each", async ({ page, open }) => {
  await open("#v1&base=2024e&show=sectors");
  await expect(rows(page).filter({ hasText: "Sahara" }).locator(".weak").last()).toHaveText(/unpublished.*Fees paid by users/);
  await expect(rows(page).filter({ hasText: "Lido" }).locator(".weak").first()).toHaveText(/estimated.*Operating expenses/);
});

test("on a phone it is Chinese cards that fit", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("#v1&base=2025p&show=sectors&lang=zh-CN");
  await expect(rows(page)).toHaveCount(12);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await analysis(page).getByLabel("排序").selectOption("完全稀释估值（FDV）");
  await expect.poll(async () => (await names(page))[0]).toBe("以太坊");
  await expectAccessible(page);
});

test("what nobody has published is asked for first, and computes as soon as it is given", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "exo" }));
  await expect(page.getByRole("heading", { name: "Adjusted earnings: what nobody has published" })).toBeVisible();
  const first = page.locator(".first-levers");
  await expect(first.locator(".note").first()).toContainText("would be a source");
  await expect(figure(page, "exo.adjusted_earnings")).toHaveAttribute("data-status", "unpublished");
  await field(page, "exo.rental_value").fill("10M");
  await field(page, "exo.take_rate").fill("10");
  await expect(figure(page, "exo.adjusted_earnings")).toHaveAttribute("data-exact", "1000000");
  await expect(first.locator(".note").first()).toBeEmpty();
});

test("a question asks how large the agents' economy must become", async ({ page, open }) => {
  await open();
  await page.getByRole("link", { name: "How large must AI agents become" }).click();
  await expect(page).toHaveURL(/view=solana/);
  const { values } = await evaluate(page, {}, "2025p");
  const earnings = Number(values["solana.adjusted_earnings"]);
  const found = analysis(page).locator(".answer").getByRole("listitem").locator("[data-exact]").first();
  await expect(found).toBeAttached({ timeout: 20_000 });
  const share = (await found.getAttribute("data-exact"))!;
  const moved = await evaluate(page, { "agents.agents_share": share }, "2025p");
  expect(Number(moved.values["solana.adjusted_earnings"])).toBeCloseTo(earnings + Math.abs(earnings) / 10, -3);
});

test("shares that come to more than the whole are named", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "solana", "solana.agents_chain_share": "0.9" }));
  await expect(page.locator("#problems").getByText("add up to more than all of them")).toBeVisible();
});
