//! Limits against floods: per conversation tight, per address generous, so that a school class can ask.

use std::{
    hash::Hash,
    net::IpAddr,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use ipnet::IpNet;

use crate::{config::Limits, conversation::ConversationId, web::error::Error};

use super::ClientAddress;

/// After so many checks the keys that have been quiet are forgotten, so that memory does not grow.
const SWEEP_EVERY: u32 = 4096;

/// Who has asked how much lately.
pub struct Limiters {
    conversations: Keyed<ConversationId>,
    addresses: Keyed<IpAddr>,
    handovers: Keyed<IpAddr>,
    log_ins: Keyed<String>,
    exempt: Vec<IpNet>,
}

impl Limiters {
    /// Limits as configured.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let minute = Duration::from_mins(1);
        let per_quarter = limits.logins_per_quarter;
        Self {
            conversations: Keyed::new(limits.messages_per_minute, minute, limits.messages_per_minute),
            addresses: Keyed::new(limits.address_per_minute, minute, limits.address_burst),
            handovers: Keyed::new(limits.handovers_per_hour, minute * 60, limits.handovers_per_hour),
            log_ins: Keyed::new(per_quarter, minute * 15, per_quarter),
            exempt: limits.exempt.clone(),
        }
    }

    /// A request that costs work: a question, a form.
    ///
    /// # Errors
    /// [`Error::TooMany`] when the address has made too many.
    pub fn check_address(&self, client: ClientAddress) -> Result<(), Error> {
        if self.is_exempt(client) { Ok(()) } else { self.addresses.check(&client.key()) }
    }

    /// A message in a conversation.
    ///
    /// # Errors
    /// [`Error::TooMany`] when there have been too many in it, or from its address.
    pub fn check_message(&self, client: ClientAddress, conversation: Option<ConversationId>) -> Result<(), Error> {
        self.check_address(client)?;
        conversation.map_or(Ok(()), |id| self.conversations.check(&id))
    }

    /// A handover.
    ///
    /// # Errors
    /// [`Error::TooMany`] when the address has made too many.
    pub fn check_handover(&self, client: ClientAddress) -> Result<(), Error> {
        self.check_address(client)?;
        if self.is_exempt(client) { Ok(()) } else { self.handovers.check(&client.key()) }
    }

    /// An attempt to log in, counted per account and per address.
    ///
    /// # Errors
    /// [`Error::TooMany`] when there have been too many.
    pub fn check_log_in(&self, client: ClientAddress, account: &str) -> Result<(), Error> {
        self.log_ins.check(&format!("address {}", client.key()))?;
        self.log_ins.check(&format!("account {}", account.to_lowercase()))
    }

    /// A code of the second factor, counted like an attempt to log in and apart from those.
    ///
    /// # Errors
    /// [`Error::TooMany`] when there have been too many.
    pub fn check_code(&self, client: ClientAddress, account: &str) -> Result<(), Error> {
        self.log_ins.check(&format!("code from {}", client.key()))?;
        self.log_ins.check(&format!("code of {}", account.to_lowercase()))
    }

    fn is_exempt(&self, client: ClientAddress) -> bool {
        self.exempt.iter().any(|network| network.contains(&client.0.to_canonical()))
    }
}

/// One limit, counted apart for every key.
struct Keyed<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    checks: AtomicU32,
}

impl<K: Hash + Eq + Clone> Keyed<K> {
    fn new(times: u32, within: Duration, burst: u32) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        // A period of zero is no quota; one cell a second is then the least harmful reading.
        let quota = Quota::with_period(within / times.max(1)).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        Self { limiter: RateLimiter::keyed(quota.allow_burst(burst)), checks: AtomicU32::new(0) }
    }

    fn check(&self, key: &K) -> Result<(), Error> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter
            .check_key(key)
            .map_err(|refusal| Error::TooMany { wait: refusal.wait_time_from(DefaultClock::default().now()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(text: &str) -> ClientAddress {
        ClientAddress(text.parse().expect("an address"))
    }

    #[test]
    fn the_sixteenth_message_of_a_minute_waits() {
        let limiters = Limiters::new(&Limits::default());
        let conversation = Some(ConversationId(uuid::Uuid::nil()));
        for _ in 0..15 {
            assert!(limiters.check_message(client("192.0.2.1"), conversation).is_ok());
        }
        let refused = limiters.check_message(client("192.0.2.1"), conversation);
        assert!(matches!(refused, Err(Error::TooMany { wait }) if wait <= Duration::from_secs(4)));
        assert!(limiters.check_message(client("192.0.2.1"), None).is_ok(), "others at the address go on");
    }

    #[test]
    fn a_school_with_an_exemption_has_no_limit_per_address() {
        let exempt = vec!["192.0.2.0/24".parse().expect("a network")];
        let limiters = Limiters::new(&Limits { address_burst: 2, exempt, ..Limits::default() });
        for _ in 0..50 {
            assert!(limiters.check_address(client("192.0.2.77")).is_ok());
        }
        for _ in 0..2 {
            assert!(limiters.check_address(client("198.51.100.1")).is_ok());
        }
        assert!(limiters.check_address(client("198.51.100.1")).is_err());
    }

    #[test]
    fn an_account_is_throttled_from_everywhere() {
        let limiters = Limiters::new(&Limits { logins_per_quarter: 3, ..Limits::default() });
        for host in 1..=3 {
            assert!(limiters.check_log_in(client(&format!("192.0.2.{host}")), "Anna").is_ok());
        }
        assert!(limiters.check_log_in(client("192.0.2.4"), "anna").is_err());
    }
}
