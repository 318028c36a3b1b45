// The page that a browser keeps: without a network, across deployments, and where something goes wrong with either.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analysis, chart, study } from "./analyses";
import { takerate } from "./command";
import { expectExact, field, figure, link, slider, visit } from "./controls";
import { deployed, type Deployed } from "./deployed";
import { answered, expect, test as base } from "./fixtures";
import type { Page } from "@playwright/test";

const AAVE = link({ base: "2025p", view: "aave" });
/** Where the page is served in these tests: in a folder, as on a host that serves several pages. */
const FOLDER = "/reports/page/";

type Pages = { newer: string; harbour: string; plain: string; broken: string };
const test = base.extend<{ host: Deployed; at: string }, Pages & { built: Pages }>({
  // A newer build of the same report, the report of tests/cases/bundle, a page that is not to be kept, and one that does not start.
  built: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "takerate-kept-"));
      const [newer, harbour, plain, broken] = ["newer", "harbour", "plain", "broken"].map((name) => join(folder, name));
      cpSync("models", join(folder, "models"), { recursive: true });
      const report = join(folder, "models/report.toml");
      writeFileSync(report, readFileSync(report, "utf8").replace('title = { en = "What', 'title = { en = "Anew: what'));
      takerate(["bundle", join(folder, "models"), "--page", "dist", "--into", newer]);
      takerate(["bundle", "tests/cases/bundle", "--page", "dist", "--into", harbour]);
      takerate(["bundle", "models", "--page", "dist", "--into", plain, "--no-offline"]);
      cpSync("dist", broken, { recursive: true });
      for (const file of readdirSync(broken)) if (file.endsWith("_bg.wasm")) writeFileSync(join(broken, file), "no program");
      takerate(["bundle", "models", "--page", broken, "--into", broken]);
      await use({ newer, harbour, plain, broken });
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  newer: [async ({ built }, use) => use(built.newer), { scope: "worker" }],
  harbour: [async ({ built }, use) => use(built.harbour), { scope: "worker" }],
  plain: [async ({ built }, use) => use(built.plain), { scope: "worker" }],
  broken: [async ({ built }, use) => use(built.broken), { scope: "worker" }],
  host: async ({}, use) => {
    const host = await deployed({ [FOLDER]: "dist" });
    await use(host);
    await host.stop();
  },
  at: async ({ host }, use) => use(host.url + FOLDER),
});
test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 120_000 });

const line = (page: Page, offer: string) => page.locator(`[data-offer="${offer}"]`);
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Opens the page and waits until it answers. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await answered(page);
}

/** Opens the page and waits until the browser has kept all of it. */
async function keep(page: Page, address: string) {
  await open(page, address);
  await expect(line(page, "kept")).toBeVisible({ timeout: 40_000 });
}

/** Takes the network away: the server does not answer, and the browser knows it. */
async function cutOff(page: Page, host: Deployed) {
  host.state.network = "off";
  await page.context().setOffline(true);
}

/** The builds that are kept, by the folders of their pages. */
const builds = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").slice(1)).filter(([, version]) => version !== "tabs"));

const version = (folder: string) => /<meta content="(\w+) [\d.]+" name="build">/.exec(readFileSync(join(folder, "index.html"), "utf8"))![1];

async function workbook(page: Page) {
  const download = page.waitForEvent("download");
  await analysis(page).getByRole("button", { name: "Workbook (XLSX)", exact: true }).click();
  expect(readFileSync(await (await download).path()).subarray(0, 2).toString()).toBe("PK");
}

test("after one visit everything works without a network", async ({ page, host, at }) => {
  await keep(page, at);
  await cutOff(page, host);
  for (const address of [at, `${at}?lang=zh`, `${at}?utm_source=mail`, `${at}index.html`, `${at}${AAVE}`]) {
    // A fragment alone would not load the page.
    await page.goto("about:blank");
    await open(page, address);
  }
  await expectExact(page, "aave.fdv", "2700000000");
  await slider(page, "aave.gho_share").fill("0.1");
  await visit(page, "lido");
  await figure(page, "lido.net_revenue").click();
  await expect(page.getByRole("dialog")).toContainText("Gross revenue");
  await page.keyboard.press("Escape");
  await visit(page, "aave");
  await study(page, "simulate");
  await expect(analysis(page).locator("svg").first()).toBeVisible();
  await study(page, "share");
  await workbook(page);
  await open(page, `${at}?${AAVE}&lang=zh-CN&model=8441cdd3&saw.aave=70000000`);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.locator("#other-edition").getByRole("link").click();
  // The sender's edition has been read.
  await expect(analysis(page)).toContainText("模型计算所用的内容没有变化");
  await expect(line(page, "kept")).toHaveText(/本页已保存在此设备上/, { timeout: 20_000 });
});

