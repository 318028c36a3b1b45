// Writes dist/takerate.js: the module for host pages under a name that stays, whatever hash the build gave its files.
import { readdirSync, writeFileSync } from "node:fs";
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
