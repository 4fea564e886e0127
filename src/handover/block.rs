//! Why a conversation is blocked: words of the program, so that the log holds nothing that anybody wrote.

use serde::{Deserialize, Serialize};

/// Why a citizen may not write on in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockReason {
    /// Threats.
    Threats,
    /// Insults, harassment, hate.
    Abuse,
    /// So many messages that others have to wait.
    Flood,
}

impl BlockReason {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Threats, Self::Abuse, Self::Flood];

    /// The word in the form and in the log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Threats => "threats",
            Self::Abuse => "abuse",
            Self::Flood => "flood",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_stored_under_the_word_of_its_form() {
        for reason in BlockReason::ALL {
            assert_eq!(serde_json::to_string(&reason).unwrap(), format!("\"{}\"", reason.as_str()));
        }
    }
}
