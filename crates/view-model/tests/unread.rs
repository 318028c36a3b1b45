//! Settings that cannot be read take their default and named to the reader, and no text stops the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, tries};
use takerate_analysis::Job;
use takerate_analysis::job_run::JobRun;
use takerate_analysis::swing::Swing;
use takerate_core::Language;
use takerate_scenario_io::link;
use takerate_view_model::phrase::request_error;
use takerate_view_model::settings::{
    BridgeSettings, Context, ParamError, SeekSettings, Settings, SimulateSettings, TableSettings, TornadoSettings,
};

/// The piece that a message is about, the same in both languages.
fn named(unread: &ParamError) -> String {
    let [english, chinese] = [Language::ENGLISH, Language::CHINESE].map(|language| unread.message(language));
    if let ParamError::Rounded(name, value) = unread {
        assert!(
            [english, chinese].iter().all(|text| text.contains(name.as_str()) && text.contains(&value.to_string()))
        );
        return format!("{name} rounded");
    }
    let between = |text: &str, before: &str, after: &str| {
        text.strip_prefix(before).and_then(|text| text.strip_suffix(after)).map(str::to_owned)
    };
    let piece = between(&english, "“", "” in the link could not be read and was left out.").expect(&english);
    assert_eq!(between(&chinese, "无法识别链接中的“", "”，已忽略。").expect(&chinese), piece);
    piece
}

/// Reads settings, and what of them could not be read.
fn read(show: &str) -> (Settings, Vec<String>) {
    let (settings, unread) = Settings::read(bundled(), show);
    (settings, unread.iter().map(named).collect())
}

/// The analysis without any settings.
fn plain(name: &str) -> Settings {
    match name {
        "tornado" => Settings::Tornado(TornadoSettings::default()),
        "table" => Settings::Table(TableSettings::default()),
        "seek" => Settings::Seek(SeekSettings::default()),
        "bridge" => Settings::Bridge(BridgeSettings::default()),
        _ => Settings::Simulate(SimulateSettings::default()),
    }
}

#[test]
fn an_unknown_analysis_is_a_tornado_without_settings() {
    for name in ["tornados", "Tornado", "t%6Frnado", "sim ulate", "=", "tornado=", "表"] {
        assert_eq!(read(&format!("show={name}")), (Settings::default(), vec![format!("show={name}")]));
    }
    // Whose settings they are is not known either.
    let params = ["show=tornados", "show.by=10", "show.steps=11"];
    assert_eq!(read(&params.join("&")), (Settings::default(), params.map(str::to_owned).to_vec()));
    for nothing in ["", "show=", "show=tornado"] {
        assert_eq!(read(nothing), (Settings::default(), Vec::new()));
    }
}

/// Analysis, setting, what it cannot be.
const BROKEN: [(&str, &str, &[&str]); 23] = [
    (
        "tornado",
        "output",
        &["", "aave", "aave.", "net_revenue", "aave.gho_share", "AAVE.net_revenue", "aave.net%5Frevenue"],
    ),
    ("tornado", "input", &["", "gho_share", "aave.net_revenue", "aave.gho_share ", "aave%2Egho_share"]),
    (
        "tornado",
        "by",
        &["", "0", "-0", "0.000", "-5", "-1e-28", "ten", "10%", "10%25", "1,5", "1e99", "NaN", "inf", "٣"],
    ),
    ("table", "output", &["net_margin"]),
    ("table", "x", &["", "eth_price", "macro.eth_price;macro.eth_price"]),
    ("table", "y", &["aave.net_margin"]),
    ("table", "x.from", &["", "low", "1_000", "0x10", "1e-", "1 ", "+-1", "79228162514264337593543950336"]),
    ("table", "y.to", &["--1", "1e29"]),
    ("table", "target", &["20x", "20%"]),
    ("table", "steps", &["", "-1", "1.5", "1e1", "18446744073709551616", "eleven"]),
    ("seek", "output", &["aave.net_revenues"]),
    ("seek", "input", &["aave.gho_shares"]),
    ("seek", "target", &["", "break-even", "1/3"]),
    ("bridge", "output", &["fdv_to_earnings"]),
    (
        "bridge",
        "from",
        &["", "2023e", "Now", "now;aave.gho_share=0.1", "2024e;", "2024e;aave.gho_share", ";aave.gho_share=0.1"],
    ),
    (
        "bridge",
        "to",
        &["2024e;gho_share=0.1", "2024e;aave.gho_share=1.1", "2024e;aave.gho_share=-0.1", "2024e;aave.gho_share=x"],
    ),
    ("simulate", "output", &["", "aave", ".net_revenue", "aave.", "net_revenues"]),
    ("simulate", "samples", &["", "-1", "1e5", "100000.0", "18446744073709551616"]),
    ("simulate", "seed", &["0x7f", "1.0"]),
    ("simulate", "drivers", &["some"]),
    ("simulate", "below", &["", "20x"]),
    (
        "simulate",
        "macro.eth_price",
        &[
            "",
            "Fixed",
            "fixed@0.5",
            "fixed:1",
            "drawn",
            "default:1",
            "@0.5",
            "default@",
            "default@a",
            "uniform",
            "uniform:1",
            "uniform:1:2:3",
            "triangular:1:2",
            "triangular:1:2:3:4",
            "pert",
            "pert:1:2",
            "pert:1:2:3:4",
            "pert:1:2:3@",
            "pert:1::3",
            "pert:1:2:x",
            "normal:1",
            "normal:1:2:3",
            "normal:1:2@0.5@0.5",
            "lognormal",
            "lognormal:1",
            "lognormal:1:2:3",
            "lognormal:1:2:",
            "lognormal%3A1%3A2",
            "beta:1:2",
            " fixed",
        ],
    ),
    ("simulate", "aave.gho", &["fixed"]),
];

