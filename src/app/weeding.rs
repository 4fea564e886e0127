//! Weeding (R16): every kind of record that is decided, by its own rule, with a protocol. What has expired goes without a
//! decision, since keys are no records.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    calendar::{local_date, stockholm},
    config::{Decided, Kind, Weeding},
    language::{Tag, Texts},
    store::{Protocol, Store, Tidy, Weed},
    when,
};

use super::{App, AppError, Clock, new_id};

/// A kind of record and how much of it was, or would be, weeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeded {
    /// The kind.
    pub kind: Kind,
    /// How many records.
    pub n: i64,
    /// Those from before this day, Swedish time.
    pub before: Date,
    /// The rule.
    pub decided: Decided,
}

impl App {
    /// Weeds by the rules of the configuration.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn weed(&self) -> Result<Vec<Weeded>, AppError> {
        weed(&self.store, &*self.clock, &self.config.weeding).await
    }
}

/// Weeds every decided kind and clears what has expired.
///
/// # Errors
/// When nothing can be stored; what was weeded until then has its protocol.
pub async fn weed(store: &Store, clock: &dyn Clock, rules: &Weeding) -> Result<Vec<Weeded>, AppError> {
    let mut done = Vec::new();
    for (kind, decided) in rules.decided() {
        let job = job(clock.now(), kind, decided)?;
        let mut n = 0;
        loop {
            let handful = store.commit(job.clone()).await?;
            n += handful.weeded;
            if !handful.more {
                break;
            }
        }
        tracing::info!(kind = kind.as_str(), n, before = %job.before_day, decision = job.decided.decision, "weeded");
        done.push(Weeded { kind, n, before: job.before_day, decided: job.decided });
    }
    store.commit(Tidy { now: clock.now() }).await?;
    Ok(done)
}

/// What [`weed`] would do now, without doing it. What waits for another kind to go first is not counted.
///
/// # Errors
/// When the database fails.
pub async fn would_weed(store: &Store, clock: &dyn Clock, rules: &Weeding) -> Result<Vec<Weeded>, AppError> {
    let mut found = Vec::new();
    for (kind, decided) in rules.decided() {
        let job = job(clock.now(), kind, decided)?;
        let n = i64::try_from(store.would_weed(&job).await?).unwrap_or(i64::MAX);
        found.push(Weeded { kind, n, before: job.before_day, decided: job.decided });
    }
    Ok(found)
}

/// Whole days: what is from the day that lies `days` back is kept until midnight.
fn job(at: Timestamp, kind: Kind, decided: Decided) -> Result<Weed, AppError> {
    let before_day = local_date(at).saturating_sub(i64::from(decided.days).days());
    let before = stockholm().to_timestamp(before_day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MIN);
    Ok(Weed { protocol: new_id(at)?, kind, at, before, before_day, decided })
}

/// A protocol as the text that is kept beside the database: its file name and what it says.
#[must_use]
pub fn protocol_file(protocol: &Protocol) -> (String, String) {
    let t = Texts::of(Tag::Swedish);
    let day = local_date(protocol.at);
    let id = protocol.id.to_string();
    let name = format!("{day}-{}-{}.txt", protocol.kind, id.rsplit('-').next().unwrap_or_default());
    let text = [
        t.records_protocol_title(),
        t.records_protocol_at(when::stamp(protocol.at)),
        t.records_protocol_kind(&protocol.kind),
        t.records_protocol_n(protocol.n),
        t.records_protocol_interval(when::stamp(protocol.oldest), when::stamp(protocol.newest)),
        t.records_protocol_decision(&protocol.decision, protocol.decided_on.to_string()),
        t.records_protocol_days(protocol.days),
        t.records_protocol_id(&id),
    ];
    (name, text.join("\n") + "\n")
}
