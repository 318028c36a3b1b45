import { ANALYSES, analysis, chart, FILES, rest, study, tab, tabTo } from "./analyses";
import { expectExact, field, figure, hash, link, PROTOCOLS, slider, toggle, unpinned, visit } from "./controls";
import { evaluate } from "./bindings";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const expectHash = (page: Page, fragment: string) => expect.poll(() => hash(page)).toBe(fragment);
const current = (page: Page) => page.locator("nav.readings [aria-current=page]");

const NAMES = {
  en: { first: "Statement", overview: "Overview", analyses: ["Worth", "What matters", "Map", "Solve", "Why it changed", "How sure", "Scored", "Scenarios", "Share"] },
  "zh-CN": { first: "损益表", overview: "总览", analyses: ["价值", "敏感性", "双因素图", "反推", "为何变化", "有多可靠", "预测与实际", "情景", "分享与导出"] },
};
for (const lang of ["en", "zh-CN"] as const) {
  test(`tabs lead from the statement to every analysis and back, in ${lang}`, async ({ page, open }) => {
    const { first, overview, analyses } = NAMES[lang];
    await open(link({ base: "2025p", view: "aave", lang }));
    await expect(page.locator("nav.readings a")).toHaveText([first, ...analyses]);
    await expect(current(page)).toHaveText(first);
    for (const [index, name] of ANALYSES.entries()) {
      await study(page, name);
      await expect(current(page)).toHaveText([analyses[index]]);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect.poll(() => hash(page)).toContain(`#v1&base=2025p&view=aave&show=${name}`);
      // The statement gives way, the strip stays.
      await expect(page.locator("[data-value-of='aave.gho_interest']")).toHaveCount(0);
      await expectExact(page, "aave.adjusted_earnings", "56066062.5");
    }
    await tab(page, "").click();
    await expect(analysis(page)).toHaveCount(0);
    await expect(page.locator("[data-value-of='aave.gho_interest']").first()).toBeVisible();
    await expectHash(page, "#v1&base=2025p&view=aave");
    await visit(page, "");
    await expect(page.locator("nav.readings a").first()).toHaveText(overview);
  });
}

test("the analysis stays open from protocol to protocol, about each of them", async ({ page, open }) => {
  await open();
  await study(page, "tornado");
  for (const view of PROTOCOLS) {
    await visit(page, view);
    await expect(tab(page, "tornado")).toHaveAttribute("aria-current", "page");
    await expectHash(page, `#v1&base=2025p&view=${view}&show=tornado`);
    const heading = (await page.getByRole("heading", { level: 1 }).innerText()).split(" (")[0];
    await expect(chart(page).drawing).toHaveAttribute("aria-label", new RegExp(`^${heading}: Adjusted earnings`));
  }
  await study(page, "seek");
  await visit(page, "sky");
  await expect(tab(page, "seek")).toHaveAttribute("aria-current", "page");
  await visit(page, "");
  await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toBeVisible();
});

test("settings of one protocol do not follow the reader to the next", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "tornado", "show.output": "aave.fdv_to_earnings", "show.by": "20" }));
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: FDV/);
  await visit(page, "lido");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Lido: Adjusted earnings/);
  await expectHash(page, "#v1&base=2025p&view=lido&show=tornado");
  await page.goBack();
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: FDV/);
});

test("back and forward go through tabs, protocols and changes", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await study(page, "tornado");
  await study(page, "seek");
  await slider(page, "aave.gho_share").fill("0.1");
  await expectHash(page, "#v1&base=2024e&view=aave&show=seek&aave.gho_share=0.1");
  await visit(page, "lido");
  await tab(page, "").click();
  await expectHash(page, "#v1&base=2024e&view=lido&aave.gho_share=0.1");

  await page.goBack();
  await expect(tab(page, "seek")).toHaveAttribute("aria-current", "page");
  await expect(analysis(page)).toContainText("Where Lido breaks even");
  await page.goBack();
  await expect(analysis(page)).toContainText("Where Aave breaks even");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await expect(tab(page, "seek")).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(tab(page, "tornado")).toHaveAttribute("aria-current", "page");
  await expect(chart(page).marks.first()).toBeVisible();
  await page.goBack();
  await expect(analysis(page)).toHaveCount(0);
  await expectHash(page, link({ view: "aave" }));

  for (let step = 0; step < 3; step += 1) await page.goForward();
  await expect(tab(page, "seek")).toHaveAttribute("aria-current", "page");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(analysis(page)).toContainText("share of active loans 10%");
});

