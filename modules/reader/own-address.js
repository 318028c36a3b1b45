// A protocol's file from an address. The page may ask nobody but its own host (`connect-src` in `index.html`), and that stays so: a document
// in a frame without an origin asks, and does nothing else (own-address.html).

/** What an answer may be, in bytes, and how long it may take, in milliseconds; the frame has to load first. */
const MOST = 200000;
const PATIENCE = 10000;
const LOADING = 10000;
const FAILURES = ["elsewhere", "status", "document", "long", "late", "unreached"];

let giveUp = () => {};

/** Gives up what was asked last. */
export const stop = () => giveUp();

/** What came from the frame, as far as it is what the frame may say. */
function checked({ bytes, failed, status } = {}) {
  if (bytes instanceof Uint8Array && bytes.length <= MOST) return { bytes };
  return { failed: FAILURES.includes(failed) ? failed : "unreached", status: Number.isInteger(status) ? status : 0 };
}

/** Asks an address. Returns `{ bytes }`, or `{ failed, status }`: one of `FAILURES`, `unloaded` or `stopped`. */
export function ask(address) {
  giveUp();
  return new Promise((done) => {
    const frame = Object.assign(document.createElement("iframe"), { hidden: true, referrerPolicy: "no-referrer" });
    frame.sandbox = "allow-scripts";
    frame.src = new URL("./own-address.html", import.meta.url);
    const { port1, port2 } = new MessageChannel();
    let timer;
    const end = (answer) => {
      clearTimeout(timer);
      removeEventListener("message", ready);
      port1.close();
      // With it goes whatever is still to come.
      frame.remove();
      done(answer);
    };
    const within = (time, failed) => {
      clearTimeout(timer);
      timer = setTimeout(() => end({ failed }), time);
    };
    function ready({ source, origin, data }) {
      if (source !== frame.contentWindow || origin !== "null" || data !== "ready") return;
      removeEventListener("message", ready);
      within(PATIENCE + 1000, "late");
      // A document without an origin cannot be named; it is the one that was loaded here, and has said so.
      frame.contentWindow.postMessage({ address, most: MOST, patience: PATIENCE }, "*", [port2]);
    }
    port1.onmessage = ({ data }) => end(checked(data));
    giveUp = () => end({ failed: "stopped" });
    within(LOADING, "unloaded");
    addEventListener("message", ready);
    document.body.append(frame);
  });
}
