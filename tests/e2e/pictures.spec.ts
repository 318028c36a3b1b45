import { readFileSync } from "node:fs";
import { analysis, ANALYSES, chart, study } from "./analyses";
import { link } from "./controls";
import { expect, test } from "./fixtures";
import type { Download, Locator, Page } from "@playwright/test";

const DRAWN = ["worth", "tornado", "table", "bridge", "simulate"] as const satisfies readonly (typeof ANALYSES)[number][];

async function saved(page: Page, button: Locator): Promise<Download> {
  const download = page.waitForEvent("download");
  await button.click();
  return download;
}
const save = (page: Page, figure: Locator, format: "SVG" | "PNG") => saved(page, figure.getByRole("button", { name: format, exact: true }));

/** What is wrong with a drawing that is to stand alone, found by a browser that knows nothing of the page. */
async function faults(page: Page, text: string) {
  const other = await page.context().browser()!.newPage();
  await other.setContent(text.slice(text.indexOf("<svg")));
  const found = await other.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    if (parsed.querySelector("parsererror")) return ["no XML"];
    const faults: string[] = [];
    const page = document.querySelector("svg")!.getBoundingClientRect();
    for (const node of document.querySelectorAll("svg *")) {
      if (/^(script|foreignObject|image|use)$/.test(node.tagName) || node.hasAttribute("class")) faults.push(node.outerHTML.slice(0, 80));
      if (node.tagName !== "text") continue;
      const { left, right, top, bottom, width } = node.getBoundingClientRect();
      if (!node.getAttribute("fill")) faults.push(`no fill: ${node.textContent}`);
      if (width && (left < page.left - 1 || right > page.right + 1 || top < page.top - 1 || bottom > page.bottom + 1)) faults.push(`clipped: ${node.textContent}`);
    }
    return faults;
  }, text);
  await other.close();
  return found;
}

/** What programs other than browsers do not know, or draw otherwise. */
function foreign(text: string) {
  const found = [...text.matchAll(/oklch|oklab|color-mix|light-dark|var\(|paint-order|vector-effect|preserveAspectRatio|color\(|rgba?\([^)]*\)|currentcolor/gi)].map(([piece]) => piece);
  for (const [, name, value] of text.matchAll(/ (fill|stroke)="([^"]*)"/g)) if (!/^(none|#[0-9a-f]{6}|url\(#[\w-]+\))$/.test(value)) found.push(`${name}=${value}`);
  return found;
}

for (const lang of ["en", "zh"]) {
  test(`the waterfall is saved as a picture that stands alone, in ${lang}`, async ({ page, open }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await open(link({ base: "2025p", view: "aave", lang }));
    const figure = page.locator("figure.waterfall");
    const download = await save(page, figure, "SVG");
    expect(download.suggestedFilename()).toBe("takerate-aave.svg");
    const text = readFileSync(await download.path(), "utf8");
    expect(await faults(page, text)).toEqual([]);
    expect(text).toContain(lang === "en" ? "From gross revenue to adjusted earnings" : "从总收入到调整后收益");
    // The whole link, also before the address says as much; the day, and whose scenario it is.
    expect(text).toMatch(/#v1&amp;base=2025p&amp;view=aave&amp;model=[0-9a-f]{8}&amp;saw\.aave=56066100</);
    expect(text).toMatch(/ · \d{4}-\d\d-\d\d</);
    expect(text).toContain(lang === "en" ? "Aave: From gross revenue" : "Aave：从总收入");
    expect(text).toContain(lang === "en" ? "Scenario: 2025P, no assumption changed" : "情景：2025 预测，假设未改动");
    // Ink on white, whatever the reader's colours.
    expect(text).toContain("#15191b");
    expect(foreign(text)).toEqual([]);
    const png = readFileSync(await (await save(page, figure, "PNG")).path());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(2 * 776);
    expect(png.readUInt32BE(20)).toBeGreaterThan(600);
    // The page is as it was.
    await expect(figure.locator("svg[role=img]")).toHaveCount(1);
  });
}

test("every chart of the analyses is saved", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.1" }));
  for (const name of DRAWN) {
    await study(page, name);
    const { figure } = chart(page);
    await expect(figure.locator("svg[role=img]").first()).toBeVisible();
    const download = await save(page, figure, "SVG");
    expect(download.suggestedFilename()).toMatch(new RegExp(`^takerate-aave-${name}(-1)?\\.svg$`));
    const text = readFileSync(await download.path(), "utf8");
    expect(await faults(page, text), name).toEqual([]);
    expect(foreign(text), name).toEqual([]);
    // Complete by itself: what it shows, once, whose scenario it is and what was changed from what.
    expect(text, name).toContain("Scenario: 2025P, GHO's share of active loans 6% → 10%");
    if (name === "bridge") expect(text.match(/>Aave: [^<]*USD \/ year</g), name).toHaveLength(1);
    const png = readFileSync(await (await save(page, figure, "PNG")).path());
    expect(png.subarray(1, 4).toString(), name).toBe("PNG");
  }
});

test("a browser that makes no picture says so", async ({ page, open }) => {
  await page.addInitScript(() => (HTMLCanvasElement.prototype.toBlob = (done) => done(null)));
  await open(link({ view: "aave" }));
  const figure = page.locator("figure.waterfall");
  await figure.getByRole("button", { name: "PNG" }).click();
  await expect(figure.getByRole("status")).toContainText("could not make the picture");
});

test("a picture that cannot be made for lack of a connection says so", async ({ page, open, provoke }) => {
  provoke(/picture\.js|ERR_FAILED/);
  await page.route("**/picture.js*", (route) => route.abort());
  await open(link({ view: "aave" }));
  const figure = page.locator("figure.waterfall");
  await figure.getByRole("button", { name: "SVG" }).click();
  await expect(figure.getByRole("status")).toHaveText("This could not be loaded; check the connection.");
});

const rows = async (download: Download) => readFileSync(await download.path(), "utf8").trimEnd().split("\r\n").map((row) => row.split(","));

test("the tables of charts and comparisons are saved as CSV with all digits", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "bridge", "show.output": "aave.adjusted_earnings" }));
  const { figure } = chart(page);
  await figure.locator("summary").click();
  const download = await saved(page, figure.getByRole("button", { name: "Save as CSV" }));
  expect(download.suggestedFilename()).toBe("takerate-aave-bridge.csv");
  expect((await rows(download)).flat()).toContain("56066062.5");

  await study(page, "compare");
  const compared = await rows(await saved(page, analysis(page).locator(".analysis > .compared + .saves").getByRole("button", { name: "Save as CSV" }).first()));
  expect(compared.find(([name]) => name === "Adjusted earnings")).toContain("56066062.5");
});

test("what the samples come to is saved as CSV", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "simulate", "show.output": "aave.adjusted_earnings", "show.samples": "1000", "show.seed": "1" }));
  await expect(analysis(page).locator(".facts")).toContainText("Median");
  const summary = await rows(await saved(page, analysis(page).locator(".facts + p").getByRole("button", { name: "Save as CSV" })));
  expect(summary[0]).toEqual(["Result", "Measure", "Value", "Standard error"]);
  expect(summary).toContainEqual(["aave.adjusted_earnings", "This scenario", "56066062.5", ""]);
  const value = (measure: string) => Number(summary.find((row) => row[1] === measure)![2]);
  expect(value("P10")).toBeLessThan(value("P50"));
  expect(value("P50")).toBeLessThan(value("P90"));
});
