// What Trunk leaves to do. Writes dist/takerate.js: the module for host pages under a name that stays, whatever hash the
// build gave its files. And gives the folder of the analyses a name that follows from its content, so that no browser
// mixes the files of two builds; the page knows the name from its head.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const files = readdirSync(folder);
const find = (pattern) => {
  const found = files.filter((file) => pattern.test(file));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files like ${pattern}, not one`);
  return found[0];
};
const module = find(/^takerate-[0-9a-f]+\.js$/);
const wasm = find(/^takerate-[0-9a-f]+_bg\.wasm$/);

writeFileSync(
  join(folder, "takerate.js"),
  `// Takerate's functions for host pages: see docs/javascript.md.
import init, { evaluate, inputs, lines } from "./${module}";

await init({ module_or_path: new URL("./${wasm}", import.meta.url) });

export { evaluate, inputs, lines };
`,
);

const analysis = join(folder, "analysis");
const hash = createHash("sha256");
for (const file of readdirSync(analysis).sort()) hash.update(file).update(readFileSync(join(analysis, file)));
const name = `analysis-${hash.digest("hex").slice(0, 16)}`;
renameSync(analysis, join(folder, name));
const page = join(folder, "index.html");
const html = readFileSync(page, "utf8");
const named = html.replace(/(<meta[^>]*content="?)analysis\//, `$1${name}/`);
if (named === html) throw new Error(`${page} does not say where the analyses are`);
writeFileSync(page, named);
