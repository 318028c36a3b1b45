// Assumptions that contradict each other: not reached by dragging, and said in words where the figures are.
import { assumption, field, figure, link, slider } from "./controls";
import { expect, test } from "./fixtures";

const ETH = { "macro.eth_price": "4500" };

test("a slider ends where its assumption would contradict another", async ({ page, open }) => {
  await open(link({ view: "aave", ...ETH }));
  const gho = slider(page, "aave.gho_share");
  const rail = assumption(page, "aave.gho_share").locator(".rail");
  // 3,141M of stablecoins over 8,493M of loans is 36.98 %: the rest is hatched.
  expect(Number(/--last:\s*([\d.]+)/.exec((await rail.getAttribute("style"))!)![1])).toBeCloseTo(0.738, 3);
  await gho.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await gho.boundingBox())!;
  await page.mouse.move(x + width * 0.06, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.98, y + height / 2, { steps: 20 });
  await page.mouse.up();
  await expect(field(page, "aave.gho_share")).toHaveValue("36.9");
  await expect(gho).toHaveValue("0.369");
  await expect(page.locator("[data-status=problem]")).toHaveCount(0);
  await expect(assumption(page, "aave.gho_share")).toContainText("The slider ends here.");
});

test("typed, a contradiction is said beside the figures, once typing rests", async ({ page, open }) => {
  await open(link({ view: "aave", ...ETH }));
  await field(page, "aave.gho_share").fill("49");
  const said = page.locator(".in-sight");
  await expect(said).toContainText("GHO supply exceeds all stablecoin loans");
  await expect(figure(page, "aave.adjusted_earnings")).toHaveAttribute("data-status", "problem");
  await field(page, "aave.gho_share").fill("20");
  await expect(said).not.toContainText("GHO supply");
});

test("while an amount is typed digit by digit no problem flashes", async ({ page, open }) => {
  await page.clock.install();
  await open(link({ view: "aave" }));
  await field(page, "aave.stablecoin_loans").click();
  // However slow the machine is, a digit comes every 60 milliseconds.
  await page.clock.pauseAt(Date.now() + 60_000);
  let flashed = 0;
  for (const digit of "3000000000") {
    await page.keyboard.press(digit);
    await page.clock.runFor(60);
    flashed += await page.locator("#problems").count();
  }
  expect(flashed).toBe(0);
  await expect(field(page, "aave.stablecoin_loans")).toHaveValue("3000000000");
});

test("a value beyond the slider is taken, with a remark, and its knob is marked", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.stablecoin_loans").fill("30b");
  await field(page, "aave.stablecoin_loans").press("Enter");
  await expect(assumption(page, "aave.stablecoin_loans")).toContainText("Outside the sensible range");
  await expect(assumption(page, "aave.stablecoin_loans").locator(".track")).toHaveClass(/outside/);
});
