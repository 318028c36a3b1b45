// What a link brings where it cannot be taken in, and what other tabs have done: each is said as what it is.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { analysis } from "./analyses";
import { figure } from "./controls";
import { answered, expect, test } from "./fixtures";

const TEMPLATE = readFileSync("models/templates/earnings.toml", "utf8");
const OTHER = TEMPLATE.replace('id = "mine"', 'id = "theirs"').replaceAll("My protocol", "Their protocol");
const OWN = "#v1&base=2025p&show=own";
const brings = (text: string) => `own=${deflateRawSync(Buffer.from(text)).toString("base64url")}`;

test("where a browser keeps nothing, a link is not damaged: the browser refuses", async ({ page, open, context }) => {
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  await open(`#v1&base=2025p&view=mine&${brings(TEMPLATE)}`);
  const banner = page.getByRole("alert");
  await expect(banner).toContainText("this browser refuses to keep anything for this page");
  await expect(banner).not.toContainText("damaged");
  await expect(banner.getByRole("link")).toHaveCount(0);
  await expect(page.locator("#link-issues")).toHaveCount(0);
  await expect(figure(page, "aave.adjusted_earnings")).toBeVisible();
});

test("of several in a link the first is taken, and that is said", async ({ page, open }) => {
  await open(`#v1&base=2025p&${brings(TEMPLATE)}&${brings(OTHER)}&view=mine`);
  await expect(page.getByRole("alert")).toHaveText(/brings a protocol of somebody’s own \(mine\).*The link has several protocols/);
  await expect(page.locator("#link-issues")).toHaveCount(0);
  expect(await page.evaluate(() => location.hash)).not.toContain("own=");
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(page.getByRole("textbox", { name: "Model file" })).toHaveValue(TEMPLATE);
  // The same twice is one.
  await page.goto("about:blank");
  await open(`#v1&base=2025p&${brings(OTHER)}&${brings(OTHER)}`);
  await expect(page.getByRole("alert")).toContainText("(theirs)");
  await expect(page.getByRole("alert")).not.toContainText("several");
});

test("a link that is opened where the page is open already is taken in, too", async ({ page, open }) => {
  await open("#v1&base=2025p");
  await page.evaluate((piece) => (location.hash = `v1&base=2025p&${piece}`), brings(TEMPLATE));
  await expect(page.getByRole("alert")).toContainText("brings a protocol of somebody’s own (mine)");
  await expect(page.locator("#link-issues")).toHaveCount(0);
});

test("a card says that it shows the report's protocols only, and shows them", async ({ page, open }) => {
  await open(`#v1&base=2025p&view=mine&mine.fee=0.006&${brings(TEMPLATE)}&embed=aave.adjusted_earnings`);
  await expect(page.getByRole("alert")).toHaveText(/A card shows the report’s protocols only, so it is left out/);
  await expect(page.locator("#link-issues")).toHaveCount(0);
  await expect(figure(page, "aave.adjusted_earnings")).toBeVisible();
  expect(await page.evaluate(() => [location.hash, sessionStorage.length])).toEqual(["#v1&base=2025p&embed=aave.adjusted_earnings", 0]);
});

test("the code of a card is offered for the report's protocols only", async ({ page, open, context }) => {
  await context.addInitScript((text) => localStorage.setItem("takerate.own", JSON.stringify([["mine", text]])), TEMPLATE.replace("order = 100", "order = 0"));
  await open("#v1&base=2025p&view=mine&show=share");
  await analysis(page).getByRole("heading", { name: "A card to embed" }).click();
  await expect(page.getByText("A card shows the report’s protocols only; those of your own are not offered.")).toBeVisible();
  await expect(page.locator("textarea.code").last()).toHaveValue(/embed=aave\./);
});

test("one that another tab has added is not unreadable: the page is loaded again", async ({ page, open, context }) => {
  await open(OWN);
  const tab = await context.newPage();
  await tab.goto("./#v1");
  await answered(tab);
  await tab.evaluate(([mine, bad]) => localStorage.setItem("takerate.own", JSON.stringify([["mine", mine], ["bad", bad]])), [TEMPLATE, "nothing"]);
  await tab.close();
  await page.evaluate(() => (location.hash = "v1&base=2025p"));
  await page.evaluate(() => (location.hash = "v1&base=2025p&show=own"));
  const rows = page.locator(".own-protocols li");
  await expect(rows.filter({ hasText: "mine" })).toContainText("was added in another tab", { timeout: 20_000 });
  await expect(rows.filter({ hasText: "bad" })).toContainText("cannot be read by this version of the page", { timeout: 20_000 });
  await rows.getByRole("button", { name: "Load the page again to show it" }).click();
  await expect(page.locator(".own-protocols").getByRole("link", { name: "My protocol · yours" })).toBeVisible({ timeout: 20_000 });
});

test("assumptions of one's own are not called this project's choice", async ({ page, open, context }) => {
  await context.addInitScript((text) => localStorage.setItem("takerate.own", JSON.stringify([["mine", text]])), TEMPLATE);
  await open("#v1&base=2025p&view=mine");
  const volume = page.locator(".assumption", { has: page.locator('[data-input="mine.volume"]') });
  await volume.locator("button.basis").click();
  await expect(volume.locator("dl.origin")).toContainText("the choice of whoever wrote this protocol");
  await expect(volume.locator("dl.origin")).toContainText("Half as much again.");
  await expect(volume.locator("dl.origin")).not.toContainText("this project");
});
