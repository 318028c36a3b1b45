//! In which shape a model is written in compact form.

/// Eight hexadecimal digits that differ wherever the types of a model do: what is written in one shape cannot be read in
/// another, and nothing else in the bytes would say so. They follow from the source of those types, comments and all, and from the
/// texts' keys.
pub const FORMAT: [u8; 8] = digits();

/// Where the types stand that a model consists of.
const SOURCES: [&[u8]; 15] = [
    include_bytes!("expression.rs"),
    include_bytes!("feed.rs"),
    include_bytes!("language.rs"),
    include_bytes!("lead.rs"),
    include_bytes!("model.rs"),
    include_bytes!("origin.rs"),
    include_bytes!("packed.rs"),
    include_bytes!("ready_made.rs"),
    include_bytes!("report.rs"),
    include_bytes!("spread.rs"),
    include_bytes!("statement.rs"),
    include_bytes!("story.rs"),
    include_bytes!("terms.rs"),
    include_bytes!("unit.rs"),
    include_bytes!("worth.rs"),
];

/// FNV-1a over the sources, whatever ends their lines.
const fn digits() -> [u8; 8] {
    let mut hash = takerate_words::KEYS;
    let mut source = 0;
    while source < SOURCES.len() {
        let mut at = 0;
        while at < SOURCES[source].len() {
            if SOURCES[source][at] != b'\r' {
                hash = (hash ^ SOURCES[source][at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            }
            at += 1;
        }
        source += 1;
    }
    let mut digits = [0; 8];
    let mut at = 0;
    while at < digits.len() {
        digits[at] = b"0123456789abcdef"[(((hash >> 32) ^ hash) >> (4 * at) & 15) as usize];
        at += 1;
    }
    digits
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    /// Types that are never in a model.
    const ELSEWHERE: [&str; 2] = ["format.rs", "problem.rs"];

    #[test]
    fn every_file_whose_types_are_written_counts() {
        let own = include_str!("format.rs");
        for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let written = std::fs::read_to_string(&path).unwrap().contains("Deserialize)]");
            let counts = own.contains(&format!("include_bytes!(\"{name}\")"));
            assert!(!written || counts || ELSEWHERE.contains(&name.as_str()), "{name} is missing in SOURCES");
        }
    }
}
