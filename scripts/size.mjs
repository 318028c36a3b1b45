// The size of the built page: `node scripts/size.mjs [dist]` lists every file that is fetched before the page answers, and
// what comes later, with its size under brotli 11. Each group has a budget; a file of no group is an error.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, extname, join, normalize, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes of the first load. */
const FIRST_LOAD = 220 * 1000;
/** Bytes of what is fetched later, by the names of files; the first group that a file fits is its own. */
const LATER = [
  ["use without a network, and as an app", /^(analysis-\w+\/(offline|offers)\.|service-worker\.js|manifest\.|icons\/)/, 20 * 1000],
  ["workbooks", /^analysis-\w+\/(workbook|writer)/, 300 * 1000],
  ["engine", /^analysis-\w+\/(engine|worker|local|scheduler|model\.js)/, 136 * 1000],
  ["model and first texts in the other language", /^analysis-\w+\/outline\.en\.wasm$/, 16 * 1000],
  ["model and texts, whole", /^analysis-\w+\/model\.wasm$/, 86 * 1000],
  ["protocols, levers, explanations", /^analysis-\w+\/(split_soon|chunk_\d+|soon)\./, 148 * 1000],
  ["reader of model files, those of the report, and what is said of mistakes", /^analysis-\w+\/(reader|reading|own|sources)/, 338 * 1000],
  ["later parts of the page", /^analysis-\w+\//, 450 * 1000],
  ["editions", /^editions\//, 20 * 1000],
  ["picture that networks show of a link", /^social\.png$/, 80 * 1000],
  ["module for host pages", /^takerate\.js$/, 1000],
];
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

const files = (dist, folder = "") =>
  readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? files(dist, path) : [path];
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const dist = relative("", process.argv[2] ?? "dist");
  // The model is fetched by a script, which names it in parts. Readers need it in one language; Chinese takes more.
  const first = [...firstLoad(dist), ...files(dist).filter((file) => /^analysis-\w+\/outline\.zh\.wasm$/.test(file))];
  const later = files(dist).filter((file) => !first.includes(file));
  const groups = [["first load", first, FIRST_LOAD]];
  for (const [name, pattern, budget] of LATER) {
    const mine = later.filter((file) => LATER.find(([, pattern]) => pattern.test(file))?.[1] === pattern);
    groups.push([name, mine, budget]);
  }
  const width = Math.max(...files(dist).map((file) => file.length));
  const line = (name, raw, small) => console.log(`${name.padEnd(width)}  ${String(raw).padStart(9)}  ${String(small).padStart(9)}`);
  line("file", "bytes", "brotli");
  for (const [name, members, budget] of groups) {
    const rows = members.map((file) => {
      const bytes = readFileSync(join(dist, file));
      return { file, raw: bytes.length, small: brotli(bytes) };
    });
    for (const { file, raw, small } of rows) line(file, raw, small);
    const total = rows.reduce((sum, row) => sum + row.small, 0);
    console.log(`${name}: ${total} of ${budget} bytes (${Math.round((100 * total) / budget)} %)\n`);
    if (total > budget) {
      console.error(`error: ${name} is ${total - budget} bytes over the budget`);
      process.exitCode = 1;
    }
  }
  const unknown = later.filter((file) => !LATER.some(([, pattern]) => pattern.test(file)));
  if (unknown.length) {
    console.error(`error: no budget holds ${unknown.join(", ")}`);
    process.exitCode = 1;
  }
}
