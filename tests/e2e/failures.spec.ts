import { figure, link, slider } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

type Failure = "loading" | "webassembly";
const TEXT = {
  loading: { en: /Part of the page could not be loaded.*Load it again/, "zh-CN": /页面有一部分未能载入.*重新载入/ },
  webassembly: { en: /needs WebAssembly, which this browser does not offer/, "zh-CN": /需要 WebAssembly，而当前浏览器不支持/ },
};

/** The reason stands there in the reader's language, and nothing else does. */
async function expectFailure(page: Page, kind: Failure, lang: "en" | "zh-CN" = "en") {
  const alert = page.getByRole("alert");
  await expect(alert).toBeVisible();
  await expect(alert.locator("[data-failure]:visible")).toHaveAttribute("data-failure", kind);
  await expect(alert.locator("[lang]:visible")).toHaveText([TEXT[kind][lang]]);
  await expect(page.getByRole("status")).toHaveCount(0);
}

/** What browsers report where a part of the page does not arrive or cannot be used. */
const NOT_LOADED = /^(error|console): /;

const REFUSALS = {
  "access to storage": () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }),
  "writing to storage": () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  "storage at all": () => Object.defineProperty(window, "localStorage", { value: null }),
};
for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`a browser that refuses ${name} runs the page and says what is not remembered`, async ({ page, open }) => {
    await page.addInitScript(refuse);
    await open();
    await expect(page.locator("#storage-refused")).toHaveCount(0);
    await page.getByRole("button", { name: "中文" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByText("浏览器不允许本页记住语言和配色")).toBeVisible();
    await page.getByRole("button", { name: "知道了" }).click();
    await expect(page.getByText("浏览器不允许本页记住语言和配色")).toHaveCount(0);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: /^Colours/ }).click();
    await expect(page.getByText("This browser does not let the page remember your language and colours")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await slider(page, "macro.eth_price").fill("4000");
    await expect(figure(page, "aave.adjusted_earnings")).not.toHaveText("56.1M");
  });
}

test("a browser without WebAssembly is told what it needs", async ({ page, provoke }) => {
  provoke(/WebAssembly/);
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  await page.goto("./");
  await expectFailure(page, "webassembly");
});

test("a browser without JavaScript is told what the page needs", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL!);
  const need = page.locator("noscript p");
  await expect(need).toHaveText(["This page computes in your browser and needs JavaScript and WebAssembly.", "本页在浏览器内计算，需要 JavaScript 和 WebAssembly。"]);
  for (const text of await need.all()) await expect(text).toBeVisible();
  await expect(page.getByRole("status")).toHaveCount(0);
  await context.close();
});

const BROKEN = [
  ["the wasm file does not arrive", "**/*.wasm", { abort: true }],
  ["the wasm file is not found", "**/*.wasm", { status: 404, contentType: "text/plain", body: "Not found" }],
  ["the wasm file is a page instead", "**/*.wasm", { status: 200, contentType: "text/html", body: "<!doctype html><p>Sign in" }],
  ["the wasm file is garbage", "**/*.wasm", { status: 200, contentType: "application/wasm", body: "garbage" }],
  ["the wasm file is empty", "**/*.wasm", { status: 200, contentType: "application/wasm", body: "" }],
  ["the model does not arrive", "**/outline.*.wasm", { abort: true }],
  ["the model is not found", "**/outline.*.wasm", { status: 404, contentType: "text/plain", body: "Not found" }],
  ["the model is a page instead", "**/outline.*.wasm", { status: 200, contentType: "text/html", body: "<!doctype html><p>Sign in" }],
  ["the model is of no edition", "**/outline.*.wasm", { status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\0\x13\x08takerate????????en", "latin1") }],
  ["the model is cut short", "**/outline.*.wasm", { status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\0\x15\x08takerate0123abcden\x01\x02", "latin1") }],
  ["the module does not arrive", "**/takerate-*.js", { abort: true }],
  ["the module is not found", "**/takerate-*.js", { status: 404, contentType: "text/plain", body: "Not found" }],
  ["the module is garbage", "**/takerate-*.js", { status: 200, contentType: "text/javascript", body: "]]garbage" }],
] as const;
for (const [name, url, answer] of BROKEN) {
  test(`where ${name}, the page says so`, async ({ page, provoke }) => {
    provoke(NOT_LOADED);
    await page.route(url, (route) => ("abort" in answer ? route.abort() : route.fulfill(answer)));
    await page.goto("./#v1&base=2025p");
    await expectFailure(page, "loading");
  });
}

test("a page that did not load is whole after loading it again, its scenario with it", async ({ page, provoke }) => {
  provoke(NOT_LOADED);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./#v1&base=2025p");
  await expectFailure(page, "loading");
  await page.unroute("**/*.wasm");
  await page.getByRole("link", { name: "Load it again" }).click();
  await answered(page);
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("56.1M");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a style sheet that does not arrive leaves a page that works", async ({ page, provoke }) => {
  provoke(/^console: Failed to load resource/);
  await page.route("**/*.css", (route) => route.abort());
  await page.goto("./");
  await answered(page);
  await expect(figure(page, "aave.adjusted_earnings")).toHaveText("56.1M");
  await slider(page, "macro.eth_price").fill("4000");
  await expect(figure(page, "aave.adjusted_earnings")).not.toHaveText("26.4M");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

for (const [locale, lang, title, loading] of [
  ["en-US", "en", "What DeFi protocols earn, on your assumptions", "Loading the model…"],
  ["zh-CN", "zh-CN", "按你的假设，DeFi 协议赚多少", "正在载入模型……"],
] as const) {
  test.describe(`in a browser of ${locale}`, () => {
    test.use({ locale });

    test("the page opens with its title and says that it is loading until it is there", async ({ page }) => {
      let release = () => {};
      const held = new Promise<void>((done) => (release = done));
      await page.route("**/*.wasm", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto("./", { waitUntil: "commit" });
      await expect(page.getByRole("status")).toHaveText([loading]);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText([title]);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      release();
      await answered(page);
      await expect(page.getByText(loading)).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText([title]);
    });

    test("failures are told in the reader's language", async ({ page, provoke }) => {
      provoke(NOT_LOADED);
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("./");
      await expectFailure(page, "loading", lang);
      await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
      await page.reload();
      await expectFailure(page, "webassembly", lang);
    });
  });
}

test("a failure is told in the language that the reader chose", async ({ page, open, provoke }) => {
  provoke(NOT_LOADED);
  await open();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await expectFailure(page, "loading", "zh-CN");
});

test("what the document says before the model is loaded is what the page says", async ({ page, open }) => {
  await open();
  const index = await (await page.request.get("./")).text();
  for (const [lang, title] of [["en", /What DeFi/], ["zh-CN", /按你的假设/]] as const) {
    await page.goto(`./${link({ lang })}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    for (const text of await page.locator(".opening h1, .opening p").allInnerTexts()) expect(index).toContain(text);
  }
});
