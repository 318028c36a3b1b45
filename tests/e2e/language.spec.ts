import { readFileSync } from "node:fs";
import { inputs, lines } from "./bindings";
import { field, figure, link, slider, unfold, VIEWS, visit } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** Every text of the page in one language, from the file that holds them; those with places in pieces. */
function words(language: "en" | "zh") {
  const file = readFileSync(new URL(`../../languages/${language}/page.toml`, import.meta.url), "utf8").replaceAll(/^#.*$/gm, "");
  const literals = [...file.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
  return literals.flatMap((text) => text.split(/\{[^}]*\}/)).map((text) => text.trim()).filter(Boolean);
}

/** What the page says: its text and what is read aloud, without what is marked as another language. */
const said = (page: Page) =>
  page.evaluate(() => {
    const texts = [document.title];
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest("[lang], script, style, svg style")) continue;
      for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent!.trim());
    }
    return texts.filter(Boolean);
  });

test.describe("in a Chinese browser", () => {
  test.use({ locale: "zh-CN" });

  test("the page is Chinese, with Chinese numbers", async ({ page, open }) => {
    await open(link());
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("按你的假设，DeFi 协议赚多少");
    await expect(page).toHaveTitle(/按你的假设/);
    await expect(figure(page, "aave.net_revenue")).toHaveText("8,939万");
    await expect(figure(page, "aave.fdv")).toHaveText(/^27(\.0*)?亿$/);
    await expect(figure(page, "aave.fdv_to_earnings")).toHaveText("102.3倍");
    await expect(figure(page, "lido.fdv_to_earnings")).toHaveText("不适用");
    await slider(page, "macro.eth_price").fill("4000");
    await expect(page.getByText("已改动 1 项假设")).toBeVisible();
  });

  test("no English word of the page is left", async ({ page, open }) => {
    await open();
    const chinese = words("zh");
    const english = words("en").filter((text) => /[A-Za-z].*[A-Za-z]/.test(text) && !chinese.includes(text));
    expect(english).toEqual(expect.arrayContaining(["Assumptions", "Statement", "Reset", "n.m.", "Sensible range"]));
    const model = [...(await inputs(page)), ...(await lines(page))].filter(({ name }) => name.en !== name.zh).map(({ name }) => name.en);
    const escaped = [...new Set([...english, ...model])].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const foreign = new RegExp(`(?<![A-Za-z_.'’])(?:${escaped.join("|")})(?![A-Za-z_'’])`);
    const left = async () => (await said(page)).filter((text) => foreign.test(text));

    for (const view of VIEWS) {
      await visit(page, view);
      await unfold(page);
      expect(await left(), `view "${view}"`).toEqual([]);
    }
    await visit(page, "aave");
    await figure(page, "aave.fdv_to_earnings").click();
    expect(await left(), "explanation").toEqual([]);
    await page.keyboard.press("Escape");
    await field(page, "aave.service_providers").fill("abc");
    await field(page, "macro.eth_price").fill("20000");
    await field(page, "aave.gho_share").fill("90");
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await left(), "error, notice and problem").toEqual([]);
    await figure(page, "aave.adjusted_earnings").click();
    expect(await left(), "explanation of a problem").toEqual([]);
  });

  test("a reader who prefers English gets it from then on", async ({ page, open }) => {
    await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.1" }));
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("button", { name: "中文" })).toBeFocused();
    await expect(field(page, "aave.gho_share")).toHaveValue("10");
    await expect(page.getByRole("heading", { name: "Statement" })).toBeVisible();
    await page.reload();
    await answered(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { name: "Statement" })).toBeVisible();
  });
});

for (const locale of ["en-GB", "de-DE"]) {
  test.describe(`in a browser of ${locale}`, () => {
    test.use({ locale });

    test("the page is English", async ({ page, open }) => {
      await open();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("What DeFi protocols earn, on your assumptions");
    });
  });
}

test("a reader who prefers Chinese gets it from then on", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.reload();
  await answered(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("button", { name: "English" })).toBeVisible();
});

test("both languages show the same exact values", async ({ page, open }) => {
  await open(link({ view: "etherfi", "macro.eth_price": "3456.7" }));
  const values = () => page.locator("[data-value-of]").evaluateAll((all) => all.map((one) => `${one.getAttribute("data-value-of")} ${one.getAttribute("data-exact")}`));
  const english = await values();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  expect(await values()).toEqual(english);
});

test("the colours that a reader chooses are remembered", async ({ page, open }) => {
  await open();
  const theme = page.getByRole("button", { name: /^Colours/ });
  await expect(theme).toHaveAccessibleName("Colours: Auto");
  await theme.click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await theme.click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await answered(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(theme).toHaveAccessibleName("Colours: Dark");
});
