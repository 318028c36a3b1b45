// The list of a protocol's assumptions as readers find it: the five that carry its result, folded groups, the search, and
// what stands beside each of them.
import { evaluate, inputs } from "./bindings";
import { assumption, expectExact, field, figure, link, preset, slider, toggle } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";
import type { Page } from "@playwright/test";

test.use({ folded: true });

const EARNINGS = "aave.adjusted_earnings";

/** The ids of the assumptions that stand first, in their order. */
const first = (page: Page) =>
  page.locator(".first-levers .assumption").evaluateAll((all) => all.map((one) => one.querySelector("[data-input]")!.getAttribute("data-input")!));
const group = (page: Page, name: string | RegExp) => page.locator(".assumptions details.group").filter({ has: page.getByRole("heading", { name, exact: typeof name === "string" }) });
const search = (page: Page) => page.getByRole("searchbox", { name: /^Find an assumption/ });
const effect = (page: Page, id: string) => assumption(page, id).locator(".effect > [aria-hidden]");
/** The ids of the assumptions that can be seen. */
const seen = (page: Page) => page.locator(".assumption:visible").evaluateAll((all) => all.map((one) => one.querySelector("[data-input]")!.getAttribute("data-input")!));

/** By how much a tenth less or more of each assumption moves a line at most, computed one by one. */
async function sizes(page: Page, line: string, base: string) {
  const { values } = await evaluate(page, {}, base);
  const sizes = new Map<string, number>();
  for (const { id, unit, presets } of await inputs(page)) {
    if (!/^(aave|macro|valuation)\./.test(id) || unit === "switch" || presets[base] === null) continue;
    const sides: number[] = [];
    for (const share of [0.9, 1.1]) {
      const moved = await evaluate(page, { [id]: Number((Number(presets[base]) * share).toPrecision(12)) }, base);
      sides.push(Math.abs(Number(moved.values[line]) - Number(values[line])));
    }
    sizes.set(id, Math.max(...sides));
  }
  return sizes;
}

test("the five that move earnings most stand first, and stay while one moves", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const order = await first(page);
  for (const base of ["2025p", "2024e"] as const) {
    await preset(page, base).check();
    const known = await sizes(page, EARNINGS, base);
    const most = [...known].sort(([, one], [, other]) => other - one).slice(0, 5).map(([id]) => id);
    await expect.poll(() => first(page)).toEqual(most);
  }
  expect(await first(page)).not.toEqual(order);
  // So far that another one would come first.
  await slider(page, (await first(page))[0]!).fill("0.3");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
  await page.waitForTimeout(1000);
  const known = await sizes(page, EARNINGS, "2024e");
  expect(await first(page)).toEqual([...known].sort(([, one], [, other]) => other - one).slice(0, 5).map(([id]) => id));
});

test("the rest is folded by group, what only a valuation rests on last", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await expect(page.locator(".assumptions details[open]")).toHaveCount(0);
  expect(await seen(page)).toEqual(await first(page));
  const names = await page.locator(".assumptions details.group h3").allInnerTexts();
  expect(names.indexOf("Loans")).toBeLessThan(names.indexOf("Token"));
  expect(names.indexOf("Costs")).toBeLessThan(names.indexOf("Valuation (shared)"));
  expect(names.at(-1)).toMatch(/without effect on Aave$/);
  // All of them are there.
  const held = new Set(await page.locator("[data-input]").evaluateAll((all) => all.map((one) => one.getAttribute("data-input"))));
  for (const { id } of await inputs(page)) expect(held.has(id), id).toBe(/^(aave|macro|valuation)\./.test(id));
  await expect(group(page, "Loans").locator("summary")).toHaveText(/Loans\s*3/);
  await group(page, "Loans").locator("summary").click();
  await expect(slider(page, "aave.gho_share")).toBeVisible();
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(group(page, "Loans").locator("summary")).toContainText("1 changed");
});

