// Draws the icons of the installed page anew, from src/app/icons/icon.svg: `. scripts/env.sh; find_chromium; node scripts/icons.mjs`.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const FOLDER = "src/app/icons/";
const svg = readFileSync(`${FOLDER}icon.svg`, "utf8");
/** Systems cut a maskable icon into their own shape: without corners of its own, and with room around the drawing. */
const maskable = svg.replace(/ rx="4"/, "").replace("<path", '<path transform="translate(16 16.5) scale(.72) translate(-16 -16.5)"');

const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const page = await browser.newPage();
for (const [name, drawing, size] of [["icon-192", svg, 192], ["icon-512", svg, 512], ["maskable-192", maskable, 192], ["maskable-512", maskable, 512]]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  writeFileSync(`${FOLDER}${name}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
