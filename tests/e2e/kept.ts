// What the tests of the page that a browser keeps share: a host, builds to deploy there, and what is kept.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analysis } from "./analyses";
import { takerate } from "./command";
import { link } from "./controls";
import { deployed, type Deployed } from "./deployed";
import { answered, expect, test as base } from "./fixtures";
import type { Page } from "@playwright/test";

export const AAVE = link({ base: "2025p", view: "aave" });
/** Where the page is served in these tests: in a folder, as on a host that serves several pages. */
export const FOLDER = "/reports/page/";

type Pages = { newer: string; harbour: string; plain: string; broken: string };
export const test = base.extend<{ host: Deployed; at: string }, Pages & { built: Pages }>({
  // A newer build of the same report, the report of tests/cases/bundle, a page that is not to be kept, and one that does not start.
  built: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "takerate-kept-"));
      const [newer, harbour, plain, broken] = ["newer", "harbour", "plain", "broken"].map((name) => join(folder, name));
      cpSync("models", join(folder, "models"), { recursive: true });
      const report = join(folder, "models/report.toml");
      writeFileSync(report, readFileSync(report, "utf8").replace('title = { en = "', 'title = { en = "Anew: '));
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

export const line = (page: Page, offer: string) => page.locator(`[data-offer="${offer}"]`);

/** The build that the page is of. */
export const running = (page: Page) => page.evaluate(() => document.querySelector<HTMLMetaElement>("meta[name=build]")!.content.split(" ")[0]);

/** Opens the page and waits until it answers. */
export async function open(page: Page, address: string) {
  await page.goto(address);
  await answered(page);
}

/** Opens the page and waits until the browser has kept all of it. */
export async function keep(page: Page, address: string) {
  await open(page, address);
  await expect(line(page, "kept")).toBeVisible({ timeout: 40_000 });
}

/** Takes the network away: the server does not answer, and the browser knows it. */
export async function cutOff(page: Page, host: Deployed) {
  host.state.network = "off";
  await page.context().setOffline(true);
}

/** The builds that are kept, by the folders of their pages. */
export const builds = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").slice(1)).filter(([, version]) => version !== "tabs"));

export const version = (folder: string) => /<meta content="(\w+) [\d.]+" name="build">/.exec(readFileSync(join(folder, "index.html"), "utf8"))![1];

export async function workbook(page: Page) {
  const download = page.waitForEvent("download");
  await analysis(page).getByRole("button", { name: "Workbook (XLSX)", exact: true }).click();
  expect(readFileSync(await (await download).path()).subarray(0, 2).toString()).toBe("PK");
}
