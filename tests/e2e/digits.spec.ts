// The browser's answers are those of the native command, digit for digit: the same files as `tests/jobs.rs` reads.
import { readdirSync, readFileSync } from "node:fs";
import { ANALYSES, answer } from "./analyses";
import { expect, test } from "./fixtures";

const CASES = new URL("../cases/jobs/", import.meta.url);
const NAMES = readdirSync(CASES).filter((name) => name.endsWith(".json")).sort();
const read = (name: string) => readFileSync(new URL(name, CASES), "utf8");

/** What the engine says by ids and problems, and the command in words. */
const SAID = ["problem", "obstacle", "reason", "message", "name", "warnings"];

/** An answer without what the command puts in words, its keys in order. Numbers have all their digits. */
const bare = (json: string): string => {
  const order = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(order);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => !SAID.includes(key));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, order(value)]));
  };
  return JSON.stringify(order(JSON.parse(json)));
};

/** Says where two texts part, rather than printing both. */
function expectSame(found: string, stored: string, name: string) {
  const at = [...stored].findIndex((letter, index) => found[index] !== letter);
  const part = (text: string) => text.slice(Math.max(0, at - 80), at + 40);
  expect(at < 0 ? "" : part(found), name).toBe(at < 0 ? "" : part(stored));
  expect(found.length, name).toBe(stored.length);
}

test("there is a job for every analysis", () => {
  for (const name of ANALYSES.filter((name) => !["compare", "share"].includes(name))) expect(NAMES.filter((file) => file.startsWith(name)), name).not.toEqual([]);
});

for (const name of NAMES) {
  test(`the job ${name} gets in the browser what the command answers`, async ({ page, open }) => {
    await open();
    const stored = bare(read(`answers/${name}`));
    expectSame(bare(await answer(page, read(name))), stored, "in large slices");
    expectSame(bare(await answer(page, read(name), [1, 97, 1000, 13, 4001])), stored, "in odd slices");
  });
}

test("the worker gives the same answers, to all jobs at once", async ({ page, open }) => {
  await open();
  const answers = await page.evaluate(async (jobs) => {
    const folder = document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content;
    const worker = new Worker(new URL(`${folder}worker.js`, document.baseURI), { type: "module" });
    const answers: Record<string, string> = {};
    await new Promise<void>((done, failed) => {
      worker.onerror = failed;
      worker.onmessage = ({ data }) => {
        if (data.ready) jobs.forEach(([slot, job], id) => worker.postMessage({ slot, id, job }));
        if (data.crashed || data.failed || data.error) failed(new Error(data.error ?? "the worker crashed"));
        if (data.done) answers[data.slot] = data.answer;
        if (Object.keys(answers).length === jobs.length) done();
      };
    });
    worker.terminate();
    return answers;
  }, NAMES.map((name) => [name, read(name)] as const));
  for (const name of NAMES) expectSame(bare(answers[name]), bare(read(`answers/${name}`)), name);
});

test("a job that makes no sense is refused as data, for the page to say in the reader's language", async ({ page, open }) => {
  await open();
  const job = JSON.stringify({ job: "seek", output: "aave.nonsense", target: "1" });
  await expect(answer(page, job)).rejects.toThrow(/"unknown-output":\["aave\.nonsense",\[/);
  await expect(answer(page, "{")).rejects.toThrow();
});

test("an answer holds no sentence of any language", async ({ page, open }) => {
  await open();
  for (const name of NAMES) {
    const text = await answer(page, read(name));
    expect(text.match(/"[^"]*[ \u4e00-\u9fff][^"]*"/), name).toBeNull();
  }
});

test("the engine takes no file but a model", async ({ page, open }) => {
  await open();
  const refused = await page.evaluate(async () => {
    const folder = document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content;
    const { default: init, open } = await import(new URL(`${folder}engine.js`, document.baseURI).href);
    const { model } = await import(new URL(`${folder}model.js`, document.baseURI).href);
    const [bytes]: [Uint8Array] = await Promise.all([model(), init()]);
    const refuses = (file: Uint8Array) => {
      try {
        open(file);
        return false;
      } catch {
        return true;
      }
    };
    const wrong = [new Uint8Array(), bytes.slice(0, bytes.length / 2), new TextEncoder().encode("<!doctype html><title>Sign in")];
    return [...wrong, bytes].map(refuses);
  });
  expect(refused).toEqual([true, true, true, false]);
});

test("the page takes no notes of another edition", async ({ page, open, provoke }) => {
  provoke(/404/);
  await page.route(/\/analysis-[^/]+\/model\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await open();
  await page.unrouteAll();
  const taken = await page.evaluate(async () => {
    const folder = document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content;
    const { model } = await import(new URL(`${folder}model.js`, document.baseURI).href);
    const bytes: Uint8Array = await model();
    const other = bytes.slice();
    other[0] ^= 1;
    const { complete } = window.wasmBindings as unknown as { complete: (bytes: Uint8Array) => boolean };
    return [complete(other), complete(bytes.slice(0, 1000)), complete(bytes)];
  });
  expect(taken).toEqual([false, false, true]);
});
