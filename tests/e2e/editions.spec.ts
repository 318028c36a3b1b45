import { readFileSync, readdirSync } from "node:fs";
import { analysis, chart } from "./analyses";
import { takerate } from "./command";
import { field, link, slider, visit } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const notice = (page: Page) => page.locator("#other-edition");
const EDITIONS = new URL("../../models/editions/", import.meta.url);

type Edition = { presets: Record<string, Record<string, string>>; constants: Record<string, string>; lines: Record<string, string> };

/** What an edition is called: FNV-1a over all its texts in order, an empty one behind each part, folded to 32 bits. */
function digest({ presets, constants, lines }: Edition) {
  let hash = 0xcbf29ce484222325n;
  const add = (text: string) => {
    for (const byte of [...Buffer.from(text), 0xff]) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  };
  const all = (texts: Record<string, string>) => {
    for (const id of Object.keys(texts).sort()) [id, texts[id]].forEach(add);
    add("");
  };
  for (const id of Object.keys(presets).sort()) {
    all({ [id]: "" });
    all(presets[id]);
  }
  all(constants);
  all(lines);
  return ((hash >> 32n) ^ (hash & 0xffffffffn)).toString(16).padStart(8, "0");
}

/** An edition that the page once was, with another value in the preset and another formula. */
function older() {
  const edition: Edition = JSON.parse(readFileSync(new URL(readdirSync(EDITIONS).sort()[0], EDITIONS), "utf8"));
  edition.presets["2025p"]["aave.gho_share"] = "0.08";
  edition.presets["2025p"]["aave.eth_loans"] = "1000000";
  edition.lines["aave.adjusted_earnings"] = "aave.net_operating_income";
  return edition;
}
const OLDER = digest(older());
const LINK = `${link({ base: "2025p", view: "aave", "macro.eth_price": "4000" })}&model=${OLDER}&saw.aave=70000000`;

test("a link of another edition says so, shows what its sender saw, and explains the difference", async ({ page, open }) => {
  await page.route(`**/editions/${OLDER}.json`, (route) => route.fulfill({ json: older() }));
  await open(LINK);
  await expect(notice(page)).toContainText("made with another edition of the model");
  await expect(notice(page)).toContainText("Adjusted earnings (then → now): Aave 70.0M → 66.1M");
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await notice(page).getByRole("link", { name: "What has changed" }).click();
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
  await notice(page).getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page)).toContainText(`No edition ${OLDER} is kept here`);
  await expect(analysis(page)).toContainText("the sender saw 70.0M");
  await expect(analysis(page)).not.toContainText("today's formulas and constants return");
});

test("an edition that does not load is told, and another try mends it", async ({ page, open, provoke }) => {
  provoke(/ERR_FAILED/);
  let asked = 0;
  await page.route(`**/editions/${OLDER}.json`, (route) => ((asked += 1) === 1 ? route.abort() : route.fulfill({ json: older() })));
  await open(LINK);
  await notice(page).getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page).getByRole("alert")).toContainText("could not be loaded");
  await analysis(page).getByRole("button", { name: "Try again" }).click();
  await expect(analysis(page)).toContainText("Lines computed by another formula");
});

test("a link of this edition says nothing, and one in Chinese says it in Chinese", async ({ page, open }) => {
  const edition = takerate(["edition", "--digest"]).trim();
  await open(`${link({ base: "2025p", view: "aave", lang: "zh" })}&model=0123abcd`);
  await expect(notice(page)).toContainText("由模型的另一版本生成");
  await notice(page).getByRole("button", { name: "知道了" }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.goto("about:blank");
  await open(`${link({ base: "2025p", view: "aave" })}&model=${edition}`);
  await expect(notice(page)).toHaveCount(0);
});

test("a file of another edition opens and is explained too", async ({ page, open }) => {
  await page.route(`**/editions/${OLDER}.json`, (route) => route.fulfill({ json: older() }));
  await open(link({ view: "aave", show: "share" }));
  const file = { format: "takerate.scenario", version: 1, model: OLDER, preset: "2025p", inputs: { "macro.eth_price": "4000" }, results: { "aave.adjusted_earnings": "70000000" }, colour: "red" };
  await analysis(page).locator("input[type=file]").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await expect(analysis(page)).toContainText("saved with another edition of the model");
  await expect(analysis(page)).toContainText("Passed over, since this version does not know it: colour.");
  await analysis(page).getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page)).toContainText("the sender saw 70.0M");
});

test("the notice stays while settings of an analysis change, and goes when the reader dismisses it", async ({ page, open }) => {
  await open(`${LINK}&show=tornado`);
  await expect(notice(page)).toBeVisible();
  await analysis(page).getByRole("radio", { name: "by ± per cent" }).check();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("show.by=");
  await expect(notice(page)).toBeVisible();
  await notice(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(notice(page)).toHaveCount(0);
});

test("the way to what has changed keeps what the reader has moved since, and the notice waits outside", async ({ page, open }) => {
  await page.route(`**/editions/${OLDER}.json`, (route) => route.fulfill({ json: older() }));
  await open(LINK);
  await slider(page, "aave.gho_share").fill("0.1");
  await notice(page).getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page)).toContainText("the sender saw 70.0M");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(notice(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Statement", exact: true }).first().click();
  await expect(notice(page)).toBeVisible();
});

test("on the overview every result that the sender saw is told, and the first that differs explained", async ({ page, open }) => {
  await page.route(`**/editions/${OLDER}.json`, (route) => route.fulfill({ json: older() }));
  await open(`${link({ base: "2025p", "lido.operating_costs": "30e6" })}&model=${OLDER}&saw.aave=56062500&saw.lido=4300000`);
  await expect(notice(page)).toContainText("Aave 56.1M → 56.1M · Lido 4.3M → 14.3M");
  await notice(page).getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page)).toContainText("Aave: Adjusted earnings: the sender saw 56.1M");
  await expect(analysis(page)).toContainText("Lido: Adjusted earnings: the sender saw 4.3M");
  await analysis(page).getByRole("link", { name: "Explain this difference" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
  await expect(analysis(page)).toContainText("Lido: Adjusted earnings: the sender saw 4.3M");
  await expect(analysis(page)).not.toContainText("Aave: Adjusted earnings: the sender saw");
  await page.goBack();
  // Another page keeps what the link says.
  await visit(page, "aave");
  await expect(analysis(page)).toContainText("Aave: Adjusted earnings: the sender saw 56.1M");
});

test("without a link of another edition there is nothing to explain", async ({ page, open }) => {
  await open(link({ view: "aave", show: "since" }));
  await expect(analysis(page)).toContainText("there is nothing to explain");
});

test("an edition that is not what its name says is not believed", async ({ page, open }) => {
  await page.route(`**/editions/${OLDER}.json`, (route) => route.fulfill({ json: { ...older(), constants: {} } }));
  await open(LINK);
  await notice(page).getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page).getByRole("alert")).toContainText("could not be loaded");
});
