//! The program `medborgarsvar`: hands its arguments to [`medborgarsvar::cli`] and turns the outcome into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    medborgarsvar::cli::main()
}
