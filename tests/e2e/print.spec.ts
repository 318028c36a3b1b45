import { analysis, FILES, rest } from "./analyses";
import { assumption, field, figure, link, slider, toggle, VIEWS } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** Stands in for the dialog that prints, which headless browsers do not have: keeps what is on the paper. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const papers: string[] = [];
    Object.assign(window, { papers });
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      papers.push([...document.querySelectorAll<HTMLElement>(".report")].map((report) => report.innerText).join());
      dispatchEvent(new Event("afterprint"));
    };
  });
const papers = (page: Page) => page.evaluate(() => (window as unknown as { papers: string[] }).papers);

for (const [view, show, heading] of [["aave", undefined, "Aave"], ["lido", "tornado", "Lido"], ["", undefined, "Takerate"]] as const) {
  test(`Ctrl+P prints the report: ${view || "overview"} ${show ?? "statement"}`, async ({ page, open }) => {
    await watch(page);
    await open(link({ base: "2025p", view, show, "macro.eth_price": "4000" }));
    await page.keyboard.press("Control+p");
    await expect.poll(() => papers(page)).toHaveLength(1);
    const [paper] = await papers(page);
    expect(paper).toContain(heading);
    expect(paper).toContain("ETH price");
    expect(paper).toContain("#v1&base=2025p");
    // What was laid out for the paper is gone from the screen.
    await expect(page.locator(".report")).toHaveCount(0);
  });
}

test("the browser's own menu prints the report once the page has come to rest, in the reader's language", async ({ page, open }) => {
  await page.clock.install();
  await open(link({ base: "2025p", view: "sky", lang: "zh", "macro.eth_price": "4000" }));
  await rest(page);
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(2);
  }
  await expect(page.locator(".report")).toHaveCount(0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".report")).toContainText("ETH 价格");
  await expect(page.locator(".report")).toBeVisible();
  await expect(page.locator("header.masthead")).toBeHidden();
});

test("Ctrl+P where the report is shown prints that one, with its name", async ({ page, open }) => {
  await watch(page);
  await open(link({ base: "2025p", view: "aave", show: "share" }));
  await analysis(page).getByRole("textbox", { name: /^Name/ }).fill("Bull case");
  await expect(analysis(page).locator(".report-head")).toContainText("Bull case");
  await page.keyboard.press("Control+p");
  await expect.poll(() => papers(page)).toHaveLength(1);
  expect((await papers(page))[0].match(/Bull case/g)).toHaveLength(1);
});

test("without a connection to what makes the report, the page is printed as it is", async ({ page, open, provoke }) => {
  provoke(/Failed to load resource/);
  await watch(page);
  await page.route(FILES, (route) => route.abort());
  await open(link({ view: "aave" }));
  await page.keyboard.press("Control+p");
  await expect.poll(() => papers(page)).toEqual([""]);
});

test("paper shows the scenario, its assumptions and its statement, and no controls", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.1" }));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const line of ["gross_revenue", "net_revenue", "adjusted_earnings", "fdv_to_earnings"]) {
    await expect(page.locator(`table [data-value-of="aave.${line}"]`).first()).toBeVisible();
  }
  await expect(page.getByRole("img", { name: "From gross revenue to adjusted earnings" })).toBeVisible();
  await expect(field(page, "aave.gho_share")).toBeVisible();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(assumption(page, "aave.gho_share")).toContainText("6.00% → 10.00%");
  await expect(assumption(page, "aave.gho_share").getByText("6.00% → 10.00%")).toBeVisible();
  await expect(toggle(page, "aave.safety_module_as_cost_of_revenue")).toBeVisible();

  await expect(slider(page, "aave.gho_share")).toBeHidden();
  await expect(page.locator("header nav")).toBeHidden();
  for (const name of ["Reset all", "中文", /^Colours/, "GHO's share of active loans: stated"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
});

test("paper names the chosen preset and not the other", async ({ page, open }) => {
  await open(link({ base: "2025p" }));
  await page.emulateMedia({ media: "print" });
  const names = page.locator(".presets label");
  await expect(names.filter({ hasText: "2025P" })).toBeVisible();
  await expect(names.filter({ hasText: "2024E" })).toBeHidden();
  await expect(names.filter({ hasText: "2025A" })).toBeHidden();
  await expect(figure(page, "aave.adjusted_earnings")).toBeVisible();
});

test("assumptions that are folded on the screen are on the paper", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  const group = page.locator("main details").filter({ has: page.locator('[data-input="lido.one_off_costs"]') }).last();
  await group.locator("> summary").click();
  await expect(field(page, "lido.one_off_costs")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(field(page, "lido.one_off_costs")).toBeVisible();
});

test("paper is light, whatever the reader's colours", async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(link({ view: "aave" }));
  const colours = () => page.evaluate(() => getComputedStyle(document.body).color);
  const dark = await colours();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const channels = (await colours()).match(/[\d.]+/g)!.slice(0, 3).map(Number);
  expect(await colours()).not.toBe(dark);
  expect(Math.max(...channels)).toBeLessThan(100);
});

test("no view is wider than the paper", async ({ page, open }) => {
  // A4 without its margins of 16 mm, at 96 pixels an inch.
  await page.setViewportSize({ width: 673, height: 1002 });
  await open(link({ base: "2025p" }));
  await page.emulateMedia({ media: "print" });
  const ways = page.locator("header nav a");
  for (const view of VIEWS) {
    await ways.nth(VIEWS.indexOf(view)).evaluate((way) => (way as HTMLElement).click());
    await expect(ways.nth(VIEWS.indexOf(view))).toHaveAttribute("aria-current", "page");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), view).toBeLessThanOrEqual(0);
  }
});
