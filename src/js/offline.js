// The page without a network and as an app: has the worker keep it (`service-worker.js`), says when a newer version of the page
// is there, and offers to install it. Nothing happens by itself that a reader would notice.

const { serviceWorker: workers } = navigator;
const root = document.documentElement;
/** What the reader said when asked whether the page may be kept. */
const ANSWER = "takerate.offline";
/** How long a tab that stays open goes on without asking for a newer version, in milliseconds. */
const AGAIN = 3600 * 1000;

let said;
let size;
/** Where lines stand: in sight until they are answered, and at the foot of the page. */
let bar;
let foot;
/** The version of this tab, and the newer one that the reader put off. */
let own;
let postponed;

/** Begins once the page has come to rest; `saving`: the reader saves data, and is asked first. */
export async function offline(saving) {
  [own, size] = document.querySelector("meta[name=build]").content.split(" ");
  said = await (await fetch(new URL("./offers.json", import.meta.url))).json();
  await sheet();
  foot = document.body.appendChild(Object.assign(document.createElement("aside"), { id: "offline" }));
  bar = document.body.appendChild(Object.assign(document.createElement("div"), { id: "waiting", role: "status" }));
  const follow = () => {
    write();
    colour();
  };
  follow();
  new MutationObserver(follow).observe(root, { attributeFilter: ["lang", "data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", colour);
  offerInstallation();
  if (!own || !workers) return;
  if (!saving || recall() === "yes" || (await mine())?.active) await keep();
  else ask();
}

/** What the browser knows of the worker of this page; a folder further up may have one that is another page's. */
async function mine() {
  const registration = await workers.getRegistration().catch(() => undefined);
  return registration?.scope === new URL("./", document.baseURI).href ? registration : undefined;
}

/** Asks whether the page may be kept; who declines finds the question at the foot of the page. */
function ask() {
  const yes = () => {
    remember("yes");
    take(line);
    keep();
  };
  const no = () => {
    remember("no");
    take(line);
    ask();
  };
  const line = recall() === "no" ? show("keep", { yes }, foot) : show("keep", { yes, no }, bar);
}

/** Has the worker keep the page. */
async function keep() {
  let registration;
  try {
    registration = await workers.register("service-worker.js", { updateViaCache: "none" });
  } catch (error) {
    // Without a network the worker that is there goes on; a browser that refuses runs the page as if there were none.
    registration = await mine();
    if (!registration?.active) return console.info(error);
  }
  workers.addEventListener("message", ({ data }) => data?.newest && heard(data, registration));
  workers.startMessages();
  await begun(registration);
  show("kept", {}, foot);
  registration.active.postMessage({ build: own });
  look(registration);
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    // Another tab may have been closed, with the build that it was of.
    registration.active?.postMessage({ build: own });
    if (Date.now() - last < AGAIN) return;
    last = Date.now();
    look(registration);
  });
}

/** Waits until a worker has kept everything and begun; for ever, where it cannot. */
const begun = (registration) =>
  new Promise((done) => {
    if (registration.active) return done();
    const worker = registration.installing ?? registration.waiting;
    worker?.addEventListener("statechange", () => worker.state === "activated" && done());
  });

/** Looks for a newer version. Where the server has no worker any more, another site is there now, and the worker goes. */
async function look(registration) {
  try {
    await registration.update();
  } catch {
    const { status } = navigator.onLine ? await fetch("service-worker.js", { cache: "no-store" }).catch(() => ({})) : {};
    if (status === 404 || status === 410) await registration.unregister();
  }
}

/** What the worker says of the newest version that it has, by itself (`now`) or when asked. */
async function heard({ newest, now }, registration) {
  const shown = () => bar.querySelector("[data-offer=newer]");
  if (newest === own) return take(shown());
  if (newest === postponed) return;
  try {
    // The tab itself may come from the server, and be newer than what the worker has yet.
    if (!now && ((await registration.update()), registration.installing || registration.waiting)) return;
  } catch {
    return; // It cannot be known without a network.
  }
  if (shown()) return;
  const later = () => {
    postponed = newest;
    take(shown());
  };
  show("newer", { reload: () => location.reload(), later }, bar);
}

/** Where the browser offers to install the page, at its foot. */
function offerInstallation() {
  let line;
  const offer = () => {
    take(line);
    line = show("", { install }, foot);
  };
  const install = () => {
    window.installation.prompt();
    take(line);
  };
  // `boot.js` holds the browser's own offer back.
  if (window.installation) offer();
  addEventListener("beforeinstallprompt", offer);
  addEventListener("appinstalled", () => take(line));
}

/** A line in its place, with buttons by what is said on them. */
function show(offer, buttons, place) {
  const line = document.createElement("p");
  line.dataset.offer = offer || Object.keys(buttons)[0];
  const part = (name, key) => {
    const element = document.createElement(name);
    element.dataset.said = key;
    line.append(line.firstChild ? " " : "", element);
    return element;
  };
  if (offer) part("span", offer);
  for (const [key, act] of Object.entries(buttons)) {
    Object.assign(part("button", key), { type: "button", className: "action", onclick: act });
  }
  place.append(line);
  write();
  return line;
}

/** Takes a line away; who stood on its button goes on where the page begins. */
function take(line) {
  if (line?.contains(document.activeElement)) document.getElementById("content")?.focus({ preventScroll: true });
  line?.remove();
}

/** Says everything in the language of the page. */
function write() {
  const words = said[root.lang] ?? Object.values(said)[0];
  const number = Number(size).toLocaleString(root.lang);
  for (const element of document.querySelectorAll(":is(#offline, #waiting) [data-said]")) element.textContent = words[element.dataset.said].replace("{size}", number);
  const manifest = document.querySelector("link[rel=manifest]");
  if (manifest?.getAttribute("href") !== words.manifest) manifest?.setAttribute("href", words.manifest);
}

/** The window of an installed page takes the colour of the page, whose theme may be another than the system's. */
function colour() {
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
}

/** The style of the lines. */
const sheet = () =>
  new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("./offline.css", import.meta.url) });
    link.onload = link.onerror = done;
    document.head.append(link);
  });

function recall() {
  try {
    return localStorage.getItem(ANSWER);
  } catch {
    return null;
  }
}

function remember(answer) {
  try {
    localStorage.setItem(ANSWER, answer);
  } catch {
    // The reader is asked again at the next visit.
  }
}
