// The engine beside the page. It says when it is ready: messages sent before are lost.
import init, { open, Runner } from "./engine.js";
import { model } from "./model.js";
import { scheduler } from "./scheduler.js";

/** How long it computes before it reads its messages, in milliseconds. */
const SLICE = 20;

// A page whose model is not that of the file sends it first.
if (self.name) globalThis.takerateModel = new Promise((done) => addEventListener("message", ({ data }) => done(data), { once: true }));

let ready = false;
// What fails inside WebAssembly leaves it unusable: the page starts another worker.
const crashed = () => postMessage(ready ? { crashed: true } : { failed: true });
addEventListener("error", (event) => {
  event.preventDefault();
  crashed();
});

try {
  const [bytes] = await Promise.all([model(), init()]);
  open(bytes);
  const { receive } = scheduler(Runner, postMessage, SLICE);
  addEventListener("message", ({ data }) => receive(data));
  ready = true;
  postMessage({ ready });
} catch (error) {
  console.warn(error);
  crashed();
}
