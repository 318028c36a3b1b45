// A protocol of the reader's own: written, opened as a file, added, edited, removed; and whatever a file may hold.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { figure, hash, slider } from "./controls";
import { answered, expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const TEMPLATE = readFileSync("models/templates/earnings.toml", "utf8");
const OWN = "#v1&base=2025p&show=own";

const file = (page: Page) => page.getByRole("textbox", { name: "Model file" });
const said = (page: Page) => page.locator(".own-editor p.said");
const add = (page: Page) => page.getByRole("button", { name: "Add to the page", exact: true });

/** Writes a file and waits for what is said of it. */
async function write(page: Page, text: string, what: string | RegExp) {
  await file(page).fill(text);
  await expect(said(page)).toHaveText(what, { timeout: 20_000 });
}

/** Adds the template under another id and name, and waits for its page. */
async function added(page: Page, text = TEMPLATE) {
  await write(page, text, /can be added/);
  await page.locator(".own-editor .actions button").click();
  await page.waitForURL(/view=/);
  await expect(figure(page, "mine.adjusted_earnings")).toBeVisible({ timeout: 20_000 });
}

test("from the overview to a protocol of one's own, on the page with everything that it can do", async ({ page, open }) => {
  await open();
  const before = await figure(page, "aave.adjusted_earnings").getAttribute("data-exact");
  await page.getByRole("link", { name: "Add a protocol of your own" }).click();
  await expect(page.getByRole("heading", { name: "Protocols of your own" })).toBeVisible();
  await expect(said(page)).toHaveText(/Begin with/);
  await expect(add(page)).toBeDisabled();
  const begin = page.getByLabel("Begin with");
  await expect(begin.getByRole("option")).toHaveText(["Choose…", "Template: My protocol", /^Template: /, /^Template: /, /^Template: /, "Copy of Aave", ...Array(11).fill(/^Copy of/)]);
  await begin.selectOption("Template: My protocol");
  await expect(said(page)).toHaveText("My protocol · yours can be added to the page.");
  // 1.5bn x 0.3 % x 40 % - 0.5M - 400 a day.
  await expect(page.locator(".own-editor .preview")).toContainText("Adjusted earnings");
  await add(page).click();
  await page.waitForURL(/view=mine/);
  await expect(figure(page, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "1008000");
  await expect(page.getByText("no part of the report")).toBeVisible();
  await expect(page.locator("header nav a")).toContainText(["Overview", "Aave", "My protocol · yours"]);
  // Levers, undo, analyses, a workbook.
  await slider(page, "mine.fee").fill("0.006");
  await expect(figure(page, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "2808000");
  await page.getByRole("navigation", { name: "Readings" }).getByRole("link", { name: "How sure" }).click();
  await expect(page.locator("#analysis .verdict, #analysis svg").first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole("navigation", { name: "Readings" }).getByRole("link", { name: "Share" }).click();
  const [workbook] = await Promise.all([page.waitForEvent("download", { timeout: 40_000 }), page.getByRole("button", { name: /Excel|Workbook|XLSX/i }).first().click()]);
  expect(readFileSync(await workbook.path()).subarray(0, 2).toString()).toBe("PK");
  // The report is what it was.
  await page.locator("header nav a").first().click();
  await expect(figure(page, "aave.adjusted_earnings")).toHaveAttribute("data-exact", before!);
  // A reload, and a page that is opened anew.
  await page.goto("./");
  await answered(page);
  await expect(figure(page, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "1008000");
});

test("what is wrong is said with its line, which a press leads to; the last good one stays on the page", async ({ page, open }) => {
  await open(OWN);
  await added(page);
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(file(page)).toHaveValue(TEMPLATE);
  const broken = TEMPLATE.replace("volume * fee", "volume * fees");
  await write(page, broken, "One thing is to be mended:");
  const mistake = page.locator(".own-editor .mistakes li");
  await expect(mistake).toContainText("unknown id mine.fees; did you mean mine.fee");
  const line = broken.split("\n").findIndex((text) => text.includes("fees\"")) + 1;
  await mistake.getByRole("button", { name: `Line ${line}` }).click();
  const selected = await file(page).evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(selected).toBe('formula = "volume * fees"');
  await expect(page.locator(".own-editor .actions button")).toBeDisabled();
  // It is not lost with the page.
  await page.reload();
  await expect(file(page)).toHaveValue(broken);
  await write(page, TEMPLATE.replace("2024e = 0.003, 2025p = 0.003", "2024e = 0.004, 2025p = 0.004"), /can be added/);
  await page.getByRole("button", { name: "Put on the page" }).click();
  await page.waitForURL(/view=mine/);
  await expect(figure(page, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "1608000");
});

test("it is opened from a file, saved as one, and removed without being lost", async ({ page, open }) => {
  await open(OWN);
  await file(page).fill("something of mine");
  await page.locator(".own-editor input[type=file]").setInputFiles({ name: "mine.toml", mimeType: "application/toml", buffer: Buffer.from(TEMPLATE) });
  await expect(said(page)).toHaveText(/can be added/, { timeout: 20_000 });
  await page.getByRole("button", { name: "Back to what stood here" }).click();
  await expect(file(page)).toHaveValue("something of mine");
  await added(page);
  await page.getByRole("link", { name: "Edit" }).click();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Save as a file/ }).click()]);
  expect(saved.suggestedFilename()).toBe("mine.toml");
  expect(readFileSync(await saved.path(), "utf8")).toBe(TEMPLATE);
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(0, { timeout: 20_000 });
  await expect(page.locator("header nav a")).toHaveCount(13);
  await expect(file(page)).toHaveValue(TEMPLATE);
  expect(await hash(page)).toContain("show=own");
});

test("a link brings it to somebody else, who is asked before anything of it is shown", async ({ page, open, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(OWN);
  await added(page);
  await slider(page, "mine.fee").fill("0.006");
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Copy a link that brings it" }).click();
  await expect(page.getByText("The link is on the clipboard")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(4000);
  expect(link).toContain("mine.fee=0.006");

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await answered(other);
  await expect(other.getByText("This link brings a protocol of somebody’s own (mine)")).toBeVisible();
  await expect(other.locator("#link-issues")).toHaveCount(0);
  await expect(other.locator("header nav a")).toHaveCount(13);
  await other.getByRole("link", { name: "Look at it" }).click();
  await expect(file(other)).toHaveValue(TEMPLATE);
  await expect(other.getByText("This came with a link")).toBeVisible();
  await expect(said(other)).toHaveText(/can be added/, { timeout: 20_000 });
  await add(other).click();
  await other.waitForURL(/view=mine/);
  await expect(figure(other, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "2808000");
  // Who has it already is asked nothing.
  await other.goto("about:blank");
  await other.goto(link);
  await expect(figure(other, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "2808000");
  await expect(other.getByText("This link brings")).toHaveCount(0);
  await other.context().close();

  // Half of it, and bytes that unfold to far more than they are.
  for (const broken of [link.slice(0, -400), link.replace(/own=.*/, "own=%%%"), link.replace(/own=.*/, `own=${bomb()}`)]) {
    const third = await (await browser.newContext()).newPage();
    await third.goto(broken.replace("view=mine&", "").replace(/&(saw\.)?mine[^&]*/g, ""));
    await answered(third);
    await expect(third.getByText("damaged")).toBeVisible();
    expect(await third.evaluate(() => location.hash)).not.toContain("own=");
    await third.context().close();
  }
});

const brings = (text: string) => deflateRawSync(Buffer.from(text)).toString("base64url");

test("what a link brings takes nothing away: neither what is being written nor a protocol of the same id", async ({ page, open }) => {
  await open(OWN);
  await added(page);
  await page.getByRole("link", { name: "Edit" }).click();
  await file(page).fill("a draft");
  const theirs = TEMPLATE.replace("2024e = 0.003, 2025p = 0.003", "2024e = 0.004, 2025p = 0.004");
  // As a mail program escapes it.
  await page.goto("about:blank");
  await open(`#v1&base=2025p&amp;view=mine%26own=${brings(theirs)}`);
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(file(page)).toHaveValue(theirs);
  await expect(page.getByText("takes the place of one of yours")).toBeVisible();
  // What is changed in it stays changed.
  await file(page).fill(`${theirs}\n`);
  await page.reload();
  await expect(file(page)).toHaveValue(`${theirs}\n`);
  await expect(said(page)).toHaveText(/can be added/, { timeout: 20_000 });
  await page.getByRole("button", { name: "Put on the page" }).click();
  await page.waitForURL(/view=mine/);
  await expect(figure(page, "mine.adjusted_earnings")).toHaveAttribute("data-exact", "1608000");
  await page.getByRole("link", { name: "Edit" }).click();
  // One's own, then what was brought, then the draft.
  const back = page.getByRole("button", { name: "Back to what stood here" });
  for (const text of [TEMPLATE, `${theirs}\n`, "a draft"]) {
    await expect(file(page)).toHaveValue(text);
    if (text !== "a draft") await back.click();
  }
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(1);
});

test("of many, one that cannot be read leaves the others, and there are twelve at most", async ({ page, open, context }) => {
  const all = Array.from({ length: 12 }, (_, number) => [`mine${number}`, number === 3 ? "nothing" : TEMPLATE.replace('id = "mine"', `id = "mine${number}"`)]);
  await context.addInitScript((all) => localStorage.getItem("takerate.own") ?? localStorage.setItem("takerate.own", JSON.stringify(all)), all);
  await open(OWN);
  await expect(page.getByText("could not be read")).toBeVisible();
  await expect(page.locator(".own-protocols li")).toHaveCount(12);
  await expect(page.locator(".own-protocols li", { hasText: "cannot be read" })).toHaveCount(1);
  await write(page, TEMPLATE, /can be added/);
  await page.locator(".own-editor .actions button").click();
  await expect(page.getByText("There are 12 protocols of your own already")).toBeVisible();
  // A lever of one that goes is no mistake of the address.
  await page.goto("./#v1&base=2025p&view=mine0&mine0.fee=0.006");
  await expect(figure(page, "mine0.adjusted_earnings")).toHaveAttribute("data-exact", "2808000");
  await page.getByRole("link", { name: "Edit" }).click();
  await page.locator(".own-protocols li").first().getByRole("button", { name: /^Remove/ }).click();
  await expect(page.locator(".own-protocols li")).toHaveCount(11, { timeout: 20_000 });
  await expect(page.locator("#link-issues")).toHaveCount(0);
  await expect(file(page)).toHaveValue(all[0][1]);
});

/** 50 MB of one letter, as a link would bring it. */
const bomb = () => deflateRawSync(Buffer.alloc(50_000_000, "#")).toString("base64url");

for (const [what, text, answer] of [
  ["markup and scripts in its texts", TEMPLATE.replace("My protocol", "<img src=x onerror=alert(1)>").replace("What it does", "<script>alert(1)</script> What it does"), /<img src=x onerror=alert\(1\)> · yours can be added/],
  ["the id of a protocol of the report", TEMPLATE.replace('id = "mine"', 'id = "aave"'), /to be mended/],
  ["a formula 10,000 deep", TEMPLATE.replace("volume * fee", "(".repeat(10_000) + "volume * fee" + ")".repeat(10_000)), /to be mended/],
  ["200 lines of nothing", "x\n".repeat(200), /to be mended/],
  ["another language", "{ \"kind\": \"protocol\" }", /to be mended/],
  ["arrays 90,000 deep", `x = ${"[".repeat(90_000)}`, /to be mended|stopped/],
] as const) {
  test(`a file with ${what} is answered in words, and nothing else happens`, async ({ page, open }) => {
    page.on("dialog", () => expect("a script ran").toBe(""));
    await open(OWN);
    await write(page, text, answer);
    if (what.startsWith("markup")) {
      await page.locator(".own-editor .actions button").click();
      await page.waitForURL(/view=mine/);
      await expect(figure(page, "mine.adjusted_earnings")).toBeVisible({ timeout: 20_000 });
      expect(await page.locator("img[src=x], main script").count()).toBe(0);
      await page.locator("header nav a").first().click();
      await expect(page.locator("tr.own th")).toContainText("<img");
      expect(await page.locator("img[src=x]").count()).toBe(0);
    }
    // The page goes on.
    await page.locator("header nav a").nth(1).click();
    await expect(figure(page, "aave.adjusted_earnings")).toBeVisible();
  });
}

test("files of 50 MB and of 100,000 lines are not taken, and what stood there stays", async ({ page, open }) => {
  await open(OWN);
  await write(page, TEMPLATE, /can be added/);
  for (const [content, why] of [["#".repeat(49_000_000), "49000000 bytes"], ["\n".repeat(99_999), "100000 lines"]]) {
    await page.locator(".own-editor input[type=file]").setInputFiles({ name: "big.toml", mimeType: "text/plain", buffer: Buffer.from(content) });
    await expect(page.getByText(why)).toBeVisible();
    await expect(file(page)).toHaveValue(TEMPLATE);
  }
  await write(page, `${TEMPLATE}\n`, /can be added/);
  await expect(page.getByText("100000 lines")).toBeHidden();
  await file(page).evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "x\n".repeat(60_000));
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText("60001 lines")).toBeVisible();
  // What is not too long comes at once, and what it took the place of can be had back.
  await file(page).evaluate((area: HTMLTextAreaElement) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "# x\r\n".repeat(4_000));
    area.setSelectionRange(2, 4);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(file(page)).toHaveValue(`# ${"# x\n".repeat(4_000)}${TEMPLATE.slice(4)}\n`);
  await page.getByRole("button", { name: "Back to what stood here" }).click();
  await expect(file(page)).toHaveValue(`${TEMPLATE}\n`);
});

test("one that this version cannot read leaves the report as it is, and says so", async ({ page, open, context }) => {
  await context.addInitScript(() => localStorage.setItem("takerate.own", JSON.stringify([["mine", 'kind = "protocol"\nid = "mine"\nformat = 99\n']])));
  await open();
  await expect(page.getByText("could not be read, so the page shows the report alone")).toBeVisible();
  await expect(page.locator("header nav a")).toHaveCount(13);
  await page.getByRole("link", { name: "See why" }).click();
  await page.getByRole("button", { name: /^Edit/ }).click();
  await expect(page.locator(".own-editor .mistakes")).toContainText("format", { timeout: 20_000 });
});

test("what a browser keeps that is something else is as if there were nothing", async ({ page, open, context }) => {
  await context.addInitScript(() => localStorage.setItem("takerate.own", '{"mine": [1, 2]}'));
  await open();
  await expect(page.locator("header nav a")).toHaveCount(13);
});

test("where what reads files cannot be loaded, that is said, and it is tried again", async ({ page, open }) => {
  await page.route("**/reader_bg.wasm", (route) => route.abort());
  await open(OWN);
  await write(page, TEMPLATE, /could not be loaded/);
  await page.unroute("**/reader_bg.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(said(page)).toHaveText(/can be added/, { timeout: 20_000 });
});

test("what is wrong is said in Chinese where the page is", async ({ page, open }) => {
  await open(`${OWN}&lang=zh`);
  const area = page.getByRole("textbox", { name: "模型文件" });
  const mistakes = page.locator(".own-editor .mistakes");
  for (const [from, to, message] of [
    ["volume * fee", "volume * fees", "mine.gross_revenue 的公式：未知的 id：mine.fees（是否指 mine.fee"],
    ["range = [0, 0.1]", "range = [0, 0.001]", "mine.fee 为 0.003，超出范围 0 至 0.001"],
    ['kind = "protocol"', "kind = protocol", "文本请加英文引号"],
    ['kind = "protocol"', 'kind "protocol"', "键名后面缺少 ="],
    // What the statement of the report asks of it, with the report's file.
    ['id = "token_price"', 'id = "price"', /models\/statement\.toml 第 \d+ 行：.*未知的 id：mine\.token_price/],
  ] as const) {
    await area.fill(TEMPLATE.replace(from, to));
    await expect(mistakes, to).toContainText(message, { timeout: 20_000 });
    await expect(said(page)).toHaveText(/^有 \d+ 处需要修改：$/);
    // No English sentence; ids and code are the file's.
    await expect(mistakes).not.toContainText(/\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/);
  }
});

test("in Chinese, and for everybody", async ({ page, open }) => {
  await open(`${OWN}&lang=zh`);
  await expect(page.getByRole("heading", { name: "自建协议" })).toBeVisible();
  await page.getByLabel("起点").selectOption("模板：我的协议");
  await expect(said(page)).toHaveText("“我的协议 · 自建”可以添加到页面。", { timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
});
