//! What holds for every Chinese text that a reader sees. Other crates' tests include this file by its path.
#![allow(dead_code, reason = "each test uses a part of it")]

/// Words that the article, or the field, says otherwise; and half-translated ones.
const FORBIDDEN: [(&str, &str); 22] = [
    ("盈利", "收益 (the article's 调整后收益)"),
    ("净营业利润", "净营业收入"),
    ("运营费用", "运营支出"),
    ("抽成率", "抽成比例"),
    ("净收入率", "净收入利润率"),
    ("一次性支出", "一次性费用"),
    ("未来支出", "未来成本"),
    ("看板", "仪表板"),
    ("资助", "补助金"),
    ("读法", "分析"),
    ("原文载明", "来源载明"),
    ("资金跑道", "资金可支撑时长"),
    ("印有", "有"),
    ("五分之四", "80%"),
    ("单凭", "只调整"),
    ("移动的假设", "要调整的假设"),
    ("移动一个", "调整一项"),
    ("个假设", "项假设"),
    ("点选", "点击"),
    ("存量现实", "早期 RWA"),
    ("多大把握", "有多可靠"),
    ("按输入采用", "照此计算"),
];

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

fn is_full_width(letter: char) -> bool {
    "，。、；：？！（）《》".contains(letter)
}

/// What a reader of Chinese would correct in a text, each with the place; nothing in a text without Chinese.
pub fn faults(text: &str) -> Vec<String> {
    if !text.chars().any(is_han) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (word, better) in FORBIDDEN {
        if text.contains(word) {
            faults.push(format!("“{word}” should be {better}: {text}"));
        }
    }
    if text.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|word| word == "pp") {
        faults.push(format!("pp should be 个百分点: {text}"));
    }
    let letters: Vec<char> = text.chars().collect();
    for (at, pair) in letters.windows(2).enumerate() {
        let (before, after) = (pair[0], pair[1]);
        let next = letters.get(at + 2).copied().unwrap_or(' ');
        let scale = before.is_ascii_digit() && "万亿倍".contains(after);
        let signed = "−+±-".contains(after) && next.is_ascii_digit();
        let what = if (is_han(before) && (after.is_ascii_alphanumeric() || signed))
            || ((before.is_ascii_alphanumeric() || before == '%') && is_han(after) && !scale)
        {
            "no space"
        } else if (is_han(before) && ",:;()".contains(after))
            || (",:;()".contains(before) && is_han(after))
            || (is_han(before) && after == ' ' && next == '(')
        {
            "half-width punctuation"
        } else if ",:;".contains(before) && after == ' ' {
            "half-width punctuation between words"
        } else if (is_full_width(before) && after == ' ' && !"→←×÷+−=＝<>≤≥".contains(next))
            || (before == ' ' && is_full_width(after))
        {
            "a space beside full-width punctuation"
        } else {
            continue;
        };
        let around: String = letters[at.saturating_sub(12)..(at + 14).min(letters.len())].iter().collect();
        faults.push(format!("{what} in …{around}…"));
    }
    faults
}

/// Fails with every fault in the texts, each said once with where it stands.
pub fn check<T: AsRef<str>>(texts: impl IntoIterator<Item = (String, T)>) {
    let (mut all, mut han) = (std::collections::BTreeMap::new(), 0);
    for (place, text) in texts {
        han += usize::from(text.as_ref().chars().any(is_han));
        for fault in faults(text.as_ref()) {
            all.entry(fault).or_insert(place.clone());
        }
    }
    assert!(han > 0, "no Chinese text was found at all");
    let list: Vec<String> = all.into_iter().map(|(fault, place)| format!("{place}: {fault}")).collect();
    assert!(list.is_empty(), "{} faults:\n{}", list.len(), list.join("\n"));
}

/// The texts of HTML, SVG or XML, each element's on its own, and of the attributes that are read aloud.
pub fn texts(markup: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for (index, part) in markup.split('<').enumerate() {
        let (tag, text) = if index == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        texts.push(text);
        for name in [" aria-label=\"", " title=\"", " alt=\""] {
            if let Some((_, rest)) = tag.split_once(name) {
                texts.push(rest.split('"').next().unwrap_or_default());
            }
        }
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    let plain =
        |text: &str| entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter));
    texts.into_iter().map(|text| plain(text.trim())).filter(|text| !text.is_empty()).collect()
}

/// Markdown with what it escapes as it reads.
pub fn unescaped(markdown: &str) -> String {
    let mut letters = markdown.chars().peekable();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => {}
            _ => text.push(letter),
        }
    }
    text
}
