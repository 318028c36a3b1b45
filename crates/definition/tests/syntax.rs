//! Mistakes in TOML, and in the keys and values of a model file, have texts of our own in each language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use takerate_core::Language;
use takerate_definition::{SourceFile, read_with};

/// The first mistake of a file, in a language.
fn said(text: &str, language: Language) -> String {
    let file = SourceFile { name: "mine.toml".to_owned(), text: text.to_owned() };
    let mistakes = read_with(&[file], &[], language).expect_err("it has mistakes");
    mistakes.0[0].message.clone()
}

const CASES: [(&str, &str, &str); 33] = [
    ("kind", "there is no = behind the key", "缺少 ="),
    ("kind = ", "there is no value behind =", "缺少值"),
    ("kind = \"terms\"\nkind = \"story\"", "for the second time", "重复出现"),
    ("kind = \"terms", "the text is not closed", "没有结束"),
    ("kind = 'terms", "the text is not closed", "没有结束"),
    ("id = \"\"\"terms", "the text is not closed", "没有结束"),
    ("kind = \"te\\qrms\"", "a backslash", "反斜杠"),
    ("kind = terms", "put a text into quotes", "引号"),
    ("kind = nonsense", "put a text into quotes", "引号"),
    ("kind = protocol", "put a text into quotes", "引号"),
    ("kind = “terms”", "put a text into quotes", "引号"),
    ("kind = \"terms\"\nunits = [\"A\"", "a bracket is not closed", "没有闭合"),
    ("kind = \"terms\"\n[[inputs", "a bracket is not closed", "没有闭合"),
    ("name = { en = \"A\"", "a bracket is not closed", "没有闭合"),
    ("units = [\"A\" \"B\"]", "a comma is missing", "缺少英文逗号"),
    ("name = { en = \"A\" zh = \"B\" }", "a comma is missing", "缺少英文逗号"),
    ("units = [\"A\",, \"B\"]", "a comma too many", "多了一个逗号"),
    ("some words", "there is no = behind the key", "缺少 ="),
    ("= 5", "mend the line", "请修改这一行"),
    ("kind = \"terms\" \"story\"", "mend the line", "请修改这一行"),
    ("order = 1,000", "mend the line", "请修改这一行"),
    ("order = 012", "this number cannot be read", "无法读取"),
    ("order = 1__2", "this number cannot be read", "无法读取"),
    (
        "kind = \"terms\"\norder = \"5\"",
        "this is the text \"5\", but it should be a whole number",
        "这里是文本“5”，应为整数",
    ),
    ("kind = \"terms\"\norder = 0.5", "this is the number 0.5", "这里是数字 0.5，应为整数"),
    ("kind = \"terms\"\norder = 70000", "70000 is too large", "70000 在这里过大或过小"),
    ("kind = \"terms\"\nid = 5", "it should be a text in quotes", "应为带英文引号的文本"),
    ("kind = \"terms\"\nid = true", "this is true", "布尔值 true"),
    ("kind = \"terms\"\nname = \"A\"", "it should be a table", "应为表"),
    ("kind = \"terms\"\nunits = \"A\"", "it should be a list", "应为方括号中的列表"),
    ("kind = \"term\"", "unknown value \"term\"; did you mean terms?", "未知的值“term”（是否指 terms？）"),
    ("kind = \"terms\"\nnmae = 5", "unknown key \"nmae\"; did you mean name?", "未知的键“nmae”（是否指 name？）"),
    ("id = \"mine\"", "the key kind is missing", "缺少键 kind"),
];

#[test]
fn what_the_parser_says_is_said_in_the_language_of_the_reader() {
    let mut wrong = String::new();
    for (text, english, chinese) in CASES {
        for (language, what) in [(Language::ENGLISH, english), (Language::CHINESE, chinese)] {
            let said = said(text, language);
            if !said.contains(what) {
                wrong += &format!("{text:?}: {said}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_not_known_of_the_parser_comes_within_a_sentence() {
    let text = "kind = \"terms\"\n[id]\nx = 1\n[id.x]\ny = 2";
    let (english, chinese) = (said(text, Language::ENGLISH), said(text, Language::CHINESE));
    assert!(chinese.contains("解析器提示：“") || chinese.contains("重复"), "{chinese}");
    assert!(!english.is_empty());
}
