// The page that a browser keeps: without a network, across deployments, and in several folders.
import { readFileSync } from "node:fs";
import { analysis, chart, study } from "./analyses";
import { expectExact, field, figure, slider, visit } from "./controls";
import { answered, expect, expectAccessible } from "./fixtures";
import { AAVE, builds, cutOff, FOLDER, keep, line, open, running, test, version, workbook } from "./kept";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 120_000 });

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

test("a protocol of one's own works without a network, its analyses and its workbook too", async ({ page, host, at }) => {
  const text = readFileSync("models/templates/earnings.toml", "utf8");
  // Not in frames, which have no storage.
  await page.addInitScript((text) => window === top && location.protocol !== "about:" && localStorage.setItem("takerate.own", JSON.stringify([["mine", text]])), text);
  await keep(page, at);
  await cutOff(page, host);
  await page.goto("about:blank");
  await open(page, `${at}#v1&base=2025p&view=mine`);
  await expectExact(page, "mine.adjusted_earnings", "1008000");
  await study(page, "tornado");
  await expect(analysis(page).locator("svg").first()).toContainText("Fee");
  await study(page, "share");
  await workbook(page);
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
  expect(await running(other)).toBe(version("dist"));
  for (const tab of [page, other]) await expect(line(tab, "newer")).toBeVisible({ timeout: 40_000 });
  expect(await builds(page)).toEqual([[FOLDER, version("dist")], [FOLDER, version(newer)]]);
  await line(other, "newer").getByRole("button", { name: "Load it" }).click();
  await expect.poll(() => running(other).catch(() => "")).toBe(version(newer));
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
  expect(await running(page)).toBe(version(newer));
  // Scripts find those beside them by the address of their own build, though they were taken from the other.
  await page.reload();
  await answered(page);
  await expect.poll(() => builds(page)).toEqual([[FOLDER, version(newer)]]);
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
  await expectAccessible(page);
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

test("pages in folders of one address are kept apart, and each is its own report", async ({ page, host, harbour, provoke }) => {
  host.state.pages = { "/": "dist", "/harbour/": harbour };
  await keep(page, `${host.url}/`);
  await keep(page, `${host.url}/harbour/`);
  expect((await builds(page)).sort()).toEqual([["/", version("dist")], ["/harbour/", version(harbour)]]);
  await cutOff(page, host);
  await page.reload();
  await answered(page);
  await expect(page).toHaveTitle(/Harbour/);
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
