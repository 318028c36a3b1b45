// What a reader sees and touches, found by the attributes that the page promises (data-input, data-value-of).
import { expect, type CDPSession, type Locator, type Page } from "@playwright/test";

/** The protocols and the five views, as links name them; the overview has no name. */
/** Those that the report is about, which are tabs. */
export const PROTOCOLS = ["aave", "sky", "lido", "etherfi"] as const;
/** Those of its other half, which stand in a menu. */
export const OTHERS = ["ethereum", "solana", "near", "arbitrum", "ionet", "exo", "sahara", "sentient"] as const;
export const VIEWS = ["", ...PROTOCOLS] as const;
export type View = (typeof VIEWS)[number];

/** A link's fragment, in the documented order: version, preset, view, changed inputs. */
export function link({ base = "2024e", view = "", lang, ...inputs }: { base?: string; view?: View; lang?: string; [id: string]: string | undefined } = {}) {
  const assignments = Object.entries(inputs).map(([id, value]) => `&${id}=${value}`);
  return `#v1&base=${base}${view && `&view=${view}`}${lang ? `&lang=${lang}` : ""}${assignments.join("")}`;
}

/** A link without what it was made with: the edition of the model and the results that the sender saw. */
export const unpinned = (link: string) => link.replaceAll(/&(model|saw\.[a-z]+)=[^&]*/g, "");

/** What the address says of scenario, view and settings. */
export const hash = async (page: Page) => unpinned(await page.evaluate(() => location.hash));

/** The first place where a line's value stands; the strip at the head of a protocol's page comes before its tables. */
export const figure = (page: Page | Locator, id: string) => page.locator(`[data-value-of="${id}"]`).first();

/** The controls of an input; the number of the first screen's sentence is one too, and is tested with it. */
export const slider = (page: Page, id: string) => page.locator(`input[type=range][data-input="${id}"]`);
export const field = (page: Page, id: string) => page.locator(`.assumption input[type=text][data-input="${id}"]`);
export const toggle = (page: Page, id: string) => page.locator(`input[type=checkbox][data-input="${id}"]`);

/** The control of an input with everything that belongs to it. */
export const assumption = (page: Page, id: string) => page.locator(".assumption").filter({ has: page.locator(`[data-input="${id}"]`) });

/** What a text field says about its value: the element that its `aria-describedby` names. */
export async function remark(page: Page, id: string): Promise<Locator> {
  const said = await field(page, id).getAttribute("aria-describedby");
  return page.locator(`[id="${said}"]`);
}

export const preset = (page: Page, id: string) => page.locator(`input[type=radio][name=preset][value="${id}"]`);

/** Opens the list of what is changed. */
export async function openChanges(page: Page) {
  await page.locator("#changed").click();
  await expect(page.locator(".sheet .ways")).toBeVisible();
}

/** Takes one of the ways that the list of changes offers: back from all of them, back to the link, to the steps. */
export async function way(page: Page, name: string) {
  await openChanges(page);
  await page.locator(".sheet .ways").getByText(name, { exact: true }).click();
}

/** Goes to a view as readers do, by the page's own link. */
export async function visit(page: Page, view: View) {
  const way = page.locator("header nav a").nth(VIEWS.indexOf(view));
  await way.click();
  await expect(way).toHaveAttribute("aria-current", "page");
}

/** Asserts the exact value of a line: "" where it has none. */
export const expectExact = (page: Page, id: string, value: string | null) =>
  expect(figure(page, id)).toHaveAttribute("data-exact", value ?? "");

/** Every figure of the view: its line's id, exact value and status. */
export async function shown(page: Page) {
  await expect(page.locator("[data-value-of]:not([data-exact])")).toHaveCount(0);
  return page.locator("[data-value-of]").evaluateAll((figures) =>
    figures.map((figure) => ({
      id: figure.getAttribute("data-value-of")!,
      exact: figure.getAttribute("data-exact"),
      status: figure.getAttribute("data-status"),
    })),
  );
}

/** Opens everything on the view that is folded: groups of assumptions, and where each comes from. */
export async function unfold(page: Page) {
  await page.locator("main details:not([open]) > summary").evaluateAll((folded) => folded.forEach((one) => (one as HTMLElement).click()));
  await page.locator("main [aria-expanded=false]").evaluateAll((folded) => folded.forEach((one) => (one as HTMLElement).click()));
  await expect(page.locator("main details:not([open]), main [aria-expanded=false]")).toHaveCount(0);
}

/** Puts a finger down, waits, moves it in steps, and lifts it. */
export async function swipe(page: Page, touch: CDPSession, [x, y]: [number, number], [dx, dy]: [number, number], pause = 0) {
  const send = (type: "touchStart" | "touchMove" | "touchEnd", share = 0) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x + dx * share, y: y + dy * share }] });
  await send("touchStart");
  await page.waitForTimeout(pause);
  for (let step = 1; step <= 12; step += 1) {
    await send("touchMove", step / 12);
    await page.waitForTimeout(16);
  }
  await send("touchEnd");
}
