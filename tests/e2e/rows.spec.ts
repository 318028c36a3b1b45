import { evaluate, lines } from "./bindings";
import { expectExact, link, slider } from "./controls";
import { expect, test } from "./fixtures";

declare global {
  interface Window {
    touched: Set<string>;
  }
}

/** The lines whose formulas name `input`, directly or through another line. */
function dependants(lines: { id: string; formula: string }[], input: string) {
  const found = new Set([input]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { id, formula } of lines) if ((formula.match(/[a-z0-9_]+\.[a-z0-9_]+/g) ?? []).some((name) => found.has(name))) found.add(id);
  }
  return found;
}

test("moving an assumption touches only the rows that depend on it", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const moved = dependants(await lines(page), "aave.gho_borrow_rate");
  await page.evaluate(() => {
    window.touched = new Set();
    const watch = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest("main tr, .headline > div");
        const figure = row?.querySelector("[data-value-of]");
        if (figure) window.touched.add(figure.getAttribute("data-value-of")!);
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await slider(page, "aave.gho_borrow_rate").fill("0.1");
  const { values } = await evaluate(page, { "aave.gho_borrow_rate": "0.1" }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expectExact(page, "aave.gho_interest", values["aave.gho_interest"]);
  const touched = await page.evaluate(() => [...window.touched]);
  expect(touched).toEqual(expect.arrayContaining(["aave.gho_interest", "aave.gross_revenue", "aave.adjusted_earnings", "aave.fdv_to_earnings"]));
  expect(touched).not.toContain("aave.eth_interest");
  expect(touched.filter((id) => !moved.has(id))).toEqual([]);
});

test("a row that moves is the same element as before", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const row = page.locator('tr:has([data-value-of="aave.gho_interest"])');
  await row.evaluate((row) => row.setAttribute("data-mark", "kept"));
  await slider(page, "aave.gho_borrow_rate").fill("0.1");
  const { values } = await evaluate(page, { "aave.gho_borrow_rate": "0.1" }, "2024e");
  await expectExact(page, "aave.gho_interest", values["aave.gho_interest"]);
  await expect(row).toHaveAttribute("data-mark", "kept");
});
