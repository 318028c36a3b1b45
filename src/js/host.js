// The functions for host pages (docs/javascript.md), over the texts that the program returns (`javascript.rs`). The build appends this to the
// page's module.

/** The records of a text, each a list of fields. */
const records = (text) => text.split("\x1e").slice(0, -1).map((record) => record.split("\x1f").slice(0, -1));

/** The names of something by the codes of the languages. */
const names = (text) => Object.fromEntries([...text.matchAll(/(.*?)\x1d(.*?)\x1d/gs)].map(([, code, name]) => [code, name]));

/** A decimal string as it is, a number with the digits that JavaScript prints; for anything else text that is no number. */
const decimal = (value) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : `"${typeof value}"`);

/** Returns `{ values, problems }`: every line id to a decimal string or null, and a reason for each null. */
export function evaluate(overrides, preset) {
  if (overrides != null && (typeof overrides !== "object" || Array.isArray(overrides) || overrides instanceof Map)) {
    throw new Error('overrides must be a plain object from input ids to values, such as {"aave.gho_share": "0.1"}');
  }
  const ids = Reflect.ownKeys(overrides ?? {}).filter((id) => typeof id === "string");
  const changes = ids.map((id) => `${id}\x1f${decimal(overrides[id])}\x1f\x1e`).join("");
  const values = {};
  const problems = {};
  for (const [id, value, problem] of records(evaluateText(changes, preset == null ? undefined : typeof preset === "string" ? preset : "?"))) {
    values[id] = value || null;
    if (problem) problems[id] = problem;
  }
  return { values, problems };
}

/** Every input: `[{ id, name: {en, zh}, unit, low, high, presets: {id: value or null}, basis, bases: {id: basis} }]`. */
export function inputs() {
  return records(inputsText()).map(([id, name, unit, low, high, ...rest]) => {
    const presets = {};
    const bases = {};
    for (let at = 0; at < rest.length; at += 3) [presets[rest[at]], bases[rest[at]]] = [rest[at + 1] || null, rest[at + 2]];
    return { id, name: names(name), unit, low, high, presets, basis: rest[2], bases };
  });
}

/** Every line: `[{ id, name: {en, zh}, unit, formula }]`. */
export function lines() {
  return records(linesText()).map(([id, name, unit, formula]) => ({ id, name: names(name), unit, formula }));
}

/** Every scenario that the report offers: `[{ id, name: {en, zh}, preset, overrides: {id: value}, link }]`. */
export function scenarios() {
  return records(scenariosText()).map(([id, name, preset, link, ...rest]) => {
    const overrides = {};
    for (let at = 0; at < rest.length; at += 2) overrides[rest[at]] = rest[at + 1];
    return { id, name: names(name), preset, overrides, link };
  });
}

/** What is said of a picture of a chart, for the page's own scripts. */
export function pictureWords({ link = "", protocol = "", caption = "", file = "" }) {
  const [[title, scenario, saved, failed, unloaded, newer, copied, refused]] = records(pictureText(document.documentElement.lang, link, protocol, caption, file));
  return { title, scenario, saved, failed, unloaded, newer, copied, refused };
}
