// The first screen: a sentence with numbers to be moved, a map of two of them, and questions to try.
import { evaluate } from "./bindings";
import { expectExact, hash, link, swipe } from "./controls";
import { answered, expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const [X, Y, LINE] = ["macro.eth_price", "aave.gho_share", "aave.adjusted_earnings"];
const lever = (page: Page, id: string) => page.locator(`.lead input[data-input="${id}"]`);
const said = (page: Page) => page.locator(".lead .sentence [data-value-of]").first();
const exact = async (page: Page) => Number(await said(page).getAttribute("data-exact"));
const ring = async (page: Page) => {
  const style = (await page.locator(".ring").getAttribute("style"))!;
  return [/--x:([\d.]+)/, /--y:([\d.]+)/].map((place) => Number(place.exec(style)![1]));
};
/** Waits until the first screen is more than painted. */
const live = (page: Page) => expect(lever(page, Y)).toBeEnabled();
/** The middle of an element, on the screen. */
const middle = async (page: Page, selector: string) => {
  const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
  return [x + width / 2, y + height / 2] as const;
};

for (const [width, height] of [[1440, 900], [1366, 640], [390, 844]]) {
  test(`at ${width} by ${height} a lever, a result and a picture are in sight, before the program is there too`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    await page.route("**/outline.*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("./", { waitUntil: "domcontentloaded" });
    const places = () =>
      page.evaluate(() => {
        const shown = [...document.querySelectorAll(".lead")].find((lead) => lead.getClientRects().length)!;
        return [".lever input", ".sentence .figure", ".plane"].map((selector) => {
          const { top, bottom, left, right } = shown.querySelector(selector)!.getBoundingClientRect();
          return { selector, inSight: top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth };
        });
      });
    const all = [".lever input", ".sentence .figure", ".plane"].map((selector) => ({ selector, inSight: true }));
    expect(await places()).toEqual(all);
    release();
    await answered(page);
    await expect(page.locator(".ring b")).toBeVisible();
    expect(await places()).toEqual(all);
  });
}

test("a number that is dragged moves sentence, ring and rows, as one step", async ({ page, open }) => {
  await open();
  const before = await exact(page);
  const [x, y] = await middle(page, `.lead input[data-input="${X}"]`);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const step of [10, 20, 40]) await page.mouse.move(x + step, y);
  await page.mouse.up();
  // An eighth of the run of 320 pixels.
  await expect(lever(page, X)).toHaveValue("4,190");
  await expect.poll(() => exact(page)).toBeGreaterThan(before);
  await expect(page.locator(`.comparison [data-value-of="${LINE}"]`)).toHaveAttribute("data-exact", (await said(page).getAttribute("data-exact"))!);
  expect((await ring(page))[0]).toBeCloseTo((4190 - 1000) / 5000, 3);
  const { values } = await evaluate(page, { [X]: 4190 }, "2025p");
  expect(await said(page).getAttribute("data-exact")).toBe(values[LINE]);
  await expect.poll(() => hash(page)).toContain("macro.eth_price=4190");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lever(page, X)).toHaveValue("3,000");
});

test("a number is typed, also wrongly, and moved by keys", async ({ page, open }) => {
  await open();
  await lever(page, Y).click();
  await page.keyboard.type("12");
  await expectExact(page, LINE, (await evaluate(page, { [Y]: 0.12 }, "2025p")).values[LINE]);
  await page.keyboard.type("x");
  await expect(page.locator(".lead [role=status]")).toContainText("6% is still used");
  await expect(lever(page, Y)).toHaveAttribute("aria-invalid", "true");
  await expectExact(page, LINE, (await evaluate(page, {}, "2025p")).values[LINE]);
  await page.keyboard.press("Escape");
  await expect(lever(page, Y)).toHaveValue("6%");
  await expect(page.locator(".lead [role=status]")).toBeHidden();
  await page.keyboard.press("ArrowUp");
  await expect(lever(page, Y)).toHaveValue("6.1%");
  await page.keyboard.press("PageDown");
  await expect(lever(page, Y)).toHaveValue("5.1%");
});

test("the ring is dragged, and a press on the map moves it there", async ({ page, open }) => {
  await open();
  const { x, y, width, height } = (await page.locator(".plane").boundingBox())!;
  const at = (share: number, up: number) => [x + share * width, y + (1 - up) * height] as const;
  await page.mouse.move(...at(0.4, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.3), { steps: 4 });
  await page.mouse.move(...at(0.6, 0.5), { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await ring(page))[0]).toBeCloseTo(0.6, 1);
  await expect.poll(async () => (await ring(page))[1]).toBeCloseTo(0.5, 1);
  await expect(lever(page, X)).toHaveValue(/^4,0\d\d$|^3,9\d\d$/);
  // A gesture of its own begins after a pause, as with sliders.
  await page.waitForTimeout(1200);
  await page.mouse.click(...at(0.2, 0.8));
  await expect.poll(async () => (await ring(page))[0]).toBeCloseTo(0.2, 1);
  // Each gesture is one step.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await ring(page))[0]).toBeCloseTo(0.6, 1);
});

