// What comes later than the page itself: its style, and where the files of the engine are.
import { newer } from "./newer.js";

let tries = 0;
/** What the engine's client (`engine.rs`) gets from here: files are found beside this one. */
export const files = {
  worker: () => {
    const { takerateModel: model } = window;
    // By its name: a service worker's answer has no fragment.
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: model ? "own" : "" });
    if (model) worker.postMessage(model);
    return worker;
  },
  /** Reads the files of a reader's protocols (`own.js`); mistakes are said in the language. */
  read: async (texts, language) => (await import("./own.js")).read(texts, language),
  /** Such a file as a piece of a link; nothing where it is too large for one. */
  piece: async (text) => (await import("./own.js")).piece(text),
  /** Asks an address for such a file (`own-address.js`), and gives it up. Without a connection there is nothing to load. */
  ask: async (address) => (navigator.onLine ? (await import("./own-address.js")).ask(address) : { failed: "offline" }),
  stop: async () => (await import("./own-address.js")).stop(),
  /** What such a protocol can begin with. */
  beginnings: async () => (await import("./own.js")).beginnings(),
  // A module that failed to load is not asked for again under the same address.
  local: async (emit) => (await import(`./local.js${(tries += 1) > 1 ? `?${tries}` : ""}`)).local(emit),
  /** Whether the server holds a newer build than this one. */
  outdated: () => newer("./parts.js"),
  /** Whether it no longer holds what the engine is made of. */
  engineGone: () => newer("./worker.js", "./engine_bg.wasm"),
};

let sheet;
/** Loads the style of what comes later. */
export function style() {
  sheet ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./parts.css", import.meta.url);
    link.onerror = () => {
      link.remove();
      sheet = undefined;
      failed(new Error(`${link.href} could not be loaded`));
    };
    // A page in the place of a style sheet is loaded, too, and has no rules.
    link.onload = () => (link.sheet?.cssRules.length ? done() : link.onerror());
    document.head.append(link);
  });
  return sheet;
}

// For a chart that is saved without a connection; where it does not come now, it is asked for then.
import("./picture.js").catch(() => {});

// The preview of a card is as high as the card says.
addEventListener("message", ({ source, data }) => {
  for (const frame of document.querySelectorAll("iframe.card-preview")) {
    if (frame.contentWindow === source && data?.takerate) frame.style.height = `${data.takerate.height}px`;
  }
});
