import { tabTo } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, hash, link, preset, slider } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const PHONE = { width: 390, height: 844 };
const list = (page: Page) => page.locator(".ready-made-list");
const offered = (page: Page, id: string) => list(page).locator(`a[data-scenario="${id}"]`);
const open_one = (page: Page) => page.locator("#ready-made");
const here = (page: Page, line: string) => open_one(page).locator(`[data-claim-of="${line}"]`);
const MODULE = "#v1&base=2024e&scenario=safety-module-390&aave.safety_module_emission=390";

test("the overview offers the report's scenarios beneath the table, each with what it does", async ({ page, open }) => {
  await open(link({ base: "2025p" }));
  await expect(list(page).getByRole("heading", { level: 2 })).toHaveText("Scenarios to try");
  await expect(list(page).getByRole("listitem")).toHaveCount(10);
  const item = (id: string) => list(page).getByRole("listitem").filter({ has: page.locator(`[data-scenario="${id}"]`) });
  await expect(item("safety-module-390")).toContainText("Adjusted earningsAave 26.4M → 42.4M");
  await expect(item("gho-without-incentives")).toContainText("Aave 56.1M → 72.8M");
  for (const moved of ["Aave 56.1M → ", "Sky 99.5M → ", "Lido 4.3M → −", "ether.fi 9.3M → −"]) await expect(item("bear-market")).toContainText(moved);
  // Prices move no earnings, but what is paid for them; Lido's are a loss.
  await expect(item("prices-mid-2026")).toContainText("FDV / earnings");
  await expect(item("prices-mid-2026")).toContainText("Lido 600.0M → 272.0M");
  const table = await page.locator(".comparison").first().boundingBox();
  const assumptions = await page.locator("#assumptions").boundingBox();
  const place = await list(page).boundingBox();
  expect(table!.y < place!.y && place!.y < assumptions!.y).toBe(true);
});

test("opening one with the mouse changes what its changes by hand would, and tells claim and result", async ({ page, open }) => {
  await open(link({ base: "2025p" }));
  await offered(page, "safety-module-390").click();
  await expect(preset(page, "2024e")).toBeChecked();
  const { values } = await evaluate(page, { "aave.safety_module_emission": "390" }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expect.poll(() => hash(page)).toBe(MODULE);
  await expect(open_one(page).getByRole("heading")).toHaveText("Safety module at 390 AAVE a day");
  await expect(open_one(page)).toBeFocused();
  await expect(open_one(page).locator(".claims tbody tr").first()).toContainText("Aave: Adjusted earnings, against 2024E+30.5M+16.0M");
  await expect(open_one(page)).toContainText("saves 30.5M a year");
  await expect(open_one(page).getByRole("link", { name: "Aave governance forum" }).first()).toHaveAttribute("href", "https://governance.aave.com/t/22554");
  await expect(open_one(page).locator("details dl")).toBeHidden();
  await open_one(page).locator("summary").click();
  await expect(open_one(page).locator("details")).toContainText("Safety module emission 720 AAVE / day → 390 AAVE / day");
  await expect(open_one(page).locator("details")).toContainText("What is left after Umbrella");
  await expect(offered(page, "safety-module-390")).toHaveAttribute("aria-current", "true");

  // One step, that undo takes back and the browser's button too.
  await page.locator("#undo").click();
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(open_one(page)).toHaveCount(0);
  await page.locator("#redo").click();
  await expect(here(page, "aave.adjusted_earnings")).toHaveText("+16.0M");
  await page.goBack();
  await expect(open_one(page)).toHaveCount(0);
  await page.goBack();
  await expect(open_one(page)).toBeVisible();
  await page.reload();
  await expect(here(page, "aave.adjusted_earnings")).toHaveText("+16.0M");
  expect(await hash(page)).toBe(MODULE);
});

test("with the keyboard one opens, and the preset comes back", async ({ page, open }) => {
  await open(link({ base: "2025p" }));
  await expect(offered(page, "gho-one-billion")).toHaveText("GHO at one billion");
  await page.locator(".against-preset select").focus();
  await tabTo(page, offered(page, "gho-one-billion"));
  await page.keyboard.press("Enter");
  await expect(open_one(page)).toBeFocused();
  await expect(here(page, "aave.net_revenue")).toHaveText("+31.5M");
  await expect(open_one(page)).toContainText("+12.0M to +18.0M");
  await tabTo(page, open_one(page).getByRole("button", { name: "Back to 2024E" }));
  await page.keyboard.press("Enter");
  await expect(open_one(page)).toHaveCount(0);
  await expect.poll(() => hash(page)).toBe("#v1&base=2024e");
  await expect(page.locator("#undo")).toBeFocused();
});

test("a change takes the name out of the link and keeps the claim beside the new result; undo brings it back", async ({ page, open }) => {
  await open(`${MODULE}&view=aave`);
  await expect(here(page, "aave.adjusted_earnings")).toHaveText("+16.0M");
  // In the document: the test scrolls to the slider.
  const place = () => page.locator(".workbench").evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await place();
  await slider(page, "aave.service_providers").fill("20000000");
  await expect(here(page, "aave.adjusted_earnings")).toHaveText("+24.1M");
  await expect.poll(() => hash(page)).toBe("#v1&base=2024e&view=aave&aave.service_providers=20000000&aave.safety_module_emission=390");
  await expect(open_one(page).getByRole("status")).toBeVisible();
  expect(await place(), "nothing moves under a thumb").toBe(before);
  await page.locator("#undo").click();
  await expect.poll(() => hash(page)).toBe(`#v1&base=2024e&scenario=safety-module-390&view=aave&aave.safety_module_emission=390`);
  await expect(open_one(page).locator(".notice")).toBeHidden();
  await slider(page, "aave.service_providers").fill("20000000");
  await open_one(page).getByRole("button", { name: "Back to the scenario" }).click();
  await expect(here(page, "aave.adjusted_earnings")).toHaveText("+16.0M");
  await expect(open_one(page)).toBeFocused();
});

test("the same values make it the same scenario, whoever sets them", async ({ page, open }) => {
  await open(link({ base: "2024e", view: "aave" }));
  await slider(page, "aave.safety_module_emission").fill("390");
  await expect.poll(() => hash(page)).toContain("scenario=safety-module-390");
  await expect(open_one(page)).toBeVisible();
});

test("a protocol's page offers those that move it, folded beneath the results", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "lido" }));
  await expect(offered(page, "eth-staked-as-solana")).toBeHidden();
  await list(page).locator("summary").click();
  await expect(list(page).getByRole("listitem")).toHaveCount(4);
  await expect(offered(page, "gho-one-billion")).toHaveCount(0);
  await offered(page, "eth-staked-as-solana").click();
  await expect(page).toHaveURL(/view=lido/);
  await expect(here(page, "lido.adjusted_earnings")).toHaveText("+26.1M");
});