test("a tab is a link: it opens beside the page with the scenario as it is", async ({ page, open, context }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  const href = async () => unpinned((await tab(page, "tornado").getAttribute("href")) ?? "");
  await expect.poll(href).toBe("#v1&base=2024e&view=aave&show=tornado&aave.gho_share=0.1");
  const beside = context.waitForEvent("page");
  await tab(page, "tornado").click({ modifiers: ["ControlOrMeta"] });
  await expect(chart(await beside).marks.first()).toBeVisible();
  await expect(tab(page, "")).toHaveAttribute("aria-current", "page");
});

test("another language keeps the analysis and its settings", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "tornado", "show.by": "20" }));
  await expect(chart(page).readout).toHaveText(/arrow keys/);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toHaveText("哪项假设最重要？");
  await expect(chart(page).readout).toHaveText(/方向键/);
  await expectHash(page, "#v1&base=2025p&view=aave&show=tornado&show.by=20");
});

for (const [lang, said] of [["en", /could not be read and was left out/], ["zh-CN", /无法识别链接中的.*已忽略/]] as const) {
  test(`what a link says of settings and cannot be read is named, in ${lang}`, async ({ page, open }) => {
    const wrong = ["show.output=aave.nonsense", "show.by=many", "show.colour=red"];
    await open(`${link({ base: "2025p", view: "aave", lang, show: "tornado" })}&${wrong.join("&")}`);
    const notices = analysis(page).locator("[role=status]").filter({ hasText: said });
    await expect(notices).toHaveCount(3);
    for (const piece of wrong) await expect(notices.filter({ hasText: piece })).toHaveCount(1);
    await expect(chart(page).drawing).toHaveAttribute("aria-label", lang === "en" ? /^Aave: Adjusted earnings, .*now 56.1M/ : /^Aave：/);
    await expect(analysis(page).locator("input[type=radio]").first()).toBeChecked();
    await expect(field(page, "aave.gho_share")).toHaveValue("6");
  });
}

test("an unknown analysis is named, and the first is shown", async ({ page, open }) => {
  await open("#v1&base=2025p&view=aave&show=magic");
  await expect(analysis(page).getByText("“show=magic” in the link could not be read and was left out.")).toBeVisible();
  await expect(chart(page).marks.first()).toBeVisible();
});

test("a link cannot write elements into an analysis", async ({ page, open }) => {
  await open("#v1&base=2025p&view=aave&show=tornado&show.output=<img src=x onerror=document.title='taken'>");
  await expect(analysis(page).getByText(/could not be read/)).toContainText("img");
  await expect(analysis(page).locator("img")).toHaveCount(0);
  await expect(page).not.toHaveTitle("taken");
});

