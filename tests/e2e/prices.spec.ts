import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { serve } from "../../scripts/serve.mjs";
import { analysis } from "./analyses";
import { takerate } from "./command";
import { assumption, field, hash } from "./controls";
import { answered, expect, expectAccessible, test as base } from "./fixtures";

const NAMES = ["ethereum", "aave", "sky", "lido-dao", "ether-fi", "solana", "near", "arbitrum", "io"] as const;
const now = () => Math.floor(Date.now() / 1000);
/** As links write the minute of a second. */
const moment = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 16)}Z`;

type Coin = { price: unknown; timestamp: number };
type Coins = Partial<Record<(typeof NAMES)[number], Coin>>;
/** Prices of mid-2026. */
const usual = (at = now()): Coins => ({
  ethereum: { price: 2951.07, timestamp: at },
  aave: { price: 89.64, timestamp: at - 120 },
  sky: { price: 0.0537, timestamp: at },
  "lido-dao": { price: 0.272, timestamp: at },
  "ether-fi": { price: 0.371, timestamp: at },
  // As they are in the projection.
  solana: { price: 136, timestamp: at },
  near: { price: 4.246, timestamp: at },
  arbitrum: { price: 0.525, timestamp: at },
  io: { price: 1.7, timestamp: at },
});
const body = (coins: Coins) =>
  JSON.stringify({
    coins: Object.fromEntries(Object.entries(coins).map(([name, coin]) => [`coingecko:${name}`, { symbol: name, confidence: 0.99, ...coin }])),
  });

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
/** A service as documented: it lets every site read what it says. */
const says = (text: string, status = 200): Answer => (_, response) => {
  response.writeHead(status, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" }).end(text);
};
type Service = { url: string; requests: IncomingMessage[]; answer: Answer };

/** The page with a service of this machine in place of the public one, put in by the command. */
const test = base.extend<{ service: Service; ask: (fragment?: string) => Promise<void> }, { bundle: { url: string; service: Service } }>({
  bundle: [
    async ({}, use) => {
      const service: Service = { url: "", requests: [], answer: says(body(usual())) };
      const server = createServer((request, response) => {
        service.requests.push(request);
        service.answer(request, response);
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prices/current/`;
      const folder = mkdtempSync(join(tmpdir(), "takerate-prices-"));
      const models = join(folder, "models");
      cpSync("models", models, { recursive: true });
      const report = join(models, "report.toml");
      writeFileSync(report, readFileSync(report, "utf8").replace(/^url = "https:\/\/coins\.llama\.fi.*"$/m, `url = "${service.url}"`));
      takerate(["bundle", models, "--page", "dist", "--into", join(folder, "page")]);
      const { url, stop } = await serve({ folder: join(folder, "page") });
      await use({ url, service });
      await stop();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  service: async ({ bundle }, use) => {
    bundle.service.requests.length = 0;
    bundle.service.answer = says(body(usual()));
    await use(bundle.service);
  },
  ask: async ({ page, bundle, service }, use) => {
    expect(service.requests).toEqual([]);
    await use(async (fragment = "#v1&base=2025p") => {
      await page.goto(`${bundle.url}${fragment}`);
      await answered(page);
      await open(page);
      await ask(page).click();
    });
  },
});

const dialog = (page: Page) => page.getByRole("dialog");
const open = async (page: Page) => {
  await page.getByRole("button", { name: "Today’s prices" }).click();
  await expect(dialog(page)).toBeVisible();
};
const ask = (page: Page) => dialog(page).locator(".ask");
const apply = (page: Page) => dialog(page).locator(".apply");
const box = (page: Page, id: string) => dialog(page).locator(`[data-price="${id}"]`);
const row = (page: Page, name: string) => dialog(page).locator("li").filter({ hasText: name });
const trouble = (page: Page) => dialog(page).locator("[role=alert]:not([hidden])");
const mark = (page: Page) => page.locator(".prices [role=status]");

