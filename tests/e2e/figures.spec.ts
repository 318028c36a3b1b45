import { evaluate, inputs } from "./bindings";
import { figure, link, preset, PROTOCOLS, shown, slider, VIEWS, visit } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const HEADLINE = ["net_revenue", "net_margin", "adjusted_earnings", "fdv", "fdv_to_earnings"];
const STATEMENT = ["gross_revenue", "cost_of_revenue", "operating_expenses", "token_incentives", "net_operating_income"];
const REPORT = {
  aave: ["89.4M", "16.31%", "26.4M", "2.70B", "102.3x"],
  sky: ["149.1M", "57.01%", "88.4M", "1.60B", "18.1x"],
  lido: ["49.9M", "5.00%", "−7.1M", "1.00B", "n.m."],
  etherfi: ["25.9M", "12.07%", "3.3M", "1.34B", "406.4x"],
};
const PROJECTION = {
  aave: ["116.0M", "18.69%", "56.1M", "2.70B", "48.2x"],
  sky: ["149.5M", "50.15%", "99.5M", "1.60B", "16.1x"],
  lido: ["47.3M", "5.00%", "4.3M", "1.00B", "232.6x"],
  etherfi: ["35.3M", "14.02%", "9.3M", "1.34B", "143.9x"],
};
const ACTUAL = {
  aave: ["142.5M", "16.11%", "66.0M", "2.40B", "36.3x"],
  sky: ["150.7M", "44.49%", "85.7M", "1.35B", "15.8x"],
  lido: ["37.4M", "5.00%", "−1.3M", "600.0M", "n.m."],
  etherfi: ["41.2M", "16.92%", "15.2M", "750.0M", "49.3x"],
};
const GROSS = { aave: "548.1", sky: "261.5", lido: "998.8", etherfi: "214.7" };

for (const [id, expected] of [["2024e", REPORT], ["2025p", PROJECTION], ["2025a", ACTUAL]] as const) {
  test(`the overview shows the figures of ${id}`, async ({ page, open }) => {
    await open();
    await preset(page, id).check();
    for (const [protocol, figures] of Object.entries(expected)) {
      for (const [index, text] of figures.entries()) {
        await expect(figure(page, `${protocol}.${HEADLINE[index]}`)).toHaveText(text);
      }
    }
  });
}

test("the page opens with the projection and nothing changed", async ({ page, open }) => {
  await open();
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
  await expect(page.getByText("No assumption changed")).toBeVisible();
});

test("a reader chooses the preset to compare with, and the link keeps it", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const [strip, versus] = [page.locator("dl.headline"), page.locator(".versus")];
  await expect(strip).not.toContainText(/[▲▼]/);
  await expect(versus).toHaveText("against 2025P");
  const against = page.getByRole("combobox", { name: "Compared with" });
  await against.selectOption("2024E");
  await expect(strip).toContainText("56.1M ▲ +29.7M (+112%)");
  await expect(versus).toHaveText("against 2024E");
  const row = page.locator(".statement tr").filter({ has: figure(page, "aave.gross_revenue") });
  await expect(row).toContainText("548.1");
  await expect(page.locator(".ledger").first()).toContainText("2024E");
  await expect(page).toHaveURL(/&against=2024e/);
  // A change is measured against it, too, and other views keep it.
  await slider(page, "aave.gho_share").focus();
  await page.keyboard.press("ArrowRight");
  await expect(strip).toContainText(/▲ \+2\d\.\dM \(\+1\d\d%\)/);
  await visit(page, "sky");
  await expect(versus).toHaveText("against 2024E");
  await expect(strip).toContainText("99.5M ▲ +11.1M (+13%)");
  await page.reload();
  await expect(against).toHaveValue(await against.getByRole("option", { name: "2024E" }).getAttribute("value") ?? "");
  await expect(versus).toHaveText("against 2024E");
  await expect(strip).toContainText("99.5M ▲ +11.1M (+13%)");
});

test("the overview compares with the preset that a reader chooses", async ({ page, open }) => {
  await open();
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Aave", exact: true }) });
  await expect(row).toContainText("2024E 26.4M");
  const against = page.getByRole("combobox", { name: "Compared with" });
  await expect(against.getByRole("option", { name: "2025P" })).toBeDisabled();
  await against.selectOption("2025A");
  await expect(row).toContainText("2025A 66.0M");
  await expect(row).not.toContainText("2024E");
  await expect(page).toHaveURL(/&against=2025a/);
  // The scenario's own preset is nothing to compare with.
  await preset(page, "2025a").check();
  await expect(row).toContainText("2024E 26.4M");
});

test("a link without a preset is of the report's estimate, as it has always been", async ({ page, open }) => {
  await open("#v1&view=aave");
  await expect(preset(page, "2024e")).toBeChecked();
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("26.4M");
});

test("a card that names no preset is of the report's estimate, as it has always been", async ({ page, open }) => {
  await open("?embed=aave.adjusted_earnings");
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("26.4M");
});

test("each protocol's page shows the report's gross revenue", async ({ page, open }) => {
  await open(link());
  for (const protocol of PROTOCOLS) {
    await visit(page, protocol);
    await expect(figure(page, `${protocol}.gross_revenue`)).toHaveText(GROSS[protocol]);
  }
});

