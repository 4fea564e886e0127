//! The one place that prints.

use std::io::Write;

/// Prints a line to standard output; a closed pipe is no error of ours.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Prints a line to standard error.
pub(super) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Prints bytes to standard output as they are.
pub(super) fn bytes(bytes: &[u8]) {
    let _ = std::io::stdout().lock().write_all(bytes);
}
