import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { analysis, chart, study } from "./analyses";
import { takerate } from "./command";
import { expectExact, figure, preset, slider } from "./controls";
import { answered, expect, test as base } from "./fixtures";

/** A bundle of the invented report in tests/cases/bundle, made by the command and served. */
const test = base.extend<object, { bundle: { url: string; folder: string } }>({
  bundle: [
    async ({}, use) => {
      const folder = join(mkdtempSync(join(tmpdir(), "takerate-bundle-")), "page");
      takerate(["bundle", "tests/cases/bundle", "--page", "dist", "--into", folder]);
      const { url, stop } = await serve({ folder, base: "/reports/harbour/" });
      await use({ url, folder });
      await stop();
      rmSync(join(folder, ".."), { recursive: true });
    },
    { scope: "worker" },
  ],
});

test("a bundle is its own report's page: title, protocols, presets, figures", async ({ page, bundle }) => {
  await page.goto(bundle.url);
  await answered(page);
  await expect(page).toHaveTitle("Harbour – What two invented services take & keep");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What two invented services take & keep");
  await expect(page.locator(".opening")).toContainText("no such services exist");
  await expect(page.locator(".wordmark")).toHaveText("Harbour");
  for (const name of ["Ferry", "Lighthouse"]) await expect(page.locator(".masthead nav").getByText(name, { exact: true })).toBeVisible();
  await expect(preset(page, "busy")).toBeChecked();
  await expect(page.locator("#content")).toContainText("Takings are all that a service is paid");
  await expect(page.locator("body")).not.toContainText(/aave|sky|lido|gross revenue/i);
  // It explains no words, so none is marked, and there is no list of them.
  await expect(page.locator("[data-term]")).toHaveCount(0);
  await expectExact(page, "ferry.surplus", "4500000");
  await expect(figure(page, "lighthouse.worth_to_surplus")).toHaveAttribute("data-status", "not-meaningful");
});

test("what a bundle shows before its program is there is its own, and the same", async ({ page, bundle, browser }) => {
  await page.goto(bundle.url);
  await answered(page);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(bundle.url);
  await expect(plain).toHaveTitle("Harbour – What two invented services take & keep");
  const figures = await page.locator(".comparison :is(.figure, .other)").allTextContents();
  expect(figures.length).toBeGreaterThan(10);
  expect(await plain.locator("#boot > [lang=en] .comparison :is(.figure, .other)").allTextContents()).toEqual(figures);
  await expect(plain.locator("body")).not.toContainText(/aave|lido|gross revenue/i);
  await context.close();
});

test("a slider of a bundle recomputes, and the link names the bundle's own edition", async ({ page, bundle }) => {
  const [edition] = readdirSync(join(bundle.folder, "editions"));
  await page.goto(`${bundle.url}#v1&base=calm&view=ferry`);
  await answered(page);
  await expect(page).toHaveTitle("Ferry (invented) – Harbour");
  await expectExact(page, "ferry.surplus", "1500000");
  await slider(page, "ferry.crew").fill("500000");
  await expectExact(page, "ferry.surplus", "2500000");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("ferry.crew=500000");
  const before = await page.evaluate(() => location.hash);
  // A link that was made with another edition says so; one with the bundle's own does not.
  await page.goto(`${bundle.url}${before}&model=${edition.slice(0, 8)}&saw.ferry=2500000`);
  await page.reload();
  await answered(page);
  await expectExact(page, "ferry.surplus", "2500000");
  await expect(page.locator("#other-edition")).toHaveCount(0);
  await page.goto(`${bundle.url}${before}&model=09b30115&saw.ferry=1`);
  await page.reload();
  await answered(page);
  await expect(page.locator("#other-edition")).toBeVisible();
});

test("a bundle offers its own ready-made scenarios, and one without any offers none", async ({ page, bundle }) => {
  await page.goto(bundle.url);
  await answered(page);
  const offered = page.locator(".ready-made-list");
  await expect(offered.getByRole("listitem")).toHaveCount(1);
  await expect(offered).toContainText("Ferry 4.5M → 1.5M");
  await offered.getByRole("link", { name: "A year of fog" }).click();
  await expectExact(page, "ferry.surplus", "1500000");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("#v1&base=busy&scenario=fog&sea.traffic=1000000000");
  await expect(page.locator("#ready-made .claims")).toContainText("Ferry: Surplus, against Busy−2.0M−3.0M");
  await expect(page.locator("#ready-made")).toContainText("The almanac: 2M less.");
  await page.locator("#ready-made").getByRole("button", { name: "Back to Busy" }).click();
  await expectExact(page, "ferry.surplus", "4500000");

  const models = join(mkdtempSync(join(tmpdir(), "takerate-models-")), "models");
  cpSync("tests/cases/bundle", models, { recursive: true });
  rmSync(join(models, "scenarios.toml"));
  takerate(["bundle", models, "--page", "dist", "--into", join(models, "../page")]);
  const { url, stop } = await serve({ folder: join(models, "../page") });
  await page.goto(`${url}#v1&base=busy&scenario=fog`);
  await answered(page);
  await expect(page.locator("#link-issues")).toContainText("no scenario called “fog”");
  await expect(page.locator("#assumptions")).toBeVisible();
  await expect(page.locator(".ready-made-list, #ready-made")).toHaveCount(0);
  await stop();
  rmSync(join(models, ".."), { recursive: true });
});

test("the analyses of a bundle work", async ({ page, bundle }) => {
  await page.goto(`${bundle.url}#v1&base=busy&view=ferry`);
  await answered(page);
  await study(page, "tornado");
  await expect(chart(page).marks).toHaveCount(3);
  await study(page, "simulate");
  await expect(analysis(page).locator(".histogram, svg").first()).toBeVisible();
  await study(page, "seek");
  await expect(analysis(page)).toContainText("Traffic");
});

test("a workbook of a bundle is its own", async ({ page, bundle }) => {
  await page.goto(`${bundle.url}#v1&base=busy&view=ferry&show=share`);
  await answered(page);
  const download = page.waitForEvent("download");
  await analysis(page).getByRole("button", { name: "Workbook (XLSX)", exact: true }).click();
  const bytes = readFileSync(await (await download).path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  const markdown = page.waitForEvent("download");
  await analysis(page).getByRole("button", { name: "Markdown", exact: true }).click();
  expect(readFileSync(await (await markdown).path()).toString()).toContain("Takings");
});

test("a bundle is there in Chinese too", async ({ page, bundle }) => {
  await page.goto(bundle.url);
  await answered(page);
  await page.locator("#language").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("两项虚构服务收多少、留多少");
  await expect(page).toHaveTitle("港湾 – 两项虚构服务收多少、留多少");
  await page.reload();
  await answered(page);
  await expect(page.locator(".wordmark")).toHaveText("港湾");
  await expect(page.locator("body")).not.toContainText(/Surplus|Ferry|总收入/);
});

test("host pages import a bundle's functions", async ({ page, bundle }) => {
  const script = `import * as bindings from "./takerate.js"; window.wasmBindings = bindings; document.title = "ready";`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><title>host</title><script type="module">${script}</script>` }));
  await page.goto(`${bundle.url}host.html`);
  await expect(page).toHaveTitle("ready");
  const values = await page.evaluate(() => window.wasmBindings.evaluate({ "ferry.fee": "0.001" }, "busy").values);
  expect(values["ferry.surplus"]).toBe("500000");
  expect(Object.keys(values).filter((id) => !/^(ferry|lighthouse)\./.test(id))).toEqual([]);
});
