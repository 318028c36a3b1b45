// A scenario under a name, shared from whatever view the reader is in: as a link, lines of text, a picture, by the system.
import { readFileSync } from "node:fs";
import { analysis, study, tab } from "./analyses";
import { field, hash, link, slider } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const SCENARIO = { base: "2025p", view: "aave", "aave.gho_share": "0.1" } as const;
const SHARE = link({ ...SCENARIO, show: "share" });
const button = (page: Page, name: string) => analysis(page).getByRole("button", { name, exact: true });
const shown = (page: Page) => analysis(page).getByRole("textbox", { name: "Link to the scenario" });
const name = (page: Page) => analysis(page).getByRole("textbox", { name: /^Name/ });
const note = (page: Page) => analysis(page).getByRole("textbox", { name: "Note" });
const caption = (page: Page) => page.locator("#caption");
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
/** As `caption.rs` writes a text. */
const encoded = (text: string) => [...text].map((c) => (/[A-Za-z0-9]/.test(c) ? c : c === " " ? "_" : c.split("").map((unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""))).join("");
/** The fragment of a link. */
const fragment = (address: string) => address.slice(address.indexOf("#"));

test("a name and a note go with the link, and are shown to whoever opens it as somebody's own words", async ({ page, open, browser, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(SHARE);
  await name(page).pressSequentially("My bear case: 牛 ");
  await note(page).fill("If ETH falls.");
  await expect(name(page)).toHaveValue("My bear case: 牛 ");
  await expect(caption(page)).toContainText("“My bear case: 牛”");
  await expect(page).toHaveTitle(/“My bear case: 牛”.*Aave/);
  await button(page, "Copy the link").click();
  const copied = await clipboard(page);
  expect(fragment(copied)).toMatch(/^#v1&base=2025p&view=aave&aave\.gho_share=0\.1&name=My_bear_case~003a_~725b&note=If_ETH_falls~002e&model=/);
  // Naming is no step of the history, and undo leads nowhere.
  await expect(page.locator("#undo")).toBeDisabled();

  const other = await (await browser.newContext()).newPage();
  await other.goto(copied);
  await answered(other);
  await expect(caption(other)).toContainText("“My bear case: 牛”");
  await expect(caption(other)).toContainText("If ETH falls.");
  await expect(caption(other)).toContainText("A reader’s own words, not the report’s");
  const place = await caption(other).boundingBox();
  expect(place!.y).toBeLessThan((await other.locator("#results [data-value-of='aave.adjusted_earnings']").first().boundingBox())!.y);
  await other.context().close();
});

test("the name stays with its scenario, and says what the reader has begun with once that is another one", async ({ page, open }) => {
  await open(`${link(SCENARIO)}&name=Bear`);
  const { height } = (await caption(page).boundingBox())!;
  const begun = caption(page).getByText("Begun from this scenario; values have changed since.");
  await expect(begun).toBeHidden();
  await slider(page, "aave.gho_share").fill("0.2");
  await expect(begun).toBeVisible();
  expect((await caption(page).boundingBox())!.height, "nothing moves").toBe(height);
  await expect.poll(() => hash(page)).not.toContain("name=");
  // The same values again are the scenario that was named; so is the step before.
  await slider(page, "aave.gho_share").fill("0.1");
  await expect.poll(() => hash(page)).toContain("name=Bear");
  await slider(page, "aave.gho_share").fill("0.3");
  await caption(page).getByRole("button", { name: "Back to it" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(begun).toBeHidden();
  await page.locator("#undo").click();
  await expect(field(page, "aave.gho_share")).toHaveValue("30");
  await expect.poll(() => hash(page)).not.toContain("name=");
  // Whoever shares it decides whether it is still that one.
  await study(page, "share");
  await expect(name(page)).toHaveValue("");
  await button(page, "Call it “Bear” again").click();
  await expect(name(page)).toHaveValue("Bear");
  await expect.poll(() => hash(page)).toContain("aave.gho_share=0.3&name=Bear");
  await name(page).fill("");
  await expect(caption(page)).toHaveCount(0);
});

test("while a name and a note are typed, nothing moves; elsewhere they stand above the figures", async ({ page, open }) => {
  await open(SHARE);
  await expect(analysis(page).locator("pre.lines")).toContainText("Aave");
  const tops = () => page.evaluate(() => [".called input", ".called + *", "pre.lines", "figure.picture"].map((place) => document.querySelector(place)!.getBoundingClientRect().top));
  const before = await tops();
  await name(page).pressSequentially("Bear");
  await note(page).pressSequentially("If ETH falls.");
  await expect(analysis(page).locator("pre.lines")).toContainText("“Bear”");
  await expect(analysis(page).locator("figure.picture")).toContainText("Bear");
  expect(await tops()).toEqual(before);
  await expect(caption(page)).toBeHidden();
  await tab(page, "").click();
  await expect(caption(page)).toBeVisible();
  await expect(caption(page)).toContainText("If ETH falls.");
});

test("markup in name and note is text wherever it stands", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const attack = `<img src=x onerror="globalThis.hit=1">'&lt;\u202e</svg><script>hit=1</script>`;
  await open(`${SHARE}&name=${encoded(attack.slice(0, 50))}&note=${encoded(attack)}`);
  await expect(caption(page)).toContainText('<img src=x onerror="globalThis.hit=1">');
  await expect(analysis(page).locator("svg[data-card]")).toContainText("<img src=x");
  await expect(analysis(page).locator(".report-head")).toContainText("<img src=x");
  await expect(page.locator("#caption img, #analysis img, #analysis script, #caption script")).toHaveCount(0);
  expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
  expect(await caption(page).innerText()).not.toContain("\u202e");
  await button(page, "Copy these lines").click();
  expect(await clipboard(page)).toContain("\\<img src=x");
});

test("whoever shares an analysis shares that, and comes back to it", async ({ page, open }) => {
  await open(link({ ...SCENARIO, show: "tornado", "show.by": "20" }));
  await expect(analysis(page).locator("figure").first()).toBeVisible();
  await tab(page, "share").click();
  await expect(shown(page)).toHaveValue(/#v1&base=2025p&view=aave&show=tornado&show\.by=20&aave\.gho_share=0\.1&model=/);
  await expect(analysis(page).getByText("It opens “What matters”.")).toBeVisible();
  // Another protocol: the analysis by its own settings.
  await page.locator("header nav a", { hasText: "Sky" }).click();
  await expect(shown(page)).toHaveValue(/view=sky&show=tornado&aave/);
  await page.goBack();
  await expect(shown(page)).toHaveValue(/view=aave&show=tornado/);
  await analysis(page).getByRole("link", { name: "Back to that view" }).click();
  await expect(tab(page, "tornado")).toHaveAttribute("aria-current", "page");
});

test("a few lines say what comes out, and which changes carry it", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(`${link({ base: "2025p", view: "aave", show: "share", "macro.eth_price": "4000", "aave.gho_share": "0.1", "aave.service_providers": "29999999" })}&name=Bear&note=If_so`);
  await button(page, "Copy these lines").click();
  const lines = (await clipboard(page)).trim().split("\n");
  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe("**“Bear” · Aave** – If so");
  expect(lines[1]).toMatch(/^- Adjusted earnings, USD \/ year: 56\.1M in 2025P → [\d.]+M, \+[\d.]+M \(\+/);
  expect(lines[4]).toMatch(/^- Changed: ETH price 3,000 → 4,000 USD \/ ETH · GHO's share of active loans 6% → 10% · Service providers/);
  expect(lines[5]).toMatch(/^- <http.*#v1&base=2025p&view=aave&.*&name=Bear&note=If_so&model=.*>$/);
  await expect(analysis(page).locator("pre.lines")).toHaveText(lines.join("\n"));
});

test("the picture is saved in its size and copied, and where that is refused, that is said", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(SHARE);
  const figure = analysis(page).locator("figure.picture");
  await expect(figure.locator("svg")).toContainText("57.2M");
  const download = page.waitForEvent("download");
  await figure.getByRole("button", { name: "PNG" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("takerate-aave-share.png");
  const png = readFileSync(await file.path());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  await figure.getByRole("button", { name: "Copy the picture" }).click();
  await expect(figure.getByText("Copied as a picture.")).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types))).toContain("image/png");
  await page.evaluate(() => Object.defineProperty(window, "ClipboardItem", { value: undefined }));
  await figure.getByRole("button", { name: "Copy the picture" }).click();
  await expect(figure.getByText("The browser does not allow copying a picture; save it instead.")).toBeVisible();
});

test("a chart is copied as a picture", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(link({ base: "2025p", view: "aave" }));
  const figure = page.locator("figure.waterfall");
  await figure.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(figure.getByText("Copied as a picture.")).toBeVisible();
});

test("the system's sheet gets text, link and picture where there is one, and closing it is no failure", async ({ page, open }) => {
  await page.addInitScript(() => {
    const sent: unknown[] = [];
    Object.assign(globalThis, { sent, refuse: "" });
    Object.defineProperty(navigator, "canShare", { value: () => true });
    Object.defineProperty(navigator, "share", {
      value: async ({ title, text, url, files }: ShareData) => {
        sent.push({ title, text, url, files: files?.map(({ name, type }) => `${name} ${type}`) });
        const { refuse } = globalThis as unknown as { refuse: string };
        if (refuse) throw new DOMException("", refuse);
      },
    });
  });
  await open(`${SHARE}&name=Bear`);
  await button(page, "Share…").click();
  const sent = () => page.evaluate(() => (globalThis as unknown as { sent: { title: string; text: string; url: string; files: string[] }[] }).sent);
  await expect.poll(sent).toHaveLength(1);
  const [first] = await sent();
  expect(first.title).toBe("“Bear” · Aave");
  expect(first.text).toContain("56.1M in 2025P → 57.2M");
  expect(first.url).toMatch(/#v1&base=2025p&view=aave&.*name=Bear&/);
  expect(first.files).toEqual(["takerate.png image/png"]);
  const said = analysis(page).getByText("This device did not share it");
  for (const [refuse, seen] of [["AbortError", 0], ["NotAllowedError", 1]] as const) {
    await page.evaluate((refuse) => Object.assign(globalThis, { refuse }), refuse);
    await button(page, "Share…").click();
    await expect(said).toHaveCount(seen);
  }
});

test("without the system's sheet there is no button for it", async ({ page, open }) => {
  await page.addInitScript(() => delete (Navigator.prototype as { share?: unknown }).share);
  await open(SHARE);
  await expect(shown(page)).toBeVisible();
  await expect(button(page, "Share…")).toHaveCount(0);
});

for (const lang of ["en", "zh"]) {
  test(`in the fonts of this machine no text of the picture leaves it or meets another, in ${lang}`, async ({ page, open }) => {
    const names = ["W".repeat(60), "字".repeat(60), "The longest name that anybody has given a scenario of this one", "Émile’s fi ".repeat(6)];
    for (const view of ["", "aave", "lido"] as const) {
      for (const [index, said] of names.entries()) {
        await open(`${link({ base: "2025p", view, lang, show: "share", "macro.eth_price": "4123.456", "aave.stablecoin_loans": "4123456789", "lido.token_supply": "999999999" })}&name=${encoded(said)}&note=${encoded(names[(index + 1) % 4].repeat(5).slice(0, 280))}`);
        await expect(analysis(page).locator("svg[data-card] text").nth(5)).toBeAttached();
        const faults = await analysis(page).locator("svg[data-card]").evaluate((svg: SVGSVGElement) => {
          const boxes = [...svg.querySelectorAll("text")].map((text) => ({ said: text.textContent, box: text.getBBox() }));
          const out = boxes.filter(({ box }) => box.x < 63 || box.x + box.width > 1137 || box.y < 0 || box.y + box.height > 630).map(({ said }) => `out: ${said}`);
          // Lines may lie as close as they like; letters that stand beside each other must not meet.
          const meet = boxes.flatMap((one, index) => boxes.slice(index + 1).filter(({ box }) => Math.abs(box.y + box.height - one.box.y - one.box.height) < 12 && box.x < one.box.x + one.box.width && one.box.x < box.x + box.width).map(({ said }) => `${one.said} meets ${said}`));
          return [...out, ...meet];
        });
        expect(faults).toEqual([]);
        await page.goto("about:blank");
      }
    }
  });
}
