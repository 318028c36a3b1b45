// The browser's answers are those of the native command, digit for digit: the same files as `tests/jobs.rs` reads.
import { readdirSync, readFileSync } from "node:fs";
import { ANALYSES, answer } from "./analyses";
import { expect, test } from "./fixtures";

const CASES = new URL("../cases/jobs/", import.meta.url);
const NAMES = readdirSync(CASES).filter((name) => name.endsWith(".json")).sort();
const read = (name: string) => readFileSync(new URL(name, CASES), "utf8");

/** JSON text without white space between its parts. Numbers stay as they are written. */
const compact = (json: string) => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");

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
    const stored = compact(read(`answers/${name}`));
    expectSame(await answer(page, read(name)), stored, "in large slices");
    expectSame(await answer(page, read(name), [1, 97, 1000, 13, 4001]), stored, "in odd slices");
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
        if (data.ready) jobs.forEach(([slot, job], id) => worker.postMessage({ slot, id, job, language: "en" }));
        if (data.dead || data.error) failed(new Error(data.error ?? "the worker died"));
        if (data.done) answers[data.slot] = data.answer;
        if (Object.keys(answers).length === jobs.length) done();
      };
    });
    worker.terminate();
    return answers;
  }, NAMES.map((name) => [name, read(name)] as const));
  for (const name of NAMES) expectSame(answers[name], compact(read(`answers/${name}`)), name);
});

test("a job that makes no sense is refused in words, in the reader's language", async ({ page, open }) => {
  await open();
  const job = JSON.stringify({ job: "seek", output: "aave.nonsense", target: "1" });
  await expect(answer(page, job)).rejects.toThrow(/no line is called “aave.nonsense”/);
  await expect(answer(page, job, [100], "zh-CN")).rejects.toThrow(/aave\.nonsense/);
  await expect(answer(page, "{")).rejects.toThrow();
});