test("the tab of the first visit works without a network, too", async ({ page, host, at }) => {
  await keep(page, at + AAVE);
  await cutOff(page, host);
  await study(page, "share");
  // The writer has not been asked for yet.
  await workbook(page);
});

test("an open tab goes on with its build, a new one gets the newer, and what no tab needs goes", async ({ page, context, host, at, newer }) => {
  await keep(page, at + AAVE);
  await slider(page, "aave.gho_share").fill("0.1");
  await study(page, "share");
  host.state.pages = { [FOLDER]: newer };
  const other = await context.newPage();
  await open(other, at);
  // It learns of the newer build beside its work, and says so to both.
  await expect(title(other)).toHaveText(/^What DeFi/);
  for (const tab of [page, other]) await expect(line(tab, "newer")).toBeVisible({ timeout: 40_000 });
  expect(await builds(page)).toEqual([[FOLDER, version("dist")], [FOLDER, version(newer)]]);
  await line(other, "newer").getByRole("button", { name: "Load it" }).click();
  await expect(title(other)).toHaveText(/^Anew: what DeFi/);
  await answered(other);
  // The first tab stays as it was, though the server has none of its files any more.
  await workbook(page);
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await line(page, "newer").getByRole("button", { name: "Later" }).click();
  await expect(line(page, "newer")).toHaveCount(0);
  expect(await builds(page)).toHaveLength(2);
  await page.close();
  await expect(line(other, "kept")).toBeVisible({ timeout: 20_000 });
  await other.reload();
  await answered(other);
  await expect.poll(() => builds(other)).toEqual([[FOLDER, version(newer)]]);
  await expect(line(other, "newer")).toHaveCount(0);
});

test("a newer version is loaded with the scenario, and most of it comes from the older", async ({ page, host, at, newer }) => {
  await keep(page, at + AAVE);
  host.state.pages = { [FOLDER]: newer };
  host.state.asked = [];
  await page.reload();
  await answered(page);
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(line(page, "newer")).toHaveText("A newer version of this page is ready. Your scenario is kept. Load it Later", { timeout: 40_000 });
  // Program, engine and writer are the same.
  expect(host.state.asked.filter((path) => path.endsWith("_bg.wasm"))).toEqual([]);
  expect(host.state.asked.filter((path) => path.endsWith("/model.wasm"))).toHaveLength(1);
  await Promise.all([page.waitForEvent("load"), line(page, "newer").getByRole("button", { name: "Load it" }).click()]);
  await answered(page);
  await expect(page).toHaveTitle("Aave – Takerate");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  expect(await page.evaluate(() => document.querySelector<HTMLMetaElement>("meta[name=build]")!.content.split(" ")[0])).toBe(version(newer));
  // Scripts find those beside them by the address of their own build.
  await cutOff(page, host);
  await study(page, "simulate");
  await expect(analysis(page).locator("svg").first()).toBeVisible();
  await study(page, "share");
  await workbook(page);
});

test("readers who save data are asked first, and can change their mind", async ({ page, host, at }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await open(page, at);
  await expect(line(page, "keep")).toHaveText(/^Keep this page on this device, to use it without a network\? That loads about \d\.\d MB\. Keep Not now$/, { timeout: 20_000 });
  const none = async () => {
    expect(await builds(page)).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(host.state.asked.filter((path) => /service-worker|workbook|split_later/.test(path))).toEqual([]);
  };
  await none();
  await line(page, "keep").getByRole("button", { name: "Not now" }).click();
  await expect(page.locator("#waiting p")).toHaveCount(0);
  await page.reload();
  await answered(page);
  await expect(page.locator("#offline [data-offer=keep]")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("#waiting p")).toHaveCount(0);
  await none();
  await line(page, "keep").getByRole("button", { name: "Keep" }).click();
  await expect(line(page, "kept")).toBeVisible({ timeout: 40_000 });
  await cutOff(page, host);
  await open(page, `${at}?again${AAVE}`);
  await study(page, "tornado");
  await expect(chart(page).marks.first()).toBeVisible();
});

