import { analysis, chart, choice, copied, number, tabTo, type } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, hash, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const AAVE = link({ base: "2025p", view: "aave", show: "table" });
const plane = (page: Page) => chart(page).figure.locator("[data-plot]");
const use = (page: Page) => analysis(page).getByRole("button", { name: "Use these values" });

/** Points at a cell of a table of `columns` by `rows`, counted from the left and from the top. */
async function cell(page: Page, column: number, row: number, columns = 21, rows = 21) {
  await plane(page).scrollIntoViewIfNeeded();
  const box = (await plane(page).boundingBox())!;
  return { x: box.x + (box.width * (column + 0.5)) / columns, y: box.y + (box.height * (row + 0.5)) / rows };
}

test("the table is what evaluating each pair gives, and the scenario's own point is said", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(`${AAVE}&show.steps=3`);
  await expect(analysis(page)).toContainText("In your scenario: GHO's share of active loans 6%, ETH price 3,000 USD / ETH, FDV / earnings 48.2x.");
  const { rows } = await copied(page, chart(page));
  expect(rows).toHaveLength(3);
  const cells = rows.map((row) => row.slice(1));
  // Rows and columns as the table has them: 0, 25 and 50 per cent; 500, 5,250 and 10,000 USD.
  for (const [row, price] of ["500", "5250", "10000"].entries()) {
    for (const [column, share] of ["0", "0.25", "0.5"].entries()) {
      const { values } = await evaluate(page, { "aave.gho_share": share, "macro.eth_price": price }, "2025p");
      const exact = values["aave.fdv_to_earnings"];
      const text = cells.find((_, index) => rows[index][0].replace(/\D/g, "").startsWith(price))?.[column] ?? cells[row][column];
      if (exact === null) expect(Number(text)).toBeNaN();
      else expect(Math.abs(Number(text) / Number(exact) - 1)).toBeLessThan(1e-9);
    }
  }
});

