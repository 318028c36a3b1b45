import { evaluate } from "./bindings";
import { expectExact, field, figure, link, remark, slider, toggle, visit, PROTOCOLS, shown } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const banner = (page: Page) => page.getByRole("alert");

/** Neither the text nor the attributes that are read aloud may show a number that is none. */
async function expectNoNonsense(page: Page) {
  const text = await page.evaluate(() => {
    const labels = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ value }) => value));
    return [document.body.innerText, ...labels, ...[...document.querySelectorAll("input")].map(({ value }) => value)].join("\n");
  });
  expect(text.match(/.{0,40}(\bNaN\b|Infinity|\binf\b|∞|undefined).{0,40}/g) ?? []).toEqual([]);
}

test("GHO beyond all stablecoin loans is a problem that names both inputs", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const before = await figure(page, "aave.adjusted_earnings").innerText();
  await field(page, "aave.gho_share").fill("90%");
  await expect(banner(page)).toContainText("GHO supply exceeds all stablecoin loans");
  await expect(banner(page).getByRole("button", { name: "GHO's share of active loans" })).toBeVisible();
  await expect(banner(page).getByRole("button", { name: "Stablecoin loans, GHO included" })).toBeVisible();
  for (const id of ["aave.gho_share", "aave.stablecoin_loans"]) {
    await expect(await remark(page, id)).toBeVisible();
    await expect(await remark(page, id)).toContainText("GHO supply exceeds all stablecoin loans");
  }
  await expect(await remark(page, "aave.eth_loans")).toBeHidden();
  const earnings = figure(page, "aave.adjusted_earnings");
  await expect(earnings).toHaveAttribute("data-status", "problem");
  await expect(earnings).toHaveAttribute("data-exact", "");
  await expect(earnings).toHaveText(before);
  await expect(earnings).toHaveAccessibleName(/last good value/);
  await expectNoNonsense(page);
});

test("every figure without a value says so, and those that do not need it keep theirs", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.gho_share").fill("90%");
  const { values, problems } = await evaluate(page, { "aave.gho_share": "0.9" }, "2024e");
  expect(Object.keys(problems)).toContain("aave.adjusted_earnings");
  await expect(banner(page)).toBeVisible();
  const figures = (await shown(page)).filter(({ id }) => id in values);
  const expected = figures.map(({ id }) => ({ id, exact: values[id] ?? "", status: values[id] === null ? "problem" : null }));
  expect(figures).toEqual(expected);
  expect(new Set(figures.map(({ status }) => status))).toEqual(new Set(["problem", null]));
});

test("a problem of one protocol leaves the others as they were", async ({ page, open }) => {
  await open(link({ "aave.gho_share": "0.9" }));
  await expect(banner(page)).toContainText("GHO supply exceeds all stablecoin loans");
  await expect(figure(page, "aave.adjusted_earnings")).toHaveAttribute("data-status", "problem");
  const { values } = await evaluate(page, {}, "2024e");
  for (const protocol of PROTOCOLS.slice(1)) await expectExact(page, `${protocol}.adjusted_earnings`, values[`${protocol}.adjusted_earnings`]);
  await visit(page, "sky");
  await expect(figure(page, "sky.fdv_to_earnings")).toHaveText("18.1x");
  await expect(figure(page, "sky.fdv_to_earnings")).not.toHaveAttribute("data-status");
});

test("going back heals a problem", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const { values } = await evaluate(page, {}, "2024e");
  await field(page, "aave.gho_share").fill("90%");
  await expect(banner(page)).toBeVisible();
  await field(page, "aave.gho_share").fill("2.35");
  await expect(banner(page)).toHaveCount(0);
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expect(page.locator('[data-status="problem"]')).toHaveCount(0);
  await expect(await remark(page, "aave.stablecoin_loans")).toBeHidden();
});

test("the other named input mends a problem too", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.gho_share").fill("60%");
  await expect(banner(page)).toBeVisible();
  await banner(page).getByRole("button", { name: "Stablecoin loans, GHO included" }).click();
  await expect(page.locator('[data-input="aave.stablecoin_loans"]').and(page.locator(":focus"))).toHaveCount(1);
  await field(page, "aave.stablecoin_loans").fill("10bn");
  await expect(banner(page)).toHaveCount(0);
  const { values } = await evaluate(page, { "aave.gho_share": "0.6", "aave.stablecoin_loans": "10000000000" }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
});

