import { readFileSync } from "node:fs";
import { evaluate, inputs, lines } from "./bindings";
import { expectExact, field, link, OTHERS, PROTOCOLS, shown, VIEWS, visit } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

/** A plain page of someone else's which imports the module, as docs/javascript.md says. */
async function openHost(page: Page) {
  const script = `import * as bindings from "./takerate.js"; window.wasmBindings = bindings; document.title = "ready";`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><title>host</title><p>Of the host.<script type="module">${script}</script>` }));
  await page.goto("./host.html");
  await expect(page).toHaveTitle("ready");
}

/** The message of the error that a call throws. */
const refusal = (page: Page, overrides: unknown, preset?: string) =>
  page.evaluate(([overrides, preset]) => {
    try {
      window.wasmBindings.evaluate(overrides, preset as string | undefined);
      return "nothing was thrown";
    } catch (error) {
      return error instanceof Error ? error.message : `no Error: ${error}`;
    }
  }, [overrides, preset] as const);

test("evaluate returns every line as a decimal string or null, and a reason for each null", async ({ page, open }) => {
  await open();
  const ids = (await lines(page)).map(({ id }) => id).sort();
  for (const [overrides, preset] of [[{}, "2024e"], [{}, "2025p"], [{}, "2025a"], [{ "aave.gho_share": 0.9 }, "2025p"]] as const) {
    const { values, problems } = await evaluate(page, overrides, preset);
    expect(Object.keys(values).sort()).toEqual(ids);
    const wrong = Object.entries(values).filter(([, value]) => value !== null && !/^-?\d+(\.\d*[1-9])?$/.test(value));
    expect(wrong).toEqual([]);
    const without = Object.keys(values).filter((id) => values[id] === null);
    expect(Object.keys(problems).sort()).toEqual(without.sort());
    expect(Object.values(problems).filter((reason) => !/^.{10,}\.$/.test(reason))).toEqual([]);
  }
});

test("evaluate without arguments is the first preset unchanged", async ({ page, open }) => {
  await open();
  const expected = await evaluate(page, {}, "2024e");
  for (const overrides of [undefined, null, {}]) {
    expect(await page.evaluate((overrides) => window.wasmBindings.evaluate(overrides), overrides)).toEqual(expected);
  }
  expect(await page.evaluate(() => window.wasmBindings.evaluate())).toEqual(expected);
});

test("numbers and decimal strings mean the same", async ({ page, open }) => {
  await open();
  const asText = await evaluate(page, { "aave.gho_share": "0.1", "macro.eth_price": "2500.5", "sky.workforce": "1e7" });
  const asNumber = await evaluate(page, { "aave.gho_share": 0.1, "macro.eth_price": 2500.5, "sky.workforce": 1e7 });
  expect(asNumber).toEqual(asText);
  expect(asText).not.toEqual(await evaluate(page));
});

test("evaluating leaves the page as it is", async ({ page, open }) => {
  await open();
  const before = await shown(page);
  await evaluate(page, { "macro.eth_price": "9999" }, "2025p");
  expect(await shown(page)).toEqual(before);
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
});

test("inputs describe what can be changed", async ({ page, open }) => {
  await open();
  const all = await inputs(page);
  expect(new Set(all.map(({ id }) => id.split(".")[0]))).toEqual(new Set(["macro", "valuation", "agents", ...PROTOCOLS, ...OTHERS]));
  expect(all.find(({ id }) => id === "aave.gho_share")).toEqual({
    id: "aave.gho_share",
    name: { en: "GHO's share of active loans", zh: "GHO 占未偿贷款的比例" },
    unit: "share",
    low: "0",
    high: "0.5",
    presets: { "2024e": "0.0235", "2025p": "0.06", "2025a": "0.0163" },
    basis: "stated",
    bases: { "2024e": "stated", "2025p": "assumption", "2025a": "estimated" },
  });
  for (const { id, name, low, high, presets, basis, bases } of all) {
    expect(name.en && name.zh, id).toBeTruthy();
    expect(Object.keys(presets), id).toEqual(["2024e", "2025p", "2025a"]);
    expect(Object.keys(bases), id).toEqual(Object.keys(presets));
    expect(bases["2024e"], id).toBe(basis);
    for (const value of [low, high]) expect(value, id).toMatch(/^-?\d+(\.\d+)?$/);
    for (const [preset, value] of Object.entries(presets)) {
      if (bases[preset] === "unpublished") expect(value, id).toBe(null);
      else expect(value, id).toMatch(/^-?\d+(\.\d+)?$/);
    }
    expect(["stated", "second-hand", "derived", "estimated", "assumption", "unpublished"], id).toContain(basis);
  }
});

test("lines describe what is computed", async ({ page, open }) => {
  await open();
  const all = await lines(page);
  expect(all.find(({ id }) => id === "aave.gho_supply")).toEqual({
    id: "aave.gho_supply",
    name: { en: "GHO supply", zh: "GHO 供应量" },
    unit: "USD",
    formula: "aave.gho_share × aave.active_loans",
  });
  for (const { id, name, unit, formula } of all) {
    expect(name.en && name.zh && unit && formula, id).toBeTruthy();
    expect(formula, id).toMatch(/[a-z]+\.[a-z_]+/);
  }
});

const REFUSED: [string, unknown, string | undefined, RegExp][] = [
  ["an unknown id", { "aave.gho_shar": 0.1 }, undefined, /“aave\.gho_shar”; did you mean [^?]*aave\.gho_share/],
  ["an unknown preset", {}, "2031x", /"2031x"; there are 2024e, 2025p, 2025a/],
  ["a share above 1", { "aave.gho_share": 7 }, "2025p", /aave\.gho_share cannot be 7/],
  ["a negative amount", { "aave.eth_loans": -1 }, "2025p", /aave\.eth_loans cannot be -1/],
  ["a switch that is neither on nor off", { "aave.without_august_liquidations": 0.5 }, undefined, /aave\.without_august_liquidations cannot be 0\.5/],
  ["a number too large", { "aave.eth_loans": 1e40 }, undefined, /aave\.eth_loans/],
  ["what is no number", { "aave.eth_loans": "abc" }, undefined, /“abc” is no number that aave\.eth_loans can take/],
  ["an empty text", { "aave.eth_loans": "" }, undefined, /aave\.eth_loans/],
  ["null", { "aave.eth_loans": null }, undefined, /aave\.eth_loans/],
  ["an object", { "aave.eth_loans": { value: 1 } }, undefined, /aave\.eth_loans/],
  ["overrides that are no object", "aave.gho_share=0.1", undefined, /overrides must be a plain object/],
];
test("what cannot be evaluated is thrown as an Error that names it", async ({ page, open }) => {
  await open();
  for (const [name, overrides, preset, message] of REFUSED) expect(await refusal(page, overrides, preset), name).toMatch(message);
  for (const value of ["NaN", "Infinity"]) {
    const message = await page.evaluate((value) => {
      try {
        window.wasmBindings.evaluate({ "aave.eth_loans": Number(value) });
        return "nothing was thrown";
      } catch (error) {
        return String(error);
      }
    }, value);
    expect(message, value).toContain("aave.eth_loans");
  }
  // Overrides that throw when they are read, and values and presets of no sensible type, are errors like any other.
  const odd = await page.evaluate(() => {
    const { evaluate } = window.wasmBindings;
    const thrown = (call: () => unknown) => {
      try {
        call();
        return "nothing was thrown";
      } catch (error) {
        return error instanceof WebAssembly.RuntimeError ? "a fault" : String(error);
      }
    };
    const getter = { get "aave.eth_loans"() { throw new Error("mine"); } };
    const messages = [
      thrown(() => evaluate(getter as never)),
      thrown(() => evaluate({ "aave.eth_loans": Object.create(null) } as never)),
      thrown(() => evaluate([0.1] as never)),
      thrown(() => evaluate(new Map([["aave.eth_loans", "1"]]) as never)),
      thrown(() => evaluate({}, 5 as never)),
      thrown(() => evaluate({}, Symbol("2025p") as never)),
    ];
    for (let call = 0; call < 5000; call++) thrown(() => evaluate(getter as never));
    return messages;
  });
  expect(odd[0]).toContain("mine");
  expect(odd[1]).toContain("aave.eth_loans");
  expect(odd[2]).toContain("plain object");
  expect(odd[3]).toContain("plain object");
  expect(odd.slice(4)).toEqual([expect.stringContaining("no preset is called"), expect.stringContaining("no preset is called")]);
  // And the module goes on.
  expect((await evaluate(page)).values["aave.net_margin"]).toMatch(/^0\.163/);
});

test("a host page without a place for the page gets the functions and nothing else", async ({ page }) => {
  await openHost(page);
  const { values } = await evaluate(page, { "aave.gho_share": "0.1" }, "2025p");
  expect(values["aave.gho_supply"]).toBe("795000000");
  expect((await inputs(page)).length).toBeGreaterThan(50);
  expect((await lines(page)).length).toBeGreaterThan(80);
  expect(await refusal(page, { "aave.nonsense": 1 })).toContain("aave.nonsense");
  await expect(page.locator("body > :not(script)")).toHaveText(["Of the host."]);
  expect(await page.evaluate(() => location.hash)).toBe("");
});

test("a host page computes what the page shows", async ({ page, context, open }) => {
  const overrides = { "macro.eth_price": "2718.28", "lido.protocol_fee": "0.12" };
  const host = await context.newPage();
  await openHost(host);
  const { values } = await evaluate(host, overrides, "2025p");
  await open("#v1&base=2025p&macro.eth_price=2718.28&lido.protocol_fee=0.12");
  for (const view of VIEWS) {
    await visit(page, view);
    const figures = (await shown(page)).filter(({ id }) => id in values);
    expect(figures.length).toBeGreaterThanOrEqual(20);
    expect(figures.map(({ id, exact }) => `${id} ${exact}`)).toEqual(figures.map(({ id }) => `${id} ${values[id] ?? ""}`));
  }
});

test("the example of a host page in the documentation works", async ({ page }) => {
  const body = readFileSync(new URL("../../docs/example-host.html", import.meta.url), "utf8");
  await page.route("**/example-host.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("./example-host.html");
  await expect(page.getByRole("status")).toHaveText(/^\d+ inputs can be changed\.$/);
  const { values, problems } = await page.evaluate(async () => (await import(new URL("takerate.js", location.href).href)).evaluate({ "aave.gho_share": "0.9" }, "2025p"));
  expect(values["aave.adjusted_earnings"]).toBeNull();
  await expect(page.locator("#rows tr").last().getByRole("cell")).toHaveText(["0.9", problems["aave.adjusted_earnings"], problems["aave.fdv_to_earnings"]]);
});

test("a script on the page moves inputs as documented", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await page.evaluate(() => {
    const slider = document.querySelector<HTMLInputElement>('input[type=range][data-input="aave.gho_share"]')!;
    slider.value = "0.1";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const choice = document.querySelector<HTMLInputElement>('input[type=checkbox][data-input="aave.without_august_liquidations"]')!;
    choice.checked = true;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const { values } = await evaluate(page, { "aave.gho_share": "0.1", "aave.without_august_liquidations": "1" }, "2025p");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
});

test("the first figure to appear carries its exact value already", async ({ page, open }) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const first = document.querySelector("[data-value-of]");
      if (!first) return;
      document.documentElement.setAttribute("data-first", `${first.getAttribute("data-value-of")} ${first.getAttribute("data-exact")}`);
      watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true });
  });
  await open();
  const { values } = await evaluate(page, {}, "2025p");
  await expect(page.locator("html")).toHaveAttribute("data-first", `aave.adjusted_earnings ${values["aave.adjusted_earnings"]}`);
});
