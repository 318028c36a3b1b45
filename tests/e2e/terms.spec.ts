// Terms: words that the report explains, marked where they stand, and what opens them.
import { figure, link, preset } from "./controls";
import { answered, expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const dialog = (page: Page) => page.locator("dialog.glossary");
const heading = (page: Page) => dialog(page).getByRole("heading", { level: 2 });
/** A term in a part of the page. */
const term = (page: Page, within: string, id: string) => page.locator(`${within} button.term[data-term="${id}"]`);

test("a word of the sentence opens what it means, by mouse; others follow, and the focus comes back", async ({ page, open }) => {
  await open();
  const gho = term(page, ".sentence", "gho");
  await expect(gho).toHaveText("GHO");
  await expect(gho).toHaveAccessibleName("GHO");
  const address = page.url();
  await gho.click();
  await expect(heading(page)).toHaveText("GHO");
  await expect(heading(page)).toBeFocused();
  await expect(dialog(page).locator("p")).toContainText("Aave’s own stablecoin");
  await expectAccessible(page);
  // It leads on by its own words, and by the list, which holds all but the one that is open.
  const count = await dialog(page).locator("li").count();
  await expect(dialog(page).getByRole("listitem").filter({ hasText: /^GHO$/ })).toHaveCount(0);
  await dialog(page).locator("p").getByRole("button", { name: "stablecoin" }).click();
  await expect(heading(page)).toHaveText("Stablecoin");
  await expect(heading(page)).toBeFocused();
  await dialog(page).getByRole("listitem").getByRole("button", { name: "Take rate" }).click();
  await expect(heading(page)).toHaveText("Take rate");
  await expect(heading(page)).toBeFocused();
  await expect(dialog(page).locator("li")).toHaveCount(count);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(gho).toBeFocused();
  // A scenario it is none of.
  expect(page.url()).toBe(address);
});

test("it closes by its button and by a click beside it", async ({ page, open }) => {
  await open();
  const gho = term(page, ".sentence", "gho");
  await gho.click();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(gho).toBeFocused();
  await gho.click();
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(5, 300);
  await expect(dialog(page)).toHaveCount(0);
  await expect(gho).toBeFocused();
});

test("with keys: a term is a stop on the way, and opens with Enter and with Space", async ({ page, open }) => {
  await open();
  await expect(page.locator(".ring b")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(term(page, ".sentence", "gho")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("GHO");
  await page.keyboard.press("Escape");
  await expect(term(page, ".sentence", "gho")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(heading(page)).toBeFocused();
  // The first one in the text, behind the heading.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Stablecoin");
  await page.keyboard.press("Escape");
  await expect(term(page, ".sentence", "gho")).toBeFocused();
  // One stop more, and still not far.
  await page.keyboard.press("Tab");
  await expect(page.locator('.sentence [data-input="aave.gho_share"]')).toBeFocused();
});

test("the foot of the page opens the list of all", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  const all = page.getByRole("contentinfo").getByRole("button", { name: "Terms", exact: true });
  await all.click();
  await expect(heading(page)).toHaveText("Terms");
  await expect(dialog(page).locator("p")).toHaveCount(0);
  expect(await dialog(page).locator("li").count()).toBeGreaterThan(10);
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Node operator" }).click();
  await expect(dialog(page).locator("p")).toContainText("staked ETH");
  await page.keyboard.press("Escape");
  await expect(all).toBeFocused();
});

test("columns, prose and a protocol's first words have theirs, rows and figures have none", async ({ page, open }) => {
  await open();
  for (const id of ["adjusted-earnings", "multiple", "net-revenue", "net-margin", "fdv"]) {
    await expect(term(page, ".comparison:not(.comparison + .comparison) thead", id), id).toHaveCount(1);
  }
  await expect(page.locator(".comparison tbody .term")).toHaveCount(0);
  const prose = page.locator(".section.prose .term");
  await expect(prose).toHaveText(["gross revenue", "net revenue", "adjusted earnings"]);
  // Nothing that is pressed holds something else that is pressed.
  await expect(page.locator(":is(a, button, label, summary) .term")).toHaveCount(0);
  await term(page, ".comparison thead", "fdv").first().click();
  await expect(heading(page)).toHaveText("Fully diluted valuation (FDV)");
  await page.keyboard.press("Escape");
  await open(link({ view: "aave" }));
  await expect(page.locator(".about-protocol .term")).toHaveText(["stablecoin", "GHO"]);
  await expect(page.locator(":is(a, button, label, summary) .term")).toHaveCount(0);
});

test("an explanation explains its words above itself, and stays", async ({ page, open }) => {
  await open(link({ base: "2024e", view: "lido" }));
  await figure(page, "lido.fdv_to_earnings").click();
  const panel = page.locator("dialog.explain:not(.glossary)");
  const mark = panel.locator(".worth .term");
  await expect(mark).toHaveText("n.m.");
  // Why there is none is read to its end.
  const reason = panel.locator("p.notice");
  await expect(reason.locator(".term")).toHaveText(["Adjusted earnings", "multiple"]);
  expect(await reason.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  await mark.click();
  await expect(heading(page)).toHaveText("Not meaningful (n.m.)");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(panel).toBeVisible();
  await expect(mark).toBeFocused();
  await expect(page.locator("dialog :is(a, button:not(.term), summary) .term")).toHaveCount(0);
});

test("each stands out once in a step of the story, also where its sentence changes", async ({ page, open }) => {
  await open(link({ base: "2024e", show: "story", "show.step": "take-rate" }));
  await expect(page.locator(".story .text .term")).toHaveText(["net revenue", "take rate"]);
  await expect(page.locator(".story h2 .term")).toHaveCount(0);
  await term(page, ".story .text", "take-rate").click();
  await expect(heading(page)).toHaveText("Take rate");
  // The keys that lead from step to step do not, while it is open.
  await page.keyboard.press("ArrowRight");
  await expect(heading(page)).toHaveText("Take rate");
  await page.keyboard.press("Escape");
  await expect(page.locator(".story .at")).toContainText("1");
  await open(link({ base: "2025p", "aave.service_providers": "200000000" }));
  await expect(page.locator(".sentence")).toContainText("of which no multiple means anything");
  await expect(page.locator(".sentence .term")).toHaveText(["GHO", "multiple"]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "zh-CN", colorScheme: "dark" });

  test("a tap opens it, in Chinese, and a tap beside it closes it", async ({ page, open }) => {
    await open();
    const earnings = term(page, ".sentence", "adjusted-earnings");
    await expect(earnings).toHaveText("调整后收益");
    const { height } = (await earnings.boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(24);
    await earnings.tap();
    await expect(heading(page)).toHaveText("调整后收益");
    await expect(dialog(page).locator("p")).toContainText("加回一次性费用");
    await expect(dialog(page).locator("p .term")).toHaveText(["净收入", "代币激励"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    await dialog(page).getByRole("button", { name: "完全稀释估值（FDV）" }).tap();
    await expect(heading(page)).toHaveText("完全稀释估值（FDV）");
    await page.touchscreen.tap(195, 60);
    await expect(dialog(page)).toHaveCount(0);
    await expect(earnings).toBeFocused();
    await page.getByRole("contentinfo").getByRole("button", { name: "术语" }).tap();
    await expect(heading(page)).toHaveText("术语");
  });
});

test("until the whole model is there, it says that more is coming", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/analysis-*/model.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./");
  await answered(page);
  await term(page, ".sentence", "gho").click();
  await expect(dialog(page).locator("p")).toContainText("still to come");
  release();
  await expect(dialog(page).locator("p")).toContainText("Aave’s own stablecoin");
});

test("a card explains its words too, and on paper they are words", async ({ page }) => {
  await page.goto("./?embed=aave.fdv_to_earnings#v1&base=2025p&aave.service_providers=200000000");
  await answered(page);
  await figure(page, "aave.fdv_to_earnings").click();
  await page.locator("dialog .worth .term").click();
  await expect(heading(page)).toHaveText("Not meaningful (n.m.)");
  await page.goto("./");
  await answered(page);
  await expect(preset(page, "2025p")).toBeChecked();
  const line = () => term(page, ".sentence", "gho").evaluate((word) => getComputedStyle(word).textDecorationLine);
  expect(await line()).toBe("underline");
  await page.emulateMedia({ media: "print" });
  expect(await line()).toBe("none");
});
