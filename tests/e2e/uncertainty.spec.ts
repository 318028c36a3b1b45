import { analysis, chart, choice, copied, number, tabTo, type } from "./analyses";
import { expectExact, hash, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const LIDO = link({ base: "2025p", view: "lido", show: "simulate" });
const status = (page: Page) => analysis(page).locator(".samples > .note").first();
const fact = (page: Page, name: string) => analysis(page).locator(".facts div").filter({ hasText: name }).locator("dd");
const done = (page: Page, samples: string) => expect(status(page)).toHaveText(new RegExp(`^${samples} samples, seed`));

/** Opens the list of what is uncertain, and in it one assumption. */
async function doubt(page: Page, name: string) {
  const list = analysis(page).locator("details.doubts");
  if ((await list.getAttribute("open")) === null) await list.locator("summary").click();
  await list.getByRole("button", { name: new RegExp(`^${name} (lognormal|PERT|stays)`) }).click();
  return list.locator("li").filter({ has: page.locator(".editor") });
}

test("the answer, its seed in the link, and the same digits for whoever opens that link", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(LIDO);
  await done(page, "100,000");
  expect(await hash(page)).toContain("show=simulate&show.samples=100000&show.seed=1");
  await expect(analysis(page).locator(".verdict")).toContainText("Four samples out of five put adjusted earnings of Lido between");
  const first = (await copied(page, chart(page, 1))).rows;
  await analysis(page).getByRole("button", { name: "Another seed" }).click();
  await expect.poll(() => hash(page)).not.toContain("show.seed=1&");
  await done(page, "100,000");
  await expect.poll(async () => (await copied(page, chart(page, 1))).rows).not.toEqual(first);
  await type(number(page, "Seed"), "1");
  await done(page, "100,000");
  await expect.poll(async () => (await copied(page, chart(page, 1))).rows).toEqual(first);
});

test("a level, several protocols, and what drives each", async ({ page, open }) => {
  await open(link({ base: "2025p", show: "simulate", "show.output": "fdv_to_earnings", "show.samples": "20000" }));
  await done(page, "20,000");
  await type(number(page, "Chance of being below"), "20");
  await expect.poll(() => hash(page)).toContain("show.below=20");
  await expect(fact(page, "Below 20x")).toContainText("%");
  await expect(analysis(page)).toContainText("All are below the level at once in");
  await expect(chart(page, 0).marks).toHaveCount(4);
  await choice(page, "Look closer at").selectOption("lido.fdv_to_earnings");
  await expect(analysis(page).locator(".verdict").last()).toContainText("FDV / earnings of Lido");
  // A multiple has no value where earnings are negative: what drives earnings stands in, and the page says so.
  await expect(analysis(page)).toContainText("The variance of Lido: FDV / earnings cannot be divided");
  await expect(chart(page, 3).drawing).toHaveAttribute("aria-label", /^Lido: Adjusted earnings: what its variance comes from/);
  await analysis(page).getByRole("checkbox", { name: "Show what drives it" }).uncheck();
  await expect.poll(() => hash(page)).toContain("show.drivers=0");
  await expect(chart(page, 3).figure).toBeHidden();
});

test("probabilities are of the samples that have a value, and how many have none stands beside them", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "simulate", "show.output": "aave.gross_revenue", "show.samples": "20000", "show.aave.gho_share": "uniform:0:1" }));
  await done(page, "20,000");
  await expect(fact(page, "Above zero, of samples with a value")).toHaveText("100%");
  await expect(fact(page, "Samples without a value")).toHaveText(/^[\d,]+ \(\d+%\)$/);
});

test("how an assumption is drawn is changed, refused, made certain and put back", async ({ page, open }) => {
  await open(`${LIDO}&show.samples=20000`);
  await done(page, "20,000");
  const usual = await fact(page, "Standard deviation").innerText();
  const editor = await doubt(page, "ETH price");
  await editor.getByRole("combobox", { name: "Distribution" }).selectOption("uniform");
  await expect.poll(() => hash(page)).toContain("show.macro.eth_price=uniform:1650:5400");
  await type(editor.getByRole("textbox", { name: /^Lowest/ }), "6,000");
  const refused = analysis(page).getByRole("alert").filter({ hasText: /6,000 USD \/ ETH, is not below its high end/ });
  await expect(refused.first()).toBeVisible();
  await type(editor.getByRole("textbox", { name: /^Lowest/ }), "5,400");
  await expect(analysis(page).getByRole("alert").filter({ hasText: /both ends of .* are the same, 5,400 USD \/ ETH/i }).first()).toBeVisible();
  // The last good figures stay, and so does the scenario.
  await expect(fact(page, "Standard deviation")).not.toHaveText("");
  await expectExact(page, "lido.adjusted_earnings", await page.locator("[data-value-of='lido.adjusted_earnings']").first().getAttribute("data-exact"));
  await type(editor.getByRole("textbox", { name: /^Lowest/ }), "2,900");
  await type(editor.getByRole("textbox", { name: /^Highest/ }), "3,100");
  await expect(refused).toHaveCount(0);
  await expect.poll(() => fact(page, "Standard deviation").innerText()).not.toBe(usual);
  await editor.getByRole("combobox", { name: "Distribution" }).selectOption("fixed");
  await expect.poll(() => hash(page)).toContain("show.macro.eth_price=fixed");
  await expect(editor.locator(".how")).toHaveText("stays at its value");
  await analysis(page).getByRole("button", { name: "Reset all to default" }).click();
  await expect(fact(page, "Standard deviation")).toHaveText(usual);
  expect(await hash(page)).not.toContain("show.macro");
});

