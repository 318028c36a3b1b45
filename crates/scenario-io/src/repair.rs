//! Links as they were before a mail program, a chat, a page or a line break changed them on their way.
//!
//! Only what cannot change a value is undone. Where a part is missing, an ellipsis remains at its place ([`CUT`]), so
//! that whoever reads the piece can say so and leave it out.

mod escape;

use std::borrow::Cow;

use escape::unescaped;

/// What stands where a part of a link is missing, however it was written: `...`, `[…]`, `%E2%80%A6`.
pub const CUT: char = '…';

/// Layers of damage that are undone.
const LAYERS: usize = 8;

/// What other programs write after a link to follow its readers; a name ending in `_` stands for all that begin with it.
const TRACKING: [&str; 24] = [
    "utm_", "mc_", "pk_", "hsa_", "_hs", "ref", "ref_", "source", "src", "spm", "scm", "from", "si", "s", "t", "igsh",
    "igshid", "share_", "mkt_tok", "vero_id", "amp", "campaign", "trk", "feature",
];

/// The fragment as it was written, with its `#`; as it stands where it is not a link of this page.
#[must_use]
pub fn repair(fragment: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(fragment);
    for _ in 0..LAYERS {
        match layer(&text) {
            Some(mended) if mended != text => text = Cow::Owned(mended),
            _ => break,
        }
    }
    text
}

/// The fragment with one layer of damage undone; `None` where it does not begin with a version.
fn layer(fragment: &str) -> Option<String> {
    let mut text = unescaped(fragment);
    for _ in 1..LAYERS {
        let plain = unescaped(&text);
        if plain == text {
            break;
        }
        text = plain;
    }
    let text = text.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    if !text.strip_prefix(['v', 'V'])?.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Someone has written all of it in capitals, or a telephone its first letter.
    let lower = text.starts_with('V').then(|| text.to_ascii_lowercase());
    // Mail that is quoted-printable writes `=` so; digests have small letters.
    let text = joined(lower.as_deref().unwrap_or(text)).replace("=3D", "=");
    let mut pieces = text.split('&').map(cleaned);
    let version = pieces.next()?;
    let mut mended = format!("#{version}");
    for piece in pieces.filter(|piece| !piece.is_empty() && *piece != version && !is_tracking(piece)) {
        mended.push('&');
        mended.push_str(&piece);
    }
    Some(mended)
}

/// Whether other programs have added the piece.
fn is_tracking(piece: &str) -> bool {
    let Some((name, _)) = piece.split_once('=') else { return false };
    ["clid", "clkid"].iter().any(|end| name.ends_with(end))
        || TRACKING.iter().any(|known| if known.ends_with('_') { name.starts_with(known) } else { name == *known })
}

/// The text without blanks, line breaks and what is not seen, with every kind of ellipsis as [`CUT`] and every separator
/// as `&`. A blank between two digits stays: two numbers may have met there.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut blank = false;
    while let Some(character) = characters.next() {
        let before = joined.chars().next_back();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let plain = match character {
            '+' if matches!(before, Some('e' | 'E')) && digit(characters.peek().copied()) => '+',
            // A blank in a form.
            '+' => ' ',
            '#' | '?' | '＃' | '？' | '＆' => '&',
            '＝' => '=',
            // What is left of a character that was cut, too.
            '\u{fffd}' | '‥' | '⋯' | '⋮' => CUT,
            c => c,
        };
        match plain {
            // Markdown has escaped what follows it.
            '\\' | '\n' | '\r' | '\t' => {}
            c if c.is_control() || is_unseen(c) => {}
            c if c.is_whitespace() => blank = true,
            // Entities that need no semicolon: a page has read `&macro`, `&ether` or `&note` as one of them.
            '¯' => joined.push_str("&macr"),
            'ð' => joined.push_str("&eth"),
            '¬' => joined.push_str("&not"),
            c => {
                if blank && digit(before) && c.is_ascii_digit() {
                    joined.push(' ');
                }
                joined.push(c);
            }
        }
        blank &= plain.is_whitespace() || is_unseen(plain);
    }
    joined
}

/// Characters without width: joiners, marks of direction, soft hyphens.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A piece without what stands around it: quotes, brackets, the stop of a sentence, words in Chinese.
fn cleaned(piece: &str) -> String {
    let mut piece = piece;
    while let Some(rest) = piece.strip_prefix("amp;") {
        piece = rest;
    }
    if let Some(cut) = cut(piece) {
        return cut;
    }
    let (name, value) = piece.split_once('=').map_or((piece, None), |(name, value)| (name, Some(value)));
    let Some(written) = value else { return unadorned(name).to_owned() };
    let mut value = written.trim_start_matches(['"', '\'', '“', '‘']);
    // Markup or a sentence goes on behind it.
    if let Some((before, after)) = value.split_once(|c| "\"<>`|，。；：！、）」』】》”".contains(c))
        && !after.starts_with(|c: char| c.is_ascii_digit())
    {
        value = before;
    }
    let value = unadorned(value);
    let thousands = value.contains(' ')
        && value.split('.').next().is_some_and(|whole| {
            let first = whole.split(' ').next().map_or(0, str::len);
            first <= 3 && whole.split(' ').skip(1).all(|group| group.len() == 3)
        });
    let value = if thousands { value.replace(' ', "") } else { value.to_owned() };
    // A value that would vanish is told as it stands.
    format!("{name}={}", if value.is_empty() { written } else { &value })
}

/// The piece up to where a part of it is missing, with [`CUT`] at its place; `None` where nothing is missing.
fn cut(piece: &str) -> Option<String> {
    let dot = |c: char| matches!(c, '.' | '。' | '．' | '·' | '・' | '•');
    let dots = piece.char_indices().zip(piece.chars().skip(1)).find(|((_, one), two)| dot(*one) && dot(*two));
    let at = piece.find(CUT).into_iter().chain(dots.map(|((at, _), _)| at)).min()?;
    let before = piece.get(..at)?.trim_end_matches(['[', '(', '{', '<', '（', '［', '【', '.', '-']);
    Some(format!("{before}{CUT}"))
}

/// The text without what is no part of a name or number at its end. Signs of currencies and of per cent stay, and so do
/// words that may belong to a number, such as `万`: what they mean is not for a link to guess.
fn unadorned(text: &str) -> &str {
    let known = |c: char| matches!(c, '=' | '%' | '％' | '‰' | '€' | '£' | '¥' | '￥' | '¢' | '￡');
    let counts = |c: char| "零〇一二两三四五六七八九十百千万亿兆萬億成倍分元角点半折个個".contains(c);
    let words = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    // Signs only: the tables of what is a letter in every script are too large for the first load.
    let sign = |c: char| {
        c.is_ascii_punctuation()
            || matches!(c, ' ' | '«' | '»' | '·' | '¶' | '§' | '¿' | '¡' | '\u{2010}'..='\u{205e}' | '\u{2190}'..='\u{2bff}'
                | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
                | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{1f000}'..='\u{1faff}')
    };
    let apart = |c: char| if words(c) { !counts(c) } else { sign(c) && !known(c) };
    text.trim_end_matches(apart)
}