test("nothing leaves the page before the reader asks, and then only what the dialog says", async ({ page, open: load, provoke }) => {
  provoke(/^request: https:\/\/coins\.llama\.fi\//);
  const asked: { url: string; headers: Record<string, string> }[] = [];
  await page.context().route("https://coins.llama.fi/**", async (route) => {
    asked.push({ url: route.request().url(), headers: await route.request().allHeaders() });
    await route.fulfill({ contentType: "application/json", headers: { "Access-Control-Allow-Origin": "*" }, body: body(usual()) });
  });
  await load("#v1&base=2025p&aave.gho_share=0.123");
  await open(page);
  await expect(dialog(page)).toContainText("DefiLlama (coins.llama.fi) is asked for prices of: ETH price, AAVE price, MKR price, LDO price, ETHFI price, SOL price, NEAR price, ARB price, IO price.");
  await expect(dialog(page)).toContainText("Only this request is sent");
  await page.keyboard.press("Escape");
  await open(page);
  const address = await dialog(page).locator("code").innerText();
  expect(address).toBe(`https://coins.llama.fi/prices/current/${NAMES.map((name) => `coingecko:${name}`).join(",")}`);
  expect(asked).toEqual([]);
  await ask(page).click();
  await expect(apply(page)).toHaveText("Apply 9 prices");
  expect(asked.map(({ url }) => url)).toEqual([address]);
  const { headers } = asked[0];
  expect(Object.keys(headers).filter((name) => /cookie|referer|authorization/.test(name))).toEqual([]);
  expect(JSON.stringify(headers)).not.toContain("0.123");
});

test("prices are shown beside the present ones and applied as one step that undo takes back", async ({ page, ask: asked, service }) => {
  const at = now();
  service.answer = says(body(usual(at)));
  await asked("#v1&base=2025p&view=aave");
  await expect(row(page, "AAVE price")).toContainText("168.75 → 89.64 USD / AAVE");
  await expect(row(page, "AAVE price")).toContainText("(−47%)");
  await expect(row(page, "AAVE price")).toContainText(`${moment(at - 120).replace("T", " ").replace("Z", "")} UTC`);
  // An MKR is 24,000 SKY.
  await expect(row(page, "MKR price")).toContainText("1,288.8 USD / MKR");
  await expect(row(page, "MKR price")).toContainText("24,000 × the price of coingecko:sky");
  expect(await hash(page)).toBe("#v1&base=2025p&view=aave");
  await box(page, "lido.token_price").uncheck();
  await expect(apply(page)).toHaveText("Apply 8 prices");
  await apply(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Today’s prices" })).toBeFocused();
  await expect(field(page, "aave.token_price")).toHaveValue("89.64");
  const said = `Prices of ${moment(at - 120).replace("T", " ").replace("Z", "")} UTC from DefiLlama`;
  await expect(mark(page)).toHaveText(said);
  await expect(assumption(page, "aave.token_price").locator(".told")).toHaveText(said);
  await expect.poll(() => hash(page)).toBe(
    `#v1&base=2025p&view=aave&macro.eth_price=2951.07&aave.token_price=89.64&sky.token_price=1288.8&etherfi.token_price=0.371&prices=${moment(at - 120)}`,
  );
  await page.locator("#undo").click();
  await expect(field(page, "aave.token_price")).toHaveValue("168.75");
  await expect(mark(page)).toHaveText("");
  await expect.poll(() => hash(page)).toBe("#v1&base=2025p&view=aave");
  await page.locator("#redo").click();
  await expect(field(page, "aave.token_price")).toHaveValue("89.64");
  await expect(mark(page)).toHaveText(said);
  expect(service.requests).toHaveLength(1);
});

test("a price that is changed by hand loses the mark, and the last one takes it along", async ({ page, bundle, service }) => {
  expect(service.requests).toEqual([]);
  await page.goto(`${bundle.url}#v1&base=2025p&view=aave&macro.eth_price=2951.07&aave.token_price=89.64&prices=2026-11-27T21:05Z`);
  await answered(page);
  await expect(mark(page)).toHaveText("Prices of 2026-11-27 21:05 UTC from DefiLlama");
  await field(page, "macro.eth_price").fill("3500");
  await field(page, "macro.eth_price").blur();
  await expect(assumption(page, "macro.eth_price").locator(".told")).toBeHidden();
  await expect(assumption(page, "aave.token_price").locator(".told")).toBeVisible();
  await expect.poll(() => hash(page)).toContain("&prices=2026-11-27T21:05Z;aave.token_price");
  await page.reload();
  await answered(page);
  await expect(assumption(page, "macro.eth_price").locator(".told")).toBeHidden();
  await expect(assumption(page, "aave.token_price").locator(".told")).toBeVisible();
  await assumption(page, "aave.token_price").locator(".reset").click();
  await expect(mark(page)).toHaveText("");
  await expect.poll(() => hash(page)).toBe("#v1&base=2025p&view=aave&macro.eth_price=3500");
});

test("a mark that cannot be read is told, and the prices stay", async ({ page, open: load }) => {
  await load("#v1&base=2025p&view=aave&aave.token_price=89.64&prices=yesterday");
  await expect(page.locator("#link-issues")).toContainText("“yesterday” does not say of when prices are");
  await expect(field(page, "aave.token_price")).toHaveValue("89.64");
  await expect(mark(page)).toHaveText("");
});

const FAULTS: [string, Answer, RegExp][] = [
  ["asked too often", says("{}", 429), /asked too often \(429\)/],
  ["an error", says("<h1>Oops</h1>", 503), /answered with an error \(503\)/],
  ["not JSON", says("<!doctype html><title>Wi-Fi</title>"), /no JSON/],
  ["not a number of JSON", says(`{"coins":{"coingecko:aave":{"price":NaN,"timestamp":1}}}`), /no JSON/],
  ["another shape", says(`{"prices":[]}`), /no list of prices/],
  ["huge", says(`{"coins":{"x":"${"x".repeat(100_000)}"}}`), /longer than 64 KB/],
  ["empty", says(`{"coins":{}}`), /no price that can be used/],
  ["nothing at all", says(""), /no JSON/],
  ["cut off", (request) => request.socket.destroy(), /could not be reached/],
  ["for other sites only", (_, response) => response.end(body(usual())), /could not be reached/],
  ["elsewhere", (_, response) => response.writeHead(302, { Location: "/other", "Access-Control-Allow-Origin": "*" }).end(), /could not be reached/],
];
for (const [name, answer, message] of FAULTS) {
  test(`an answer that is ${name} is told, changes nothing, and can be asked for again`, async ({ page, ask: asked, service, provoke }) => {
    // Chromium itself writes statuses and refusals to its console.
    if (/429|503|reached/.test(message.source)) provoke(/^console: (Failed to load resource|Access to fetch)/);
    service.answer = answer;
    await asked("#v1&base=2025p&view=aave");
    await expect(trouble(page)).toHaveText(message);
    await expect(trouble(page)).toContainText("Nothing has changed");
    await expect(apply(page)).toBeHidden();
    expect(await hash(page)).toBe("#v1&base=2025p&view=aave");
    service.answer = says(body(usual()));
    await dialog(page).getByRole("button", { name: "Ask again" }).click();
    await expect(apply(page)).toHaveText("Apply 9 prices");
    await expect(trouble(page)).toHaveCount(0);
  });
}

test("a slow service is given up after ten seconds, or when the reader cancels", async ({ page, service, bundle }) => {
  service.answer = () => {};
  await page.clock.install();
  await page.goto(`${bundle.url}#v1&base=2025p`);
  await answered(page);
  await open(page);
  await ask(page).click();
  await expect(dialog(page).locator("[role=status]")).toHaveText("DefiLlama is being asked; it has 10 seconds to answer.");
  await expect.poll(() => service.requests.length).toBe(1);
  // A second press is no second question. Playwright would wait until the button takes it.
  await ask(page).dispatchEvent("click");
  await page.clock.runFor(9_000);
  await expect(trouble(page)).toHaveCount(0);
  await page.clock.runFor(1_500);
  await expect(trouble(page)).toHaveText(/has not answered within 10 seconds/);
  expect(service.requests).toHaveLength(1);
  await ask(page).click();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(trouble(page)).toHaveText("Cancelled. Nothing has changed.");
});

test("an answer whose end does not come is given up too", async ({ page, bundle, service }) => {
  service.answer = (_, response) => response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).write(`{"coins":`);
  await page.clock.install();
  await page.goto(`${bundle.url}#v1&base=2025p`);
  await answered(page);
  await open(page);
  await ask(page).click();
  await expect.poll(() => service.requests.length).toBe(1);
  await page.clock.runFor(10_500);
  await expect(trouble(page)).toHaveText(/has not answered within 10 seconds/);
});

test("without a connection it says so", async ({ page, context, ask: asked, service, provoke }) => {
  provoke(/^console: Failed to load resource/);
  await asked();
  await expect(apply(page)).toBeVisible();
  await context.setOffline(true);
  await ask(page).click();
  await expect(trouble(page)).toHaveText("There is no connection. Nothing has changed.");
  await expect(apply(page)).toBeHidden();
  await context.setOffline(false);
  await ask(page).click();
  await expect(apply(page)).toHaveText("Apply 9 prices");
  expect(service.requests).toHaveLength(2);
});

test("half an answer says what is missing, and what cannot be a price; the rest can be applied", async ({ page, ask: asked, service }) => {
  service.answer = says(body({ ethereum: { price: 2951.07, timestamp: now() }, aave: { price: -5, timestamp: now() }, "lido-dao": { price: null, timestamp: now() }, "ether-fi": { price: 0, timestamp: now() } }));
  await asked("#v1&base=2025p&view=aave");
  await expect(dialog(page).locator("[role=status]")).toHaveText("1 of 9 prices have come. Nothing has changed yet; what is missing keeps its value.");
  await expect(row(page, "MKR price")).toContainText("The answer has no price for it.");
  await expect(row(page, "AAVE price")).toContainText("zero or less");
  await expect(row(page, "ETHFI price")).toContainText("zero or less");
  await expect(row(page, "LDO price")).toContainText("no number");
  await expect(dialog(page).getByRole("checkbox")).toHaveCount(1);
  await apply(page).click();
  await expect.poll(() => hash(page)).toMatch(/^#v1&base=2025p&view=aave&macro\.eth_price=2951\.07&prices=[-0-9T:]+Z$/);
});

test("a price beyond a thousandfold, and one that is to come, is not ticked; an old one says so", async ({ page, ask: asked, service }) => {
  const at = now();
  service.answer = says(body({ ...usual(at), aave: { price: 896400, timestamp: at }, "lido-dao": { price: 0.0001, timestamp: at }, sky: { price: 0.05, timestamp: at + 3600 }, "ether-fi": { price: 0.4, timestamp: at - 90_000 } }));
  await asked("#v1&base=2025p&view=aave");
  for (const [id, name, said, ticked] of [
    ["aave.token_price", "AAVE price", "More than a thousand times", false],
    ["lido.token_price", "LDO price", "less than a thousandth", false],
    ["sky.token_price", "MKR price", "Of a moment still to come", false],
    ["etherfi.token_price", "ETHFI price", "Older than a day.", true],
  ] as const) {
    await expect(row(page, name)).toContainText(said);
    await expect(box(page, id)).toBeChecked({ checked: ticked });
  }
  await expect(apply(page)).toHaveText("Apply 6 prices");
  // The reader may know better.
  await box(page, "aave.token_price").check();
  await apply(page).click();
  await expect(field(page, "aave.token_price")).toHaveValue("896,400");
  await expect.poll(() => hash(page)).toContain(`&prices=${moment(at - 90_000)}`);
});

test("files say of when the prices are", async ({ page, bundle, service }) => {
  expect(service.requests).toEqual([]);
  await page.goto(`${bundle.url}#v1&base=2025p&view=aave&show=share&macro.eth_price=2951.07&aave.token_price=89.64&prices=2026-11-27T21:05Z`);
  await answered(page);
  const said = "Prices of 2026-11-27 21:05 UTC from DefiLlama: ETH price, AAVE price";
  await expect(analysis(page).locator(".report-preview")).toContainText(said);
  await expect(analysis(page).getByRole("textbox", { name: "Link to the scenario" })).toHaveValue(/&prices=2026-11-27T21:05Z&model=/);
  const saved = async (name: string) => {
    const download = page.waitForEvent("download");
    await analysis(page).getByRole("button", { name, exact: true }).click();
    return readFileSync(await (await download).path());
  };
  expect((await saved("Markdown")).toString()).toContain(said);
  const file = (await saved("Scenario (JSON)")).toString();
  expect(JSON.parse(file).prices).toBe("2026-11-27T21:05Z");
  // Opened again, the file brings the mark back.
  await page.goto(`${bundle.url}#v1&base=2025p&show=share`);
  await page.reload();
  await answered(page);
  await analysis(page).locator("input[type=file]").setInputFiles({ name: "scenario.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await expect.poll(() => hash(page)).toContain("&prices=2026-11-27T21:05Z");
});

test("the dialog works with keys alone, and gives the focus back", async ({ page, bundle, service }) => {
  await page.goto(`${bundle.url}#v1&base=2025p`);
  await answered(page);
  const button = page.getByRole("button", { name: "Today’s prices" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#prices-title")).toBeFocused();
  for (let tabs = 0; tabs < 6 && !(await ask(page).evaluate((element) => element === document.activeElement)); tabs++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(apply(page)).toBeVisible();
  await expect(ask(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(box(page, "macro.eth_price")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(apply(page)).toHaveText("Apply 8 prices");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
  expect(await hash(page)).toBe("#v1&base=2025p");
  expect(service.requests).toHaveLength(1);
});

for (const [colorScheme, lang, width] of [["light", "en", 1440], ["dark", "en", 390], ["light", "zh-CN", 390], ["dark", "zh-CN", 1440]] as const) {
  test(`the dialog is accessible and fits: ${colorScheme}, ${lang}, ${width} wide`, async ({ page, bundle, service }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    service.answer = says(body({ ...usual(), aave: { price: 896400, timestamp: now() - 90_000 }, sky: undefined }));
    await page.goto(`${bundle.url}#v1&base=2025p&view=aave&lang=${lang}&aave.token_price=89.64&prices=2026-11-27T21:05Z`);
    await answered(page);
    await page.locator(".prices .action").click();
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
    await ask(page).click();
    await expect(apply(page)).toBeVisible();
    await expectAccessible(page);
    if (lang === "zh-CN") await expect(dialog(page)).not.toContainText(/Today|Ask|Older|Nothing/);
    expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.keyboard.press("Escape");
    await expectAccessible(page);
  });
}

test("a report without a service has no such button, and the page may ask nobody", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "takerate-no-prices-"));
  takerate(["bundle", "tests/cases/bundle", "--page", "dist", "--into", join(folder, "page")]);
  const { url, stop } = await serve({ folder: join(folder, "page") });
  await page.goto(url);
  await answered(page);
  await expect(page.locator("#assumptions")).toBeVisible();
  await expect(page.locator(".prices")).toHaveCount(0);
  await expect(page.locator("meta[http-equiv=Content-Security-Policy]")).toHaveAttribute("content", "worker-src 'self'; manifest-src 'self'; connect-src 'self'");
  await stop();
  rmSync(folder, { recursive: true });
});

test("the page may ask its own host and the service, and no other", async ({ page, open: load, provoke }) => {
  provoke(/Content Security Policy|violates|^request: https:\/\/example\.org/i);
  await load();
  await expect(page.locator("meta[http-equiv=Content-Security-Policy]")).toHaveAttribute("content", "worker-src 'self'; manifest-src 'self'; connect-src 'self' https://coins.llama.fi");
  expect(await page.evaluate(() => fetch("https://example.org/").then(() => "asked", () => "refused"))).toBe("refused");
});
