import { figure, link, PROTOCOLS, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const HEADLINE = ["adjusted_earnings", "fdv_to_earnings", "net_revenue", "net_margin", "fdv"];
const SECTORS = {
  en: { table: "Earnings and valuation", sectors: ["Lending", "Stablecoins", "Liquid staking", "Liquid restaking"] },
  "zh-CN": { table: "收益与估值", sectors: ["借贷", "稳定币", "流动性质押", "流动性再质押"] },
};

const scroller = (page: Page) => page.locator(".comparison").first();

for (const [lang, { table, sectors }] of Object.entries(SECTORS)) {
  test(`protocols are rows under their sectors, and what is compared are columns: ${lang}`, async ({ page, open }) => {
    await open(link({ lang }));
    const comparison = page.getByRole("table", { name: table });
    await expect(comparison.getByRole("columnheader")).toHaveCount(HEADLINE.length);
    const rows = await comparison.locator("tbody").evaluateAll((groups) =>
      groups.map((group) => ({
        sector: group.querySelector("th[scope=rowgroup]")!.textContent,
        protocols: [...group.querySelectorAll("tr:has(th[scope=row])")].map((row) => [...row.querySelectorAll("td [data-value-of]")].map((figure) => figure.getAttribute("data-value-of"))),
      })),
    );
    expect(rows).toEqual(PROTOCOLS.map((protocol, index) => ({ sector: sectors[index], protocols: [HEADLINE.map((line) => `${protocol}.${line}`)] })));
  });
}

test("the name of a row leads to the protocol", async ({ page, open }) => {
  await open(link());
  await page.getByRole("table").getByRole("rowheader").getByRole("link", { name: "Lido" }).click();
  await expect(page).toHaveURL(/view=lido/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lido");
});

test("on a phone the table goes sideways under the names, and the page does not", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(link());
  const name = page.getByRole("rowheader").getByRole("link", { name: "Aave" });
  await scroller(page).evaluate((element) => element.scrollIntoView());
  const before = (await name.boundingBox())!.x;
  await scroller(page).evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  await expect(figure(page, "aave.fdv")).toBeInViewport({ ratio: 1 });
  await expect(figure(scroller(page), "aave.adjusted_earnings")).not.toBeInViewport();
  await expect(name).toBeInViewport({ ratio: 1 });
  expect((await name.boundingBox())!.x).toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  // What the keyboard reaches is not left under the names.
  await figure(scroller(page), "aave.fdv_to_earnings").focus();
  const covered = await figure(scroller(page), "aave.fdv_to_earnings").evaluate((button) => button.getBoundingClientRect().right - button.closest("tr")!.querySelector("th")!.getBoundingClientRect().right);
  expect(covered).toBeGreaterThan(60);
});

for (const width of [360, 768, 1440]) {
  test(`nothing moves when figures change, at ${width} pixels`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(link({ base: "2025p" }));
    const places = () =>
      page.locator(".comparison :is(th, td)").evaluateAll((cells) => cells.map((cell) => [cell.getBoundingClientRect().left, cell.getBoundingClientRect().width, cell.getBoundingClientRect().height].map(Math.round).join(" ")));
    const before = await places();
    const text = await figure(page, "aave.adjusted_earnings").innerText();
    await slider(page, "macro.eth_price").fill("300");
    await expect(figure(page, "aave.adjusted_earnings")).not.toHaveText(text);
    await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
    expect(await places()).toEqual(before);
  });
}
