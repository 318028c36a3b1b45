// Opens the analyses in an element of the page: loads module, model and style once.
import init, { open as show, prepare, read, report } from "./analysis.js";
import { model } from "./model.js";
import { newer, notice } from "./newer.js";

const FILES = ["./analysis_bg.wasm", "./analysis.css", "./model.wasm"];

let tries = 0;
/** What the engine's client (`engine.rs`) gets from here: files are found beside this one. */
const files = {
  worker: () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }),
  // A module that failed to load is not asked for again under the same address.
  local: async (emit) => (await import(`./local.js${(tries += 1) > 1 ? `?${tries}` : ""}`)).local(emit),
  /** Whether the server holds a newer build than this one. */
  outdated: () => newer("./page.js"),
  /** Whether it no longer holds what the engine is made of. */
  engineGone: () => newer("./worker.js", "./engine_bg.wasm"),
};
let ready;

/** Loads what the analyses need, and starts the engine, so that they open without a connection later. */
export function load() {
  // For a chart that is saved without a connection; where it does not come now, it is asked for then.
  import("./picture.js").catch(() => {});
  ready ??= Promise.all([model(), init(), style()]).then(([bytes]) => {
    read(bytes);
    prepare(files);
    addEventListener("beforeprint", lay);
  }).catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/** Lays the report where the browser prints it instead of the page (`report.css`), unless its preview is there already. */
function lay() {
  if (document.querySelector(".report")) return;
  const sheet = document.createElement("div");
  sheet.innerHTML = report(location.hash, document.documentElement.lang) ?? "";
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
}

function style() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("./analysis.css", import.meta.url);
  return new Promise((done, failed) => {
    link.onerror = () => {
      link.remove();
      failed(new Error(`${link.href} could not be loaded`));
    };
    // A page in the place of a style sheet is loaded, too, and has no rules.
    link.onload = () => (link.sheet?.cssRules.length ? done() : link.onerror());
    document.head.append(link);
  });
}

/** Shows the analysis that `element.dataset.link` asks for; returns what follows that link and closes. */
export async function open(element) {
  // On a phone the tabs scroll; the one that is open is brought into sight.
  const tab = document.querySelector(".readings [aria-current]");
  const tabs = tab?.closest(".readings");
  if (tabs) tabs.scrollLeft += tab.getBoundingClientRect().left - tabs.getBoundingClientRect().left - (tabs.clientWidth - tab.clientWidth) / 2;
  try {
    await load();
  } catch (error) {
    if (!(await newer(...FILES))) throw error;
    console.warn(error);
    element.replaceChildren(notice());
    return { follow() {}, close() {} };
  }
  return show(element, files);
}

// The preview of a card is as high as the card says.
addEventListener("message", ({ source, data }) => {
  for (const frame of document.querySelectorAll("iframe.card-preview")) {
    if (frame.contentWindow === source && data?.takerate) frame.style.height = `${data.takerate.height}px`;
  }
});
