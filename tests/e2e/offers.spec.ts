// What is offered at the caret while a protocol's file is written: by keys, by touch, in Chinese, and never in the way.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const TEMPLATE = readFileSync("models/templates/earnings.toml", "utf8");
const OWN = "#v1&base=2025p&show=own";

const file = (page: Page) => page.locator(".own-editor textarea");
const list = (page: Page) => page.locator(".offers");
const offered = (page: Page) => list(page).getByRole("option");
const chosen = (page: Page) => list(page).locator("[aria-selected=true]");

/** Writes the template and puts the caret where `find` ends. */
async function at(page: Page, find: string, text = TEMPLATE) {
  await file(page).fill(text);
  await file(page).focus();
  await file(page).evaluate((area: HTMLTextAreaElement, place) => area.setSelectionRange(place, place), text.indexOf(find) + find.length);
}

test("ids of the file and of what is shared, with name and unit, taken by keys and taken back", async ({ page, open }) => {
  await open(OWN);
  const begun = TEMPLATE.replace("volume * fee", "volume * ");
  await at(page, 'formula = "volume * ', begun);
  await expect(list(page)).toBeHidden();
  await page.keyboard.type("f");
  await expect(offered(page).first()).toHaveText("fee Fee share");
  await expect(chosen(page)).toHaveText("fee Fee share");
  await expect(file(page)).toHaveAttribute("aria-activedescendant", "own-offers-0");
  await expect(page.getByRole("status").filter({ hasText: /offered/ })).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(file(page)).toHaveValue(TEMPLATE);
  await expect(list(page)).toBeHidden();
  // As in any field.
  await page.keyboard.press("Control+z");
  await expect(file(page)).toHaveValue(begun.replace("volume * ", "volume * f"));
  await page.keyboard.press("Control+Shift+z");
  await expect(file(page)).toHaveValue(TEMPLATE);
  // What all share is found by the part that one remembers.
  await page.keyboard.type(" * days");
  await expect(offered(page).first()).toHaveText("macro.days_per_year Days in a year day/year");
  await page.keyboard.press("Tab");
  await expect(file(page)).toHaveValue(TEMPLATE.replace("volume * fee", "volume * fee * macro.days_per_year"));
  await expect(file(page)).toBeFocused();
  // Where nothing is offered, Tab leaves the field.
  await page.keyboard.press("Tab");
  await expect(file(page)).not.toBeFocused();
});

test("arrows choose, Escape closes, and a caret that moves takes the list with it", async ({ page, open }) => {
  await open(OWN);
  await at(page, 'formula = "volume * fee', TEMPLATE.replace('fee"', 'fee + "'));
  await page.keyboard.type(" * token_");
  await expect(offered(page)).toHaveText([/^token_supply/, /^token_price/, /^token_incentives/]);
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveText(/^token_price/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(chosen(page)).toHaveText(/^token_incentives/);
  await page.keyboard.press("Escape");
  await expect(list(page)).toBeHidden();
  await expect(file(page)).not.toHaveAttribute("aria-activedescendant");
  await page.keyboard.type("s");
  await expect(chosen(page)).toHaveText(/^token_supply/);
  await page.keyboard.press("ArrowLeft");
  await expect(list(page)).toBeHidden();
  // All that can stand there, where the reader asks; then nothing is chosen yet, and Enter is the field's.
  await page.keyboard.press("End");
  await page.keyboard.type("\nformula = \" ");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+Space");
  await expect(offered(page).first()).toHaveText(/^volume/);
  await expect(chosen(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(file(page)).toHaveValue(/formula = " \n/);
});

test("keys of a table, then the units that can stand there; also while the file has mistakes", async ({ page, open }) => {
  await open(OWN);
  await at(page, "[[inputs]]\n", "[[inputs]\n".concat(TEMPLATE, "\n[[inputs]]\n").replace("[[inputs]\n", ""));
  await file(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(area.value.length, area.value.length));
  await page.keyboard.type("un");
  await expect(offered(page)).toHaveText(['unit = ""']);
  await page.keyboard.press("Enter");
  await expect(file(page)).toHaveValue(/\nunit = ""$/);
  // Within the quotation marks, what can be chosen is there at once.
  await expect(offered(page).first()).toHaveText(/^USD\/year an amount per time/);
  await page.keyboard.type("USD/M");
  await expect(chosen(page)).toHaveText("USD/MINE what one costs");
  await page.keyboard.press("Enter");
  await expect(file(page)).toHaveValue(/\nunit = "USD\/MINE"$/);
  await page.keyboard.press("End");
  await page.keyboard.type("\ngr");
  await page.keyboard.press("Enter");
  await expect(offered(page)).toHaveText(["business Business", "costs Costs", "token Token"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(file(page)).toHaveValue(/\ngroup = "costs"$/);
});

test("what is pasted, taken back or put there by other means has nothing offered", async ({ page, open }) => {
  await open(OWN);
  await at(page, 'formula = "volume * fee');
  await file(page).evaluate((area: HTMLTextAreaElement) => {
    document.execCommand("insertText", false, " + fe");
    area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  });
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(file(page)).toHaveValue(TEMPLATE);
  await expect(list(page)).toBeHidden();
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true, locale: "zh-CN" });

  test("a tap takes what was found by its Chinese name, and the keyboard stays", async ({ page, open }) => {
    await open(`${OWN}&lang=zh`);
    const begun = TEMPLATE.replace("volume * fee", "volume * ");
    await at(page, 'formula = "volume * ', begun);
    await page.keyboard.insertText("费率");
    await expect(offered(page).first()).toHaveText("fee 费率 share");
    const box = (await offered(page).first().boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(40);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await offered(page).first().tap();
    await expect(file(page)).toHaveValue(TEMPLATE);
    await expect(file(page)).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
