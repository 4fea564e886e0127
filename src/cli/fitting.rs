//! Fitting: weights from labelled examples, by maximum likelihood with a pull towards what was known before.
//!
//! Two models, both by Newton's method: a choice among candidates (conditional logit) and a yes or no (logistic
//! regression). Small and plain, so that what the search believes can be worked out anew by anyone.

/// Steps of Newton's method: it is there after a dozen.
const STEPS: usize = 40;
/// So often a step is halved; and it is done when a step gains less than this share.
const MOST_HALVINGS: usize = 30;
const ENOUGH: f64 = 1e-7;

/// A question with its candidates: what was seen of each, and whether it is right.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub(super) candidates: Vec<(Vec<f64>, bool)>,
}

/// Weights for a choice among candidates. Questions without a right candidate teach nothing here. `pull` is how many
/// questions' worth of trust is put in `before`, or in all weights being nought.
pub(super) fn choice(questions: &[&Choice], before: Option<&[f64]>, pull: f64) -> Vec<f64> {
    let questions: Vec<&&Choice> =
        questions.iter().filter(|question| question.candidates.iter().any(|(_, right)| *right)).collect();
    let Some((row, _)) = questions.first().and_then(|question| question.candidates.first()) else { return Vec::new() };
    let scale = spread(questions.iter().flat_map(|question| question.candidates.iter().map(|(row, _)| row.as_slice())));
    let before: Vec<f64> = before.map_or_else(|| vec![0.0; row.len()], <[f64]>::to_vec);
    let scores = |question: &Choice, weights: &[f64]| -> Vec<f64> {
        question.candidates.iter().map(|(row, _)| dot(row, weights)).collect()
    };
    let loss = |weights: &[f64]| -> f64 {
        let of = |question: &&&Choice| {
            let scores = scores(question, weights);
            total(&scores, |_| true) - total(&scores, |place| question.candidates[place].1)
        };
        questions.iter().map(of).sum()
    };
    newton(&before, &scale, pull, loss, |weights, gradient, curve| {
        for question in &questions {
            let scores = scores(question, weights);
            let of_all = softmax(&scores, |_| true);
            let of_right = softmax(&scores, |place| question.candidates[place].1);
            let mean = mean(question, &of_all);
            for (place, (row, _)) in question.candidates.iter().enumerate() {
                let off: Vec<f64> = row.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
                add_outer(curve, &off, of_all[place]);
                for (slope, value) in gradient.iter_mut().zip(row) {
                    *slope += (of_all[place] - of_right[place]) * value;
                }
            }
        }
    })
}

/// Weights, and last the constant, for a yes or no; each row counts for as much as stands beside it.
pub(super) fn yes_or_no(rows: &[(&[f64], bool, f64)], pull: f64) -> Vec<f64> {
    let with_constant: Vec<(Vec<f64>, bool, f64)> =
        rows.iter().map(|(row, yes, counts)| (row.iter().copied().chain([1.0]).collect(), *yes, *counts)).collect();
    let Some((row, ..)) = with_constant.first() else { return Vec::new() };
    let mut scale = spread(with_constant.iter().map(|(row, ..)| row.as_slice()));
    // The constant is not pulled to nought.
    if let Some(constant) = scale.last_mut() {
        *constant = 0.0;
    }
    let loss = |weights: &[f64]| -> f64 {
        let of = |(row, yes, counts): &(Vec<f64>, bool, f64)| {
            let odds = dot(row, weights);
            // The logarithm of one plus e to the odds, without overflow.
            counts * (odds.max(0.0) + (-odds.abs()).exp().ln_1p() - if *yes { odds } else { 0.0 })
        };
        with_constant.iter().map(of).sum()
    };
    newton(&vec![0.0; row.len()], &scale, pull, loss, |weights, gradient, curve| {
        for (row, yes, counts) in &with_constant {
            let sure = logistic(dot(row, weights));
            add_outer(curve, row, counts * sure * (1.0 - sure));
            for (slope, value) in gradient.iter_mut().zip(row) {
                *slope += counts * (sure - f64::from(u8::from(*yes))) * value;
            }
        }
    })
}

pub(super) fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Newton's method, each step halved until it leads downwards. `slopes` adds the gradient and the curvature of what is to
/// be least at some weights, and `loss` says how much it is. A weight is pulled to where it begins, in units of the
/// spread of its feature.
fn newton(
    begin: &[f64],
    scale: &[f64],
    pull: f64,
    loss: impl Fn(&[f64]) -> f64,
    slopes: impl Fn(&[f64], &mut [f64], &mut [Vec<f64>]),
) -> Vec<f64> {
    let pulled = |weights: &[f64]| -> f64 {
        let off = weights.iter().zip(begin).zip(scale);
        loss(weights) + off.map(|((weight, begin), scale)| pull * (scale * (weight - begin)).powi(2)).sum::<f64>()
    };
    let mut weights = begin.to_vec();
    let mut least = pulled(&weights);
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; weights.len()];
        let mut curve = vec![vec![0.0; weights.len()]; weights.len()];
        slopes(&weights, &mut gradient, &mut curve);
        for (at, scale) in scale.iter().enumerate() {
            let pull = 2.0 * pull * scale * scale;
            gradient[at] += pull * (weights[at] - begin[at]);
            // A trifle keeps a feature that never differs from making the system singular.
            curve[at][at] += pull + 1e-9;
        }
        let mut step = solve(curve, gradient);
        let mut halvings = 0;
        let (next, loss) = loop {
            let next: Vec<f64> = weights.iter().zip(&step).map(|(weight, step)| weight - step).collect();
            let loss = pulled(&next);
            if loss < least || halvings == MOST_HALVINGS {
                break (next, loss);
            }
            halvings += 1;
            for step in &mut step {
                *step /= 2.0;
            }
        };
        if loss.is_nan() || loss >= least {
            break;
        }
        let gained = least - loss;
        (weights, least) = (next, loss);
        if gained < ENOUGH * least.abs() {
            break;
        }
    }
    weights
}

