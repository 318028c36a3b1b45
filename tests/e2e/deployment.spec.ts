// A tab that stays open while the page is deployed anew: the files of its build are gone from the server.
import { analysis, chart, study, tab } from "./analyses";
import { field, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page, Route } from "@playwright/test";

const FILES = /\/(analysis-[0-9a-f]+|editions)\/[^/]+$/;
const AAVE = link({ base: "2025p", view: "aave" });
const NEWER = "A newer version of this page may be there: load it again; your scenario is kept.";
const alert = (page: Page) => page.getByRole("alert").filter({ hasText: NEWER });
const connection = (page: Page) => page.getByText(/check the connection/i);

/** How hosts answer for a file that they do not have. */
const GONE: Record<string, (route: Route) => Promise<void>> = {
  "404": (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Not found" }),
  "403 of a store of files": (route) => route.fulfill({ status: 403, contentType: "application/xml", body: "<Error><Code>AccessDenied</Code></Error>" }),
  "their start page": (route) => route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: "<!doctype html><title>Takerate</title>" }),
};
const only = (name: string) => new RegExp(`/analysis-[0-9a-f]+/${name.replace(".", "\\.")}(\\?|$)`);

/** Reloads by the button that is offered; the scenario stays. */
async function reload(page: Page) {
  await page.unrouteAll();
  await Promise.all([page.waitForEvent("load"), alert(page).getByRole("button", { name: "Load it again" }).click()]);
  await expect(alert(page)).toHaveCount(0);
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
}

for (const [answer, gone] of Object.entries(GONE)) {
  test(`where hosts answer with ${answer}, the workbook offers the newer page`, async ({ page, open }) => {
    await open(AAVE);
    // What is asked for later is the writer alone: the engine is there already.
    await study(page, "tornado");
    await expect(chart(page).marks.first()).toBeVisible();
    await study(page, "share");
    await slider(page, "aave.gho_share").fill("0.1");
    await page.route(FILES, gone);
    await analysis(page).getByRole("button", { name: "Workbook (XLSX)" }).click();
    await expect(alert(page)).toBeVisible();
    await expect(connection(page)).toHaveCount(0);
    await reload(page);
    await analysis(page).getByRole("button", { name: "Workbook (XLSX)" }).click();
    await expect(analysis(page).getByText(/^Saved as .*\.xlsx/)).toBeVisible();
  });

  for (const file of ["split_later.wasm", "parts.css"]) {
    test(`where hosts answer with ${answer} for ${file}, the analyses offer the newer page`, async ({ page, open, provoke }) => {
      if (answer !== "their start page") provoke(/Failed to load|MIME type|wasm|stylesheet/i);
      await page.route(only(file), gone);
      await open(AAVE);
      await slider(page, "aave.gho_share").fill("0.1");
      await tab(page, "tornado").click();
      await expect(alert(page)).toBeVisible();
      await expect(connection(page)).toBeHidden();
      await expect(page.getByText("Loading the analyses…")).toHaveCount(0);
      await reload(page);
      await expect(chart(page).marks.first()).toBeVisible();
    });
  }

  test(`where hosts answer with ${answer} for the worker, the page computes itself and offers the newer page`, async ({ page, open, provoke }) => {
    if (answer !== "their start page") provoke(/Failed to load|MIME type|wasm/);
    await page.route(only("worker.js"), gone);
    await open(`${AAVE}&show=tornado&aave.gho_share=0.1`);
    await expect(alert(page)).toBeVisible();
    await expect(analysis(page).getByText(/does not let the page compute/)).toBeHidden();
    await expect(chart(page).marks.first()).toBeVisible();
    await reload(page);
    await expect(chart(page).marks.first()).toBeVisible();
  });

  test(`where hosts answer with ${answer} for an edition, that of a build that is gone offers the newer page`, async ({ page, open, provoke }) => {
    if (answer !== "their start page") provoke(/Failed to load|MIME type/);
    await open(`${AAVE}&aave.gho_share=0.1&model=0123abcd&saw.aave=70000000&show=tornado`);
    await expect(chart(page).marks.first()).toBeVisible();
    await page.route(FILES, gone);
    await page.locator("#other-edition").getByRole("link", { name: "What has changed" }).click();
    await expect(alert(page)).toBeVisible();
    await expect(connection(page)).toHaveCount(0);
  });
}

test("an edition that this build's server answers with its start page is not kept there", async ({ page, open }) => {
  await page.route("**/editions/0123abcd.json", GONE["their start page"]);
  await open(`${AAVE}&model=0123abcd&saw.aave=70000000`);
  await page.locator("#other-edition").getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(page)).toContainText("No edition 0123abcd is kept here");
  await expect(alert(page)).toHaveCount(0);
});

test("without a connection the connection is named, not a newer page", async ({ page, context, open, provoke }) => {
  provoke(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load/);
  await open(AAVE);
  await study(page, "share");
  await context.setOffline(true);
  await analysis(page).getByRole("button", { name: "Workbook (XLSX)" }).click();
  await expect(connection(page)).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test("in Chinese the newer page is offered in Chinese", async ({ page, open, provoke }) => {
  provoke(/Failed to load/);
  await page.route(only("split_later.wasm"), GONE["404"]);
  await open(link({ base: "2025p", view: "aave", lang: "zh-CN", show: "tornado" }));
  const told = page.getByRole("alert").filter({ hasText: "本页可能已有新版本：请重新载入，你的情景会保留。" });
  await expect(told.getByRole("button", { name: "重新载入" })).toBeVisible();
});