test("an assumption follows the ETH price as closely as a reader says, and no closer than 1", async ({ page, open }) => {
  await open(`${LIDO}&show.samples=20000`);
  await done(page, "20,000");
  const editor = await doubt(page, "Lido: Operating costs");
  await type(editor.getByRole("textbox", { name: /^Correlation with/ }), "2");
  await expect(editor.getByRole("alert").filter({ hasText: "Type a number from −1 to 1." })).toBeVisible();
  await type(editor.getByRole("textbox", { name: /^Correlation with/ }), "0.8");
  await expect.poll(() => hash(page)).toContain("show.lido.operating_costs=default@0.8");
  await expect(editor.locator(".how")).toContainText("follows ETH price, correlation 0.8");
});

test("a long simulation shows how far it is and what it knows, and stops at once", async ({ page, open }) => {
  await open(`${LIDO}&show.samples=20000000&show.drivers=0`);
  const stop = analysis(page).getByRole("button", { name: "Stop" });
  await expect(status(page)).toHaveText(/^[\d,]+ of 20,000,000 samples so far, seed 1\.$/);
  await expect(analysis(page)).toContainText("samples take some seconds");
  await expect(analysis(page).getByRole("progressbar")).toHaveAttribute("value", /^[1-9]/);
  await stop.click();
  await expect(analysis(page)).toContainText(/Stopped at \d+%\./);
  await expect(stop).toHaveCount(0);
  // What is known so far stays; a smaller one replaces it.
  await expect(chart(page, 0).figure).toBeVisible();
  await type(number(page, "Samples"), "1,000");
  await done(page, "1,000");
});

test("a newer question replaces the older one", async ({ page, open }) => {
  await open(`${LIDO}&show.samples=20000000&show.drivers=0`);
  await expect(status(page)).toContainText("so far");
  await type(number(page, "Samples"), "500");
  await done(page, "500");
  for (const price of ["1000", "4000", "2000"]) await slider(page, "macro.eth_price").fill(price);
  const exact = (await page.locator("[data-value-of='lido.adjusted_earnings']").first().innerText()).trim();
  await expect(fact(page, "This scenario")).toHaveText(exact);
});

test("numbers that make no sense are refused beside their fields", async ({ page, open }) => {
  await open(`${LIDO}&show.samples=1000`);
  await done(page, "1,000");
  for (const [name, text, message] of [
    ["Samples", "0", "Type a whole number from 1 to 100,000,000."],
    ["Samples", "1e12", "Type a whole number from 1 to 100,000,000."],
    ["Samples", "1.5", "Type a whole number from 1 to 100,000,000."],
    ["Seed", "-1", "Type a whole number, such as 1."],
    ["Chance of being below", "x", "This is not a number."],
  ]) {
    await type(number(page, name), text);
    await expect(analysis(page).getByRole("alert").filter({ hasText: message }), text).toBeVisible();
    await done(page, "1,000");
  }
});

test("nothing uncertain is said to be so", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "simulate", "show.output": "aave.fdv", "show.aave.token_supply": "fixed", "show.aave.token_price": "fixed" }));
  await expect(analysis(page).getByRole("alert").filter({ hasText: "Nothing that the outputs rest on is uncertain" })).toBeVisible();
});

test("by keyboard alone: a seed, a distribution, the figures", async ({ page, open }) => {
  await open(`${LIDO}&show.samples=2000`);
  await done(page, "2,000");
  await tabTo(page, number(page, "Seed"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect.poll(() => hash(page)).toContain("show.seed=7");
  const summary = analysis(page).locator("details.doubts > summary");
  await tabTo(page, summary);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(choice(page, "Distribution")).toBeFocused();
  await tabTo(page, chart(page, 0).drawing);
  await page.keyboard.press("ArrowRight");
  await expect(chart(page, 0).readout).toContainText("samples");
});
