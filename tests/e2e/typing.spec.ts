import { evaluate } from "./bindings";
import { expectExact, field, link, preset, remark, slider, way } from "./controls";
import { expect, test } from "./fixtures";

const READ: [string, string, string][] = [
  ["aave.gho_share", "6%", "0.06"],
  ["aave.gho_share", "6", "0.06"],
  ["aave.gho_share", "６．５", "0.065"],
  ["aave.stablecoin_loans", "1.2bn", "1200000000"],
  ["aave.stablecoin_loans", "12亿", "1200000000"],
  ["aave.stablecoin_loans", "１２亿", "1200000000"],
  ["aave.stablecoin_loans", "1,250,000,000", "1250000000"],
  ["aave.service_providers", "3500万", "35000000"],
  ["aave.gho_share", "2,5 %", "0.025"],
  ["aave.gho_share", "550 bps", "0.055"],
  ["aave.service_providers", "28,5M", "28500000"],
  ["aave.service_providers", "1.234.567,89", "1234567.89"],
  ["aave.service_providers", "1 234 567,5", "1234567.5"],
  ["aave.service_providers", "USD 29.5 million", "29500000"],
  ["aave.service_providers", "$8.45m/yr", "8450000"],
  ["aave.service_providers", "~$16m p.a.", "16000000"],
  ["aave.service_providers", "3000w", "30000000"],
  ["aave.service_providers", "12。5", "12.5"],
  ["aave.stablecoin_loans", "$4.1 billion", "4100000000"],
  ["aave.stablecoin_loans", "30亿", "3000000000"],
  ["aave.stablecoin_loans", "31亿2000万", "3120000000"],
];
test("a typed value is read as people write it, and shown as typed while it is", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  for (const [id, text, value] of READ) {
    await test.step(`"${text}" for ${id} means ${value}`, async () => {
      await field(page, id).fill(text);
      const { values } = await evaluate(page, { [id]: value }, "2024e");
      await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
      await expect(field(page, id)).toHaveValue(text);
      await expect(field(page, id)).not.toHaveAttribute("aria-invalid");
      await expect(await remark(page, id)).toBeHidden();
      await field(page, id).press("Escape");
    });
  }
});

const FROM_PRESENT: [string, string, string, RegExp][] = [
  ["aave.service_providers", "+10%", "33000000", /Reckoned from 30M USD \/ year: 33M USD \/ year/],
  ["aave.service_providers", "-10%", "27000000", /from 30M/],
  ["aave.service_providers", "*2", "60000000", /from 30M/],
  ["aave.service_providers", "/2", "15000000", /from 30M/],
  ["aave.gho_share", "+1pp", "0.07", /from 6%: 7%/],
  ["aave.gho_share", "-50bps", "0.055", /from 6%: 5\.5%/],
  ["aave.gho_share", "+10%", "0.066", /from 6%: 6\.6%/],
];
test("what is typed may be reckoned from the value before the typing, and says so", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  for (const [id, text, value, said] of FROM_PRESENT) {
    await test.step(`"${text}" for ${id} means ${value}`, async () => {
      await field(page, id).fill("");
      await field(page, id).pressSequentially(text);
      const { values } = await evaluate(page, { [id]: value }, "2025p");
      await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
      await expect(await remark(page, id)).toHaveText(said);
      await field(page, id).press("Enter");
      await expect(await remark(page, id)).toHaveText(said);
      await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
      await way(page, "Reset all");
      await expect(await remark(page, id)).toBeHidden();
    });
  }
});

test("more digits than can be computed with are rounded, with a remark", async ({ page, open }) => {
  await open(link({ base: "2025p", view: "aave" }));
  await field(page, "aave.gho_share").fill("12.3456789012345678901234567890123456");
  await expect(await remark(page, "aave.gho_share")).toHaveText(/Rounded to 28 digits/);
  const { values } = await evaluate(page, { "aave.gho_share": "0.1234567890123456789012345679" }, "2025p");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
});

test("the slider follows what is typed", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.stablecoin_loans").fill("1.25bn");
  await expect(slider(page, "aave.stablecoin_loans")).toHaveAttribute("aria-valuetext", "1.25B USD");
  await field(page, "aave.stablecoin_loans").fill("12亿");
  await expect(slider(page, "aave.stablecoin_loans")).toHaveValue("1200000000");
});

test("Enter writes what was typed as the page writes it", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const stablecoins = field(page, "aave.stablecoin_loans");
  await stablecoins.fill("12亿");
  await stablecoins.press("Enter");
  await expect(stablecoins).toHaveValue("1,200,000,000");
  await expect(slider(page, "aave.stablecoin_loans")).toHaveValue("1200000000");
});

test("Escape takes back what was typed", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const { values } = await evaluate(page, {}, "2024e");
  const share = field(page, "aave.gho_share");
  for (const text of ["33", "150", "nonsense", ""]) {
    await share.fill(text);
    await share.press("Escape");
    await expect(share).toHaveValue("2.35");
    await expect(share).not.toHaveAttribute("aria-invalid");
    await expect(await remark(page, "aave.gho_share")).toBeHidden();
    await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  }
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
});

test("moving the slider ends the typing", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  await field(page, "aave.gho_share").fill("nonsense");
  await slider(page, "aave.gho_share").fill("0.2");
  await expect(field(page, "aave.gho_share")).toHaveValue("20");
  await expect(field(page, "aave.gho_share")).not.toHaveAttribute("aria-invalid");
  await expect(await remark(page, "aave.gho_share")).toBeHidden();
});

