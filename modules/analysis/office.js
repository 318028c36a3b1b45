// Who computes for the page: a worker, or the page itself between two frames where no worker can be had.
import { desk } from "./desk.js";
import { newer } from "./newer.js";

/** How long a worker may take to say that it is there, in milliseconds. */
const PATIENCE = 15_000;
/** How often a worker may die before none is tried again. */
const LIVES = 2;
/** How long the page may compute between two frames, in milliseconds. */
const SLICE = 8;

/**
 * `ask(slot, id, job, language)` replaces whatever the slot asked before; `cancel(slot)` gives it up. What comes out of
 * it reaches `hear(slot, id, news)`; see desk.js for the news, to which `{ dead: true }` is added. News of no slot says that
 * something is known of the office itself.
 */
export function office(Runner) {
  const asked = new Map();
  let hear = () => {};
  let worker;
  let arriving;
  let lives = LIVES;
  let local;
  let outdated = false;

  const tell = ({ slot, id, ...news }) => {
    if (asked.get(slot)?.id !== id) return;
    if (news.done || news.error !== undefined) asked.delete(slot);
    hear(slot, id, JSON.stringify(news));
  };

  const here = () => {
    local ??= desk(Runner, tell, SLICE);
    return local;
  };

  const leave = () => {
    clearTimeout(arriving);
    if (!worker) return;
    // What it still had to say would be taken for news of the next one.
    worker.onmessage = worker.onmessageerror = worker.onerror = null;
    worker.terminate();
    worker = undefined;
  };

  /** The page computes itself from now on, and what was asked already. */
  const stay = () => {
    leave();
    lives = 0;
    for (const request of asked.values()) here().hear(request);
  };

  /** The same where the worker's script did not load, perhaps as the server has a newer build. */
  const fail = async () => {
    stay();
    outdated = await newer("./worker.js", "./analysis_bg.wasm");
    hear("", 0, "{}");
  };

  const die = () => {
    leave();
    lives -= 1;
    if (lives <= 0) return stay();
    for (const { slot, id } of [...asked.values()]) tell({ slot, id, error: "", dead: true });
  };

  const hire = () => {
    let there = false;
    try {
      worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch {
      return stay();
    }
    arriving = setTimeout(stay, PATIENCE);
    worker.onmessage = ({ data }) => {
      if (data.ready) {
        there = true;
        clearTimeout(arriving);
        for (const request of asked.values()) worker.postMessage(request);
      } else if (data.dead) {
        die();
      } else {
        tell(data);
      }
    };
    worker.onmessageerror = die;
    worker.onerror = (event) => {
      event.preventDefault();
      if (there) die();
      else fail();
    };
    worker.isThere = () => there;
  };

  return {
    ask(slot, id, job, language) {
      const request = { slot, id, job, language };
      asked.set(slot, request);
      if (lives <= 0) return here().hear(request);
      if (!worker) hire();
      // A worker that is not there yet is told everything when it says so.
      if (worker?.isThere()) worker.postMessage(request);
    },
    cancel(slot) {
      asked.delete(slot);
      worker?.postMessage({ slot });
      local?.hear({ slot });
    },
    listen(listener) {
      hear = listener;
    },
    /** Has a worker come before there is anything to do. */
    prepare() {
      if (!worker && lives > 0) hire();
    },
    /** Whether the page computes itself. */
    alone: () => lives <= 0,
    /** Whether it does so because the server no longer holds the worker of this build. */
    behind: () => outdated,
    /** Gives up everything; the worker stays for the next reader of the office's news. */
    close() {
      hear = () => {};
      for (const slot of [...asked.keys()]) this.cancel(slot);
    },
  };
}
