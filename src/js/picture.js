// Saves a chart as a picture that stands alone: the colours of paper, one width on every screen, and where it is from.
// A button with `data-save` (`svg` or `png`) saves the chart of its figure, `copy` puts it on the clipboard. What has
// `data-card` is a picture already (`card.rs`), and stays as it is; `share` hands it to the system with text and link.

const WIDTH = 720;
const MARGIN = 28;
/** Pixels of a PNG for each of the drawing's. */
const SCALE = 2;
/** Letters of a line at the foot; the link breaks where it must. */
const LINE = 112;
const SVG = "http://www.w3.org/2000/svg";
/** What a drawing takes from the style sheets. */
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity",
  "transform", "font-family", "font-size", "font-weight", "font-variant-numeric", "letter-spacing", "text-anchor", "dominant-baseline", "shape-rendering", "overflow"];

/** Saves the picture of the button's figure, or says beside the button why there is none. */
export async function save(button) {
  const figure = button.closest("figure");
  const said = button.parentElement.querySelector("[role=status]");
  said.textContent = "";
  const how = button.dataset.save;
  if (how === "share") return share(button, said);
  try {
    const text = picture(figure);
    if (how === "copy") return await copy(text, figure, said);
    const png = how === "png";
    const file = `${name(figure)}.${png ? "png" : "svg"}`;
    download(png ? await raster(text, scale(figure)) : new Blob([text], { type: "image/svg+xml" }), file);
    said.textContent = words({ file }).saved;
  } catch (error) {
    console.warn(error);
    said.textContent = words({}).failed;
  }
}

const card = (figure) => figure.querySelector("svg[data-card]");
const scale = (figure) => (card(figure) ? 1 : SCALE);
const standalone = (text) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;

/** Safari takes only a promise, made while the press is handled. */
async function copy(text, figure, said) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": raster(text, scale(figure)) })]);
    said.textContent = words({}).copied;
  } catch (error) {
    console.warn(error);
    said.textContent = words({}).refused;
  }
}

/** The system's own sheet, with the picture where it takes one. Whoever closes it has not failed. */
async function share(button, said) {
  const { title, text, url, failed } = button.dataset;
  const sent = { title, text, url };
  try {
    const drawn = card(document);
    if (drawn && navigator.canShare) {
      const files = [new File([await raster(picture(drawn.closest("figure")), 1)], "takerate.png", { type: "image/png" })];
      if (navigator.canShare({ ...sent, files })) sent.files = files;
    }
    await navigator.share(sent);
  } catch (error) {
    if (error.name !== "AbortError") said.textContent = failed;
  }
}

const words = (of) => window.wasmBindings.pictureWords(of);

