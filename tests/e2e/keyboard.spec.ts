import { evaluate } from "./bindings";
import { expectExact, field, figure, link, preset, slider, toggle, unfold } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** What has the focus, by its accessible name or what stands in it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return element.getAttribute("aria-label") ?? element.getAttribute("value") ?? element.textContent!.trim();
  });

test("the skip link appears on the first Tab and leads to the content", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(await page.evaluate(() => location.hash)).toBe("");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.querySelector("main")!.contains(document.activeElement))).toBe(true);
});

test("Tab goes through the head of the page in its order, to the preset", async ({ page, open }) => {
  await open();
  const order: string[] = [];
  for (let step = 0; step < 13; step += 1) {
    await page.keyboard.press("Tab");
    order.push(await focused(page));
  }
  expect(order).toEqual(["Skip to the content", "Skip to the assumptions", "Skip to the results", "Takerate", "Overview", "Aave", "Sky", "Lido", "ether.fi", "More", "中文", "Colours: Auto", "2025p"]);
});

test("the preset is chosen with the arrow keys", async ({ page, open }) => {
  await open(link());
  await preset(page, "2024e").focus();
  await page.keyboard.press("ArrowRight");
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(preset(page, "2025p")).toBeFocused();
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("56.1M");
  await page.keyboard.press("ArrowLeft");
  await expect(preset(page, "2024e")).toBeChecked();
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("26.4M");
});

test("a slider moves by its step with the arrow keys, and to its ends", async ({ page, open }) => {
  await open(link({ view: "aave", "macro.eth_price": "3000" }));
  const price = slider(page, "macro.eth_price");
  const step = Number(await price.getAttribute("step"));
  await price.focus();
  await page.keyboard.press("ArrowRight");
  await expect(field(page, "macro.eth_price")).toHaveValue((3000 + step).toLocaleString("en"));
  const { values } = await evaluate(page, { "macro.eth_price": 3000 + step }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await page.keyboard.press("ArrowLeft");
  await expect(field(page, "macro.eth_price")).toHaveValue("3,000");
  await page.keyboard.press("End");
  await expect(field(page, "macro.eth_price")).toHaveValue("10,000");
  await page.keyboard.press("Home");
  await expect(field(page, "macro.eth_price")).toHaveValue("500");
  await expect(price).toBeFocused();
});

test("a switch is turned with Space", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const august = toggle(page, "aave.without_august_liquidations");
  await august.focus();
  await page.keyboard.press("Space");
  await expect(august).toBeChecked();
  const { values } = await evaluate(page, { "aave.without_august_liquidations": 1 }, "2024e");
  await expectExact(page, "aave.gross_revenue", values["aave.gross_revenue"]);
});

test("a figure opens with Enter, the panel keeps the focus and gives it back", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const opener = figure(page, "aave.adjusted_earnings");
  await opener.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await expect(panel).toBeVisible();
  await expect(panel).toHaveAccessibleName("Adjusted earnings");
  const inside = () => page.evaluate(() => document.activeElement === document.body || document.querySelector("dialog")!.contains(document.activeElement));
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    expect(await inside(), `after ${step + 1} times Tab`).toBe(true);
  }
  await panel.locator("section .terms").getByRole("button", { name: "Net operating income" }).focus();
  await page.keyboard.press("Enter");
  await expect(panel).toHaveAccessibleName("Net operating income");
  expect(await inside()).toBe(true);
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("the focus stays in the panel from step to step", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await figure(page, "aave.adjusted_earnings").click();
  const panel = page.getByRole("dialog");
  await panel.locator("section .terms").getByRole("button", { name: "Net operating income" }).press("Enter");
  await expect(panel).toHaveAccessibleName("Net operating income");
  await expect.poll(() => page.evaluate(() => document.querySelector("dialog")!.contains(document.activeElement))).toBe(true);
});

test("another view is opened with Enter, from its beginning", async ({ page, open }) => {
  await open();
  await page.locator("header nav").getByRole("link", { name: "Lido" }).evaluate((way) => {
    way.focus({ preventScroll: true });
    scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
  });
  await expect(page.getByRole("heading", { level: 1 })).not.toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
});

for (const viewport of [{ width: 360, height: 640 }, { width: 1440, height: 900 }]) {
  test(`what has the focus is never hidden behind something, at ${viewport.width} pixels`, async ({ page, open }) => {
    await page.setViewportSize(viewport);
    await open(link({ view: "aave" }));
    await unfold(page);
    // Backwards: what comes into view at the top may end up under the strip.
    await page.getByRole("contentinfo").evaluate((foot) => {
      foot.tabIndex = -1;
      foot.focus();
    });
    const hidden: string[] = [];
    let count = 0;
    for (; count < 400; count += 1) {
      await page.keyboard.press("Shift+Tab");
      const covered = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body || element.closest("header")) return "done";
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const points = [[left + width / 2, top + height / 2], [left + 2, top + 2], [right - 2, bottom - 2], [right - 2, top + 2], [left + 2, bottom - 2]];
        const seen = points.some(([x, y]) => {
          const top = document.elementFromPoint(x, y);
          return top && (element.contains(top) || top.contains(element));
        });
        return seen ? "" : `${element.tagName} ${element.getAttribute("aria-label") ?? element.id ?? element.textContent}`;
      });
      if (covered === "done") break;
      if (covered) hidden.push(covered);
    }
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(400);
    expect(hidden).toEqual([]);
  });
}
