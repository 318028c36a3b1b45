//! Protocols that a reader adds to those of the report: marked, apart, and whatever a stranger writes in them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write;

use support::{bundled, model_files};
use takerate_core::{Language, Model, Scenario};
use takerate_definition::{Mistakes, SourceFile, read_with};

fn file(text: impl Into<String>) -> SourceFile {
    SourceFile { name: "mine".to_owned(), text: text.into() }
}

fn template() -> String {
    let files = model_files("models/templates");
    files.into_iter().find(|file| file.name.ends_with("earnings.toml")).unwrap().text
}

fn with(texts: &[String]) -> Result<Model, Mistakes> {
    let own: Vec<SourceFile> = texts.iter().map(file).collect();
    read_with(&model_files("models"), &own, Language::ENGLISH)
}

/// The template with something else in place of what stands in it once.
fn changed(from: &str, to: &str) -> Result<Model, Mistakes> {
    let text = template();
    assert!(text.contains(from), "the template has no {from}");
    with(&[text.replacen(from, to, 1)])
}

/// What is said of a file, each with its line.
fn said(read: Result<Model, Mistakes>) -> String {
    let mistakes = read.expect_err("it has mistakes");
    assert!(mistakes.0.iter().all(|one| one.file == "mine"), "{mistakes}");
    mistakes.to_string()
}

