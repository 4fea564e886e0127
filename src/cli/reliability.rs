//! Stated against true probability: whether of what is called 80 % sure four fifths are right.

use std::fmt::Write as _;

/// Probabilities in as many steps.
const STEPS: usize = 10;

/// What was stated, and what came true.
#[derive(Debug, Clone, Default)]
pub(super) struct Reliability {
    /// Of each step: how many, the sum of what was stated, and how many were right.
    steps: [(usize, f64, usize); STEPS],
}

impl Reliability {
    /// Counts probabilities with what came true.
    pub(super) fn of(stated: impl Iterator<Item = (f64, bool)>) -> Self {
        let mut reliability = Self::default();
        for (sure, right) in stated {
            let step = (0..STEPS).rev().find(|step| sure * count(STEPS) >= count(*step)).unwrap_or_default();
            let (all, sum, true_ones) = &mut reliability.steps[step];
            *all += 1;
            *sum += sure;
            *true_ones += usize::from(right);
        }
        reliability
    }

    /// The expected calibration error: how far what is stated lies from what comes true, on average.
    pub(super) fn error(&self) -> f64 {
        let all: usize = self.steps.iter().map(|(all, ..)| all).sum();
        let off: f64 = self.steps.iter().map(|(_, stated, right)| (stated - count(*right)).abs()).sum();
        off / count(all.max(1))
    }

    /// The steps that anything fell in: how many, the mean of what was stated, and the share that came true.
    pub(super) fn steps(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        let filled = self.steps.iter().filter(|(all, ..)| *all > 0);
        filled.map(|(all, stated, right)| (*all, stated / count(*all), count(*right) / count(*all)))
    }

    /// The reliability diagram, as SVG.
    pub(super) fn picture(&self) -> String {
        const SIDE: f64 = 320.0;
        const MARGIN: f64 = 48.0;
        let across = |share: f64| MARGIN + share * SIDE;
        let up = |share: f64| MARGIN / 2.0 + (1.0 - share) * SIDE;
        let (width, height) = (MARGIN * 1.5 + SIDE, MARGIN * 1.5 + SIDE);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             font-family=\"sans-serif\" font-size=\"12\">\n<title>Stated against true probability; expected calibration \
             error {:.3}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
            self.error()
        );
        for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let _ = writeln!(
                svg,
                "<path d=\"M{} {}H{}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{}\" text-anchor=\"end\">{tenth}</text>\
                 <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{tenth}</text>",
                across(0.0),
                up(tenth),
                across(1.0),
                across(0.0) - 6.0,
                up(tenth) + 4.0,
                across(tenth),
                up(0.0) + 18.0
            );
        }
        let _ = writeln!(
            svg,
            "<path d=\"M{} {}L{} {}\" stroke=\"#888\" stroke-dasharray=\"4 4\"/>",
            across(0.0),
            up(0.0),
            across(1.0),
            up(1.0)
        );
        let points: Vec<(usize, f64, f64)> = self.steps().collect();
        let line: Vec<String> =
            points.iter().map(|(_, stated, right)| format!("{:.1},{:.1}", across(*stated), up(*right))).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#005a9c\" stroke-width=\"2\"/>",
            line.join(" ")
        );
        for (all, stated, right) in points {
            let (x, y) = (across(stated), up(right));
            let _ = writeln!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#005a9c\"/><text x=\"{:.1}\" y=\"{:.1}\">{all}</text>",
                x + 6.0,
                y + 14.0
            );
        }
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">stated probability that the first is meant</text>\n\
             <text transform=\"translate(12 {}) rotate(-90)\" text-anchor=\"middle\">share that was</text>\n</svg>\n",
            across(0.5),
            up(0.0) + 38.0,
            up(0.5)
        );
        svg
    }
}

fn count(number: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
    let number = number as f64;
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_truly_has_no_error_and_what_is_boasted_has() {
        let honest = Reliability::of((0..10).map(|number| (0.8, number < 8)));
        assert!(honest.error() < 1e-9, "{}", honest.error());
        let boasting = Reliability::of((0..10).map(|number| (0.9, number < 5)));
        assert!((boasting.error() - 0.4).abs() < 1e-9, "{}", boasting.error());
        assert!(boasting.picture().contains("<circle"));
        assert!((Reliability::of([(1.0, true)].into_iter()).error()).abs() < 1e-9);
    }
}
