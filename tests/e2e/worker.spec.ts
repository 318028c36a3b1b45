// Who computes: a worker beside the page, and what happens where there is none or where it breaks.
import { analysis, chart, study } from "./analyses";
import { evaluate } from "./bindings";
import { expectExact, field, figure, hash, link, slider } from "./controls";
import { expect, test } from "./fixtures";
import type { Page } from "@playwright/test";

const AAVE = link({ base: "2025p", view: "aave", show: "tornado" });
const WORKER = /\/analysis-[^/]+\/worker\.js$/;
const alone = (page: Page) => analysis(page).getByText(/does not let the page compute in the background/);
const broken = (page: Page) => analysis(page).getByRole("alert").filter({ hasText: "The computation broke off" });

/** Puts a script in the place of the worker's. */
const replace = (page: Page, body: string) => page.route(WORKER, (route) => route.fulfill({ contentType: "text/javascript", body }));

/** Both charts are about the scenario as it is. */
async function expectRight(page: Page) {
  const now = await figure(page, "aave.adjusted_earnings").innerText();
  await expect(chart(page).drawing).toHaveAttribute("aria-label", new RegExp(`now ${now.replace(".", "\\.")}, `));
  await expect(chart(page, 1).marks.getByText(`now ${now}`)).toHaveCount(1);
}

test("usually a worker computes, and nothing is said of it", async ({ page, open }) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await open(AAVE);
  await expectRight(page);
  expect(workers).toHaveLength(1);
  expect(workers[0]).toMatch(WORKER);
  await study(page, "seek");
  await study(page, "tornado");
  await expectRight(page);
  expect(workers).toHaveLength(1);
  await expect(alone(page)).toBeHidden();
});

const NO_WORKER: [string, (page: Page) => Promise<unknown>][] = [
  ["the browser refuses workers", (page) => page.addInitScript(() => { window.Worker = class { constructor() { throw new DOMException("no workers here", "SecurityError"); } } as never; })],
  ["the browser has none", (page) => page.addInitScript(() => Reflect.deleteProperty(window, "Worker"))],
  ["its script does not arrive", (page) => page.route(WORKER, (route) => route.abort())],
  ["it breaks before it is there", (page) => replace(page, "throw new Error('not today')")],
];
for (const [name, prepare] of NO_WORKER) {
  test(`where ${name}, the page computes itself, says so, and is right`, async ({ page, open, provoke }) => {
    if (name === "its script does not arrive") provoke(/Failed to load resource/);
    await prepare(page);
    await open(AAVE);
    await expect(alone(page)).toBeVisible();
    await expectRight(page);
    await slider(page, "aave.gho_share").fill("0.2");
    await expect(field(page, "aave.gho_share")).toHaveValue("20");
    await expectRight(page);
    await study(page, "seek");
    await expect(alone(page)).toBeVisible();
    await expect(analysis(page).locator(".verdict")).toContainText("FDV / earnings");
    await expect(analysis(page).getByRole("rowheader").first()).toBeVisible();
    await expect(broken(page)).toHaveCount(0);
  });
}

test("where a worker never says that it is there, the page waits no longer than a while", async ({ page, open }) => {
  await replace(page, "// Says nothing.");
  await page.clock.install();
  await open(AAVE);
  await expect(analysis(page).getByRole("heading", { name: "Which assumption matters?" })).toBeVisible();
  await expect(chart(page).marks).toHaveCount(0);
  await expect(alone(page)).toBeHidden();
  await page.clock.fastForward(15_000);
  await expect(alone(page)).toBeVisible();
  await expectRight(page);
});

test("on the page itself a long analysis goes on between frames: it shows how far it is and can be stopped", async ({ page, open }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  await open(link({ base: "2025p", view: "aave", show: "simulate", "show.samples": "9000000" }));
  await expect(alone(page)).toBeVisible();
  await expect(analysis(page).getByText(/^Computing: \d+%$/)).toBeVisible();
  await expect(analysis(page).getByText(/samples so far/)).toBeVisible();
  // The page answers meanwhile.
  await slider(page, "aave.gho_share").fill("0.2");
  const { values } = await evaluate(page, { "aave.gho_share": "0.2" }, "2025p");
  await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
  await analysis(page).getByRole("button", { name: "Stop" }).click();
  await expect(analysis(page).getByText(/^Stopped at \d+%\./)).toBeVisible();
});

const CRASHES = {
  "says that it is lost": "addEventListener('message', () => postMessage({ crashed: true })); postMessage({ ready: true });",
  "throws": "addEventListener('message', () => { throw new RangeError('out of memory'); }); postMessage({ ready: true });",
};
for (const [name, body] of Object.entries(CRASHES)) {
  test(`a worker that ${name} is told, the scenario is untouched, and trying again helps`, async ({ page, open }) => {
    await replace(page, body);
    await open(`${AAVE}&aave.gho_share=0.1`);
    await expect(broken(page).first()).toContainText("The scenario is as it was");
    await expect(field(page, "aave.gho_share")).toHaveValue("10");
    expect(await hash(page)).toBe(`${AAVE}&aave.gho_share=0.1`);
    const { values } = await evaluate(page, { "aave.gho_share": "0.1" }, "2025p");
    await expectExact(page, "aave.adjusted_earnings", values["aave.adjusted_earnings"]);
    await expect(page.locator("#stopped")).toBeHidden();

    await page.unroute(WORKER);
    // What was being computed is two charts, and one trouble.
    await expect(broken(page)).toHaveCount(1);
    await broken(page).getByRole("button", { name: "Try again" }).click();
    await expect(broken(page)).toHaveCount(0);
    await expect(analysis(page).locator("[data-view-heading]")).toBeFocused();
    await expectRight(page);
    await expect(alone(page)).toBeHidden();
  });
}

