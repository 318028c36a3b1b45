//! The first paint: what the built document shows before the program is there, and without JavaScript. Its markup is that
//! of `ui`, so that nothing moves when the program takes over; a test in the browser compares the two.

use takerate_core::{Language, Model};
use takerate_present::html::escaped;

mod html;
mod masthead;
mod overview;
mod view;

use html::Html;
use view::View;

/// What a document is painted into: an element that is empty, or was painted before, and what stands behind it.
const PLACE: [&str; 2] = ["<div id=boot>", "<div id=\"boot\">"];
const BEHIND: [&str; 2] = ["<div class=late", "<div class=\"late\""];

/// Puts title, description and overview of a model into a built document.
///
/// # Errors
/// What the document lacks.
pub fn paint(document: &str, model: &Model) -> Result<String, String> {
    let title = escaped(&model.report.full_title(Language::ENGLISH));
    let document = between(document, &["<title>"], &["</title>"], &title)?;
    let document = described(&document, model.report.description.get(Language::ENGLISH))?;
    let painted: String =
        Language::all().into_iter().map(|language| overview(&View::of(model, language)).as_str().to_owned()).collect();
    between(&document, &PLACE, &BEHIND, &format!("{painted}</div>"))
}

fn overview(view: &View<'_>) -> Html {
    let content = Html::element("main", &[], overview::overview(view));
    Html::element("div", &[("lang", view.language.tag())], [masthead::masthead(view), content])
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

/// The document with another description for search engines.
fn described(text: &str, description: &str) -> Result<String, String> {
    let name = ["name=description", "name=\"description\""].iter().find_map(|name| text.find(name));
    let tag = name.and_then(|name| Some((text[..name].rfind("<meta")?, name + text[name..].find('>')? + 1)));
    let (start, end) = tag.ok_or("its index.html lacks a description")?;
    Ok(format!(r#"{}<meta content="{}" name="description">{}"#, &text[..start], escaped(description), &text[end..]))
}
