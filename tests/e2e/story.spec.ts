// The story: all steps in both languages, levers that move what they say, keys, links, and the way on.
import { evaluate } from "./bindings";
import { hash, link, preset } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const STEPS = ["take-rate", "gho", "august", "multiple", "savings", "lido", "footnote", "projection", "actual", "price"];
/** The preset in which a step is entered, from the one that the page opens. */
const OF: Record<string, string> = { august: "2024e", multiple: "2024e", savings: "2024e", lido: "2024e", footnote: "2024e", projection: "2025p", actual: "2025a", price: "2025p" };

const story = (page: Page) => page.locator(".story");
const heading = (page: Page) => story(page).getByRole("heading", { level: 2 });
const next = (page: Page) => story(page).locator("a.next");
const lever = (page: Page, id: string) => story(page).locator(`.sentence input[data-input="${id}"]`);
const said = (page: Page, id: string) => story(page).locator(`.sentence [data-value-of="${id}"]`);
const step = (id: string, base = "2025p") => link({ base, show: "story", "show.step": id });

/** Every figure of the step is the model's: those of presets, and those of the scenario. */
async function expectTrue(page: Page, base: string, changes: Record<string, number> = {}) {
  const now = (await evaluate(page, changes, base)).values;
  const figures = story(page).locator("[data-value-of], [data-figure]");
  expect(await figures.count()).toBeGreaterThan(2);
  for (const figure of await figures.all()) {
    const [live, fixed, exact] = await Promise.all(["data-value-of", "data-figure", "data-exact"].map((name) => figure.getAttribute(name)));
    const [id, preset] = fixed?.split("@") ?? [live!, base];
    const values = fixed ? (await evaluate(page, {}, preset)).values : now;
    // Inputs and constants are none of its values.
    if (id in values) expect(exact, fixed ?? id).toBe(values[id]);
    expect((await figure.innerText()).trim()).toMatch(/\d|n\.m\.|无意义/);
  }
}