test("where inputs contradict each other the map is hatched, and the ring stops before", async ({ page, open }) => {
  await open(link({ base: "2025p", "aave.stablecoin_loans": "1000000000" }));
  await expect(page.locator(".drawing .gaps rect")).toHaveCount(1);
  const { x, y, width } = (await page.locator(".plane").boundingBox())!;
  await page.mouse.click(x + width - 3, y + 3);
  await expect.poll(async () => (await ring(page))[0]).toBeCloseTo(1, 1);
  expect((await ring(page))[1]).toBeLessThan(0.9);
  expect(await said(page).getAttribute("data-status")).toBeNull();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger that scrolls over the number and the map changes nothing", async ({ page, open }) => {
    await open();
    const client = await page.context().newCDPSession(page);
    for (const selector of [`.lead input[data-input="${Y}"]`, ".plane"]) {
      const [x, y] = await middle(page, selector);
      await swipe(page, client, [x, y], [0, -160]);
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(50);
      await expect(lever(page, Y)).toHaveValue("6%");
      await expect(lever(page, X)).toHaveValue("3,000");
      await page.evaluate(() => scrollTo(0, 0));
    }
  });

  test("a finger beside the ring that goes up leaves no step behind, however slowly", async ({ page, open }) => {
    await open();
    await live(page);
    const client = await page.context().newCDPSession(page);
    const [x, y] = await middle(page, ".plane");
    const touch = (type: string, ...points: { x: number; y: number }[]) => client.send("Input.dispatchTouchEvent", { type: type as "touchMove", touchPoints: points });
    await touch("touchStart", { x, y });
    for (let step = 1; step <= 40; step++) await touch("touchMove", { x: x + step / 10, y: y - step * 3 });
    await touch("touchEnd");
    await expect(lever(page, Y)).toHaveValue("6%");
    await expect(page.locator("#undo")).toHaveAttribute("aria-disabled", "true");
  });

  test("a finger on the ring moves it straight up", async ({ page, open }) => {
    await open();
    await live(page);
    const client = await page.context().newCDPSession(page);
    await page.locator(".ring").scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await swipe(page, client, await middle(page, ".ring"), [0, -80]);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect((await ring(page))[1]).toBeGreaterThan(0.4);
    await expect(lever(page, X)).toHaveValue(/^(3,0|2,9)/);
  });

  test("a finger that goes sideways drags the number", async ({ page, open }) => {
    await open();
    const client = await page.context().newCDPSession(page);
    const [x, y] = await middle(page, `.lead input[data-input="${Y}"]`);
    await swipe(page, client, [x, y], [64, 3]);
    await expect(lever(page, Y)).toHaveValue("16%");
  });
});

test("questions open what they ask, and say which is open", async ({ page, open }) => {
  await open();
  const ask = (name: RegExp) => page.locator(".questions").getByRole("link", { name });
  await ask(/fifth/).click();
  await expect(lever(page, Y)).toHaveValue("20%");
  await expect(ask(/fifth/)).toHaveAttribute("aria-current", "true");
  await ask(/10,000/).click();
  // One question at a time.
  await expect(lever(page, Y)).toHaveValue("6%");
  await expect(lever(page, X)).toHaveValue("10,000");
  // The map ends at 6,000, and says that this is not where the scenario is.
  expect((await ring(page))[0]).toBe(1);
  await expect(page.locator(".map .beyond")).toHaveText("ETH price 10,000: beyond the map");
  await ask(/break even/).click();
  await expect(page).toHaveURL(/base=2024e&view=lido.*show=seek/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
  await page.goBack();
  await expect(lever(page, X)).toHaveValue("10,000");
  // Every one of them leads somewhere that works as a link, too.
  for (const address of await page.locator(".questions a").evaluateAll((links) => links.map((one) => one.getAttribute("href")!))) {
    await page.goto(`./${address}`);
    await answered(page);
    await expect(page.locator(".banner:visible")).toHaveCount(0);
  }
});

test("the overview's first reading leads to its start", async ({ page, open }) => {
  await open(link({ base: "2025p", show: "tornado" }));
  await page.locator("nav.readings").getByRole("link", { name: "Overview" }).click();
  await expect(page.locator(".sentence")).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("where there is no multiple, the sentence says so and its numbers stay", async ({ page, open }) => {
  await open();
  await lever(page, X).evaluate((field: HTMLInputElement) => (field.dataset.own = "kept"));
  await page.evaluate(() => (location.hash = "#v1&base=2025p&aave.service_providers=200000000"));
  await expect(page.locator(".sentence")).toContainText("of which no multiple means anything");
  await expect(said(page)).toHaveText(/^−\$\d/);
  await expect(lever(page, X)).toHaveAttribute("data-own", "kept");
});

test("a preset says its period, and what its assumptions rest on", async ({ page, open }) => {
  await open(link({ base: "2025a" }));
  await expect(page.locator(".sentence")).toContainText("in 2025,");
  await expect(page.locator(".trust")).toContainText(/Of the \d+ assumptions of 2025A: \d+ stated by a source/);
  await open(link({ base: "2024e" }));
  await expect(page.locator(".sentence")).toContainText("in 2024,");
  await expect(page.locator(".trust")).toContainText("The model returns all");
});

for (const [locale, scheme] of [["en-US", "light"], ["zh-CN", "dark"]] as const) {
  test(`it is accessible: ${locale}, ${scheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale, colorScheme: scheme });
    const page = await context.newPage();
    await page.goto(baseURL!);
    await answered(page);
    await expect(page.locator(".ring b")).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
}
