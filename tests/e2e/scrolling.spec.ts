// A finger that scrolls the page begins on whatever lies there, often on a slider: it must change nothing.
import { field, hash, link, slider, swipe } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** A slider in the middle of the screen, and a point on it: a share of its width, or its knob. */
async function place(page: Page, id: string, share: number | "knob"): Promise<[number, number]> {
  await slider(page, id).evaluate((input) => scrollBy(0, input.getBoundingClientRect().top - 400));
  const { x, y, width, height } = (await slider(page, id).boundingBox())!;
  const knob = await slider(page, id).evaluate((input: HTMLInputElement) => (Number(input.value) - Number(input.min)) / (Number(input.max) - Number(input.min)));
  return [share === "knob" ? x + height / 2 + knob * (width - height) : x + width * share, y + height / 2];
}

for (const [id, share] of [["aave.service_providers", 0.8], ["aave.gho_share", 0.3], ["aave.gho_share", "knob"]] as const) {
  for (const [name, way, pause] of [["up", [0, -200], 0], ["down", [0, 200], 0], ["up after a pause", [0, -200], 600], ["aslant", [60, -200], 0]] as const) {
    test(`scrolling ${name} from ${id} (${share}) leaves the scenario as it is`, async ({ page, open, context }) => {
      await open(link({ base: "2025p", view: "aave" }));
      const touch = await context.newCDPSession(page);
      const from = await place(page, id, share);
      const [before, value, steps, top] = [await hash(page), await slider(page, id).inputValue(), await page.evaluate(() => history.length), await page.evaluate(() => scrollY)];
      await swipe(page, touch, from, [...way], pause);
      await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(top);
      await page.waitForTimeout(300);
      expect(await hash(page)).toBe(before);
      expect(await slider(page, id).inputValue()).toBe(value);
      expect(await page.evaluate(() => history.length)).toBe(steps);
    });
  }
}

test("a finger that goes sideways moves the slider with it, from the track too", async ({ page, open, context }) => {
  await open(link({ view: "aave" }));
  const touch = await context.newCDPSession(page);
  await swipe(page, touch, await place(page, "aave.gho_share", 0.3), [90, 3]);
  const value = Number(await slider(page, "aave.gho_share").inputValue());
  expect(value).toBeGreaterThan(0.25);
  await expect(field(page, "aave.gho_share")).toHaveValue(String(Number((value * 100).toFixed(4))));
});

test("at the first change nothing moves under the thumb", async ({ page, open }) => {
  for (const [view, id] of [["", "macro.eth_price"], ["aave", "macro.eth_price"], ["aave", "aave.gho_share"], ["sky", "sky.savings_rate"]] as const) {
    await open(link({ view }));
    await slider(page, id).scrollIntoViewIfNeeded();
    const before = (await slider(page, id).boundingBox())!.y;
    await slider(page, id).press("ArrowRight");
    await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
    await page.waitForTimeout(800);
    expect(Math.abs((await slider(page, id).boundingBox())!.y - before), `${view} ${id}`).toBeLessThan(1);
  }
});
