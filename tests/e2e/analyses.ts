// What a reader sees and touches of the analyses, which the page loads once they are asked for.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Outcome } from "./command";

/** The analyses as links name them, in the order of their tabs. */
export const ANALYSES = ["worth", "tornado", "table", "seek", "bridge", "simulate", "score", "compare", "share"] as const;
export type Analysis = (typeof ANALYSES)[number];

/** The files of the analyses; not what the page needs soon, and what it says where it is kept. */
export const FILES = /\/analysis-[0-9a-f]+\/(?!(model|outline\.\w+|split_soon|chunk_\d+)\.wasm|soon\.css|offline\.|offers\.)[^/]+$/;

/** The tab of an analysis; "" for the statement or the overview. */
export const tab = (page: Page, name: Analysis | "") => (name ? page.locator(`nav.readings a[href*="show=${name}"]`) : page.locator("nav.readings a").first());

/** Where the analysis is shown. */
export const analysis = (page: Page) => page.locator("#analysis");

/** Goes to an analysis as readers do, and waits until it is there. */
export async function study(page: Page, name: Analysis) {
  await tab(page, name).click();
  await expect(tab(page, name)).toHaveAttribute("aria-current", "page");
  await expect(analysis(page).locator(".analysis")).toBeVisible();
}

/** Lets the page come to rest, whereupon it fetches the analyses for later, and waits until all of them are there. Its clock must be installed. */
export async function rest(page: Page) {
  const arrived: string[] = [];
  page.on("requestfinished", (request) => FILES.test(request.url()) && arrived.push(new URL(request.url()).pathname.split("/").pop()!));
  await page.clock.fastForward(6000);
  for (const name of ["parts.js", "parts.css", "split_later.wasm", "worker.js", "engine_bg.wasm"]) await expect.poll(() => arrived).toContain(name);
}

/** The controls of an analysis by what they are called. */
export const choice = (page: Page, name: string) => analysis(page).getByRole("combobox", { name, exact: true });
export const number = (page: Page, name: string) => analysis(page).getByRole("textbox", { name: new RegExp(`^${name}( |$)`) });

/** Types a number as readers do: it counts when they leave the field or press Enter. */
export async function type(field: Locator, text: string) {
  await field.fill(text);
  await field.press("Enter");
}

/** A chart of the analysis, with what belongs to it. */
export function chart(page: Page, nth = 0) {
  const figure = analysis(page).locator("figure.chart").nth(nth);
  return {
    figure,
    /** Takes the focus and the keys; its name says what is drawn. */
    drawing: figure.locator("[tabindex='0'][aria-label]").first(),
    marks: figure.locator("svg [data-mark]"),
    mark: (index: number) => figure.locator(`svg [data-mark="${index}"]`),
    /** What the chart says of the mark that is pointed at. */
    readout: figure.locator("[aria-live]"),
  };
}
export type Chart = ReturnType<typeof chart>;

/** The table of a chart as a reader copies it, row by row: all digits. The browser must allow reading what is copied. */
export async function copied(page: Page, { figure }: Chart) {
  const folded = figure.locator("details:not([open]) > summary");
  if (await folded.count()) await folded.click();
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await figure.getByRole("button", { name: "Copy the table" }).click();
  await expect(figure.locator(".copy [role=status]")).toHaveText("Copied.");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [head, ...rows] = text.split(/\r?\n/).map((row) => row.split("\t"));
  return { head, rows };
}

/** Presses Tab until `goal` has the focus. */
export async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press(key);
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not lead to ${goal}`);
}

/** Carries out a job (its bytes) in the page, without a worker, in slices of so many evaluations. */
export const carryOut = (page: Page, job: number[], slices: number[] = [4096]): Promise<Outcome> =>
  page.evaluate(
    async ([job, slices]) => {
      const folder = document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content;
      const { default: init, open, Runner } = await import(new URL(`${folder}engine.js`, document.baseURI).href);
      const { model } = await import(new URL(`${folder}model.js`, document.baseURI).href);
      await init();
      open(await model());
      let runner;
      try {
        runner = new Runner(new Uint8Array(job));
      } catch (error) {
        if (error instanceof Uint8Array) return { refused: [...error] };
        throw error;
      }
      for (let slice = 0; runner.advance(slices[slice % slices.length]); slice += 1);
      const answer: number[] = [...runner.answer()];
      runner.free();
      return { answer };
    },
    [job, slices] as const,
  );

/** Waits until an analysis has said all that it has to say. */
export async function settled(page: Page) {
  let before = "";
  await expect
    .poll(async () => {
      const now = await analysis(page).innerText();
      const same = now === before;
      before = now;
      return same && now.length > 20;
    }, { intervals: [400], timeout: 30_000 })
    .toBe(true);
}

/** Opens everything that an analysis has folded away, once it has said all, and waits until that has been said too. */
export async function unfolded(page: Page) {
  await settled(page);
  await analysis(page).locator("details:not([open]) > summary").evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  await settled(page);
}
