// How fields, links, focus and announcements behave under a hand, a key and a screen reader.
import { chart, choice } from "./analyses";
import { assumption, field, hash, link, slider, way } from "./controls";
import { expect, test } from "./fixtures";

test("a click into a field selects all of it, a second one places the caret", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const price = field(page, "macro.eth_price");
  await price.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await price.boundingBox())!;
  const middle = [x + width - 30, y + height / 2] as const;
  await page.mouse.click(...middle);
  await page.keyboard.type("4,500");
  await expect(price).toHaveValue("4,500");
  await price.press("Enter");
  await page.mouse.click(...middle);
  const selected = await price.evaluate((input: HTMLInputElement) => input.selectionEnd! - input.selectionStart!);
  expect(selected).toBe(0);
});

test("the keypad of a field has every sign that the field takes", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  expect(await page.locator("input[type=text][data-input]").evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).inputMode))])).toEqual(["text"]);
});

test("a link's own changes can be returned to, all or one", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.gho_share": "0.1" }));
  await slider(page, "aave.gho_share").fill("0.2");
  await assumption(page, "aave.gho_share").getByRole("button", { name: "Link: 10.00%" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await way(page, "Reset all");
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await way(page, "As in the link");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect.poll(() => hash(page)).toBe("#v1&base=2024e&view=aave&aave.gho_share=0.1");
});

test("one status says once what a move has come to", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  const said: string[] = [];
  await page.exposeFunction("heard", (text: string) => said.push(text));
  await page.evaluate(() => {
    const status = document.getElementById("status")!;
    new MutationObserver(() => (window as never as { heard: (text: string) => void }).heard(status.textContent!)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  // Ten moves without a rest, however slow the machine is.
  await slider(page, "aave.gho_share").evaluate((input: HTMLInputElement) => {
    for (let step = 61; step <= 70; step += 1) {
      input.value = String(step / 1000);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toMatch(/^GHO's share of active loans 7%: Adjusted earnings [\d.]+M \(2025P 56\.1M\), FDV \/ earnings [\d.]+x \(2025P 48\.2x\)$/);
  expect(await page.locator("[role=status], [aria-live]").filter({ visible: true }).count()).toBe(1);
});

test("jumps and skip links take the focus along", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(link({ view: "aave" }));
  await page.getByRole("navigation", { name: "On this page" }).getByRole("button", { name: "Statement" }).click();
  expect(await page.evaluate(() => document.activeElement!.matches(".statement"))).toBe(true);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement!.closest(".statement") !== null)).toBe(true);
  await page.getByRole("link", { name: "Skip to the assumptions" }).focus();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement!.id)).toBe("assumptions");
});

test("the document's title says the view, and an analysis stands before the assumptions", async ({ page, open }) => {
  await open(`${link({ view: "aave" })}&show=seek`);
  await expect(page).toHaveTitle("Solve – Aave – Takerate");
  expect(await page.evaluate(() => Boolean(document.querySelector(".results")!.compareDocumentPosition(document.querySelector(".assumptions")!) & Node.DOCUMENT_POSITION_FOLLOWING))).toBe(true);
});

test("names of fields and figures say unit and protocol", async ({ page, open }) => {
  await open(link());
  await expect(field(page, "macro.eth_price")).toHaveAccessibleName("ETH price USD / ETH");
  await expect(page.locator('[data-value-of="sky.adjusted_earnings"]').first()).toHaveAccessibleName(/^Sky – Adjusted earnings: 88\.4M USD \/ year$/);
  await open(link({ view: "aave" }));
  await expect(page.locator('table.statement [data-value-of="aave.adjusted_earnings"]')).toHaveAccessibleName(/^Adjusted earnings: 26\.4M USD \/ year$/);
});

for (const size of ["150%", "200%"]) {
  test(`with letters of ${size} nothing overlaps and labels stay readable`, async ({ page, open }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(link({ view: "aave", lang: "zh" }));
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const narrow = await page.locator(".assumption label").evaluateAll((labels) =>
      labels.filter((label) => label.getClientRects().length && label.getBoundingClientRect().width < 7 * parseFloat(getComputedStyle(label).fontSize)).map((label) => label.textContent));
    expect(narrow).toEqual([]);
    const boxes = await page.locator(".headline > div").evaluateAll((all) => all.filter((one) => one.getClientRects().length).map((one) => one.getBoundingClientRect().toJSON()));
    for (const [index, box] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(box.right <= other.left + 1 || box.bottom <= other.top + 1).toBe(true);
  });
}

test("where not even the boot script arrives, the page says what to do", async ({ page, provoke }) => {
  provoke(/^(error|console): /);
  await page.route("**/*.js", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByText("This takes longer than it should.")).toBeVisible({ timeout: 12_000 });
});

test("a card tells its height again in the beginning, and when it is asked", async ({ page, baseURL }) => {
  const body = `<link rel="icon" href="data:,"><iframe src="${baseURL}?embed=aave.adjusted_earnings" style="width: 30rem"></iframe>`;
  await page.route("**/site.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("./site.html");
  await page.frameLocator("iframe").locator("[data-exact]").first().waitFor();
  await page.waitForTimeout(1500);
  const height = await page.evaluate(() => new Promise((done) => addEventListener("message", ({ data }) => done(data.takerate.height), { once: true })));
  expect(height).toBeGreaterThan(50);
  await page.waitForTimeout(10_000);
  const asked = await page.evaluate(() => new Promise((done) => {
    addEventListener("message", ({ data }) => done(data.takerate.height), { once: true });
    document.querySelector("iframe")!.contentWindow!.postMessage({ takerate: "height" }, "*");
  }));
  expect(asked).toBe(height);
});

test("a setting of an analysis leaves what is being typed, and its message", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "tornado" }));
  const share = field(page, "aave.gho_share");
  await share.fill("5x");
  await expect(share).toHaveAttribute("aria-invalid", "true");
  await choice(page, "Result").selectOption("aave.net_revenue");
  await expect.poll(() => hash(page)).toContain("show.output=aave.net_revenue");
  await expect(chart(page).drawing).toHaveAttribute("aria-label", /Net revenue/);
  await expect(share).toHaveValue("5x");
  await expect(share).toHaveAttribute("aria-invalid", "true");
});
