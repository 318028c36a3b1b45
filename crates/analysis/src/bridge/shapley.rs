//! The Shapley value: each player's mean marginal contribution over all orders in which the players can join.
//!
//! With n players and `v(S)` the result after those in S have joined, player i gets
//! `Σ |S|!·(n−1−|S|)!/n! · (v(S ∪ i) − v(S))` over all S without i (Shapley 1953). Here everything over `n!` is an
//! integer, so nothing is rounded before the one division by `n!` at the end.

use super::wide::Wide;

/// The most players: 2^16 = 65,536 results.
pub const MOST_PLAYERS: usize = 16;

fn factorial(n: usize) -> u64 {
    (1..=n as u64).product()
}

/// What each of `players` contributes to `results[all] - results[none]`, in whole units. `results` has the result of
/// each set of players, indexed by the set as a bit mask.
///
/// The contributions sum to the total exactly: each is rounded down to a whole unit, and the units still missing go one
/// each to the players with the largest remainders, earlier ones first among equals. So a player is never off by a unit
/// or more, one that changes nothing gets 0, and two that do the same differ by at most one unit.
///
/// `None` for more than [`MOST_PLAYERS`] players or another number of results than `2^players`.
#[must_use]
pub fn shapley(results: &[i128], players: usize) -> Option<Vec<i128>> {
    if players > MOST_PLAYERS || results.len() != 1 << players {
        return None;
    }
    if players == 0 {
        return Some(Vec::new());
    }
    let all = factorial(players);
    // The weight of a result with `size` players in it: for one that is in, and for one that is not.
    let weight = |size: usize| factorial(size) * factorial(players - 1 - size);
    let mut sums = vec![Wide::default(); players];
    for (set, result) in results.iter().enumerate() {
        let size = set.count_ones() as usize;
        let inside = if size > 0 { weight(size - 1) } else { 0 };
        let outside = if size < players { weight(size) } else { 0 };
        for (player, sum) in sums.iter_mut().enumerate() {
            if set >> player & 1 == 1 {
                sum.add_product(*result, inside);
            } else {
                sum.add_product(-*result, outside);
            }
        }
    }
    let mut shares = Vec::with_capacity(players);
    for sum in sums {
        shares.push(sum.divided(all)?);
    }
    let total = results.last()?.checked_sub(*results.first()?)?;
    let missing = total - shares.iter().map(|(whole, _)| whole).sum::<i128>();
    let mut by_rest: Vec<usize> = (0..players).collect();
    by_rest.sort_by_key(|player| std::cmp::Reverse(shares[*player].1));
    for player in by_rest.into_iter().take(usize::try_from(missing).ok()?) {
        shares[player].0 += 1;
    }
    Some(shares.into_iter().map(|(whole, _)| whole).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_glove_game_is_shared_as_in_the_textbook() {
        // Players 0 and 1 have a left glove, player 2 the only right one; a pair is worth 6: shares 1, 1 and 4.
        let results: Vec<i128> = (0..8u32).map(|set| if set & 4 != 0 && set & 3 != 0 { 6 } else { 0 }).collect();
        assert_eq!(shapley(&results, 3), Some(vec![1, 1, 4]));
    }

    #[test]
    fn too_many_players_and_missing_results_are_refused() {
        assert_eq!(shapley(&[0, 1, 2], 2), None);
        assert_eq!(shapley(&vec![0; 1 << 17], 17), None);
        assert_eq!(shapley(&[7], 0), Some(vec![]));
    }

    fn game() -> impl Strategy<Value = (usize, Vec<i128>)> {
        (1usize..=6).prop_flat_map(|players| {
            let results = proptest::collection::vec(-(1i128 << 95)..(1i128 << 95), 1 << players);
            (Just(players), results)
        })
    }

    proptest! {
        #[test]
        fn contributions_sum_to_the_total((players, results) in game()) {
            let shares = shapley(&results, players).unwrap_or_default();
            prop_assert_eq!(shares.iter().sum::<i128>(), results[results.len() - 1] - results[0]);
        }

        #[test]
        fn a_player_that_changes_nothing_gets_nothing((players, results) in game()) {
            let with_dummy: Vec<i128> = results.iter().chain(&results).copied().collect();
            let shares = shapley(&with_dummy, players + 1).unwrap_or_default();
            prop_assert_eq!(shares[players], 0);
        }

        #[test]
        fn the_order_of_players_does_not_matter((players, results) in game()) {
            // The first player becomes the last one.
            let turned = |set: usize| (set << 1 | set >> (players - 1)) & ((1 << players) - 1);
            let other: Vec<i128> = (0..results.len()).map(|set| results[turned(set)]).collect();
            let (first, second) = (shapley(&results, players).unwrap_or_default(), shapley(&other, players).unwrap_or_default());
            for (player, share) in first.iter().enumerate() {
                let there = (player + players - 1) % players;
                prop_assert!((share - second[there]).abs() <= 1, "player {} by more than a unit", player);
            }
        }

        #[test]
        fn players_that_do_the_same_share_alike(alone in -1_000_000i128..1_000_000, both in -1_000_000i128..1_000_000) {
            let shares = shapley(&[0, alone, alone, both], 2).unwrap_or_default();
            prop_assert!((shares[0] - shares[1]).abs() <= 1);
        }
    }
}
