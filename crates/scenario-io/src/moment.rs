//! A minute, as links and files name it: nothing here asks a clock.

use std::fmt;

/// Seconds of a day.
const DAY: u64 = 86_400;
/// What a moment looks like; a `0` is any digit.
const SHAPE: &[u8] = b"0000-00-00T00:00Z";

/// A minute of universal time: `2026-11-27T21:05Z`. Later ones are greater.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(String);

impl Moment {
    /// Reads `2026-11-27T21:05Z`; `None` for anything else and for what no calendar or clock shows. Links are written in small
    /// letters too.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.to_ascii_uppercase();
        let bytes = text.as_bytes();
        let fits = |(byte, like): (&u8, &u8)| if *like == b'0' { byte.is_ascii_digit() } else { byte == like };
        if bytes.len() != SHAPE.len() || !bytes.iter().zip(SHAPE).all(fits) {
            return None;
        }
        // Not parsed: what links are read with is in the first load.
        let two = |at: usize| u16::from(bytes[at] - b'0') * 10 + u16::from(bytes[at + 1] - b'0');
        let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8));
        let there = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        (there && two(11) < 24 && two(14) < 60).then_some(Self(text))
    }

    /// The minute in which so many seconds have passed since 1970; `None` after the year 9999.
    #[must_use]
    pub fn from_seconds(seconds: u64) -> Option<Self> {
        let (year, month, day) = civil(seconds / DAY)?;
        let minutes = seconds % DAY / 60;
        (year <= 9999).then(|| Self(format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}Z", minutes / 60, minutes % 60)))
    }

    /// As links write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it stands in a sentence: `2026-11-27 21:05 UTC`.
    #[must_use]
    pub fn shown(&self) -> String {
        self.0.replace('T', " ").replace('Z', " UTC")
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn days_of(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day, both from 1, of the day that lies `days` after 1 January 1970; `None` where no number counts them.
#[must_use]
pub fn civil(days: u64) -> Option<(u64, u8, u8)> {
    // Counted from 1 March of year 0, so that the leap day ends a year (Hinnant, days_from_civil).
    let shifted = days.checked_add(719_468)?;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_minutes_that_there_are_are_read() {
        for text in ["2026-11-27T21:05Z", "2024-02-29T00:00Z", "1970-01-01T23:59Z"] {
            assert_eq!(Moment::read(text).unwrap().to_string(), text);
        }
        assert_eq!(Moment::read("2026-11-27t21:05z").unwrap().to_string(), "2026-11-27T21:05Z");
        for text in [
            "",
            "2026-11-27",
            "2026-11-27T21:05",
            "2026-11-27T24:00Z",
            "2026-11-27T21:60Z",
            "2026-13-27T21:05Z",
            "2026-02-29T21:05Z",
            "2026-00-10T21:05Z",
            "2026-11-00T21:05Z",
            "2026-11-27 21:05Z",
            "2026-11-27T21:05Z ",
            "2026-11-27T2１:05",
            "+026-11-27T21:05Z",
        ] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_since_1970_are_minutes_of_the_calendar() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00Z"),
            (1_709_164_800 - 1, "2024-02-28T23:59Z"),
            (1_709_164_800, "2024-02-29T00:00Z"),
            (1_795_813_559, "2026-11-27T21:05Z"),
            (253_402_300_799, "9999-12-31T23:59Z"),
        ] {
            let moment = Moment::from_seconds(seconds).unwrap();
            assert_eq!(moment.to_string(), text);
            assert_eq!(Moment::read(text), Some(moment));
        }
        for seconds in [253_402_300_800, u64::MAX] {
            assert_eq!(Moment::from_seconds(seconds), None);
        }
    }

    #[test]
    fn a_moment_is_shown_with_its_zone() {
        assert_eq!(Moment::read("2026-11-27T21:05Z").unwrap().shown(), "2026-11-27 21:05 UTC");
    }
}
