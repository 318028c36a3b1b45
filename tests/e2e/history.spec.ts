import { analysis } from "./analyses";
import { field, hash, link, preset, slider, visit } from "./controls";
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
  await page.getByRole("link", { name: "History" }).click();
  await expect(steps(page)).toHaveText([/ETH price: 2,340 USD \/ ETH → 4,000 USD \/ ETH\s+now/, /^Aave: GHO's share of active loans: 2\.35% → 10%$/, /^Opened: 2024E$/]);
  await steps(page).nth(1).getByRole("link").click();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await expect(steps(page)).toHaveCount(3);
  await expect(steps(page).nth(1).getByRole("link")).toHaveAttribute("aria-current", "step");
  await redo(page).click();
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
});

test("while a number is typed, the key is the field's own", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await field(page, "macro.eth_price").focus();
  await page.keyboard.press("Control+z");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});
