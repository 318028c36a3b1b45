// The Chinese of the whole document, in every view, analysis and explanation, by the rules that the Rust tests hold for
// models, answers and files (crates/definition/tests/support/chinese.rs); and which fonts each language asks for.
import { analysis, ANALYSES, settled, study, tab, unfolded } from "./analyses";
import { field, figure, link, preset, PROTOCOLS, unfold, VIEWS, visit, way } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const HAN = "\\u3400-\\u9fff";
const FULL = "，。、；：？！（）《》";

/** What a reader of Chinese would correct. */
const RULES: [string, RegExp][] = [
  ["no space", new RegExp(`[${HAN}](?:[A-Za-z0-9]|[−+±-]\\d)|[A-Za-z%](?=[${HAN}])|\\d(?![万亿倍])(?=[${HAN}])`)],
  ["half-width punctuation", new RegExp(`[${HAN}] ?\\(|[${HAN}][,:;()]|[,:;()][${HAN}]|[,:;] `)],
  ["a space beside full-width punctuation", new RegExp(`[${FULL}] (?![→←×÷+−=＝<>≤≥·])|(?<![→←×÷+−=＝<>≤≥·]) [${FULL}]`)],
  ["a word that the article says otherwise", /盈利|净营业利润|运营费用|抽成率|净收入率|一次性支出|看板|资助|读法|原文载明|资金跑道|五分之四|个假设|点选|\bpp\b/],
];

/** Every text of the page that is Chinese: nodes, what is read aloud, and sentences across the elements within them. */
const texts = (page: Page) =>
  page.evaluate(() => {
    const texts = new Set([document.title]);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (element.closest("[lang]:not(html, .report), script, style, noscript, code, bdi, textarea") || !(element.matches("option") || element.checkVisibility())) continue;
      for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"]) texts.add(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) for (const line of node.textContent!.split("\n")) texts.add(line);
      if (element.matches("p:not(.formula), li, td, th, dt, dd, summary, caption, figcaption, label, button, a, option, h1, h2, h3, legend")) {
        // A number that is moved within a sentence is read in it.
        const fields = [...element.querySelectorAll<HTMLInputElement>(".lever input")];
        const filled = element.cloneNode(true) as HTMLElement;
        filled.querySelectorAll(".lever input").forEach((input, index) => input.replaceWith(fields[index].value));
        for (const line of ((fields.length ? filled.textContent : element.innerText) ?? "").split("\n")) texts.add(line);
      }
    }
    return [...texts].map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => /[\u3400-\u9fff]/.test(text));
  });

async function faults(page: Page) {
  const all = await texts(page);
  expect(all.length).toBeGreaterThan(3);
  return all.flatMap((text) => RULES.filter(([, rule]) => rule.test(text)).map(([name]) => `${name}: ${text}`));
}

test.use({ locale: "zh-CN" });

for (const base of ["2024e", "2025p"]) {
  test(`views and explanations of ${base}`, async ({ page, open }) => {
    test.setTimeout(240_000);
    await open(link({ base, "macro.eth_price": "4500", "aave.gho_share": "0.0987654321" }));
    for (const view of VIEWS) {
      await visit(page, view);
      await unfold(page);
      expect(await faults(page), `view "${view}"`).toEqual([]);
      const figures = page.locator("main .figure");
      for (let index = 0; index < (await figures.count()); index += 1) {
        await figures.nth(index).evaluate((button) => (button as HTMLElement).click());
        const panel = page.locator("dialog[open]");
        await panel.waitFor();
        await panel.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
        expect(await faults(page), await panel.locator("h2").innerText()).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(panel).toHaveCount(0);
        // The dialog tells of its end a moment later.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      }
    }
  });
}

for (const view of VIEWS) {
  test(`analyses of "${view}"`, async ({ page, open }) => {
    test.setTimeout(240_000);
    await open(link({ base: "2025p", view, "aave.service_providers": "45e6" }));
    for (const name of ANALYSES) {
      await study(page, name);
      await unfolded(page);
      expect(await faults(page), name).toEqual([]);
    }
  });
}

test("what is wrong is said in Chinese as well", async ({ page, open }) => {
  await open("#v1&base=2031x&view=uniswap&lang=zh-CN&model=x&nonsense&aave.gho_shar=0.1&aave.gho_share=7&aave.eth_loans=-1");
  await expect(page.locator("#link-issues li").first()).toBeVisible();
  expect(await faults(page), "issues of a link").toEqual([]);
  await open(link({ view: "aave", "aave.gho_share": "0.9" }));
  await expect(page.locator("#problems")).toBeVisible();
  expect(await faults(page), "problems").toEqual([]);
  await expect(page.locator("#problems")).toContainText("请检查：GHO 占未偿贷款的比例、稳定币贷款（含 GHO）");
  for (const text of ["五", "-5", "1e99", "99e9"]) {
    await field(page, "aave.stablecoin_loans").fill(text);
    expect(await faults(page), text).toEqual([]);
  }
  await open("#v1&base=2025p&view=aave&model=01234567&saw.aave=70000000&aave.gho_share=0.1");
  await expect(page.locator("#other-edition")).toBeVisible();
  expect(await faults(page), "another edition").toEqual([]);
});

test("a card and the steps of a reader are Chinese", async ({ page, open }) => {
  await open(link({ base: "2025p" }));
  await preset(page, "2024e").check();
  await visit(page, "sky");
  await field(page, "sky.workforce").fill("45000000");
  await way(page, "改动记录");
  await settled(page);
  expect(await faults(page), "steps").toEqual([]);
  await page.goto("./?embed=aave.gho_share,aave.adjusted_earnings&lang=zh-CN#v1&base=2025p&lang=zh-CN");
  await answered(page);
  expect(await faults(page), "card").toEqual([]);
});

test("the presets say what they are, and the overview its currency", async ({ page, open }) => {
  await open();
  await expect(page.locator(".presets")).toContainText("2024 报告");
  await expect(page.locator(".presets")).toContainText("2025 预测");
  await expect(page.locator(".presets")).toContainText("2025 实际");
  const table = page.getByRole("table", { name: "收益与估值" });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(table.getByRole("columnheader", { name: "净收入 美元/年" })).toBeVisible();
    await expect(table.getByRole("rowheader", { name: "Sky MakerDAO" })).toBeVisible();
  }
});