test("a multiple of Lido's negative earnings is not meaningful, with the reason", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  for (const multiple of await page.locator('[data-value-of="lido.fdv_to_earnings"]').all()) {
    await expect(multiple).toHaveText("n.m.");
    await expect(multiple).toHaveAttribute("data-status", "not-meaningful");
    await expect(multiple).toHaveAttribute("data-exact", "");
  }
  await expect(page.getByText("Adjusted earnings are zero or negative, so no multiple of them means anything.").first()).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a multiple becomes meaningful with the preset in which earnings are positive", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  await preset(page, "2025p").check();
  const multiple = figure(page, "lido.fdv_to_earnings");
  await expect(multiple).toHaveText("232.6x");
  await expect(multiple).not.toHaveAttribute("data-status");
  await expect(multiple).toHaveAttribute("data-exact", /^232\.\d+$/);
});

const SCENARIOS: [string, string, Record<string, string>][] = [
  ["2024e", "2024e", {}],
  ["2025p", "2025p", {}],
  ["2025a", "2025a", {}],
  ["changed inputs", "2025p", { "macro.eth_price": "4567.89", "aave.gho_share": "0.1", "sky.savings_below_net_revenue": "1", "lido.protocol_fee": "0.2" }],
];
for (const [name, base, overrides] of SCENARIOS) {
  test(`every figure of every view is what evaluate returns for ${name}`, async ({ page, open }) => {
    await open(link({ base, ...overrides }));
    const { values } = await evaluate(page, overrides, base);
    const assumed = (await inputs(page)).map(({ id, presets }) => [id, overrides[id] ?? presets[base]]);
    const exact: Record<string, string | null> = { ...values, ...Object.fromEntries(assumed) };
    for (const view of VIEWS) {
      await visit(page, view);
      const figures = await shown(page);
      expect(figures.map(({ id, exact }) => `${id} ${exact}`)).toEqual(figures.map(({ id }) => `${id} ${exact[id] ?? ""}`));
      const ids = figures.map(({ id }) => id);
      const due = view ? [...HEADLINE, ...STATEMENT].map((line) => `${view}.${line}`) : PROTOCOLS.flatMap((protocol) => HEADLINE.map((line) => `${protocol}.${line}`));
      expect(due.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });
}

const cells = (page: Page, id: string) => page.locator("tr", { has: page.locator(`[data-value-of="${id}"]`) }).first().getByRole("cell");

test("every amount of the statement is the nearest rounding of its exact value", async ({ page, open }) => {
  await open(link({ base: "2025p", "macro.eth_price": "3333.33" }));
  for (const protocol of PROTOCOLS) {
    await visit(page, protocol);
    for (const button of await page.locator("table.statement tr:not(.ratio) [data-value-of]").all()) {
      const [text, exact] = [await button.innerText(), Number(await button.getAttribute("data-exact"))];
      // Costs are shown as what they take away.
      const shown = Math.abs(Number(text.replaceAll(",", "").replace("−", "-")));
      expect(Math.abs(shown - Math.abs(exact) / 1e6), text).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  }
});

test("a figure reads as its explanation, and no change is shown where there is none", async ({ page, open }) => {
  await open(link({ base: "2024e", view: "lido" }));
  await expect(cells(page, "lido.operator_rewards")).toHaveText(["−49.9", "−49.9", "–"]);
  await open(link({ base: "2025p", view: "aave", "macro.eth_price": "4500", "aave.gho_share": "0" }));
  const [now, base, change] = await cells(page, "aave.safety_module_in_token_incentives").allInnerTexts();
  expect([now, change]).toEqual([base, "–"]);
});

test("a statement says that it is rounded only where its shown parts do not add up", async ({ page, open }) => {
  await open(link({ base: "2024e", view: "aave" }));
  const note = page.locator(".rounded");
  for (const protocol of PROTOCOLS) {
    await visit(page, protocol);
    const number = async (line: string) => Number((await cells(page, `${protocol}.${line}`).first().innerText()).replaceAll(",", "").replace("−", "-"));
    const net = (await number("gross_revenue")) + (await number("cost_of_revenue"));
    if (Math.abs(net - (await number("net_revenue"))) > 0.01) await expect(note).toBeVisible();
  }
});

test("the statement's columns stay while a slider moves", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const lefts = () => page.locator("table.statement thead th").evaluateAll((heads) => heads.map((head) => Math.round(head.getBoundingClientRect().left)));
  const before = await lefts();
  const slider = page.locator('input[type=range]').first();
  for (let step = 0; step < 6; step++) {
    await slider.press("PageDown");
    expect(await lefts()).toEqual(before);
  }
});

test("beside a figure stands how far it is from the preset, in a place that is there before", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const beside = (index: number) => page.locator(".headline > div").nth(index).locator(".delta, .percent");
  const box = async () => JSON.stringify(await Promise.all([".in-sight", ".headline", ".why", ".headline > div:nth-child(2)"].map((part) => page.locator(part).boundingBox())));
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await slider(page, "aave.gho_share").fill("0.06");
    await expect(beside(0)).toHaveText(["", ""]);
    const [before, lever] = [await box(), await slider(page, "aave.gho_share").boundingBox()];
    await slider(page, "aave.gho_share").fill("0.1");
    await expect(beside(0)).toHaveText(["▲ +1.1M", " (+2.0%)"]);
    await expect(beside(1)).toHaveText(["▼ −0.9x", " (−1.9%)"]);
    expect(await box()).toBe(before);
    expect(await slider(page, "aave.gho_share").boundingBox()).toEqual(lever);
  }
  await page.getByRole("button", { name: "中文" }).click();
  await expect(beside(0)).toHaveText(["▲ +111.3万", "（+2.0%）"]);
});
