//! A picture of a scenario for those who do not open the link: 1200 by 630 pixels, as the cards that networks and chats show.
//! An SVG of plain texts and shapes in the light theme's colours, without style sheet, so that it stands alone.

pub mod measure;

use takerate_core::{Decimal, Language};
use takerate_display::html::Html;
use takerate_words::{BriefWords, FilesWords, ReasonsWords, manner};

use crate::brief::{Brief, Figure};
use crate::context::ExportContext;
use measure::{clip, wrap};

/// Of the picture, in pixels.
pub const WIDTH: u32 = 1200;
/// Of the picture, in pixels.
pub const HEIGHT: u32 = 630;

const MARGIN: f64 = 64.0;
/// Of the figures.
const FIGURES: f64 = 140.0;
/// Where they end at the latest.
const BOTTOM: f64 = 490.0;
const ROOM: f64 = WIDTH as f64 - 2.0 * MARGIN;

/// The colours of the light theme, as `style/tokens.css` has them: a picture knows no style sheet.
const PAPER: &str = "#fcfcfa";
const INK: &str = "#15191b";
const SOFT: &str = "#454b4f";
const QUIET: &str = "#62686c";
const HAIRLINE: &str = "#dcdeda";
const ACCENT: &str = "#00645d";
const GHOST: &str = "#c3c8c5";

/// Its fonts, as `style/tokens.css` has them. English asks for no Chinese font, whose quotation marks are as wide as a letter.
const SANS: &str = "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', 'Nimbus Sans', Arial";
const SERIF: &str = "'Iowan Old Style', Charter, 'Bitstream Charter', Georgia, 'Noto Serif', 'Liberation Serif', P052, 'Times New Roman'";
const SANS_CHINESE: &str = "'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei'";
const SERIF_CHINESE: &str = "'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', SimSun";

/// How a text is set.
#[derive(Clone, Copy)]
struct Manner<'a> {
    size: f64,
    fill: &'static str,
    bold: bool,
    /// Its font, where that is not the picture's.
    font: &'a str,
}

