// Translators and extensions replace the text nodes of a page. What it shows must stay true all the same.
import { ANALYSES, analysis, study } from "./analyses";
import { field, link, preset, slider, visit } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** Wraps every text node in two `font` elements, as a browser's translation does, now and whenever one comes. */
const translate = () => {
  const wrap = (text: Node) => {
    if (!text.nodeValue!.trim() || !text.parentElement || text.parentElement.closest("font, script, style, svg, textarea")) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.nodeValue;
    outer.append(inner);
    (text as ChildNode).replaceWith(outer);
  };
  const all = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(wrap);
  };
  all(document.body);
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "characterData") wrap(target);
      for (const node of addedNodes) node.nodeType === 3 ? wrap(node) : all(node);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
};

/** What a reader sees, at rest. */
async function seen(page: Page) {
  await page.waitForTimeout(900);
  return page.evaluate(() => document.body.innerText.replace(/\s+/g, " "));
}

test("a translated page shows what is true after every step", async ({ page, open }) => {
  const steps: (() => Promise<unknown>)[] = [
    () => visit(page, "sky"),
    () => visit(page, "aave"),
    () => field(page, "aave.gho_share").fill("20"),
    () => preset(page, "2025p").check({ force: true }),
    () => slider(page, "macro.eth_price").press("PageUp"),
    () => page.locator("#undo").click(),
    () => visit(page, ""),
    () => page.locator("#language").click(),
    () => visit(page, "lido"),
    () => page.locator("#language").click(),
  ];
  const walk = async (translated: boolean) => {
    await open(link({ view: "aave" }));
    if (translated) await page.evaluate(translate);
    const texts = [];
    for (const step of steps) {
      await step();
      texts.push(await seen(page));
    }
    await page.evaluate(() => localStorage.clear());
    return texts;
  };
  const plain = await walk(false);
  await page.goto("about:blank");
  const translated = await walk(true);
  for (const [index, text] of plain.entries()) expect(translated[index], `step ${index}`).toBe(text);
});

test("a translated analysis gives way to the next", async ({ page, open }) => {
  await open(`${link({ view: "aave" })}&show=tornado`);
  await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toHaveText("Which assumption matters?");
  await page.evaluate(translate);
  await page.getByRole("link", { name: "Solve" }).click();
  await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toHaveText("How far must one assumption move?");
  await expect(analysis(page)).not.toContainText("Which assumption matters?");
});

test("translated analyses show what is true, before and after a change", async ({ page, open }) => {
  /** What the analysis shows once nothing of it changes any more. */
  const settled = async () => {
    let before = "";
    await expect.poll(async () => {
      const now = await analysis(page).evaluate((element: HTMLElement) => element.innerText.replace(/\s+/g, " "));
      const stale = await analysis(page).locator(".stale").count();
      const same = now !== "" && now === before && !stale && !/Computing/.test(now);
      before = now;
      return same;
    }, { intervals: [700] }).toBe(true);
    return before;
  };
  const walk = async (translated: boolean) => {
    await open(link({ base: "2025p", view: "aave" }));
    if (translated) await page.evaluate(translate);
    const texts: Record<string, string> = {};
    // A simulation draws by another seed each time.
    for (const name of ANALYSES.filter((name) => name !== "simulate")) {
      await study(page, name);
      texts[name] = await settled();
      await slider(page, "aave.gho_share").press("ArrowRight");
      texts[`${name}, moved`] = await settled();
    }
    return texts;
  };
  const plain = await walk(false);
  await page.goto("about:blank");
  const translated = await walk(true);
  for (const [name, text] of Object.entries(plain)) expect(translated[name], name).toBe(text);
});
