// A reader's own protocols, read beside those of the report.

/** How long a reading may take, and how long the reader of files may take to load, in milliseconds. */
const LIMIT = 5000;
const LOADING = 60000;

let worker;
let last = 0;
const asked = new Map();

function end(answer) {
  worker?.terminate();
  worker = undefined;
  for (const done of asked.values()) done(answer);
  asked.clear();
}

function start() {
  worker = new Worker(new URL("./reading.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.failed) return end({ failed: true });
    asked.get(data.id)?.(data);
    asked.delete(data.id);
  };
  // Memory that is full, or a script that did not load: nothing in a file stops it.
  worker.onerror = (event) => {
    event.preventDefault();
    end({ failed: true });
  };
}

let loaded = false;

/** What a protocol can begin with: `{ beginnings }`, a record for each; otherwise as in `read`. */
export const beginnings = () => read();

/**
 * Reads the files of a reader's protocols. Returns `{ model }`, what `model.wasm` would hold with them, or `{ mistakes }`, a record for
 * each; `{ late }` where it took too long, `{ failed }` where what reads them could not be loaded.
 */
export async function read(texts) {
  let timer;
  try {
    if (!worker) start();
    const id = (last += 1);
    const answer = await new Promise((done) => {
      asked.set(id, done);
      timer = setTimeout(() => end({ late: true }), loaded ? LIMIT : LOADING);
      worker.postMessage({ id, texts });
    });
    loaded ||= !answer.failed;
    return answer;
  } catch (error) {
    // A browser without workers of modules.
    console.warn(error);
    return { failed: true };
  } finally {
    clearTimeout(timer);
  }
}
