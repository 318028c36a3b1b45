//! Chinese texts whose places are filled: where a space is put and where one is taken away.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use takerate_words::{Language, NumbersWords, PageWords, spaced};

#[test]
fn parts_stand_apart_where_scripts_meet_and_nowhere_else() {
    let cases = [
        ("目前FDV / 收益为102.3倍。", "目前 FDV / 收益为 102.3倍。"),
        ("Aave的盈亏平衡点", "Aave 的盈亏平衡点"),
        ("将DeFi 借款利率倍数设为2.25", "将 DeFi 借款利率倍数设为 2.25"),
        ("低于−1,924万，介于−1,924万与1.11亿之间", "低于 −1,924万，介于 −1,924万与 1.11亿之间"),
        ("介于 −1,924万 与 1.2万亿 之间", "介于 −1,924万与 1.2万亿之间"),
        ("80%的样本", "80% 的样本"),
        ("2024 报告 （固定值）", "2024 报告（固定值）"),
        ("； 请检查 ：A 、 B", "；请检查：A、B"),
        ("27 亿美元，102.3 倍，2,340 美元/ETH", "27 亿美元，102.3 倍，2,340 美元/ETH"),
        ("“牛市A ，甲”已保存为a.json。", "“牛市A ，甲”已保存为 a.json。"),
        ("已改动1项", "已改动 1 项"),
        (" 前后 ", " 前后 "),
        ("In English, nothing (at all): moves.", "In English, nothing (at all): moves."),
        ("", ""),
    ];
    for (text, wanted) in cases {
        assert_eq!(spaced(text), wanted, "{text}");
    }
}

#[test]
fn a_filled_text_is_spaced_as_its_language_asks() {
    assert_eq!(PageWords::of(Language::CHINESE).changed(3), "已改动 3 项假设");
    assert_eq!(PageWords::of(Language::CHINESE).pair("Aave", "GHO"), "Aave：GHO");
    assert_eq!(PageWords::of(Language::ENGLISH).pair("Aave", "GHO"), "Aave: GHO");
}

#[test]
fn a_count_has_its_own_form_where_the_language_has_one() {
    let (english, chinese) = (PageWords::of(Language::ENGLISH), PageWords::of(Language::CHINESE));
    assert_eq!([1, 2].map(|count| english.changed(count)), ["1 assumption changed", "2 assumptions changed"]);
    assert_eq!([0, 1].map(|count| chinese.changed(count)), ["已改动 0 项假设", "已改动 1 项假设"]);
}

#[test]
fn a_list_has_a_text_for_each_and_the_last_one_for_all_further() {
    let words = PageWords::of(Language::ENGLISH);
    assert_eq!(words.refused(0), "This cannot be negative.");
    assert_eq!([3, 4, 99].map(|which| words.refused(which)), ["A switch is on or off."; 3]);
    assert_eq!(words.refused_list().count(), 4);
    assert_eq!(NumbersWords::of(Language::CHINESE).times(), "倍");
}

fn any_text() -> impl Strategy<Value = String> {
    let letters: Vec<char> = "报告万亿倍aZ09%−+±< ，。；：（）《》、“”.,/-é\n".chars().collect();
    proptest::collection::vec(prop::sample::select(letters), 0..24).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn a_spaced_text_stays_as_it_is(text in any_text()) {
        let once = spaced(&text);
        prop_assert_eq!(spaced(&once), once);
    }

    #[test]
    fn nothing_but_spaces_comes_or_goes(text in any_text()) {
        let rest = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
        prop_assert_eq!(rest(&spaced(&text)), rest(&text));
    }

    #[test]
    fn outside_quotation_marks_no_two_scripts_meet(text in any_text()) {
        let text: String = text.chars().filter(|letter| !matches!(letter, '“' | '”')).collect();
        let letters: Vec<char> = spaced(&text).chars().collect();
        for pair in letters.windows(2) {
            let han = |letter: char| "报告万亿倍".contains(letter);
            let latin = |letter: char| letter.is_ascii_alphanumeric();
            let scale = pair[0].is_ascii_digit() && "万亿倍".contains(pair[1]);
            prop_assert!(!(han(pair[0]) && latin(pair[1]) || latin(pair[0]) && han(pair[1]) && !scale), "{letters:?}");
        }
    }
}
