//! A statement that extends another one has its lines, in words of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/statements.rs"]
mod statements;
mod support;

use takerate_core::{Decimal, Language, Model, Scenario};
use takerate_definition::{SourceFile, read};

const TRADE: &str = r#"
kind = "statement"
id = "trade"
order = 3
extends = "usage"
name = { en = "Trade", zh = "交易" }
headline = ["surplus", "surplus_a_user"]

[[called]]
id = "fees"
name = { en = "Commissions", zh = "佣金" }

[[called]]
id = "surplus"
name = { en = "What is left", zh = "结余" }
note = { en = "Commissions less spending.", zh = "佣金减去支出。" }

[[lines]]
id = "surplus_a_user"
unit = "USD/year"
formula = "surplus / users"
name = { en = "Left of each user", zh = "每位用户的结余" }
"#;

/// The model in which the larger network follows the third statement.
fn model() -> Model {
    let mut files = statements::files();
    files.push(SourceFile { name: "trade.toml".to_owned(), text: TRADE.to_owned() });
    for file in files.iter_mut().filter(|file| file.name == "large.toml") {
        file.text = file.text.replace("statement = \"usage\"", "statement = \"trade\"");
    }
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn line<'a>(model: &'a Model, id: &str) -> &'a takerate_core::model::Line {
    model.line(model.find_line(id).unwrap_or_else(|| panic!("no line is called {id}")))
}

#[test]
fn it_has_the_lines_of_the_other_and_its_own() {
    let model = model();
    let values = Scenario::default().evaluate(&model);
    let value = |id: &str| values[usize::from(model.find_line(id).unwrap().0)].ok();
    assert_eq!(value("large.surplus"), Some(Decimal::from(5000)));
    assert_eq!(value("large.worth_to_surplus"), Some("4.38".parse().unwrap()));
    assert_eq!(value("large.surplus_a_user"), Some("2.5".parse().unwrap()));
    assert_eq!(model.find_line("small.surplus_a_user"), None);
    // Whoever follows the other one does not notice.
    let before = statements::model();
    let id = before.find_line("small.surplus").unwrap();
    assert_eq!(Scenario::default().evaluate(&before)[usize::from(id.0)].ok(), value("small.surplus"));
}

#[test]
fn its_lines_are_called_as_it_says() {
    let model = model();
    let named = |id: &str| line(&model, id).name.get(Language::ENGLISH);
    assert_eq!(named("large.fees"), "Commissions");
    assert_eq!(named("large.surplus"), "What is left");
    assert_eq!(named("small.surplus"), "Surplus");
    assert_eq!(named("large.worth"), "Worth");
    let note = line(&model, "large.surplus").note.as_ref().unwrap();
    assert_eq!(note.get(Language::CHINESE), "佣金减去支出。");
}

#[test]
fn what_it_does_not_say_is_shown_as_in_the_other() {
    let model = model();
    let named =
        |name: &str| model.statements.iter().find(|statement| statement.name.get(Language::ENGLISH) == name).unwrap();
    let [usage, trade] = ["Usage", "Trade"].map(named);
    assert_eq!(trade.headline, ["surplus", "surplus_a_user"]);
    assert_eq!((&trade.strip, &trade.margins, &trade.multiples), (&usage.strip, &usage.margins, &usage.multiples));
    assert!(model.statements[0].worth.is_some() && trade.worth.is_none());
}
