import { analysis, choice, number, tabTo, type } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, link } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

// Without incentives GHO's share alone brings the multiple to 20; with them no share does.
const GHO = link({ base: "2025p", view: "aave", show: "seek", "aave.gho_incentive_rate": "0" });
const hash = (page: Page) => page.evaluate(() => location.hash);
const verdict = (page: Page) => analysis(page).locator(".verdict");
const use = (page: Page) => analysis(page).locator(".solutions").getByRole("button", { name: /^Use / });

test("the answer put back into the model gives the target, and undo takes it back", async ({ page, open }) => {
  await open(GHO);
  await expect(verdict(page)).toHaveText("“FDV / earnings” reaches 20x where “GHO's share of active loans” is 26.3345%.");
  await expect(analysis(page)).toContainText("Solved in one step");
  const [, exact] = /Exactly ([\d.]+);/.exec(await analysis(page).locator(".solutions small").innerText())!;
  const { values } = await evaluate(page, { "aave.gho_incentive_rate": "0", "aave.gho_share": exact }, "2025p");
  expect(Math.abs(Number(values["aave.fdv_to_earnings"]) - 20)).toBeLessThan(1e-20);

  await use(page).click();
  await expect.poll(() => hash(page)).toContain(`aave.gho_share=${exact}`);
  await expectExact(page, "aave.fdv_to_earnings", values["aave.fdv_to_earnings"]);
  await expect(analysis(page).locator(".applied")).toContainText("GHO's share of active loans is now 26.3345%.");
  await analysis(page).getByRole("button", { name: "Undo" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
  await expect(analysis(page).locator(".applied")).toBeHidden();
  await expect(verdict(page)).toContainText("26.3345%");
});

test("the browser's back takes an applied answer back as well", async ({ page, open }) => {
  await open(GHO);
  await use(page).click();
  await expect(field(page, "aave.gho_share")).toHaveValue(/^26\.33/);
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
});

test("honest answers: impossible, outside the range, always, without effect", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "seek" }));
  await expect(verdict(page)).toContainText("alone cannot bring “FDV / earnings” to 20x: it would have to be 289.68%, but a share cannot exceed 100%.");
  await expect(use(page)).toHaveCount(0);
  await choice(page, "By moving").selectOption("macro.eth_price");
  await expect(verdict(page)).toContainText("outside its sensible range 500 USD / ETH to 10K USD / ETH");
  await expect(use(page)).toHaveCount(1);
  await choice(page, "By moving").selectOption("sky.workforce");
  await expect(verdict(page)).toContainText(/no effect|does not move/);
  await choice(page, "Result").selectOption("aave.net_revenue");
  await choice(page, "By moving").selectOption("aave.eth_loans");
  await type(number(page, "Shall be"), "-1");
  await expect(verdict(page)).toContainText("cannot be negative");
  await expectExact(page, "aave.adjusted_earnings", "56066062.5");
});

test("what the target is reaches the link; what is no number changes nothing", async ({ page, open }) => {
  await open(GHO);
  await type(number(page, "Shall be"), "25");
  await expect.poll(() => hash(page)).toContain("show.target=25");
  const said = await verdict(page).innerText();
  await type(number(page, "Shall be"), "twenty");
  await expect(analysis(page).getByRole("alert").filter({ hasText: "This is not a number." })).toBeVisible();
  await expect(verdict(page)).toHaveText(said);
  await choice(page, "Result").selectOption("aave.adjusted_earnings");
  await expect.poll(() => hash(page)).not.toContain("show.target");
});

test("break-even is listed for every assumption, and each is applied with a click", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "seek" }));
  const list = analysis(page).getByRole("table").first();
  const row = list.getByRole("row").filter({ hasText: "Service providers" });
  await expect(row).toContainText("86.0661M USD / year");
  await expect(list.getByRole("row").filter({ hasText: "Known future costs" })).toContainText("56.0661M");
  const cannot = analysis(page).locator("details").filter({ hasText: "cannot do it alone" });
  await cannot.locator("summary").click();
  await expect(cannot.getByRole("listitem").filter({ hasText: "“ETH price” alone cannot" })).toBeVisible();
  await row.getByRole("button").click();
  await expectExact(page, "aave.adjusted_earnings", "0");
  await expect(analysis(page).locator(".applied")).toContainText("Service providers is now");
});

test("by keyboard alone: a target, the answer, and back", async ({ page, open }) => {
  await open(GHO);
  await expect(verdict(page)).toBeVisible();
  await tabTo(page, number(page, "Shall be"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("reaches 30x");
  await tabTo(page, use(page));
  await page.keyboard.press("Enter");
  await expect(analysis(page).locator(".applied")).toBeVisible();
  await tabTo(page, analysis(page).getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
});
