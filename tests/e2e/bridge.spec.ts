import { analysis, chart, choice, copied, tabTo } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, hash, link, preset, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const BASE = link({ base: "2025p", view: "aave", show: "bridge" });
const AAVE = link({ base: "2025p", view: "aave", show: "bridge", "show.from": "2024e", "show.to": "now" });
const verdict = (page: Page) => analysis(page).locator(".verdict");

/** A decimal string as a whole number of its 28th decimal, so that sums are exact. */
function units(text: string) {
  const [, sign, whole, decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)!;
  return BigInt(sign + whole + decimals.padEnd(28, "0").slice(0, 28));
}

test("the contributions sum to the difference of both ends, to the last digit", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(AAVE);
  await expect(verdict(page)).toHaveText("Going from 2024E to your scenario raises adjusted earnings of Aave by 29.7M, from 26.4M to 56.1M USD / year.");
  const { rows } = await copied(page, chart(page));
  const total = rows.findIndex((row) => row[0] === "All together");
  const parts = rows.slice(1, total).map((row) => row[3]).filter((part) => /^-?\d/.test(part));
  expect(parts.length).toBeGreaterThan(9);
  const [from, to] = await Promise.all(["2024e", "2025p"].map((base) => evaluate(page, {}, base)));
  const difference = units(to.values["aave.adjusted_earnings"]!) - units(from.values["aave.adjusted_earnings"]!);
  expect(parts.map(units).reduce((sum, part) => sum + part, 0n)).toBe(difference);
  expect(units(rows[total][3])).toBe(difference);
});

test("a kept scenario stays while the reader's moves on, and both ends exchange", async ({ page, open }) => {
  await open(AAVE);
  await slider(page, "aave.gho_share").fill("0.1");
  await analysis(page).getByRole("button", { name: "Keep your scenario as A" }).click();
  await expect.poll(() => hash(page)).toContain("show.from=2025p;aave.gho_share=0.1");
  await expect(choice(page, "From (A)").locator("option:checked")).toHaveText("Kept: 2025P, 1 change");
  await expect(analysis(page)).toContainText("A and B are the same scenario");
  await slider(page, "aave.gho_share").fill("0.2");
  await expect(verdict(page)).toContainText("Going from kept scenario A (2025P, 1 change) to your scenario raises");
  await expect(chart(page).marks).toHaveCount(3);
  const raised = await verdict(page).innerText();
  await analysis(page).getByRole("button", { name: "Swap A and B" }).click();
  await expect(verdict(page)).toContainText("lowers");
  expect(/by (\S+),/.exec(await verdict(page).innerText())![1]).toBe(/by (\S+),/.exec(raised)![1]);
  await choice(page, "To (B)").selectOption("2024e");
  await expect.poll(() => hash(page)).toContain("show.to=2024e");
  await expect(verdict(page)).toContainText("to 2024E");
  // A link opens the same bridge for whoever gets it.
  const said = await verdict(page).innerText();
  await page.reload();
  await expect(verdict(page)).toHaveText(said);
});

test("a multiple without a value at one end says why and shows the nearest figure that has one", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "lido", show: "bridge", "show.output": "lido.fdv_to_earnings", "show.from": "2024e", "show.to": "now" }));
  await expect(analysis(page).locator(".broken")).toContainText("it has no value where the bridge begins");
  await expect(verdict(page)).toContainText("adjusted earnings of Lido by 11.4M, from −7.1M to 4.3M");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Lido: Adjusted earnings/);
});

test("above sixteen changes sections are the players, and the page says so", async ({ page, open }) => {
  const inputs = Object.fromEntries(
    ["eth_loans=1", "stablecoin_loans=9e9", "other_loans=1e6", "gho_share=0.2", "eth_borrow_rate=0.05", "stablecoin_borrow_rate=0.07", "gho_borrow_rate=0.07",
      "other_borrow_rate=0.04", "eth_take_rate=0.2", "stablecoin_take_rate=0.2", "other_take_rate=0.3", "service_providers=4e7", "safety_module_emission=500",
      "token_price_average=200", "gho_incentive_rate=0.01", "one_off_costs=1e6", "known_future_costs=1e6"].map((text) => {
      const [id, value] = text.split("=");
      return [`aave.${id}`, value];
    }),
  );
  await open(link({ base: "2025p", view: "aave", show: "bridge", ...inputs }));
  await expect(analysis(page)).toContainText("More than 16 assumptions changed");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /Aave/);
});

test("the bridge follows result, preset and slider, and reads by pointing and keys", async ({ page, open }) => {
  await open(AAVE);
  await choice(page, "Result").selectOption("aave.fdv_to_earnings");
  await expect(verdict(page)).toContainText("FDV / earnings of Aave");
  await chart(page).mark(1).hover();
  const read = await chart(page).readout.innerText();
  expect(read).not.toBe("");
  await preset(page, "2024e").check();
  await expect(analysis(page)).toContainText("A and B are the same scenario");
  await choice(page, "To (B)").selectOption("2025p");
  await expect(verdict(page)).toContainText("Going from 2024E to 2025P lowers");
  await tabTo(page, chart(page).drawing);
  await page.keyboard.press("End");
  await expect(chart(page).readout).toContainText("2025P");
  await page.keyboard.press("ArrowUp");
  await expect(chart(page).readout).not.toContainText("2025P");
  await expectExact(page, "aave.adjusted_earnings", "26386498.333978");
});

test("by keyboard alone: the result, both ends, what was kept", async ({ page, open }) => {
  await open(AAVE);
  await expect(verdict(page)).toBeVisible();
  await tabTo(page, choice(page, "From (A)"));
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => hash(page)).toContain("show.from=2025p");
  await expect(choice(page, "From (A)")).toBeFocused();
  await tabTo(page, analysis(page).getByRole("button", { name: "Swap A and B" }));
  await page.keyboard.press("Enter");
  await expect(analysis(page).getByRole("button", { name: "Swap A and B" })).toBeFocused();
});

test("a bridge begins at the reader's preset and ends at what the reader made of it", async ({ page, open }) => {
  await open(BASE);
  await expect(choice(page, "From (A)").locator("option:checked")).toHaveText("2025P");
  await expect(choice(page, "To (B)").locator("option:checked")).toHaveText("2025A");
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(verdict(page)).toContainText("Going from 2025P to your scenario raises adjusted earnings of Aave");
  await expect(choice(page, "To (B)").locator("option:checked")).toHaveText("Your scenario");
});

test("what is saved on the tab of scenarios is offered as an end, and called by its name", async ({ page, open }) => {
  const scenarios = [{ name: "Bear", link: "#v1&base=2025p&aave.gho_share=0.02" }, { name: "Bull", link: "#v1&base=2025p&aave.gho_share=0.2" }];
  const stored = JSON.stringify({ kind: "takerate-scenarios", version: 1, scenarios });
  await page.addInitScript((stored) => localStorage.setItem("takerate.scenarios", stored), stored);
  await open(BASE);
  await choice(page, "From (A)").selectOption({ label: "Bear" });
  await choice(page, "To (B)").selectOption({ label: "Bull" });
  await expect(verdict(page)).toContainText("Going from “Bear” to “Bull” raises adjusted earnings of Aave");
  await expect.poll(() => hash(page)).toContain("show.from=2025p;aave.gho_share=0.02&show.to=2025p;aave.gho_share=0.2");
  await expect(choice(page, "From (A)").locator("option:checked")).toHaveText("Bear");
});
