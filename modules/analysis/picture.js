// Saves a chart as a picture that stands alone: the colours of paper, one width on every screen, and where it is from.
// A button with `data-save` (`svg` or `png`) saves the chart of its figure.

const WIDTH = 720;
const MARGIN = 28;
/** Pixels of a PNG for each of the drawing's. */
const SCALE = 2;
/** Letters of a line at the foot; the link breaks where it must. */
const LINE = 112;
const SVG = "http://www.w3.org/2000/svg";
/** What a drawing takes from the style sheets. */
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity",
  "transform", "paint-order", "font-family", "font-size", "font-weight", "font-variant-numeric", "letter-spacing", "text-anchor", "dominant-baseline", "shape-rendering", "vector-effect", "overflow"];

/** Saves the picture of the button's figure, or says beside the button why there is none. */
export async function save(button) {
  const figure = button.closest("figure");
  const said = button.parentElement.querySelector("[role=status]");
  said.textContent = "";
  try {
    const text = picture(figure);
    const png = button.dataset.save === "png";
    const file = `${name(figure)}.${png ? "png" : "svg"}`;
    download(png ? await raster(text) : new Blob([text], { type: "image/svg+xml" }), file);
    said.textContent = pick(`Saved as ${file}.`, `已保存为 ${file}。`);
  } catch (error) {
    console.warn(error);
    said.textContent = pick("The browser could not make the picture; try the other format, or a screenshot.", "浏览器未能生成图片；请改用另一种格式或屏幕截图。");
  }
}

const pick = (english, chinese) => (document.documentElement.lang.startsWith("zh") ? chinese : english);

/** The figure's drawing as the text of a file. */
function picture(figure) {
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
    const height = Math.ceil(svg.getBoundingClientRect().height);
    const colour = getComputedStyle(svg);
    const ink = solid(place, "var(--ink)");
    const quiet = solid(place, "var(--quiet)");
    const family = colour.fontFamily;
    inline(svg);
    svg.setAttribute("x", MARGIN);
    svg.setAttribute("width", WIDTH);
    svg.setAttribute("height", height);

    const caption = figure.querySelector("figcaption h2")?.textContent ?? "";
    const unit = figure.querySelector("figcaption h2 + p")?.textContent ?? "";
    const told = caption ? [] : broken(sentence(svg.getAttribute("aria-label") ?? ""), 96);
    const head = MARGIN + (caption ? 44 : told.length * 18 + 8);
    const link = broken(address(figure), LINE);
    const foot = head + height + 28;
    svg.setAttribute("y", head);
    const page = element("svg", { xmlns: SVG, width: WIDTH + 2 * MARGIN, height: foot + link.length * 14 + MARGIN / 2 });
    page.setAttribute("viewBox", `0 0 ${page.getAttribute("width")} ${page.getAttribute("height")}`);
    const line = (text, y, size, fill, weight = 400) => {
      const node = element("text", { x: MARGIN, y, fill, "font-family": family, "font-size": `${size}px`, "font-weight": weight });
      node.textContent = text;
      return node;
    };
    const title = element("title", {});
    title.textContent = svg.getAttribute("aria-label") ?? caption;
    page.append(title, element("rect", { width: "100%", height: "100%", fill: "#fff" }));
    if (caption) page.append(line(caption, MARGIN + 12, 17, ink, 600), line(unit, MARGIN + 32, 12, quiet));
    told.forEach((text, index) => page.append(line(text, MARGIN + 8 + index * 18, 13, ink, 600)));
    page.append(svg, line(`${document.title} · ${circumstances()}`, foot, 12, quiet, 600));
    link.forEach((text, index) => page.append(line(text, foot + 16 + index * 14, 10, quiet)));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page)}\n`;
  } finally {
    place.remove();
  }
}

/** Gives every element the styles that it has, and takes away what is not to be seen. */
function inline(root) {
  const all = [root, ...root.querySelectorAll("*")];
  // First all styles, then all changes: a style may follow from a class further up.
  const computed = all.map((node) => {
    const style = getComputedStyle(node);
    const gone = style.display === "none" || node.matches(".hit, .cursor, .plane");
    return gone ? undefined : STYLES.map((name) => [name, style.getPropertyValue(name)]);
  });
  all.forEach((node, index) => {
    if (!computed[index]) return node.remove();
    for (const { name } of [...node.attributes]) {
      if (name === "class" || name === "role" || name === "tabindex" || name.startsWith("data-")) node.removeAttribute(name);
    }
    for (const [name, value] of computed[index]) if (value && !(name === "transform" && value === "none")) node.setAttribute(name, value.replaceAll('"', "'"));
  });
}

/** What a colour of the style sheets is in a place. */
function solid(place, colour) {
  place.style.color = colour;
  return getComputedStyle(place).color;
}

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

/** Preset, changes and day. */
function circumstances() {
  const preset = document.querySelector("input[name=preset]:checked")?.parentElement.textContent.trim();
  const changes = document.querySelector("[data-changed]")?.textContent;
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return [preset, changes, day].filter(Boolean).join(" · ");
}

async function raster(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * SCALE;
    canvas.height = image.height * SCALE;
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
