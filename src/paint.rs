//! The first paint: what the built document shows before the program is there, and without JavaScript. Its markup is that
//! of `ui`, so that nothing moves when the program takes over; a test in the browser compares the two.

use takerate_core::{Language, Model};
use takerate_display::html::{Html, escaped};
use takerate_words::ShellWords;

mod bar;
mod compact;
mod first;
mod lead;
mod masthead;
mod overview;
mod social;
mod terms;
mod view;

use compact::compact;
pub use social::SitePlace;
use view::View;

/// What a document is painted into: an element that is empty, or was painted before, and what stands behind it.
const PLACE: [&str; 2] = ["<div id=boot>", "<div id=\"boot\">"];
const BEHIND: [&str; 2] = ["<div class=late", "<div class=\"late\""];

/// Puts title, description, languages, what may be asked, what networks and chats show of a link (with its picture where the
/// page's place is known), and the overview of a model into a built document.
///
/// # Errors
/// What the document lacks.
pub fn paint(document: &str, model: &Model, place: Option<&SitePlace>) -> Result<String, String> {
    let languages = &model.report.languages;
    let first = languages.first().copied().unwrap_or_default();
    let title = escaped(&model.report.full_title(first));
    let document = between(document, &["<title>"], &["</title>"], &title)?;
    let document = meta(&document, "description", model.report.description.get(first))?;
    let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
    let document = meta(&document, "languages", &tags.join(" "))?;
    let document = social::write(&document, model, place)?;
    let document = between(&document, &["<html lang="], &[">"], first.tag())?;
    let rules = hidden(&tags) + &first::rules(model);
    let document =
        between(&document, &["<style data-languages>", "<style data-languages=\"\">"], &["</style>"], &rules)?;
    let document = between(&document, &["; connect-src "], &["\""], &asked(model))?;
    // The build is named last of all, of what the page then is.
    let document = meta(&document, "build", "")?;
    let document = said(document, languages)?;
    let painted: String = languages.iter().map(|language| overview(&View::of(model, *language))).collect();
    between(&document, &PLACE, &BEHIND, &format!("{painted}</div>"))
}

/// What the page may ask: its own files, and the service that tells prices of the day, where the model names one.
fn asked(model: &Model) -> String {
    let service = model.report.prices.as_ref().map(|service| format!(" {}", service.origin()));
    format!("'self'{}", service.unwrap_or_default())
}

/// Of what the document says in several languages, all but the reader's is hidden.
fn hidden(tags: &[&str]) -> String {
    let rule =
        |tag: &&str| format!(":root:not(:lang({tag})) :is(#stopped,#boot,#boot ~ *) [lang=\"{tag}\"]{{display:none}}");
    tags.iter().map(rule).collect()
}

/// The document with what it says before the program is there, or where it cannot be.
fn said(mut document: String, languages: &[Language]) -> Result<String, String> {
    type Said = fn(ShellWords) -> String;
    let all: [(&str, Said); 5] = [
        ("stopped", |words| escaped(words.stopped())),
        ("no_script", |words| escaped(words.no_script())),
        ("late", ShellWords::late),
        ("no_webassembly", |words| escaped(words.no_webassembly())),
        ("not_loaded", ShellWords::not_loaded),
    ];
    for (key, text) in all {
        let paragraph =
            |language: &Language| format!("<p lang={}>{}</p>", language.tag(), text(ShellWords::of(*language)));
        let texts: String = languages.iter().map(paragraph).collect();
        let places = [format!("<div data-said={key}>"), format!("<div data-said=\"{key}\">")];
        document = between(&document, &[&places[0], &places[1]], &["</div>"], &texts)?;
    }
    Ok(document)
}

fn overview(view: &View<'_>) -> String {
    let mut html = Html::new();
    let mut whole = html.element("div").with("lang", view.language.tag());
    masthead::masthead(view, &mut whole);
    bar::bar(view, &mut whole);
    bar::readings(view, &mut whole);
    let mut main = whole.element("main");
    overview::overview(view, &mut main);
    first::texts(view, &mut main);
    drop(main);
    drop(whole);
    compact(html)
}

/// The text with something else between the first of two marks and the next of two others.
fn between(text: &str, starts: &[&str], ends: &[&str], new: &str) -> Result<String, String> {
    let lacks = |marks: &[&str]| format!("its index.html lacks {}", marks.first().unwrap_or(&""));
    let start =
        starts.iter().find_map(|mark| text.find(mark).map(|at| at + mark.len())).ok_or_else(|| lacks(starts))?;
    let (head, rest) = text.split_at(start);
    let end = ends.iter().find_map(|mark| rest.find(mark)).ok_or_else(|| lacks(ends))?;
    Ok(format!("{head}{new}{}", &rest[end..]))
}

/// The document with another content of a `meta` element.
fn meta(text: &str, name: &str, content: &str) -> Result<String, String> {
    let at = [format!("name={name}"), format!("name=\"{name}\"")].iter().find_map(|name| text.find(name));
    let tag = at.and_then(|at| Some((text[..at].rfind("<meta")?, at + text[at..].find('>')? + 1)));
    let (start, end) = tag.ok_or_else(|| format!("its index.html lacks {name}"))?;
    Ok(format!(r#"{}<meta content="{}" name="{name}">{}"#, &text[..start], escaped(content), &text[end..]))
}