#[test]
fn what_a_setting_cannot_be_is_named_and_as_by_default() {
    for (name, setting, values) in BROKEN {
        for value in values {
            let piece = format!("show.{setting}={value}");
            let (settings, unread) = read(&format!("show={name}&{piece}"));
            assert_eq!(settings, plain(name), "{piece}");
            assert_eq!(unread, [if piece.chars().count() > 40 { glimpse(&piece) } else { piece }]);
        }
    }
}

/// The first 40 characters.
fn glimpse(piece: &str) -> String {
    piece.chars().take(40).chain(['…']).collect()
}

#[test]
fn settings_of_another_analysis_are_named() {
    for name in ["tornado", "table", "seek", "bridge", "simulate"] {
        for setting in ["unknown", "outputs", "Output", "x.input", "from.from", "show", "aave", "net_revenue", "by."] {
            let piece = format!("show.{setting}=1");
            assert_eq!(read(&format!("show={name}&{piece}")), (plain(name), vec![piece]));
        }
    }
    for (name, settings) in [
        ("tornado", "show.target=1&show.macro.eth_price=fixed&show.x=macro.eth_price"),
        ("table", "show.by=10&show.input=macro.eth_price&show.x.steps=3"),
        ("seek", "show.steps=3&show.samples=3&show.below=20"),
        ("bridge", "show.seed=1&show.x.from=1&show.input=macro.eth_price"),
        ("simulate", "show.from=now&show.to=now&show.input=macro.eth_price"),
    ] {
        let expected: Vec<String> = settings.split('&').map(str::to_owned).collect();
        assert_eq!(read(&format!("show={name}&{settings}")), (plain(name), expected));
    }
}

#[test]
fn of_a_setting_that_is_given_twice_the_last_counts() {
    let by = |by: i64| {
        Settings::Tornado(TornadoSettings { by: Some(Swing::Percent(by.into())), ..TornadoSettings::default() })
    };
    assert_eq!(read("show=tornado&show.by=10&show.by=20"), (by(20), Vec::new()));
    assert_eq!(read("show=table&show.by=10&show=tornado"), (by(10), Vec::new()));
    assert_eq!(read("show=tornado&show.by=ten&show.by=20"), (by(20), Vec::new()));
    assert_eq!(read("show=tornado&show.by=10&show.by=ten"), (plain("tornado"), vec!["show.by=ten".to_owned()]));
    let (settings, unread) = read("show=simulate&show.macro.eth_price=fixed&show.macro.eth_price=default");
    let expected = Settings::read(bundled(), "show=simulate&show.macro.eth_price=default");
    assert_eq!((settings, unread.len()), (expected.0, 0));
}

#[test]
fn what_can_be_read_is_taken_beside_what_cannot() {
    let (settings, unread) =
        read("show.target=x&show=table&show.x=macro.eth_price&show.steps=few&show.y.from=0.5&show.z=1");
    let expected = Settings::read(bundled(), "show=table&show.x=macro.eth_price&show.y.from=0.5");
    assert_eq!((settings, expected.1), (expected.0, Vec::new()));
    assert_eq!(unread, ["show.target=x", "show.steps=few", "show.z=1"]);
}

