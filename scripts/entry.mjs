// What Trunk leaves to do. Writes dist/takerate.js: the module for host pages under a name that stays, whatever hash the
// build gave its files. And gives the folder of the analyses a name that follows from its content, so that no browser
// mixes the files of two builds; the page knows the name from its head.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lean, optimize } from "./lean.mjs";

const folder = process.argv[2];
const files = readdirSync(folder);
const find = (pattern) => {
  const found = files.filter((file) => pattern.test(file));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files like ${pattern}, not one`);
  return found[0];
};
const built = [find(/^takerate-[0-9a-f]+\.js$/), find(/^takerate-[0-9a-f]+_bg\.wasm$/)];
const digest = (algorithm, ...files) => {
  const hash = createHash(algorithm);
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
};
const integrity = (file) => `sha384-${createHash("sha384").update(readFileSync(join(folder, file))).digest("base64")}`;
const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");

// Smaller than Trunk leaves them, under names and checksums of what they are now.
const before = built.map(integrity);
lean(join(folder, built[1]), join(folder, built[0]));
const name = `takerate-${digest("sha256", ...built)}`;
const [module, wasm] = [`${name}.js`, `${name}_bg.wasm`];
for (const [index, file] of [module, wasm].entries()) {
  renameSync(join(folder, built[index]), join(folder, file));
  if (!html.includes(before[index])) throw new Error(`${page} does not know the checksum of ${built[index]}`);
  html = html.replaceAll(built[index], file).replaceAll(before[index], integrity(file));
}

// Browsers do not check what is preloaded as data, and warn of it at each load; the module's own attribute stays.
const preload = /(<link as=fetch [^>]*?) integrity=[^ >]+/;
if (!preload.test(html)) throw new Error(`${page} preloads no wasm`);
html = html.replace(preload, "$1");

const analysis = join(folder, "analysis");
// What splitting the program left for later (scripts/tools/wasm-bindgen).
for (const part of readdirSync("target/split").filter((file) => file.endsWith(".wasm") && file !== "main.wasm")) {
  copyFileSync(join("target/split", part), join(analysis, part));
  optimize(join(analysis, part));
}
const onDemand = `analysis-${digest("sha256", ...readdirSync(analysis).sort().map((file) => join("analysis", file)))}`;
renameSync(analysis, join(folder, onDemand));
const named = html.replace(/(<meta[^>]*content="?)analysis\//, `$1${onDemand}/`);
if (named === html) throw new Error(`${page} does not say where the analyses are`);
writeFileSync(page, named);

writeFileSync(
  join(folder, "takerate.js"),
  `// Takerate's functions for host pages: see docs/javascript.md.
import init, { evaluate, inputs, lines, open } from "./${module}";

const model = async () => {
  const response = await fetch(new URL("./${onDemand}/model.wasm", import.meta.url));
  if (!response.ok) throw new Error(\`\${response.url}: \${response.status}\`);
  const [bytes] = WebAssembly.Module.customSections(await WebAssembly.compile(await response.arrayBuffer()), "takerate");
  return new Uint8Array(bytes);
};
const [bytes] = await Promise.all([model(), init({ module_or_path: new URL("./${wasm}", import.meta.url) })]);
if (!open(bytes)) throw new Error("model.wasm is not the model of this build");

export { evaluate, inputs, lines };
`,
);
