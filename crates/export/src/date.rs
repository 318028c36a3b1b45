//! A day of the calendar, as whoever exports gives it: nothing here asks a clock.

use std::fmt;

use serde::{Deserialize, Serialize};
use takerate_scenario_io::moment::civil;

/// A day from 1900 to 9999, the years that a spreadsheet knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("the date is no day of the calendar")
    }
}

impl Date {
    /// A day; `None` where the calendar or a spreadsheet has no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..=9999).contains(&year) && (1..=last).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads `2025-01-31`; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(
                |(at, byte)| {
                    if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
                },
            );
        if !shape {
            return None;
        }
        Self::new(text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?)
    }

    /// The day that lies `days` after 1 January 1970; `None` after 9999.
    #[must_use]
    pub fn from_days(days: u64) -> Option<Self> {
        let (year, month, day) = civil(days)?;
        Self::new(u16::try_from(year).ok()?, month, day)
    }

    /// Year, month from 1, day from 1.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are_are_read() {
        for text in ["2024-02-29", "2025-12-31", "1900-01-01", "9999-12-31"] {
            assert_eq!(Date::read(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "1899-12-31", "20250101", "2025-01-3１", ""]
        {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_since_1970_are_days_of_the_calendar() {
        for (days, text) in [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_484, "2026-01-31")] {
            assert_eq!(Date::from_days(days).map(|date| date.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Date::from_days(u64::MAX), None);
    }
}