for (const file of ["parts.js", "newer.js", "split_later.wasm", "parts.css", "model.wasm"]) {
  test(`where ${file} does not arrive, the page says so, works on, and loads it when asked again`, async ({ page, open, provoke }) => {
    provoke(/Failed to load resource/);
    let refused = 0;
    // The worker fetches some of them for itself; until the reader asks again nothing arrives.
    await page.route(new RegExp(`/analysis-[^/]+/${file.replace(".", "\\.")}(\\?|$)`), (route) => {
      refused += 1;
      return route.abort();
    });
    await open(link({ view: "aave" }));
    await tab(page, "tornado").click();
    const trouble = analysis(page).getByRole("alert");
    await expect(trouble).toContainText("The analyses could not be loaded. Check the connection.");
    await expect(analysis(page).getByText("Loading the analyses…")).toBeHidden();
    expect(refused).toBeGreaterThan(0);

    await slider(page, "aave.gho_share").fill("0.1");
    const { values } = await evaluate(page, { "aave.gho_share": "0.1" }, "2024e");
    await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
    await visit(page, "sky");
    await expect(trouble).toBeVisible();
    await tab(page, "").click();
    await expect(figure(page, "sky.gross_revenue")).toBeVisible();
    await tab(page, "tornado").click();
    await expect(trouble).toBeVisible();

    await page.unrouteAll();
    await trouble.getByRole("button", { name: "Try again" }).click();
    await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Sky: Adjusted earnings/);
    await expect(trouble).toHaveCount(0);
    await visit(page, "aave");
    await expect(chart(page).drawing).toHaveAttribute("aria-label", /^Aave: Adjusted earnings/);
  });
}

test("a failure to load is told in Chinese to Chinese readers", async ({ page, open, provoke }) => {
  provoke(/Failed to load resource/);
  await page.route(FILES, (route) => route.abort());
  await open(link({ view: "aave", lang: "zh-CN", show: "seek" }));
  await expect(analysis(page).getByRole("alert")).toContainText("分析部分未能载入，请检查网络。");
  await expect(analysis(page).getByRole("button", { name: "重试" })).toBeVisible();
});

test("nothing of the analyses is in the first load; at rest the page fetches them, and they open without a connection", async ({ page, context, open }) => {
  await page.clock.install();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await open(link({ view: "aave" }));
  expect(requested.filter((url) => FILES.test(url))).toEqual([]);
  await rest(page);
  await context.setOffline(true);
  await study(page, "tornado");
  await expect(chart(page).marks.first()).toBeVisible();
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", new RegExp(`now ${await figure(page, "aave.adjusted_earnings").innerText()}`));
  await study(page, "seek");
  await expect(analysis(page)).toContainText("Where Aave breaks even");
});

test("readers who save data get the analyses only when they ask", async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.clock.install();
  const requested: string[] = [];
  page.on("request", (request) => FILES.test(request.url()) && requested.push(request.url()));
  await open(link({ view: "aave" }));
  await page.clock.fastForward(60_000);
  await toggle(page, "aave.without_august_liquidations").check();
  await expectHash(page, "#v1&base=2024e&view=aave&aave.without_august_liquidations=1");
  expect(requested).toEqual([]);
  await study(page, "tornado");
  expect(requested).not.toEqual([]);
});

const heading = (page: Page) => analysis(page).locator("[data-view-heading]");

test("a tab opened with the keyboard leads to the heading of its view", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await tabTo(page, tab(page, "seek"));
  await page.keyboard.press("Enter");
  await expect(analysis(page)).toContainText("Where Aave breaks even");
  await expect(heading(page)).toBeFocused();
  await tab(page, "table").focus();
  await page.keyboard.press("Enter");
  await expect(tab(page, "table")).toHaveAttribute("aria-current", "page");
  await expect(heading(page)).toBeFocused();
});

test("an analysis that a link opens takes no focus", async ({ page, open }) => {
  await open(link({ view: "aave", show: "seek" }));
  await expect(heading(page)).toBeVisible();
  await expect(heading(page)).not.toBeFocused();
});

test("another tab begins at its heading, however far the one before was scrolled", async ({ page, open }) => {
  await page.setViewportSize({ width: 1366, height: 700 });
  await open(link({ base: "2025p", view: "aave", show: "compare" }));
  await expect(analysis(page).getByRole("table").first()).toBeVisible();
  const pane = page.locator(".results");
  await pane.evaluate((pane) => pane.scrollTo(0, 1000));
  expect(await pane.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(300);
  await tab(page, "tornado").click();
  await expect(heading(page)).toHaveText("Which assumption matters?");
  await expect.poll(() => pane.evaluate((pane) => pane.scrollTop)).toBe(0);
  await expect(heading(page)).toBeInViewport();
});
