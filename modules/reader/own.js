// A reader's own protocols, read beside those of the report.

/** How long a reading may take, and how long the reader of files may take to load, in milliseconds. */
const LIMIT = 5000;
const LOADING = 60000;

let worker;
let last = 0;
const asked = new Map();

function end(answer) {
  worker?.terminate();
  worker = undefined;
  for (const done of asked.values()) done(answer);
  asked.clear();
}

function start() {
  worker = new Worker(new URL("./reading.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.failed) return end({ failed: true });
    asked.get(data.id)?.(data);
    asked.delete(data.id);
  };
  // Memory that is full, or a script that did not load: nothing in a file stops it.
  worker.onerror = (event) => {
    event.preventDefault();
    end({ failed: true });
  };
}

let loaded = false;

/**
 * Reads the files that are kept, without those that cannot be read any more. Returns the model with the others (nothing where there are
 * none), and whether some were left out.
 */
export async function readKept(texts) {
  const { model, mistakes } = await read(texts);
  if (model) return { model };
  const wrong = new Set((mistakes ?? "").split("\x1e").map((record) => record.split("\x1f")[0]));
  const rest = texts.filter((_, number) => !wrong.has(String(number)));
  if (!mistakes || !rest.length || rest.length === texts.length) return { left: true };
  return { ...(await readKept(rest)), left: true };
}

/** What a protocol can begin with: `{ beginnings }`, a record for each; otherwise as in `read`. */
export const beginnings = () => read();

/**
 * Reads the files of a reader's protocols. Returns `{ model }`, what `model.wasm` would hold with them, or `{ mistakes }`, a record for
 * each, in a language; `{ late }` where it took too long, `{ failed }` where what reads them could not be loaded.
 */
export async function read(texts, language = "") {
  let timer;
  try {
    if (!worker) start();
    const id = (last += 1);
    const answer = await new Promise((done) => {
      asked.set(id, done);
      timer = setTimeout(() => end({ late: true }), loaded ? LIMIT : LOADING);
      worker.postMessage({ id, texts, language });
    });
    loaded ||= !answer.failed;
    return answer;
  } catch (error) {
    // A browser without workers of modules.
    console.warn(error);
    return { failed: true };
  } finally {
    clearTimeout(timer);
  }
}

/** The longest link that chat and mail programs leave whole, in characters of what it brings. */
const LONGEST = 6000;
/** What a link can bring, in bytes once it is read: as large as a file can be. */
const MOST = 200000;
/** Where what a link has brought stands until the reader has looked at it. */
const BROUGHT = "takerate.own.brought";

const through = async (bytes, stream, most) => {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    parts.push(value);
    size += value.length;
    if (size > most) {
      reader.cancel();
      throw new Error("too long");
    }
  }
};

/** A file as a piece of a link, or nothing where it is too large for one. */
export async function piece(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity);
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const own = letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return own.length > LONGEST ? undefined : own;
}

async function readPiece(own) {
  const letters = atob(own.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream("deflate-raw"), MOST);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** What is said of a link whose protocol is not taken in; no id has such a letter. */
const BROKEN = "?";
const REFUSED = "!";
const CARD = "#";

/**
 * Takes what a link brings out of the address, before the page reads it, and puts it aside: it is read once the reader says so. `kept`
 * are the ids and texts of what is on the page already. A card takes nothing in.
 */
export async function bring(kept, card) {
  const { hash, pathname, search } = location;
  // Mail and chat programs escape what separates the pieces of a link; the page repairs the other escapes.
  const pieces = hash.slice(1).replaceAll(/&amp;|%26/gi, "&").split("&").map((one) => one.replace(/^own%3D/i, "own="));
  const [own, ...more] = new Set(pieces.filter((one) => one.startsWith("own=")));
  if (!own) return;
  const rest = pieces.filter((one) => !one.startsWith("own="));
  let shown = rest;
  let brought = card ? CARD : "";
  try {
    const text = await readPiece(own.slice(4));
    const id = /^\s*id\s*=\s*["']([a-z0-9_-]+)["']/m.exec(text)[1];
    const isKept = kept.some(([other, known]) => other === id && known === text);
    // What it says of a protocol that is not there would be a mistake.
    if (!isKept) shown = rest.filter((one) => one !== `view=${id}` && !one.startsWith(`${id}.`) && !one.startsWith(`saw.${id}=`));
    if (!card) brought = isKept ? keepAside() : keepAside([id, text, rest.join("&")]);
  } catch (error) {
    console.warn(error);
    brought ||= BROKEN;
  }
  history.replaceState(null, "", `${pathname}${search}#${shown.join("&")}`);
  const { dataset } = document.documentElement;
  dataset.brought = brought;
  if (more.length) dataset.several = "";
}

/** Keeps what a link has brought for this tab, or nothing more. Returns its id, or what is said where the browser keeps nothing. */
function keepAside(brought) {
  try {
    if (brought) sessionStorage.setItem(BROUGHT, JSON.stringify(brought));
    else sessionStorage.removeItem(BROUGHT);
  } catch (error) {
    console.warn(error);
    return brought ? REFUSED : "";
  }
  return brought?.[0] ?? "";
}
