//! How the desk works: whether there is live chat, and how long anything may go unnoticed.

use jiff::SignedDuration;
use serde::Deserialize;

/// How the desk works.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Desk {
    /// Whether citizens can chat with a person in staffed hours; without it, every handover is an errand.
    pub live_chat: bool,
    /// How long a live chat stays with a member of staff whom the desk hears nothing from, in seconds.
    pub lease_seconds: u32,
    /// How long somebody counts as being at work whom the desk hears nothing from, in minutes.
    pub present_minutes: u32,
    /// How long a live chat may wait before the desk is alarmed; after as long again the substitute, and then the
    /// function mailbox (R11).
    pub unclaimed_minutes: u32,
}

impl Default for Desk {
    fn default() -> Self {
        Self { live_chat: true, lease_seconds: 180, present_minutes: 10, unclaimed_minutes: 3 }
    }
}

impl Desk {
    /// How long a live chat stays with a silent member of staff.
    #[must_use]
    pub fn lease(&self) -> SignedDuration {
        SignedDuration::from_secs(i64::from(self.lease_seconds))
    }

    /// How lately the desk must have heard of somebody at work.
    #[must_use]
    pub fn present(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.present_minutes))
    }

    /// How long a live chat may wait before each alarm.
    #[must_use]
    pub fn unclaimed(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.unclaimed_minutes))
    }
}
