// A language of one folder, made of English: each small vowel has a mark, so that a text which is not from the folder has none. Run it with
// the folder to write, which is called by two letters: node scripts/pseudo.mjs /tmp/xa
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const MARKED = { a: "ä", e: "ë", i: "ï", o: "ö", u: "ü", y: "ÿ", A: "Ä", E: "Ë", I: "Ï", O: "Ö", U: "Ü", Y: "Ÿ" };

/** A text with its vowels marked, but for the places of values, tags, addresses and escapes. */
export const marked = (text) => text.replace(/\{[\w.@-]+\}|<[^>]*>|\\.|[aeiouy]|[AEIOUY](?=[a-z])/g, (piece) => MARKED[piece] ?? piece);

/** The texts of a TOML file, by what makes of each another. */
const texts = (toml, make) =>
  toml
    .split("\n")
    .map((line) => (line.startsWith("#") ? line : line.replace(/'''(.*?)'''|'([^']*)'|"((?:[^"\\]|\\.)*)"/g, (all, raw, literal, text) => all.replace(raw ?? literal ?? text, make))))
    .join("\n");

/** Writes the folder of the language. */
export function pseudo(folder, languages = "languages/en", models = "models") {
  const code = basename(folder);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(languages)) {
    const toml = readFileSync(join(languages, file), "utf8");
    const own = file === "language.toml" ? toml.replace(/^tag = .*$/m, `tag = "${code}"`).replace(/^name = .*$/m, 'name = "Përüd"') : texts(toml, marked);
    writeFileSync(join(folder, file), own);
  }
  const said = readdirSync(models).filter((file) => file.endsWith(".toml")).flatMap((file) => [...readFileSync(join(models, file), "utf8").matchAll(/\ben = (?:("(?:[^"\\]|\\.)*")|\[([^\]]*)\])/g)].flatMap(([, text, listed]) => (text ? [text] : listed.match(/"[^"]*"/g))));
  const entries = [...new Set(said)].map((text) => `${text} = ${marked(text)}`);
  writeFileSync(join(folder, "models.toml"), `${entries.join("\n")}\n`);
}

if (process.argv[1]?.endsWith("pseudo.mjs")) pseudo(process.argv[2]);
