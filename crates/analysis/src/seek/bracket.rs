//! Solutions where the output bends: scan its course, then halve every stretch in which it crosses the target.

use takerate_core::Decimal;
use takerate_core::unit::Kind;

use super::{Found, Method, Question, Solution, Verdict};
use crate::axis::between;

/// Into how many steps a range is divided. Two crossings within one step are seen only where the output turns there.
const STEPS: usize = 400;

/// A solution may miss the target by this share of the largest output that the scan saw.
const NEAR: Decimal = Decimal::from_parts(1, 0, 0, false, 15);

/// Less than this share of output or target is no difference but the rounding of divisions, as where an input cancels
/// out of a ratio.
const NOISE: Decimal = Decimal::from_parts(1, 0, 0, false, 22);

/// The input and by how much the output there exceeds the target.
type Point = (Decimal, Option<Decimal>);

impl Question<'_> {
    /// Looks within the sensible range and, where nothing is found, beyond it: down to what the unit allows and up to ten times the range.
    pub(super) fn bracket(&mut self) -> Found {
        let input = self.model.input(self.input);
        let current = self.current.unwrap_or(input.low);
        let (low, high, kind) = (input.low.min(current), input.high.max(current), input.unit.kind);
        let mut found =
            Found { method: Method::Bracketing, verdict: Verdict::Impossible, solutions: vec![], forbidden: None };
        if kind == Kind::Switch {
            found.solutions = self.among(&[Decimal::ZERO, Decimal::ONE]);
        } else {
            found.solutions = self.scan(low, high);
        }
        if found.solutions.is_empty() && kind != Kind::Switch {
            let far = kind.highest().or_else(|| high.checked_mul(Decimal::TEN));
            found.solutions = self.scan(kind.lowest(), low);
            found.solutions.extend(far.map(|far| self.scan(high, far)).unwrap_or_default());
        }
        let everywhere = |solution: &Solution| solution.value <= low && solution.to.is_some_and(|to| to >= high);
        if found.solutions.iter().any(everywhere) {
            return Found { verdict: Verdict::Always, solutions: vec![], ..found };
        }
        found.verdict = match found.solutions.iter().any(|solution| solution.within_range) {
            true => Verdict::Found,
            false if found.solutions.is_empty() => Verdict::Impossible,
            false => Verdict::OutsideRange,
        };
        if found.verdict == Verdict::Found {
            found.solutions.retain(|solution| solution.within_range);
        }
        found
    }

    fn among(&mut self, values: &[Decimal]) -> Vec<Solution> {
        let hits = values.iter().filter(|value| self.excess(**value).is_some_and(|excess| excess.is_zero()));
        let hits: Vec<Decimal> = hits.copied().collect();
        hits.into_iter().map(|value| self.solution(value, None, self.target)).collect()
    }

    fn excess(&mut self, value: Decimal) -> Option<Decimal> {
        self.output_at(value)?.checked_sub(self.target)
    }

    /// The same, and 0 where it is no more than noise.
    fn clear_excess(&mut self, value: Decimal) -> Option<Decimal> {
        let excess = self.excess(value)?;
        let noise = self.target.abs().max(excess.abs()).checked_mul(NOISE).unwrap_or_default();
        Some(if excess.abs() <= noise { Decimal::ZERO } else { excess })
    }

    fn scan(&mut self, low: Decimal, high: Decimal) -> Vec<Solution> {
        if low >= high {
            return Vec::new();
        }
        let mut points: Vec<Point> = Vec::with_capacity(STEPS + 1);
        for step in 0..=STEPS {
            let x = between(low, high, step, STEPS);
            points.push((x, self.clear_excess(x)));
        }
        let largest = points.iter().filter_map(|point| point.1).map(|excess| excess.abs()).max().unwrap_or_default();
        let near = largest.max(self.target.abs()).checked_mul(NEAR).unwrap_or_default();
        let mut solutions: Vec<Solution> = Vec::new();
        for (index, pair) in points.windows(2).enumerate() {
            match (pair[0].1, pair[1].1) {
                (Some(left), Some(right)) if left.is_zero() && right.is_zero() => self.stretch(&mut solutions, pair),
                (Some(left), Some(right)) if opposite(left, right) => {
                    solutions.extend(self.halve(pair[0], pair[1], near));
                }
                (Some(_), None) => {
                    let edge = self.edge(pair[0], pair[1].0);
                    solutions.extend(self.crossing(pair[0], edge, near));
                }
                (None, Some(_)) => {
                    let edge = self.edge(pair[1], pair[0].0);
                    solutions.extend(self.crossing(edge, pair[1], near));
                }
                _ => {}
            }
            if let Some(next) = points.get(index + 2) {
                solutions.extend(self.turn(pair[0], pair[1], *next, near));
            }
        }
        for (x, excess) in points {
            let covered = |solution: &Solution| solution.value <= x && x <= solution.to.unwrap_or(solution.value);
            if excess.is_some_and(|excess| excess.is_zero()) && !solutions.iter().any(covered) {
                solutions.push(self.solution(x, None, self.target));
            }
        }
        solutions.sort_by_key(|solution| solution.value);
        solutions.dedup_by_key(|solution| solution.value);
        solutions
    }

    /// Lengthens the last solution by a step in which the output stays at the target, or begins a new one.
    fn stretch(&mut self, solutions: &mut Vec<Solution>, pair: &[Point]) {
        match solutions.last_mut() {
            Some(last) if last.to == Some(pair[0].0) => *last = self.solution(last.value, Some(pair[1].0), self.target),
            _ => solutions.push(self.solution(pair[0].0, Some(pair[1].0), self.target)),
        }
    }

    fn crossing(&mut self, left: Point, right: Point, near: Decimal) -> Option<Solution> {
        let crosses = left.1.zip(right.1).is_some_and(|(left, right)| opposite(left, right));
        if crosses { self.halve(left, right, near) } else { None }
    }

    /// The last point with a value on the way from `inside`, which has one, to `outside`, which has none.
    fn edge(&mut self, inside: Point, outside: Decimal) -> Point {
        let (mut inside, mut outside) = (inside, outside);
        for _ in 0..96 {
            let Some(middle) = middle(inside.0, outside) else { break };
            match self.excess(middle) {
                Some(excess) => inside = (middle, Some(excess)),
                None => outside = middle,
            }
        }
        inside
    }

    /// Halves a stretch at whose ends the output lies on different sides of the target. `None` where it jumps over it.
    fn halve(&mut self, left: Point, right: Point, near: Decimal) -> Option<Solution> {
        let (mut left, mut right) = ((left.0, left.1?), (right.0, right.1?));
        while let Some(middle) = middle(left.0, right.0) {
            let excess = self.excess(middle)?;
            if excess.is_zero() {
                return Some(self.solution(middle, None, self.target));
            }
            if opposite(left.1, excess) { right = (middle, excess) } else { left = (middle, excess) }
        }
        let (x, excess) = if left.1.abs() <= right.1.abs() { left } else { right };
        let output = self.target.checked_add(excess)?;
        (excess.abs() <= near).then(|| self.solution(x, None, output))
    }

    /// Where the output comes nearer to the target and turns back: the solutions between the outer points.
    fn turn(&mut self, left: Point, top: Point, right: Point, near: Decimal) -> Vec<Solution> {
        let (Some(a), Some(b), Some(c)) = (left.1, top.1, right.1) else { return Vec::new() };
        let turns = !opposite(a, b) && !opposite(b, c) && !b.is_zero() && b.abs() < a.abs() && b.abs() <= c.abs();
        if !turns {
            return Vec::new();
        }
        let (mut low, mut high, mut best) = (left.0, right.0, (top.0, b));
        for _ in 0..120 {
            let Some((first, second)) = thirds(low, high) else { break };
            let (Some(at_first), Some(at_second)) = (self.excess(first), self.excess(second)) else { break };
            for (x, excess) in [(first, at_first), (second, at_second)] {
                if opposite(excess, b) {
                    let point = (x, Some(excess));
                    let pair = [self.halve(left, point, near), self.halve(point, right, near)];
                    return pair.into_iter().flatten().collect();
                }
                if excess.abs() < best.1.abs() {
                    best = (x, excess);
                }
            }
            if at_first.abs() <= at_second.abs() { high = second } else { low = first }
        }
        let touches = best.1.abs() <= near;
        let output = self.target.checked_add(best.1).filter(|_| touches);
        output.map(|output| self.solution(best.0, None, output)).into_iter().collect()
    }
}

fn opposite(left: Decimal, right: Decimal) -> bool {
    (left < Decimal::ZERO && right > Decimal::ZERO) || (left > Decimal::ZERO && right < Decimal::ZERO)
}

/// The middle of two values; `None` where no decimal lies between them.
fn middle(left: Decimal, right: Decimal) -> Option<Decimal> {
    let middle = left.checked_add(right)?.checked_div(Decimal::TWO)?;
    (middle != left && middle != right).then_some(middle)
}

fn thirds(low: Decimal, high: Decimal) -> Option<(Decimal, Decimal)> {
    let third = high.checked_sub(low)?.checked_div(Decimal::from(3))?;
    let (first, second) = (low.checked_add(third)?, high.checked_sub(third)?);
    (low < first && first < second && second < high).then_some((first, second))
}
