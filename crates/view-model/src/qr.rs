//! A link as a QR code.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use takerate_display::html::Html;

/// Modules of quiet zone on each side, as the standard asks for.
const QUIET: i32 = 4;

/// The code as an `svg` element, black on white in every theme; `None` where the text is longer than a code holds.
#[must_use]
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code =
        [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter().find_map(|level| QrCode::encode_text(text, level).ok())?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let mut html = Html::new();
    let mut svg = html.element("svg").with("class", "qr").with("role", "img").with("aria-label", label);
    svg = svg.value("viewBox", &format_args!("0 0 {side} {side}")).with("shape-rendering", "crispEdges");
    svg.element("path").with("fill", "#fff").value("d", &format_args!("M0 0h{side}v{side}h-{side}z"));
    svg.element("path").with("fill", "#000").with("d", &path);
    drop(svg);
    Some(html.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_inside_the_quiet_zone() {
        let text = "https://example.org/#v1&base=2025p&aave.gho_share=0.1";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok();
        let dark = code.map(|code| {
            let size = code.size();
            (0..size * size).filter(|at| code.get_module(at % size, at / size)).count()
        });
        let drawn = svg(text, "\"A\" <link>").unwrap_or_default();
        assert_eq!(Some(drawn.matches("h1v1h-1z").count()), dark);
        assert!(drawn.contains("&quot;A&quot; &lt;link&gt;"), "{drawn}");
        // The pattern in the corner begins behind four quiet modules.
        assert!(drawn.contains(r#"d="M4 4h1v1h-1z"#), "{drawn}");
    }

    #[test]
    fn a_text_that_no_code_holds_has_none() {
        assert_eq!(svg(&"a".repeat(3_000), ""), None);
        assert!(svg(&"a".repeat(2_900), "").is_some());
    }
}
