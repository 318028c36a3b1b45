import { evaluate } from "./bindings";
import { link } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";

const analysis = (page: import("@playwright/test").Page) => page.locator("#analysis");

test("the projection is scored, protocol by protocol, and a click leads to why", async ({ page, open }) => {
  await open();
  await page.getByRole("navigation", { name: "Readings" }).getByRole("link", { name: "Scored" }).click();
  await expect(analysis(page).getByRole("heading", { name: "The projection scored" })).toBeVisible();
  const [expected, actual] = [(await evaluate(page, {}, "2025p")).values, (await evaluate(page, {}, "2025a")).values];
  const row = analysis(page).locator("tr", { hasText: "Adjusted earnings" }).first();
  await expect(row).toContainText(`${(Number(expected["aave.adjusted_earnings"]) / 1e6).toFixed(1)}M`);
  await expect(row).toContainText(`${(Number(actual["aave.adjusted_earnings"]) / 1e6).toFixed(1)}M`);
  await expect(analysis(page).getByText(/of the \d+ values behind it/)).toHaveCount(12);
  await expectAccessible(page);
  await analysis(page).getByRole("link", { name: "Why, for Aave" }).click();
  await expect(page).toHaveURL(/view=aave&show=score/);
  // The bridge names the assumption that made most of it.
  await expect(analysis(page).getByRole("img").first()).toBeVisible();
  await expect(analysis(page)).toContainText("Published: 141.8M (stated).");
});

test("the reader's own changes play no part", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "score", "aave.gho_share": "0.3" }));
  const actual = (await evaluate(page, {}, "2025a")).values["aave.adjusted_earnings"];
  const row = analysis(page).locator("tr", { hasText: "Adjusted earnings" }).first();
  await expect(row).toContainText("56.1M");
  await expect(row).toContainText(`${(Number(actual) / 1e6).toFixed(1)}M`);
});

test("it is scored in Chinese, and on a phone", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(link({ base: "2025p", view: "lido", show: "score", lang: "zh-CN" }));
  await expect(analysis(page).getByRole("heading", { name: "预测与实际对照" })).toBeVisible();
  await expect(analysis(page)).toContainText("背后的");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
