import { readFileSync } from "node:fs";
import { analysis, chart, type Chart, choice, copied, number, tab, tabTo, type } from "./analyses";
import { evaluate, type Input, inputs } from "./bindings";
import { expectExact, field, figure, hash, link, PROTOCOLS, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const AAVE = link({ base: "2025p", view: "aave", show: "tornado" });
const expectHash = (page: Page, fragment: string) => expect.poll(() => hash(page)).toBe(fragment);
const swing = (page: Page, name: string) => analysis(page).getByRole("radio", { name });
const PLAUSIBLE = "over its plausible range: p10 to p90";
const RANGE = "over its sensible range";
const PERCENT = "by ± per cent";
const SHORT: Record<string, string> = { aave: "Aave", sky: "Sky", lido: "Lido", etherfi: "ether.fi" };

/** What the chart draws: each bar's name and how long it is, in pixels. */
const drawn = ({ marks }: Chart) =>
  marks.evaluateAll((marks) =>
    marks.map((mark) => {
      const bars = [...mark.querySelectorAll(".bar")].map((bar) => bar.getBoundingClientRect());
      const length = Math.max(...bars.map(({ right }) => right)) - Math.min(...bars.map(({ left }) => left));
      return { name: mark.querySelector(".name")!.textContent!, length };
    }),
  );

/** An input by the name that the tornado of a protocol gives it: that of another protocol's input begins with it. */
function called(all: Input[], name: string, protocol: string) {
  const foreign = PROTOCOLS.find((other) => name.startsWith(`${SHORT[other]}: `));
  const own = foreign ? [foreign] : [protocol, "macro"];
  const short = foreign ? name.slice(SHORT[foreign].length + 2) : name;
  return all.find(({ id, name: { en } }) => en === short && own.includes(id.split(".")[0]))!;
}

test("bars are drawn by their length, the longest first, and more of them on request", async ({ page, open }) => {
  await open(`${AAVE}&show.by=20`);
  await expect(chart(page).marks).toHaveCount(12);
  const bars = await drawn(chart(page));
  for (const [index, { name, length }] of bars.entries()) expect(length, name).toBeLessThanOrEqual((bars[index - 1]?.length ?? Infinity) + 0.5);
  const more = analysis(page).getByRole("button", { name: /^Show all \d+$/ });
  const count = Number((await more.innerText()).match(/\d+/));
  await more.click();
  await expect(chart(page).marks).toHaveCount(count);
  expect((await drawn(chart(page))).slice(0, 12).map(({ name }) => name)).toEqual(bars.map(({ name }) => name));
  await analysis(page).getByRole("button", { name: "Show fewer" }).click();
  await expect(chart(page).marks).toHaveCount(12);
});

for (const view of PROTOCOLS) {
  test(`every bar of ${view} ends where the model does with that one assumption moved, and what has none moves nothing`, async ({ page, open, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(link({ base: "2025p", view, show: "tornado", "show.by": "range" }));
    await expect(chart(page).marks.first()).toBeVisible();
    const { head, rows } = await copied(page, chart(page));
    expect(head).toEqual(["Assumption", "Low", "High", "At low", "At high", "Spread"]);
    // One is offered in 2024E alone.
    const all = (await inputs(page)).filter(({ id }) => id !== "aave.without_august_liquidations");
    const line = `${view}.adjusted_earnings`;
    const at = async (id: string, value: string) => (await evaluate(page, { [id]: value }, "2025p")).values[line];
    const bars = rows.filter(([, low]) => low !== "—");
    const moving = new Set<string>();
    for (const [name, low, high, atLow, atHigh] of bars) {
      const { id } = called(all, name, view);
      moving.add(id);
      expect([atLow, atHigh], id).toEqual([(await at(id, low)) ?? "no value", (await at(id, high)) ?? "no value"]);
    }
    // What leaves the result without a value comes after all that only moves it.
    const lost = (row: string[]) => row.slice(3, 5).some((end) => Number.isNaN(Number(end)));
    const whole = bars.findIndex(lost) === -1 ? bars.length : bars.findIndex(lost);
    expect(bars.slice(whole).every(lost)).toBe(true);
    const spreads = bars.slice(0, whole).map((row) => Number(row[5]));
    expect(spreads).not.toContain(NaN);
    expect(spreads).toEqual([...spreads].sort((a, b) => b - a));

    const still = rows.slice(bars.length);
    expect(still.map(([name]) => name)).toHaveLength(all.length - bars.length);
    const base = (await evaluate(page, {}, "2025p")).values[line];
    for (const { id, low, high } of all.filter(({ id }) => !moving.has(id))) expect([await at(id, low), await at(id, high)], id).toEqual([base, base]);
    const folded = analysis(page).locator("details").filter({ hasText: `${still.length} assumptions without effect` });
    await folded.locator("summary").click();
    await expect(folded.getByRole("listitem")).toHaveCount(still.length);
  });
}

test("the figures are those of the native command, digit for digit", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(`${AAVE}&show.output=aave.fdv_to_earnings&show.by=20`);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: FDV/);
  const [stored] = JSON.parse(readFileSync(new URL("../cases/jobs/answers/tornado.json", import.meta.url), "utf8"));
  expect(stored.output).toBe("aave.fdv_to_earnings");
  const { rows } = await copied(page, chart(page));
  const all = await inputs(page);
  const found = rows.slice(0, stored.bars.length).map(([name, ...figures]) => [called(all, name, "aave").id, ...figures]);
  type Bar = { input: string; low: string; high: string; at_low: { value?: string }; at_high: { value?: string }; spread?: string };
  expect(found).toEqual(
    stored.bars.map((bar: Bar) => [bar.input, bar.low, bar.high, bar.at_low.value ?? "n.m.", bar.at_high.value ?? "n.m.", bar.spread ?? "—"]),
  );
});

