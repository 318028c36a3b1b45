// Keeps a build of the page for use without a network. `takerate bundle` writes a line before this one, `self.build = …`:
// the build's version, and its files with the digest that browsers hold each answer to. So nothing else than the build is
// ever kept: no error, no page of a captive portal, no file that is cut short or of another build. Where the line says
// `null`, the worker takes away what was kept, and itself (docs/hosting.md).
//
// A new worker takes over at once, and answers all tabs: files are found by names that follow from their content, in the
// cache of whichever build has them. A tab therefore goes on with the build that it began with, while a new one gets the
// newest. So what caches are called, what is in them, and the messages, never change their meaning.

const { build, registration } = self;
const scope = new URL(registration.scope).pathname;
/** What all caches of this page begin with; another page of this origin has another folder, and no path holds a space. */
const OWN = `takerate ${scope} `;
const NEWEST = OWN + build?.version;
/** Which build each tab is of, by its id. */
const TABS = `${OWN}tabs`;
/** In the cache of a build: its files with their digests. */
const LIST = "./files.json";
/** Files of a build, of this one or of an earlier. */
const FILES = /^(analysis-|boot-|style-|takerate-|editions\/|manifest\.)/;
const ANY = { ignoreSearch: true, ignoreVary: true };

addEventListener("install", (event) => {
  skipWaiting();
  if (build) event.waitUntil(keep().catch(release));
});

addEventListener("activate", (event) => event.waitUntil(begin()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Whoever wants no stored answer asks what the server has (`newer.js`).
  const asks = request.method !== "GET" || request.cache === "no-store" || request.headers.has("range");
  if (!build || asks || origin !== location.origin || !pathname.startsWith(scope)) return;
  const path = pathname.slice(scope.length);
  if (request.mode !== "navigate" ? !FILES.test(path) : path !== "" && path !== "index.html") return;
  const answer = request.mode === "navigate" ? page(event) : file(request);
  // Whatever is wrong with the cache, the server is still there.
  event.respondWith(answer.catch(() => undefined).then((kept) => kept ?? fetch(request)));
});

addEventListener("message", (event) => {
  const { data, source } = event;
  if (typeof data?.build !== "string" || !source?.id) return;
  const answer = () => source.postMessage({ newest: build?.version });
  event.waitUntil(note(source.id, data.build).then(tidy).then(answer, answer));
});

/** The document of the newest build. */
async function page(event) {
  const kept = await caches.match("./", { cacheName: NEWEST, ...ANY });
  const tab = event.resultingClientId;
  // Where a browser has dropped what was kept, it is kept again.
  event.waitUntil((kept ? note(tab, build.version).then(() => tidy(tab)) : keep()).catch(() => undefined));
  return kept;
}

/** A file of any build, the newest first; undefined where none has it. */
const file = async (request) => (await caches.match(request, { cacheName: NEWEST, ...ANY })) ?? caches.match(request, ANY);

/** Keeps all files of this build: whole, or what is there is used at the next attempt. */
async function keep() {
  const cache = await caches.open(NEWEST);
  const earlier = await lists();
  for (const [path, integrity] of Object.entries(build.files)) {
    if (await cache.match(path)) continue;
    await cache.put(path, (await known(earlier, integrity)) ?? (await fetched(path, integrity)));
  }
  await cache.put(LIST, new Response(JSON.stringify(build.files)));
}

/** Where there is no room for all of a build, the part that found some is of no use. */
async function release(error) {
  if (error.name === "QuotaExceededError") await caches.delete(NEWEST);
  throw error;
}

/** A file from the server, as the build has it. */
async function fetched(path, integrity) {
  const ask = async (cache) => {
    const answer = await fetch(path, { cache, integrity, redirect: "error", priority: "low" });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  // The browser's own store may hold what a captive portal said.
  return ask("no-cache").catch(() => ask("reload"));
}

/** The same file in another build: most of them stay when a text or a figure changes. */
async function known(earlier, integrity) {
  for (const [cache, files] of earlier) {
    const path = Object.keys(files).find((path) => files[path] === integrity);
    const kept = path && (await cache.match(path));
    // Without the address that it had: a script finds those beside it by its own.
    if (kept) return new Response(kept.body, { headers: kept.headers });
  }
}

/** The caches of other builds, with what they hold. */
async function lists() {
  const found = [];
  for (const name of await builds()) {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list) found.push([cache, await list.json()]);
  }
  return found;
}

const builds = async () => (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== TABS && name !== NEWEST);

/** Takes over, and tells the tabs of earlier builds; or takes everything away. */
async function begin() {
  if (!build) {
    for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name);
    return registration.unregister();
  }
  await clients.claim();
  await tidy().catch(() => undefined);
  for (const tab of await tabs()) tab.postMessage({ newest: build.version, now: true });
}

const tabs = async () =>
  (await clients.matchAll({ type: "window", includeUncontrolled: true })).filter(({ url }) => {
    const { pathname } = new URL(url);
    return pathname === scope || pathname === `${scope}index.html`;
  });

const key = (id) => `./tab/${id}`;

/** Remembers which build a tab is of: the worker itself is stopped whenever it is idle. */
async function note(id, version) {
  if (id) await (await caches.open(TABS)).put(key(id), new Response(version));
}

/** Takes away the builds that no tab is of any more; `coming` is a tab that is being opened. */
async function tidy(coming) {
  // Another worker may be filling its cache.
  if (registration.installing || registration.waiting) return;
  const notes = await caches.open(TABS);
  const open = new Set((await tabs()).map(({ id }) => id));
  const used = new Set();
  for (const id of open) used.add(await (await notes.match(key(id)))?.text());
  for (const { url } of await notes.keys()) {
    const id = url.slice(url.lastIndexOf("/") + 1);
    if (id !== coming && !open.has(id)) await notes.delete(url);
  }
  // A tab that has not said of which build it is may be of any.
  if (used.has(undefined)) return;
  for (const name of await builds()) if (!used.has(name.slice(OWN.length))) await caches.delete(name);
}
