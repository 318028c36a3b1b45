import { link } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const WIDTHS = [360, 768, 1440];

/** Holds the model back until it is released: the page shows what stands in the document. */
async function hold(page: Page) {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/outline.*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

/** What is seen of head, title and table: each text with its place, as far as it is in one. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    const wanted = ".masthead :is(.wordmark, .settings button, nav a, summary), .in-sight :is(legend ~ label span, .changes > .action, .share, .whose, dt, .figure, .versus), .opening > *, .lead :is(.sentence, .sentence :is(.figure, .term), .lever input, .hint, figcaption, .plane, .level, p span, p b, .questions a, .trust), .arrow, .readings a, .comparison :is(h2, th, .term, a, small, .figure)";
    return [...document.querySelectorAll(wanted)].filter(shown).map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { text: element.textContent!.trim(), place: [left, top, width, height] };
    });
  });

/** Those that are not among others within half a pixel, which is less than is seen: a text that is cut into elements is rounded elsewhere. */
function moved(before: Awaited<ReturnType<typeof seen>>, after: typeof before) {
  const stays = ({ text, place }: (typeof before)[0]) => after.some((other) => other.text === text && other.place.every((size, at) => Math.abs(size - place[at]) <= 0.5));
  return before.filter((one) => !stays(one));
}

for (const width of WIDTHS) {
  for (const [locale, status] of [["en-US", "Loading the model…"], ["zh-CN", "正在载入模型……"]]) {
    test(`at ${width} pixels in ${locale}, the program takes over without a jump`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale });
      const page = await context.newPage();
      await page.addInitScript(() => {
        Object.assign(window, { shifts: [] as number[] });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) (window as unknown as { shifts: number[] }).shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      const release = await hold(page);
      await page.goto(baseURL!, { waitUntil: "domcontentloaded" });
      await expect(page.getByRole("status")).toHaveText([status]);
      const before = await seen(page);
      expect(before.length).toBeGreaterThan(50);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing goes beyond the window").toBe(true);
      release();
      await answered(page);
      await page.waitForTimeout(300);
      // The other tabs have come.
      expect(moved(before, await seen(page))).toEqual([]);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
      await context.close();
    });
  }
}

test("without JavaScript the title and the figures can be read, in both languages", async ({ browser, baseURL, page, open }) => {
  await open();
  // The tables below the first one come with the program.
  const seen = ":is(.lead, .comparison:not(.comparison + .comparison))";
  const figures = await page.locator(`${seen} .figure`).allInnerTexts();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(baseURL!);
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText(["What DeFi protocols earn, on your assumptions", "按你的假设，DeFi 协议赚多少"]);
  const [english, chinese] = [plain.locator("#boot > [lang=en]"), plain.locator("#boot > [lang=zh-CN]")];
  expect(await english.locator(`${seen} .figure`).allInnerTexts()).toEqual(figures);
  for (const figure of await english.locator(":is(.lead, .comparison) .figure").all()) await expect(figure).toBeVisible();
  // Words that the page explains are words here.
  const words = await page.locator(`${seen} .term`).allTextContents();
  expect(words.length).toBeGreaterThan(5);
  expect(await english.locator(`${seen} .term`).allTextContents()).toEqual(words);
  await expect(english.locator("button.term")).toHaveCount(0);
  await page.locator("#language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  expect(await chinese.locator(`${seen} .figure`).allInnerTexts()).toEqual(await page.locator(`${seen} .figure`).allInnerTexts());
  await expect(chinese.locator(".comparison")).toBeVisible();
  // What would do nothing is not there.
  for (const idle of ["nav", "button", "input"]) await expect(plain.locator(`#boot ${idle}`).first()).toBeHidden();
  await context.close();
});

for (const [what, fragment] of [["another scenario", link({ base: "2024e", "aave.gho_share": "0.2" })], ["a protocol", link({ base: "2025p", view: "lido" })]]) {
  test(`a link to ${what} shows no figures before its own`, async ({ page }) => {
    const release = await hold(page);
    await page.goto(`./${fragment}`, { waitUntil: "domcontentloaded" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("status")).toHaveText(["Loading the model…"]);
    for (const figure of await page.locator("#boot .figure").all()) expect(await figure.isVisible()).toBe(false);
    for (const control of await page.locator("#boot :is(.presets, nav)").all()) expect(await control.isVisible()).toBe(false);
    release();
    await answered(page);
    await expect(page.locator("#boot")).toHaveCount(0);
  });
}

/** Texts with their places, of what a selector finds in sight. */
const places = (page: Page, selector: string) =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)].filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { text: element.textContent!.trim(), place: [left, top, width, height] };
      }),
    selector,
  );

