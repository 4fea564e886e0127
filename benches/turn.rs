//! One turn in the process, without store and network, by the size of the library; how long the index takes to build,
//! and what it holds. Each size in a process of its own, so that memory is that size's.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::ensure;
use medborgarsvar::dialogue::Knowledge;

use super::{
    figures::{mebibytes, millis, percentile, whole},
    grow,
    process::memory,
    questions::{self, Question},
};

/// The largest library, 100 000, is measured apart: building its index takes longer than all the rest.
const SIZES: [usize; 3] = [30, 1_000, 10_000];
/// Questions asked before anything is measured.
const WARM_UP: usize = 200;
/// After this long no further round of the questions begins.
const ENOUGH: Duration = Duration::from_secs(5);

/// Measures and prints Markdown: `[SIZE …]`.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    if let [flag, size] = arguments
        && flag == "--one"
    {
        return measure(size.parse()?);
    }
    let sizes: Vec<String> =
        if arguments.is_empty() { SIZES.iter().map(ToString::to_string).collect() } else { arguments.to_vec() };
    println!("| answers | p50 | p99 | mean | index built in | resident | at most while building |");
    println!("|---|---|---|---|---|---|---|");
    for size in sizes {
        let status = Command::new(std::env::current_exe()?).args(["turn", "--one", &size]).status()?;
        ensure!(status.success(), "{size} answers: {status}");
    }
    println!();
    Ok(())
}

fn measure(answers: usize) -> anyhow::Result<()> {
    let library = questions::bundled()?;
    let originals = library.answers.len();
    let library = grow::grown(library, answers);
    let size = library.answers.len();
    let started = Instant::now();
    let knowledge = Knowledge::new(library, questions::day()?)?;
    let built = started.elapsed();

    let asked = asked(size.div_ceil(originals))?;
    let at = questions::moment()?;
    for question in asked.iter().take(WARM_UP) {
        std::hint::black_box(questions::reply_to(&knowledge, question, at));
    }
    let mut times = Vec::new();
    let begun = Instant::now();
    while times.is_empty() || begun.elapsed() < ENOUGH {
        for question in &asked {
            let started = Instant::now();
            std::hint::black_box(questions::reply_to(&knowledge, question, at));
            times.push(started.elapsed());
        }
    }
    let mean = times.iter().sum::<Duration>() / u32::try_from(times.len())?;
    println!(
        "| {} | {} | {} | {} | {:.2} s | {} | {} |",
        whole(f64::from(u32::try_from(size)?)),
        millis(percentile(&mut times, 50)),
        millis(percentile(&mut times, 99)),
        millis(mean),
        built.as_secs_f64(),
        mebibytes(memory("self", "VmRSS")?),
        mebibytes(memory("self", "VmHWM")?),
    );
    Ok(())
}

/// Every question as it is, and once in the words of one of the copies.
fn asked(copies: usize) -> anyhow::Result<Vec<Question>> {
    let asked = questions::all()?;
    let of_copies = asked.iter().enumerate().filter(|_| copies > 1).map(|(number, question)| {
        // A step that visits copies all over the library.
        let copy = 1 + number * 7919 % (copies - 1);
        Question { text: grow::reword(&question.text, copy, copies), lang: question.lang }
    });
    let of_copies: Vec<Question> = of_copies.collect();
    Ok(asked.into_iter().chain(of_copies).collect())
}
