//! A story that can't be told here says so on standard error, past the capture of output.

use std::io::Write;

/// Something is missing that can be had. Where nothing may be left out (`tests/run`, or any place that sets `CI`), that is
/// a failure.
pub(crate) fn missing(what: &str) {
    let strict = ["CI", "MEDBORGARSVAR_TEST_ALL"].into_iter().find(|name| std::env::var_os(name).is_some());
    assert!(strict.is_none(), "nothing may be skipped where {} is set: {what}", strict.unwrap_or_default());
    not_permitted(what);
}

/// The machine does not let us.
pub(crate) fn not_permitted(what: &str) {
    let thread = std::thread::current();
    // Not by `eprintln!`, which the test harness keeps to itself while a test passes.
    drop(writeln!(std::io::stderr(), "test {} ... SKIPPED: {what}", thread.name().unwrap_or("?")));
}
