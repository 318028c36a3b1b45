import { analysis, choice, number, tab, tabTo, type } from "./analyses";
import { evaluate, inputs } from "./bindings";
import { assumption, expectExact, field, figure, hash, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const seek = (settings: Record<string, string> = {}, { base = "2025p", ...inputs }: Record<string, string> = {}) =>
  link({ base, view: "aave", show: "seek", ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`show.${name}`, value])), ...inputs });
const expectHash = (page: Page, fragment: string) => expect.poll(() => hash(page)).toBe(fragment);
const answer = (page: Page) => analysis(page).locator(".answer");
const verdict = (page: Page) => analysis(page).locator(".verdict");
const solutions = (page: Page) => answer(page).getByRole("listitem");
const undo = (page: Page) => analysis(page).getByRole("button", { name: "Undo" });

/** The exact value of each solution that is shown. */
const exact = (page: Page) => solutions(page).locator("[data-exact]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.exact!));

test("which GHO share gives an FDV/earnings of 20: the value, and the model returns the target at it", async ({ page, open }) => {
  const GHO = { "aave.gho_borrow_rate": "0.1" };
  await open(seek({}, GHO));
  await expect(choice(page, "Result")).toHaveValue("aave.fdv_to_earnings");
  await expect(number(page, "Target")).toHaveValue("20");
  await expect(choice(page, "By moving")).toHaveValue("aave.gho_share");
  await expect(verdict(page)).toHaveText("“FDV / earnings” reaches 20x where “GHO's share of active loans” is 20.9047%.");
  await expect(answer(page)).toContainText("Now FDV / earnings is 34.8x, and GHO's share of active loans 6%.");
  const [share] = await exact(page);
  expect(share).toBe("0.2090473643260066134993191986");
  // What is read has the digits that matter.
  expect(await analysis(page).innerText()).not.toMatch(/\d{8}/);
  const { values } = await evaluate(page, { ...GHO, "aave.gho_share": share }, "2025p");
  expect(values["aave.fdv_to_earnings"]).toBe("20");
});

test("a target counts while it is typed, stays as it is typed, and Escape brings back the one before", async ({ page, open }) => {
  await open(seek({}, { "aave.gho_borrow_rate": "0.1" }));
  await expect(verdict(page)).toContainText("reaches 20x");
  const field = number(page, "Target");
  await field.click();
  await page.keyboard.type("30.");
  await expect(verdict(page)).toContainText("reaches 30x");
  await expect(field).toHaveValue("30.");
  // The caret stays where the reader types.
  await page.keyboard.type("5");
  await expect(verdict(page)).toContainText("reaches 30.5x");
  await page.keyboard.press("Escape");
  await expect(verdict(page)).toContainText("reaches 20x");
  await expect(field).toHaveValue("20");
  // What cannot be read changes nothing, and is said once the reader leaves.
  await field.fill("abc");
  await page.waitForTimeout(700);
  await expect(verdict(page)).toContainText("reaches 20x");
  await field.press("Enter");
  await expect(analysis(page).locator(".wrong").first()).not.toBeEmpty();
});

test("a value that is used becomes the scenario, and Undo and back take it away", async ({ page, open }) => {
  const start = seek({ target: "40" });
  await open(start);
  await expect(verdict(page)).toContainText("reaches 40x where “GHO's share of active loans” is 47.0923%.");
  const [share] = await exact(page);
  for (const leave of [() => undo(page).click(), () => page.goBack()]) {
    await analysis(page).getByRole("button", { name: "Use this value: 47.0923% for GHO's share of active loans" }).click();
    await expect(field(page, "aave.gho_share")).toHaveValue(/^47\.0923/);
    await expectExact(page, "aave.fdv_to_earnings", "40");
    await expectHash(page, `${start}&aave.gho_share=${share}`);
    await expect(analysis(page).getByRole("status").filter({ hasText: "GHO's share of active loans is now 47.0923%." })).toBeVisible();
    await expect(answer(page)).toContainText("Now FDV / earnings is 40.0x");
    await leave();
    await expect(field(page, "aave.gho_share")).toHaveValue("6");
    await expectHash(page, start);
    await expect(undo(page)).toBeHidden();
    await expect(verdict(page)).toContainText("47.0923%");
  }
  await page.goForward();
  await expectExact(page, "aave.fdv_to_earnings", "40");
});

test("what was used is no longer offered to be undone once the reader moved it", async ({ page, open }) => {
  await open(seek({ target: "40" }));
  await analysis(page).getByRole("button", { name: /^Use this value: 47/ }).click();
  await expect(undo(page)).toBeVisible();
  // Back would take this back, and not what was used.
  await slider(page, "macro.eth_price").fill("4000");
  await expect(undo(page)).toBeHidden();
});

test("a target out of reach of the sensible range says where it lies, and the value can be used", async ({ page, open }) => {
  await open(seek({}, { base: "2024e" }));
  await expect(verdict(page)).toHaveText("“FDV / earnings” reaches 20x only where “GHO's share of active loans” is 51.6393%, outside its sensible range 0% to 50%.");
  await answer(page).getByRole("button", { name: /^Use this value: 51\.6393%/ }).click();
  await expect(assumption(page, "aave.gho_share").getByText(/Outside the sensible range/)).toBeVisible();
  await expectExact(page, "aave.fdv_to_earnings", "20.000000000000000000000000001");
});

const NONE: [string, Record<string, string>, Record<string, string>, RegExp][] = [
  ["a share would exceed 1", {}, {}, /alone cannot bring “FDV \/ earnings” to 20x: it would have to be 289\.68%, but a share cannot exceed 100%\.$/],
  ["a cost would be negative", { input: "aave.service_providers" }, { base: "2024e" }, /it would have to be −80\.5435M USD \/ year, but it cannot be negative\.$/],
  ["the result would have no value there", { output: "aave.gross_revenue", target: "310382500", input: "aave.gho_share" }, {}, /and there “Gross revenue” has no value\..* GHO supply exceeds all stablecoin loans/],
  ["a switch is no scale", { input: "aave.without_august_liquidations" }, {}, /^No value of “Without the August 2024 liquidations” was found/],
  ["the assumption does not matter", { input: "lido.operating_costs" }, {}, /“Operating costs” does not move “FDV \/ earnings”, which stays at 48\.1575x\.$/],
];
for (const [name, settings, scenario, said] of NONE) {
  test(`a target that cannot be reached is no silence: ${name}`, async ({ page, open }) => {
    await open(seek(settings, scenario));
    await expect(verdict(page)).toHaveText(said);
    await expect(solutions(page)).toHaveCount(0);
    await expect(answer(page).getByRole("button")).toHaveCount(0);
    await expect(answer(page)).toContainText(/Now .* is /);
  });
}

test("where several values do it, all are shown and each can be used", async ({ page, open }) => {
  await open(seek({ output: "aave.adjusted_earnings", target: "56066062.5", input: "aave.safety_module_as_cost_of_revenue" }));
  await expect(verdict(page)).toContainText("where “Safety module as cost of revenue” is off, on.");
  await expect(solutions(page)).toHaveCount(2);
  expect(await exact(page)).toEqual(["0", "1"]);
  await answer(page).getByRole("button", { name: "Use this value: on for Safety module as cost of revenue" }).click();
  await expect(page.getByRole("switch", { name: "Safety module as cost of revenue" })).toBeChecked();
  await expectExact(page, "aave.adjusted_earnings", "56066062.5");
});

test("where every value does it, that is the answer", async ({ page, open }) => {
  await open(seek({ output: "aave.gho_interest", target: "0", input: "aave.gho_borrow_rate" }, { "aave.gho_share": "0" }));
  await expect(verdict(page)).toHaveText("“Interest on GHO” stays at 0 USD / year whatever “GHO borrow rate” is.");
  await expect(solutions(page)).toHaveCount(0);
});

test("a result that bends is solved too", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "lido", show: "seek", "show.target": "100", "show.input": "macro.eth_staked_share" }));
  await expect(verdict(page)).toHaveText("“FDV / earnings” reaches 100x where “Staked share of all ETH” is 23.894%.");
  expect(await exact(page)).toEqual(["0.2389401381274474902100391598"]);
  await expect(answer(page)).toContainText("Found by searching");
});

