import { evaluate, inputs, lines } from "./bindings";
import { field, figure, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const panel = (page: Page) => page.getByRole("dialog");
const title = (page: Page) => panel(page).getByRole("heading", { level: 2 });
const section = (page: Page, heading: string) => panel(page).locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
const bare = (text: string) => text.replaceAll(/\s/g, "");

for (const view of ["aave", "sky"] as const) {
  test(`every figure on the page of ${view} opens its formula, values and inputs`, async ({ page, open }) => {
    await open(link({ base: "2025p", view }));
    const names = new Map([...(await lines(page)), ...(await inputs(page))].map(({ id, name }) => [id, name.en]));
    const formulas = new Map((await lines(page)).map(({ id, formula }) => [id, formula]));
    const figures = await page.locator("[data-value-of]:visible").all();
    expect(figures.length).toBeGreaterThan(30);
    for (const opener of figures) {
      const [id, exact, text] = await opener.evaluate((one) => [one.getAttribute("data-value-of")!, one.getAttribute("data-exact")!, one.textContent!]);
      await opener.click();
      await expect(title(page), id).toHaveText(names.get(id)!);
      // Read at once: the panel does not change while it is open.
      const { said, sections, terms } = await panel(page).evaluate((panel) => ({
        said: panel.textContent!,
        sections: Object.fromEntries([...panel.querySelectorAll("section")].map((part) => [part.querySelector("h3")?.textContent ?? "", part.querySelector(".formula")?.textContent ?? ""])),
        terms: [...panel.querySelectorAll("section .terms tbody th")].map((term) => term.textContent!),
      }));
      if (text === "unpublished") {
        expect(said, id).toMatch(/unpublished.*No published value of .* was found/s);
        await page.keyboard.press("Escape");
        continue;
      }
      expect(said.replaceAll(",", "").replaceAll("−", "-"), id).toContain(`Exactly ${exact}`);
      expect(said, id).toContain(id);
      const formula = formulas.get(id);
      if (formula === undefined) {
        expect(said, `${id} is an assumption`).toMatch(/How sure.*Source.*Sensible range/s);
      } else {
        const used = formula.match(/[a-z0-9_]+\.[a-z0-9_]+/g)!;
        const inWords = formula.replaceAll(/[a-z0-9_]+\.[a-z0-9_]+/g, (name) => names.get(name) ?? "").replace(" else ", " otherwise ");
        const constants = used.some((name) => !names.has(name));
        if (!constants) expect(bare(sections["Formula"]), id).toBe(bare(inWords));
        const result = bare(sections["With this scenario’s values"]).split("=").at(-1)!;
        expect(result, id).toMatch(/^−?[\d,.]+(K|M|B|%|x)?$/);
        // The statement's figures leave their scale to its caption, and costs stand there as what they take away.
        if (/[KMB%x]$/.test(text)) expect(result, id).toBe(text);
        for (const name of used.flatMap((name) => names.get(name) ?? [])) expect(terms, id).toContain(name);
      }
      await page.keyboard.press("Escape");
      await expect(panel(page)).toHaveCount(0);
      await expect(opener).toBeFocused();
    }
  });
}

test("from adjusted earnings a reader gets down to an input with basis, source and date, and back", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await figure(page, "aave.adjusted_earnings").click();
  const steps = ["Net operating income", "Net revenue", "Gross revenue", "Interest on GHO", "GHO borrow rate"];
  for (const step of steps) {
    await section(page, "What goes in").getByRole("button", { name: step, exact: true }).click();
    await expect(title(page)).toHaveText(step);
  }
  await expect(panel(page)).toContainText("5.53%");
  await expect(panel(page)).toContainText("stated – printed in the named source · 2024E");
  const source = panel(page).getByRole("link", { name: "Aave governance forum: GHO borrow rate", exact: true });
  await expect(source).toHaveAttribute("href", "https://governance.aave.com/t/17289/29");
  await expect(source).toHaveAttribute("target", "_blank");
  await expect(source).toHaveAttribute("rel", /noopener/);
  await expect(panel(page)).toContainText("2024-08-30");

  const path = panel(page).getByRole("navigation", { name: "Path" });
  await expect(path.getByRole("listitem")).toHaveText(["Adjusted earnings", ...steps]);
  await expect(path.locator("[aria-current]")).toHaveText("GHO borrow rate");
  await path.getByRole("button", { name: "Net revenue" }).click();
  await expect(title(page)).toHaveText("Net revenue");
  await expect(path.getByRole("listitem")).toHaveText(["Adjusted earnings", "Net operating income", "Net revenue"]);
  await path.getByRole("button", { name: "Adjusted earnings" }).click();
  await expect(path.getByRole("listitem")).toHaveText(["Adjusted earnings"]);
});

