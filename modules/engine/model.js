// The model as the file that page, engine and writer of workbooks share.

/** What the file holds: a custom section of a WebAssembly module (`container.rs`). */
export async function model() {
  const response = await fetch(new URL("./model.wasm", import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const [bytes] = WebAssembly.Module.customSections(await WebAssembly.compile(await response.arrayBuffer()), "takerate");
  return new Uint8Array(bytes);
}
