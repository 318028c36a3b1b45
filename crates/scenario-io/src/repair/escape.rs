//! Escapes that mail programs, chats and pages write into a link: `%3D`, `&amp;`, `\u0026`.

/// Entities with a name that stand for what links are made of, or for an ellipsis.
const NAMED: [(&str, char); 12] = [
    ("amp", '&'),
    ("equals", '='),
    ("period", '.'),
    ("lowbar", '_'),
    ("num", '#'),
    ("nbsp", ' '),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("hellip", '…'),
    ("mldr", '…'),
];

/// The text with one layer of escapes taken off. What only looks like an escape stays, such as the sign in `10%`; bytes
/// that are not UTF-8 become U+FFFD.
pub(super) fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (character, length) = match first {
            '%' | '\\' => numbered(rest),
            '&' => entity(rest),
            _ => None,
        }
        .unwrap_or((Decoded::Character(first), first.len_utf8()));
        match character {
            Decoded::Byte(byte) => bytes.push(byte),
            Decoded::Character(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What an escape stands for.
enum Decoded {
    Byte(u8),
    Character(char),
}

/// `%3D`, `%u2026`, `\u0026` or `\x26` at the start of `text`, and its length.
fn numbered(text: &str) -> Option<(Decoded, usize)> {
    let hex = |from: usize, to: usize| {
        let digits = text.get(from..to).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    match text.as_bytes().get(..2)? {
        [_, b'u'] => Some((Decoded::Character(char::from_u32(hex(2, 6)?)?), 6)),
        [b'\\', b'x'] => Some((Decoded::Character(char::from_u32(hex(2, 4)?)?), 4)),
        [b'%', _] => Some((Decoded::Byte(u8::try_from(hex(1, 3)?).ok()?), 3)),
        _ => None,
    }
}

/// `&amp;`, `&#38;` or `&#x26;` at the start of `text`, and its length.
fn entity(text: &str) -> Option<(Decoded, usize)> {
    // None is longer.
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = text.get(1..end)?.to_ascii_lowercase();
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let named = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    Some((Decoded::Character(number.and_then(char::from_u32).or_else(named)?), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_layer_is_taken_off() {
        for (escaped, plain) in [
            ("base%3D2025p", "base=2025p"),
            ("base%253d2025p", "base%3d2025p"),
            ("v1&amp;base", "v1&base"),
            ("v1&AMP;base", "v1&base"),
            ("v1&amp%3Bbase", "v1&amp;base"),
            ("v1&#38;a&#x26;b", "v1&a&b"),
            ("v1\\u0026base\\x3d1", "v1&base=1"),
            ("3%E2%80%A6", "3…"),
            ("3%u2026", "3…"),
            ("3&hellip;", "3…"),
            ("3%E2%80", "3\u{fffd}"),
            ("10%", "10%"),
            ("10%&base=1", "10%&base=1"),
            ("%zz &nothing; &;", "%zz &nothing; &;"),
            ("%\u{4e2d}", "%\u{4e2d}"),
        ] {
            assert_eq!(unescaped(escaped), plain, "{escaped}");
        }
    }
}
