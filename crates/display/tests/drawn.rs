//! The drawing of the waterfall: names are text in it, never markup.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use takerate_core::explain::Sign;
use takerate_core::{Decimal, Language, LineId, Reference};
use takerate_display::column::Column;
use takerate_display::statement::{Role, Row};
use takerate_display::waterfall::{Labels, svg, waterfall};

fn drawing(figures: &[i64]) -> String {
    let last = figures.len() - 1;
    let row = |index: usize| Row {
        reference: Reference::Line(LineId(0)),
        sign: Sign::Plus,
        role: if index == last { Role::Total } else { Role::Term },
        parts: Vec::new(),
    };
    let rows: Vec<Row> = (0..figures.len()).map(row).collect();
    let values: Vec<Option<Decimal>> = figures.iter().map(|tenths| Some(Decimal::from(tenths * 100_000))).collect();
    let name = |_| "<script>alert(0)</script> & \"co\"";
    let column = Column::of(Decimal::from(10_000_000), Decimal::ZERO, Language::ENGLISH);
    let labels = Labels { title: "\"Chart\" <b>", name: &name, column };
    svg(&rows, &waterfall(&rows, &values).unwrap(), &labels)
}

#[test]
fn markup_in_names_is_shown_as_text() {
    let drawing = drawing(&[100, -60, 40]);
    assert!(drawing.contains("&lt;script&gt;alert(0)&lt;/script&gt; &amp; &quot;co&quot;"));
    assert!(drawing.contains(r#"aria-label="&quot;Chart&quot; &lt;b&gt;""#));
    assert!(!drawing.contains("<script"));
}

#[test]
fn bars_and_ticks_tell_the_figures_of_the_statement() {
    let drawing = drawing(&[100, -60, 40]);
    for figure in [">10.0M<", ">−6.0M<", ">4.0M<", ">0<", ">5M<"] {
        assert!(drawing.contains(figure), "{figure} in {drawing}");
    }
}

#[test]
fn every_tag_that_opens_closes() {
    let drawing = drawing(&[100, -60, -70, 20, -10]);
    for tag in ["text", "g", "defs", "pattern"] {
        let opened = drawing.matches(&format!("<{tag}>")).count() + drawing.matches(&format!("<{tag} ")).count();
        assert!(opened > 0 && opened == drawing.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    for tag in ["<rect ", "<line "] {
        assert!(drawing.split(tag).skip(1).all(|rest| rest.split('>').next().unwrap().ends_with('/')), "{tag}");
    }
}

#[test]
fn a_loss_is_drawn_within_the_chart() {
    let drawing = drawing(&[100, -160, -60]);
    assert!(drawing.contains(r#"class="bar total negative""#));
    assert!(!drawing.contains("=\"-"), "a position lies left of the chart: {drawing}");
}
