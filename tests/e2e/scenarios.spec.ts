import { analysis, choice, tabTo } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, hash, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const AAVE = link({ base: "2025p", view: "aave", show: "compare" });
const KEY = "takerate.scenarios";
const name = (page: Page) => analysis(page).getByRole("textbox", { name: "Name of the scenario as it is now" });
const saved = (page: Page) => analysis(page).locator(".shelf a");
const said = (page: Page) => analysis(page).locator(".said");
const wrong = (page: Page) => analysis(page).getByRole("alert");
const deed = (page: Page, what: string, of: string) => analysis(page).getByRole("button", { name: `${what} “${of}”` });
const results = (page: Page) => analysis(page).getByRole("table", { name: "Results side by side" });
const differ = (page: Page) => analysis(page).getByRole("table", { name: "Assumptions that differ" });
const takeAway = (page: Page, column: string) => analysis(page).getByRole("button", { name: `Take away ${column}` });

async function save(page: Page, text: string) {
  await name(page).fill(text);
  await name(page).press("Enter");
}

test("a scenario is saved, survives a reload, opens, and is compared under its name", async ({ page, open }) => {
  await open(AAVE);
  await slider(page, "aave.gho_share").fill("0.1");
  await save(page, "GHO at ten");
  await expect(said(page)).toContainText("“GHO at ten” is saved.");
  await expect(name(page)).toHaveValue("");
  await slider(page, "aave.gho_share").fill("0.3");
  await expect.poll(() => hash(page)).toContain("aave.gho_share=0.3");
  await page.reload();
  await expect(saved(page)).toHaveText(["GHO at ten"]);
  await expect(analysis(page).locator(".shelf small")).toHaveText(["2025P, 1 change"]);
  await saved(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect.poll(() => hash(page)).toContain("show=compare");
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("30");

  await analysis(page).getByRole("button", { name: "Add a scenario" }).click();
  await choice(page, "Third").selectOption({ label: "2025P" });
  await choice(page, "First").selectOption({ label: "GHO at ten" });
  await expect.poll(() => hash(page)).toContain("show.1=2025p;aave.gho_share=0.1");
  await expect(results(page).getByRole("columnheader")).toHaveText(["Result", "GHO at ten", "Your scenario", "2025P", "Your scenario less GHO at ten", "2025P less GHO at ten"]);
  const row = results(page).getByRole("row").filter({ hasText: "Adjusted earnings" });
  await expect(row.getByRole("cell")).toHaveText(["57.2M", await page.locator("[data-value-of='aave.adjusted_earnings']").first().innerText(), "56.1M", /^\+/, /^−1\.1M \(−1\.9%\)$/]);
  await expect(analysis(page)).toContainText("1 assumption differs");
  await expect(differ(page).getByRole("cell")).toHaveText(["10%", "30%", "6%", "+20.00 pp", "−4.00 pp"]);
});

test("scenarios are updated, renamed, copied and deleted, and what is lost comes back", async ({ page, open }) => {
  await open(AAVE);
  await save(page, "Bear");
  await slider(page, "aave.gho_share").fill("0.2");
  await deed(page, "Update", "Bear").click();
  await expect(said(page)).toContainText("“Bear” is now the scenario as it stands.");
  await expect(analysis(page).locator(".shelf small")).toHaveText(["2025P, 1 change"]);
  await said(page).getByRole("button", { name: "Undo" }).click();
  await expect(analysis(page).locator(".shelf small")).toHaveText(["2025P"]);
  await deed(page, "Duplicate", "Bear").click();
  await expect(saved(page)).toHaveText(["Bear", "Bear 2"]);
  await deed(page, "Rename", "Bear 2").click();
  const rename = analysis(page).getByRole("textbox", { name: "Rename “Bear 2”" });
  await expect(rename).toBeFocused();
  await rename.fill("Bear");
  await rename.press("Enter");
  await expect(wrong(page)).toContainText("There is already a scenario called “Bear”.");
  await rename.fill("Bull");
  await rename.press("Enter");
  await expect(saved(page)).toHaveText(["Bear", "Bull"]);
  await expect(wrong(page)).toHaveCount(0);
  await deed(page, "Rename", "Bull").click();
  await analysis(page).getByRole("textbox", { name: "Rename “Bull”" }).press("Escape");
  await expect(analysis(page).getByRole("textbox", { name: "Rename “Bull”" })).toHaveCount(0);
  await deed(page, "Delete", "Bear").click();
  await expect(saved(page)).toHaveText(["Bull"]);
  await expect(said(page).getByRole("button", { name: "Undo" })).toBeFocused();
  await said(page).getByRole("button", { name: "Undo" }).click();
  await expect(saved(page)).toHaveText(["Bear", "Bull"]);
});

test("up to four stand side by side, by a link that holds them all", async ({ page, open, browser, baseURL }) => {
  await open(`${AAVE}&show.1=2025p&show.2=2025a&show.3=now`);
  const add = analysis(page).getByRole("button", { name: "Add a scenario" });
  await slider(page, "macro.eth_price").fill("4000");
  await add.click();
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await expect(results(page).getByRole("columnheader")).toHaveCount(8);
  await expect.poll(() => hash(page)).toContain("show.1=2025p&show.2=2025a&show.3=now&show.4=2024e");
  await takeAway(page, "2024E").click();
  await expect(add).toBeFocused();
  await expect(results(page).getByRole("columnheader")).toHaveCount(6);
  const address = await hash(page);
  const text = await results(page).innerText();

  const other = await browser.newPage();
  await other.goto(`${baseURL}${address}`);
  await expect(results(other)).toHaveText(text.replace(/\s+/g, " "), { useInnerText: true });
  await other.close();
});

test("the statement of each adds up to what evaluating it gives", async ({ page, open }) => {
  await open(`${AAVE}&show.1=2024e&show.2=2025p;macro.eth_price=4000;aave.service_providers=1e7`);
  const { values } = await evaluate(page, { "macro.eth_price": "4000", "aave.service_providers": "10000000" }, "2025p");
  const shown = await results(page).getByRole("row").filter({ hasText: "Adjusted earnings" }).getByRole("cell").nth(1).innerText();
  expect(shown).toBe(`${(Number(values["aave.adjusted_earnings"]) / 1e6).toFixed(1)}M`);
  await expect(results(page).getByRole("columnheader")).toHaveText(["Result", "2024E", "2025P: ETH price 4,000 USD / ETH, Service providers 10M USD / year", "Difference"]);
});

for (const [what, text, message] of [
  ["nothing", "   ", "Type a name first."],
  ["ten thousand letters", "x".repeat(10_000), "The name is too long; shorten it to at most 80 characters."],
]) {
  test(`a name of ${what} is refused and stays typed`, async ({ page, open }) => {
    await open(AAVE);
    await save(page, text);
    await expect(wrong(page)).toContainText(message);
    await expect(name(page)).toHaveValue(text);
    await expect(saved(page)).toHaveCount(0);
  });
}

test("markup, formulas and right-to-left names are text", async ({ page, open }) => {
  await open(AAVE);
  const names = ["<img src=x onerror=document.title='taken'>", "=HYPERLINK(1)", "شبكة ‮abc", "牛市"];
  for (const text of names) await save(page, text);
  await expect(saved(page)).toHaveText([names[0], names[1], "شبكة abc", names[3]]);
  await expect(analysis(page).locator("img")).toHaveCount(0);
  await expect(page).not.toHaveTitle("taken");
  for (const text of names.slice(0, 1)) await choice(page, "First").selectOption({ label: text });
  await expect(saved(page)).toHaveCount(4);
});

test("two tabs keep one list", async ({ page, open, context, baseURL }) => {
  await open(AAVE);
  const other = await context.newPage();
  await other.goto(`${baseURL}${AAVE}`);
  await save(page, "Here");
  await expect(saved(other)).toHaveText(["Here"]);
  await save(other, "There");
  await expect(saved(page)).toHaveText(["Here", "There"]);
  await deed(other, "Delete", "Here").click();
  await expect(saved(page)).toHaveText(["There"]);
});

test("what one tab types, deletes and brings back leaves what the other has saved as it is", async ({ page, open, context, baseURL }) => {
  await open(AAVE);
  await save(page, "Bear");
  await save(page, "Bull");
  const other = await context.newPage();
  await other.goto(`${baseURL}${AAVE}`);
  await deed(page, "Rename", "Bull").click();
  const rename = analysis(page).getByRole("textbox", { name: "Rename “Bull”" });
  await rename.fill("Bull, half typed");
  await save(other, "Third");
  await expect(saved(page)).toHaveText(["Bear", "Bull", "Third"]);
  await expect(rename).toHaveValue("Bull, half typed");
  await deed(page, "Delete", "Bear").click();
  await expect(saved(other)).toHaveText(["Bull", "Third"]);
  await slider(other, "aave.gho_share").fill("0.33");
  await save(other, "Bear");
  await expect(saved(page)).toHaveText(["Bull", "Third", "Bear"]);
  await said(page).getByRole("button", { name: "Undo" }).click();
  await expect(saved(page)).toHaveText(["Bear 2", "Bull", "Third", "Bear"]);
});

test("a scenario that was saved under another edition says so when it is opened", async ({ page, open }) => {
  const link = "#v1&base=2025p&aave.gho_share=0.1&model=0123abcd&saw.aave=70000000";
  const stored = JSON.stringify({ kind: "takerate-scenarios", version: 1, scenarios: [{ name: "Old", link }] });
  await page.addInitScript(([key, stored]) => localStorage.setItem(key, stored), [KEY, stored]);
  await open(AAVE);
  await saved(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(page.locator("#other-edition")).toContainText("Aave 70.0M → 57.2M");
  await expect(saved(page)).toHaveAttribute("aria-current", "true");
});

test("a store that is set aside overwrites neither an older one nor what another tab has begun", async ({ page, open, context, baseURL }) => {
  await page.addInitScript((key) => sessionStorage.getItem("begun") ?? (localStorage.setItem(key, "{second"), localStorage.setItem(`${key}.unreadable`, "{first"), sessionStorage.setItem("begun", "1")), KEY);
  await open(AAVE);
  const other = await context.newPage();
  await other.goto(`${baseURL}${AAVE}`);
  const anew = (tab: Page) => analysis(tab).getByRole("button", { name: "Set it aside and start anew" });
  await expect(anew(other)).toBeVisible();
  await anew(page).click();
  await expect(said(page)).toContainText("takerate.scenarios.unreadable.2");
  await save(page, "Precious");
  await expect(saved(other)).toHaveText(["Precious"]);
  await expect(anew(other)).toBeHidden();
  expect(await page.evaluate((key) => [localStorage.getItem(`${key}.unreadable`), localStorage.getItem(`${key}.unreadable.2`)], KEY)).toEqual(["{first", "{second"]);
});

test("a store that cannot be read is said, kept, and set aside on demand", async ({ page, open }) => {
  await page.addInitScript((key) => localStorage.getItem(key) ?? localStorage.setItem(key, "{broken"), KEY);
  await open(AAVE);
  await expect(wrong(page)).toContainText("cannot be read. Nothing is overwritten");
  await save(page, "Mine");
  await expect(wrong(page)).toContainText("cannot be read");
  await expect(name(page)).toHaveValue("Mine");
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe("{broken");
  await analysis(page).getByRole("button", { name: "Set it aside and start anew" }).click();
  await expect(said(page)).toContainText("takerate.scenarios.unreadable");
  expect(await page.evaluate((key) => localStorage.getItem(`${key}.unreadable`), KEY)).toBe("{broken");
  await name(page).press("Enter");
  await expect(saved(page)).toHaveText(["Mine"]);
});

test("what cannot be read among kept scenarios hides none of them, and stays", async ({ page, open }) => {
  const entries = [{ name: "Fine", link: "#v1&base=2025p&aave.gho_share=0.1" }, { name: 5, link: "#v9" }];
  const stored = JSON.stringify({ kind: "takerate-scenarios", version: 1, scenarios: entries });
  await page.addInitScript(([key, stored]) => localStorage.getItem(key) ?? localStorage.setItem(key, stored), [KEY, stored]);
  await open(AAVE);
  await expect(saved(page)).toHaveText(["Fine"]);
  await expect(analysis(page)).toContainText("One entry is stored here that cannot be read. It stays as it is.");
  await save(page, "Mine");
  await expect(saved(page)).toHaveText(["Fine", "Mine"]);
  expect(await page.evaluate((key) => JSON.parse(localStorage.getItem(key)!).scenarios, KEY)).toContainEqual(entries[1]);
});

test("deletions come back one after the other, by button and by key, and a mistake takes back what was said", async ({ page, open }) => {
  await open(AAVE);
  for (const name of ["One", "Two", "Three"]) {
    await save(page, name);
    await expect(said(page)).toContainText(`“${name}” is saved.`);
  }
  await save(page, "Three");
  await expect(wrong(page)).toContainText("There is already a scenario called “Three”");
  await expect(said(page)).not.toContainText("is saved");
  await slider(page, "aave.gho_share").fill("0.1");
  await deed(page, "Delete", "One").click();
  await expect(saved(page)).toHaveText(["Two", "Three"]);
  await deed(page, "Delete", "Two").click();
  await expect(saved(page)).toHaveText(["Three"]);
  await expect(said(page).getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(saved(page)).toHaveText(["Two", "Three"]);
  await said(page).getByRole("button", { name: "Undo: “One” is deleted" }).click();
  await expect(saved(page)).toHaveText(["One", "Two", "Three"]);
  await expect(analysis(page).locator(".shelf")).toBeFocused();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  // An update is not taken back once its name may be another scenario's.
  await deed(page, "Update", "One").click();
  await expect(said(page).getByRole("button", { name: "Undo" })).toBeVisible();
  await save(page, "Four");
  await expect(said(page)).toContainText("“Four” is saved.");
  await expect(said(page).getByRole("button", { name: "Undo" })).toBeHidden();
});

test("a preset is called by its name also where it is kept under another, and a new column is one that is not there", async ({ page, open }) => {
  await open(AAVE);
  await save(page, "Base case");
  await slider(page, "aave.gho_share").fill("0.1");
  await save(page, "Ten");
  const columns = () => results(page).getByRole("columnheader").filter({ hasNotText: " less " });
  await slider(page, "aave.gho_share").fill("0.2");
  await expect(columns()).toHaveText(["Result", "2025P", "Your scenario", "Difference"]);
  await analysis(page).getByRole("button", { name: "Add a scenario" }).click();
  await expect(columns()).toHaveText(["Result", "2025P", "Your scenario", "Ten"]);
});

test("a newer page's store is left alone", async ({ page, open }) => {
  const newer = JSON.stringify({ kind: "takerate-scenarios", version: 2, scenarios: [] });
  await page.addInitScript(([key, newer]) => localStorage.setItem(key, newer), [KEY, newer]);
  await open(AAVE);
  await save(page, "Mine");
  await expect(wrong(page)).toContainText("newer version of this page");
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe(newer);
});

for (const [how, script, message] of [
  ["full", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }", "The browser's store is full"],
  ["blocked", "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })", "This browser lets the page store nothing"],
]) {
  test(`a store that is ${how} is said, and nothing on the screen is lost`, async ({ page, open }) => {
    await page.addInitScript(script);
    await open(AAVE);
    await slider(page, "aave.gho_share").fill("0.1");
    await save(page, "Mine");
    await expect(wrong(page)).toContainText(message);
    await expect(name(page)).toHaveValue("Mine");
    await expect(field(page, "aave.gho_share")).toHaveValue("10");
    await expectExact(page, "aave.adjusted_earnings", "57179062.5");
  });
}

test("by keyboard alone: save, compare, delete, undo", async ({ page, open }) => {
  await open(AAVE);
  await expect(results(page)).toBeVisible();
  await tabTo(page, name(page));
  await page.keyboard.type("Typed");
  await page.keyboard.press("Enter");
  await expect(saved(page)).toHaveText(["Typed"]);
  await tabTo(page, deed(page, "Delete", "Typed"));
  await page.keyboard.press("Enter");
  await expect(saved(page)).toHaveCount(0);
  await expect(said(page).getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(saved(page)).toHaveText(["Typed"]);
  await tabTo(page, choice(page, "First"));
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => hash(page)).toContain("show.1=");
});

test("each column but the reader's own can be taken away, and two columns have one difference", async ({ page, open }) => {
  await open(`${AAVE}&aave.gho_share=0.1&show.1=2024e&show.2=2025p&show.3=2025a&show.4=now`);
  await expect(results(page).getByRole("columnheader")).toHaveText(["Result", "2024E", "2025P", "2025A", "Your scenario", "2025P less 2024E", "2025A less 2024E", "Your scenario less 2024E"]);
  await expect(analysis(page).getByRole("button", { name: /^Take away/ })).toHaveCount(3);
  await expect(takeAway(page, "Your scenario")).toHaveCount(0);
  for (const column of ["2024E", "2025A"]) await takeAway(page, column).click();
  await expect(results(page).getByRole("columnheader")).toHaveText(["Result", "2025P", "Your scenario", "Difference"]);
  const row = results(page).getByRole("row").filter({ hasText: "Adjusted earnings" });
  await expect(row.getByRole("cell")).toHaveText(["56.1M", "57.2M", "+1.1M (+2.0%)"]);
  await expect(differ(page).getByRole("row")).toHaveCount(2);
});

test("the differences of the protocol shown come first, the rest folded with their number", async ({ page, open }) => {
  await open(AAVE);
  const names = differ(page).getByRole("rowheader");
  await expect(names.first()).toHaveText(/^Aave: /);
  for (const name of await names.allInnerTexts()) expect(name).not.toMatch(/^(Sky|Lido|ether\.fi): /);
  const rest = analysis(page).locator("details").filter({ hasText: /\d+ assumptions of other protocols differ too/ });
  await expect(rest.getByRole("table")).toBeHidden();
  await rest.locator("summary").click();
  await expect(rest.getByRole("rowheader").filter({ hasText: /^Lido: / }).first()).toBeVisible();
  const here = await names.count();
  const told = Number(/\d+/.exec(await rest.locator("summary").innerText())![0]);
  expect(await rest.getByRole("rowheader").count()).toBe(told);
  await expect(analysis(page)).toContainText(`${here} assumptions differ`);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  test("tables side by side scroll with the page and only sideways", async ({ page, open }) => {
    await open(`${AAVE}&aave.gho_share=0.1`);
    await expect(results(page)).toBeVisible();
    for (const place of await analysis(page).locator(".compared").all()) {
      const { inner, outer } = await place.evaluate((place) => ({ inner: place.scrollHeight, outer: place.clientHeight }));
      expect(inner).toBeLessThanOrEqual(outer + 1);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
