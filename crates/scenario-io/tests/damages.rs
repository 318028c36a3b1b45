//! What mail programs, chats, pages and telephones do to a link: it opens the same scenario, or what is lost is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_core::{Language, Scenario};
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::link::{Issue, Opened, read, write, write_pinned};
use takerate_scenario_io::repair::repair;

const PLAIN: &str = "#v1&base=2025p&view=aave&show=bridge&show.from=2024e;macro.eth_price=3000&macro.eth_price=4000\
                     &aave.gho_share=0.1&name=bear_case~003a~725b~5e02_no-2&note=eth_~007e_falls&aave.eth_loans=1.2e+6";

/// Every character of the link but letters and digits as `%XX`.
fn encoded(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("%{:02X}", u32::from(c)) })
        .collect()
}

/// The link with something done to it, and what that was.
fn damages() -> Vec<(&'static str, String)> {
    let body = PLAIN.trim_start_matches('#');
    let behind = |end: &str| format!("{PLAIN}{end}");
    let broken = |with: &str| PLAIN.replace("gho_share", &format!("gho_{with}share"));
    let spaced = |with: &str| PLAIN.replace('&', &format!("{with}&{with}"));
    vec![
        ("nothing", PLAIN.to_owned()),
        ("no hash", body.to_owned()),
        ("two hashes", format!("#{PLAIN}")),
        ("hash escaped behind a hash", format!("#%23{body}")),
        ("bang", format!("#!{body}")),
        ("slash", format!("#/{body}")),
        ("question mark at the start", format!("#?{body}")),
        ("separator at the start", format!("#&{body}")),
        ("blank at the start", format!("#%20{body}")),
        ("capital at the start", PLAIN.replace("#v1", "#V1")),
        ("all capitals", PLAIN.to_ascii_uppercase()),
        ("separators as entities", PLAIN.replace('&', "&amp;")),
        ("separators as entities twice", PLAIN.replace('&', "&amp;amp;")),
        ("separators as entities three times", PLAIN.replace('&', "&amp;amp;amp;")),
        ("separators as entities in capitals", PLAIN.replace('&', "&AMP;")),
        ("separators as decimal entities", PLAIN.replace('&', "&#38;")),
        ("separators as padded entities", PLAIN.replace('&', "&#038;")),
        ("separators as hexadecimal entities", PLAIN.replace('&', "&#x26;")),
        ("entities escaped", PLAIN.replace('&', "&amp%3B")),
        ("entities escaped whole", PLAIN.replace('&', "%26amp%3B")),
        ("separators and equal signs as entities", PLAIN.replace('&', "&amp;").replace('=', "&#61;")),
        ("equal signs by name", PLAIN.replace('=', "&equals;")),
        ("separators escaped", PLAIN.replace('&', "%26")),
        ("separators escaped twice", PLAIN.replace('&', "%2526")),
        ("equal signs escaped", PLAIN.replace('=', "%3D")),
        ("equal signs escaped in small letters", PLAIN.replace('=', "%3d")),
        ("equal signs escaped twice", PLAIN.replace('=', "%253D")),
        ("equal signs escaped three times", PLAIN.replace('=', "%25253D")),
        ("points escaped", PLAIN.replace('.', "%2E")),
        ("underscores escaped", PLAIN.replace('_', "%5F")),
        ("all escaped", format!("#{}", encoded(body))),
        ("all escaped twice", format!("#{}", encoded(&encoded(body)))),
        ("all escaped with its hash", encoded(PLAIN)),
        ("all escaped with entities", format!("#{}", encoded(&body.replace('&', "&amp;")))),
        ("as JSON", PLAIN.replace('&', "\\u0026").replace('=', "\\u003d")),
        ("as a script", PLAIN.replace('&', "\\x26").replace('=', "\\x3D")),
        ("as Markdown", PLAIN.replace('_', "\\_").replace('&', "\\&")),
        ("as quoted-printable mail", PLAIN.replace('=', "=3D")),
        ("full-width signs", PLAIN.replace('&', "＆").replace('=', "＝")),
        ("an entity without semicolon", PLAIN.replace("&macro", "¯o")),
        ("the entity of a note", PLAIN.replace("&note", "¬e")),
        ("the entity of a note, escaped", PLAIN.replace("&note", "%C2%ACe")),
        ("an entity without semicolon, escaped", PLAIN.replace("&macro", "%C2%AFo")),
        ("a line break", broken("\n")),
        ("a line break with blanks", broken("\r\n  ")),
        ("a line break escaped", broken("%0A ")),
        ("a line break of Windows escaped", broken("%0D%0A")),
        ("a tab", broken("%09")),
        ("a blank within", broken(" ")),
        ("a blank within escaped", broken("%20")),
        ("a blank within as in forms", broken("+")),
        ("a blank without break", broken("%C2%A0")),
        ("a blank as an entity", broken("&nbsp;")),
        ("a blank without width", broken("\u{200b}")),
        ("a blank without width escaped", broken("%E2%80%8B")),
        ("a soft hyphen", broken("\u{ad}")),
        ("a mark of byte order", broken("\u{feff}")),
        ("marks of direction", format!("\u{202a}{PLAIN}\u{202c}")),
        ("blanks around separators", spaced(" ")),
        ("blanks around separators escaped", spaced("%20")),
        ("blanks around separators as in forms", spaced("+")),
        ("blanks around equal signs", PLAIN.replace('=', " = ")),
        ("thousands apart", PLAIN.replace("=4000", "=4 000")),
        ("a line break in a number", PLAIN.replace("=4000", "=40\n00")),
        ("a blank in a number before its point", PLAIN.replace("=0.1", "=0 .1")),
        ("a full stop", behind(".")),
        ("a comma", behind(",")),
        ("a comma escaped", behind("%2C")),
        ("a semicolon", behind(";")),
        ("a colon", behind(":")),
        ("an exclamation mark", behind("!")),
        ("a question mark", behind("?")),
        ("a slash behind it", behind("/")),
        ("a bracket", behind(")")),
        ("brackets and a full stop", behind("]).")),
        ("a brace", behind("}")),
        ("an angle bracket", behind(">")),
        ("an angle bracket as an entity", behind("&gt;")),
        ("an angle bracket escaped", behind("%3E")),
        ("quotes", behind("\"")),
        ("quotes as an entity", behind("&quot;")),
        ("quotes escaped", behind("%22")),
        ("curly quotes", behind("”")),
        ("an apostrophe", behind("'")),
        ("an underscore", behind("_")),
        ("emphasis", behind("**")),
        ("a dash", behind("-")),
        ("a long dash", behind("—")),
        ("a backslash", behind("\\")),
        ("a bar", behind("|")),
        ("a separator behind it", behind("&")),
        ("an entity behind it", behind("&amp;")),
        ("a blank behind it", behind(" ")),
        ("a blank behind it escaped", behind("%20")),
        ("a picture", behind("🚀")),
        ("a Chinese full stop", behind("。")),
        ("a Chinese bracket and comma", behind("），")),
        ("Chinese quotes", behind("」")),
        ("Chinese words", behind("，请看第 3 页的图")),
        ("Chinese words without a stop", behind("这是链接")),
        ("markup", behind("\">here</a>")),
        ("markup escaped", behind("%22%3Ehere%3C/a%3E")),
        ("an end of markup", behind("</a>")),
        ("tracking as a query", behind("?utm_source=x")),
        ("tracking as a query of two", behind("?utm_source=x&utm_medium=y.z")),
        ("tracking as pieces", behind("&utm_source=x&fbclid=IwAR0_a-b")),
        ("tracking as entities", behind("&amp;utm_source=x")),
        ("tracking escaped", behind("%3Futm_source%3Dx")),
        ("tracking of others", behind("&gclid=1&msclkid=2&ref=mail&ref_src=twsrc%5Etfw&igshid=3&mc_cid=4&si=5")),
        ("tracking between", PLAIN.replace("&view", "&utm_campaign=v&view")),
        ("tracking behind a full stop", behind(".?utm_source=x")),
        ("tracking behind an underscore", behind("_?ref=y")),
        ("the version again", behind("#v1")),
        ("the link twice", format!("{PLAIN}{PLAIN}")),
        ("empty pieces", PLAIN.replace('&', "&&")),
    ]
}

