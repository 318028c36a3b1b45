// Fields, names and what is said in the analyses.
import { analysis, chart, choice, number, type } from "./analyses";
import { field, hash, link, slider } from "./controls";
import { expect, expectAccessible, test } from "./fixtures";

const SEEK = link({ base: "2025p", view: "aave", show: "seek", "show.target": "40" });

test("a first click selects all, a second one places the caret, and Escape brings back what was there", async ({ page, open }) => {
  await open(SEEK);
  const target = number(page, "Target");
  await expect(target).toHaveValue("40");
  await target.click();
  await page.keyboard.type("45");
  await expect(target).toHaveValue("45");
  await page.keyboard.press("Escape");
  await expect(target).toHaveValue("40");
  await page.keyboard.press("Tab");
  await target.click();
  await target.click();
  await page.keyboard.press("End");
  await page.keyboard.type(".5");
  await page.keyboard.press("Enter");
  await expect(target).toHaveValue("40.5");
  await expect.poll(() => hash(page)).toContain("show.target=40.5");
});

test("a mistake is taken back by Escape", async ({ page, open }) => {
  await open(SEEK);
  const target = number(page, "Target");
  await type(target, "many");
  await expect(target).toHaveAttribute("aria-invalid", "true");
  await target.press("Escape");
  await expect(target).toHaveValue("40");
  await expect(target).toHaveAttribute("aria-invalid", "false");
});

for (const show of ["tornado", "table", "seek", "simulate"]) {
  test(`number fields of ${show} have a keypad with every sign that they take`, async ({ page, open }) => {
    await open(link({ base: "2025p", view: "aave", show }));
    await expect(analysis(page).locator(".setting.number input").first()).toBeAttached();
    for (const field of await analysis(page).locator(".setting.number input").all()) await expect(field).toHaveAttribute("inputmode", "text");
  });
}

test("boxes of one form have one height and one line", async ({ page, open }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(SEEK);
  await expect(number(page, "Target")).toBeVisible();
  const boxes = await analysis(page).locator(".controls").first().locator("select, .field").evaluateAll((boxes) =>
    boxes.map((box) => box.getBoundingClientRect()).map(({ top, height }) => ({ top: Math.round(top), height: Math.round(height) })),
  );
  expect(boxes.length).toBeGreaterThan(1);
  expect(new Set(boxes.map(({ height }) => height)).size).toBe(1);
});

test("a button is called as it reads, with what it is about behind it", async ({ page, open }) => {
  await open(SEEK);
  for (const button of await analysis(page).getByRole("button").filter({ hasText: "Use this value" }).all()) {
    expect(await button.getAttribute("aria-label")).toMatch(/^Use this value: .+ for .+/);
  }
  await expect(analysis(page).getByRole("button", { name: /^Use this value: 47\.0923% for GHO/ })).toBeVisible();
  // All digits are there for whoever opens them.
  await expect(analysis(page).getByText(/To 28 digits/).first()).toBeHidden();
  await analysis(page).getByText("All digits").first().click();
  await expect(analysis(page).getByText(/To 28 digits/).first()).toBeVisible();
  await expectAccessible(page);
});

test("a value that is in force already is not offered", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "seek", "show.output": "aave.adjusted_earnings", "show.target": "56066062.5", "show.input": "aave.safety_module_as_cost_of_revenue" }));
  await expect(analysis(page).locator(".solutions li")).toHaveCount(2);
  await expect(analysis(page).locator(".solutions").getByText("as it is now")).toHaveCount(1);
  await expect(analysis(page).locator(".solutions").getByRole("button", { name: /^Use this value/ })).toHaveCount(1);
});

test("what Undo takes back leaves the focus where it was", async ({ page, open }) => {
  await open(SEEK);
  await analysis(page).getByRole("button", { name: /^Use this value: 47/ }).first().click();
  await expect(field(page, "aave.gho_share")).toHaveValue(/^47/);
  await analysis(page).getByRole("button", { name: "Undo" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("6");
  await expect(analysis(page).locator(".applied")).toBeFocused();
  await expect(analysis(page).locator(".applied")).toContainText("Taken back.");
});

for (const show of ["tornado", "table", "seek", "bridge", "simulate"]) {
  test(`${show} says nothing of its own while a lever moves`, async ({ page, open }) => {
    await open(link({ base: "2025p", view: "aave", show }));
    await expect(analysis(page).locator("svg.plot, .answer").first()).toBeVisible();
    await analysis(page).evaluate((place) => {
      const live = (node: Node | null) => (node instanceof Element ? node : node?.parentElement)?.closest("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]");
      const said = ((window as unknown as { said: string[] }).said = [] as string[]);
      new MutationObserver((changes) => {
        for (const { target } of changes) if (live(target)) said.push(target.textContent ?? "");
      }).observe(place, { subtree: true, childList: true, characterData: true });
    });
    for (const value of ["0.1", "0.15", "0.2", "0.25"]) await slider(page, "aave.gho_share").fill(value);
    await expect(field(page, "aave.gho_share")).toHaveValue("25");
    await page.waitForTimeout(1500);
    expect((await page.evaluate(() => (window as unknown as { said: string[] }).said)).filter((text) => text.trim())).toEqual([]);
  });
}

test("what a setting leads to is said once, when it rests", async ({ page, open }) => {
  await open(SEEK);
  const said = analysis(page).locator(".announced");
  await expect(said).toHaveText("");
  await choice(page, "By moving").selectOption("aave.token_price");
  await expect(said).toContainText("“AAVE price”");
});

test("a chart is read once: by its name, and in the table", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", show: "tornado" }));
  await expect(chart(page).marks.first()).toBeVisible();
  await expect(chart(page).drawing).toHaveRole("img");
});