test("a group with a change is open on arrival, and where one is applied", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.1" }));
  await expect(group(page, "Loans")).toHaveAttribute("open", "");
  await expect(group(page, "Loans").locator("summary")).toContainText("1 changed");
  await expect(group(page, "Costs")).not.toHaveAttribute("open", "");
  await page.evaluate(() => (location.hash = "#v1&base=2025p&view=aave&aave.service_providers=40000000"));
  await expect(group(page, "Costs")).toHaveAttribute("open", "");
  await expect(slider(page, "aave.service_providers")).toBeVisible();
});

test("goal seek's value is seen in its group", async ({ page, open }) => {
  await open(`${link({ base: "2025p", view: "aave" })}&show=seek&show.target=40`);
  await expect(slider(page, "aave.gho_share")).toBeHidden();
  await page.getByRole("button", { name: /^Use this value: .* for GHO's share/ }).click();
  await expect(slider(page, "aave.gho_share")).toBeVisible();
  await expect(assumption(page, "aave.gho_share")).toContainText("6.00% →");
});

test("assumptions are found by either name, by id and by source, in folded groups too", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const found = page.locator(".found");
  const order = await first(page);
  await inputs(page); // Other names and sources come with the whole model.
  for (const [query, id] of [["gho's share", "aave.gho_share"], ["占未偿贷款的比例", "aave.gho_share"], ["service_providers", "aave.service_providers"], ["forum: GHO borrow rate in January 2025", "aave.gho_borrow_rate"]] as const) {
    await search(page).fill(query);
    await expect(found).toHaveText("1 assumption found");
    expect(await seen(page)).toEqual([id]);
    await expect(page.locator("#status")).toHaveText("1 assumption found");
  }
  await search(page).fill("borrow rate");
  const several = await seen(page);
  expect(several.length).toBeGreaterThan(3);
  await expect(found).toHaveText(`${several.length} assumptions found`);
  await search(page).fill("zzz");
  await expect(found).toHaveText("No assumption found");
  expect(await seen(page)).toEqual([]);
  await search(page).press("Escape");
  await expect(search(page)).toHaveValue("");
  await expect(search(page)).toBeFocused();
  await expect(found).toBeHidden();
  await expect.poll(() => seen(page)).toEqual(order);
  // Enter goes to what is found first.
  await search(page).fill("gho's share");
  await search(page).press("Enter");
  await expect(page.locator(":focus")).toHaveAttribute("data-input", "aave.gho_share");
  await expectAccessible(page);
});

test("a line of the statement finds what it rests on, and says so", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const found = page.locator(".found");
  await search(page).fill("GHO holders");
  await expect(found).toHaveText("6 assumptions found, behind “Incentives to GHO holders”; directly in it: Incentives on GHO supply");
  await expect(page.locator("#status")).toContainText("behind “Incentives to GHO holders”");
  const all = await seen(page);
  expect(all).toHaveLength(6);
  expect(all).toContain("aave.gho_share");
  // Enter goes to what stands in the line's own formula.
  await search(page).press("Enter");
  await expect(page.locator(":focus")).toHaveAttribute("data-input", "aave.gho_incentive_rate");
  await search(page).fill("GHO supply");
  await expect(found).toContainText("by name and behind “GHO supply”");
  await open(link({ base: "2025p", view: "aave", lang: "zh-CN" }));
  await page.getByRole("searchbox").fill("持有人的激励");
  await expect(found).toHaveText("找到 6 项假设，为“付给 GHO 持有人的激励”所依据；其公式直接用到：GHO 激励率（占供应量）");
  await expectAccessible(page);
});

test("what is to be looked at is shown, whatever is looked for", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.9" }));
  await search(page).fill("discount");
  await expect(slider(page, "aave.gho_share")).toBeHidden();
  await page.locator("#problems").getByRole("button", { name: "GHO's share of active loans" }).click();
  await expect(page.locator(":focus")).toHaveAttribute("data-input", "aave.gho_share");
  await expect(search(page)).toHaveValue("");
});