#[test]
fn every_template_can_be_read_and_has_earnings_in_every_preset() {
    let templates = model_files("models/templates");
    assert_eq!(templates.len(), bundled().statements.len(), "one of each statement");
    for template in templates {
        let model = with(&[template.text]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let own = model.sections.iter().find(|section| section.own).unwrap();
        let earnings = model.shared_line(own, "adjusted_earnings").unwrap();
        for preset in model.preset_ids() {
            assert!(Scenario::preset(preset).evaluate(&model)[usize::from(earnings.0)].is_ok());
        }
    }
}

#[test]
fn it_is_marked_wherever_its_name_stands() {
    let model = with(&[template()]).unwrap();
    let own: Vec<_> = model.sections.iter().filter(|section| section.own).collect();
    let [own] = own[..] else { panic!("one is added") };
    assert_eq!(own.name.get(Language::ENGLISH), "My protocol · yours");
    assert_eq!(own.name.get(Language::CHINESE), "我的协议 · 自建");
    assert!(bundled().sections.iter().all(|section| !section.own));
}

#[test]
fn one_language_is_enough() {
    let model = changed("{ en = \"My protocol\", zh = \"我的协议\" }", "{ zh = \"渡船\" }").unwrap();
    let own = model.sections.iter().find(|section| section.own).unwrap();
    assert_eq!(own.name.get(Language::ENGLISH), "渡船 · yours");
    assert!(said(changed("{ en = \"My protocol\", zh = \"我的协议\" }", "{ en = \" \" }")).contains("is empty"));
    assert!(said(changed("zh = \"我的协议\"", "fr = \"Mien\"")).contains("\"fr\""));
}

#[test]
fn the_report_stays_what_it_is() {
    let second = template().replace("id = \"mine\"", "id = \"other\"").replace("MINE", "OTHER");
    let model = with(&[template(), second]).unwrap();
    assert_eq!(model.sections.iter().filter(|section| section.own).count(), 2);
    let report = bundled();
    for preset in report.preset_ids() {
        let (before, after) = (Scenario::preset(preset).evaluate(report), Scenario::preset(preset).evaluate(&model));
        for (line, result) in report.lines.iter().zip(before) {
            let now = model.find_line(&line.id).unwrap();
            assert_eq!(result.ok(), after[usize::from(now.0)].ok(), "{}", line.id);
        }
    }
    for input in &report.inputs {
        let now = &model.inputs[usize::from(model.find_input(&input.id).unwrap().0)];
        assert_eq!((&now.values, &now.name, &now.unit), (&input.values, &input.name, &input.unit), "{}", input.id);
    }
    assert_eq!((&model.report.name, &model.report.standfirst), (&report.report.name, &report.report.standfirst));
    assert_eq!(model.ready_made.len(), report.ready_made.len());
    // Nor does it count among what the report is held to.
    let claim =
        "\n[[expected]]\npreset = \"2024e\"\nline = \"gross_revenue\"\nvalue = 3e6\nwithin = 0\nbasis = \"stated\"\n";
    let claiming = with(&[template() + claim]).unwrap();
    assert_eq!(claiming.expected.len(), report.expected.len() + 1);
    let returned = |model: &Model| model.report.lead.as_ref().unwrap().returned;
    assert_eq!(returned(&claiming), returned(report));
}

#[test]
fn it_is_a_protocol_that_the_report_does_not_have() {
    assert!(said(changed("id = \"mine\"", "id = \"aave\"")).contains("6: the report has aave already"));
    assert!(said(changed("id = \"mine\"", "id = \"macro\"")).contains("macro already"));
    let twice = with(&[template(), template()]).expect_err("two of one id").to_string();
    assert!(twice.contains("mine already"), "{twice}");
    for id in ["show", "saw"] {
        let read = changed("id = \"mine\"", &format!("id = {id:?}"));
        assert!(said(read).contains("a word of links"), "{id}");
    }
    assert!(said(changed("My protocol", &"x".repeat(41))).contains("41 characters"));
    for kind in ["report", "statement", "shared", "scenarios", "story", "terms"] {
        assert!(
            said(changed("\"protocol\"", &format!("{kind:?}"))).contains("4: what you add is a protocol"),
            "{kind}"
        );
    }
}

#[test]
fn a_mistake_names_its_line() {
    for (from, to, what) in [
        ("volume * fee", "volume * fees", "did you mean mine.fee"),
        ("volume * fee", "volume + fee", "USD/year"),
        ("unit = \"share\"", "unit = \"furlong\"", "furlong"),
        ("range = [0, 0.1]", "range = [0, 0.001]", "outside its range"),
        ("id = \"fee\"", "id = \"Fee!\"", "cannot be an id"),
        ("id = \"fee\"", "id = \"volume\"", "volume"),
        ("statement = \"earnings\"", "statement = \"income\"", "income"),
        ("kind = \"protocol\"", "kind = \"protocol\"\nformat = 99", "format"),
    ] {
        let (before, _) =
            template().split_once(from).map(|(before, rest)| (before.to_owned(), rest.to_owned())).unwrap();
        let line = 1 + before.matches('\n').count();
        let said = said(changed(from, to));
        let near = [line, line + 1].iter().any(|line| said.contains(&format!("mine:{line}:")));
        assert!(near && said.contains(what), "{from} → {to}, line {line}: {said}");
    }
    let circle = template()
        .replace("gross_revenue * suppliers_share", "operating_expenses")
        .replace("sum(budget)", "cost_of_revenue");
    assert!(said(with(&[circle])).contains("operating_expenses"));
}

#[test]
fn whatever_a_stranger_writes_is_refused_in_words() {
    let huge = |text: String| said(with(&[text]));
    assert!(huge("#".repeat(50_000_000)).contains("50000000 bytes"));
    assert!(huge("x\n".repeat(90_000)).len() < 10_000);
    let deep = format!("{}1{}", "(".repeat(10_000), ")".repeat(10_000));
    assert!(said(changed("volume * fee", &deep)).contains("nested more than 64 deep"));
    assert!(said(changed("volume * fee", &"-".repeat(3_900))).contains("mine:12"));
    let nested = format!("x = {}{}", "[".repeat(90_000), "]".repeat(90_000));
    assert!(!huge(nested).is_empty());
    let mut many = template();
    for number in 0..5_000 {
        let _ = write!(many, "\n[[lines]]\nid = \"l{number}\"\nunit = \"USD/year\"\nformula = \"volume\"\n");
    }
    assert!(huge(many).contains("bytes"));
    for address in ["javascript:alert(1)", "data:text/html,x", "https://a\"b", "ftp://example.org", "https://"] {
        let source = format!("[[sources]]\nid = \"s\"\ntitle = {{ en = \"S\" }}\nurl = {address:?}\n\n[[groups]]");
        assert!(said(changed("[[groups]]", &source)).contains("an address begins with https://"), "{address}");
    }
    assert!(said(changed("My protocol", "a\u{202e}b")).contains("U+202E"));
    // Markup is text.
    let model = changed("My protocol", "<img src=x onerror=alert(1)>").unwrap();
    let own = model.sections.iter().find(|section| section.own).unwrap();
    assert!(own.name.get(Language::ENGLISH).starts_with("<img"));
    assert!(with(&vec![template(); 13]).expect_err("too many").to_string().contains("at most 12"));
}

#[test]
fn a_mistake_is_said_in_the_language_of_the_reader() {
    let said = |from: &str, to: &str| {
        let text = template();
        assert!(text.contains(from), "the template has no {from}");
        let own = [file(text.replacen(from, to, 1))];
        read_with(&model_files("models"), &own, Language::CHINESE).expect_err("it has mistakes").to_string()
    };
    for (from, to, what) in [
        ("volume * fee", "volume * fees", "mine.gross_revenue 的公式：未知的 id：mine.fees（是否指 mine.fee"),
        ("volume * fee", "volume + fee", "mine.gross_revenue 的公式：USD/year 与纯数字不能相加"),
        ("volume * fee", "volume * (fee", "公式“volume * (fee”的末尾应有"),
        ("volume * fee", "max(volume)", "max() 需要两个或更多参数，而不是 1 个参数（第 1 列）"),
        ("id = \"fee\"", "id = \"volume\"", "mine.volume 重复声明，首次出现在第 "),
        ("unit = \"share\"", "unit = \"furlong\"", "“furlong”中有未知的单位“furlong”；请用 share、ratio、"),
        ("range = [0, 0.1]", "range = [0, 0.001]", "mine.fee 为 0.003，超出范围 0 至 0.001"),
        ("statement = \"earnings\"", "statement = \"earning\"", "未知的损益表“earning”（是否指 earnings？）"),
        ("kind = \"protocol\"", "kind = \"story\"", "添加的文件必须是协议；请写 kind = \"protocol\""),
        ("kind = \"protocol\"", "kind = protocol", "文本请加英文引号：“key = \"text\"”"),
        ("{ en = \"My protocol\", zh = \"我的协议\" }", "{ en = \" \" }", "mine 的名称为空；请写 en = \"…\""),
        // The statement of the report asks for it.
        ("id = \"token_price\"", "id = \"price\"", "未知的 id：mine.token_price"),
    ] {
        let said = said(from, to);
        assert!(said.contains(what), "{from} → {to}: {said}");
    }
}
