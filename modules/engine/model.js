// The model as the file that page, engine and writer of workbooks share.

/** The bytes of the model. */
export async function model() {
  const response = await fetch(new URL("./model.postcard", import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
