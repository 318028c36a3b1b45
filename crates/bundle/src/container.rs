//! Bytes as a WebAssembly module with one custom section and nothing else. Hosts compress such files, which they do not do
//! for types that they do not know, and browsers refuse one that is cut short or a page of HTML.

/// The name of the section.
const NAME: &str = "takerate";

/// The module that holds `payload`.
pub fn container(payload: &[u8]) -> Vec<u8> {
    let mut section = length(NAME.len());
    section.extend(NAME.as_bytes());
    section.extend(payload);
    let mut module = b"\0asm\x01\0\0\0\0".to_vec();
    module.extend(length(section.len()));
    module.extend(section);
    module
}

/// A length in LEB128.
fn length(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        bytes.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return bytes;
        }
    }
}

/// What a module holds, if it is one that [`container`] made.
#[must_use]
pub fn contents(module: &[u8]) -> Option<&[u8]> {
    let (_, section) = counted(module.strip_prefix(b"\0asm\x01\0\0\0\0")?)?;
    let (count, rest) = counted(section)?;
    let (name, payload) = rest.split_at_checked(count)?;
    (name == NAME.as_bytes()).then_some(payload)
}

/// A length in LEB128 and what follows it, which is at least as long.
fn counted(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0usize;
    for (place, byte) in bytes.iter().enumerate().take(4) {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            let rest = bytes.get(place + 1..)?;
            return (rest.len() >= value).then_some((value, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{container, contents};

    #[test]
    fn what_is_put_in_comes_out() {
        for size in [0, 1, 100, 127, 128, 20_000] {
            let payload = vec![7; size];
            let module = container(&payload);
            assert_eq!(contents(&module), Some(payload.as_slice()));
            assert_eq!(contents(module.get(..module.len() - 1).unwrap_or_default()), None);
        }
        assert_eq!(contents(b"<!doctype html>"), None);
    }
}
