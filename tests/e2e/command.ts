// The native command, as `cargo build` makes it.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const COMMAND = join(process.env.CARGO_TARGET_DIR ?? "target", "debug/takerate");

/** Runs the command and returns what it prints. */
export const takerate = (args: string[], input?: string) => execFileSync(COMMAND, args, { input, maxBuffer: 1 << 28 }).toString();

/** What page and engine send each other about a job, as bytes: its answer, or why it is refused. */
export type Outcome = { answer?: number[]; refused?: number[] };

/** A job in JSON as bytes, with what the command makes of it. */
export const messages = (request: string): Outcome & { job: number[] } => JSON.parse(takerate(["job", "--messages"], request));
