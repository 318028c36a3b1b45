// Audits the built page as a phone would see it: `node scripts/lighthouse.mjs [folder] [runs]` (dist, 3). Of each page the median of its
// runs counts, and a category below 100 fails. Expects CHROME_PATH and lighthouse_version, which scripts/env.sh sets.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { serve } from "./serve.mjs";

const [folder = "dist", runs = "3"] = process.argv.slice(2);
const PAGES = { overview: "", protocol: "#v1&base=2025p&view=aave", story: "#v1&base=2025p&show=story" };
const REPORT = "target/lighthouse.json";
const FLAGS = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");

mkdirSync("target", { recursive: true });
const { url, stop } = await serve({ folder, compress: true });

async function audit(fragment) {
  const tool = `lighthouse@${process.env.lighthouse_version}`;
  const settings = ["--quiet", `--chrome-flags=${FLAGS}`, "--output=json", `--output-path=${REPORT}`];
  const [code] = await once(spawn("npx", ["--yes", tool, url + fragment, ...settings], { stdio: "inherit" }), "exit");
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}`);
  return JSON.parse(readFileSync(REPORT, "utf8"));
}

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

try {
  // What is sent first has been compressed by then, as on a host.
  await audit("");
  for (const [page, fragment] of Object.entries(PAGES)) {
    const reports = [];
    for (let run = 0; run < Number(runs); run += 1) reports.push(await audit(fragment));
    for (const { id, title } of Object.values(reports[0].categories)) {
      const scores = reports.map(({ categories }) => Math.round(categories[id].score * 100));
      const score = median([...scores]);
      console.log(`${page}, ${title}: ${score} (${scores.join(", ")})`);
      if (score === 100) continue;
      process.exitCode = 1;
      const { categories, audits } = reports[scores.indexOf(score)];
      for (const { id: name, weight } of categories[id].auditRefs) {
        const { score: part, title: what, displayValue } = audits[name];
        if (weight > 0 && part !== null && part < 1) console.log(`  ${what}: ${displayValue ?? part}`);
      }
    }
  }
} finally {
  await stop();
}