test("a name in a formula opens its own explanation", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await figure(page, "aave.fdv_to_earnings").click();
  await section(page, "Formula").getByRole("button", { name: "Adjusted earnings" }).click();
  await expect(title(page)).toHaveText("Adjusted earnings");
});

test("all assumptions behind a figure are listed, and open", async ({ page, open }) => {
  await open(link({ view: "sky" }));
  await figure(page, "sky.fdv").click();
  await panel(page).getByText("All 2 assumptions behind it").click();
  const behind = panel(page).getByRole("table", { name: "All 2 assumptions behind it" });
  await expect(behind.getByRole("rowheader")).toHaveText(["MKR supply", "MKR price"]);
  await behind.getByRole("button", { name: "MKR price" }).click();
  await expect(panel(page)).toContainText("sky.token_price");
});

test("the values in the formula are the scenario's", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.gho_share": "0.1" }));
  await figure(page, "aave.gho_supply").click();
  expect(bare(await section(page, "With this scenario’s values").locator(".formula").innerText())).toBe("10.00%×6.00B=600.0M");
  const published = section(page, "Reference figures");
  await expect(published).toContainText("141.0M for 2024E (stated)");
});

test("the back button closes the panel and stays on the page, and closing it leaves no step behind", async ({ page, open }) => {
  await open(link());
  await page.getByRole("link", { name: "Aave", exact: true }).first().click();
  await figure(page, "aave.net_revenue").click();
  await expect(title(page)).toHaveText("Net revenue");
  await section(page, "Formula").getByRole("button", { name: "Gross revenue" }).click();
  await page.goBack();
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");

  await figure(page, "aave.net_revenue").click();
  await expect(title(page)).toHaveText("Net revenue");
  // The page goes back by itself, and a step back counts from where that has led.
  const returned = await page.evaluateHandle(() => ({ event: new Promise((done) => addEventListener("popstate", () => done(true), { once: true })) }));
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await returned.evaluate(({ event }) => event);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/DeFi protocols/);
});

test("Escape, Close and a click outside close the panel and give the focus back", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const opener = figure(page, "aave.net_revenue");
  const ways = {
    escape: () => page.keyboard.press("Escape"),
    close: () => panel(page).getByRole("button", { name: "Close" }).click(),
    outside: () => page.mouse.click(20, 300),
  };
  for (const [name, way] of Object.entries(ways)) {
    await opener.click();
    await expect(panel(page), name).toBeVisible();
    await way();
    await expect(panel(page), name).toHaveCount(0);
    await expect(opener, name).toBeFocused();
  }
  await opener.click();
  await title(page).click();
  await expect(panel(page)).toBeVisible();
});

test("closing one explanation and opening another starts a new path", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await figure(page, "aave.adjusted_earnings").click();
  await section(page, "What goes in").getByRole("button", { name: "Net operating income" }).click();
  await page.keyboard.press("Escape");
  await figure(page, "aave.fdv_to_earnings").click();
  await expect(panel(page).getByRole("navigation", { name: "Path" }).getByRole("listitem")).toHaveText(["FDV / earnings"]);
});