const fn sans(size: f64, fill: &'static str) -> Manner<'static> {
    Manner { size, fill, bold: false, font: "" }
}

/// The fonts of a kind, for a language.
fn fonts(latin: &str, chinese: &str, generic: &str, language: Language) -> String {
    let chinese = if manner(language).han_spacing { format!(", {chinese}") } else { String::new() };
    format!("{latin}{chinese}, {generic}")
}

/// The picture as an `svg` element. `foot` is what stands at its foot besides the report's name: where it is from, of when.
#[must_use]
pub fn draw(context: &ExportContext<'_>, foot: &str) -> String {
    let brief = Brief::of(context);
    let report = &context.model.report;
    let mut html = Html::new();
    let mut svg = html.element("svg").with("xmlns", "http://www.w3.org/2000/svg").with("data-card", "");
    svg = svg.value("viewBox", &format_args!("0 0 {WIDTH} {HEIGHT}")).value("width", &WIDTH).value("height", &HEIGHT);
    let [sans_fonts, serif] = [(SANS, SANS_CHINESE, "sans-serif"), (SERIF, SERIF_CHINESE, "serif")]
        .map(|(latin, chinese, generic)| fonts(latin, chinese, generic, context.language));
    svg = svg.with("font-family", &sans_fonts);
    svg = svg.with("role", "img").with("aria-label", &said(&brief)).with("lang", context.language.tag());
    rect(&mut svg, [0.0, 0.0, f64::from(WIDTH), f64::from(HEIGHT)], PAPER);
    mark(&mut svg, MARGIN, 44.0);
    let name = Manner { bold: true, ..sans(26.0, INK) };
    text(&mut svg, MARGIN + 58.0, 74.0, report.name.get(context.language), name, 300.0);
    // With a name of its own, whose figures they are stands beside it.
    let (title, beside) = match &brief.name {
        Some(name) => (name.as_str(), Some(brief.about.as_str())),
        None if context.view.is_none() => (report.title.get(context.language), None),
        None => (brief.about.as_str(), None),
    };
    if let Some(beside) = beside {
        text_end(&mut svg, 74.0, beside, Manner { bold: true, ..sans(26.0, ACCENT) }, 640.0);
    }
    // A short title is a large one.
    let size = if measure::width(title, 64.0, true) <= ROOM { 64.0 } else { 48.0 };
    let head = Manner { size, fill: INK, bold: true, font: &serif };
    let mut y = 104.0;
    for line in wrap(title, size, true, ROOM, 2) {
        y += size * 1.15;
        text(&mut svg, MARGIN, y, &line, head, ROOM);
    }
    let quiet = sans(25.0, SOFT);
    y += 10.0;
    for line in wrap(&brief.said, quiet.size, false, ROOM, if y > 200.0 { 1 } else { 2 }) {
        y += 34.0;
        text(&mut svg, MARGIN, y, &line, quiet, ROOM);
    }
    // In the middle between what is said and what was changed.
    let of = if brief.of.is_some() { 32.0 } else { 0.0 };
    let top = y + (BOTTOM - y - FIGURES - of) / 2.0;
    if let Some(of) = &brief.of {
        let words = FilesWords::of(context.language);
        let against = format!("{of} · {} → {}", brief.preset, words.this_scenario());
        let of = if brief.figures.iter().any(|figure| figure.change.is_some()) { &against } else { of };
        text(&mut svg, MARGIN, top + 24.0, of, Manner { bold: true, ..sans(21.0, SOFT) }, ROOM);
    }
    figures(context, &brief, top + of, &mut svg);
    changes(context, &brief, &mut svg);
    rect(&mut svg, [MARGIN, 572.0, ROOM, 1.0], HAIRLINE);
    let foot = clip(foot, 19.0, false, ROOM / 2.0);
    text_end(&mut svg, 604.0, &foot, sans(19.0, QUIET), ROOM / 2.0);
    let room = ROOM - measure::width(&foot, 19.0, false) - 24.0;
    text(&mut svg, MARGIN, 604.0, &report.full_title(context.language), sans(19.0, QUIET), room);
    drop(svg);
    html.into_string()
}

/// What is to be seen, for whoever cannot.
fn said(brief: &Brief) -> String {
    let figures = brief.figures.iter().map(|figure| match figure.change {
        Some(_) => format!("{} {} → {}", figure.name, figure.before, figure.after),
        None => format!("{} {}", figure.name, figure.after),
    });
    let head = [brief.name.as_deref(), Some(brief.about.as_str()), Some(brief.said.as_str()), brief.of.as_deref()];
    head.into_iter().flatten().map(str::to_owned).chain(figures).collect::<Vec<_>>().join(" · ")
}

/// The page's sign.
fn mark(svg: &mut Html, x: f64, y: f64) {
    rect_round(svg, [x, y, 42.0, 42.0], ACCENT, 5.0);
    let sign = svg.element("path").with("d", "M7 9h18M16 9v15M20 17h5").with("stroke", "#ffffff");
    let sign = sign.with("stroke-width", "3").with("fill", "none");
    drop(sign.value("transform", &format_args!("translate({x} {y}) scale(1.3125)")));
}

/// The figures side by side: what each is, its value, the preset's with the difference, and both as bars.
fn figures(context: &ExportContext<'_>, brief: &Brief, top: f64, svg: &mut Html) {
    let words = BriefWords::of(context.language);
    #[allow(clippy::cast_precision_loss)] // A handful.
    let column = ROOM / brief.figures.len().max(1) as f64;
    let room = column - 28.0;
    // Figures of one unit share a scale.
    let shared = brief.of.is_some().then(|| brief.figures.iter().filter_map(largest).max()).flatten();
    let mut x = MARGIN;
    for figure in &brief.figures {
        text(svg, x, top + 24.0, &figure.name, sans(21.0, QUIET), room);
        let ink = if figure.change.is_some() { ACCENT } else { INK };
        let size = if figure.after.chars().count() > 9 { 38.0 } else { 52.0 };
        text(svg, x, top + 80.0, &figure.after, Manner { bold: true, ..sans(size, ink) }, room);
        if let Some(change) = &figure.change {
            let before = words.before(&brief.preset, &figure.before);
            // Where there is no room for its name, the preset is named above.
            let said = [[before.as_str(), change].join(" · "), [figure.before.as_str(), change].join(" · ")];
            let fits = said.iter().find(|said| measure::width(said, 20.0, false) <= room);
            text(svg, x, top + 112.0, fits.unwrap_or(&before), sans(20.0, SOFT), room);
        }
        bars(svg, (x, top + 124.0), room, figure, shared);
        x += column;
    }
}

/// The larger of both values; nothing where a bar would say nothing.
fn largest(figure: &Figure) -> Option<Decimal> {
    let values = figure.values.filter(|values| values.iter().all(|value| !value.is_sign_negative()))?;
    values.into_iter().max().filter(|most| !most.is_zero())
}

/// The value of the preset above that of the scenario, from a common beginning.
fn bars(svg: &mut Html, (x, y): (f64, f64), room: f64, figure: &Figure, shared: Option<Decimal>) {
    let Some((values, most)) = figure.values.zip(shared.or(largest(figure))) else { return };
    if figure.change.is_none() || largest(figure).is_none() {
        return;
    }
    for (value, y, fill) in [(values[0], y, GHOST), (values[1], y + 10.0, ACCENT)] {
        let part = value.checked_div(most).and_then(|part| f64::try_from(part).ok()).unwrap_or_default();
        rect(svg, [x, y, (room * part).clamp(1.0, room), 8.0], fill);
    }
}

/// What was changed: a line, or two where it is long.
fn changes(context: &ExportContext<'_>, brief: &Brief, svg: &mut Html) {
    // Where nothing was, what the page is for.
    let standfirst =
        || first_sentence(context.model.report.standfirst.get(context.language), context.language).to_owned();
    let said = brief.changed(context).unwrap_or_else(standfirst);
    let manner = sans(22.0, INK);
    let mut y = 492.0;
    for line in wrap(&said, manner.size, false, ROOM, 2) {
        y += 30.0;
        text(svg, MARGIN, y, &line, manner, ROOM);
    }
}

fn first_sentence(text: &str, language: Language) -> &str {
    let stop = ReasonsWords::of(language).stop();
    // A full stop of Latin letters stands within names, too.
    let ends = |end: &usize| !stop.is_ascii() || text.get(*end..).is_some_and(|rest| rest.starts_with(' '));
    let end = text.match_indices(stop).map(|(at, _)| at + stop.len()).find(ends);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn rect(svg: &mut Html, place: [f64; 4], fill: &str) {
    rect_round(svg, place, fill, 0.0);
}

fn rect_round(svg: &mut Html, [x, y, width, height]: [f64; 4], fill: &str, round: f64) {
    let rect = svg.element("rect").value("x", &x).value("y", &y).value("width", &width).value("height", &height);
    drop(rect.value("rx", &round).with("fill", fill));
}

fn text(svg: &mut Html, x: f64, y: f64, said: &str, manner: Manner<'_>, room: f64) {
    set(svg, (x, "start"), y, said, manner, room);
}

/// A text that ends at the right margin.
fn text_end(svg: &mut Html, y: f64, said: &str, manner: Manner<'_>, room: f64) {
    set(svg, (f64::from(WIDTH) - MARGIN, "end"), y, said, manner, room);
}

fn set(svg: &mut Html, (x, anchor): (f64, &str), y: f64, said: &str, manner: Manner<'_>, room: f64) {
    let text = svg.element("text").value("x", &x).value("y", &y).with("text-anchor", anchor).with("fill", manner.fill);
    let text = if manner.font.is_empty() { text } else { text.with("font-family", manner.font) };
    let mut text = text.value("font-size", &manner.size).with("font-weight", if manner.bold { "600" } else { "400" });
    text.text(&clip(said, manner.size, manner.bold, room));
}