test("by its id alone a link opens one; an unknown one is told and the rest is taken", async ({ page, open }) => {
  await open("#v1&scenario=eth-staked-as-solana&view=lido");
  await expect(here(page, "lido.adjusted_earnings")).toHaveText("+26.1M");
  await expect(page.locator("#link-issues")).toHaveCount(0);
  await page.goto("./#v1&base=2025p&scenario=moon&macro.eth_price=4000");
  await page.reload();
  await expect(page.locator("#link-issues")).toContainText("The report offers no scenario called “moon”");
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(open_one(page)).toHaveCount(0);
  expect(await hash(page)).toContain("macro.eth_price=4000");
});

test("in Chinese it is told in Chinese, and another language keeps it open", async ({ page, open }) => {
  await open("#v1&scenario=gho-one-billion&lang=zh");
  await expect(open_one(page).getByRole("heading")).toHaveText("GHO 达到 10 亿");
  await expect(open_one(page).locator(".claims tbody tr").first()).toContainText("Aave：净收入（与“2024 报告”之差）+1,200万至 +1,800万+3,155万");
  await expect(list(page).getByRole("heading", { level: 2 })).toHaveText("现成情景");
  expect(await list(page).innerText()).not.toMatch(/Scenarios|Adjusted/);
  await page.locator("#language").click();
  await expect(open_one(page).getByRole("heading")).toHaveText("GHO at one billion");
});

for (const [colorScheme, lang, viewport] of [
  ["light", "en", PHONE],
  ["dark", "zh-CN", PHONE],
  ["light", "zh-CN", { width: 1440, height: 900 }],
  ["dark", "en", { width: 1440, height: 900 }],
] as const) {
  test(`it is accessible and fits: ${colorScheme}, ${lang}, ${viewport.width} wide`, async ({ page, open }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    for (const view of ["", "&view=aave"]) {
      await open(`#v1&scenario=bear-market${view}&lang=${lang}`);
      await page.reload();
      await expect(open_one(page)).toBeVisible();
      await page.locator(":is(#ready-made details, details.ready-made-list):not([open]) > summary").evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
      await expect(offered(page, "bear-market")).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
  });
}

test("host pages get the scenarios, and the same results", async ({ page, open }) => {
  await open();
  // Names in both languages come with the whole model.
  await page.waitForFunction(() => window.wasmBindings.scenarios().every(({ name }) => name.en && name.zh));
  const scenarios = await page.evaluate(() => window.wasmBindings.scenarios());
  expect(scenarios).toHaveLength(10);
  const module = scenarios.find(({ id }) => id === "safety-module-390");
  expect(module).toEqual({ id: "safety-module-390", name: { en: "Safety module at 390 AAVE a day", zh: "安全模块每天 390 枚 AAVE" }, preset: "2024e", overrides: { "aave.safety_module_emission": "390" }, link: MODULE });
});
