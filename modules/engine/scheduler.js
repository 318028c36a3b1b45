// Carries out jobs in slices, so that a newer one can replace an older one and any can be cancelled.
import { workbook } from "./writer.js";

/** How often a job reports its progress, and at first what it knows so far, in milliseconds. */
const PROGRESS = 100;
const PARTIAL = 300;

/**
 * A scheduler that takes `{ slot, id, job }` or `{ slot, id, workbook }` (requests in bytes), one at a time in each slot: a
 * newer request replaces the older one, and `{ slot }` alone cancels it. It emits `{ slot, id }` with
 * - `progress: [done, all]`, and `answer` in bytes where something is known already; `bytes` of a workbook;
 * - `done` with the last of them;
 * - `refused`, a request error in bytes, or `error`, a message, or `outdated` where the server holds another build only.
 */
export function scheduler(Runner, emit, slice) {
  const tasks = new Map();
  const channel = new MessageChannel();
  let busy = false;

  const step = (slot, task) => {
    const { id } = task;
    const begun = performance.now();
    if (!task.runner) {
      try {
        task.runner = new Runner(task.job);
      } catch (error) {
        tasks.delete(slot);
        if (error instanceof WebAssembly.RuntimeError) throw error;
        emit(error instanceof Uint8Array ? { slot, id, refused: error } : { slot, id, error: String(error.message ?? error) });
        return;
      }
    }
    const { runner } = task;
    let more = true;
    let now = begun;
    do {
      const before = now;
      more = runner.advance(task.budget);
      now = performance.now();
      if (now - before < slice / 4) task.budget = Math.min(task.budget * 2, 1 << 20);
      else if (now - before > slice) task.budget = Math.max(Math.floor(task.budget / 2), 16);
    } while (more && now - begun < slice);

    const message = { slot, id, progress: [runner.done(), runner.all()] };
    if (!more) {
      tasks.delete(slot);
      emit({ ...message, answer: runner.answer(), done: true });
      runner.free();
    } else if (runner.improves() && now - task.answered > task.patience) {
      const answer = runner.answer();
      task.answered = performance.now();
      // Summarising many samples takes time: no more than a tenth of it all.
      task.patience = Math.max(PARTIAL, 10 * (task.answered - now));
      task.reported = now;
      emit({ ...message, answer });
    } else if (now - task.reported > PROGRESS) {
      task.reported = now;
      emit(message);
    }
  };

  channel.port1.onmessage = () => {
    for (const [slot, task] of tasks) step(slot, task);
    if (tasks.size) channel.port2.postMessage(0);
    else busy = false;
  };

  const write = async (slot, id, request) => {
    try {
      const bytes = await workbook(request, (part) => emit({ slot, id, progress: [part, 1] }));
      emit(bytes ? { slot, id, bytes, done: true } : { slot, id, outdated: true });
    } catch (error) {
      emit({ slot, id, error: String(error.message ?? error) });
    }
  };

  return {
    receive({ slot, id, job, workbook }) {
      tasks.get(slot)?.runner?.free();
      tasks.delete(slot);
      if (workbook !== undefined) write(slot, id, workbook);
      if (job === undefined) return;
      const now = performance.now();
      tasks.set(slot, { id, job, budget: 64, reported: now, answered: now, patience: PARTIAL });
      if (!busy) {
        busy = true;
        channel.port2.postMessage(0);
      }
    },
  };
}