test("result, target and assumption go into the link and change the answer", async ({ page, open }) => {
  await open(seek());
  const steps = await page.evaluate(() => history.length);
  await expect(verdict(page)).toContainText("289.68%");
  await type(number(page, "Target"), "40");
  await expect(verdict(page)).toContainText("47.0923%");
  await expectHash(page, seek({ target: "40" }));
  await choice(page, "By moving").selectOption("aave.token_price");
  await expect(verdict(page)).toContainText("“AAVE price”");
  await expectHash(page, seek({ target: "40", input: "aave.token_price" }));
  await choice(page, "Result").selectOption("aave.adjusted_earnings");
  // A target belongs to its result.
  await expect(number(page, "Target")).toHaveValue("0");
  await expectHash(page, seek({ output: "aave.adjusted_earnings", input: "aave.token_price" }));
  await type(number(page, "Target"), "60m");
  await choice(page, "By moving").selectOption("aave.gho_share");
  await expectHash(page, seek({ output: "aave.adjusted_earnings", target: "60000000", input: "aave.gho_share" }));
  await expect(verdict(page)).toContainText("reaches 60M USD / year where “GHO's share of active loans” is");
  const [share] = await exact(page);
  const { values } = await evaluate(page, { "aave.gho_share": share }, "2025p");
  expect(Number(values["aave.adjusted_earnings"])).toBeCloseTo(60e6, 6);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  const said = await verdict(page).innerText();
  await page.reload();
  await expect(verdict(page)).toHaveText(said);
});

