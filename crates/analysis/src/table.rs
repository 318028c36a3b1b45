//! Two-way table: any two inputs against any output.

use serde::{Deserialize, Serialize};
use takerate_core::explain::is_not_meaningful;
use takerate_core::{Decimal, InputId, LineId, Model, Number, Problem};

use crate::axis::{Axis, AxisRequest};
use crate::block::{Block, LANES};
use crate::figure::Figure;
use crate::no_value::NoValue;
use crate::request::{ScenarioRequest, output};
use crate::request_error::RequestError;
use crate::sheet::Sheet;

/// Which output over which two inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRequest {
    /// Where all other inputs stand.
    #[serde(default)]
    pub scenario: ScenarioRequest,
    /// The id of a line.
    pub output: String,
    /// What changes from column to column.
    pub x: AxisRequest,
    /// What changes from row to row.
    pub y: AxisRequest,
}

/// Why a cell has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The line that failed, and its cause.
    pub problem: NoValue,
    /// Whether the output says nothing there, rather than that something is wrong.
    pub not_meaningful: bool,
}

/// The output in every cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The output's id.
    pub output: String,
    /// Its exact value in the scenario.
    pub base: Figure,
    /// The columns.
    pub x: Axis,
    /// The rows.
    pub y: Axis,
    /// Row by row, the output in double precision; `None` where it has no value.
    pub values: Vec<Vec<Option<f64>>>,
    /// Row by row, 0 where there is a value, otherwise the number of the gap in `gaps`, counted from 1.
    pub gaps_at: Vec<Vec<u8>>,
    /// Why cells have no value.
    pub gaps: Vec<Gap>,
    /// The lowest and the highest value in the table; `None` where no cell has one.
    pub range: Option<(f64, f64)>,
}

/// Computes every cell.
///
/// # Errors
/// As [`TableRun::new`].
pub fn table(model: &Model, request: &TableRequest) -> Result<Table, RequestError> {
    let mut filling = TableRun::new(model, request)?;
    while filling.advance(u64::MAX) {}
    Ok(filling.finish().unwrap_or_default())
}

/// A table under way.
pub struct TableRun<'m> {
    model: &'m Model,
    line: LineId,
    base: Result<Decimal, Problem>,
    axes: [(InputId, Vec<Decimal>); 2],
    /// Column and row of each cell, row by row.
    places: Vec<[f64; 2]>,
    blocks: Sheet<'m, Block>,
    single: Sheet<'m, f64>,
    cells: Vec<Result<f64, Problem>>,
}

impl<'m> TableRun<'m> {
    /// Prepares a table; no cell is computed yet.
    ///
    /// # Errors
    /// Unknown ids and axes that are none.
    pub fn new(model: &'m Model, request: &TableRequest) -> Result<Self, RequestError> {
        let scenario = request.scenario.read(model)?;
        let line = output(model, &request.output)?;
        let (x, columns) = request.x.read(model)?;
        let (y, rows) = request.y.read(model)?;
        if x == y {
            return Err(RequestError::SameAxis(request.x.input.clone()));
        }
        let inputs = scenario.values(model);
        let blocks = inputs.iter().map(|value| value.map(Block::from_decimal)).collect();
        let single = inputs.iter().map(|value| value.map(f64::from_decimal)).collect();
        let place = |row: &Decimal, column: &Decimal| [f64::from_decimal(*column), f64::from_decimal(*row)];
        Ok(Self {
            places: rows.iter().flat_map(|row| columns.iter().map(|column| place(row, column))).collect(),
            blocks: Sheet::new(model, blocks, &[line], &[x, y]),
            single: Sheet::new(model, single, &[line], &[x, y]),
            base: Sheet::new(model, inputs, &[line], &[]).output(line).copied(),
            axes: [(x, columns), (y, rows)],
            cells: Vec::new(),
            model,
            line,
        })
    }

    /// How many cells are done and how many there are in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.cells.len() as u64, self.places.len() as u64)
    }

    /// Computes `cells` more, rounded up to whole blocks of [`LANES`], and returns whether there are still some left.
    pub fn advance(&mut self, cells: u64) -> bool {
        for _ in 0..cells.div_ceil(LANES as u64) {
            if self.cells.len() == self.places.len() {
                break;
            }
            self.block();
        }
        self.cells.len() < self.places.len()
    }

    /// Computes a block. Only cells without a value are asked for their reason, one by one.
    fn block(&mut self) {
        let left = &self.places[self.cells.len()..];
        let places = &left[..left.len().min(LANES)];
        let inputs = [self.axes[0].0, self.axes[1].0];
        for (axis, input) in inputs.into_iter().enumerate() {
            for (lane, place) in self.blocks.input_mut(input).lanes_mut().iter_mut().zip(places) {
                *lane = place[axis];
            }
        }
        self.blocks.compute();
        let block = self.blocks.output(self.line).ok();
        for (lane, place) in places.iter().enumerate() {
            let value = block.map_or(f64::NAN, |block| block.lanes()[lane]);
            self.cells.push(if value.is_nan() {
                self.single.set(inputs[1], place[1]);
                self.single.at(inputs[0], place[0], self.line).copied()
            } else {
                Ok(value)
            });
        }
    }

    /// The table; `None` while [`Self::advance`] has some left.
    #[must_use]
    pub fn finish(&self) -> Option<Table> {
        (self.cells.len() == self.places.len()).then(|| self.table())
    }

    fn table(&self) -> Table {
        let (model, line) = (self.model, self.line);
        let [(x, columns), (y, rows)] = &self.axes;
        let mut problems: Vec<Problem> = Vec::new();
        let mut number = |cell: &Result<f64, Problem>| match cell {
            Ok(_) => 0,
            Err(problem) => {
                let known = problems.iter().position(|known| known == problem);
                let index = known.unwrap_or_else(|| {
                    problems.push(*problem);
                    problems.len() - 1
                });
                u8::try_from(index + 1).unwrap_or(u8::MAX)
            }
        };
        let cells = || self.cells.chunks(columns.len());
        let gaps_at = cells().map(|row| row.iter().map(&mut number).collect()).collect();
        let gap = |problem| Gap {
            problem: NoValue::new(model, line, problem),
            not_meaningful: is_not_meaningful(model, problem),
        };
        let known = || cells().flatten().flatten().copied();
        let axis =
            |input: InputId, values: &[Decimal]| Axis { input: model.input(input).id.clone(), values: values.to_vec() };
        Table {
            output: model.line(line).id.clone(),
            base: Figure::new(model, line, self.base),
            x: axis(*x, columns),
            y: axis(*y, rows),
            gaps_at,
            gaps: problems.into_iter().map(gap).collect(),
            range: known()
                .next()
                .map(|_| (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max))),
            values: cells().map(|row| row.iter().map(|cell| cell.as_ref().ok().copied()).collect()).collect(),
        }
    }
}
