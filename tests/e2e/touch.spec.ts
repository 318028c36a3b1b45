import { evaluate } from "./bindings";
import { expectExact, field, figure, hash, link, preset, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** Where a share of a slider's run lies, on the screen. */
async function along(page: Page, id: string, share: number) {
  await slider(page, id).scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider(page, id).boundingBox())!;
  return [x + width * share, y + height / 2] as const;
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a tap on a slider's track moves it there", async ({ page, open }) => {
    await open(link({ view: "aave" }));
    await page.touchscreen.tap(...(await along(page, "aave.service_providers", 0.75)));
    await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
    const value = Number(await slider(page, "aave.service_providers").inputValue());
    expect(value).toBeGreaterThan(70e6);
    expect(value).toBeLessThan(80e6);
    const { values } = await evaluate(page, { "aave.service_providers": value }, "2024e");
    await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  });

  test("a tap on a figure explains it, and a tap outside closes the sheet", async ({ page, open }) => {
    await open(link({ view: "aave" }));
    await figure(page, "aave.adjusted_earnings").tap();
    const panel = page.getByRole("dialog");
    await expect(panel).toBeVisible();
    await panel.locator("section .terms").getByRole("button", { name: "Net operating income" }).tap();
    await expect(panel).toHaveAccessibleName("Net operating income");
    await page.touchscreen.tap(180, 30);
    await expect(panel).toHaveCount(0);
  });

  test("presets, pages and resets answer to taps", async ({ page, open }) => {
    await open(link());
    await preset(page, "2025p").tap();
    await expect(preset(page, "2025p")).toBeChecked();
    await page.locator("header nav").getByRole("link", { name: "Sky" }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sky (MakerDAO)");
    await field(page, "sky.savings_share").tap();
    await field(page, "sky.savings_share").fill("50");
    await page.locator("#changed").tap();
    await page.getByRole("button", { name: "Reset all" }).tap();
    await expect(field(page, "sky.savings_share")).toHaveValue("45");
  });

  test("everything to be touched is at least 24 pixels high and wide", async ({ page, open }) => {
    await open(link({ view: "aave", "aave.gho_share": "0.1" }));
    // A term stands in a sentence, whose lines say how high it is.
    const small = await page.locator("button:visible:not(.term), select:visible, summary:visible, input:visible, header a:visible").evaluateAll((targets) =>
      targets
        .map((target) => ({ name: target.getAttribute("aria-label") ?? target.id ?? target.textContent, box: (target.closest(".field") ?? target).getBoundingClientRect() }))
        .filter(({ box }) => box.width < 23.5 || box.height < 23.5)
        .map(({ name, box }) => `${name}: ${box.width} x ${box.height}`),
    );
    expect(small).toEqual([]);
  });
});

test("a drag on a slow processor ends at the right value", async ({ page, open, context }) => {
  await open(link({ view: "aave" }));
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const start = await page.evaluate(() => history.length);
  const [from, y] = await along(page, "aave.gho_share", 0.06);
  const [to] = await along(page, "aave.gho_share", 0.5);
  await page.mouse.move(from, y);
  await page.mouse.down();
  await page.mouse.move(to, y, { steps: 40 });
  await page.mouse.up();
  const value = await slider(page, "aave.gho_share").inputValue();
  expect(Number(value)).toBeCloseTo(0.25, 2);
  await expect(field(page, "aave.gho_share")).toHaveValue(String(Number((Number(value) * 100).toFixed(4))));
  const { values } = await evaluate(page, { "aave.gho_share": value }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expectExact(page, "aave.gho_supply", values["aave.gho_supply"]);
  await expect.poll(() => hash(page)).toBe(`#v1&base=2024e&view=aave&aave.gho_share=${value}`);
  expect(await page.evaluate(() => history.length)).toBe(start + 1);
});
