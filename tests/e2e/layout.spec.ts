import { assumption, figure, link, slider, unfold, VIEWS, visit } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** The tallest phone is of no help: a low window is the harder case. */
const HEIGHT = { 320: 568, 360: 640, 768: 1024, 1440: 900 } as const;

/** Elements that reach beyond the window, unless they lie in something that scrolls on its own. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return [`the page is ${root.scrollWidth} wide`, ...wide.map((element) => `${element.tagName}.${element.className}: ${element.textContent!.slice(0, 40)}`)];
  });

for (const [lang, width] of ["en", "zh-CN"].flatMap((lang) => [320, 360, 768, 1440].map((width) => [lang, width] as const))) {
  test(`no view is wider than a window of ${width} pixels in ${lang}`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: HEIGHT[width as keyof typeof HEIGHT] });
    await open(link({ base: "2025p", lang, "aave.gho_share": "0.1", "sky.savings_share": "0.111" }));
    for (const view of VIEWS) {
      await visit(page, view);
      expect(await overflowing(page), `view "${view}"`).toEqual([]);
    }
    await visit(page, "aave");
    await unfold(page);
    expect(await overflowing(page), "sources opened").toEqual([]);
    await figure(page, "aave.fdv_to_earnings").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await overflowing(page), "explanation").toEqual([]);
    expect(await page.getByRole("dialog").evaluate((panel) => panel.scrollWidth - panel.clientWidth), "explanation").toBeLessThanOrEqual(0);
  });
}

for (const width of [360, 1440] as const) {
  test(`the result stays in sight while the last slider is moved, at ${width} pixels`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: HEIGHT[width] });
    await open(link({ view: "aave" }));
    // The last one that moves the multiple.
    const last = slider(page, "aave.token_price");
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
    for (const line of ["adjusted_earnings", "fdv_to_earnings"]) await expect(figure(page, `aave.${line}`)).toBeInViewport({ ratio: 1 });
    const covered = await last.evaluate((slider) => {
      const { x, y, width, height } = slider.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) !== slider;
    });
    expect(covered, "something lies over the slider").toBe(false);
    const before = await figure(page, "aave.fdv_to_earnings").innerText();
    await last.fill("300");
    await expect(figure(page, "aave.fdv_to_earnings")).not.toHaveText(before);
    await expect(figure(page, "aave.fdv_to_earnings")).toBeInViewport({ ratio: 1 });
  });

  test(`no text field cuts off its value, at ${width} pixels`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: HEIGHT[width] });
    const cut: string[] = [];
    for (const lang of ["en", "zh-CN"]) {
      await open(link({ lang, "macro.borrow_rate_level": "2.2516", "aave.stablecoin_loans": "19999999999" }));
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      for (const view of VIEWS) {
        await visit(page, view);
        await unfold(page);
        const fields = page.locator("input[type=text][data-input]");
        expect(await fields.count()).toBeGreaterThan(4);
        cut.push(...(await fields.evaluateAll((fields) => (fields as HTMLInputElement[]).filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ id, value }) => `${id} ${value}`))));
      }
    }
    expect(cut).toEqual([]);
  });

  test(`no figure is cut off or lies over another, at ${width} pixels`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: HEIGHT[width] });
    await open(link({ base: "2025p", "sky.spark_balance": "19999999999" }));
    for (const view of VIEWS) {
      await visit(page, view);
      const wrong = await page.locator("[data-value-of]:visible").evaluateAll((figures) => {
        const boxes = figures.map((figure) => ({ name: `${figure.getAttribute("data-value-of")} ${figure.textContent}`, box: figure.getBoundingClientRect(), figure }));
        const cut = boxes.filter(({ figure }) => figure.scrollWidth > figure.clientWidth).map(({ name }) => `${name} is cut off`);
        const over = boxes.flatMap(({ name, box, figure }, index) =>
          boxes
            .slice(index + 1)
            // The strip at the head lies over what scrolls under it.
            .filter((other) => (figure.closest(".headline") === null) === (other.figure.closest(".headline") === null))
            .filter(({ box: other }) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1)
            .map((other) => `${name} lies over ${other.name}`),
        );
        return [...cut, ...over];
      });
      expect(wrong, `view "${view}"`).toEqual([]);
    }
  });
}

test("the page keeps its place when an assumption is moved on a phone", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(link({ view: "aave" }));
  const moved = slider(page, "aave.service_providers");
  await moved.scrollIntoViewIfNeeded();
  const top = () => assumption(page, "aave.service_providers").evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await moved.fill("50000000");
  await expect(assumption(page, "aave.service_providers")).toContainText("→");
  expect(await top()).toBe(before);
});