test("the ends of a slider stand beside it, not in it", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const view of PROTOCOLS) {
    await open(link({ view }));
    const wrong = await page.locator(".track").evaluateAll((tracks) =>
      tracks.filter((track) => {
        const [low, rail] = [track.firstElementChild!, track.querySelector(".rail")!];
        return low.scrollWidth > low.clientWidth + 1 || low.getBoundingClientRect().right > rail.getBoundingClientRect().left + 1;
      }).map((track) => track.textContent),
    );
    expect(wrong, view).toEqual([]);
  }
});

test("a file is chosen in the page's language", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await study(page, "share");
  const button = analysis(page).locator(".drop .action");
  await expect(button).toHaveText("选择文件");
  const chooser = page.waitForEvent("filechooser");
  await button.click();
  expect((await chooser).isMultiple()).toBe(false);
  await expect(tab(page, "share")).toHaveAttribute("aria-current", "page");
});

test("headings break between words", async ({ page, open }) => {
  for (const width of [320, 390, 768]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of VIEWS) {
      await open(link({ view }));
      // A line ends within a word where the letters on both sides of its end are Han and nothing stands between.
      const broken = await page.locator("h1, h2:not(.hidden)").evaluateAll((all) =>
        all.flatMap((element) => {
          const found: string[] = [];
          const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const text = node.textContent!;
            const top = (at: number) => {
              const range = document.createRange();
              range.setStart(node!, at);
              range.setEnd(node!, at + 1);
              return range.getBoundingClientRect().top;
            };
            for (let at = 1; at < text.length; at += 1) {
              if (/[\u3400-\u9fff]{2}/.test(text.slice(at - 1, at + 1)) && top(at) > top(at - 1) + 4) found.push(`${text.slice(0, at)}｜${text.slice(at)}`);
            }
          }
          return found;
        }),
      );
      expect(broken, `${view} at ${width}`).toEqual([]);
    }
  }
});

const CHINESE_FONT = /SC|YaHei|SimSun|Songti|PingFang|CJK|Han (Sans|Serif)/;

for (const lang of ["en", "zh-CN"]) {
  test(`fonts of ${lang}`, async ({ page, open }) => {
    await open(`#v1&lang=${lang}`);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    for (const where of ["body", "h1"]) {
      const families = await page.locator(where).first().evaluate((element) => getComputedStyle(element).fontFamily.split(",").map((family) => family.trim().replaceAll('"', "")));
      const chinese = families.findIndex((family) => CHINESE_FONT.test(family));
      if (lang === "en") {
        expect(families.filter((family) => CHINESE_FONT.test(family)), where).toEqual([]);
        expect(families, where).not.toContain("system-ui");
      } else {
        // Latin letters and digits from Latin fonts, the rest from a Chinese one.
        expect(chinese, where).toBeGreaterThan(families.findIndex((family) => /Arial|Times New Roman/.test(family)));
      }
    }
    if (lang === "en") {
      // An apostrophe of a Chinese font is as wide as a letter of it.
      const widths = await page.locator("h1, p").first().evaluate((element) => {
        const context = document.createElement("canvas").getContext("2d")!;
        const { fontSize, fontFamily } = getComputedStyle(element);
        context.font = `${fontSize} ${fontFamily}`;
        return ["’", "“", "”"].map((mark) => context.measureText(mark).width / parseFloat(fontSize));
      });
      for (const width of widths) expect(width).toBeLessThan(0.7);
    }
  });
}

test("a figure is explained with what the article says of it", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await figure(page, "aave.fdv_to_earnings").click();
  await expect(page.locator("dialog[open]")).toContainText("原文：约 103 倍（27 亿 ÷ 2,640 万 ＝ 102.3）");
});
