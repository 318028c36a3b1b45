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