#[test]
fn a_message_repeats_no_more_than_a_glimpse() {
    for long in ["x".repeat(10_000), "很".repeat(10_000), "%F0".repeat(3333), "9".repeat(10_000), ";=".repeat(5000)] {
        let mut params = vec![("show", format!("show={long}")), ("show=tornado", format!("show.{long}=1"))];
        for (name, setting, _) in BROKEN {
            params.push((name, format!("show.{setting}={long}")));
        }
        for (name, piece) in params {
            let (settings, unread) = read(&format!("show={name}&{piece}"));
            let expected = if name.starts_with("show") { Settings::default() } else { plain(name) };
            assert_eq!(settings, expected);
            assert_eq!(unread.last(), Some(&glimpse(&piece)), "{name}");
        }
    }
}

/// Parameters of settings, whole and broken.
fn params() -> impl Strategy<Value = String> {
    let known = ["", "output", "input", "by", "x", "y", "x.from", "y.to", "steps", "target", "from", "to", "samples"];
    let more = ["seed", "drivers", "below", "macro.eth_price", "aave.gho_share", "lido.operating_costs", "unknown"];
    let name = prop::sample::select([&known[..], &more[..]].concat());
    let words = [
        "tornado",
        "table",
        "seek",
        "bridge",
        "simulate",
        "aave.net_revenue",
        "macro.eth_price",
        "aave.gho_share",
        "now",
        "2025p",
        "2024e;aave.gho_share=0.3",
        "fixed",
        "default",
        "adjusted_earnings",
        "pert:1:2:3@0.5",
    ];
    let value = prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        2 => "-?[0-9]{1,30}(\\.[0-9]{0,30})?(e-?[0-9]{1,2})?",
        1 => "(uniform|triangular|pert|normal|lognormal)(:-?[0-9]{1,3}){1,4}(@[01])?",
        1 => "[^&]{0,60}",
    ];
    (name, value).prop_map(|(name, value)| format!("show{}{name}={value}", if name.is_empty() { "" } else { "." }))
}

fn almost_looks() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["tornado", "table", "seek", "bridge", "simulate"]);
    (name, prop::collection::vec(params(), 0..8)).prop_map(|(name, params)| format!("show={name}&{}", params.join("&")))
}

/// What was read is a look like any other, and every piece is in it or named.
fn check(show: &str) -> Settings {
    let (settings, unread) = read(show);
    assert!(unread.len() <= show.split('&').count());
    assert!(unread.iter().all(|piece| piece.starts_with("show") && piece.chars().count() <= 41));
    assert_eq!(read(&settings.write(bundled())), (settings.clone(), Vec::new()));
    settings
}

/// Every job that settings ask for is prepared, or refused in words.
fn ask(settings: &Settings, context: &Context) {
    let model = bundled();
    let jobs = match settings {
        Settings::Tornado(settings) => {
            vec![Job::Tornado(settings.request(model, context)), Job::Tornado(settings.across(model, context))]
        }
        Settings::Table(settings) => vec![Job::Table(settings.request(model, context))],
        Settings::Seek(settings) => vec![Job::Seek(settings.request(model, context))],
        Settings::Bridge(settings) => vec![Job::Bridge(settings.request(model, context))],
        Settings::Simulate(settings) => vec![Job::Simulate(settings.request(model, context))],
        // These have no job of their own.
        Settings::Worth
        | Settings::Score
        | Settings::Compare(_)
        | Settings::Share
        | Settings::History
        | Settings::Since(_)
        | Settings::Story(_)
        | Settings::Own
        | Settings::Sectors(_) => vec![],
    };
    for job in jobs {
        if let Err(trouble) = JobRun::new(model, &job) {
            assert!(Language::all().iter().all(|language| !request_error(&trouble, model, *language).is_empty()));
        }
    }
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn any_text_is_some_look(text in ".{0,300}") {
        check(&text);
    }

    #[test]
    fn unknown_settings_change_nothing(show in almost_looks(), value in "[^&]{0,20}", at in any::<prop::sample::Index>()) {
        let (settings, mut expected) = read(&show);
        let unknown = format!("show.no_setting={value}");
        expected.push(if unknown.chars().count() > 40 { glimpse(&unknown) } else { unknown.clone() });
        let mut params: Vec<&str> = show.split('&').collect();
        let at = at.index(params.len() + 1);
        params.insert(at, &unknown);
        let (with, mut unread) = read(&params.join("&"));
        unread.sort();
        expected.sort();
        prop_assert_eq!((with, unread), (settings, expected));
    }
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn almost_a_look_is_some_look_with_some_answer(show in almost_looks(), section in proptest::option::of(0..9usize)) {
        let settings = check(&show);
        let scenario = link::read(bundled(), "#v1&base=2025p&macro.eth_price=2500").scenario;
        ask(&settings, &Context { scenario, section });
    }
}