test("a worker that dies twice is not tried a third time: the page computes itself", async ({ page, open }) => {
  await replace(page, CRASHES["says that it is lost"]);
  await open(AAVE);
  await broken(page).first().getByRole("button", { name: "Try again" }).click();
  await expect(alone(page)).toBeVisible();
  await expect(chart(page).marks.first().or(chart(page, 1).marks.first()).first()).toBeVisible();
  await expect(broken(page)).toHaveCount(0);
  await expectRight(page);
});

test("a move in the assumptions asks anew after a worker died, without Try again", async ({ page, open }) => {
  await replace(page, CRASHES["says that it is lost"]);
  await open(AAVE);
  await expect(broken(page).first()).toBeVisible();
  await page.unroute(WORKER);
  await slider(page, "aave.gho_share").fill("0.2");
  await expect(broken(page)).toHaveCount(0);
  await expectRight(page);
});

test("fast moves end with the answer to the last", async ({ page, open }) => {
  await open(AAVE);
  await expectRight(page);
  const share = slider(page, "aave.gho_share");
  await share.evaluate((slider: HTMLInputElement) => {
    for (let step = 1; step <= 40; step += 1) {
      slider.value = String(step / 100);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await expect(share).toHaveValue("0.4");
  await expectRight(page);
  for (const value of ["0.05", "0.3", "0.1", "0.25"]) await share.fill(value);
  await expect(field(page, "aave.gho_share")).toHaveValue("25");
  await expectRight(page);
});

test("an answer that comes late does not replace that to a newer question", async ({ page, open }) => {
  // Answers only once it has heard six questions (two charts, three scenarios): the newest first, the oldest last.
  await replace(page, `
    import init, { open, Runner } from "./engine.js";
    import { model } from "./model.js";
    await init();
    open(await model());
    const heard = [];
    addEventListener("message", ({ data }) => {
      if (data.job === undefined) return;
      console.log("heard " + heard.push(data));
      if (heard.length < 6) return;
      for (const { slot, id, job } of heard.splice(0).reverse()) {
        const runner = new Runner(job);
        while (runner.advance(1e6));
        postMessage({ slot, id, progress: [1, 1], answer: runner.answer(), done: true });
        runner.free();
      }
      console.log("all answered");
    });
    postMessage({ ready: true });`);
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  await open(AAVE);
  await expect.poll(() => told).toContain("heard 2");
  await slider(page, "aave.gho_share").fill("0.3");
  await expect.poll(() => told).toContain("heard 4");
  await slider(page, "aave.gho_share").fill("0.2");
  await expect.poll(() => told).toContain("all answered");
  await expectRight(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expectRight(page);
});

test("a change of language asks nothing anew", async ({ page, open }) => {
  await page.addInitScript(() => {
    const jobs: unknown[] = [];
    Object.assign(window, { jobs });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: { job?: Uint8Array }) {
      if (message.job) jobs.push(message.job);
      return post.call(this, message);
    };
  });
  const jobs = () => page.evaluate(() => (window as unknown as { jobs: unknown[] }).jobs.length);
  await open(link({ base: "2025p", view: "aave", show: "simulate", "show.seed": "7" }));
  await expect(analysis(page).getByText(/samples, seed 7\. The same seed/).first()).toBeVisible();
  await expect(analysis(page).locator("progress:visible")).toHaveCount(0);
  const before = await jobs();
  expect(before).toBeGreaterThan(0);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(analysis(page).getByText(/个样本，种子 7。无论/).first()).toBeVisible();
  expect(await jobs()).toBe(before);
});

for (const [name, garbage] of Object.entries({
  nothing: "null", "a number": "7", "a message of no slot": "{}", "an unknown slot": '{ slot: "x", id: 1, answer: new Uint8Array(), done: true }',
  "an answer that is none": "{ slot: data.slot, id: data.id, answer: new Uint8Array([93]), done: true }", "an empty answer": "{ slot: data.slot, id: data.id, answer: new Uint8Array(), done: true }",
  "a refusal that is none": "{ slot: data.slot, id: data.id, refused: new Uint8Array([255]) }", "odd types": "{ slot: data.slot, id: data.id, progress: 3, answer: 4, refused: '{}', bytes: 0 }",
})) {
  test(`a worker that answers ${name} breaks nothing`, async ({ page, open }) => {
    await replace(page, `addEventListener('message', ({ data }) => postMessage(${garbage})); postMessage({ ready: true });`);
    await open(AAVE);
    await slider(page, "aave.gho_share").fill("0.2");
    await expect(field(page, "aave.gho_share")).toHaveValue("20");
    await page.unroute(WORKER);
    await page.reload();
    await expectRight(page);
  });
}

test("where neither worker nor engine arrives, that is said, and another try helps", async ({ page, open, provoke }) => {
  provoke(/Failed to load resource/);
  await page.route(/\/(worker|local)\.js(\?|$)/, (route) => route.abort());
  await open(AAVE);
  const unloaded = analysis(page).getByRole("alert").filter({ hasText: "What computes this could not be loaded" });
  await expect(unloaded).toHaveCount(1);
  await page.unrouteAll();
  await unloaded.getByRole("button", { name: "Try again" }).click();
  await expect(unloaded).toHaveCount(0);
  await expectRight(page);
});
