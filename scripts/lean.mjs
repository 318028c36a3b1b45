// Makes the page's wasm and its glue smaller than Trunk leaves them, for the first load's sake: drops exports that nothing
// calls (streams that Leptos brings along and that keep code alive), gives imports and exports short names (each has a
// hash of 16 digits on both sides), optimizes and minifies.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";

const UNUSED = /^(__wbg_)?intounderlying/;
const LONG = /^(__wb|__externref|wasm_bindgen__)/;
const OPTIMIZE = ["-Os", "--low-memory-unused", "--zero-filled-memory", "--flatten", "--rereloop", "-Os", "-Os", "--converge",
  "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"];
const [IMPORTS, EXPORTS] = [2, 7];

/** Rewrites wasm and glue in place. */
export function lean(wasm, glue) {
  const short = new Map();
  const shorten = (name) => {
    if (!LONG.test(name)) return name;
    if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
    return short.get(name);
  };
  writeFileSync(wasm, renamed(readFileSync(wasm), shorten));
  optimize(wasm);

  let text = readFileSync(glue, "utf8");
  const without = text
    .replace(/^export class IntoUnderlying[^]*?^}\nif \(Symbol\.dispose\).*\n/gm, "")
    .replace(/^const IntoUnderlying\w+ = [^]*?;\n/gm, "");
  if (without === text || /IntoUnderlying/.test(without)) throw new Error(`${glue} has other classes than are known here`);
  text = `${withSplit(without)}\n${readFileSync("src/js/host.js", "utf8")}`.replace(/\b[A-Za-z_]\w*\b/g, (name) => short.get(name) ?? name);
  writeFileSync(glue, transformSync(text, { format: "esm", minify: true, target: "es2022" }).code);
}

/** Optimizes wasm in place, for size. */
export function optimize(wasm) {
  const optimized = spawnSync("wasm-opt", [...OPTIMIZE, wasm, "-o", wasm], { stdio: "inherit" });
  if (optimized.status !== 0) throw new Error(`wasm-opt could not optimize ${wasm}`);
}

/** The module with short names, without the exports that nothing calls. */
function renamed(bytes, shorten) {
  let at = 8;
  const number = () => {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      result |= (byte & 127) << shift;
      if (byte < 128) return result >>> 0;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.subarray(at - length, at).toString();
  };
  const since = (start) => bytes.subarray(start, at);
  const entries = {
    [IMPORTS]() {
      const module = text();
      const name = text();
      const start = at;
      const kind = bytes[at++];
      if (kind === 0) number();
      else throw new Error(`${module}.${name} is no function: this import is not known here`);
      return Buffer.concat([written(module), written(shorten(name)), since(start)]);
    },
    [EXPORTS]() {
      const name = text();
      const start = at;
      at += 1;
      number();
      return UNUSED.test(name) ? undefined : Buffer.concat([written(shorten(name)), since(start)]);
    },
  };
  const sections = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const start = at;
    const id = bytes[at++];
    const end = number() + at;
    if (!entries[id]) {
      at = end;
      sections.push(since(start));
      continue;
    }
    const kept = Array.from({ length: number() }, entries[id]).filter(Boolean);
    const body = Buffer.concat([unsigned(kept.length), ...kept]);
    sections.push(Buffer.from([id]), unsigned(body.length), body);
  }
  return Buffer.concat(sections);
}

function unsigned(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

/** The glue with what the splitter wrote to load the later parts of the program, so that both are one file. */
function withSplit(glue) {
  const imported = /^import \* as (\w+) from "\.\/__wasm_split\.js"\n/gm;
  const names = new Set([...glue.matchAll(imported)].map((match) => match[1]));
  const loader = readFileSync("target/split/__wasm_split.js", "utf8")
    .replace(/^import .*$/gm, "")
    .replace(/^export /gm, "")
    .replaceAll(/new URL\("\.\/([\w.]+)", import\.meta\.url\)/g, 'later("$1")')
    .replaceAll("WebAssembly.instantiateStreaming(src, imports)", "instantiate(src, imports)")
    .replace("console.error(e)", "console.warn(e)");
  const loads = all(loader, /const (__wasm_split_load_\w+)/g);
  if (!names.size || !loads.length || /new URL|Streaming/.test(loader)) throw new Error("the loader of the later parts is not as it is known here");
  return `${glue.replaceAll(imported, "")}
const later = (file) => new URL(document.querySelector("meta[name=analysis]").content + file, import.meta.url);
async function instantiate(answer, imports) {
  const given = await answer;
  if (!given.ok) throw new Error(\`\${given.url}: \${given.status}\`);
  const typed = given.headers.get("content-type") === "application/wasm";
  return typed ? WebAssembly.instantiateStreaming(given, imports) : WebAssembly.instantiate(await given.arrayBuffer(), imports);
}
${loader}
${[...names].map((name) => `const ${name} = { ${loads.join(", ")} };`).join("\n")}
`;
}

const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

const written = (name) => Buffer.concat([unsigned(Buffer.byteLength(name)), Buffer.from(name)]);
