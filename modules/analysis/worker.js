// Computes beside the page. It says when it is there: what is sent before is lost.
import init, { Runner } from "./analysis.js";
import { desk } from "./desk.js";

/** How long it computes before it listens, in milliseconds. */
const SLICE = 20;

// What breaks inside WebAssembly leaves it unusable: the page gets another worker.
const lost = () => postMessage({ dead: true });
addEventListener("error", (event) => {
  event.preventDefault();
  lost();
});

await init();
const { hear } = desk(Runner, postMessage, SLICE);
addEventListener("message", ({ data }) => hear(data));
postMessage({ ready: true });
