import { evaluate } from "./bindings";
import { assumption, expectExact, field, figure, link, preset, slider, toggle } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";

const CIRCULATING = "sky.circulating_supply";

test("what nobody has published is empty, says so, and so does what needs it", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "sky" }));
  await expect(field(page, CIRCULATING)).toHaveValue("");
  await expect(field(page, CIRCULATING)).toHaveAttribute("placeholder", "unpublished");
  await expect(slider(page, CIRCULATING)).toHaveAttribute("aria-valuetext", "unpublished");
  await expect(figure(page, "sky.market_cap")).toHaveText("unpublished");
  await expect(figure(page, "sky.market_cap")).toHaveAttribute("data-status", "unpublished");
  // It is no fault: nothing is wrong with the scenario.
  await expect(page.getByRole("alert")).toHaveCount(0);
  const badge = assumption(page, CIRCULATING).getByRole("button", { name: "Circulating MKR: unpublished" });
  await badge.click();
  await expect(assumption(page, CIRCULATING)).toContainText("would be a source");
  await figure(page, "sky.market_cap").click();
  await expect(page.getByRole("dialog")).toContainText("No published value of “Circulating MKR” was found; enter one to compute with it.");
  await page.keyboard.press("Escape");
  await expectAccessible(page);
});

test("a reader's value fills the gap, zero included, and a reset opens it again", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "sky" }));
  await field(page, CIRCULATING).fill("900000");
  const { values } = await evaluate(page, { [CIRCULATING]: "900000" }, "2025p");
  await expectExact(page, "sky.market_cap", values["sky.market_cap"]);
  await expect(assumption(page, CIRCULATING)).toContainText("unpublished → 900.0K");
  await expect(page).toHaveURL(/sky\.circulating_supply=900000/);
  await page.reload();
  await expectExact(page, "sky.market_cap", values["sky.market_cap"]);
  await assumption(page, CIRCULATING).getByRole("button", { name: /^Reset/ }).click();
  await expect(field(page, CIRCULATING)).toHaveValue("");
  await expect(figure(page, "sky.market_cap")).toHaveText("unpublished");
  await field(page, CIRCULATING).fill("0");
  await expectExact(page, "sky.market_cap", "0");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
});

test("what cannot be read leaves it unpublished, and so does Escape", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "sky" }));
  await field(page, CIRCULATING).fill("5x");
  await expect(assumption(page, CIRCULATING).locator(".error")).toContainText("unpublished");
  await expect(figure(page, "sky.market_cap")).toHaveText("unpublished");
  await field(page, CIRCULATING).fill("900000");
  await expect(figure(page, "sky.market_cap")).not.toHaveText("unpublished");
  await page.keyboard.press("Escape");
  await expect(field(page, CIRCULATING)).toHaveValue("");
  await expect(figure(page, "sky.market_cap")).toHaveText("unpublished");
});

test("it is said in Chinese to Chinese readers", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "sky", lang: "zh-CN" }));
  await expect(field(page, CIRCULATING)).toHaveAttribute("placeholder", "未公布");
  await expect(figure(page, "sky.market_cap")).toHaveText("未公布");
});

test("an assumption of one preset is offered in it, and elsewhere where a link has changed it", async ({ page, open }) => {
  const august = "aave.without_august_liquidations";
  await open(link({ base: "2025p", view: "aave" }));
  await expect(toggle(page, august)).toBeHidden();
  await preset(page, "2024e").check();
  await expect(toggle(page, august)).toBeVisible();
  await open(link({ base: "2025p", view: "aave", [august]: "1" }));
  await expect(toggle(page, august)).toBeVisible();
  await expect(toggle(page, august)).toBeChecked();
});

test("what others have published stands as marks on a slider, with source and date", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const multiple = assumption(page, "valuation.target_multiple");
  await expect(multiple.locator(".comparable")).toHaveCount(2);
  await expect(multiple.locator(".comparable").first()).toHaveAttribute("title", /^Grayscale, on AAVE by circulating supply: 20x – 25x, 2026-06$/);
  await multiple.getByRole("button", { name: /: assumption$/ }).click();
  await expect(multiple).toContainText("Published by others");
  await expect(multiple.getByRole("link", { name: /^Grayscale on AAVE/ })).toBeVisible();
});
