import { analysis, chart, rest, study, tab } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, figure, link, openChanges, preset, PROTOCOLS, slider, VIEWS, visit } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

const bar = (page: Page) => page.locator(".in-sight");
const reasons = (page: Page) => page.locator(".reasons");
const TWO = { base: "2025p", view: "aave", "macro.eth_price": "4000", "aave.gho_share": "0.1" } as const;

for (const lang of ["en", "zh-CN"]) {
  for (const [width, height, most] of [[1440, 900, 160], [1366, 640, 160], [390, 844, 200]]) {
    test(`what stands above the content is at most ${most} pixels high at ${width} × ${height}, in ${lang}`, async ({ page, open }) => {
      await page.setViewportSize({ width, height });
      await open(link({ ...TWO, lang }));
      for (const view of VIEWS) {
        await visit(page, view);
        expect((await page.getByRole("main").boundingBox())!.y, view).toBeLessThanOrEqual(most);
        if (width < 400) expect((await bar(page).boundingBox())!.height, view).toBeLessThanOrEqual(96);
      }
    });
  }
}

for (const width of [390, 1440]) {
  test(`the result of every protocol stays in sight while a shared assumption moves, at ${width} pixels`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(link({ base: "2025p" }));
    const rate = slider(page, "macro.eth_price");
    await rate.scrollIntoViewIfNeeded();
    const before = (await rate.boundingBox())!;
    await rate.fill("4000");
    const { values } = await evaluate(page, { "macro.eth_price": 4000 }, "2025p");
    for (const view of PROTOCOLS) {
      const shown = bar(page).locator(`[data-value-of="${view}.adjusted_earnings"]`);
      await expect(shown).toHaveAttribute("data-exact", values[`${view}.adjusted_earnings`]!);
      await expect(shown).toBeInViewport({ ratio: 1 });
    }
    await expect(bar(page).locator(".headline > div").first().locator(".delta")).toHaveText(/^▲ \+\d+\.\dM$/);
    expect(await rate.boundingBox()).toEqual(before);
  });
}

test("a single change is the reason of the difference", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await expect(page.locator(".versus")).toHaveText("against 2025P");
  await expect(reasons(page)).toBeHidden();
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(reasons(page)).toHaveText("GHO's share of active loans +1.1M");
  await reasons(page).click();
  await expect(tab(page, "bridge")).toHaveAttribute("aria-current", "page");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: Adjusted earnings/);
});

test("several changes are told by the exact bridge once a move rests, and sum to the difference", async ({ page, open }) => {
  await page.clock.install();
  await open(link(TWO));
  // Nothing is made up before what finds them out is there.
  await expect(reasons(page)).toHaveText("Why it changed");
  await rest(page);
  await expect(reasons(page)).toContainText("ETH price +");
  await expect(reasons(page)).toContainText("GHO's share of active loans +");
  const portions = (await reasons(page).innerText()).match(/[+−][\d.]+(?=M)/g)!.map((text) => Number(text.replace("−", "-")));
  const [now, base] = await Promise.all([evaluate(page, { "macro.eth_price": "4000", "aave.gho_share": "0.1" }, "2025p"), evaluate(page, {}, "2025p")]);
  const difference = (Number(now.values["aave.adjusted_earnings"]) - Number(base.values["aave.adjusted_earnings"])) / 1e6;
  expect(Math.abs(portions.reduce((sum, portion) => sum + portion, 0) - difference)).toBeLessThan(0.05 * (portions.length + 1));
  // While a lever moves they are those of before, and look it.
  await slider(page, "aave.service_providers").fill("50000000");
  await expect(reasons(page)).toHaveClass(/stale/);
  await page.clock.runFor(1000);
  await expect(reasons(page)).not.toHaveClass(/stale/);
  await expect(reasons(page)).toContainText("−20.0M");
  // Of another protocol they are others.
  await visit(page, "sky");
  await expect(reasons(page)).not.toContainText("GHO");
});

test("against another preset the largest have names, and the rest is told together", async ({ page, open }) => {
  await page.clock.install();
  await open(`${link({ base: "2025p", view: "aave" })}&against=2024e`);
  await rest(page);
  await expect(reasons(page)).toHaveText(/ · \d+ more [+−]\d+\.\dM$/);
  await reasons(page).click();
  await expect(page).toHaveURL(/show=bridge&show\.from=2024e/);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /2024E/);
});

