//! Digits in groups, with a decimal point or a decimal comma.

/// Separators that stand between groups of digits only.
const BLANKS: [char; 3] = [' ', '_', '\''];

/// The digits with a point at most; `None` where the separators fit no manner of writing numbers.
///
/// Where one comma stands, three digits behind it and one to three before it are thousands (`1,154`), as English and
/// Chinese have it, unless the first is a zero; otherwise it is a decimal comma (`2,35`, `0,050`, `1234,567`). Of points
/// and commas in one number, the last is the decimal one (`1.234.567,89`). Several points are thousands.
pub(super) fn plain(text: &str) -> Option<String> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1, 0) => Some('.'),
        (0, 1) if grouped(text, ',') => None,
        (0, 1) => Some(','),
        (_, 0) | (0, _) => None,
        (1, _) if text.rfind('.') > text.rfind(',') => Some('.'),
        (_, 1) if text.rfind(',') > text.rfind('.') => Some(','),
        _ => return None,
    };
    let (whole, fraction) = decimal.and_then(|decimal| text.split_once(decimal)).unwrap_or((text, ""));
    if fraction.contains(|c: char| !c.is_ascii_digit()) || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    if let Some(separator) = separator {
        let known = BLANKS.contains(&separator) || matches!(separator, '.' | ',') && Some(separator) != decimal;
        if !known || !grouped(whole, separator) {
            return None;
        }
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    Some(if fraction.is_empty() { digits } else { format!("{digits}.{fraction}") })
}

/// Whether `separator` stands between groups of three digits as a writer of thousands puts them.
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
}
