//! The order in which lines can be computed, and the cycles that make it impossible.

use takerate_core::Reference;
use takerate_core::explain::names;
use takerate_core::model::{Line, LineId};

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Each line after all lines that it needs, or the lines of a cycle, the first of them repeated at the end.
pub(crate) fn order(lines: &[Line]) -> Result<Vec<LineId>, Vec<LineId>> {
    let mut search = Search { lines, marks: vec![Mark::New; lines.len()], path: Vec::new(), order: Vec::new() };
    for index in 0..lines.len() {
        search.visit(LineId(u16::try_from(index).unwrap_or(u16::MAX)))?;
    }
    Ok(search.order)
}

struct Search<'a> {
    lines: &'a [Line],
    marks: Vec<Mark>,
    path: Vec<LineId>,
    order: Vec<LineId>,
}

impl Search<'_> {
    fn visit(&mut self, id: LineId) -> Result<(), Vec<LineId>> {
        let index = usize::from(id.0);
        match self.marks[index] {
            Mark::Done => return Ok(()),
            Mark::Open => {
                let start = self.path.iter().position(|open| *open == id).unwrap_or_default();
                let mut cycle = self.path[start..].to_vec();
                cycle.push(id);
                return Err(cycle);
            }
            Mark::New => self.marks[index] = Mark::Open,
        }
        self.path.push(id);
        for name in names(&self.lines[index]) {
            if let Reference::Line(needed) = name {
                self.visit(needed)?;
            }
        }
        self.path.pop();
        self.marks[index] = Mark::Done;
        self.order.push(id);
        Ok(())
    }
}
