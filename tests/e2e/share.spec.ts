import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { analysis, study } from "./analyses";
import { inputs } from "./bindings";
import { takerate } from "./command";
import { expectExact, field, link, slider } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Download, Page } from "@playwright/test";

const SCENARIO = { base: "2025p", view: "aave", "aave.gho_share": "0.1" } as const;
const SHARE = link({ ...SCENARIO, show: "share" });
const button = (page: Page, name: string) => analysis(page).getByRole("button", { name, exact: true });
const shown = (page: Page) => analysis(page).getByRole("textbox", { name: "Link to the scenario" });
const wrong = (page: Page) => analysis(page).locator("[role=alert]:not([hidden])");
const choose = (page: Page, files: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) =>
  analysis(page).locator("input[type=file]").setInputFiles(files);
const json = (content: unknown) => ({ name: "scenario.json", mimeType: "application/json", buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)) });

async function saved(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent("download");
  await button(page, name).click();
  return download;
}
const bytes = async (download: Download) => readFileSync(await download.path());
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** What the command writes for the same scenario, language, day and page. */
function native(page: Page, date: string, format: string, ...more: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), "takerate-")), "file");
  const address = page.url().split(/[#?]/)[0];
  takerate([
    "export", "--preset", "2025p", "--set", "aave.gho_share=0.1", "--date", date, "--page", address, format, file, ...more,
  ]);
  return readFileSync(file);
}

test("every file of the page has the bytes that the command writes", async ({ page, open }) => {
  await open(SHARE);
  const view = ["--view", "aave"];
  const files = [
    ["Workbook (XLSX)", ".xlsx", "--xlsx", []],
    ["Scenario (JSON)", ".json", "--json", []],
    ["Statement (CSV)", "-statement.csv", "--csv", view],
    ["Assumptions (CSV)", "-assumptions.csv", "--csv", [...view, "--table", "inputs"]],
    ["Markdown", ".md", "--markdown", view],
  ] as const;
  for (const [name, ending, format, more] of files) {
    const download = await saved(page, name);
    const file = download.suggestedFilename();
    const date = file.match(/\d{4}-\d\d-\d\d/)![0];
    expect(file).toBe(`takerate${more.length || ending === ".md" ? "-aave" : ""}-2025p-${date}${ending}`);
    expect((await bytes(download)).equals(native(page, date, format, ...(format === "--json" ? view : more))), name).toBe(true);
    await expect(analysis(page).getByText(`Saved as ${file}.`)).toBeVisible();
  }
});

test("files are written in Chinese and under the reader's name, whatever stands in it", async ({ page, open }) => {
  await open(`${SHARE}&lang=zh`);
  const name = analysis(page).getByRole("textbox", { name: /^名称/ });
  await name.fill("=1+1\u202e<b>牛市</b>");
  const file = JSON.parse((await bytes(await saved(page, "情景（JSON）"))).toString());
  expect(file.name).toBe("=1+1<b>牛市</b>");
  const text = (await bytes(await saved(page, "Markdown"))).toString();
  expect(text).toContain("\\<b\\>牛市");
  await name.fill("长".repeat(10_000));
  await expect(analysis(page).getByText("最多保留 60 个字符。")).toBeVisible();
  const clipped = JSON.parse((await bytes(await saved(page, "情景（JSON）"))).toString());
  expect(clipped.name).toBe("长".repeat(60));
});

test("the workbook's writer comes when it is asked for, and a failure is told and mended by another try", async ({ page, open }) => {
  let asked = 0;
  await page.route("**/workbook_bg.wasm", (route) => ((asked += 1) === 1 ? route.abort() : route.continue()));
  await open(SHARE);
  await expect(shown(page)).toBeVisible();
  expect(asked).toBe(0);
  await button(page, "Workbook (XLSX)").click();
  await expect(wrong(page)).toContainText("The workbook could not be written");
  const download = await saved(page, "Workbook (XLSX)");
  expect((await bytes(download)).subarray(0, 2).toString()).toBe("PK");
  await expect(wrong(page)).toHaveCount(0);
});

test("the link names the edition and what the sender saw, and opens the same in another profile", async ({ page, open, browser, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(SHARE);
  await slider(page, "macro.eth_price").fill("4000");
  await expect(shown(page)).toHaveValue(/#v1&base=2025p&view=aave&macro\.eth_price=4000&aave\.gho_share=0\.1&model=[0-9a-f]{8}&saw\.aave=\d+$/);
  await button(page, "Copy the link").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await expect(shown(page)).toHaveValue(copied);
  const exact = await page.locator("[data-value-of='aave.adjusted_earnings']").first().getAttribute("data-exact");
  expect(Math.abs(Number(copied.split("saw.aave=")[1]) / Number(exact) - 1)).toBeLessThan(1e-5);

  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(copied);
  await answered(there);
  await expect(field(there, "aave.gho_share")).toHaveValue("10");
  await expectExact(there, "aave.adjusted_earnings", exact);
  await expect(there.locator("#other-edition")).toHaveCount(0);
  await other.close();
});

test("the link to an analysis holds its settings, the edition and what the sender saw", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const fragment = link({ ...SCENARIO, show: "tornado", "show.by": "20" });
  await open(fragment);
  await button(page, "Copy the link to this view").click();
  await expect(analysis(page).getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/#v1&base=2025p&view=aave&show=tornado&show\.by=20&aave\.gho_share=0\.1&model=[0-9a-f]{8}&saw\.aave=57179100$/);
});

test("a QR code is drawn on demand, and a link that no code holds says so", async ({ page, open }) => {
  await open(SHARE);
  await button(page, "QR code").click();
  const code = analysis(page).getByRole("img", { name: "QR code of the link" });
  await expect(code).toBeVisible();
  // Every amount with all the digits that a decimal has.
  const changes = (await inputs(page)).filter(({ unit }) => unit !== "switch").map(({ id, presets }) => `&${id}=${((presets["2025p"] ?? "1") + (presets["2025p"]?.includes(".") ? "" : ".")).padEnd(26, "0")}1`);
  await page.evaluate((hash) => (location.hash = hash), SHARE + changes.join(""));
  await expect(analysis(page).getByText("The link is too long for a QR code; copy it instead.")).toBeVisible();
  await expect(code).toHaveCount(0);
});

test("a scenario file comes back, also dropped, and back returns to what was before", async ({ page, open }) => {
  await open(SHARE);
  const file = await bytes(await saved(page, "Scenario (JSON)"));
  await slider(page, "aave.gho_share").fill("0.3");
  await choose(page, { name: "a.json", mimeType: "application/json", buffer: file });
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(analysis(page).getByText("The file is open: 2025P with 1 assumption changed.")).toBeVisible();
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("30");

  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "b.json", { type: "application/json" }));
    return data;
  }, file.toString());
  await analysis(page).locator(".drop").dispatchEvent("drop", { dataTransfer: data });
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

const good = { format: "takerate.scenario", version: 1, preset: "2025p", inputs: { "aave.gho_share": "0.2" } };
const BAD: [string, ReturnType<typeof json>, RegExp][] = [
  ["no JSON", json("hello"), /JSON/],
  ["a workbook", { ...json(""), buffer: Buffer.from("PK\x03\x04rest") }, /workbook/i],
  ["a newer version", json({ ...good, version: 2 }), /version/],
  ["an unknown input", json({ ...good, inputs: { "aave.gho_shar": "0.2" } }), /aave\.gho_shar.*aave\.gho_share/],
  ["a share of 7", json({ ...good, inputs: { "aave.gho_share": "7" } }), /cannot exceed 100%/],
  ["50 MB", { ...json(""), buffer: Buffer.alloc(49_000_000, "a") }, /bytes|MB|too (long|large)/i],
  ["a name with 10,000 characters", json({ ...good, name: "a".repeat(10_000) }), /too long/],
];
for (const [what, file, message] of BAD) {
  test(`a file with ${what} is explained and changes nothing`, async ({ page, open }) => {
    await open(SHARE);
    await expect(shown(page)).toBeVisible();
    await choose(page, file);
    await expect(wrong(page)).toContainText("The file was not opened, and your scenario is as it was");
    await expect(wrong(page)).toContainText(message);
    await expect(field(page, "aave.gho_share")).toHaveValue("10");
    await choose(page, json(good));
    await expect(wrong(page)).toHaveCount(0);
    await expect(field(page, "aave.gho_share")).toHaveValue("20");
  });
}

test("the schema of the scenario file takes what the page writes, and refuses what the page refuses", async ({ page, open }) => {
  const schema = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync("docs/scenario.schema.json", "utf8")));
  await open(SHARE);
  await analysis(page).getByRole("textbox", { name: /^Name/ }).fill("Bull case");
  const file = JSON.parse((await bytes(await saved(page, "Scenario (JSON)"))).toString());
  expect(schema(file), JSON.stringify(schema.errors)).toBe(true);
  expect(schema(good)).toBe(true);
  const bad = [
    { ...good, format: "other" },
    { ...good, version: 2 },
    { ...good, preset: 2025 },
    { ...good, inputs: { "aave.gho_share": 0.2 } },
    { ...good, inputs: { "aave.gho_share": "20%" } },
    { ...good, date: "31 January" },
    { ...good, results: [] },
  ];
  for (const content of bad) {
    expect(schema(content), JSON.stringify(content)).toBe(false);
    await choose(page, json(content));
    await expect(wrong(page)).toContainText("The file was not opened");
    await choose(page, json(good));
    await expect(wrong(page)).toHaveCount(0);
  }
});

