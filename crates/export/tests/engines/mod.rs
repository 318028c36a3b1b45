//! Two spreadsheets that are not ours.
#![allow(dead_code, reason = "each test uses a part of it")]

use formualizer::LiteralValue;
use formualizer::workbook::traits::SpreadsheetReader;
use formualizer::workbook::{CalamineAdapter, LoadStrategy, Workbook, WorkbookConfig};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;

use crate::package::Place;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Number(f64),
    Text(String),
    Other(String),
}

/// A spreadsheet with a workbook open in it.
pub trait Engine: Sized {
    const NAME: &'static str;
    fn open(bytes: &[u8]) -> Self;
    fn set(&mut self, place: &Place, value: f64);
    fn set_text(&mut self, place: &Place, text: &str);
    fn recompute(&mut self);
    fn get(&self, place: &Place) -> Shown;
}

/// IronCalc.
pub struct IronCalc(Model<'static>);

impl IronCalc {
    fn sheet(&self, name: &str) -> u32 {
        let index = self.0.workbook.worksheets.iter().position(|sheet| sheet.name == name).unwrap();
        u32::try_from(index).unwrap()
    }
}

impl Engine for IronCalc {
    const NAME: &'static str = "IronCalc";

    fn open(bytes: &[u8]) -> Self {
        let workbook = load_from_xlsx_bytes(bytes, "takerate", "en", "UTC").unwrap();
        Self(Model::from_workbook(workbook, "en").unwrap())
    }

    fn set(&mut self, (sheet, row, column): &Place, value: f64) {
        let sheet = self.sheet(sheet);
        self.0.update_cell_with_number(sheet, *row as i32, *column as i32, value).unwrap();
    }

    fn set_text(&mut self, (sheet, row, column): &Place, text: &str) {
        let sheet = self.sheet(sheet);
        self.0.update_cell_with_text(sheet, *row as i32, *column as i32, text).unwrap();
    }

    fn recompute(&mut self) {
        self.0.evaluate();
    }

    fn get(&self, (sheet, row, column): &Place) -> Shown {
        match self.0.get_cell_value_by_index(self.sheet(sheet), *row as i32, *column as i32).unwrap() {
            CellValue::Number(number) => Shown::Number(number),
            CellValue::String(text) => Shown::Text(text),
            other => Shown::Other(format!("{other:?}")),
        }
    }
}

/// Formualizer.
pub struct Formualizer(Workbook);

impl Engine for Formualizer {
    const NAME: &'static str = "Formualizer";

    fn open(bytes: &[u8]) -> Self {
        let reader = CalamineAdapter::open_bytes(bytes.to_vec()).unwrap();
        Self(Workbook::from_reader(reader, LoadStrategy::EagerAll, WorkbookConfig::ephemeral()).unwrap())
    }

    fn set(&mut self, (sheet, row, column): &Place, value: f64) {
        self.0.set_value(sheet, *row, *column, LiteralValue::Number(value)).unwrap();
    }

    fn set_text(&mut self, (sheet, row, column): &Place, text: &str) {
        self.0.set_value(sheet, *row, *column, LiteralValue::Text(text.to_owned())).unwrap();
    }

    fn recompute(&mut self) {
        self.0.evaluate_all().unwrap();
    }

    fn get(&self, (sheet, row, column): &Place) -> Shown {
        match self.0.get_value(sheet, *row, *column) {
            Some(LiteralValue::Number(number)) => Shown::Number(number),
            Some(LiteralValue::Int(number)) => Shown::Number(number as f64),
            Some(LiteralValue::Text(text)) => Shown::Text(text),
            other => Shown::Other(format!("{other:?}")),
        }
    }
}
