// Makes models/social.png, which networks and chats show of a link to the page: what `takerate card` draws, as Chromium shows
// it, whose path is in CHROME_PATH. A digest of the drawing goes into the file, by which a test knows that its figures are
// the model's.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { chromium } from "playwright-core";

const svg = execFileSync("cargo", ["run", "--quiet", "--locked", "--offline", "--", "card"], { encoding: "utf8" });
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(`<body style="margin:0;line-height:0">${svg}`);
const png = await page.screenshot();
await browser.close();

/** FNV-1a, as sixteen hexadecimal digits. */
function digest(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** A PNG with a text under a keyword, before its last chunk, which is 12 bytes long. */
function withText(png, keyword, text) {
  const data = Buffer.from(`tEXt${keyword}\0${text}`, "latin1");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length - 4);
  sum.writeUInt32BE(crc32(data));
  return Buffer.concat([png.subarray(0, -12), length, data, sum, png.subarray(-12)]);
}

writeFileSync("models/social.png", withText(png, "takerate-card", digest(svg)));
