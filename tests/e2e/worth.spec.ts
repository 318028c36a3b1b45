import { analysis, chart, copied, study, tab, tabTo } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, figure, hash, link, slider, visit } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const worth = ({ base = "2025p", view = "aave", ...inputs }: Record<string, string> = {}) => link({ base, view: view as "aave", show: "worth", ...inputs });
const expectHash = (page: Page, fragment: string) => expect.poll(() => hash(page)).toBe(fragment);
const verdict = (page: Page) => analysis(page).locator(".verdict");
/** The growth that the price assumes, in all its digits. */
const found = (page: Page) => verdict(page).locator("[data-exact]");
const use = (page: Page) => analysis(page).getByRole("button", { name: /^Use this value/ });
const undo = (page: Page) => analysis(page).getByRole("button", { name: "Undo" });
/** A figure of the view, not the one in the strip. */
const shown = (page: Page, id: string) => analysis(page).locator(`[data-value-of="${id}"]`).first();
const row = (page: Page, name: string | RegExp) => analysis(page).getByRole("row", { name });

const GROWTH = "Growth of earnings in the first year";

test("from the start page by clicks: what AAVE's price assumes, and what it is at 20x", async ({ page, open }) => {
  await open();
  await visit(page, "aave");
  await tab(page, "worth").click();
  await expect(verdict(page)).toHaveText(
    "At 168.75 USD, AAVE is worth its price if adjusted earnings grow by 111.488% in the first year, moving evenly to 3% by year six, at a discount rate of 20% a year.",
  );
  await expect(found(page)).toHaveAttribute("data-exact", /^1\.11488/);
  await expect(analysis(page)).toContainText(`${GROWTH} in this scenario: 20.00%`);
  await expect(shown(page, "aave.price_at_target")).toHaveText("70.08");
  await expect(chart(page).mark(0)).toContainText("70.08");
  await expectHash(page, "#v1&base=2025p&view=aave&show=worth");
});

test("what is found returns today's price when it is used, and can be taken back", async ({ page, open }) => {
  await open(worth());
  const growth = (await found(page).getAttribute("data-exact"))!;
  await use(page).click();
  await expectHash(page, `${worth()}&aave.earnings_growth=${growth}`);
  const { values } = await evaluate(page, { "aave.earnings_growth": growth }, "2025p");
  expect(Number(values["aave.value_per_token"])).toBeCloseTo(168.75, 10);
  await expect(shown(page, "aave.value_per_token")).toHaveText(/^168\.75/);
  await expect(analysis(page)).toContainText("as it is now");
  await expect(analysis(page).getByRole("status").filter({ hasText: `${GROWTH} is now 111.488%.` })).toBeVisible();
  await undo(page).click();
  await expectHash(page, worth());
  await expect(shown(page, "aave.value_per_token")).toHaveText("31.45");
  await use(page).click();
  await page.goBack();
  await expect(field(page, "aave.earnings_growth")).toHaveValue("20");
});

test("the same question opens as a goal seek, with today's price as its target", async ({ page, open }) => {
  await open(worth());
  const growth = await found(page).getAttribute("data-exact");
  await analysis(page).getByRole("link", { name: "The same question as a goal seek" }).click();
  await expect(tab(page, "seek")).toHaveAttribute("aria-current", "page");
  await expect(analysis(page).getByRole("textbox", { name: /^Target/ })).toHaveValue("168.75");
  await expect(analysis(page).locator(".answer [data-exact]")).toHaveAttribute("data-exact", growth!);
  await page.goBack();
  await expect(tab(page, "worth")).toHaveAttribute("aria-current", "page");
});

test("a lever moves the sentence, the prices and the years", async ({ page, open }) => {
  await open(worth());
  await expect(found(page)).toHaveText("111.488%");
  await slider(page, "valuation.target_multiple").fill("30");
  await expect(shown(page, "aave.price_at_target")).toHaveText("105.12");
  await expect(chart(page).mark(0)).toContainText("at 30x");
  // The multiple is no part of what the price assumes.
  await expect(found(page)).toHaveText("111.488%");
  await slider(page, "valuation.discount_rate").fill("0.1");
  await expect(verdict(page)).toContainText("at a discount rate of 10% a year");
  await expect(found(page)).not.toHaveText("111.488%");
  await expect(analysis(page).getByText("the first years hardly matter")).toBeHidden();
  await slider(page, "valuation.discount_rate").fill("0.05");
  await expect(analysis(page).getByText(/^\d\d\.\d\d% of the value lies after year 5: the first years hardly matter\.$/)).toBeVisible();
});