test("a cell is read by pointing and by keys, held, and its values are used and taken back", async ({ page, open }) => {
  await open(AAVE);
  const { readout, drawing } = chart(page);
  const at = await cell(page, 4, 10);
  await page.mouse.move(at.x, at.y);
  await expect(readout).toContainText("GHO's share of active loans 10%");
  await expect(use(page)).toHaveCount(0);
  await page.mouse.click(at.x, at.y);
  const held = await readout.innerText();
  await page.mouse.move(2, 2);
  await expect(readout).toHaveText(held);

  await use(page).click();
  await expect.poll(() => hash(page)).toContain("aave.gho_share=0.1");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(field(page, "macro.eth_price")).toHaveValue("5,250");
  await expect(analysis(page)).toContainText("In your scenario: GHO's share of active loans 10%, ETH price 5,250 USD / ETH");
  await analysis(page).getByRole("button", { name: "Undo" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
  await expect(field(page, "macro.eth_price")).toHaveValue("3,000");

  await drawing.focus();
  await page.keyboard.press("ArrowRight");
  await expect(readout).not.toHaveText(held);
  await page.keyboard.press("Escape");
  await expect(use(page)).toHaveCount(0);
});

for (const [width, height] of [[1440, 900], [390, 844]]) {
  test(`at ${width} by ${height} what is read has its place beside the drawing`, async ({ page, open }) => {
    await page.setViewportSize({ width, height });
    await open(AAVE);
    const { readout, figure, drawing } = chart(page);
    await expect(drawing).toHaveAttribute("aria-label", /FDV/);
    for (const read of [/Point at/, /GHO's share of active loans/]) {
      await expect(readout).toContainText(read);
      const words = (await readout.boundingBox())!;
      for (const part of await figure.locator("svg, [data-plot]").filter({ visible: true }).all()) {
        const box = (await part.boundingBox())!;
        const apart = words.y >= box.y + box.height - 1 || words.y + words.height <= box.y + 1 || words.x >= box.x + box.width - 1 || words.x + words.width <= box.x + 1;
        expect(apart, `${read}: ${JSON.stringify(words)} ${JSON.stringify(box)}`).toBe(true);
      }
      await plane(page).hover();
    }
  });
}

test("the first arrow key begins at the reader's own point", async ({ page, open }) => {
  await open(AAVE);
  const { drawing, readout } = chart(page);
  await expect(drawing).toHaveAttribute("aria-label", /FDV/);
  await drawing.focus();
  await page.keyboard.press("ArrowUp");
  // Six per cent lies between the cells of 5 and 7.5; 3,000 USD next to 2,875, from where the key goes one up.
  await expect(readout).toContainText("GHO's share of active loans 5%");
  await expect(readout).toContainText(/ETH price (2,875|3,350)/);
});

test("axes, ends, steps and target reach the link and the drawing; swapping and choosing the other axis exchange them", async ({ page, open }) => {
  await open(AAVE);
  const { drawing } = chart(page);
  await type(number(page, "Target"), "30");
  await expect.poll(() => hash(page)).toContain("show.target=30");
  await expect(drawing).toHaveAttribute("aria-label", /30x/);
  await type(number(page, "To").first(), "30");
  await expect.poll(() => hash(page)).toContain("show.x.to=0.3");
  await type(number(page, "Values on each axis"), "101");
  await expect.poll(() => hash(page)).toContain("show.steps=101");
  await analysis(page).getByRole("button", { name: "Swap the axes" }).click();
  await expect(choice(page, "Across")).toHaveValue("macro.eth_price");
  await expect(choice(page, "Upwards")).toHaveValue("aave.gho_share");
  await expect.poll(() => hash(page)).toContain("show.y.to=0.3");
  await choice(page, "Across").selectOption("aave.gho_share");
  await expect(choice(page, "Upwards")).toHaveValue("macro.eth_price");
  await choice(page, "Across").selectOption("aave.token_price");
  await expect.poll(() => hash(page)).not.toContain("show.x.to");
  await expect(drawing).toHaveAttribute("aria-label", /AAVE price/);
  await choice(page, "Result").selectOption("aave.adjusted_earnings");
  await expect.poll(() => hash(page)).not.toContain("show.target");
});

test("what makes no sense is said at the field, and the last table stays", async ({ page, open }) => {
  await open(AAVE);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /FDV/);
  const before = [await chart(page).drawing.getAttribute("aria-label"), await hash(page)];
  for (const [name, text, message] of [
    ["From", "60", "This must be below where the axis ends."],
    ["To", "-1", "This cannot be negative."],
    ["To", "120", "A share cannot exceed 100%."],
    ["Values on each axis", "1", "Type a whole number from 2 to 101."],
    ["Values on each axis", "102", "Type a whole number from 2 to 101."],
    ["Target", "much", "This is not a number."],
  ]) {
    await type(number(page, name).first(), text);
    await expect(analysis(page).getByRole("alert").filter({ hasText: message }), text).toBeVisible();
    expect([await chart(page).drawing.getAttribute("aria-label"), await hash(page)]).toEqual(before);
  }
});

test("what a link cannot ask is said, and the scenario is untouched", async ({ page, open }) => {
  await open(`${AAVE}&show.x=macro.eth_price&show.y=macro.eth_price`);
  await expect(analysis(page).getByRole("alert").filter({ hasText: "“ETH price” (macro.eth_price) is on both axes" })).toBeVisible();
  await expect(analysis(page).getByRole("button", { name: "Try again" })).toHaveCount(0);
  await choice(page, "Upwards").selectOption("aave.gho_share");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /FDV/);
  await expectExact(page, "aave.adjusted_earnings", "56066062.5");
});

test("the point follows the scenario, and leaves with a word when it is beyond the axes", async ({ page, open }) => {
  await open(`${AAVE}&show.x.to=0.2`);
  await slider(page, "aave.gho_share").fill("0.15");
  await expect(analysis(page)).toContainText("GHO's share of active loans 15%");
  await slider(page, "aave.gho_share").fill("0.4");
  await expect(analysis(page)).toContainText("Your own values lie outside these axes.");
});

test("by keyboard alone: to a cell, its values, and back", async ({ page, open }) => {
  await open(AAVE);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /FDV/);
  await tabTo(page, chart(page).drawing);
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await expect(chart(page).readout).toContainText("GHO's share of active loans 5%");
  await page.keyboard.press("Tab");
  await expect(use(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page, "aave.gho_share")).toHaveValue("5");
  await expect(field(page, "macro.eth_price")).toHaveValue("9,525");
  await tabTo(page, analysis(page).getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test("a tapped cell is held and its values are used", async ({ page, open }) => {
    await open(AAVE);
    const at = await cell(page, 4, 10);
    await page.touchscreen.tap(at.x, at.y);
    await expect(chart(page).readout).toContainText("GHO's share of active loans 10%");
    await use(page).tap();
    await expect.poll(() => hash(page)).toContain("aave.gho_share=0.1");
  });
});
