// The reader of model files beside the page: a file may be from a stranger, and keeps only this worker busy.
import { contents } from "./model.js";
import init, { beginnings, open, read } from "./reader.js";

const ready = (async () => {
  const [report, sources] = await Promise.all([contents("./model.wasm"), contents("./sources.wasm"), init()]);
  open(report, sources);
  return [report, sources];
})();
// A failure is reported in the answer to each request.
ready.catch(() => {});

/**
 * Takes `{ id, texts, language }` and answers with `{ id }` and `model`, or `mistakes` as records; without texts, with `beginnings` as records.
 * `failed` where it could not be loaded.
 */
addEventListener("message", async ({ data: { id, texts, language } }) => {
  let known;
  try {
    known = await ready;
  } catch (error) {
    console.warn(error);
    return postMessage({ id, failed: true });
  }
  if (!texts) return postMessage({ id, beginnings: beginnings(known[1]) });
  const reading = read(...known, texts, language);
  postMessage({ id, model: reading.model(), mistakes: reading.mistakes() });
  reading.free();
});
