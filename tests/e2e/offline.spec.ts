import { ANALYSES, analysis, chart, rest, study } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, figure, slider, unpinned, VIEWS, visit } from "./controls";
import { answered, expect, test } from "./fixtures";

test("after the first load everything works without a connection", async ({ page, context, open }) => {
  await page.clock.install();
  await open();
  await rest(page);
  await context.setOffline(true);
  await slider(page, "macro.eth_price").fill("4000");
  const { values } = await evaluate(page, { "macro.eth_price": "4000" }, "2025p");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  for (const view of VIEWS) {
    await visit(page, view);
    const id = `${view || "lido"}.net_revenue`;
    await expectExact(page, id, values[id]);
  }
  await figure(page, "etherfi.net_revenue").click();
  await expect(page.getByRole("dialog")).toContainText("Gross revenue");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: /^配色/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  for (const name of ANALYSES) {
    await study(page, name);
    await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toBeVisible();
  }
});

test("using the page requests nothing more than its own analyses, once", async ({ page, open }) => {
  await open();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  for (const view of VIEWS) {
    await visit(page, view);
    await slider(page, "macro.eth_price").fill(view ? "4000" : "5000");
    await figure(page, `${view || "sky"}.fdv`).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
  }
  const folder = await page.evaluate(() => new URL(document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content, document.baseURI).href);
  for (const name of ANALYSES) {
    await study(page, name);
    await slider(page, "macro.eth_price").fill("4500");
    await slider(page, "macro.eth_price").fill("4000");
  }
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(analysis(page).getByRole("heading", { level: 2 }).first()).toBeVisible();
  expect(requested.filter((url) => !url.startsWith(folder))).toEqual([]);
  // Nothing oftener than once for the page, once for the worker, and once for the notes.
  const names = requested.map((url) => url.slice(folder.length));
  expect(names.filter((name) => names.filter((other) => other === name).length > 3)).toEqual([]);
});

test("nothing is kept in the browser but language and colours", async ({ page, context, open }) => {
  await open("#v1&base=2025p&view=aave&aave.gho_share=0.1");
  await field(page, "aave.eth_loans").fill("2m");
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: /^配色/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  const kept = await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
  expect(kept).toEqual({ local: { "takerate.language": "zh-CN", "takerate.theme": "light" }, session: {} });
  expect(await context.cookies()).toEqual([]);
});

test("the page works under a path of several segments", async ({ page, subPath }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(`${subPath}#v1&base=2025p&view=sky`);
  await answered(page);
  expect(requested.filter((url) => !url.startsWith(subPath) && !url.startsWith("data:"))).toEqual([]);
  await expect(figure(page, "sky.adjusted_earnings")).toHaveText("99.5M");
  await slider(page, "macro.eth_price").fill("4000");
  const { values } = await evaluate(page, { "macro.eth_price": "4000" }, "2025p");
  await expectExact(page, "sky.adjusted_earnings", values["sky.adjusted_earnings"]);
  await visit(page, "aave");
  await expect.poll(() => unpinned(page.url())).toBe(`${subPath}#v1&base=2025p&view=aave&macro.eth_price=4000`);
  await study(page, "tornado");
  await expect(chart(page).marks.first()).toBeVisible();
  expect(requested.filter((url) => !url.startsWith(subPath) && !url.startsWith("data:"))).toEqual([]);
  await page.reload();
  await answered(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aave");
});
