// The size of the first load: `node scripts/size.mjs [dist]` lists every file that is fetched before the page
// answers, with its size under brotli 11, and fails when they sum to more than the budget.
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, normalize, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 220 * 1000;
const FETCHED_LINKS = /^(stylesheet|modulepreload|preload|icon|shortcut icon|manifest)$/;

const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i"))?.slice(1).find(Boolean);
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** What the page names in its tags (these must exist), and any string in an inline script that might be a file. */
function fromHtml(html) {
  const tags = html.match(/<(?:link|script|img|source|iframe)\b[^>]*>/gi) ?? [];
  const named = tags.flatMap((tag) => {
    const fetched = !/^<link/i.test(tag) || FETCHED_LINKS.test(attribute(tag, "rel") ?? "");
    return fetched ? [attribute(tag, "src") ?? attribute(tag, "href")] : [];
  });
  const scripts = all(html, /<script\b[^>]*>([^]*?)<\/script>/gi).join("\n");
  return { named: named.filter(Boolean), maybe: all(scripts, /["'`]([^"'`\n]+)["'`]/g) };
}

/** Static imports only: a dynamic import is loaded on demand. */
const fromScript = (text) => ({ named: [], maybe: all(text, /\b(?:from|import)\s*["']([^"'\n]+)["']/g) });

const fromStyle = (text) => ({ named: all(text, /(?:url\(|@import)\s*["']?([^"')\s;]+)/g), maybe: [] });

const READERS = { ".html": fromHtml, ".js": fromScript, ".mjs": fromScript, ".css": fromStyle };

/** All files of the first load, as paths inside `dist`, in the order they are found. */
export function firstLoad(dist) {
  const files = ["index.html"];
  for (const file of files) {
    const read = READERS[extname(file)];
    if (!read) continue;
    const { named, maybe } = read(readFileSync(join(dist, file), "utf8"));
    for (const [reference, required] of [...named.map((name) => [name, true]), ...maybe.map((name) => [name, false])]) {
      if (/^([a-z][a-z+.-]*:|\/\/|#)/i.test(reference)) continue;
      const path = reference.replace(/[?#].*/, "");
      const target = normalize(path.startsWith("/") ? path.slice(1) : join(dirname(file), path));
      const exists = extname(target) !== "" && !target.startsWith("..") && existsSync(join(dist, target));
      if (exists && !files.includes(target)) files.push(target);
      if (!exists && required) throw new Error(`${file} refers to ${reference}, which is not in ${dist}`);
    }
  }
  return files;
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const dist = relative("", process.argv[2] ?? "dist");
  const rows = firstLoad(dist).map((file) => {
    const bytes = readFileSync(join(dist, file));
    return { file, raw: bytes.length, brotli: brotli(bytes) };
  });
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  rows.push({ file: "first load", raw: sum("raw"), brotli: sum("brotli") });
  const width = Math.max(...rows.map((row) => row.file.length));
  console.log(`${"file".padEnd(width)}  ${"bytes".padStart(9)}  ${"brotli".padStart(9)}`);
  for (const row of rows) console.log(`${row.file.padEnd(width)}  ${String(row.raw).padStart(9)}  ${String(row.brotli).padStart(9)}`);
  const total = rows.at(-1).brotli;
  console.log(`${total} of ${BUDGET} bytes (${Math.round((100 * total) / BUDGET)} %)`);
  if (total > BUDGET) {
    console.error(`error: the first load is ${total - BUDGET} bytes over the budget`);
    process.exitCode = 1;
  }
}
