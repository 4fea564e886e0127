//! The program `medborgarsvar`: hands its arguments to [`medborgarsvar::cli`] and turns the outcome into an exit code.

use std::process::ExitCode;

#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    medborgarsvar::cli::main()
}