for (const [locale, width, height] of [["en-US", 390, 844], ["en-US", 1440, 900], ["zh-CN", 390, 844], ["zh-CN", 1440, 900]] as const) {
  test(`from the first screen through all steps: ${locale}, ${width}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale, viewport: { width, height }, colorScheme: width === 390 ? "dark" : "light" });
    const page = await context.newPage();
    await page.goto(baseURL!);
    await page.locator("nav.questions .read a").click();
    for (const [index, id] of STEPS.entries()) {
      await expect(story(page).locator(".at")).toHaveText(locale === "en-US" ? `Step ${index + 1} of ${STEPS.length}` : `第 ${index + 1} 步，共 ${STEPS.length} 步`);
      await expect(story(page).locator('[aria-current="step"]')).toHaveCount(1);
      const base = OF[id] ?? "2025p";
      await expect(preset(page, base)).toBeChecked();
      await expect(story(page).locator(".offer")).toHaveCount(0);
      await expectTrue(page, base);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(width);
      // What is written without figures says them by their places, all of them filled.
      expect(await story(page).innerText()).not.toMatch(/[{}@]|undefined|NaN/);
      await expectAccessible(page);
      if (index + 1 < STEPS.length) {
        await next(page).click();
        await expect(heading(page)).toBeFocused();
        await expect.poll(() => hash(page)).toContain(`show.step=${STEPS[index + 1]}`);
      }
    }
    await expect(next(page)).toHaveCount(0);
    await page.goBack();
    await expect(story(page).locator(".at")).toContainText("9");
    await context.close();
  });
}

test("a lever moves the sentence and its bar, and is kept from step to step and on the way on", async ({ page, open }) => {
  await open(step("gho"));
  const bar = story(page).locator(".look .live .bar i").first();
  const before = await bar.getAttribute("style");
  await lever(page, "aave.gho_share").click();
  await page.keyboard.type("15");
  const changes = { "aave.gho_share": 0.15 };
  const now = (await evaluate(page, changes, "2025p")).values;
  await expect(said(page, "aave.adjusted_earnings")).toHaveAttribute("data-exact", now["aave.adjusted_earnings"]!);
  await expect.poll(() => bar.getAttribute("style")).not.toBe(before);
  await expectTrue(page, "2025p", changes);
  await next(page).click();
  // The next step is of another year, in which the change stays.
  await expect(preset(page, "2024e")).toBeChecked();
  await expectTrue(page, "2024e", changes);
  await expect(story(page)).toContainText("This step is about 2024E, so all figures are now 2024E’s, with your changes kept.");
  await story(page).getByRole("link", { name: /Go on in the calculator: Aave/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
  expect(await hash(page)).toContain("base=2024e&view=aave&aave.gho_share=0.15");
  await page.goBack();
  await expect(heading(page)).toHaveText("A stormy August stands for a year");
});

test("switches stand in sentences, and count only where their preset has them", async ({ page, open }) => {
  await open(step("footnote", "2024e"));
  await expect(said(page, "etherfi.adjusted_earnings")).toHaveText("$3.3M");
  await lever(page, "etherfi.include_airdrop").check();
  await expect(said(page, "etherfi.adjusted_earnings")).toHaveText(/^−\$30\.\dM$/);
  await expectTrue(page, "2024e", { "etherfi.include_airdrop": 1 });
  // What a preset was stays what it was.
  await expect(story(page).locator('[data-figure="etherfi.adjusted_earnings@2024e"]')).toHaveText("$3.3M");
  await open(step("august", "2024e"));
  await lever(page, "aave.without_august_liquidations").check();
  await expectTrue(page, "2024e", { "aave.without_august_liquidations": 1 });
});

test("a link keeps its own scenario, and the step says that it is about another preset", async ({ page, open }) => {
  await open(`${step("august")}&aave.gho_share=0.1`);
  await expect(heading(page)).toHaveText("A stormy August stands for a year");
  await expect(story(page).locator(".offer")).toContainText("This step is about 2024E; your scenario stands on 2025P");
  await expect(lever(page, "aave.without_august_liquidations")).toBeDisabled();
  await expectTrue(page, "2025p", { "aave.gho_share": 0.1 });
  await story(page).getByRole("button", { name: "Change to 2024E" }).click();
  await expect(story(page).locator(".offer")).toHaveCount(0);
  await expect(lever(page, "aave.without_august_liquidations")).toBeEnabled();
  await expectTrue(page, "2024e", { "aave.gho_share": 0.1 });
});

test("the arrow keys lead from step to step, but not from a lever", async ({ page, open }) => {
  await open(step("lido", "2024e"));
  await expect(heading(page)).toHaveText("Size is not profit");
  await page.keyboard.press("ArrowRight");
  await expect(heading(page)).toHaveText("What a footnote leaves out");
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(heading(page)).toHaveText("Sky pays its savers first");
  await lever(page, "sky.savings_rate").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(heading(page)).toHaveText("Sky pays its savers first");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => hash(page)).toContain("sky.savings_rate=");
  await expect(heading(page)).toHaveText("Sky pays its savers first");
});

test("where there is no multiple, the sentence says so and its levers stay", async ({ page, open }) => {
  await open(step("multiple", "2024e"));
  const costs = lever(page, "aave.service_providers");
  await costs.evaluate((field: HTMLInputElement) => (field.dataset.own = "kept"));
  await costs.click();
  await page.keyboard.type("90m");
  await expect(story(page).locator(".sentence")).toContainText("of which no multiple means anything");
  await expect(costs).toHaveAttribute("data-own", "kept");
  await expect(story(page).locator(".look .live").last()).toContainText("n.m.");
});

test("steps are links: a heading, the progress, a step that there is not", async ({ page, open }) => {
  await open(step("savings", "2024e"));
  await expect(page).toHaveTitle(/Story/);
  await expect(heading(page).getByRole("link")).toHaveAttribute("href", /#v1&base=2024e&show=story&show.step=savings/);
  await story(page).locator(".dots").getByRole("link", { name: "9. What 2025 turned out to be" }).click();
  await expect(preset(page, "2025a")).toBeChecked();
  await expect(heading(page)).toHaveText("What 2025 turned out to be");
  // Another language, the same step.
  await page.evaluate(() => (location.hash = `${location.hash}&lang=zh`));
  await expect(heading(page)).toHaveText("2025 年的实际结果");
  await open(step("nowhere"));
  await expect(heading(page)).toHaveText("协议留下多少");
  await expect(page.locator("#analysis .notice").first()).toContainText("show.step=nowhere");
});

test("it is readable at 320 pixels and with forced colours", async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ forcedColors: "active" });
  await open(step("actual", "2025a"));
  await expect(heading(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
