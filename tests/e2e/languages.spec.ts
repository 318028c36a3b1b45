// A language of one folder: English with a mark on each vowel. What stands on a page without marks is said by no file of `languages/`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pseudo } from "../../scripts/pseudo.mjs";
import { serve } from "../../scripts/serve.mjs";
import { analysis, ANALYSES, study, unfolded } from "./analyses";
import { expectExact, field, figure, unfold, VIEWS, visit } from "./controls";
import { takerate } from "./command";
import { answered, expect, expectAccessible, test as base } from "./fixtures";
import type { Page } from "@playwright/test";

/** The page of the report with a further language, made by the command and served. */
const test = base.extend<object, { marked: string }>({
  marked: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "takerate-language-"));
      pseudo(join(folder, "xa"));
      takerate(["bundle", "models", "--page", "dist", "--into", join(folder, "page"), "--language", join(folder, "xa")]);
      const { url, stop } = await serve({ folder: join(folder, "page"), base: "/" });
      await use(url);
      await stop();
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

/** Every text of the page with an English word in it, without ids, addresses and what is marked as no text. */
const unmarked = (page: Page) =>
  page.evaluate(() => {
    const texts = new Set([document.title]);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (element.closest("script, style, noscript, code, bdi, textarea, [translate=no]") || !(element.matches("option") || element.checkVisibility())) continue;
      // The languages are called as they call themselves.
      if (element.closest("#language")) continue;
      for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"]) texts.add(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.textContent!);
    }
    const plain = (text: string) => text.replace(/https?:\S+|#v1\S*|[\w-]+\.[\w.]+|\b\w+_\w+\b/g, "");
    return [...texts].filter((text) => /\b[a-z]*[aeiou][a-z]+\b/.test(plain(text)));
  });

test.describe("in a browser of that language", () => {
  test.use({ locale: "xa" });

  test("views, explanations and mistakes are said in it", async ({ page, marked }) => {
    test.setTimeout(120_000);
    await page.goto(`${marked}#v1&base=2025p&macro.eth_price=4500`);
    await answered(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "xa");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Whät DëFï prötöcöls ëärn, ön ÿöür ässümptïöns");
    for (const view of VIEWS) {
      await visit(page, view);
      await unfold(page);
      expect(await unmarked(page), `view "${view}"`).toEqual([]);
    }
    await visit(page, "aave");
    await figure(page, "aave.fdv_to_earnings").click();
    await page.locator("dialog[open] details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    expect(await unmarked(page), "explanation").toEqual([]);
    await page.keyboard.press("Escape");
    await field(page, "aave.service_providers").fill("-5");
    await field(page, "macro.eth_price").fill("20000");
    await field(page, "aave.gho_share").fill("90");
    await expect(page.locator("#problems")).toBeVisible();
    expect(await unmarked(page), "mistakes and a problem").toEqual([]);
    await page.goto(`${marked}#v1&base=2031x&view=uniswap&model=x&aave.gho_shar=0.1&aave.gho_share=7&aave.eth_loans=-1`);
    await page.reload();
    await expect(page.locator("#link-issues li").first()).toBeVisible();
    expect((await unmarked(page)).filter((text) => !/uniswap/.test(text)), "issues of a link").toEqual([]);
  });

  for (const view of ["", "aave"]) {
    test(`analyses of "${view}" are said in it`, async ({ page, marked }) => {
      test.setTimeout(180_000);
      await page.goto(`${marked}#v1&base=2025p${view && `&view=${view}`}&aave.service_providers=45e6`);
      await answered(page);
      for (const name of ANALYSES) {
        await study(page, name);
        await unfolded(page);
        expect(await unmarked(page), name).toEqual([]);
      }
    });
  }

  test("a protocol of the reader's own leaves what the report says as it is", async ({ page, context, marked }) => {
    await context.addInitScript((text) => localStorage.setItem("takerate.own", JSON.stringify([["mine", text]])), readFileSync("models/templates/earnings.toml", "utf8"));
    await page.goto(`${marked}#v1&base=2025p`);
    await answered(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Whät DëFï prötöcöls ëärn, ön ÿöür ässümptïöns");
    await visit(page, "aave");
    await unfold(page);
    // It is written in English and Chinese.
    expect((await unmarked(page)).filter((text) => !text.includes("My protocol")), "the report").toEqual([]);
  });

  test("all steps of the story are said in it", async ({ page, marked }) => {
    await page.goto(`${marked}#v1&base=2025p&show=story`);
    await expect(page.locator(".story h2")).toBeVisible();
    const steps = await page.locator(".story .dots a").count();
    for (let step = 1; step < steps; step++) {
      expect(await unmarked(page), `step ${step}`).toEqual([]);
      await page.locator(".story a.next").click();
      await expect(page.locator(".story .at")).toContainText(String(step + 1));
    }
    expect(await unmarked(page), "the last step").toEqual([]);
  });

  test("mistakes in a protocol of one's own are said in it", async ({ page, marked }) => {
    const template = readFileSync("models/templates/earnings.toml", "utf8");
    await page.goto(`${marked}#v1&base=2025p&show=own`);
    await page.locator(".own-editor textarea").fill(template.replace("volume * fee", "volume * fees"));
    await expect(page.locator(".own-editor .mistakes")).toContainText("ünknöwn ïd mine.fees; dïd ÿöü mëän mine.fee", { timeout: 20_000 });
  });

  test("files are written in it", async ({ page, marked }) => {
    await page.goto(`${marked}#v1&base=2025p&view=aave&show=share&aave.gho_share=0.1`);
    await answered(page);
    const download = page.waitForEvent("download");
    await analysis(page).getByRole("button", { name: "Märkdöwn", exact: true }).click();
    const markdown = readFileSync(await (await download).path(), "utf8");
    expect(markdown).toContain("GHO's shärë öf äctïvë löäns");
    const workbook = page.waitForEvent("download");
    await analysis(page).getByRole("button", { name: "Wörkböök (XLSX)", exact: true }).click();
    expect(readFileSync(await (await workbook).path()).subarray(0, 2).toString()).toBe("PK");
  });
});

test("three languages are chosen from a list, and each shows the same values", async ({ page, marked }) => {
  await page.goto(`${marked}#v1&base=2025p&view=aave&aave.gho_share=0.1`);
  await answered(page);
  const list = page.locator("#language");
  await expect(list.locator("option")).toHaveText(["English", "中文", "Përüd"]);
  for (const [code, tag, title] of [["xa", "xa", "Aävë – Täkërätë"], ["zh", "zh-CN", "Aave – Takerate"], ["en", "en", "Aave – Takerate"], ["xa", "xa", "Aävë – Täkërätë"]]) {
    await list.selectOption(code);
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await expect(list).toHaveValue(code);
    await expect(list).toBeFocused();
    await expect(page).toHaveTitle(title.replace(/^A/, tag === "xa" ? "Ä" : "A"));
    await expectExact(page, "aave.adjusted_earnings", "57179062.5");
    // An invented language is no valid one.
    if (code === "en") await expectAccessible(page);
  }
  await page.reload();
  await answered(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "xa");
  // A link may ask for one.
  await page.goto(`${marked}#v1&base=2025p&lang=zh`);
  await answered(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("the document itself is in each of the languages", async ({ page, marked, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(marked);
  for (const [lang, title] of [["en", "What DeFi protocols earn, on your assumptions"], ["xa", "Whät DëFï prötöcöls ëärn, ön ÿöür ässümptïöns"]]) {
    await expect(plain.locator(`#boot > [lang=${lang}] .lead h1`)).toHaveText(title);
  }
  await context.close();
  await page.goto(marked);
  await answered(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
