// The page that a browser keeps, where something goes wrong: with the network, with a deployment, or with the worker itself.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answered, expect } from "./fixtures";
import { builds, FOLDER, keep, line, open, running, test, version } from "./kept";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 120_000 });

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
  expect(await running(page)).toBe(version("dist"));
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
  expect(await running(page)).toBe(version("dist"));
  await expect(line(page, "newer")).toHaveCount(0);
  host.state.cut = undefined;
  await page.reload();
  await answered(page);
  await expect(line(page, "newer")).toBeVisible({ timeout: 40_000 });
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
        await expect.poll(() => running(page), { timeout: 4000 }).toBe(version(newer));
      }).toPass({ timeout: 60_000 });
    }
    await answered(page);
    await expect.poll(() => running(page).catch(() => "")).toBe(version(newer));
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