test("what a tenth does stands beside each, from the scenario at rest", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.service_providers": "40000000" }));
  await expect(effect(page, "aave.service_providers")).toHaveText("±10%: +4.0M / −4.0M");
  await expect(assumption(page, "aave.service_providers").locator(".effect .hidden")).toHaveText("Adjusted earnings: +4.0M with a tenth less, −4.0M with a tenth more");
  await slider(page, "aave.service_providers").fill("50000000");
  await expect(effect(page, "aave.service_providers")).toHaveText("±10%: +5.0M / −5.0M");
  await group(page, "Valuation (shared)").locator("summary").click();
  await expect(effect(page, "valuation.target_multiple")).toHaveText("±10%: no change");
  await group(page, "Accounting choices").locator("summary").click();
  await expect(toggle(page, "aave.safety_module_as_cost_of_revenue")).toBeVisible();
  await expect(effect(page, "aave.safety_module_as_cost_of_revenue")).toHaveCount(0);
  // By the page's own numbers, to either side.
  const [top] = await first(page);
  const { values: base } = await evaluate(page, { "aave.service_providers": "50000000" }, "2025p");
  const input = (await inputs(page)).find(({ id }) => id === top)!;
  const told: string[] = [];
  for (const share of [0.9, 1.1]) {
    const { values } = await evaluate(page, { "aave.service_providers": "50000000", [top!]: Number(input.presets["2025p"]) * share }, "2025p");
    const change = (Number(values[EARNINGS]) - Number(base[EARNINGS])) / 1e6;
    told.push(`${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(1)}M`);
  }
  await expect(effect(page, top!)).toHaveText(`±10%: ${told.join(" / ")}`);
});

test("a rate says what it comes to at the market's level, and leads to the level", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const effective = assumption(page, "aave.stablecoin_borrow_rate").locator(".effective");
  await expect(effective).toHaveText("5.5% × 2 = 11%");
  await expect(effective).toHaveAccessibleName("In effect 11%: 5.5%, times 2 (DeFi borrow rates over late August 2024)");
  await slider(page, "aave.stablecoin_borrow_rate").fill("0.06");
  await expect(effective).toHaveText("6% × 2 = 12%");
  await effective.click();
  await expect(page.locator(":focus")).toHaveAttribute("data-input", "macro.borrow_rate_level");
  await expect(assumption(page, "aave.gho_borrow_rate").locator(".effective")).toHaveCount(0);
});

test("after a reset the focus is at the field, and undo leaves it there", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.1" }));
  const share = field(page, "aave.gho_share");
  await assumption(page, "aave.gho_share").getByRole("button", { name: /^Reset/ }).press("Enter");
  await expect(share).toHaveValue("6");
  await expect(share).toBeFocused();
  await slider(page, "aave.gho_share").fill("0.2");
  await assumption(page, "aave.gho_share").getByRole("button", { name: "Link: 10.00%" }).click();
  await expect(share).toBeFocused();
  await expect(share).toHaveValue("10");
  // An order that undo changes: the field of another preset's list.
  const level = field(page, "macro.borrow_rate_level");
  await preset(page, "2024e").check();
  await level.focus();
  await page.keyboard.press("Control+z");
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(level).toBeFocused();
});

test("the plausible part of a slider is shaded once the analyses are there, and told", async ({ page, open }) => {
  await open(`${link({ base: "2025p", view: "aave" })}&show=tornado`);
  const price = assumption(page, "macro.eth_price");
  const band = price.locator(".band");
  await expect(band).toHaveAttribute("style", /./);
  // 55 % to 180 % of 3,000, on 500 to 10,000.
  const style = (await band.getAttribute("style"))!;
  expect(style).toBe("--at:0.1211;--end:0.5158");
  await slider(page, "macro.eth_price").fill("5000");
  expect(await band.getAttribute("style")).toBe(style);
  await price.getByRole("button", { name: /^ETH price: / }).click();
  await expect(price).toContainText("1,650 USD / ETH – 5,400 USD / ETH: four of five samples of a simulation of the preset lie in it");
});