test("the panel of a figure that means nothing says why", async ({ page, open }) => {
  await open(link({ view: "lido" }));
  await figure(page, "lido.fdv_to_earnings").click();
  await expect(panel(page)).toContainText("n.m.");
  await expect(panel(page)).toContainText("Adjusted earnings are zero or negative, so no multiple of them means anything.");
  await expect(section(page, "Only where")).toContainText("Adjusted earnings > 0");
  await expect(panel(page)).not.toContainText("Exactly");
});

test("the panel of a line that cannot be computed says why, down to the cause", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.gho_share").fill("90%");
  await figure(page, "aave.adjusted_earnings").click();
  await expect(panel(page)).toContainText("It needs “Third-party stablecoin loans”, which has no value. GHO supply exceeds all stablecoin loans");
  await expect(panel(page)).not.toContainText("Exactly");
  const { problems } = await evaluate(page, { "aave.gho_share": "0.9" }, "2024e");
  await expect(panel(page)).toContainText(problems["aave.adjusted_earnings"]);
  for (const step of ["Net operating income", "Net revenue", "Gross revenue", "Interest on third-party stablecoins", "Third-party stablecoin loans"]) {
    await section(page, "What goes in").getByRole("button", { name: step, exact: true }).click();
  }
  await expect(section(page, "Only where")).toContainText("Stablecoin loans, GHO included ≥ GHO supply");
});

test("where an input's value comes from opens beside its control", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const about = page.getByRole("button", { name: "GHO's share of active loans: stated" });
  await expect(about).toHaveAttribute("aria-expanded", "false");
  await about.click();
  await expect(about).toHaveAttribute("aria-expanded", "true");
  const origin = page.locator(`[id="${await about.getAttribute("aria-controls")}"]`);
  await expect(origin).toBeVisible();
  await expect(origin).toContainText("2024E 2.35% · 2025P 6.00% · 2025A 1.63%");
  await expect(origin.getByRole("link").first()).toHaveAttribute("href", "https://kairoscrypto.substack.com/p/defis-breakthrough-moment-inside");
  await expect(origin).toContainText("The report expects GHO to displace third-party stablecoins");
  await expect(origin).toContainText("About 310M GHO on average");
  await about.click();
  await expect(origin).toBeHidden();
});

const missing = (page: Page) => page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded" });

test("where protocols, levers and explanations do not arrive, the page says so, answers otherwise, and tries again", async ({ page, open, provoke }) => {
  provoke(/Failed to load resource/);
  await page.clock.install();
  await page.route(/split_soon\.wasm$/, (route) => route.abort());
  await open(link({ base: "2025p" }));
  await expect(missing(page)).toBeVisible();
  await figure(page, "aave.adjusted_earnings").first().click();
  await expect(panel(page)).toContainText("as soon as there is a connection");
  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(panel(page)).toBeHidden();
  await page.getByRole("link", { name: "Aave", exact: true }).first().click();
  await expect(missing(page)).toBeVisible();
  await page.getByRole("radio", { name: "2024E" }).check();

  await page.unrouteAll();
  await page.clock.fastForward(11_000);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
  await expect(figure(page, "aave.adjusted_earnings").first()).toHaveText("26.4M");
  await expect(page.locator(".waterfall > div svg")).toHaveCount(1);
  await expect(missing(page)).toHaveCount(0);
});

test("a part that did not arrive can be asked for again, and one that is gone leads to the newer page", async ({ page, open, provoke }) => {
  provoke(/Failed to load resource/);
  await page.route(/split_soon\.wasm$/, (route) => route.abort());
  await open(link());
  await page.unrouteAll();
  await missing(page).getByRole("button", { name: "Try again" }).click();
  await expect(slider(page, "macro.eth_price")).toBeVisible();

  await page.route(/split_soon\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(page.getByRole("alert").getByRole("button", { name: "Load it again" })).toBeVisible();
});