test("a card keeps nothing", async ({ page, host, at }) => {
  await open(page, `${at}?embed=aave.gho_share,aave.adjusted_earnings`);
  await page.waitForTimeout(8000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(host.state.asked.filter((path) => /service-worker|offline\.js|offers/.test(path))).toEqual([]);
});

test("what a captive portal says in place of files is not kept, neither at first nor later", async ({ page, host, at, newer }) => {
  host.state.instead = { "workbook_bg.wasm": { status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>" } };
  await open(page, at);
  await expect.poll(() => host.state.asked.filter((path) => path.endsWith("workbook_bg.wasm")).length, { timeout: 40_000 }).toBeGreaterThan(1);
  await expect(line(page, "kept")).toHaveCount(0);
  host.state.instead = {};
  await page.reload();
  await answered(page);
  await expect(line(page, "kept")).toBeVisible({ timeout: 40_000 });
  host.state.network = "captive portal";
  host.state.pages = { [FOLDER]: newer };
  await open(page, `${at}?portal`);
  await expect(title(page)).toHaveText(/^What DeFi/);
  await expect(line(page, "kept")).toBeVisible({ timeout: 20_000 });
  expect(await builds(page)).toEqual([[FOLDER, version("dist")]]);
  host.state.network = "on";
  await page.reload();
  await answered(page);
  await expect(line(page, "newer")).toBeVisible({ timeout: 40_000 });
});

test("a file that is cut short keeps the newer build from being announced", async ({ page, host, at, newer }) => {
  await keep(page, at);
  host.state.pages = { [FOLDER]: newer };
  host.state.cut = /model\.wasm$/;
  host.state.asked = [];
  await page.reload();
  await answered(page);
  await expect.poll(() => host.state.asked.filter((path) => path.endsWith("model.wasm")).length, { timeout: 40_000 }).toBeGreaterThan(1);
  await page.reload();
  await answered(page);
  await expect(title(page)).toHaveText(/^What DeFi/);
  await expect(line(page, "newer")).toHaveCount(0);
  host.state.cut = undefined;
  await page.reload();
  await answered(page);
  await expect(line(page, "newer")).toBeVisible({ timeout: 40_000 });
});

test("pages in folders of one address are kept apart, and each is its own report", async ({ page, host, harbour, provoke }) => {
  host.state.pages = { "/": "dist", "/harbour/": harbour };
  await keep(page, `${host.url}/`);
  await keep(page, `${host.url}/harbour/`);
  expect((await builds(page)).sort()).toEqual([["/", version("dist")], ["/harbour/", version(harbour)]]);
  await cutOff(page, host);
  await page.reload();
  await answered(page);
  await expect(title(page)).toHaveText("What two invented services take & keep");
  await expect(line(page, "kept")).toBeVisible({ timeout: 20_000 });
  await page.locator("#language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("link[rel=manifest]")).toHaveAttribute("href", "manifest.zh.webmanifest");
  expect(await page.evaluate(async () => (await (await fetch("manifest.zh.webmanifest")).json()).name)).toBe("港湾");
  await page.goto(`${host.url}/${AAVE}`);
  await answered(page);
  await expectExact(page, "aave.fdv", "2700000000");
  // What is no file of a page is the server's.
  provoke(/Failed to load resource|ERR_/);
  expect(await page.evaluate(() => fetch("other/data.json").then(() => "answered", () => "no network"))).toBe("no network");
});

test("what asks the server itself passes the worker by", async ({ page, host, at }) => {
  await keep(page, at);
  await open(page, `${at}?controlled`);
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  const reached = (act: string) =>
    page.evaluate(async (act) => {
      const file = `${document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content}model.wasm`;
      const ways: Record<string, RequestInit> = { plain: {}, "no-store": { cache: "no-store" }, range: { headers: { range: "bytes=0-9" } }, HEAD: { method: "HEAD" }, POST: { method: "POST" } };
      return (await fetch(file, ways[act])).status;
    }, act);
  for (const [act, status, asked] of [["plain", 200, 0], ["no-store", 200, 1], ["range", 200, 1], ["HEAD", 200, 1], ["POST", 200, 1]] as const) {
    host.state.asked = [];
    expect(await reached(act), act).toBe(status);
    expect(host.state.asked.filter((path) => path.endsWith("model.wasm")).length, act).toBe(asked);
  }
});

for (const way of ["by the link that the page offers", "by loading the page again"]) {
  test(`a build that does not start is healed by the next deployment, ${way}`, async ({ page, host, at, broken, newer, provoke }) => {
    provoke(/./);
    await keep(page, at);
    host.state.pages = { [FOLDER]: broken };
    await page.reload();
    await expect(line(page, "newer")).toBeVisible({ timeout: 40_000 });
    await line(page, "newer").getByRole("button", { name: "Load it" }).click();
    await expect(page.locator("#failed")).toBeVisible();
    host.state.pages = { [FOLDER]: newer };
    if (way.includes("link")) await page.locator("#failed [data-reload]:visible").click();
    else {
      // Once, and again as soon as the newer build is there.
      await expect(async () => {
        await page.reload();
        await expect(title(page).last()).toHaveText(/^Anew/, { timeout: 4000 });
      }).toPass({ timeout: 60_000 });
    }
    await answered(page);
    await expect(title(page)).toHaveText(/^Anew/);
  });
}

test("where the page that was kept does not start, loading it again asks the server", async ({ page, host, at, provoke }) => {
  await keep(page, at);
  provoke(/./);
  // The browser's store has gone wrong.
  await page.evaluate(async () => {
    const name = (await caches.keys()).find((name) => !name.endsWith("tabs"))!;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (/outline/.test(request.url)) await cache.put(request, new Response("nothing"));
  });
  await page.reload();
  await expect(page.locator("#failed")).toBeVisible();
  await page.locator("#failed [data-reload]:visible").click();
  await answered(page);
  expect(host.state.asked.filter((path) => /outline/.test(path)).length).toBeGreaterThan(1);
});

for (const [what, script] of Object.entries({
  "throws when it starts": "throw new Error('broken');",
  "throws at every request": "addEventListener('fetch', () => { throw new Error('broken'); }); addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()));",
})) {
  test(`the page starts with a worker that ${what}`, async ({ page, host, at, newer }) => {
    host.state.instead = { "service-worker.js": { status: 200, type: "text/javascript", body: script } };
    await open(page, at);
    await expect.poll(() => host.state.asked.filter((path) => path.endsWith("service-worker.js")).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await page.waitForTimeout(1000);
    await page.reload();
    await answered(page);
    // And a later deployment has a worker that works.
    host.state.instead = {};
    host.state.pages = { [FOLDER]: newer };
    await page.reload();
    await answered(page);
    await expect.poll(() => builds(page), { timeout: 40_000 }).toEqual([[FOLDER, version(newer)]]);
  });
}

test("a page that is not to be kept takes away what was", async ({ page, host, at, plain }) => {
  await keep(page, at);
  host.state.pages = { [FOLDER]: plain };
  await page.reload();
  await answered(page);
  await expect.poll(() => builds(page), { timeout: 40_000 }).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.reload();
  await answered(page);
  await page.waitForTimeout(7000);
  await expect(line(page, "kept")).toHaveCount(0);
  expect(await builds(page)).toEqual([]);
});

test("where another site has taken the place of the page, the worker goes", async ({ page, host, at, provoke }) => {
  await keep(page, at);
  provoke(/404/);
  const folder = mkdtempSync(join(tmpdir(), "takerate-other-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Another site</title>");
  host.state.pages = { [FOLDER]: folder };
  await page.reload();
  await answered(page);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), { timeout: 20_000 }).toBe(0);
  await page.reload();
  await expect(page).toHaveTitle("Another site");
  rmSync(folder, { recursive: true });
});

test("the page offers to be installed only where the browser does", async ({ page, at }) => {
  await keep(page, at);
  await expect(line(page, "install")).toHaveCount(0);
  await page.evaluate(() => {
    const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: async () => void (document.title = "asked") });
    dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error("the browser would ask by itself");
  });
  await line(page, "install").getByRole("button", { name: "Install as an app" }).click();
  await expect(page).toHaveTitle("asked");
  await expect(line(page, "install")).toHaveCount(0);
});

for (const [what, refuse] of Object.entries({
  "has no service workers": () => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"),
  "refuses them": () => {
    ServiceWorkerContainer.prototype.register = async () => { throw new DOMException("denied", "SecurityError"); };
  },
  "refuses storage": () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }),
})) {
  test(`a browser that ${what} runs the page`, async ({ page, at }) => {
    await page.addInitScript(refuse);
    await open(page, at + AAVE);
    await page.waitForTimeout(8000);
    await slider(page, "aave.gho_share").fill("0.1");
    await study(page, "tornado");
    await expect(chart(page).marks.first()).toBeVisible();
    await expect(line(page, "kept")).toHaveCount(what === "refuses storage" ? 1 : 0);
  });
}
