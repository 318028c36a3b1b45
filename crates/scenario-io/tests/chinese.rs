//! The Chinese of what is said of links and names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_core::explain::reason;
use takerate_core::{Language, LineId, PresetId, Scenario};
use takerate_scenario_io::assign::assign;
use takerate_scenario_io::link::{Issue, LONGEST, read};
use takerate_scenario_io::name::NameError;

#[test]
fn what_cannot_be_read_in_a_link_is_said_in_chinese() {
    let links = [
        format!("#v1&base=2025p&{}", "x".repeat(LONGEST)),
        "#hello".to_owned(),
        "#v9&base=2025p".to_owned(),
        "#v1&base=2031x&scenario=x&view=uniswap&lang=tlh&model=x&nonsense&aave.gho_shar=0.1&aave.x=1&aave.gho_share=7"
            .to_owned(),
        "#v1&base=2024e&aave.eth_loans=-1&aave.service_providers=many&aave.without_august_liquidations=0.5".to_owned(),
    ];
    let issues: Vec<Issue> = links.iter().flat_map(|link| read(bundled(), link).issues).collect();
    assert!(issues.len() >= 12, "{issues:?}");
    let texts = issues.iter().map(|issue| (format!("{issue:?}"), issue.message(bundled(), Language::CHINESE)));
    chinese::check(texts.collect::<Vec<_>>());
    let names = [NameError::Empty, NameError::TooLong];
    chinese::check(names.map(|error| (format!("{error:?}"), error.message(Language::CHINESE))));
}

#[test]
fn why_a_line_has_no_value_is_said_in_chinese() {
    let mut texts = Vec::new();
    for changes in [
        &[("aave.gho_share", "0.9")][..],
        &[("macro.eth_price", "0")],
        &[("macro.eth_staked_share", "0"), ("sky.vault_collateral_ratio", "0"), ("etherfi.token_price", "0")],
        &[("aave.service_providers", "1e27"), ("aave.eth_loans", "1e27")],
    ] {
        let mut scenario = Scenario::preset(PresetId(0));
        for (id, value) in changes {
            assign(bundled(), &mut scenario, id, value).unwrap();
        }
        for (index, result) in (0u16..).zip(scenario.evaluate(bundled())) {
            let Err(problem) = result else { continue };
            texts.push((format!("{changes:?}"), reason(bundled(), LineId(index), problem, Language::CHINESE)));
        }
    }
    for part in ["它需要", "除以零", "过大", "没有意义"] {
        assert!(texts.iter().any(|(_, text)| text.contains(part)), "{part}");
    }
    chinese::check(texts);
}
