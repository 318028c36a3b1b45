//! What the bridge analysis says.

/// The words of it.
pub struct BridgeWords {
    pub title: &'static str,
    pub standfirst: &'static str,
}

pub const ENGLISH: BridgeWords = BridgeWords { title: "", standfirst: "" };

pub const CHINESE: BridgeWords = BridgeWords { title: "", standfirst: "" };