test("the list of changes is opened, walked and left with the keyboard", async ({ page, open }) => {
  await open(link({ ...TWO, "sky.workforce": "30000000" }));
  const button = page.locator("#changed");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const rows = page.locator(".sheet li");
  await expect(rows).toHaveCount(3);
  await expect(rows).toContainText(["ETH price3,000 USD / ETH → 4,000 USD / ETH", "GHO's share of active loans6% → 10%", /^Sky: .* → 30M/]);
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await expect(rows.first().getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(field(page, "macro.eth_price")).toHaveValue("3,000");
  await expect(rows.first().getByRole("button", { name: "Reset: GHO's share of active loans" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".sheet")).toHaveCount(0);
  await expect(button).toBeFocused();
  // It goes away by itself where the reader goes elsewhere.
  await openChanges(page);
  await page.locator(".statement h2").click();
  await expect(page.locator(".sheet")).toHaveCount(0);
});

test("question mark opens a sheet of shortcuts, outside of fields, and Escape gives the focus back", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await field(page, "macro.eth_price").focus();
  await page.keyboard.press("?");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("Escape");
  await preset(page, "2024e").focus();
  await page.keyboard.press("?");
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText("Undo");
  expect(await page.evaluate(() => document.querySelector("dialog.shortcuts")!.contains(document.activeElement))).toBe(true);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(preset(page, "2024e")).toBeFocused();
  await page.getByRole("contentinfo").getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(sheet).toBeVisible();
});

for (const view of ["", "aave"] as const) {
  test(`the first lever is at most five presses of Tab away, on ${view || "the overview"}`, async ({ page, open }) => {
    await open(link({ view }));
    await expect(slider(page, "macro.eth_price")).toBeAttached();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the assumptions" })).toBeFocused();
    await page.keyboard.press("Enter");
    let presses = 2;
    while (presses < 9 && !(await page.evaluate(() => document.activeElement!.matches("[data-input]")))) {
      await page.keyboard.press("Tab");
      presses += 1;
    }
    expect(presses).toBeLessThanOrEqual(5);
  });
}

test("on a phone the tab that is open is in sight, and the others fade at the edge", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(link({ base: "2025p", view: "aave", show: "share" }));
  await expect(analysis(page)).toBeVisible();
  await expect(tab(page, "share")).toBeInViewport({ ratio: 1 });
  await tab(page, "").evaluate((first) => first.scrollIntoView({ inline: "start", block: "nearest" }));
  await study(page, "tornado");
  await expect(tab(page, "tornado")).toBeInViewport({ ratio: 1 });
  expect(await page.locator(".readings").evaluate((tabs) => getComputedStyle(tabs).maskImage)).toContain("gradient");
});

test("share and undo are at hand wherever the page is scrolled to", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(link(TWO));
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  for (const control of [preset(page, "2025p").locator(".."), page.locator("#undo"), page.locator("#changed"), bar(page).locator(".share"), figure(page, "aave.adjusted_earnings")]) {
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  await bar(page).getByRole("link", { name: "Share" }).click();
  await expect(tab(page, "share")).toHaveAttribute("aria-current", "page");
  await expectExact(page, "aave.adjusted_earnings", (await evaluate(page, { "macro.eth_price": "4000", "aave.gho_share": "0.1" }, "2025p")).values["aave.adjusted_earnings"]);
});

test("a card has no bar", async ({ page }) => {
  await page.goto("./?embed=aave.gho_share,aave.adjusted_earnings");
  await page.locator("[data-exact]").first().waitFor();
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the chart shows what it is compared with, and lights up with the statement", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const ghosts = page.locator(".waterfall > div rect.ghost");
  await expect(page.locator(".waterfall rect[data-row]").first()).toBeAttached();
  await expect(ghosts).toHaveCount(0);
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(ghosts).not.toHaveCount(0);
  await page.locator(".statement tr:has([data-value-of='aave.net_revenue'])").hover();
  await expect(page.locator("rect[data-lit]")).toHaveCount(1);
  const row = await page.locator("rect[data-lit]").getAttribute("data-row");
  await expect(page.locator(`tr[data-row="${row}"] [data-value-of="aave.net_revenue"]`)).toBeVisible();
  // The keyboard does the same, where no pointer rests on another row.
  await page.mouse.move(5, 5);
  await page.locator(".statement [data-value-of='aave.adjusted_earnings']").focus();
  await expect(page.locator("rect[data-lit]")).not.toHaveAttribute("data-row", row!);
  await page.locator(`rect[data-row="${row}"]`).hover();
  await expect(page.locator(`tr[data-row="${row}"]`)).toHaveAttribute("data-lit", "");
});
