import { analysis } from "./analyses";
import { field, hash, link, preset, slider, visit, way } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const undo = (page: Page) => page.locator("#undo");
const redo = (page: Page) => page.locator("#redo");
const steps = (page: Page) => analysis(page).getByRole("list", { name: "Steps" }).getByRole("listitem");

test("undo and redo go through every change, by button and by key", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await slider(page, "aave.gho_share").fill("0.1");
  await slider(page, "macro.eth_price").fill("4000");
  await preset(page, "2025p").check();
  await undo(page).click();
  await expect(preset(page, "2024e")).toBeChecked();
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await undo(page).click();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Control+z");
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await page.keyboard.press("Meta+Shift+z");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await page.keyboard.press("Control+y");
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await redo(page).click();
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(redo(page)).toHaveAttribute("aria-disabled", "true");
});

test("a key takes a typed value back in its own field, once the field has taken it", async ({ page, open }) => {
  await page.clock.setFixedTime("2025-01-01T12:00:00Z");
  await open(link({ base: "2025p", view: "aave" }));
  const share = field(page, "aave.gho_share");
  await share.selectText();
  await share.pressSequentially("12");
  await share.press("Enter");
  await page.keyboard.press("Control+z");
  await expect(share).toHaveValue("6");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Control+y");
  await expect(share).toHaveValue("12");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+z");
  await expect(share).toHaveValue("6");
  // What it has not taken is the field's own still.
  await slider(page, "aave.gho_share").fill("0.2");
  await field(page, "macro.eth_price").selectText();
  await page.keyboard.type("abc");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+z");
  await expect(share).toHaveValue("20");
});

test("a drag is one step, and changes after an undo take the place of what was undone", async ({ page, open }) => {
  await page.clock.setFixedTime("2025-01-01T12:00:00Z");
  await open(link({ view: "aave" }));
  for (const share of ["0.05", "0.06", "0.07", "0.0235", "0.08"]) await slider(page, "aave.gho_share").fill(share);
  await expect.poll(() => hash(page)).toContain("aave.gho_share=0.08");
  await undo(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await slider(page, "macro.eth_price").fill("4000");
  await expect(redo(page)).toHaveAttribute("aria-disabled", "true");
  await undo(page).click();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
});

test("the browser's back is an undo too, and a view is no step", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await visit(page, "sky");
  await page.goBack();
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await redo(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

test("the list says what changed in each step and leads back to it", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await slider(page, "macro.eth_price").fill("4000");
  await way(page, "History");
  await expect(steps(page)).toHaveText([/ETH price: 2,340 USD \/ ETH → 4,000 USD \/ ETH\s+now/, /^Aave: GHO's share of active loans: 2\.35% → 10%$/, /^Opened: 2024E$/]);
  await steps(page).nth(1).getByRole("link").click();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await expect(steps(page)).toHaveCount(3);
  await expect(steps(page).nth(1).getByRole("link")).toHaveAttribute("aria-current", "step");
  await redo(page).click();
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
});

test("what leads back to the step before is a step of its own, and undo takes it back", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await way(page, "Reset all");
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await expect(page.locator("#changed")).toBeFocused();
  await undo(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await redo(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await preset(page, "2025p").check();
  await preset(page, "2024e").check();
  await undo(page).click();
  await expect(preset(page, "2025p")).toBeChecked();
  await undo(page).click();
  await undo(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

test("a drag that ends where it began is no step", async ({ page, open }) => {
  await page.clock.setFixedTime("2025-01-01T12:00:00Z");
  await open(link({ base: "2025p", view: "aave" }));
  await slider(page, "macro.eth_price").fill("4000");
  for (const share of ["0.05", "0.06"]) await slider(page, "aave.gho_share").fill(share);
  await undo(page).click();
  await expect(field(page, "macro.eth_price")).toHaveValue("3,000");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
});

test("steps that were made one by one stay when the next ones go back quickly", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const by = async (key: string) => {
    await slider(page, "aave.gho_share").focus();
    await page.keyboard.press(key);
  };
  await by("ArrowRight");
  await page.waitForTimeout(1100);
  await by("ArrowRight");
  await page.waitForTimeout(1100);
  for (let step = 0; step < 3; step += 1) await by("ArrowLeft");
  await way(page, "History");
  await expect(steps(page)).toHaveCount(4);
});

test("any step of the list is gone to, not made anew", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  for (const price of ["3000", "4000", "5000"]) {
    await field(page, "macro.eth_price").fill(price);
    await page.waitForTimeout(1100);
  }
  await way(page, "History");
  await steps(page).last().getByRole("link").click();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await expect(steps(page)).toHaveCount(4);
  await expect(steps(page).last().getByRole("link")).toHaveAttribute("aria-current", "step");
  await redo(page).click();
  await expect(field(page, "macro.eth_price")).toHaveValue("3,000");
});

test("while something is explained, the key leaves the page behind it as it is", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await page.locator("[data-value-of='aave.adjusted_earnings']").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

test("while a number is typed, the key is the field's own", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await field(page, "macro.eth_price").selectText();
  await page.keyboard.press("5");
  await page.keyboard.press("Control+z");
  await expect(field(page, "macro.eth_price")).not.toHaveValue("5");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});