#[test]
fn what_was_done_to_a_link_is_undone() {
    let plain = read(bundled(), PLAIN);
    assert_eq!((plain.issues.len(), plain.scenario.changed(bundled()).count()), (0, 3));
    assert_eq!(plain.caption, Caption::new("bear case:牛市 no-2", "eth ~ falls"));
    let damages = damages();
    for (name, damaged) in &damages {
        let mut opened = read(bundled(), damaged);
        if *name == "the link twice" {
            opened.show = plain.show.clone();
        }
        assert_eq!(opened, plain, "{name}: {damaged}");
        if *name != "the link twice" {
            assert_eq!(repair(damaged), PLAIN, "{name}: {damaged}");
        }
    }
    assert!(damages.len() > 100, "only {}", damages.len());
}

#[test]
fn what_is_missing_in_a_link_is_told_and_never_read() {
    let ellipses = [
        "…",
        "...",
        "....",
        "..",
        "[…]",
        "[...]",
        "(…)",
        "(...)",
        "{…}",
        "<…>",
        " …",
        " ...",
        ". . .",
        "%E2%80%A6",
        "%20...",
        "%u2026",
        "\\u2026",
        "&hellip;",
        "&#8230;",
        "&#x2026;",
        "&mldr;",
        "%5B%E2%80%A6%5D",
        "%2E%2E%2E",
        "%252E%252E%252E",
        "&amp;hellip;",
        "⋯",
        "‥",
        "……",
        "。。。",
        "···",
        "・・・",
        "….",
        "…)",
        "…\"",
        "… (shortened)",
        "…?utm_source=x",
        "…&fbclid=x",
        "%E2%80",
        "\u{fffd}",
    ];
    let pieces = [
        ("aave.service_providers=", "3"),
        ("aave.gho_share=", "0."),
        ("macro.eth_price=", ""),
        ("base=", "202"),
        ("base=", "2024e"),
        ("view=", "aav"),
        ("view=", "sky"),
        ("lang=", "zh"),
        ("model=", "09b3"),
        ("saw.aave=", "571"),
        ("show=", "torn"),
        ("show.target=", "2"),
        ("aave.gho_sh", ""),
        ("", ""),
        ("v1", ""),
    ];
    let start = "#v1&base=2025p&view=aave&aave.gho_share=0.1";
    let whole = read(bundled(), start);
    for ellipsis in ellipses {
        for (name, value) in pieces {
            let link = format!("{start}&{name}{value}{ellipsis}");
            let opened = read(bundled(), &link);
            let [Issue::Cut(piece)] = opened.issues.as_slice() else { panic!("{link}: {:?}", opened.issues) };
            assert!(piece.starts_with(name) && piece.ends_with('…'), "{link}: {piece}");
            assert_eq!(Opened { issues: Vec::new(), ..opened }, whole, "{link}");
        }
        // Where the middle was left out, what stands behind it counts.
        let opened = read(bundled(), &format!("#v1&base=2025p&aave.serv{ellipsis}ers=3&view=aave&aave.gho_share=0.1"));
        assert_eq!(
            (opened.scenario, opened.view, opened.issues.len()),
            (whole.scenario.clone(), whole.view.clone(), 1)
        );
        let opened = read(bundled(), &format!("#v1{ellipsis}"));
        assert!(
            matches!(opened.issues.as_slice(), [Issue::Cut(piece)] if piece == "v1…"),
            "{ellipsis}: {:?}",
            opened.issues
        );
    }
    for language in Language::all() {
        let issue = Issue::Cut("aave.service_providers=3…".to_owned());
        assert!(issue.message(bundled(), language).contains("“aave.service_providers=3…”"));
    }
}