test("Markdown and the table are copied", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(SHARE);
  await button(page, "Copy as Markdown").click();
  await expect(analysis(page).getByText("Copied.")).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain("| Adjusted earnings | USD / year | 57.2M | 56.1M |");
  await button(page, "Copy as table").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("Adjusted earnings\tUSD / year\t57179062.5");
});

for (const view of ["aave", "sky", "lido", "etherfi", ""] as const) {
  test(`the report of ${view || "the overview"} is two pages, and nothing else is printed`, async ({ page, open }) => {
    for (const lang of ["en", "zh"]) {
      await open(link({ base: "2025p", view, show: "share", lang, "aave.gho_share": "0.1", "macro.eth_price": "4000" }));
      await expect(analysis(page).locator(".report-page")).toHaveCount(2);
      for (const format of ["A4", "Letter"]) {
        const pdf = (await page.pdf({ format })).toString("latin1");
        expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(2);
      }
      await page.emulateMedia({ media: "print" });
      for (const part of ["header.masthead", ".readings", ".colophon", ".drop"]) await expect(page.locator(part).first()).toBeHidden();
      await expect(analysis(page).locator(".report-inputs")).toBeVisible();
      await page.emulateMedia({ media: null });
      await page.goto("about:blank");
    }
  });
}

