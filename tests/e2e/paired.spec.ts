import { analysis, chart, choice, settled, study, tab } from "./analyses";
import { hash, link, slider } from "./controls";
import { takerate } from "./command";
import { expect, expectAccessible, test } from "./fixtures";
import type { Locator, Page } from "@playwright/test";

const AB = { "show.1": "2025p", "show.2": "now" };
const GHO = { base: "2025p", view: "aave", "aave.gho_share": "0.2", show: "compare" };
const verdict = (page: Page) => analysis(page).locator(".samples .verdict");
const both = (page: Page) => analysis(page).locator(".samples .compared");
const unfoldSamples = (page: Page) => analysis(page).locator(".samples > .figures > summary").click();

test("before and after is one press away, and the verdict is the command's", async ({ page, open }) => {
  await open(link({ ...GHO, "show.1": "2024e", "show.2": "2025a", "show.3": "now" }));
  await analysis(page).getByRole("button", { name: "Before and after" }).click();
  await expect.poll(() => hash(page)).toContain("show.1=2025p&show.2=now");
  await expect(verdict(page)).toContainText("“Your scenario” gives higher adjusted earnings of Aave than “2025P” in ");
  const answer = takerate(["simulate", "--preset", "2025p", "--set", "aave.gho_share=0.2", "--output", "aave.adjusted_earnings", "--against", "2025p", "--json"]);
  const [difference] = JSON.parse(answer).paired.differences;
  await expect(verdict(page)).toContainText(`in ${Math.round(100 * difference.positive.value)}% of the samples`);
  await unfoldSamples(page);
  const [, low] = difference.percentiles.find(([per]: [number]) => per === 10);
  await expect(both(page).getByRole("row", { name: /^10% lie below/ }).getByRole("cell").last()).toHaveText(`−${(-low / 1e6).toFixed(1)}M`);
  await expect(both(page).getByText("Only the first row subtracts")).toBeVisible();
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /Your scenario less 2025P/);
  await expectAccessible(page);
});

test("what the reader has changed is compared with its preset at first, and how likely it is stands before all tables", async ({ page, open }) => {
  await open(link(GHO));
  await expect(verdict(page)).toContainText("“Your scenario” gives higher adjusted earnings of Aave than “2025P” in ");
  const at = async (what: Locator) => (await what.boundingBox())!.y;
  const heading = await at(analysis(page).getByRole("heading", { name: "Side by side", exact: true }));
  const answer = await at(verdict(page));
  expect(answer - heading).toBeLessThan(500);
  for (const table of await analysis(page).getByRole("table").all()) if (await table.isVisible()) expect(await at(table)).toBeGreaterThan(answer);
  // Odds are counted by columns, which the link then names.
  await analysis(page).getByRole("button", { name: "Weigh them" }).click();
  await expect.poll(() => hash(page)).toContain("show.1=2025p&show.2=now&show.odds=0.5,0.5");
});

test("the answer follows levers, the line and what is done with what differs; the link keeps these", async ({ page, open }) => {
  await open(link({ ...GHO, ...AB }));
  await expect(verdict(page)).toContainText("adjusted earnings of Aave");
  const before = await verdict(page).textContent();
  await analysis(page).getByRole("checkbox", { name: /^Draw what differs too/ }).check();
  await expect.poll(() => hash(page)).toContain("show.differing=drawn");
  await expect(verdict(page)).not.toHaveText(before!);
  await expect(analysis(page).locator(".samples")).toContainText("each around its own value");
  await choice(page, "Result").selectOption("aave.net_margin");
  await expect(verdict(page)).toContainText("net margin of Aave");
  await unfoldSamples(page);
  await expect(both(page).getByRole("row", { name: /^As they stand/ }).getByRole("cell").last()).toContainText(" pp");
  await page.reload();
  await expect(verdict(page)).toContainText("net margin of Aave");
  await expect(analysis(page).getByRole("checkbox", { name: /^Draw what differs too/ })).toBeChecked();
});

