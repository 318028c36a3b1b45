// The engine in the page itself, between two frames, where no worker can be had.
import init, { open, Runner } from "./engine.js";
import { model } from "./model.js";
import { scheduler } from "./scheduler.js";

/** How long it computes in one go, in milliseconds. */
const SLICE = 8;

/** A scheduler whose messages `emit` gets. */
export async function local(emit) {
  const [bytes] = await Promise.all([model(), init()]);
  open(bytes);
  return scheduler(Runner, emit, SLICE);
}