test("the report names scenario, changes, sources, date and link", async ({ page, open }) => {
  await open(SHARE);
  const report = analysis(page).locator(".report");
  await expect(report).toContainText(`Based on 2025P, exported ${today()}`);
  await expect(report.locator(".changed")).toHaveCount(1);
  await expect(report.locator(".changed")).toContainText("GHO's share of active loans");
  await expect(report.getByRole("row").filter({ hasText: "Adjusted earnings" })).toContainText("57.2M");
  await expect(report.locator(".report-sources li").first()).toBeVisible();
  await expect(report.locator(".report-link")).toContainText("#v1&base=2025p&view=aave&aave.gho_share=0.1&model=");
  await slider(page, "aave.gho_share").fill("0.06");
  await expect(report.locator(".changed")).toHaveCount(0);
});

test("a name goes with the scenario: from the list into files and report, and back from a file", async ({ page, open }) => {
  await open(link({ ...SCENARIO, show: "compare" }));
  const name = analysis(page).getByRole("textbox", { name: /^Name/ });
  const save = analysis(page).getByRole("textbox", { name: "Name of the scenario as it is now" });
  await save.fill("Bull case: GHO 10%");
  await save.press("Enter");
  await study(page, "share");
  await expect(name).toHaveValue("Bull case: GHO 10%");
  await expect(analysis(page).locator(".report-head")).toContainText("Bull case: GHO 10%");
  const file = await saved(page, "Scenario (JSON)");
  expect(file.suggestedFilename()).toMatch(/^takerate-bull-case-gho-10-2025p-\d{4}-\d\d-\d\d\.json$/);
  await name.fill("");
  await expect(analysis(page).locator(".report-head")).toContainText("Own scenario based on 2025P, 1 assumption changed");
  await choose(page, { name: "a.json", mimeType: "application/json", buffer: await bytes(file) });
  await expect(name).toHaveValue("Bull case: GHO 10%");
});

test("where there is no clipboard, that is said", async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open(SHARE);
  await button(page, "Copy the link").click();
  await expect(analysis(page).getByText("The browser does not allow copying; select it and copy it by hand.")).toBeVisible();
});

test("a clock without a usable date is told, and the link goes without", async ({ page, open }) => {
  await page.clock.setFixedTime(new Date(Date.UTC(1960, 0, 1)));
  await open(SHARE);
  await expect(shown(page)).toHaveValue(/#v1&base=2025p&view=aave/);
  for (const file of ["Workbook (XLSX)", "Scenario (JSON)"]) {
    await button(page, file).click();
    await expect(wrong(page)).toContainText("The clock of this device tells no date");
  }
});

test("what is dropped and is not one file is told", async ({ page, open }) => {
  await open(SHARE);
  const drop = async (names: string[]) => {
    const data = await page.evaluateHandle((names) => {
      const data = new DataTransfer();
      data.setData("text/plain", "hello");
      for (const name of names) data.items.add(new File(["{}"], name));
      return data;
    }, names);
    await analysis(page).locator(".drop").dispatchEvent("drop", { dataTransfer: data });
  };
  await drop([]);
  await expect(wrong(page)).toContainText("What was dropped is no file.");
  await drop(["a.json", "b.json"]);
  await expect(wrong(page)).toContainText("Drop one at a time");
});

test("sharing is reached by its tab", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  await study(page, "share");
  await expect(shown(page)).toHaveValue(/view=lido/);
});
