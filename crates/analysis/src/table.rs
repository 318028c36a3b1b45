//! Two-way table: any two inputs against any output.

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, InputId, Language, LineId, Model, Number, Problem};

use crate::axis::{Axis, AxisRequest};
use crate::block::{Block, LANES};
use crate::figure::Figure;
use crate::request::{ScenarioRequest, output};
use crate::sheet::Sheet;
use crate::trouble::Trouble;

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
    /// The reason, for a reader.
    pub reason: String,
    /// Whether the output says nothing there, rather than that something is wrong.
    pub not_meaningful: bool,
}

/// The output in every cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
/// Unknown ids and axes that are none.
pub fn table(model: &Model, request: &TableRequest, language: Language) -> Result<Table, Trouble> {
    let scenario = request.scenario.read(model)?;
    let line = output(model, &request.output)?;
    let (x, columns) = request.x.read(model)?;
    let (y, rows) = request.y.read(model)?;
    if x == y {
        return Err(Trouble::SameAxis(request.x.input.clone()));
    }
    let inputs = scenario.values(model);
    let cells = cells(model, &inputs, line, (x, &columns), (y, &rows));
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
    let gaps_at = cells.iter().map(|row| row.iter().map(&mut number).collect()).collect();
    let gap = |problem| {
        let figure = Figure::new(model, line, Err(problem), language);
        Gap { reason: figure.reason.unwrap_or_default(), not_meaningful: figure.not_meaningful }
    };
    let known = || cells.iter().flatten().flatten().copied();
    Ok(Table {
        output: request.output.clone(),
        base: Figure::new(model, line, Sheet::new(model, inputs, &[line], &[]).output(line).copied(), language),
        x: Axis { input: request.x.input.clone(), values: columns },
        y: Axis { input: request.y.input.clone(), values: rows },
        gaps_at,
        gaps: problems.into_iter().map(gap).collect(),
        range: known()
            .next()
            .map(|_| (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max))),
        values: cells.iter().map(|row| row.iter().map(|cell| cell.as_ref().ok().copied()).collect()).collect(),
    })
}

type Cells = Vec<Vec<Result<f64, Problem>>>;

/// Computes the cells [`LANES`] at a time. Only those without a value are asked for their reason, one by one.
fn cells(
    model: &Model,
    inputs: &[Decimal],
    line: LineId,
    (x, columns): (InputId, &[Decimal]),
    (y, rows): (InputId, &[Decimal]),
) -> Cells {
    let blocks = inputs.iter().map(|value| Block::from_decimal(*value)).collect();
    let mut sheet = Sheet::new(model, blocks, &[line], &[x, y]);
    let single: Vec<f64> = inputs.iter().map(|value| f64::from_decimal(*value)).collect();
    let mut single = Sheet::new(model, single, &[line], &[x, y]);
    let [columns, rows] =
        [columns, rows].map(|axis| axis.iter().map(|value| f64::from_decimal(*value)).collect::<Vec<_>>());
    let places: Vec<(f64, f64)> = rows.iter().flat_map(|row| columns.iter().map(|column| (*column, *row))).collect();
    let mut values = Vec::with_capacity(places.len());
    for places in places.chunks(LANES) {
        for (input, pick) in [(x, (|place| place.0) as fn(&(f64, f64)) -> f64), (y, |place| place.1)] {
            for (lane, place) in sheet.input_mut(input).lanes_mut().iter_mut().zip(places) {
                *lane = pick(place);
            }
        }
        sheet.compute();
        let block = sheet.output(line).ok().cloned();
        for (lane, place) in places.iter().enumerate() {
            let value = block.as_ref().map_or(f64::NAN, |block| block.lanes()[lane]);
            values.push(if value.is_nan() {
                single.set(y, place.1);
                single.at(x, place.0, line).copied()
            } else {
                Ok(value)
            });
        }
    }
    values.chunks(columns.len()).map(<[_]>::to_vec).collect()
}
