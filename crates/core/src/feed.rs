//! Where prices of the day come from, for a reader who asks for them: which service, and under which name it has a price.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::language::Text;

/// A service that tells prices to whoever asks; nothing else of a page is fetched from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceService {
    /// What the names of the prices are written behind, with commas between them: `https://example.org/prices/`. `https`, or `http`
    /// of this machine.
    pub url: String,
    /// A page about the service, for readers who want to know whom they ask.
    pub home: String,
    /// What it is called.
    pub name: Text,
}

impl PriceService {
    /// Scheme, host and port of its address, as a policy for the contents of a page names it: `https://example.org`.
    #[must_use]
    pub fn origin(&self) -> &str {
        let host = self.url.find("://").map_or(0, |at| at + 3);
        let end = self.url.get(host..).and_then(|rest| rest.find('/')).map_or(self.url.len(), |at| host + at);
        self.url.get(..end).unwrap_or_default()
    }

    /// Its host, as readers name it: `example.org`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.origin().split("://").last().unwrap_or_default()
    }
}

/// Where the service has the price of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// What the service calls it: `coingecko:aave`.
    pub id: String,
    /// The input is the service's price times this: 24,000 for a token that is worth 24,000 of the one that is priced.
    pub times: Decimal,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_no_path() {
        let service = |url: &str| PriceService { url: url.to_owned(), home: String::new(), name: Text::default() };
        for (url, origin, host) in [
            ("https://example.org/prices/", "https://example.org", "example.org"),
            ("http://127.0.0.1:8080/a?b=", "http://127.0.0.1:8080", "127.0.0.1:8080"),
        ] {
            assert_eq!((service(url).origin(), service(url).host()), (origin, host));
        }
    }
}
