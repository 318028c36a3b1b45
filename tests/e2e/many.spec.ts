import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { takerate } from "./command";
import { expectExact, slider } from "./controls";
import { answered, expect, test as base } from "./fixtures";

const COUNT = 80;
const id = (number: number) => `ferry${number}`;

/** The invented report in tests/cases/bundle with many copies of a protocol, served. */
const test = base.extend<object, { url: string }>({
  url: [
    async ({}, use) => {
      const root = mkdtempSync(join(tmpdir(), "takerate-many-"));
      const [models, folder] = [join(root, "models"), join(root, "page")];
      cpSync("tests/cases/bundle", models, { recursive: true });
      const ferry = readFileSync(join(models, "ferry.toml"), "utf8");
      for (let number = 1; number <= COUNT; number += 1) {
        const own = ferry.replace('id = "ferry"', `id = "${id(number)}"`).replace("order = 1", `order = ${number + 10}`);
        writeFileSync(join(models, `${id(number)}.toml`), own.replaceAll("Ferry (invented)", `Ferry ${number} (invented)`));
      }
      takerate(["bundle", models, "--page", "dist", "--into", folder]);
      const { url, stop } = await serve({ folder });
      await use(url);
      await stop();
      rmSync(root, { recursive: true });
    },
    { scope: "worker" },
  ],
});

test("of a long table the rows in sight follow a move at once, the others when it is over", async ({ page, url }) => {
  await page.goto(url);
  await answered(page);
  await expect(page.locator(".comparison tbody tr:not(.sector)")).toHaveCount(COUNT + 2);
  await expectExact(page, `${id(1)}.surplus`, "4500000");
  await expect(slider(page, "sea.traffic")).toHaveCount(1);
  await page.evaluate(() => scrollTo(0, 0));
  // What is in sight is known a moment after it was scrolled there.
  await page.waitForTimeout(300);
  const after = await slider(page, "sea.traffic").evaluate((input: HTMLInputElement, count) => {
    const exact = (number: number) => document.querySelector(`.comparison [data-value-of="ferry${number}.surplus"]`)?.getAttribute("data-exact");
    input.value = input.max;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return new Promise<(string | null | undefined)[]>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve([exact(1), exact(count)]))));
  }, COUNT);
  expect(after[0]).not.toBe("4500000");
  expect(after[1]).toBe("4500000");
  // The same number, once the move is over, without anything having been scrolled.
  await expectExact(page, `${id(COUNT)}.surplus`, after[0] ?? "");
});

test("a row that is scrolled to has the number of now", async ({ page, url }) => {
  await page.goto(url);
  await answered(page);
  const row = page.locator(`.comparison [data-value-of="${id(COUNT)}.surplus"]`);
  await row.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  const after = await slider(page, "sea.traffic").evaluate((input: HTMLInputElement, count) => {
    input.value = input.max;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    const exact = () => document.querySelector(`.comparison [data-value-of="ferry${count}.surplus"]`)?.getAttribute("data-exact");
    return new Promise<string | null | undefined>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(exact()))));
  }, COUNT);
  expect(after).not.toBe("4500000");
});

test("many protocols stand in a menu, from which each is opened", async ({ page, url }) => {
  await page.goto(url);
  await answered(page);
  await expect(page.locator(".masthead nav > ul")).toHaveCount(0);
  await page.locator(".masthead nav summary").click();
  await page.locator(".masthead nav details").getByRole("link", { name: `Ferry ${COUNT}`, exact: true }).click();
  await expectExact(page, `${id(COUNT)}.surplus`, "4500000");
  await expect(page).toHaveURL(new RegExp(`view=${id(COUNT)}`));
});
