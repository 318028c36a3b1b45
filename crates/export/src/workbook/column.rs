//! The columns of a table with their head, and rows as high as what stands in them.

use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::style;

/// A line of text in points, and how many of them are as high as a row can be.
const LINE: u32 = 16;
const MOST: u32 = 25;

/// A column of a table.
pub(super) struct Column {
    name: String,
    width: u32,
    align: FormatAlign,
}

impl Column {
    /// Of text; the width in characters.
    pub(super) fn text(name: impl Into<String>, width: u32) -> Self {
        Self { name: name.into(), width, align: FormatAlign::Left }
    }

    /// Of numbers, which stand to the right.
    pub(super) fn numbers(name: impl Into<String>, width: u32) -> Self {
        Self { name: name.into(), width, align: FormatAlign::Right }
    }
}

/// Writes the heads of all columns of a sheet, and makes the columns as wide as they say.
pub(super) fn head(sheet: &mut Worksheet, row: u32, columns: &[Column]) -> Result<(), XlsxError> {
    for (index, column) in (0u16..).zip(columns) {
        sheet.set_column_width(index, column.width)?;
        let indent = u8::from(index > 0 && column.align == FormatAlign::Left);
        let format = style::head().set_align(column.align).set_indent(indent);
        sheet.write_string_with_format(row, index, &column.name, &format)?;
    }
    let texts: Vec<(&str, u32)> = columns.iter().map(|column| (column.name.as_str(), column.width)).collect();
    fit(sheet, row, &texts)
}

/// Makes a row as high as the texts in it, each with the width that it has. Excel does so by itself where a cell is not
/// merged; LibreOffice leaves every row one line high.
pub(super) fn fit(sheet: &mut Worksheet, row: u32, texts: &[(&str, u32)]) -> Result<(), XlsxError> {
    let most = texts.iter().map(|(text, width)| lines(text, *width)).max().unwrap_or(1);
    if most > 1 {
        sheet.set_row_height(row, LINE * most.min(MOST))?;
    }
    Ok(())
}

/// How many lines a text takes: a Chinese character is as wide as two letters, and words leave the ends of lines empty.
fn lines(text: &str, width: u32) -> u32 {
    let letters: u32 = text.chars().map(|character| if character < '\u{2e80}' { 1 } else { 2 }).sum();
    (letters * 11 / 10).div_ceil(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_lines_that_its_letters_fill() {
        assert_eq!(lines("", 18), 0);
        assert_eq!(lines("FDV / earnings", 18), 1);
        assert_eq!(lines("Fully diluted valuation (FDV)", 18), 2);
        assert_eq!(lines("完全稀释估值（完全稀释）", 18), 2);
    }
}
