import { analysis, chart, choice, copied, number, tabTo, type } from "./analyses";
import { evaluate } from "./bindings";
import { link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const AAVE = link({ base: "2025p", view: "aave", show: "tornado" });
const hash = (page: Page) => page.evaluate(() => location.hash);

test("each bar ends where evaluating both ends of the input does, and the longest comes first", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(`${AAVE}&show.by=10`);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: Adjusted earnings/);
  const { rows } = await copied(page, chart(page));
  const known = rows.find((row) => row[0] === "GHO borrow rate")!;
  const [low, high] = await Promise.all(["0.0495", "0.0605"].map((rate) => evaluate(page, { "aave.gho_borrow_rate": rate }, "2025p")));
  expect(known).toContain(low.values["aave.adjusted_earnings"]);
  expect(known).toContain(high.values["aave.adjusted_earnings"]);
  // Columns: assumption, low, high, the result at low and at high, their distance.
  const lengths = rows.map((row) => Math.abs(Number(row[3]) - Number(row[4]))).filter((length) => !Number.isNaN(length));
  expect(lengths).toEqual([...lengths].sort((one, other) => other - one));
  expect(lengths.length).toBeGreaterThan(12);
});

test("result and swing reach the link and the drawing; what has no effect is listed", async ({ page, open }) => {
  await open(AAVE);
  const { drawing, marks } = chart(page);
  await choice(page, "Result").selectOption("aave.fdv_to_earnings");
  await expect(drawing).toHaveAttribute("aria-label", /^Aave: FDV \/ earnings/);
  await expect.poll(() => hash(page)).toContain("show.output=aave.fdv_to_earnings");
  await analysis(page).getByRole("radio", { name: "by ± per cent" }).check();
  await expect.poll(() => hash(page)).toContain("show.by=10");
  const before = await drawing.getAttribute("aria-label");
  await type(number(page, "by ± per cent"), "25");
  await expect.poll(() => hash(page)).toContain("show.by=25");
  await expect(drawing).not.toHaveAttribute("aria-label", before!);
  for (const wrong of ["0", "-5"]) {
    await type(number(page, "by ± per cent"), wrong);
    await expect(analysis(page).getByRole("alert").filter({ hasText: "Type a number above 0, such as 10." })).toBeVisible();
    expect(await hash(page)).toContain("show.by=25");
    await expect(marks.first()).toBeVisible();
  }
  await analysis(page).getByRole("radio", { name: "over its sensible range" }).check();
  await expect.poll(() => hash(page)).not.toContain("show.by");
  await expect(marks).toHaveCount(12);
  await analysis(page).getByRole("button", { name: /^Show all/ }).click();
  await expect.poll(() => marks.count()).toBeGreaterThan(12);
  const none = analysis(page).locator("details").filter({ hasText: "assumptions without effect" });
  await none.locator("summary").click();
  await expect(none.getByRole("listitem").filter({ hasText: "Sky: Workforce" })).toBeVisible();
});

test("values are read by pointing and by keys", async ({ page, open }) => {
  await open(AAVE);
  const { mark, readout, drawing } = chart(page);
  await mark(1).hover();
  await expect(readout).toContainText("Stablecoin borrow rate");
  await page.mouse.move(2, 2);
  await expect(readout).toContainText("Point at the chart");
  await tabTo(page, drawing);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(readout).toContainText("Stablecoin borrow rate");
  await expect(mark(1)).toHaveClass(/\bon\b/);
  await page.keyboard.press("Home");
  await expect(readout).toContainText("Stablecoin loans");
  await page.keyboard.press("Escape");
  await expect(readout).toContainText("Point at the chart");
});

test("a moved slider moves the bars", async ({ page, open }) => {
  await open(AAVE);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
  await slider(page, "aave.service_providers").fill("60000000");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 26\.1M/);
});

test("one assumption goes across all protocols", async ({ page, open }) => {
  await open(AAVE);
  const across = chart(page, 1);
  await expect(across.marks).toHaveCount(4);
  await expect(across.drawing).toHaveAttribute("aria-label", /ETH price/);
  await choice(page, "Assumption").selectOption("macro.tbill_yield");
  await expect.poll(() => hash(page)).toContain("show.input=macro.tbill_yield");
  await expect(across.drawing).toHaveAttribute("aria-label", /Treasury/);
  await across.mark(0).hover();
  await expect(across.readout).toContainText("Aave");
});

test("by keyboard alone: another result, a swing, a value", async ({ page, open }) => {
  await open(AAVE);
  await expect(chart(page).marks.first()).toBeVisible();
  await tabTo(page, choice(page, "Result"));
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => hash(page)).toContain("show.output=");
  await tabTo(page, analysis(page).getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => hash(page)).toContain("show.by=10");
  await page.keyboard.press("Tab");
  await expect(number(page, "by ± per cent")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect.poll(() => hash(page)).toContain("show.by=30");
  await page.keyboard.press("Tab");
  await expect(chart(page).drawing).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(chart(page).readout).not.toContainText("Point at the chart");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test("a tapped bar is read, and stays readable", async ({ page, open }) => {
    await open(AAVE);
    await chart(page).mark(1).scrollIntoViewIfNeeded();
    await chart(page).mark(1).tap();
    await expect(chart(page).readout).toContainText("Stablecoin borrow rate");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
