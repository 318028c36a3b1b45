import { choice, study } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, figure, hash, link, preset, slider, toggle, unpinned, visit, way } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const expectHash = (page: Page, expected: string) => expect.poll(() => hash(page)).toBe(expected);
const changed = (page: Page) => page.locator("[data-changed]");

test("a link restores preset, view and inputs", async ({ page, open }) => {
  await open("#v1&base=2025p&view=aave&macro.eth_price=4000&aave.gho_share=0.1&aave.without_august_liquidations=1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(toggle(page, "aave.without_august_liquidations")).toBeChecked();
  await expect(changed(page)).toHaveAttribute("data-changed", "3");
  const overrides = { "macro.eth_price": "4000", "aave.gho_share": "0.1", "aave.without_august_liquidations": "1" };
  const { values } = await evaluate(page, overrides, "2025p");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a value that the preset has anyway counts as unchanged", async ({ page, open }) => {
  await open("#v1&base=2024e&aave.gho_share=0.02350");
  await expect(changed(page)).toHaveAttribute("data-changed", "0");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("the address becomes what is documented as the reader moves", async ({ page, open }) => {
  await open();
  expect(await hash(page)).toBe("");
  await preset(page, "2024e").check();
  await expectHash(page, "#v1&base=2024e");
  await preset(page, "2025p").check();
  await expectHash(page, "#v1&base=2025p");
  await visit(page, "aave");
  await expectHash(page, "#v1&base=2025p&view=aave");
  await slider(page, "aave.gho_share").fill("0.1");
  await expectHash(page, "#v1&base=2025p&view=aave&aave.gho_share=0.1");
  await field(page, "macro.eth_price").fill("4,321.50");
  await expectHash(page, "#v1&base=2025p&view=aave&macro.eth_price=4321.5&aave.gho_share=0.1");
  await toggle(page, "aave.safety_module_as_cost_of_revenue").check();
  await expectHash(page, "#v1&base=2025p&view=aave&macro.eth_price=4321.5&aave.gho_share=0.1&aave.safety_module_as_cost_of_revenue=1");
  await way(page, "Reset all");
  await expectHash(page, "#v1&base=2025p&view=aave");
});

test("the address names the edition and the results that are seen, also beside an analysis", async ({ page, open }) => {
  const address = () => page.evaluate(() => location.hash);
  await open(link({ base: "2025p", view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await expect.poll(address).toMatch(/^#v1&base=2025p&view=aave&aave\.gho_share=0\.1&model=[0-9a-f]{8}&saw\.aave=57179100$/);
  await study(page, "bridge");
  await choice(page, "To (B)").selectOption("2024e");
  await expect.poll(address).toMatch(/&show\.to=2024e&aave\.gho_share=0\.1&model=[0-9a-f]{8}&saw\.aave=57179100$/);
  await page.getByRole("link", { name: "Overview", exact: true }).first().click();
  await expect.poll(address).toMatch(/&model=[0-9a-f]{8}&saw\.aave=57179100&saw\.sky=\d+&saw\.lido=-?\d+&saw\.etherfi=-?\d+(&saw\.[a-z]+=-?\d+){5}$/);
});

test("links that were escaped on their way open, at first and in an open page", async ({ page, open }) => {
  const plain = "v1&base=2025p&view=aave&aave.gho_share=0.1";
  for (const [way, escaped] of [
    ["as HTML", plain.replaceAll("&", "&amp;")],
    ["its values", plain.replaceAll("=", "%3D")],
    ["all of it", encodeURIComponent(plain)],
    ["with a line that breaks", `${plain.replace("gho_", "gho_%0A ")}`],
    ["in brackets, at the end of a sentence", `${plain}).`],
    ["in a Chinese sentence", `${plain}。`],
    ["as HTML, then its values", plain.replaceAll("&", "&amp%3B").replaceAll("=", "%253D")],
    ["with what follows readers", `${plain}_?utm_source=x&fbclid=y`],
    ["with blanks", plain.replace("gho_", "gho_%20").replace("&view", "+&+view")],
    ["in quotes, as markup", `${plain}%22%3Ehere%3C/a%3E`],
    ["its hash escaped", `%23${plain}`],
  ]) {
    await test.step(way, async () => {
      await page.goto("about:blank");
      await open(`#${escaped}`);
      await expect(field(page, "aave.gho_share")).toHaveValue("10");
      await expectHash(page, `#${plain}`);
      await page.evaluate(() => (location.hash = "v1%26base%3D2025p%26view%3Dlido"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
      await expect(page.getByRole("alert")).toHaveCount(0);
    });
  }
  await page.goto("about:blank");
  await open("#v1&base=2025p&view=aave&aave.gho_share=10%");
  await expect(page.getByRole("alert")).toContainText("10%");
});

test("a link whose hash became a question mark opens, and a query of others stays", async ({ page, open }) => {
  for (const [query, base] of [
    ["?v1&base=2025p&view=aave&aave.gho_share=0.1", "2025p"],
    ["?base=2025p&view=aave&aave.gho_share=0.1&utm_source=x", "2025p"],
    ["?v1%26base%3D2025p%26view%3Daave%26aave.gho_share%3D0.1", "2025p"],
    ["?view=aave&amp;aave.gho_share=0.1", "2024e"],
  ]) {
    await test.step(query, async () => {
      await page.goto(`/${query}`);
      await answered(page);
      await expect(field(page, "aave.gho_share")).toHaveValue("10");
      await expect(preset(page, base)).toBeChecked();
      await expect(page.getByRole("alert")).toHaveCount(0);
      expect(await page.evaluate(() => location.search)).toBe("");
    });
  }
  await page.goto("/?utm_source=x");
  await answered(page);
  expect(await page.evaluate(() => location.search)).toBe("?utm_source=x");
});

const CUTS = ["3…", "3...", "3[…]", "3(...)", "3%E2%80%A6", "3&hellip;"];
test("a link that was cut says so, and its last piece is no value", async ({ page, open }) => {
  for (const cut of CUTS) {
    await test.step(cut, async () => {
      await page.goto("about:blank");
      await open(`#v1&base=2025p&view=aave&aave.service_providers=${cut}`);
      const banner = page.getByRole("alert");
      await expect(banner).toContainText("The link was cut off at “aave.service_providers=3…”");
      await expect(field(page, "aave.service_providers")).toHaveValue("30,000,000");
      await expect(figure(page, "aave.adjusted_earnings")).toHaveText("56.1M");
      await expect(changed(page)).toHaveAttribute("data-changed", "0");
    });
  }
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("alert")).toContainText("链接在“aave.service_providers=3…”处被截断");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("aave.service_providers=3…");
});

test("a number in a link with more digits than can be computed with is rounded, and that is said", async ({ page, open }) => {
  await open("#v1&base=2025p&view=aave&aave.gho_share=0.123456789012345678901234567890123456");
  await expect(page.getByRole("alert")).toContainText("rounded to 0.1234567890123456789012345679");
  const { values } = await evaluate(page, { "aave.gho_share": "0.1234567890123456789012345679" }, "2025p");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
});

test("the address that the page writes opens the same scenario", async ({ page, open }) => {
  await open(link({ view: "sky" }));
  await field(page, "sky.spark_balance").fill("2.2222bn");
  await slider(page, "macro.eth_price").fill("4000");
  const fragment = "#v1&base=2024e&view=sky&macro.eth_price=4000&sky.spark_balance=2222200000";
  await expectHash(page, fragment);
  const before = await figure(page, "sky.adjusted_earnings").getAttribute("data-exact");
  await page.reload();
  await answered(page);
  await expect(field(page, "sky.spark_balance")).toHaveValue("2,222,200,000");
  await expectExact(page, "sky.adjusted_earnings", before);
  expect(await hash(page)).toBe(fragment);
});

test("back and forward return to the steps between", async ({ page, open }) => {
  await open(link());
  await slider(page, "macro.eth_price").fill("4000");
  await expectHash(page, "#v1&base=2024e&macro.eth_price=4000");
  await visit(page, "lido");
  await expectHash(page, "#v1&base=2024e&view=lido&macro.eth_price=4000");
  await preset(page, "2025p").check();
  await expectHash(page, "#v1&base=2025p&view=lido&macro.eth_price=4000");

  await page.goBack();
  await expect(preset(page, "2024e")).toBeChecked();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
  await page.goBack();
  await expect(page.locator("header nav [aria-current=page]")).toHaveText("Overview");
  await expect(field(page, "macro.eth_price")).toHaveValue("4,000");
  await page.goBack();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await expect(changed(page)).toHaveAttribute("data-changed", "0");
  expect(await hash(page)).toBe(link());

  for (let step = 0; step < 3; step += 1) await page.goForward();
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
  const { values } = await evaluate(page, { "macro.eth_price": "4000" }, "2025p");
  await expectExact(page, "lido.adjusted_earnings", values["lido.adjusted_earnings"]);
});

test("a drag is one step of the history, and the next input's another", async ({ page, open }) => {
  // The clock stands still, so that no pause of a busy machine ends the drag.
  await page.clock.setFixedTime("2025-01-01T12:00:00Z");
  await open(link({ view: "aave" }));
  const length = () => page.evaluate(() => history.length);
  const start = await length();
  for (const share of ["0.05", "0.06", "0.07", "0.08"]) {
    await slider(page, "aave.gho_share").fill(share);
    await expectHash(page, `#v1&base=2024e&view=aave&aave.gho_share=${share}`);
  }
  expect(await length()).toBe(start + 1);
  await slider(page, "macro.eth_price").fill("5000");
  await expectHash(page, "#v1&base=2024e&view=aave&macro.eth_price=5000&aave.gho_share=0.08");
  expect(await length()).toBe(start + 2);
  await page.goBack();
  await expect(field(page, "macro.eth_price")).toHaveValue("2,340");
  await expect(field(page, "aave.gho_share")).toHaveValue("8");
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
});

test("a second drag of the same input after a pause is a step of its own", async ({ page, open }) => {
  await page.clock.setFixedTime("2025-01-01T12:00:00Z");
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await expectHash(page, "#v1&base=2024e&view=aave&aave.gho_share=0.1");
  await page.clock.setFixedTime("2025-01-01T12:00:03Z");
  await slider(page, "aave.gho_share").fill("0.2");
  await expectHash(page, "#v1&base=2024e&view=aave&aave.gho_share=0.2");
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

test("a change made just before another page is opened is a step of its own, and outlives a reload", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await page.getByRole("link", { name: "Sky", exact: true }).click();
  await expectHash(page, "#v1&base=2024e&view=sky&aave.gho_share=0.1");
  await page.goBack();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await slider(page, "aave.gho_share").fill("0.2");
  await page.reload();
  await expect(field(page, "aave.gho_share")).toHaveValue("20");
});

test("an address edited by hand is opened", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await page.evaluate(() => (location.hash = "#v1&base=2025p&view=sky&sky.savings_share=0.5"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sky (MakerDAO)");
  await expect(field(page, "sky.savings_share")).toHaveValue("50");
  await expect(preset(page, "2025p")).toBeChecked();
});

test("the pages' links carry the scenario into another tab", async ({ page, open, context }) => {
  await open(link());
  await slider(page, "macro.eth_price").fill("4000");
  const way = page.locator("header nav").getByRole("link", { name: "ether.fi" });
  await expect.poll(async () => unpinned((await way.getAttribute("href")) ?? "")).toBe("#v1&base=2024e&view=etherfi&macro.eth_price=4000");
  const opened = context.waitForEvent("page");
  await way.click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await answered(tab);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("ether.fi");
  await expect(field(tab, "macro.eth_price")).toHaveValue("4,000");
  await expect(page.locator("header nav [aria-current=page]")).toHaveText("Overview");
});

type Bad = { name: string; fragment: string; english: RegExp; chinese: RegExp };
const BAD: Bad[] = [
  { name: "an unknown id", fragment: "#v1&base=2024e&aave.gho_shar=0.1", english: /no assumption is called “aave\.gho_shar”; did you mean [^?]*aave\.gho_share/, chinese: /没有名为“aave\.gho_shar”的假设；是否指 [^？]*aave\.gho_share/ },
  { name: "a version of the future", fragment: "#v2&base=2025p", english: /version v2; this page reads v1/, chinese: /链接的版本是 v2，本页只能读取 v1/ },
  { name: "garbage", fragment: "#hello-world", english: /“#hello-world” is no link of this page/, chinese: /“#hello-world”不是本页的链接/ },
  { name: "an unknown preset", fragment: "#v1&base=2031x", english: /No preset is called “2031x” \(there are 2024e, 2025p, 2025a\)/, chinese: /没有名为“2031x”的预设/ },
  { name: "an unknown page", fragment: "#v1&base=2024e&view=uniswap", english: /There is no page for “uniswap”/, chinese: /没有“uniswap”的页面/ },
  { name: "a number too large", fragment: "#v1&base=2024e&aave.eth_loans=1e40", english: /“1e40” is no number that aave\.eth_loans can take; write a plain decimal such as 1150000/, chinese: /“1e40”不是 aave\.eth_loans 可用的数字/ },
  { name: "a share of 7", fragment: "#v1&base=2024e&aave.gho_share=7", english: /aave\.gho_share cannot be 7: a share cannot exceed 100%/, chinese: /aave\.gho_share 不能为 7：占比不能超过 100%/ },
  { name: "a negative amount", fragment: "#v1&base=2024e&aave.eth_loans=-1", english: /aave\.eth_loans cannot be -1: it cannot be negative/, chinese: /aave\.eth_loans 不能为 -1：不能为负数/ },
  { name: "an unknown language", fragment: "#v1&lang=tlh", english: /not written in “tlh”/, chinese: /没有“tlh”语言的版本/ },
  { name: "a word without a value", fragment: "#v1&base=2024e&nonsense", english: /“nonsense” was left out: it is not of the form id=value/, chinese: /“nonsense”已忽略/ },
  { name: "100 kB of junk", fragment: `#v1&${"junk=".repeat(20_000)}`, english: /too long to be one of this page/, chinese: /链接过长/ },
];
for (const { name, fragment, english, chinese } of BAD) {
  test(`a link with ${name} is explained in both languages and the page works`, async ({ page, open }) => {
    await open(fragment);
    const banner = page.getByRole("alert");
    await expect(banner).toContainText("Parts of the link could not be read");
    await expect(banner).toContainText(english);
    await expect(figure(page, "aave.adjusted_earnings")).toHaveText("26.4M");
    await page.getByRole("button", { name: "中文" }).click();
    await expect(banner).toContainText("链接中有部分内容无法读取");
    await expect(banner).toContainText(chinese);
    await banner.getByRole("button").click();
    await expect(banner).toHaveCount(0);
    await slider(page, "macro.eth_price").fill("4000");
    await expectHash(page, "#v1&base=2024e&macro.eth_price=4000");
    const { values } = await evaluate(page, { "macro.eth_price": "4000" }, "2024e");
    await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  });
}

test("a link may be written by hand in any order, with exponents, empty pieces and repetitions", async ({ page, open }) => {
  await open("#v1&aave.stablecoin_loans=4.5e9&&aave.gho_share=0.2&view=aave&aave.gho_share=0.1&base=2025p&");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(field(page, "aave.stablecoin_loans")).toHaveValue("4,500,000,000");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

test("a value outside the sensible range is taken from a link, with a notice at the assumption", async ({ page, open }) => {
  await open(link({ "macro.eth_price": "25000" }));
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(field(page, "macro.eth_price")).toHaveValue("25,000");
  await expect(page.getByText(/Outside the sensible range of 500/)).toBeVisible();
});

test("what a link says rightly is kept beside what it says wrongly", async ({ page, open }) => {
  const fragment = "#v1&base=2025p&view=aave&aave.gho_share=0.1&aave.nonsense=3";
  await open(fragment);
  await expect(page.getByRole("alert")).toContainText("aave.nonsense");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(preset(page, "2025p")).toBeChecked();
  expect(await hash(page)).toBe(fragment);
});

test("a link with many mistakes lists a few and counts the rest", async ({ page, open }) => {
  await open(`#v1&base=2024e${Array.from({ length: 40 }, (_, index) => `&aave.wrong${index}=1`).join("")}`);
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveCount(6);
  await expect(page.getByRole("alert")).toContainText("and 35 more.");
});

test("a link cannot write elements into the page", async ({ page, open }) => {
  await open("#v1&base=<img src=x onerror=document.title='taken'>&<b id=taken>=1");
  await expect(page.getByRole("alert")).toContainText("img");
  await expect(page.getByRole("alert").locator("img, b")).toHaveCount(0);
  await expect(page).not.toHaveTitle("taken");
});

test("the language of a link is the language of the page", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "lido", lang: "zh-CN" }));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(preset(page, "2025p")).toBeChecked();
});