test("a button of the banner leads from the overview to the input's page", async ({ page, open }) => {
  await open(link({ "aave.gho_share": "0.9" }));
  await banner(page).getByRole("button", { name: "GHO's share of active loans" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
  await expect(page.locator('[data-input="aave.gho_share"]').and(page.locator(":focus"))).toHaveCount(1);
});

test("a button of the banner reaches an assumption that is folded away", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  await field(page, "macro.eth_staked_share").fill("0");
  await expect(banner(page)).toBeVisible();
  await page.locator("summary").filter({ hasText: "Market (shared)" }).click();
  await expect(field(page, "macro.eth_staked_share")).toBeHidden();
  await banner(page).getByRole("button", { name: "Staked share of all ETH" }).click();
  await expect(page.locator('[data-input="macro.eth_staked_share"]').and(page.locator(":focus"))).toBeVisible();
});

test("a button of the banner reaches a shared assumption that the open page does not use", async ({ page, open }) => {
  await open(link({ view: "aave", "macro.eth_staked_share": "0" }));
  await banner(page).getByRole("button", { name: "Staked share of all ETH" }).click();
  await expect(page.locator('[data-input="macro.eth_staked_share"]').and(page.locator(":focus"))).toBeVisible();
});

test("a division by zero in one protocol is named with the input that is zero", async ({ page, open }) => {
  await open(link({ view: "sky" }));
  await field(page, "sky.vault_collateral_ratio").fill("0");
  await expect(banner(page)).toContainText("“Vault debt” would divide by zero.");
  await expect(banner(page).getByRole("button", { name: "Collateral per dollar of vault debt" })).toBeVisible();
  await expect(await remark(page, "sky.vault_collateral_ratio")).toContainText("would divide by zero");
  await expect(figure(page, "sky.adjusted_earnings")).toHaveAttribute("data-status", "problem");
  await expect(figure(page, "sky.adjusted_earnings")).toHaveText("88.4M");
  await expectNoNonsense(page);
  await field(page, "sky.vault_collateral_ratio").fill("2.5");
  await expect(banner(page)).toHaveCount(0);
});

test("a division by zero in a shared assumption concerns those that use it", async ({ page, open }) => {
  await open();
  await field(page, "macro.eth_staked_share").fill("0");
  await expect(banner(page)).toContainText("“Staking reward rate” would divide by zero.");
  await expect(await remark(page, "macro.eth_staked_share")).toContainText("would divide by zero");
  for (const protocol of ["lido", "etherfi"]) await expect(figure(page, `${protocol}.adjusted_earnings`)).toHaveAttribute("data-status", "problem");
  for (const protocol of ["aave", "sky"]) await expect(figure(page, `${protocol}.adjusted_earnings`)).not.toHaveAttribute("data-status");
  await expectNoNonsense(page);
  await visit(page, "lido");
  await expect(figure(page, "lido.adjusted_earnings")).toHaveAttribute("data-status", "problem");
  await expectNoNonsense(page);
  await slider(page, "macro.eth_staked_share").fill("0.3");
  await expect(banner(page)).toHaveCount(0);
});

test("a number too large to be computed exactly is a problem, not an infinity", async ({ page, open }) => {
  await open(link({ view: "sky" }));
  await field(page, "sky.token_supply").fill("1e27");
  await expect(banner(page)).toContainText("too large a number to be computed exactly");
  await expect(await remark(page, "sky.token_supply")).toContainText("too large");
  await expect(figure(page, "sky.fdv")).toHaveAttribute("data-status", "problem");
  await expect(figure(page, "sky.fdv")).toHaveAttribute("data-exact", "");
  await expect(figure(page, "sky.fdv")).toHaveText("1.60B");
  await expect(figure(page, "sky.adjusted_earnings")).not.toHaveAttribute("data-status");
  await expectNoNonsense(page);
  await field(page, "sky.token_supply").fill("977,631");
  await expect(banner(page)).toHaveCount(0);
});

test("a number just small enough is computed, however long", async ({ page, open }) => {
  await open(link({ view: "sky" }));
  await field(page, "sky.token_supply").fill("1e20");
  const { values } = await evaluate(page, { "sky.token_supply": "1e20" }, "2024e");
  expect(values["sky.fdv"]).toBe("163660000000000000000000");
  await expectExact(page, "sky.fdv", values["sky.fdv"]);
  await expect(banner(page)).toHaveCount(0);
  await expectNoNonsense(page);
});

test("a page opened on a problem shows no invented values", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.gho_share": "0.9" }));
  await expect(banner(page)).toBeVisible();
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("—");
  await expect(figure(page, "aave.adjusted_earnings")).toHaveAttribute("data-status", "problem");
  await expect(figure(page, "aave.fdv")).toHaveText("2.70B");
  await expectNoNonsense(page);
});

test("problems are told in Chinese to Chinese readers", async ({ page, open }) => {
  await open(link({ view: "aave", lang: "zh-CN", "aave.gho_share": "0.9" }));
  await expect(banner(page)).toContainText("GHO 供应量超过全部稳定币贷款");
  await field(page, "aave.gho_share").fill("6");
  await expect(banner(page)).toHaveCount(0);
});

test("a switch still works beside a problem", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.gho_share": "0.9" }));
  await toggle(page, "aave.without_august_liquidations").check();
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "2");
  await expect(banner(page)).toBeVisible();
});
