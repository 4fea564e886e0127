//! Figures for operations: their names, and the page that shows them in Prometheus' form; and spans for a collector.
//!
//! Floor 0. Without [`start`] nothing is counted and nothing costs. A label has one of a few fixed words: never a text,
//! an address, an id or anything else about a person.

#[cfg(feature = "otel")]
pub mod otlp;
pub mod spans;

use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Turns, by `kind` of reply.
pub const TURNS: &str = "medborgarsvar_turns_total";
/// Seconds of a turn, by `stage`: `respond`, `commit`.
pub const STAGE: &str = "medborgarsvar_stage_seconds";
/// Jobs that shared a transaction.
pub const GROUP: &str = "medborgarsvar_write_group_jobs";
/// Seconds of COMMIT, which is the sync to disk.
pub const SYNC: &str = "medborgarsvar_sync_seconds";
/// Transactions that failed.
pub const NOT_COMMITTED: &str = "medborgarsvar_transactions_failed_total";
/// Requests, by `class` of status.
pub const REQUESTS: &str = "medborgarsvar_requests_total";
/// Handovers that are open.
pub const OPEN_HANDOVERS: &str = "medborgarsvar_handovers_open";
/// Handovers that are open and past their due time.
pub const OVERDUE_HANDOVERS: &str = "medborgarsvar_handovers_overdue";
/// Letters that have arrived, by `audience`.
pub const LETTERS_SENT: &str = "medborgarsvar_letters_sent_total";
/// Tries to send a letter that failed, by `audience`.
pub const LETTERS_FAILED: &str = "medborgarsvar_letters_failed_total";
/// Letters that wait in the outbox, by `audience`.
pub const LETTERS_WAITING: &str = "medborgarsvar_letters_waiting";
/// Letters that were given up and wait for a person, by `audience`.
pub const LETTERS_DEAD: &str = "medborgarsvar_letters_dead";
/// Seconds since what the oldest waiting letter tells of happened, by `audience`.
pub const OLDEST_LETTER: &str = "medborgarsvar_letters_oldest_seconds";
/// Answers that citizens may be shown.
pub const ANSWERS: &str = "medborgarsvar_library_answers";
/// 1 when a changed library was refused.
pub const LIBRARY_FAULT: &str = "medborgarsvar_library_fault";

const SECONDS: [f64; 12] = [0.0001, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];
const JOBS: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Begins to count, for the whole process.
///
/// # Errors
/// When it counts already.
pub fn start() -> Result<PrometheusHandle, BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Full(GROUP.to_owned()), &JOBS)?
        .install_recorder()?;
    describe_counter!(TURNS, "Turns by kind of reply");
    describe_histogram!(STAGE, Unit::Seconds, "Time of a turn by stage");
    describe_histogram!(GROUP, "Jobs that shared a transaction");
    describe_histogram!(SYNC, Unit::Seconds, "Time of COMMIT, which is the sync to disk");
    describe_counter!(NOT_COMMITTED, "Transactions that failed");
    describe_counter!(REQUESTS, "Requests by class of status");
    describe_gauge!(OPEN_HANDOVERS, "Handovers that are open");
    describe_gauge!(OVERDUE_HANDOVERS, "Open handovers past their due time");
    describe_counter!(LETTERS_SENT, "Letters about handovers that have arrived, by audience");
    describe_counter!(LETTERS_FAILED, "Tries to send a letter that failed, by audience");
    describe_gauge!(LETTERS_WAITING, "Letters that wait in the outbox, by audience");
    describe_gauge!(LETTERS_DEAD, "Letters that were given up and wait for a person, by audience");
    describe_gauge!(OLDEST_LETTER, Unit::Seconds, "Age of the oldest letter that waits, by audience");
    describe_gauge!(ANSWERS, "Answers that citizens may be shown");
    describe_gauge!(LIBRARY_FAULT, "1 when a changed library was refused");
    Ok(handle)
}