test("what is no number says why and leaves answer and link as they were", async ({ page, open }) => {
  await open(seek({ target: "40" }));
  await expect(verdict(page)).toContainText("47.0923%");
  const target = number(page, "Target");
  for (const [text, why] of [["twenty", /This is not a number/], ["", /Type a number/], ["1e40", /too large/]] as const) {
    await type(target, text);
    await expect(target, text).toHaveAttribute("aria-invalid", "true");
    await expect(analysis(page).getByRole("alert").filter({ hasText: why }), text).toBeVisible();
    await expect(verdict(page)).toContainText("47.0923%");
  }
  expect(await hash(page)).toBe(seek({ target: "40" }));
  await type(target, "45");
  await expect(target).toHaveAttribute("aria-invalid", "false");
  await expect(verdict(page)).toContainText("45x");
});

test("a move in the assumptions moves the answer", async ({ page, open }) => {
  await open(seek({ target: "40" }));
  await expect(verdict(page)).toContainText("47.0923%");
  await slider(page, "aave.gho_borrow_rate").fill("0.1");
  await expect(verdict(page)).not.toContainText("47.0923%");
  const [share] = await exact(page);
  const { values } = await evaluate(page, { "aave.gho_borrow_rate": "0.1", "aave.gho_share": share }, "2025p");
  expect(Number(values["aave.fdv_to_earnings"])).toBeCloseTo(40, 12);
  await expect(answer(page)).toContainText(`Now FDV / earnings is ${await figure(page, "aave.fdv_to_earnings").innerText()}`);
});

test("the list of break-evens holds every assumption once, and each value leaves nothing of the earnings", async ({ page, open }) => {
  await open(seek());
  await expect(analysis(page).getByRole("heading", { name: "Where Aave breaks even" })).toBeVisible();
  const rows = analysis(page).getByRole("table").locator("tbody").getByRole("row");
  await expect(rows.first()).toBeVisible();
  // One is offered in 2024E alone.
  const all = (await inputs(page)).filter(({ id }) => id !== "aave.without_august_liquidations");
  const impossible = analysis(page).locator("details").filter({ hasText: /\d+ assumptions cannot do it alone/ });
  const still = analysis(page).locator("details").filter({ hasText: /\d+ assumptions without effect/ });
  const counts = [await rows.count()];
  for (const folded of [impossible, still]) {
    await folded.locator("summary").click();
    const count = Number((await folded.locator("summary").innerText()).match(/\d+/));
    await expect(folded.getByRole("listitem")).toHaveCount(count);
    counts.push(count);
  }
  expect(counts.reduce((sum, count) => sum + count), String(counts)).toBe(all.length);
  await expect(impossible).toContainText("“ETH price” alone cannot bring “Adjusted earnings” to 0 USD / year");
  await expect(still).toContainText("Lido: Operating costs");

  const list = await rows.allInnerTexts();
  for (let row = 0; row < counts[0]; row += 1) {
    // The list is of the scenario as opened again, not of the last value tried.
    await expect.poll(() => rows.allInnerTexts()).toEqual(list);
    const name = await rows.nth(row).getByRole("rowheader").innerText();
    const { id } = all.find((input) => input.name.en === name && /^(aave|macro)\./.test(input.id))!;
    await rows.nth(row).getByRole("button").first().click();
    await expect.poll(() => hash(page), name).toContain(`&${id}=`);
    await expect.poll(async () => Math.abs(Number(await figure(page, "aave.adjusted_earnings").getAttribute("data-exact"))), name).toBeLessThan(1e-9);
    await undo(page).click();
    await expectExact(page, "aave.adjusted_earnings", "56066062.5");
  }
});

test("the list of break-evens goes with the protocol that the result is of", async ({ page, open }) => {
  await open(seek());
  await choice(page, "Result").selectOption("lido.net_revenue");
  await expect(analysis(page).getByRole("heading", { name: "Where Lido breaks even" })).toBeVisible();
  await expect(analysis(page).getByRole("rowheader", { name: "Operating costs" })).toBeVisible();
});

test("in Chinese, answer, list and undo are Chinese", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", lang: "zh-CN", show: "seek", "show.target": "40" }));
  await expect(verdict(page)).toContainText(/为 47\.0923%/);
  await expect(analysis(page).getByRole("heading", { level: 2 })).toHaveText(["一项假设要变动多少？", "Aave 的盈亏平衡点"]);
  await answer(page).getByRole("button").click();
  await analysis(page).getByRole("button", { name: "撤销" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
});

test("by keyboard alone: target, assumption, use, undo", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await tabTo(page, tab(page, "seek"));
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toBeVisible();
  await tabTo(page, number(page, "Target"));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("40");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("47.0923%");
  await expect(number(page, "Target")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(choice(page, "By moving")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(verdict(page)).not.toContainText("GHO's share");
  await page.keyboard.press("ArrowUp");
  await expect(verdict(page)).toContainText("47.0923%");
  await page.keyboard.press("Tab");
  await expect(answer(page).getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expectExact(page, "aave.fdv_to_earnings", "40");
  await tabTo(page, undo(page));
  await page.keyboard.press("Enter");
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
});
