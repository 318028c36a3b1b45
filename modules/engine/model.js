// The model, which page, engine and writer of workbooks share.

/** What a file beside this one holds: a custom section of a WebAssembly module (`container.rs`). */
export async function contents(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const [bytes] = WebAssembly.Module.customSections(await WebAssembly.compile(await response.arrayBuffer()), "takerate");
  return new Uint8Array(bytes);
}

/** The model: that of the report, or with what the reader has added (`boot.js`, `worker.js`). */
export const model = async () => globalThis.takerateModel ?? contents("./model.wasm");
