//! How cells look: a number by its unit, an assumption as one that can be changed, everything else by its role.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_display::statement::Role;
use takerate_words::SheetsWords;

const INK: Color = Color::RGB(0x1F_29_37);
const RULE: Color = Color::RGB(0x9C_A3_AF);

/// Plain text. An indent needs the alignment to be said.
pub(super) fn text() -> Format {
    Format::new().set_font_color(INK).set_align(FormatAlign::Top).set_align(FormatAlign::Left)
}

/// Text that may take several lines.
pub(super) fn wrapped() -> Format {
    text().set_text_wrap()
}

/// The same behind a number, which stands to the right of its cell.
pub(super) fn beside() -> Format {
    wrapped().set_indent(1)
}

/// What is less important.
pub(super) fn quiet() -> Format {
    text().set_font_color(Color::RGB(0x6B_72_80))
}

/// A unit behind its number, and an id.
pub(super) fn unit() -> Format {
    quiet().set_indent(1)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    text().set_bold().set_font_size(16)
}

/// The heading of a section.
pub(super) fn heading() -> Format {
    text().set_bold().set_font_size(12)
}

/// The head of a column.
pub(super) fn head() -> Format {
    text().set_bold().set_text_wrap().set_background_color(Color::RGB(0xE5_E7_EB)).set_border_bottom(FormatBorder::Thin)
}

/// A cell that a reader may change: blue on light yellow, framed.
pub(super) fn editable(format: Format) -> Format {
    format
        .set_font_color(Color::RGB(0x1D_4E_D8))
        .set_background_color(Color::RGB(0xFE_F9_C3))
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE)
        .set_unlocked()
}

/// What an assumption that differs from the preset adds to that.
pub(super) fn changed() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0xFD_BA_74))
}

/// What the role of a row in the statement adds: sums stand bold under a rule.
pub(super) fn by_role(format: Format, role: Option<Role>) -> Format {
    match role {
        Some(Role::Subtotal) => format.set_bold().set_border_top(FormatBorder::Thin),
        Some(Role::Total) => {
            format.set_bold().set_border_top(FormatBorder::Thin).set_border_bottom(FormatBorder::Double)
        }
        Some(Role::Part | Role::Margin) => format.set_font_color(Color::RGB(0x4B_55_63)),
        Some(Role::Term) | None => format,
    }
}

/// What a cell's number is counted in: shares and rates are fractions there, shown in per cent.
pub(super) fn unit_text(unit: &Unit, language: Language) -> String {
    let words = SheetsWords::of(language);
    match unit.kind {
        Kind::Share | Kind::Change => words.share().to_owned(),
        Kind::Rate | Kind::Growth => words.share_a_year().to_owned(),
        _ => takerate_display::format::unit(unit, language),
    }
}

/// A number of a unit, to the right. `samples` are values that the cell is likely to have: they say how many decimals
/// it needs.
pub(super) fn number(unit: &Unit, samples: impl Iterator<Item = Decimal>, language: Language) -> Format {
    text().set_align(FormatAlign::Right).set_num_format(number_format(unit, samples, language))
}

fn number_format(unit: &Unit, samples: impl Iterator<Item = Decimal>, language: Language) -> &'static str {
    match unit.kind {
        Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => "0.00%",
        Kind::Multiple => SheetsWords::of(language).times_format(),
        Kind::Ratio => "#,##0.0000",
        Kind::Switch => "0",
        Kind::Amount => match samples.map(|value| value.abs()).max().unwrap_or_default() {
            largest if largest.is_zero() || largest >= Decimal::from(10_000) => "#,##0",
            largest if largest >= Decimal::ONE => "#,##0.00",
            _ => "#,##0.0000",
        },
    }
}