/// Gauss's elimination for a symmetric system.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for pivot in 0..count {
        let best = (pivot..count).max_by(|one, other| rows[*one][pivot].abs().total_cmp(&rows[*other][pivot].abs()));
        let best = best.unwrap_or(pivot);
        rows.swap(pivot, best);
        right.swap(pivot, best);
        let chosen = rows[pivot].clone();
        for row in pivot + 1..count {
            let factor = rows[row][pivot] / chosen[pivot];
            for (value, above) in rows[row].iter_mut().zip(&chosen) {
                *value -= factor * above;
            }
            right[row] -= factor * right[pivot];
        }
    }
    for pivot in (0..count).rev() {
        let known: f64 = (pivot + 1..count).map(|at| rows[pivot][at] * right[at]).sum();
        right[pivot] = (right[pivot] - known) / rows[pivot][pivot];
    }
    right
}

/// The logarithm of the sum of e to the scores that count.
fn total(scores: &[f64], counts: impl Fn(usize) -> bool) -> f64 {
    let counted = || scores.iter().enumerate().filter(|(place, _)| counts(*place)).map(|(_, score)| *score);
    let most = counted().fold(f64::NEG_INFINITY, f64::max);
    most + counted().map(|score| (score - most).exp()).sum::<f64>().ln()
}

fn softmax(scores: &[f64], counts: impl Fn(usize) -> bool) -> Vec<f64> {
    let most = scores.iter().enumerate().filter(|(place, _)| counts(*place)).map(|(_, score)| *score);
    let most = most.fold(f64::NEG_INFINITY, f64::max);
    let shares = scores.iter().enumerate();
    let shares: Vec<f64> = shares.map(|(at, score)| if counts(at) { (score - most).exp() } else { 0.0 }).collect();
    let all: f64 = shares.iter().sum();
    shares.into_iter().map(|share| share / all).collect()
}

fn mean(question: &Choice, shares: &[f64]) -> Vec<f64> {
    let mut mean = vec![0.0; question.candidates.first().map_or(0, |(row, _)| row.len())];
    for ((row, _), share) in question.candidates.iter().zip(shares) {
        for (mean, value) in mean.iter_mut().zip(row) {
            *mean += share * value;
        }
    }
    mean
}

/// The standard deviation of each feature.
fn spread<'a>(rows: impl Iterator<Item = &'a [f64]>) -> Vec<f64> {
    let (mut count, mut sums): (f64, Vec<(f64, f64)>) = (0.0, Vec::new());
    for row in rows {
        sums.resize(row.len(), (0.0, 0.0));
        count += 1.0;
        for ((sum, squares), value) in sums.iter_mut().zip(row) {
            *sum += value;
            *squares += value * value;
        }
    }
    sums.into_iter().map(|(sum, squares)| (squares / count - (sum / count).powi(2)).max(0.0).sqrt()).collect()
}

fn add_outer(matrix: &mut [Vec<f64>], row: &[f64], weight: f64) {
    for (line, one) in matrix.iter_mut().zip(row) {
        for (cell, other) in line.iter_mut().zip(row) {
            *cell += weight * one * other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples whose answers follow known weights, with a share of coin tosses.
    fn example(number: u32) -> (f64, f64) {
        let mixed = number.wrapping_mul(2_654_435_761);
        (f64::from(mixed >> 16) / 65_536.0, f64::from(mixed & 0xffff) / 65_536.0)
    }

    #[test]
    fn a_choice_is_learnt_from_what_was_chosen() {
        let questions: Vec<Choice> = (0..400)
            .map(|number| {
                let rows: Vec<Vec<f64>> =
                    (0..5).map(|place| example(number * 5 + place)).map(|(a, b)| vec![a, b]).collect();
                let best = (0..5)
                    .max_by(|one, other| dot(&rows[*one], &[2.0, -1.0]).total_cmp(&dot(&rows[*other], &[2.0, -1.0])));
                Choice { candidates: rows.into_iter().enumerate().map(|(at, row)| (row, Some(at) == best)).collect() }
            })
            .collect();
        let weights = choice(&questions.iter().collect::<Vec<_>>(), None, 1.0);
        let ratio = weights[0] / weights[1];
        assert!((ratio + 2.0).abs() < 0.2, "{weights:?}");
    }

    #[test]
    fn a_probability_is_learnt_from_yes_and_no() {
        let rows: Vec<(Vec<f64>, bool)> = (0..2000)
            .map(|number| {
                let (value, toss) = example(number);
                (vec![value], toss < logistic(4.0 * value - 2.0))
            })
            .collect();
        let given: Vec<(&[f64], bool, f64)> = rows.iter().map(|(row, yes)| (row.as_slice(), *yes, 1.0)).collect();
        let weights = yes_or_no(&given, 0.01);
        assert!((weights[0] - 4.0).abs() < 0.8 && (weights[1] + 2.0).abs() < 0.5, "{weights:?}");
    }
}