#[test]
fn what_could_be_another_value_is_told_and_not_mended() {
    let price = |text: &str| read(bundled(), &format!("#v1&macro.eth_price={text}"));
    for text in [
        "3亿",
        "3000万",
        "3千",
        "3m",
        "3k",
        "3e",
        "3%",
        "3％",
        "3‰",
        "3€",
        "3¥",
        "3元",
        "3½",
        "3²",
        "1,154",
        "0,5",
        "(7.0)",
        "3 4",
        "3000 0000",
        "3%204",
        "3+4",
        "3–5",
        "3~5",
        "3:5",
        "3_000",
        "3 million",
        "3百万，请看",
        "0x10",
        "３０００",
        "3\"4",
        "3â€¦",
        "3 m",
        "3x",
        "",
    ] {
        let opened = price(text);
        assert_eq!((opened.scenario, opened.issues.len()), (Scenario::default(), 1), "{text}: {:?}", opened.issues);
    }
}

#[test]
fn what_is_no_link_is_told_as_it_was_written() {
    for (text, told) in [
        ("#%73tatement", "%73tatement"),
        ("#statement", "statement"),
        ("#base=2025p&amp;x=1", "base=2025p"),
        ("#v", "v"),
        ("#…", "…"),
    ] {
        assert_eq!(read(bundled(), text).issues, [Issue::NotALink(told.to_owned())], "{text}");
    }
    let typo = read(bundled(), "#v1&vieww=aave&source_providers=3");
    assert_eq!(typo.issues.len(), 2);
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn a_whole_link_is_not_touched(scenario in sensible_scenarios()) {
        let show = "show=simulate&show.samples=20000&show.seed=1&show.macro.eth_price=pert:1:2.5:3@-0.5";
        let link = write_pinned(bundled(), &scenario, Some("aave"), show, "3d3d0123");
        prop_assert_eq!(repair(&link), link.as_str());
    }

    #[test]
    fn escaping_a_link_any_number_of_times_changes_nothing(scenario in sensible_scenarios(), times in 0..4) {
        let link = write(bundled(), &scenario, Some("sky"), "");
        let escaped = (0..times).fold(link.clone(), |link, _| format!("#{}", encoded(link.trim_start_matches('#'))));
        prop_assert_eq!(read(bundled(), &escaped), read(bundled(), &link));
    }

    /// Wherever a link is cut with an ellipsis, every value that is taken is one of the whole link's.
    #[test]
    fn a_cut_link_has_no_value_of_its_own(scenario in sensible_scenarios(), at in 0.0..1.0f64, ellipsis in "(…|\\.\\.\\.|%E2%80%A6)") {
        let link = write(bundled(), &scenario, Some("aave"), "");
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let cut = 3 + ((link.len() - 3) as f64 * at) as usize;
        let opened = read(bundled(), &format!("{}{ellipsis}", &link[..cut]));
        prop_assert!(opened.issues.iter().any(|issue| matches!(issue, Issue::Cut(_))));
        let base = opened.scenario.preset;
        for (id, value) in opened.scenario.changed(bundled()) {
            prop_assert!(Some(value) == scenario.value(bundled(), id) && base == scenario.preset);
        }
    }

    #[test]
    fn mending_twice_mends_no_more(text in "[#v1&=.%+a-f0-9…? \"\\\\<>;_-]{0,60}") {
        let once = repair(&text).into_owned();
        prop_assert_eq!(repair(&once), once.as_str());
    }
}