/** The figure's drawing as the text of a file. It is made for programs that know neither style sheets nor newer colours. */
function picture(figure) {
  if (card(figure)) return standalone(new XMLSerializer().serializeToString(card(figure)));
  const drawn = [...figure.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().height > 40 && !svg.parentElement.closest("svg"));
  // Beside the drawing, so that the same rules apply, in the light theme and out of sight.
  const place = document.createElement("div");
  place.dataset.theme = "light";
  place.style.cssText = `position:fixed;left:-9999px;top:0;width:${WIDTH}px`;
  place.append(drawn.cloneNode(true));
  drawn.parentElement.append(place);
  try {
    const svg = place.firstElementChild;
    for (const mark of svg.querySelectorAll(".on")) mark.classList.remove("on");
    const ink = solid(place, "var(--ink)");
    const quiet = solid(place, "var(--quiet)");
    const family = getComputedStyle(svg).fontFamily;
    // A drawing that has a title says it in the head of the picture, where there is room for all of it.
    const own = svg.matches(".bars") ? svg.querySelector(":scope > .title") : null;
    const alt = svg.getAttribute("aria-label") ?? "";
    const caption = figure.querySelector("figcaption h2")?.textContent ?? "";
    const unit = figure.querySelector("figcaption h2 + p")?.textContent ?? "";
    const title = caption ? words({ protocol: protocol(), caption }).title : own && !own.textContent.endsWith("…") ? own.textContent : sentence(alt);
    own?.remove();
    inline(svg, place);
    const height = Math.ceil(svg.getBoundingClientRect().height);
    svg.setAttribute("x", MARGIN);
    svg.setAttribute("width", WIDTH);
    svg.setAttribute("height", height);

    const lines = [];
    let y = MARGIN;
    const write = (text, size, fill, weight = 400, letters = 96) => {
      for (const piece of broken(text, letters)) {
        y += Math.round(size * 1.4);
        const node = element("text", { x: MARGIN, y: y - 6, fill, "font-family": family, "font-size": `${size}px`, "font-weight": weight });
        node.textContent = piece;
        lines.push(node);
      }
    };
    write(title, 17, ink, 600, 78);
    if (unit) write(unit, 12, quiet);
    write(words({ link: address(figure).replace(/^[^#]*/, "") }).scenario, 12, ink);
    y += 10;
    svg.setAttribute("y", y);
    y += height + 12;
    write([document.title, day()].join(" · "), 12, quiet, 600);
    write(address(figure), 10, quiet, 400, LINE);
    const size = { width: WIDTH + 2 * MARGIN, height: y + MARGIN / 2 };
    const page = element("svg", { xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` });
    const name = element("title", {});
    name.textContent = alt || title;
    page.append(name, element("rect", { ...size, fill: "#ffffff" }), svg, ...lines);
    return standalone(new XMLSerializer().serializeToString(page));
  } finally {
    place.remove();
  }
}

/** Gives every element the styles that it has, as attributes of plain colours and lengths, and takes away what is not to be seen. */
function inline(root, place) {
  const all = [root, ...root.querySelectorAll("*")];
  // First all styles, then all changes: a style may follow from a class further up.
  const computed = all.map((node) => {
    const style = getComputedStyle(node);
    const gone = style.display === "none" || node.matches(".hit, .cursor, .plane");
    const halo = node.matches("text") && style.paintOrder.startsWith("stroke") && style.stroke !== "none";
    return gone ? undefined : { halo, styles: STYLES.map((name) => [name, style.getPropertyValue(name)]) };
  });
  all.forEach((node, index) => {
    if (!computed[index]) return node.remove();
    for (const { name } of [...node.attributes]) {
      if (name === "class" || name === "role" || name === "tabindex" || name.startsWith("data-") || name.startsWith("aria-")) node.removeAttribute(name);
    }
    for (const [name, value] of computed[index].styles) if (value && !(name === "transform" && value === "none")) node.setAttribute(name, value.replaceAll('"', "'"));
    for (const name of ["fill", "stroke"]) paint(node, name, place);
    if (node.getAttribute("shape-rendering") === "crispedges") node.setAttribute("shape-rendering", "crispEdges");
  });
  all.forEach((node, index) => computed[index]?.halo && haloed(node));
  for (const plane of root.querySelectorAll("svg[viewBox]")) unstretched(plane);
  for (const node of root.querySelectorAll("*")) {
    for (const name of ["x", "x1", "x2", "cx", "width"]) {
      const value = node.getAttribute(name);
      if (value?.endsWith("%")) node.setAttribute(name, number((Number.parseFloat(value) / 100) * WIDTH));
    }
  }
}

/** A paint as `#rrggbb`, what it lets through as an opacity, and a pattern without quotes. */
function paint(node, name, place) {
  const value = node.getAttribute(name) ?? "";
  const pattern = /url\(['"]?[^'")]*(#[^'")]+)['"]?\)/.exec(value);
  if (pattern) return node.setAttribute(name, `url(${pattern[1]})`);
  if (!value || value === "none") return;
  const { hex, alpha } = colour(place, value);
  node.setAttribute(name, alpha > 0 ? hex : "none");
  if (alpha > 0 && alpha < 1) node.setAttribute(`${name}-opacity`, number(alpha * Number(node.getAttribute(`${name}-opacity`) || 1)));
}

/** Puts beneath a text what lies around its letters: not every program paints the stroke first. */
function haloed(text) {
  const around = text.cloneNode(true);
  for (const node of [around, ...around.querySelectorAll("*")]) node.setAttribute("fill", text.getAttribute("stroke"));
  around.setAttribute("aria-hidden", "true");
  text.before(around);
  for (const node of [text, ...text.querySelectorAll("*")]) {
    for (const name of ["stroke", "stroke-width", "stroke-linejoin"]) node.removeAttribute(name);
    node.setAttribute("stroke", "none");
  }
}

/** Draws a stretched plane in pixels, so that lines keep their width without help. */
function unstretched(plane) {
  const [, , columns, rows] = plane.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  const length = (name) => {
    const value = plane.getAttribute(name) ?? "0";
    return value.endsWith("%") ? (Number.parseFloat(value) / 100) * WIDTH : Number.parseFloat(value);
  };
  const [left, top, x, y] = [length("x"), length("y"), length("width") / columns, length("height") / rows];
  const group = element("g", {});
  for (const node of [...plane.children]) {
    const parts = node.getAttribute("d")?.match(/[MLhvz]|-?[\d.]+/g) ?? [];
    let [command, place] = ["", 0];
    const d = parts.map((part) => {
      if (/[MLhvz]/.test(part)) {
        [command, place] = [part, 0];
        return part;
      }
      const across = command === "h" || (command !== "v" && place++ % 2 === 0);
      const at = Number(part) * (across ? x : y);
      return number(command === "h" || command === "v" ? at : at + (across ? left : top));
    });
    node.setAttribute("d", d.join(" "));
    node.removeAttribute("vector-effect");
    group.append(node);
  }
  plane.replaceWith(group);
}

const number = (value) => String(Math.round(value * 1000) / 1000);

/** What a colour of the style sheets is, in the terms of every program. */
function colour(place, value) {
  place.style.color = `color-mix(in srgb, ${value}, ${value})`;
  const parts = getComputedStyle(place).color.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? [];
  // `color(srgb 0 0 0)` counts to 1, `rgb(0, 0, 0)` to 255.
  const whole = getComputedStyle(place).color.startsWith("color(") ? 255 : 1;
  const byte = (part) => Math.round(Math.min(Math.max(Number.parseFloat(part) * whole, 0), 255)).toString(16).padStart(2, "0");
  return { hex: `#${parts.slice(0, 3).map(byte).join("")}`, alpha: parts[3] === undefined ? 1 : Number.parseFloat(parts[3]) };
}

const solid = (place, value) => colour(place, value).hex;

function element(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") node.setAttribute(key, value);
  return node;
}

/** Up to the first full stop: what the drawing is. */
const sentence = (text) => /^.*?(?:[.。](?=\s|$)|。|$)/s.exec(text)[0];

/** Text in lines of at most so many letters (half as many Chinese ones), where there is a blank or an ampersand at one. */
function broken(text, most) {
  const lines = [""];
  for (const part of text.match(/[\u3000-\uffef]|[^\s&\u3000-\uffef]+[&\s]?|[&\s]/g) ?? []) {
    const width = (piece) => [...piece].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
    let rest = part;
    if (width(lines.at(-1)) + width(rest.trimEnd()) > most && lines.at(-1)) lines.push("");
    while (width(rest) > most) {
      lines[lines.length - 1] += rest.slice(0, most);
      lines.push("");
      rest = rest.slice(most);
    }
    lines[lines.length - 1] += rest;
  }
  return lines;
}

/** The link to what the picture shows, with the edition of the model and the results, also before the address has them. */
function address(figure) {
  const told = figure.closest("takerate-analysis")?.dataset.link ?? document.querySelector("header nav a[aria-current=page]")?.hash ?? "";
  return location.href.split("#")[0] + (location.hash.includes("&model=") ? location.hash : told);
}

/** The protocol that the page shows. */
const protocol = () => document.querySelector("h1")?.textContent.trim() ?? "";

function day() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

async function raster(text, scale) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("the canvas gives no picture");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** `takerate-aave-bridge`, after what the address shows; `-2` for the second chart of several. */
function name(figure) {
  const figures = [...document.querySelectorAll("figure:has([data-save])")].filter((one) => one.checkVisibility());
  const place = figures.length > 1 ? figures.indexOf(figure) + 1 : undefined;
  const piece = (key) => new RegExp(`[#&]${key}=([a-z0-9_-]+)`).exec(location.hash)?.[1];
  return ["takerate", piece("view"), piece("show"), place].filter(Boolean).join("-");
}

function download(blob, file) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = file;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
