import { analysis, ANALYSES, chart, number, type } from "./analyses";
import { field, figure, link, type View } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

// Every view, scheme, language and size at least twice, and every pair of scheme, language and size once.
const SETTINGS: [View, "light" | "dark", "en" | "zh-CN", typeof PHONE][] = [
  ["", "light", "en", DESKTOP],
  ["", "dark", "zh-CN", PHONE],
  ["aave", "dark", "en", PHONE],
  ["aave", "light", "zh-CN", DESKTOP],
  ["sky", "light", "en", PHONE],
  ["sky", "dark", "zh-CN", DESKTOP],
  ["lido", "dark", "en", DESKTOP],
  ["lido", "light", "zh-CN", PHONE],
  ["etherfi", "light", "zh-CN", PHONE],
  ["etherfi", "dark", "en", DESKTOP],
];
for (const [view, colorScheme, lang, viewport] of SETTINGS) {
  test(`the ${view || "overview"} is accessible: ${colorScheme}, ${lang}, ${viewport.width} wide`, async ({ page, open }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await open(link({ view, lang, "macro.eth_price": "3210" }));
    await expectAccessible(page);
  });
}

// Every analysis in every scheme, language and size, and each scheme with each language.
const ANALYSED = [
  ["light", "en", DESKTOP],
  ["dark", "en", PHONE],
  ["light", "zh-CN", PHONE],
  ["dark", "zh-CN", DESKTOP],
] as const;
for (const name of ANALYSES) {
  for (const [colorScheme, lang, viewport] of ANALYSED) {
    test(`the analysis ${name} is accessible: ${colorScheme}, ${lang}, ${viewport.width} wide`, async ({ page, open }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await open(link({ base: "2025p", view: "lido", lang, show: name, "macro.eth_price": "3210" }));
      await expect(analysis(page).locator("figure.chart, .verdict, table").first()).toBeVisible();
      await expect(analysis(page).locator("progress:visible")).toHaveCount(0, { timeout: 20_000 });
      // With everything opened that can be: tables, lists, editors.
      const folded = analysis(page).locator("details:not([open]) > summary:visible");
      // Some come with the answer.
      await expect(async () => {
        await folded.evaluateAll((folded) => folded.forEach((one) => (one as HTMLElement).click()));
        await expect(folded).toHaveCount(0, { timeout: 1000 });
      }).toPass();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    });
  }
}

for (const [show, colorScheme, lang, viewport] of [
  ["show=history", "dark", "en", PHONE],
  ["show=history", "light", "zh-CN", DESKTOP],
  ["show=since&show.model=0123abcd&show.saw.lido=4300000&show.was=2025p", "light", "en", DESKTOP],
  ["show=since&show.model=0123abcd&show.saw.lido=4300000&show.was=2025p", "dark", "zh-CN", PHONE],
] as const) {
  test(`${show.split("&")[0]} is accessible: ${colorScheme}, ${lang}, ${viewport.width} wide`, async ({ page, open, provoke }) => {
    if (show !== "show=history") provoke(/404/);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await open(`${link({ base: "2025p", view: "lido", lang, "macro.eth_price": "3210" })}&${show}`);
    await expect(analysis(page).locator("li, .verdicts p").first()).toBeVisible();
    await expectAccessible(page);
  });
}

for (const [colorScheme, viewport] of [["light", PHONE], ["dark", DESKTOP]] as const) {
  test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
    });

    test("an explanation is accessible, of a line and of an input", async ({ page, open }) => {
      await open(link({ view: "aave" }));
      await figure(page, "aave.gho_supply").click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.getByRole("dialog").getByText(/assumptions behind it/).click();
      await expectAccessible(page);
      await page.getByRole("dialog").locator("section .terms").getByRole("button", { name: "GHO's share of active loans" }).click();
      await expect(page.getByRole("dialog")).toContainText("Sensible range");
      await expectAccessible(page);
    });

    test("an error, a notice, an opened source and a problem are accessible", async ({ page, open }) => {
      await open(link({ view: "aave" }));
      await field(page, "aave.eth_take_rate").fill("150");
      await field(page, "macro.eth_price").fill("20000");
      await field(page, "aave.gho_share").fill("90");
      await page.getByRole("button", { name: "GHO borrow rate: stated" }).click();
      await expect(field(page, "aave.eth_take_rate")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByRole("alert")).toBeVisible();
      await expectAccessible(page);
    });

    test("a value that is pointed at, a mistake and a notice in an analysis are accessible", async ({ page, open }) => {
      await open(`${link({ base: "2025p", view: "aave", show: "tornado", "show.by": "20" })}&show.colour=red`);
      await type(number(page, "by ± per cent"), "ten");
      await expect(number(page, "by ± per cent")).toHaveAttribute("aria-invalid", "true");
      // A chart that is drawn anew under the focus has no readout.
      await expect(chart(page).marks.first()).toBeVisible();
      await chart(page).drawing.focus();
      await page.keyboard.press("ArrowDown");
      await expect(chart(page).readout).toContainText("now 56.1M");
      await expectAccessible(page);
    });

    test("an analysis that could not be loaded is accessible", async ({ page, open, provoke }) => {
      provoke(/Failed to load resource/);
      await page.route(/\/analysis-[^/]+\/parts\.js/, (route) => route.abort());
      await open(link({ view: "aave", show: "tornado" }));
      await expect(analysis(page).getByRole("alert")).toBeVisible();
      await expectAccessible(page);
    });

    test("a link with mistakes is accessible", async ({ page, open }) => {
      await open("#v1&base=2031x&aave.nonsense=1");
      await expect(page.getByRole("alert")).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test("the fields of an assumption have its name", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await expect(page.getByRole("textbox", { name: "GHO borrow rate" })).toHaveValue("5.53");
  await expect(page.getByRole("slider", { name: "GHO borrow rate" })).toHaveAttribute("aria-valuetext", "5.53%");
  await expect(page.getByRole("switch", { name: "Safety module as cost of revenue" })).not.toBeChecked();
  await expect(page.getByRole("button", { name: "FDV / earnings: 102.3x" }).first()).toBeVisible();
});

test("nothing moves for readers who ask for less motion", async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(link({ view: "aave" }));
  await field(page, "aave.gho_share").fill("10");
  await figure(page, "aave.gho_supply").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
      const longest = (durations: string) => Math.max(...durations.split(",").map(parseFloat));
      return (animationName !== "none" && longest(animationDuration) > 0.01) || longest(transitionDuration) > 0.01;
    }).map((element) => `${element.tagName}.${element.className}`),
  );
  expect(moving).toEqual([]);
});
