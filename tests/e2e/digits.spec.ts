// The browser's answers are those of the native command, to the last bit, for the files of which `tests/jobs.rs` holds the
// command to what is stored.
import { readdirSync, readFileSync } from "node:fs";
import { ANALYSES, carryOut } from "./analyses";
import { messages } from "./command";
import { expect, test } from "./fixtures";

const CASES = new URL("../cases/jobs/", import.meta.url);
const NAMES = readdirSync(CASES).filter((name) => name.endsWith(".json")).sort();
const read = (name: string) => readFileSync(new URL(name, CASES), "utf8");

/** Compares bytes; says where they part, rather than printing both. */
function expectSame(found: number[] = [], wanted: number[] = [], name: string) {
  expect(wanted, name).not.toEqual([]);
  const at = wanted.findIndex((byte, index) => byte !== found[index]);
  expect(at < 0 ? "" : `${found.slice(at, at + 40)}`, name).toBe(at < 0 ? "" : `${wanted.slice(at, at + 40)}`);
  expect(found.length, name).toBe(wanted.length);
}

test("there is a job for every analysis", () => {
  for (const name of ANALYSES.filter((name) => !["worth", "score", "compare", "share"].includes(name))) expect(NAMES.filter((file) => file.startsWith(name)), name).not.toEqual([]);
});

for (const name of NAMES) {
  test(`the job ${name} gets in the browser what the command answers`, async ({ page, open }) => {
    await open();
    const { job, answer } = messages(read(name));
    expectSame((await carryOut(page, job)).answer, answer, "in large slices");
    expectSame((await carryOut(page, job, [1, 97, 1000, 13, 4001])).answer, answer, "in odd slices");
  });
}

test("the worker gives the same answers, to all jobs at once", async ({ page, open }) => {
  await open();
  const all = NAMES.map((name) => ({ name, ...messages(read(name)) }));
  const answers = await page.evaluate(async (jobs) => {
    const folder = document.querySelector<HTMLMetaElement>("meta[name=analysis]")!.content;
    const worker = new Worker(new URL(`${folder}worker.js`, document.baseURI), { type: "module" });
    const answers: Record<string, number[]> = {};
    await new Promise<void>((done, failed) => {
      worker.onerror = failed;
      worker.onmessage = ({ data }) => {
        if (data.ready) jobs.forEach(([slot, job], id) => worker.postMessage({ slot, id, job: new Uint8Array(job) }));
        if (data.crashed || data.failed || data.error) failed(new Error(data.error ?? "the worker crashed"));
        if (data.done) answers[data.slot] = [...data.answer];
        if (Object.keys(answers).length === jobs.length) done();
      };
    });
    worker.terminate();
    return answers;
  }, all.map(({ name, job }) => [name, job] as const));
  for (const { name, answer } of all) expectSame(answers[name], answer, name);
});

test("a job that makes no sense is refused as data, for the page to say in the reader's language", async ({ page, open }) => {
  await open();
  const { job, refused } = messages(JSON.stringify({ job: "seek", output: "aave.nonsense", target: "1" }));
  expect(String.fromCharCode(...refused!)).toContain("aave.nonsense");
  expectSame((await carryOut(page, job)).refused, refused, "refused");
  for (const bytes of [[], [123], job.slice(0, -1), [...job, 0]]) await expect(carryOut(page, bytes), String(bytes)).rejects.toThrow();
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
