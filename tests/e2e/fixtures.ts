// What the end-to-end tests share. Import `test` and `expect` from here instead of from Playwright.
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { serve } from "../../scripts/serve.mjs";

type TestFixtures = {
  /** Opens the built page with a fragment such as `#v1&base=2025p` and waits until it shows a value. */
  open: (fragment?: string) => Promise<void>;
  /**
   * Declares the errors that a test provokes. Errors of the page, messages on its console's error level and requests to
   * other hosts fail a test, unless they match `pattern`; a test that declares some fails when there are none.
   */
  provoke: (pattern: RegExp) => void;
  /** Whether groups of assumptions stay folded, as a reader finds them: most tests are about something else, and open them. */
  folded: boolean;
  /** Opens them, wherever the page makes some. */
  unfolded: void;
};
type WorkerFixtures = {
  /** The address of the same build served under a path of several segments. */
  subPath: string;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  open: async ({ page }, use) => {
    await use(async (fragment = "") => {
      await page.goto(`./${fragment}`);
      await answered(page);
    });
  },

  folded: [false, { option: true }],

  unfolded: [
    async ({ context, folded }, use) => {
      if (!folded) {
        await context.addInitScript(() => {
          const met = new WeakSet();
          const open = () => {
            for (const group of document.querySelectorAll(".assumptions details.group")) {
              if (!met.has(group)) group.setAttribute("open", "");
              met.add(group);
            }
          };
          new MutationObserver(open).observe(document, { childList: true, subtree: true });
        });
      }
      await use();
    },
    { auto: true },
  ],

  provoke: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      context.on("weberror", (event) => problems.push(`error: ${event.error().message}`));
      context.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith("http") && hostname !== new URL(baseURL!).hostname) problems.push(`request: ${request.url()}`);
      });
      let provoked: RegExp | undefined;
      await use((pattern) => (provoked = pattern));
      if (provoked) await expect.poll(() => problems.length, "provoked errors").toBeGreaterThan(0);
      expect(problems.filter((problem) => !provoked?.test(problem)), "errors and foreign requests of the page").toEqual([]);
    },
    { auto: true },
  ],

  subPath: [
    async ({}, use) => {
      const { url, stop } = await serve({ folder: "dist", base: "/some/sub/path/" });
      await use(url);
      await stop();
    },
    { scope: "worker" },
  ],
});

/** Waits until the page shows a computed value, and has built what is out of sight to begin with. */
export async function answered(page: Page) {
  await page.locator("[data-value-of][data-exact]").first().waitFor({ state: "attached" });
  await expect(page.locator("div:is(.to-come, .painted)")).toHaveCount(0);
}

/** Fails with the rule and the elements of each violation of WCAG 2.2 AA that axe finds. */
export async function expectAccessible(page: Page) {
  // What waits for a new answer is faded on purpose.
  await expect(page.locator(".stale")).toHaveCount(0);
  // What has gone under the bar that stays is no target there: the page is measured from its beginning.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  // A tab that is scrolled out to the left is no skip link, though its address is a fragment too; the skip link itself is
  // tested with the keyboard.
  const real = violations.filter(({ id, nodes }) => id !== "skip-link" || !nodes.every(({ target }) => String(target).startsWith(".readings")));
  expect(real.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual([]);
}

export { expect };
