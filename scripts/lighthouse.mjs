// Audits the built page as a phone would see it and fails when a category is below 100: `node scripts/lighthouse.mjs [dist]`.
// Expects CHROME_PATH and lighthouse_version, which scripts/env.sh sets.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { serve } from "./serve.mjs";

const REPORT = "target/lighthouse.json";
const { url, stop } = await serve({ folder: process.argv[2] ?? "dist", gzip: true });
mkdirSync("target", { recursive: true });
const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");
const lighthouse = spawn(
  "npx",
  ["--yes", `lighthouse@${process.env.lighthouse_version}`, url, "--quiet", `--chrome-flags=${flags}`, "--output=json", `--output-path=${REPORT}`],
  { stdio: "inherit" },
);
const [code] = await once(lighthouse, "exit");
await stop();
if (code !== 0) process.exit(code ?? 1);

const { categories, audits } = JSON.parse(readFileSync(REPORT, "utf8"));
for (const { title, score, auditRefs } of Object.values(categories)) {
  console.log(`${title}: ${Math.round(score * 100)}`);
  if (score === 1) continue;
  process.exitCode = 1;
  for (const { id, weight } of auditRefs) {
    const audit = audits[id];
    if (weight > 0 && audit.score !== null && audit.score < 1) console.log(`  ${audit.title}: ${audit.displayValue ?? audit.score}`);
  }
}
