// Carries out jobs in slices, so that a newer one can replace an older one and any can be given up.

/** How often a job says how far it is, and at first what it knows so far, in milliseconds. */
const PROGRESS = 100;
const PARTIAL = 300;

/**
 * A desk that carries out `{ slot, id, job, language }`, one job a slot: a newer one replaces the older, and `{ slot }`
 * alone gives it up. It tells `{ slot, id, progress: [done, all], answer?, done?, error? }`; `answer` is JSON text, and
 * while `done` is missing it is what is known so far.
 */
export function desk(Runner, tell, slice) {
  const tasks = new Map();
  const channel = new MessageChannel();
  let busy = false;

  const step = (slot, task) => {
    const { id } = task;
    const begun = performance.now();
    if (!task.runner) {
      try {
        task.runner = new Runner(task.job, task.language);
      } catch (error) {
        tasks.delete(slot);
        if (error instanceof WebAssembly.RuntimeError) throw error;
        tell({ slot, id, error: String(error.message ?? error) });
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

    const news = { slot, id, progress: [runner.done(), runner.all()] };
    if (!more) {
      tasks.delete(slot);
      tell({ ...news, answer: runner.answer(), done: true });
      runner.free();
    } else if (runner.improves() && now - task.answered > task.patience) {
      const answer = runner.answer();
      task.answered = performance.now();
      // Looking at many samples takes time: no more than a tenth of it all.
      task.patience = Math.max(PARTIAL, 10 * (task.answered - now));
      task.told = now;
      tell({ ...news, answer });
    } else if (now - task.told > PROGRESS) {
      task.told = now;
      tell(news);
    }
  };

  channel.port1.onmessage = () => {
    for (const [slot, task] of tasks) step(slot, task);
    if (tasks.size) channel.port2.postMessage(0);
    else busy = false;
  };

  return {
    hear({ slot, id, job, language }) {
      tasks.get(slot)?.runner?.free();
      tasks.delete(slot);
      if (job === undefined) return;
      const now = performance.now();
      tasks.set(slot, { id, job, language, budget: 64, told: now, answered: now, patience: PARTIAL });
      if (!busy) {
        busy = true;
        channel.port2.postMessage(0);
      }
    },
  };
}
