// Writes workbooks: loads their writer when the first one is asked for, and reports meanwhile how much of it is there.
import { model } from "./model.js";
import { newer } from "./newer.js";
import { SIZE } from "./workbook-size.js";

let tries = 0;
let ready;

/**
 * The bytes of the workbook for a request in bytes; `report` gets how much of the writer has come, from 0 to 1. Where the
 * server has a newer build only, there are none: `null`.
 */
export async function workbook(request, report) {
  ready ??= load(report).catch((error) => {
    ready = undefined;
    throw error;
  });
  try {
    await ready;
  } catch (error) {
    console.warn(error);
    if (await newer("./workbook.js", "./workbook_bg.wasm")) return null;
    throw error;
  }
  const { write } = await ready;
  return write(request);
}

async function load(report) {
  tries += 1;
  // A module that failed to load is not asked for again under the same address.
  const [module, bytes] = await Promise.all([import(`./workbook.js${tries > 1 ? `?${tries}` : ""}`), model()]);
  const response = await fetch(new URL("./workbook_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const reader = response.body.getReader();
  const parts = [];
  for (let had = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    had += value.length;
    report(Math.min(had / SIZE, 1));
  }
  await module.default({ module_or_path: await new Blob(parts).arrayBuffer() });
  module.open(bytes);
  return module;
}