test("a value for what nobody has published is called the reader's", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "sky", "sky.circulating_supply": "900000" }));
  const circulating = assumption(page, "sky.circulating_supply");
  await expect(circulating.getByRole("button", { name: "Circulating MKR: your value" })).toBeVisible();
  await circulating.getByRole("button", { name: /^Reset/ }).click();
  await expect(circulating.getByRole("button", { name: "Circulating MKR: unpublished" })).toBeVisible();
});

for (const lang of ["en", "zh"]) {
  test(`names under sliders cover nothing and take one row (${lang})`, async ({ page, open }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(link({ base: "2025p", view: "aave", lang }));
    await page.locator(".assumptions summary").evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    const wrong = await page.locator(".assumption:visible .rail").evaluateAll((rails) =>
      rails.flatMap((rail) => {
        const id = rail.querySelector("input")!.dataset.input;
        const names = [...rail.querySelectorAll(".tick-name")].map((name) => name.getBoundingClientRect());
        const lines = [...rail.querySelectorAll(".tick")].map((line) => line.getBoundingClientRect());
        const found: string[] = [];
        for (const [index, name] of names.entries()) {
          if (name.height > 17 || Math.abs(name.top - names[0]!.top) > 1) found.push(`${id}: more than one row`);
          if (name.left < 0 || name.right > innerWidth) found.push(`${id}: reaches beyond the window`);
          if (index && name.left < names[index - 1]!.right + 2) found.push(`${id}: one name covers another`);
          if (lines.some((line) => line.bottom > name.top + 3)) found.push(`${id}: a line strikes through a name`);
        }
        return found;
      }),
    );
    expect(wrong).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the first assumption stands right under the figures, and three fit a screen", async ({ page, open }) => {
    await open(link({ base: "2025p", view: "aave" }));
    const strip = (await page.locator(".in-sight").boundingBox())!;
    const tabs = (await page.locator("nav.readings").boundingBox())!;
    const levers = await page.locator(".first-levers .assumption").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    // Between them what the protocol does, where the other parts are, and what comes first.
    expect(levers[0].top - (tabs.y + tabs.height)).toBeLessThan(160);
    expect(levers[2].bottom - levers[0].top + strip.height).toBeLessThan(844);
    for (const one of await page.locator(".assumptions summary:visible").all()) expect((await one.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });

  test("a reset by a finger calls no keypad: the focus goes to the slider", async ({ page, open }) => {
    await open(link({ base: "2025p", view: "aave", "macro.eth_price": "4000" }));
    await assumption(page, "macro.eth_price").getByRole("button", { name: /^Reset/ }).tap();
    await expect(slider(page, "macro.eth_price")).toBeFocused();
  });

  test("nothing moves at the first change", async ({ page, open }) => {
    await open(link({ base: "2025p", view: "aave" }));
    const boxes = () => page.locator(".first-levers .rail").evaluateAll((all) => JSON.stringify(all.map((one) => one.getBoundingClientRect().top)));
    await slider(page, "macro.borrow_rate_level").scrollIntoViewIfNeeded();
    const before = await boxes();
    await slider(page, "macro.borrow_rate_level").fill("2.5");
    await expect(assumption(page, "macro.borrow_rate_level")).toContainText("→");
    await page.waitForTimeout(1000);
    expect(await boxes()).toBe(before);
    expect(await figure(page, EARNINGS).getAttribute("data-exact")).not.toBe("");
    await expectExact(page, EARNINGS, (await evaluate(page, { "macro.borrow_rate_level": "2.5" }, "2025p")).values[EARNINGS]!);
  });
});
