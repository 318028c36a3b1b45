import { readFileSync, readdirSync } from "node:fs";
import { analysis, chart } from "./analyses";
import { field, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const LINK = `${link({ base: "2025p", view: "aave", "macro.eth_price": "4000" })}&model=0123abcd&saw.aave=70000000`;
const notice = (page: Page) => page.locator("#other-edition");
const EDITIONS = new URL("../../models/editions/", import.meta.url);

/** An edition that the page once was, with another value in the preset and another formula. */
function older() {
  const edition = JSON.parse(readFileSync(new URL(readdirSync(EDITIONS).sort()[0], EDITIONS), "utf8"));
  edition.presets["2025p"]["aave.gho_share"] = "0.08";
  edition.presets["2025p"]["aave.eth_loans"] = "1000000";
  edition.lines["aave.adjusted_earnings"] = "aave.net_operating_income";
  return edition;
}

test("a link of another edition says so, shows what its sender saw, and explains the difference", async ({ page, open }) => {
  await page.route("**/editions/0123abcd.json", (route) => route.fulfill({ json: older() }));
  await open(LINK);
  await expect(notice(page)).toContainText("made with another edition of the model");
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await notice(page).getByRole("button", { name: "What has changed" }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(analysis(page)).toContainText("Aave: Adjusted earnings: the sender saw 70.0M USD / year; the same link returns");
  await expect(analysis(page)).toContainText("Assumptions with another value in the preset: Aave: ETH on loan, Aave: GHO's share of active loans.");
  await expect(analysis(page)).toContainText("Lines computed by another formula: Aave: Adjusted earnings.");
  await expect(analysis(page)).toContainText("today's formulas and constants return");
  await expect(chart(page).figure).toContainText("ETH on loan");
  await expect(chart(page).figure).toContainText("GHO's share of active loans");
  // The sender's result stays while the reader moves on.
  await slider(page, "macro.eth_price").fill("5000");
  await expect(analysis(page)).toContainText("the sender saw 70.0M");
  await expect(chart(page).figure).toContainText("ETH price");
  await page.goBack();
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
});

test("an edition that is not kept is named, and what the link itself says is shown", async ({ page, open, provoke }) => {
  provoke(/404/);
  await open(LINK);
  await notice(page).getByRole("button", { name: "What has changed" }).click();
  await expect(analysis(page)).toContainText("No edition 0123abcd is kept here");
  await expect(analysis(page)).toContainText("the sender saw 70.0M");
  await expect(analysis(page)).not.toContainText("today's formulas and constants return");
});

test("an edition that does not load is told, and another try mends it", async ({ page, open, provoke }) => {
  provoke(/ERR_FAILED/);
  let asked = 0;
  await page.route("**/editions/0123abcd.json", (route) => ((asked += 1) === 1 ? route.abort() : route.fulfill({ json: older() })));
  await open(LINK);
  await notice(page).getByRole("button", { name: "What has changed" }).click();
  await expect(analysis(page).getByRole("alert")).toContainText("could not be loaded");
  await analysis(page).getByRole("button", { name: "Try again" }).click();
  await expect(analysis(page)).toContainText("Lines computed by another formula");
});

test("a link of this edition says nothing, and one in Chinese says it in Chinese", async ({ page, open }) => {
  const edition = readdirSync(EDITIONS).map((name) => name.replace(".json", ""));
  await open(`${link({ base: "2025p", view: "aave", lang: "zh" })}&model=0123abcd`);
  await expect(notice(page)).toContainText("由模型的另一版本生成");
  await notice(page).getByRole("button", { name: "知道了" }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.goto("about:blank");
  await open(`${link({ base: "2025p", view: "aave" })}&model=${edition.at(-1)}`);
  await expect(notice(page)).toHaveCount(0);
});

test("a file of another edition opens and is explained too", async ({ page, open }) => {
  await page.route("**/editions/0123abcd.json", (route) => route.fulfill({ json: older() }));
  await open(link({ view: "aave", show: "share" }));
  const file = { format: "takerate.scenario", version: 1, model: "0123abcd", preset: "2025p", inputs: { "macro.eth_price": "4000" }, results: { "aave.adjusted_earnings": "70000000" } };
  await analysis(page).locator("input[type=file]").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await expect(analysis(page)).toContainText("the sender saw 70.0M");
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
});
