// A static file server for the built page, without dependencies: `node scripts/serve.mjs --help`.
import { createServer } from "node:http";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";

const HELP = `Usage: node scripts/serve.mjs [folder] [options]
  folder         what to serve (default: dist)
  --port N       first port to try, the next free one is taken (default: 8080; 0: any)
  --strict       fail when that port is taken
  --host H       address to listen on (default: 127.0.0.1)
  --base /a/b/   serve under this path; everything else is not found
  --compress     with brotli or gzip, as most hosts of static pages do`;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".toml": "application/toml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml",
};

/** The file inside `root` that a URL path means, or undefined; symbolic links out of `root` count as outside. */
async function locate(root, path) {
  const file = resolve(root, `.${sep}${path}`, path.endsWith("/") ? "index.html" : "");
  const real = await realpath(file).catch(() => undefined);
  const inside = real?.startsWith(root + sep) ? real : undefined;
  return inside && { file: inside, folder: (await stat(inside)).isDirectory() };
}

const COMPRESS = { br: brotliCompressSync, gzip: gzipSync };
/** Compressed files: a host compresses each once, which takes longer than sending it. */
const compressed = new Map();

/** The bytes of a file as `encoding` has them. */
function encode(file, body, encoding) {
  const key = [encoding, file, body.length].join(" ");
  const known = compressed.get(key);
  if (known?.body.equals(body)) return known.bytes;
  const bytes = COMPRESS[encoding](body);
  compressed.set(key, { body, bytes });
  return bytes;
}

/** What to answer a request for `url`: status, headers and body, in an encoding (`br`, `gzip` or none). */
export async function answer(root, base, url, encoding) {
  const { pathname, search } = new URL(url, "http://localhost");
  if (!pathname.startsWith(base)) {
    return `${pathname}/` === base ? redirect(base + search) : plain(404, "Not found");
  }
  let path;
  try {
    path = decodeURIComponent(pathname.slice(base.length - 1));
  } catch {
    return plain(400, "Bad request");
  }
  const found = path.includes("\0") ? undefined : await locate(root, path);
  if (!found) return plain(404, "Not found");
  if (found.folder) return redirect(`${pathname}/${search}`);
  const headers = {
    "Content-Type": TYPES[extname(found.file)] ?? "application/octet-stream",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
  };
  const body = await readFile(found.file);
  if (!encoding) return { status: 200, headers, body };
  return { status: 200, headers: { ...headers, "Content-Encoding": encoding }, body: encode(found.file, body, encoding) };
}

const plain = (status, text) => ({ status, headers: { "Content-Type": "text/plain" }, body: Buffer.from(text) });
const redirect = (to) => ({ status: 301, headers: { Location: to }, body: Buffer.alloc(0) });

function listen(server, port, host) {
  return new Promise((done, failed) => {
    server.once("error", failed).listen(port, host, () => done(server.off("error", failed)));
  });
}

/** Serves `folder` and returns the address of its start page and a function that stops it. */
export async function serve({ folder = "dist", port = 0, host = "127.0.0.1", base = "/", strict = false, compress = false } = {}) {
  const root = await realpath(folder);
  const prefix = join("/", base, "/");
  const server = createServer(async (request, response) => {
    const reading = request.method === "GET" || request.method === "HEAD";
    const accepted = request.headers["accept-encoding"] ?? "";
    const encoding = compress ? Object.keys(COMPRESS).find((name) => new RegExp(`\\b${name}\\b`).test(accepted)) : undefined;
    const { status, headers, body } = reading
      ? await answer(root, prefix, request.url, encoding).catch(() => plain(500, "Unreadable"))
      : plain(405, "Only GET and HEAD");
    response.writeHead(status, { ...headers, "Content-Length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  for (let next = port; ; next += 1) {
    try {
      await listen(server, next, host);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || strict || next >= port + 50) throw error;
    }
  }
  const stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { url: `http://${host}:${server.address().port}${prefix}`, port: server.address().port, stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "8080" },
      host: { type: "string" },
      base: { type: "string" },
      strict: { type: "boolean" },
      compress: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(HELP);
  } else {
    const { url } = await serve({ ...values, port: Number(values.port), folder: positionals[0] });
    console.log(`Takerate is served at ${url} (stop with Ctrl+C)`);
  }
}