test("a value outside the sensible range is taken, with a notice", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const price = field(page, "macro.eth_price");
  await price.fill("20000");
  const notice = await remark(page, "macro.eth_price");
  await expect(notice).toHaveText("Outside the sensible range of 500 to 10K USD / ETH; taken as entered.");
  await expect(price).not.toHaveAttribute("aria-invalid");
  const { values } = await evaluate(page, { "macro.eth_price": "20000" }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await price.fill("3000");
  await expect(notice).toBeHidden();
});

const REFUSED: [string, string, RegExp][] = [
  ["aave.gho_share", "150%", /A share cannot exceed 100%/],
  ["aave.gho_share", "150", /A share cannot exceed 100%/],
  ["aave.service_providers", "-5", /cannot be negative/],
  ["aave.service_providers", "−5", /cannot be negative/],
  ["aave.service_providers", "abc", /not a number/],
  ["aave.service_providers", "-$596.15m", /cannot be negative/],
  ["aave.service_providers", "(7.0)", /cannot be negative/],
  ["aave.service_providers", "1,234 567", /not a number/],
  ["aave.service_providers", "8.45m/day", /not a number/],
  ["aave.service_providers", "€5m", /US dollars/],
  ["aave.service_providers", "NaN", /not a number/],
  ["aave.service_providers", "Infinity", /not a number/],
  ["aave.service_providers", "1e40", /too large/],
  ["aave.service_providers", "5%", /not a number/],
  ["aave.gho_share", "+200pp", /A share cannot exceed 100%/],
  ["aave.gho_share", "1e-30", /more than 28 decimals/],
];
test("what is no possible value is refused beside the field and the result stays", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.service_providers": "31000000" }));
  const { values } = await evaluate(page, { "aave.service_providers": "31000000" }, "2024e");
  for (const [id, text, message] of REFUSED) {
    await test.step(`"${text}" for ${id}`, async () => {
      const said = await remark(page, id);
      await field(page, id).fill(text);
      await expect(said).toHaveText(message);
      await expect(said).toContainText("is still used");
      await expect(said).toBeVisible();
      await expect(field(page, id)).toHaveAttribute("aria-invalid", "true");
      await field(page, id).blur();
      await expect(field(page, id)).toHaveValue(text);
      await expect(said).toHaveText(message);
      await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
      await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
      await field(page, id).press("Escape");
      await expect(field(page, id)).not.toHaveAttribute("aria-invalid");
      await expect(said).toBeHidden();
    });
  }
});

test("an emptied field changes nothing and shows the value in use again when it is left", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.service_providers": "31000000" }));
  const { values } = await evaluate(page, { "aave.service_providers": "31000000" }, "2024e");
  const providers = field(page, "aave.service_providers");
  await providers.fill("");
  await expect(providers).toHaveValue("");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await providers.press("Enter");
  await expect(providers).toHaveValue("31,000,000");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
});

test("a mistake half way returns to the value before the typing began", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const before = (await evaluate(page, {}, "2024e")).values["aave.adjusted_earnings"];
  const providers = field(page, "aave.service_providers");
  await providers.fill("");
  await providers.pressSequentially("50m");
  const { values } = await evaluate(page, { "aave.service_providers": "50000000" }, "2024e");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await providers.press("x");
  await providers.press("y");
  await expect(providers).toHaveAttribute("aria-invalid", "true");
  await expectExact(page, "aave.adjusted_earnings", before);
});

test("a preset chosen over a mistake ends the typing", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const providers = field(page, "aave.service_providers");
  await providers.fill("abc");
  await preset(page, "2025p").check();
  await expect(providers).toHaveValue("30,000,000");
  await expect(providers).not.toHaveAttribute("aria-invalid");
  await expect(await remark(page, "aave.service_providers")).toBeHidden();
});

test("a mistake after another preset was chosen returns to that preset's value", async ({ page, open }) => {
  await open(link({ view: "aave" }));
  const { values } = await evaluate(page, {}, "2025p");
  const providers = field(page, "aave.service_providers");
  await providers.fill("abc");
  await preset(page, "2025p").check();
  await providers.fill("abcd");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await providers.press("Escape");
  await expect(providers).toHaveValue("30,000,000");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
});

test("resetting all ends the typing, mistakes included", async ({ page, open }) => {
  await open(link({ view: "aave", "aave.service_providers": "40000000" }));
  const providers = field(page, "aave.service_providers");
  await providers.fill("abc");
  await way(page, "Reset all");
  await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "0");
  await expect(providers).toHaveValue("28,070,000");
  await expect(providers).not.toHaveAttribute("aria-invalid");
});

test("an address that is opened while a mistake stands in a field is shown, and the page goes on", async ({ page, open }) => {
  for (const [view, id] of [["aave", "aave.service_providers"], ["lido", "macro.eth_price"]]) {
    await open(link({ view }));
    await field(page, id).fill("-5");
    // The field leaves the document with the focus on it, and the browser tells it that it has changed.
    await page.evaluate(() => (location.hash = "#v1&base=2025p&view=sky"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Sky/);
    await field(page, "sky.workforce").fill("45000000");
    await expect(page.locator("#stopped")).toBeHidden();
    await expect(page.locator("[data-changed]")).toHaveAttribute("data-changed", "1");
  }
});
