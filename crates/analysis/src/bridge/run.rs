//! A bridge under way, output by output.

use takerate_core::{InputId, LineId, Model, PresetId, Scenario};

use super::span::{Ends, Span};
use super::{Bridge, BridgeRequest};
use crate::nearest::nearest;
use crate::request::{ScenarioRequest, outputs};
use crate::request_error::RequestError;

/// One output and, where its bridge breaks, what stands in for it.
struct Chain<'m> {
    output: Span<'m>,
    /// The nearest output that has not broken so far.
    instead: Option<Span<'m>>,
    /// Those that may stand in if it does, the nearest last.
    near: Vec<LineId>,
}

/// A bridge under way. Whoever runs it decides how far it goes at a time, so progress and cancellation are theirs.
pub struct BridgeRun<'m> {
    ends: Ends<'m>,
    chains: Vec<Chain<'m>>,
}

impl<'m> BridgeRun<'m> {
    /// Prepares a bridge; only its ends are computed yet.
    ///
    /// # Errors
    /// Unknown ids, forbidden values, and changes in more than 16 sections.
    pub fn new(model: &'m Model, request: &BridgeRequest) -> Result<Self, RequestError> {
        let last = model.preset_ids().last().unwrap_or_default();
        let read = |request: &Option<ScenarioRequest>, preset: PresetId| match request {
            Some(request) => request.read(model),
            None => Ok(Scenario::preset(preset)),
        };
        let from = read(&request.from, PresetId::default())?.values(model);
        let to = read(&request.to, last)?.values(model);
        let changed: Vec<InputId> =
            model.input_ids().filter(|id| from[usize::from(id.0)] != to[usize::from(id.0)]).collect();
        let ends = Ends { model, from, to, changed };
        let lines = outputs(model, &request.outputs)?;
        let chains = lines.into_iter().map(|line| Chain::new(&ends, line)).collect::<Result<_, _>>()?;
        Ok(Self { ends, chains })
    }

    /// Carries out up to `evaluations` evaluations (of which each output takes two to the power of its changed inputs,
    /// at most 65,536) and returns whether there are still some left.
    pub fn advance(&mut self, evaluations: u64) -> bool {
        let mut left = evaluations;
        for chain in &mut self.chains {
            while left > 0 && !chain.is_done() {
                chain.advance(&self.ends, &mut left);
            }
        }
        self.chains.iter().any(|chain| !chain.is_done())
    }

    /// How many evaluations are done and how many there are in all. Where a bridge breaks, the rest of its own count as
    /// done, and those of the output that stands in for it are added.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        let spans = self.chains.iter().flat_map(|chain| std::iter::once(&chain.output).chain(&chain.instead));
        spans.map(Span::progress).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// The bridges; `None` while [`Self::advance`] has some left.
    #[must_use]
    pub fn finish(&self) -> Option<Vec<Bridge>> {
        let done = self.chains.iter().all(Chain::is_done);
        done.then(|| self.chains.iter().map(|chain| chain.bridge(&self.ends)).collect())
    }
}

impl<'m> Chain<'m> {
    fn new(ends: &Ends<'m>, line: LineId) -> Result<Self, RequestError> {
        let mut chain = Self { output: Span::new(ends, line)?, instead: None, near: Vec::new() };
        chain.look_near(ends);
        Ok(chain)
    }

    fn is_done(&self) -> bool {
        let instead = self.instead.as_ref().map_or(self.near.is_empty(), Span::is_done);
        self.output.is_done() || (self.output.problem().is_some() && instead)
    }

    fn advance(&mut self, ends: &Ends<'m>, left: &mut u64) {
        match &mut self.instead {
            Some(span) => {
                span.advance(ends, left);
                self.next(ends);
            }
            None => {
                self.output.advance(ends, left);
                self.look_near(ends);
            }
        }
    }

    /// Where the output's own bridge has just broken, looks for one that stands in.
    fn look_near(&mut self, ends: &Ends<'m>) {
        if let Some(problem) = self.output.problem() {
            self.near = nearest(ends.model, self.output.line, problem);
            self.near.reverse();
            self.next(ends);
        }
    }

    /// Goes to the next that may stand in, until one has not broken or there is none left.
    fn next(&mut self, ends: &Ends<'m>) {
        let broken = |span: &Option<Span<'_>>| span.as_ref().is_none_or(|span| span.problem().is_some());
        while broken(&self.instead)
            && let Some(line) = self.near.pop()
        {
            self.instead = Span::new(ends, line).ok();
        }
        if broken(&self.instead) {
            self.instead = None;
        }
    }

    fn bridge(&self, ends: &Ends<'m>) -> Bridge {
        let instead = self.instead.as_ref().map(|span| span.bridge(ends, None));
        self.output.bridge(ends, instead)
    }
}
