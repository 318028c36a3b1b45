import { evaluate, inputs } from "./bindings";
import { assumption, expectExact, field, figure, link, openChanges, OTHERS, preset, PROTOCOLS, slider, toggle, unfold, VIEWS, visit, way } from "./controls";
import { expect, test } from "./fixtures";

test("moving a slider recomputes at once and the typed field follows", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await slider(page, "aave.gho_share").fill("0.1");
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expect(slider(page, "aave.gho_share")).toHaveAttribute("aria-valuetext", "10%");
  const { values } = await evaluate(page, { "aave.gho_share": "0.1" }, "2024e");
  await expectExact(page, "aave.gho_supply", values["aave.gho_supply"]);
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await expect(figure(page, "aave.gho_supply")).toHaveText("600.0M");
});

test("a preset's mark stands on every slider", async ({ page, open }) => {
  await open();
  const presets = new Map((await inputs(page)).map(({ id, presets }) => [id, presets]));
  for (const view of VIEWS) {
    await visit(page, view);
    await unfold(page);
    const rails = await page.locator(".rail").all();
    expect(rails.length).toBeGreaterThan(4);
    for (const rail of rails) {
      const id = (await rail.locator("input").getAttribute("data-input"))!;
      const text = await rail.innerText();
      // What nobody has published has no place on it.
      for (const [name, preset] of [["24E", "2024e"], ["25P", "2025p"], ["25A", "2025a"]] as const) {
        expect(text.includes(name), `${id} in ${preset}`).toBe(presets.get(id)![preset] !== null);
      }
    }
  }
});

test("every input of the model has a control, on its own view or the overview", async ({ page, open }) => {
  await open();
  const ids = (await inputs(page)).map(({ id }) => id);
  const found = new Set<string | null>();
  const read = async () => {
    for (const id of await page.locator("[data-input]").evaluateAll((all) => all.map((one) => one.getAttribute("data-input")))) found.add(id);
  };
  for (const view of VIEWS) {
    await visit(page, view);
    await read();
  }
  for (const view of OTHERS) {
    await open(link({ view }));
    await expect(page.locator(`[data-input="${view}.token_supply"], [data-input="${view}.circulating_supply"]`).first()).toBeAttached();
    await read();
  }
  expect([...found].sort()).toEqual([...ids].sort());
});

test("choosing a preset moves every control to its values", async ({ page, open }) => {
  await open(link({ view: "sky" }));
  await preset(page, "2025p").check();
  for (const { id, unit, presets } of await inputs(page)) {
    if (!id.startsWith("sky.") || unit === "switch") continue;
    const shown = (await field(page, id).inputValue()).replaceAll(",", "");
    if (presets["2025p"] === null) {
      expect(shown, id).toBe("");
      continue;
    }
    const percent = ["share", "rate", "change", "growth"].includes(unit) ? 100 : 1;
    expect(Number(shown), id).toBeCloseTo(Number(presets["2025p"]) * percent, 9);
  }
});

test("moving the ETH price moves the earnings of all protocols", async ({ page, open }) => {
  await open();
  const before = (await evaluate(page, {}, "2025p")).values;
  await slider(page, "macro.eth_price").fill("4000");
  const { values } = await evaluate(page, { "macro.eth_price": "4000" }, "2025p");
  for (const protocol of PROTOCOLS) {
    const id = `${protocol}.adjusted_earnings`;
    expect(values[id]).not.toBe(before[id]);
    await expectExact(page, id, values[id]);
  }
});

for (const [view, input] of [["aave", "aave.safety_module_as_cost_of_revenue"], ["sky", "sky.savings_below_net_revenue"]] as const) {
  test(`the switch ${input} moves net revenue and leaves earnings`, async ({ page, open }) => {
    await open(link({ view }));
    const before = (await evaluate(page, {}, "2024e")).values;
    const after = (await evaluate(page, { [input]: "1" }, "2024e")).values;
    const net = `${view}.net_revenue`;
    await expectExact(page, net, before[net]);
    await toggle(page, input).check();
    expect(after[net]).not.toBe(before[net]);
    await expectExact(page, net, after[net]);
    await expectExact(page, `${view}.adjusted_earnings`, before[`${view}.adjusted_earnings`]);
    await toggle(page, input).uncheck();
    await expectExact(page, net, before[net]);
  });
}

test("one assumption is reset where it stands", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.gho_share": "0.1", "aave.service_providers": "40000000" }));
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "2");
  const gho = assumption(page, "aave.gho_share");
  await expect(gho).toContainText("2.35% → 10.00%");
  await gho.getByRole("button", { name: "Reset: GHO's share of active loans" }).click();
  await expect(field(page, "aave.gho_share")).toHaveValue("2.35");
  await expect(slider(page, "aave.gho_share")).toHaveAttribute("aria-valuetext", "2.35%");
  await expect(field(page, "aave.service_providers")).toHaveValue("40,000,000");
  await expect(page.getByText("1 assumption changed")).toBeVisible();
  await expect(gho.getByRole("button", { name: /^Reset/ })).toHaveCount(0);
});

test("all assumptions are reset at once, and the preset stays", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave", "aave.gho_share": "0.1", "macro.eth_price": "5000", "sky.workforce": "1", "aave.without_august_liquidations": "1" }));
  await expect(page.getByText("4 assumptions changed")).toBeVisible();
  await way(page, "Reset all");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
  await expect(preset(page, "2025p")).toBeChecked();
  await expect(field(page, "macro.eth_price")).toHaveValue("3,000");
  await expect(toggle(page, "aave.without_august_liquidations")).not.toBeChecked();
  await expectExact(page, "aave.adjusted_earnings", (await evaluate(page, {}, "2025p")).values["aave.adjusted_earnings"]);
  await openChanges(page);
  await expect(page.getByRole("button", { name: "Reset all" })).toBeHidden();
});

test("a value moved back by hand counts as unchanged", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.gho_share").fill("7");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
  await field(page, "aave.gho_share").fill("2.35");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
});

test("changes stay when the preset is changed", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.gho_share": "0.1" }));
  await preset(page, "2025p").check();
  await expect(field(page, "aave.gho_share")).toHaveValue("10");
  await expectExact(page, "aave.adjusted_earnings", (await evaluate(page, { "aave.gho_share": "0.1" }, "2025p")).values["aave.adjusted_earnings"]);
});