test("years, definitions of earnings and prices are figures that open", async ({ page, open }) => {
  await open(worth());
  await expect(row(page, /^Year [1-5] /)).toHaveCount(5);
  await expect(row(page, /^Year 1 /)).toContainText("20.00%");
  await expect(row(page, "Terminal value’s share").or(row(page, /^Terminal value's share/))).toContainText("%");
  await expect(row(page, /^Revenue|^Net revenue/).first()).toContainText("x");
  await expect(row(page, /^Earnings as DefiLlama counts them/)).toContainText("x");
  for (const id of ["aave.price_at_target", "aave.upside_at_target_circulating", "aave.discounted_y3", "aave.fdv_to_defillama_earnings"]) {
    await shown(page, id).click();
    await expect(page.getByRole("dialog")).toContainText(id);
    await page.keyboard.press("Escape");
  }
});

const NONE: [string, Record<string, string>, RegExp][] = [
  ["a loss", { base: "2024e", view: "lido" }, /^What today’s price assumes cannot be said\. Adjusted earnings are zero or negative/],
  ["a price of nothing", { "aave.token_price": "0" }, /^There is no price above zero today/],
  ["rates that contradict each other", { "valuation.discount_rate": "0.03" }, /cannot be said\. .*The discount rate is not above/],
];
for (const [name, scenario, said] of NONE) {
  test(`no answer is no silence: ${name}`, async ({ page, open }) => {
    await open(worth(scenario));
    await expect(verdict(page)).toHaveText(said);
    await expect(found(page)).toHaveCount(0);
    await expect(use(page)).toHaveCount(0);
    await expect(analysis(page).getByRole("row", { name: /^Year 1 / })).toBeVisible();
  });
}

test("an answer outside the sensible range says so", async ({ page, open }) => {
  await open(worth({ base: "2024e" }));
  await expect(found(page)).toHaveAttribute("data-exact", /^[1-9]/);
  await expect(analysis(page)).toContainText("That lies outside its sensible range of −50% to 150%");
});

test("the chart is read by pointing, by keys and as a table", async ({ page, context, open }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(worth());
  const { drawing, readout, mark } = chart(page);
  await expect(drawing).toHaveAttribute("aria-label", /^Price per token, USD \/ AAVE\. Today’s price is 168\.75\./);
  await mark(0).hover();
  await expect(readout).toHaveText("Price at the target multiple, at 20x: 70.08, which is −58.5% from today’s price of 168.75.");
  await drawing.focus();
  await page.keyboard.press("End");
  await expect(readout).toContainText("Value per token with the treasury: 41.51");
  const { head, rows } = await copied(page, chart(page));
  expect(head).toEqual(["Method", "Price", "From today’s"]);
  expect(rows.map(([name]) => name)).toEqual([
    "Today’s price",
    "Price at the target multiple, at 20x",
    "Price at the target multiple, circulating, at 20x",
    "Value per token",
    "Value per token with the treasury",
  ]);
  expect(Number(rows[0][1])).toBe(168.75);
  await expectExact(page, "aave.price_at_target", rows[1][1]);
});

test("the overview has all protocols at once, and each name opens its own view", async ({ page, open }) => {
  await open("#v1&base=2024e&show=worth");
  await expect(verdict(page).first()).toHaveText(/^What today’s prices assume of “Growth of earnings in the first year”: from .* \(Sky\) to .* Of Lido it cannot be said\.$/);
  await expect(analysis(page).locator(".worth-all tbody tr:not(.sector)")).toHaveCount(12);
  // At which multiple and discount rate, and of when today's prices are.
  const rests = analysis(page).locator(".worth-all + .rests").first();
  await expect(rests).toHaveText("The same for all of them: Target multiple of earnings 20x, Growth after year five 3%, Discount rate 20%.");
  const dates = analysis(page).locator(".worth-all").first().locator(".dated");
  await expect(dates).toHaveText(["2024-09", "2024-09", "2024-09", "2024-09"]);
  await expect(row(page, /^Lido/)).toContainText("n.m.");
  await expect(analysis(page).locator(".reason").first()).toContainText("Adjusted earnings are zero or negative");
  const sky = await row(page, /^Sky/).locator("strong").getAttribute("data-exact");
  await row(page, /^Sky/).getByRole("link").click();
  await expect(found(page)).toHaveAttribute("data-exact", sky!);
  await expectHash(page, "#v1&base=2024e&view=sky&show=worth");
});

test("the overview's prices say whose they are and follow what all share", async ({ page, open }) => {
  await open("#v1&base=2025a&show=worth&aave.token_price=200&valuation.target_multiple=25");
  const dates = analysis(page).locator(".worth-all .dated");
  await expect(dates.first()).toHaveText("your value");
  await expect(dates.nth(1)).toHaveText("2025-12-31");
  await expect(analysis(page).locator(".rests").first()).toContainText("Target multiple of earnings 25x");
  await open("#v1&base=2025p&show=worth&lang=zh-CN");
  await expect(analysis(page).locator(".rests").first()).toHaveText(/^各协议取相同的值：目标倍数（FDV \/ 收益）20倍，.*折现率 20%。$/);
});

test("by keyboard alone: open, use, undo", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await tabTo(page, tab(page, "worth"));
  await page.keyboard.press("Enter");
  await expect(found(page)).toBeVisible();
  await tabTo(page, use(page));
  await page.keyboard.press("Enter");
  await expect(shown(page, "aave.value_per_token")).toHaveText(/^168\.75/);
  await tabTo(page, undo(page));
  await page.keyboard.press("Enter");
  await expect(field(page, "aave.earnings_growth")).toHaveValue("20");
});

test("in Chinese, sentence, chart and tables are Chinese", async ({ page, open }) => {
  await open(worth({ lang: "zh-CN" }));
  await expect(verdict(page)).toHaveText("按 168.75 美元的现价，AAVE 要值这个价，调整后收益第一年须增长 111.488%，此后逐年趋近，到第六年为 3%，折现率为每年 20%。");
  await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toHaveText("一枚代币值多少？");
  await expect(chart(page).mark(0)).toContainText("目标倍数下的价格");
  await expect(row(page, /^第 1 年/)).toContainText("20.00%");
});

for (const view of ["", "aave"] as const) {
  test(`on a phone the view of ${view || "all"} has no more than fits, and is accessible`, async ({ page, open }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(link({ base: "2024e", view, show: "worth" }));
    await expect(verdict(page).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
}

test("the tab comes first among the analyses, right after the statement", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await expect(page.locator("nav.readings a").nth(1)).toHaveText("Worth");
  await study(page, "worth");
  await expect(page).toHaveTitle(/Worth/);
  await expect(figure(page, "aave.adjusted_earnings")).toBeVisible();
});
