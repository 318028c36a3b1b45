//! A workbook as the archive that it is: its parts, its defined names, and one with every cached result wrong.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What stands in place of every cached result.
pub const WRONG: &str = "31415926535";

/// Where a cell is: sheet, row and column, both from 1.
pub type Place = (String, u32, u32);

/// The parts of an archive, in its order.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().to_owned(), text)
        })
        .collect()
}

/// One part.
pub fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}")).1
}

/// The same workbook, in which the result beside every formula is wrong; and how many there are.
pub fn with_wrong_results(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut count = 0;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut text) in parts(bytes) {
        if name.starts_with("xl/worksheets/sheet") {
            let mut patched = String::new();
            let mut pieces = text.split("</f><v>");
            patched.push_str(pieces.next().unwrap());
            for piece in pieces {
                let (_, rest) = piece.split_once("</v>").unwrap();
                patched.push_str(&format!("</f><v>{WRONG}</v>{rest}"));
                count += 1;
            }
            assert_eq!(patched.matches("<f>").count(), patched.matches(WRONG).count(), "{name}");
            text = patched;
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    (writer.finish().unwrap().into_inner(), count)
}

/// The cells that the defined names stand for.
pub fn names(bytes: &[u8]) -> BTreeMap<String, Place> {
    let workbook = part(bytes, "xl/workbook.xml");
    let mut names = BTreeMap::new();
    for piece in workbook.split("<definedName name=\"").skip(1) {
        let (name, rest) = piece.split_once('"').unwrap();
        if name.starts_with("_xlnm") {
            continue;
        }
        let range = rest.split_once('>').unwrap().1.split_once('<').unwrap().0;
        let (sheet, cell) = range.rsplit_once('!').unwrap();
        let (_, cell) = cell.split_once('$').unwrap();
        let (column, row) = cell.split_once('$').unwrap();
        let column = column.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        names.insert(name.to_owned(), (sheet.trim_matches('\'').to_owned(), row.parse().unwrap(), column));
    }
    names
}

/// The formula of a cell.
pub fn formula(bytes: &[u8], (sheet, row, column): &Place) -> String {
    let workbook = part(bytes, "xl/workbook.xml");
    let index =
        workbook.split("<sheet name=\"").skip(1).position(|piece| piece.starts_with(&format!("{sheet}\""))).unwrap();
    let sheet = part(bytes, &format!("xl/worksheets/sheet{}.xml", index + 1));
    let letter = char::from_u32(u32::from('A') + column - 1).unwrap();
    let (_, cell) = sheet.split_once(&format!("<c r=\"{letter}{row}\"")).unwrap();
    let (_, formula) = cell.split_once("<f>").unwrap();
    formula.split_once("</f>").unwrap().0.to_owned()
}
