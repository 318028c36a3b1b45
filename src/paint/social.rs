//! What networks and chats show of a link to the page: title, description and, where the page's address is known, a picture.

use takerate_core::Model;
use takerate_display::html::Html;

/// Where a page will be.
pub struct SitePlace {
    /// Its address, with a `/` at the end.
    pub address: String,
    /// Whether there is a picture beside it (`social.png`).
    pub picture: bool,
}

/// What this file has written before.
const OWN: &str = "<meta data-social=";

/// The document with what is said of it, before the style of its languages, in place of what was said before.
///
/// # Errors
/// What the document lacks.
pub fn write(document: &str, model: &Model, place: Option<&SitePlace>) -> Result<String, String> {
    let mut document = document.to_owned();
    while let Some(start) = document.find(OWN) {
        let end = document[start..].find('>').map_or(document.len(), |end| start + end + 1);
        document.replace_range(start..end, "");
    }
    let at = document.find("<style data-languages").ok_or("its index.html lacks <style data-languages>")?;
    document.insert_str(at, &said(model, place));
    Ok(document)
}

fn said(model: &Model, place: Option<&SitePlace>) -> String {
    let report = &model.report;
    let language = report.languages.first().copied().unwrap_or_default();
    let (title, description) = (report.full_title(language), report.description.get(language));
    let picture = place.filter(|place| place.picture).map(|place| format!("{}social.png", place.address));
    let mut html = Html::new();
    let mut tag = |kind: &'static str, name: &str, content: &str| {
        drop(html.element("meta").with("data-social", "").with(kind, name).with("content", content));
    };
    tag("property", "og:type", "website");
    tag("property", "og:title", &title);
    tag("property", "og:description", description);
    if let Some(place) = place {
        tag("property", "og:url", &place.address);
    }
    if let Some(picture) = &picture {
        tag("property", "og:image", picture);
        tag("property", "og:image:width", "1200");
        tag("property", "og:image:height", "630");
        tag("property", "og:image:alt", &title);
    }
    tag("name", "twitter:card", if picture.is_some() { "summary_large_image" } else { "summary" });
    // A `meta` element has no end.
    html.into_string().replace("></meta>", ">")
}