test("how sure anyone can be leads to how likely it is above the preset, of the same result", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "simulate", "show.output": "aave.net_margin", "show.samples": "1000" }));
  await expect(analysis(page).locator(".facts")).toContainText("Median");
  const way = analysis(page).locator("p", { hasText: "How likely it is above" }).getByRole("link", { name: "One against the other" });
  await expect(way).toBeHidden();
  await slider(page, "aave.gho_share").fill("0.2");
  await way.click();
  await expect.poll(() => hash(page)).toContain("show=compare&show.1=2025p&show.2=now&show.output=aave.net_margin&aave.gho_share=0.2");
  await expect(verdict(page)).toContainText("“Your scenario” gives higher net margin of Aave than “2025P” in ");
});

test("a scenario that has a name is called by it, in columns and verdict", async ({ page, open }) => {
  await open(link({ ...GHO, name: "GHO_at_twenty" }));
  await expect(verdict(page)).toContainText("“GHO at twenty” gives higher adjusted earnings of Aave than “2025P” in ");
  await expect(analysis(page).getByRole("table", { name: "Results side by side" }).getByRole("columnheader")).toHaveText(["Result", "2025P", "GHO at twenty", "Difference"]);
  // Another value is another scenario, which nobody has named until it is saved.
  await slider(page, "aave.gho_share").fill("0.3");
  await expect(verdict(page)).toContainText("“Your scenario” gives");
  await analysis(page).getByRole("textbox", { name: "Name of the scenario as it is now" }).fill("Thirty");
  await analysis(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(verdict(page)).toContainText("“Thirty” gives");
});

test("what is shared from it says how likely it is", async ({ page, open }) => {
  await open(link({ ...GHO, ...AB, name: "Twenty" }));
  await expect(verdict(page)).toContainText("“Twenty” gives higher");
  // All samples, not the first of them.
  await settled(page);
  const said = (await verdict(page).textContent())!;
  await study(page, "share");
  const lines = analysis(page).locator("pre.lines");
  await expect(lines).toContainText(`- ${said}\n- Changed: GHO's share`);
  await expect(lines).toContainText("show=compare");
  // Another view has no such answer.
  await tab(page, "").click();
  await study(page, "share");
  await expect(lines).toContainText("- Changed: ");
  await expect(lines).not.toContainText("of the samples");
});

test("of several scenarios one is chosen; of the same there is nothing to tell, and one alone says what is missing", async ({ page, open }) => {
  await open(link({ ...GHO, "show.1": "2025p", "show.2": "2024e", "show.3": "now" }));
  await expect(verdict(page)).toContainText("“Your scenario” gives");
  await choice(page, "Held against the first").selectOption({ label: "2024E" });
  await expect(verdict(page)).toContainText("“2024E” gives");
  await expect.poll(() => hash(page)).toContain("show.second=2");
  // It is taken away: what is held against the first is the reader's own again.
  await analysis(page).getByRole("button", { name: "Take away 2024E" }).click();
  await expect.poll(() => hash(page)).not.toContain("show.second");
  await expect(verdict(page)).toContainText("“Your scenario” gives");
  await open(link({ ...GHO, "show.1": "2025p", "show.2": "2025p" }));
  await expect(analysis(page).getByText("Both are the same scenario. Choose another, or change an assumption.")).toBeVisible();
  await open(link({ ...GHO, "show.1": "now" }));
  await expect(analysis(page).getByText("Add a scenario to hold one against the other.")).toBeVisible();
});

test("where nothing is left to draw that is said, and what differs can be drawn", async ({ page, open }) => {
  // A line that rests on two assumptions alone, and both differ.
  await open(link({ base: "2025p", view: "aave", show: "compare", "aave.token_price": "100", "aave.token_supply": "15000000", ...AB, "show.output": "aave.fdv" }));
  await expect(analysis(page).getByRole("alert")).toContainText("uncertain");
  await analysis(page).getByRole("checkbox", { name: /^Draw what differs too/ }).check();
  await expect(verdict(page)).toContainText("fully diluted valuation (FDV) of Aave");
  await expect(analysis(page).getByRole("alert").filter({ hasText: "uncertain" })).toHaveCount(0);
});

test("it is Chinese, and fits a phone", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(link({ ...GHO, ...AB, lang: "zh-CN" }));
  await expect(analysis(page).getByRole("heading", { name: "一对一比较" })).toBeVisible();
  await expect(verdict(page)).toContainText("“你的情景”高于“2025 预测”");
  await unfoldSamples(page);
  const table = both(page);
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