test("result and swing go into the link and change the chart, without a step of the history", async ({ page, open }) => {
  await open(AAVE);
  await expect(swing(page, PLAUSIBLE)).toBeChecked();
  await expect(choice(page, "Result")).toHaveValue("aave.adjusted_earnings");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
  const steps = await page.evaluate(() => history.length);
  await choice(page, "Result").selectOption("aave.net_margin");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: Net margin: now 18\.69%/);
  await expectHash(page, "#v1&base=2025p&view=aave&show=tornado&show.output=aave.net_margin");
  const before = await chart(page).figure.locator("svg").innerHTML();
  await swing(page, PERCENT).check();
  await expect(number(page, PERCENT)).toHaveValue("10");
  await type(number(page, PERCENT), "12.5%");
  await expectHash(page, "#v1&base=2025p&view=aave&show=tornado&show.output=aave.net_margin&show.by=12.5");
  await expect.poll(() => chart(page).figure.locator("svg").innerHTML()).not.toBe(before);
  await swing(page, RANGE).check();
  await expect(number(page, PERCENT)).toBeHidden();
  await expectHash(page, "#v1&base=2025p&view=aave&show=tornado&show.output=aave.net_margin&show.by=range");
  await swing(page, PLAUSIBLE).check();
  await expectHash(page, "#v1&base=2025p&view=aave&show=tornado&show.output=aave.net_margin");
  await expect.poll(() => chart(page).figure.locator("svg").innerHTML()).toBe(before);
  await choice(page, "Result").selectOption("sky.net_revenue");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Sky: Net revenue/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test("a link opens the tornado with its settings", async ({ page, open }) => {
  await open(`${link({ base: "2025p", view: "lido", show: "tornado", "show.output": "lido.net_revenue", "show.by": "25", "show.input": "lido.protocol_fee" })}&macro.eth_price=4000`);
  await expect(choice(page, "Result")).toHaveValue("lido.net_revenue");
  await expect(number(page, PERCENT)).toHaveValue("25");
  await expect(choice(page, "Assumption")).toHaveValue("lido.protocol_fee");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", new RegExp(`now ${await figure(page, "lido.net_revenue").innerText()}`));
});

test("what is no percentage says why and leaves chart and link as they were", async ({ page, open }) => {
  await open(`${AAVE}&show.by=20`);
  await expect(chart(page).marks.first()).toBeVisible();
  const before = await chart(page).figure.locator("svg").innerHTML();
  const percent = number(page, PERCENT);
  for (const [text, why] of [
    ["ten", /This is not a number/],
    ["0", /Type a number above 0/],
    ["-5", /Type a number above 0/],
    ["", /Type a number/],
    ["1e40", /too large/],
    ["0." + "1".repeat(30), /more than 28 digits/],
  ] as const) {
    await type(percent, text);
    await expect(percent, text).toHaveAttribute("aria-invalid", "true");
    await expect(analysis(page).getByRole("alert").filter({ hasText: why }), text).toBeVisible();
  }
  expect(await chart(page).figure.locator("svg").innerHTML()).toBe(before);
  expect(await hash(page)).toBe(`${AAVE}&show.by=20`);
  await type(percent, "30");
  await expect(percent).toHaveAttribute("aria-invalid", "false");
  await expect(analysis(page).getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  await expectHash(page, `${AAVE}&show.by=30`);
});

test("values are read by pointing and by keys", async ({ page, open }) => {
  await open(`${AAVE}&show.by=20`);
  const { drawing, mark, marks, readout } = chart(page);
  await expect(readout).toHaveText(/arrow keys/);
  await expect(marks).toHaveCount(12);
  const names = await marks.locator(".name").allTextContents();
  await mark(2).hover();
  await expect(readout).toContainText(`${names[2]}: `);
  await expect(mark(2)).toHaveClass(/\bon\b/);
  await expect(readout).toContainText(/ brings adjusted earnings to [−\d.]+M, .* to [−\d.]+M; now 56\.1M\.$/);
  await mark(5).hover();
  await expect(readout).toContainText(`${names[5]}: `);
  await page.mouse.move(5, 5);
  await expect(readout).toHaveText(/arrow keys/);

  await drawing.focus();
  for (const [key, index] of [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowRight", 2], ["ArrowUp", 1], ["End", 11], ["ArrowDown", 11], ["Home", 0], ["ArrowUp", 0]] as const) {
    await page.keyboard.press(key);
    await expect(readout, key).toContainText(`${names[index]}: `);
  }
  await page.keyboard.press("Escape");
  await expect(readout).toHaveText(/arrow keys/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("values are read by touch and stay when the finger is lifted", async ({ page, open }) => {
    await open(`${AAVE}&show.by=20`);
    const { mark, marks, readout } = chart(page);
    for (const index of [1, 4]) {
      await mark(index).tap();
      await expect(readout).toContainText((await marks.nth(index).locator(".name").textContent())!);
      await expect(readout).toContainText("now 56.1M");
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

test("a move in the assumptions moves the chart, and the setting stays", async ({ page, open }) => {
  await open(`${AAVE}&show.by=20`);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
  await chart(page).drawing.focus();
  await page.keyboard.press("ArrowDown");
  await slider(page, "aave.gho_share").fill("0.2");
  await expect(figure(page, "aave.adjusted_earnings")).not.toHaveText("56.1M");
  const now = await figure(page, "aave.adjusted_earnings").innerText();
  await expect(chart(page).drawing).toHaveAttribute("aria-label", new RegExp(`now ${now},`));
  await field(page, "macro.eth_price").fill("4000");
  await expect.poll(async () => (await chart(page).drawing.getAttribute("aria-label"))!).toContain(`now ${await figure(page, "aave.adjusted_earnings").innerText()},`);
  await expectHash(page, `${AAVE}&show.by=20&macro.eth_price=4000&aave.gho_share=0.2`);
});

test("a scenario without a value says so, and is whole again when it is mended", async ({ page, open }) => {
  await open(`${AAVE}&aave.gho_share=0.9`);
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /Adjusted earnings, USD \/ year: now no value/);
  await expectExact(page, "aave.adjusted_earnings", null);
  await field(page, "aave.gho_share").fill("6");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /now 56\.1M/);
});

test("one assumption across all protocols follows the choice", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(`${AAVE}&show.by=20`);
  const across = chart(page, 1);
  await choice(page, "Assumption").selectOption("macro.eth_price");
  await expect(across.drawing).toHaveAttribute("aria-label", /^ETH price moved low and high/);
  await expectHash(page, `${AAVE}&show.by=20&show.input=macro.eth_price`);
  const { rows } = await copied(page, across);
  expect(rows.slice(0, 4).map(([name]) => name.split(" (")[0])).toEqual(PROTOCOLS.map((protocol) => SHORT[protocol]));
  for (const [column, value] of [[2, "2400"], [4, "3600"]] as const) {
    const { values } = await evaluate(page, { "macro.eth_price": value }, "2025p");
    for (const [row, protocol] of PROTOCOLS.entries()) {
      const exact = values[`${protocol}.adjusted_earnings`]!;
      if (rows[row][column] !== "not moved") expect(rows[row][column], protocol).toBe(exact);
      else expect(exact).toBe((await evaluate(page, {}, "2025p")).values[`${protocol}.adjusted_earnings`]);
    }
  }
  await across.drawing.focus();
  await page.keyboard.press("ArrowDown");
  await expect(across.readout).toContainText("Aave");
  await choice(page, "Assumption").selectOption("lido.operating_costs");
  await expect(across.drawing).toHaveAttribute("aria-label", /^Lido: Operating costs moved/);
  await expect(across.marks.getByText("not moved")).toHaveCount(11);
  // The other chart is not about this choice.
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: Adjusted earnings/);
});

test("by keyboard alone: the tab, the result, the swing, the values", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await tabTo(page, tab(page, "tornado"));
  await page.keyboard.press("Enter");
  await expect(chart(page).marks.first()).toBeVisible();
  await tabTo(page, choice(page, "Result"));
  await page.keyboard.press("ArrowDown");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: FDV \/ earnings/);
  await expect(choice(page, "Result")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(swing(page, PLAUSIBLE)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(swing(page, PERCENT)).toBeChecked();
  await expect(swing(page, PERCENT)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(number(page, PERCENT)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("20");
  await page.keyboard.press("Tab");
  await expectHash(page, `${AAVE}&show.output=aave.fdv_to_earnings&show.by=20`);
  await expect(chart(page).drawing).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(chart(page).readout).toContainText("brings FDV / earnings to");
  await page.keyboard.press("End");
  await expect(chart(page).readout).not.toContainText("Without the August 2024 liquidations");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(chart(page).figure.getByRole("table")).toBeVisible();
});

test("at first each assumption moves over its plausible range, and what has none is named", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(link({ base: "2025p", view: "lido", show: "tornado" }));
  await expect(swing(page, PLAUSIBLE)).toBeChecked();
  await expect(chart(page).marks.first().locator(".name")).toHaveText("ETH price");
  const { rows } = await copied(page, chart(page));
  const price = rows.find(([name]) => name === "ETH price")!;
  const { values } = await evaluate(page, { "macro.eth_price": price[1] }, "2025p");
  expect(price[3]).toBe(values["lido.adjusted_earnings"]);
  const still = analysis(page).locator("details").filter({ hasText: /without a plausible range, such as switches: not moved/ });
  await still.locator("summary").click();
  await expect(still.getByRole("listitem").first()).toBeVisible();
});
