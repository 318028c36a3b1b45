//! Comma-separated text as RFC 4180 has it, safe to open in a spreadsheet.

use takerate_core::Language;
use takerate_words::manner;

/// Written in front of a file, it tells Excel that the text is UTF-8. Other programs need it not; RFC 4180 knows none.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The type of such a text, as browsers name it.
pub const MEDIA_TYPE: &str = "text/csv;charset=utf-8";

/// What a file of a language begins with: [`BYTE_ORDER_MARK`] where Excel takes its text for another encoding otherwise.
#[must_use]
pub fn mark(language: Language) -> &'static str {
    if manner(language).byte_order_mark { BYTE_ORDER_MARK } else { "" }
}

/// Rows as CSV: commas, CRLF behind every row, quotes where they are needed. Fields that a spreadsheet would run as a
/// formula are defused, see [`escape_formula`].
#[must_use]
pub fn write<R, F>(rows: R) -> String
where
    R: IntoIterator<Item = F>,
    F: IntoIterator,
    F::Item: AsRef<str>,
{
    joined(rows, ",", "\r\n", |field| quoted(&escape_formula(field)))
}

/// Rows separated by tabs and line feeds, as a spreadsheet takes them from the clipboard. Tabs and breaks within a field
/// become spaces, and formulas are defused.
#[must_use]
pub fn to_tsv<R, F>(rows: R) -> String
where
    R: IntoIterator<Item = F>,
    F: IntoIterator,
    F::Item: AsRef<str>,
{
    joined(rows, "\t", "\n", |field| escape_formula(&field.replace(['\t', '\r', '\n'], " ")).replace('"', "”"))
}

/// Rows of fields, each as `shown` writes it; `end` stands behind every row.
fn joined<R, F>(rows: R, between: &str, end: &str, shown: impl Fn(&str) -> String) -> String
where
    R: IntoIterator<Item = F>,
    F: IntoIterator,
    F::Item: AsRef<str>,
{
    let row = |row: F| row.into_iter().map(|field| shown(field.as_ref())).collect::<Vec<_>>().join(between) + end;
    rows.into_iter().map(row).collect()
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n', '\t', ';']) || field.starts_with(' ') || field.ends_with(' ') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// The field as a spreadsheet takes it for text: with an apostrophe before it where it begins with what starts a formula
/// (`=`, `+`, `-`, `@`, a tab or a break, also in full width, also behind blanks) and is no plain number.
#[must_use]
pub fn escape_formula(field: &str) -> String {
    let starts = |character: char| {
        matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '\0')
    };
    let unseen = |character: char| character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}');
    let runs = field.starts_with(starts) || field.trim_start_matches(unseen).starts_with(starts);
    if runs && !is_number(field) { format!("'{field}") } else { field.to_owned() }
}

/// A sign, digits with at most one point, and an exponent at most: what reads as a number and as nothing else.
fn is_number(field: &str) -> bool {
    let unsigned = field.strip_prefix(['+', '-']).unwrap_or(field);
    let (mantissa, exponent) =
        unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(left, right)| (left, Some(right)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(left, right)| (left, Some(right)));
    digits(whole)
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|power| digits(power.strip_prefix(['+', '-']).unwrap_or(power)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_need_it() {
        let rows = [vec!["a", "b,c", "say \"hi\""], vec!["two\nlines", "", " x"]];
        assert_eq!(write(rows), "a,\"b,c\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",,\" x\"\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_defused() {
        for (field, safe) in [
            ("=1+1", "'=1+1"),
            ("+HYPERLINK()", "'+HYPERLINK()"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("  =1", "'  =1"),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("-", "'-"),
            ("-1.", "'-1."),
            ("-1e", "'-1e"),
            ("-1.5", "-1.5"),
            ("+3e-6", "+3e-6"),
            ("Aave", "Aave"),
            ("a=b", "a=b"),
            ("−1", "−1"),
        ] {
            assert_eq!(escape_formula(field), safe);
        }
    }

    #[test]
    fn a_clipboard_row_keeps_its_columns() {
        assert_eq!(to_tsv([["a\tb", "c\nd", "=x"]]), "a b\tc d\t'=x\n");
    }
}