for (const width of WIDTHS) {
  for (const locale of ["en-US", "zh-CN"]) {
    test(`at ${width} pixels in ${locale}, a link to a protocol or the story shows first what no link changes, in its place`, async ({ browser, baseURL }) => {
      for (const [fragment, selector, count] of [
        [link({ base: "2024e", view: "sky", "sky.savings_share": "0.2" }), ".in-sight .whose, .about-protocol > p", 2],
        [link({ base: "2025p", view: "aave", show: "tornado" }), ".in-sight .whose, .about-protocol > p", 2],
        [link({ base: "2025p", show: "story", "aave.gho_share": "0.2" }), ".opening h1, .story :is(.at, h2, .text, .text .term, .text .figure)", 8],
      ] as const) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, locale });
        const page = await context.newPage();
        await page.addInitScript(() => {
          Object.assign(window, { shifts: [] as string[] });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) (window as unknown as { shifts: string[] }).shifts.push(JSON.stringify(entry));
          }).observe({ type: "layout-shift", buffered: true });
        });
        const release = await hold(page);
        await page.goto(baseURL! + fragment, { waitUntil: "domcontentloaded" });
        await expect(page.getByRole("status")).toHaveCount(1);
        const before = await places(page, selector);
        expect(before.length).toBeGreaterThanOrEqual(count);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        release();
        // It stands there all the while.
        for (let look = 0; look < 20; look++) expect(moved(before, await places(page, selector)), `${fragment}, look ${look}`).toEqual([]);
        await answered(page);
        await expect(page.locator(".statement, .tornado, .story .look").first()).toBeVisible();
        expect(moved(before, await places(page, selector)), fragment).toEqual([]);
        // An analysis takes the place of what says that it loads.
        if (!fragment.includes("tornado")) expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts), fragment).toEqual([]);
        await context.close();
      }
    });
  }
}

test("what somebody has written above it, another step and an unknown protocol leave out the texts of the first paint", async ({ page }) => {
  for (const fragment of [link({ base: "2025p", view: "aave", name: "Bull" }), link({ base: "2025p", show: "story", "show.step": "gho" }), link({ base: "2025p", view: "nobody" })]) {
    const release = await hold(page);
    await page.goto(`about:blank`);
    await page.goto(`./${fragment}`, { waitUntil: "domcontentloaded" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(["What DeFi protocols earn, on your assumptions"]);
    await expect(page.locator("#boot [data-of]").filter({ visible: true })).toHaveCount(0);
    release();
    await page.unrouteAll({ behavior: "wait" });
  }
});

test("a card shows no figures but its own", async ({ page }) => {
  const release = await hold(page);
  await page.goto("./?embed=aave.adjusted_earnings", { waitUntil: "domcontentloaded" });
  await expect(page.locator("#boot > [lang=en]")).toBeVisible();
  for (const part of await page.locator("#boot :is(header, nav, .in-sight, .comparison)").all()) expect(await part.isVisible()).toBe(false);
  release();
  await answered(page);
});

test("the colours of an earlier visit are there from the beginning", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("takerate.theme", "dark"));
  const release = await hold(page);
  await page.goto("./", { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  release();
  await answered(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
