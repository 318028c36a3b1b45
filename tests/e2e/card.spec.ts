import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analysis } from "./analyses";
import { field, figure, link, slider, unpinned } from "./controls";
import { answered, expect, expectAccessible, test } from "./fixtures";
import { serve } from "../../scripts/serve.mjs";

/** A page of the same machine under another name: another origin to the browser. */
const OTHER = /^request: http:\/\/localhost:/;
const CARD = "embed=aave.adjusted_earnings,aave.fdv_to_earnings,aave.gho_share,macro.eth_price";

test("a card shows the chosen results and controls, and nothing else", async ({ page, open }) => {
  await open(`${link({ base: "2025p", view: "aave" })}&${CARD}`);
  await expect(page.locator("[data-value-of]")).toHaveCount(2);
  await expect(page.locator("input[type=range]")).toHaveCount(2);
  await expect(page.locator("header")).toHaveCount(0);
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("57.2M");
  const whole = page.getByRole("link", { name: "Open in Takerate" });
  await expect.poll(async () => unpinned((await whole.getAttribute("href")) ?? "")).toBe("/#v1&base=2025p&view=aave&aave.gho_share=0.1");
  // The history is that of the page around it.
  expect(await page.evaluate(() => [history.length, location.hash.includes("embed=")])).toEqual([2, true]);
  await page.getByRole("button", { name: "Reset all" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
  await expectAccessible(page);
});

test("a card that names nothing shows what stays in sight, also by the query", async ({ page, open }) => {
  await open(`?embed${link({ view: "lido", "lido.treasury_share": "0.04" })}`);
  await expect(figure(page, "lido.adjusted_earnings")).toBeVisible();
  await expect(page.locator("[data-value-of]")).toHaveCount(4);
  await expect(page.locator("[data-input]").first()).toHaveAttribute("data-input", "lido.treasury_share");
});

test("an explanation leaves a card's values and the history around it as they are", async ({ page, open }) => {
  await open(`${link({ base: "2025p", view: "aave", "macro.eth_price": "4000" })}&${CARD}`);
  await expect(page).toHaveTitle("Aave – Takerate");
  await slider(page, "aave.gho_share").fill("0.1");
  const steps = await page.evaluate(() => history.length);
  await figure(page, "aave.adjusted_earnings").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  expect(await page.evaluate(() => history.length)).toBe(steps);
  // Back to what the site chose, not to the preset.
  await page.getByRole("button", { name: "Reset all" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
});

test("the way to the whole page leaves the card's query behind", async ({ page, open, context }) => {
  await open(`?embed${link({ view: "lido" })}`);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open in Takerate" }).click();
  await answered(await opened);
  await expect((await opened).getByRole("heading", { level: 1 })).toHaveText("Lido");
  await expect((await opened).locator("header.masthead nav")).toHaveCount(1);
});

test("a card of another edition of the model says so, and leads to what has changed", async ({ page, open, context, provoke }) => {
  provoke(/404/);
  await context.route("**/editions/0123abcd.json", (route) => route.fulfill({ status: 404 }));
  await open(`${link({ base: "2025p", view: "aave" })}&${CARD}&model=0123abcd&saw.aave=70000000`);
  await expect(page.locator("#other-edition")).toContainText("made with another edition of the model");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "What has changed" }).click();
  await expect(analysis(await opened)).toContainText("the sender saw 70.0M");
});

test("an assumption that a card does not hold is explained where it is to be looked at", async ({ page, open }) => {
  await open(`${link({ view: "aave", "aave.gho_share": "0.9" })}&embed=aave.adjusted_earnings,aave.gho_share`);
  const banner = page.getByRole("alert");
  await expect(banner).toContainText("GHO supply exceeds all stablecoin loans");
  await banner.getByRole("button", { name: "GHO's share of active loans" }).click();
  await expect(field(page, "aave.gho_share")).toBeFocused();
  await banner.getByRole("button", { name: "Stablecoin loans, GHO included" }).click();
  await expect(page.getByRole("dialog")).toContainText("Sensible range");
});

test("a card becomes what the site changes its address to", async ({ page, open }) => {
  const go = (fragment: string) => page.evaluate((fragment) => (location.hash = fragment), fragment);
  await open(`${link({ view: "aave" })}&embed=aave.adjusted_earnings&theme=light`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await go(`${link({ view: "lido" })}&embed=lido.adjusted_earnings&theme=dark`);
  await expect(figure(page, "lido.adjusted_earnings")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await go(link({ view: "lido" }));
  await expect(page.locator("header.masthead nav")).toHaveCount(1);
});

test("an address with broken escapes, and one with escaped commas, open a card", async ({ page, open }) => {
  await open(`?embed=%${link({ view: "aave" })}`);
  await expect(page.locator("main.card")).toBeVisible();
  await open(`?embed=aave.fdv%2Caave.gho_share${link({ view: "aave" })}`);
  await expect(page.locator("[data-value-of]")).toHaveCount(1);
  await expect(page.locator("input[type=range]")).toHaveCount(1);
});

test("ids that there are not are named, and colours and language are the site's choice", async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(`${link({ view: "aave", lang: "zh" })}&embed=aave.adjusted_earnings,aave.gho_shar&theme=dark`);
  await expect(page.getByRole("alert")).toContainText("没有名为“aave.gho_shar”的假设");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(figure(page, "aave.adjusted_earnings")).toBeVisible();
});

test("the example page of another origin holds a card that is as high as it tells", async ({ page, baseURL, provoke }) => {
  provoke(OTHER);
  const host = await serve({ folder: "docs" });
  try {
    await page.goto(`http://localhost:${host.port}/example-embed.html?takerate=${encodeURIComponent(baseURL!)}`);
    const frame = page.locator("iframe");
    await frame.scrollIntoViewIfNeeded();
    const card = page.frameLocator("iframe");
    await expect(card.locator("[data-value-of='aave.adjusted_earnings']")).toHaveText("56.1M");
    await card.locator("input[type=range][data-input='aave.gho_share']").fill("0.1");
    await expect(card.locator("[data-value-of='aave.adjusted_earnings']")).toHaveText("57.2M");
    const inside = () => card.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    await expect.poll(async () => (await frame.evaluate((frame) => frame.clientHeight)) - (await inside())).toBe(0);
    expect(await inside()).toBeLessThan(480);
  } finally {
    await host.stop();
  }
});

test("the dialog builds the code of what is chosen, with its preview", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(link({ base: "2025p", view: "aave", show: "share", "aave.gho_share": "0.1" }));
  await analysis(page).getByRole("heading", { name: "A card to embed" }).click();
  const code = analysis(page).getByRole("textbox", { name: "Code for your page" });
  await expect(code).toHaveValue(/<iframe src="[^"]*#v1&amp;base=2025p&amp;view=aave&amp;aave\.gho_share=0\.1[^"]*embed=/);
  await analysis(page).getByRole("checkbox", { name: "ETH price", exact: true }).check();
  await analysis(page).getByRole("checkbox", { name: "Net margin", exact: true }).uncheck();
  await analysis(page).getByRole("radio", { name: "Dark" }).check();
  await expect(code).toHaveValue(/macro\.eth_price.*theme=dark/);
  await expect(code).not.toHaveValue(/net_margin/);
  await expect(analysis(page).locator("iframe")).toHaveCount(0);
  await analysis(page).getByText("Preview").click();
  const card = analysis(page).frameLocator("iframe");
  await expect(card.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(card.locator("[data-input='macro.eth_price']").first()).toBeVisible();
  await expect(card.locator("[data-value-of='aave.adjusted_earnings']")).toHaveText("57.2M");
  for (const box of await analysis(page).getByRole("group", { name: "Results", exact: true }).getByRole("checkbox").all()) await box.uncheck();
  await expect(analysis(page).getByText("Choose at least one result.")).toBeVisible();
});

test("the code that the dialog gives runs on a plain page of another origin", async ({ page, open, context, provoke }) => {
  await open(link({ base: "2025p", view: "aave", show: "share" }));
  await analysis(page).getByRole("heading", { name: "A card to embed" }).click();
  const code = await analysis(page).getByRole("textbox", { name: "Code for your page" }).inputValue();
  const folder = mkdtempSync(join(tmpdir(), "takerate-"));
  writeFileSync(join(folder, "host.html"), `<!doctype html><title>Host</title><link rel="icon" href="data:,">${code}`);
  provoke(OTHER);
  const host = await serve({ folder });
  try {
    const other = await context.newPage();
    await other.goto(`http://localhost:${host.port}/host.html`);
    await expect(other.frameLocator("iframe").locator("[data-value-of='aave.adjusted_earnings']")).toHaveText("56.1M");
  } finally {
    await host.stop();
  }
});
