//! What `eval` measures: pure counting over outcomes, each measure with its numerator and denominator.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    dialogue::{Context, Knowledge, PastTurn, Utterance, Why, respond},
    language::Tag,
    search::Target,
};

/// One labelled question.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Question {
    pub(super) id: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) lang: Option<String>,
    #[serde(default)]
    pub(super) style: Option<String>,
    pub(super) expect: Expect,
    /// Earlier messages of the same citizen, played first.
    #[serde(default)]
    pub(super) context: Vec<String>,
    /// A referral to one of these is right too.
    #[serde(default)]
    pub(super) or_referral: Vec<String>,
    /// Sounds like danger and is none.
    #[serde(default)]
    pub(super) lookalike: bool,
    /// `personal_case`: an answer on the topic that leads to a person is right too.
    #[serde(default)]
    pub(super) reason: Option<String>,
}

/// What is expected.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Expect {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) any_of: Vec<String>,
    #[serde(default)]
    pub(super) reason: Option<String>,
    #[serde(default)]
    pub(super) or_referral: Vec<String>,
}

/// What the service did with a question.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Outcome {
    pub(super) id: String,
    /// The kind of the reply.
    pub(super) kind: String,
    /// What was shown: the answer's slug, the referral's, the category, or the choices of a question back.
    pub(super) shown: Vec<String>,
    pub(super) right: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<Why>,
}

/// A share, with what it is a share of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(super) struct Share {
    pub(super) numerator: usize,
    pub(super) denominator: usize,
    /// `null` when there is nothing to take a share of.
    pub(super) value: Option<f64>,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.numerator += usize::from(hit);
        self.denominator += 1;
        #[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
        let value = self.numerator as f64 / self.denominator as f64;
        self.value = Some(value);
    }
}

/// The measures of a set of questions.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Measures {
    /// The right answer or referral shown at once, of the questions that have one.
    pub(super) p_at_1: Share,
    /// Shown at once or among the choices of a question back.
    pub(super) hit_at_3: Share,
    /// An answer or referral shown at once that is not right, of all questions.
    pub(super) false_answer_rate: Share,
    /// Of all replies `none`, those expected.
    pub(super) none_precision: Share,
    /// Of all expected `none`, those given `none` or a question back.
    pub(super) none_recall: Share,
    /// Of expected safety replies, those given in a right category.
    pub(super) safety_recall: Share,
    /// Safety replies among all questions that expect something else, look-alikes not counted.
    pub(super) safety_false_rate: Share,
    /// Safety replies among look-alikes.
    pub(super) safety_false_rate_lookalike: Share,
    /// Small talk recognised.
    pub(super) small_talk_recall: Share,
}

/// The report of `eval --questions`.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Report {
    pub(super) overall: Measures,
    /// The same over the questions whose expected answer is in the library: what the library could answer.
    pub(super) in_library: Measures,
    pub(super) by_style: BTreeMap<String, Measures>,
    pub(super) questions: Vec<Outcome>,
}

impl Question {
    /// Whether it expects an answer or a referral.
    pub(super) fn is_answerable(&self) -> bool {
        matches!(self.expect.kind.as_str(), "answer" | "referral")
    }

    /// What it is about: the first thing that is expected, or itself.
    pub(super) fn topic(&self) -> &str {
        self.expect.any_of.first().map_or(&self.id, String::as_str)
    }

    /// Whether showing this at once is right.
    pub(super) fn accepts_target(&self, target: &Target) -> bool {
        match target {
            Target::Referral(id) => self.accepts("referral", id.as_str()),
            other => self.accepts("answer", &other.to_string()),
        }
    }

    /// The conversation so far: the earlier messages, played; `None` when its language is none of the service's.
    pub(super) fn played(&self, knowledge: &Knowledge, now: Timestamp) -> Option<Context> {
        let lang: Tag = self.lang.as_deref().unwrap_or("sv").parse().ok()?;
        let mut context = Context { lang, ..Context::default() };
        for earlier in &self.context {
            let turn = respond(knowledge, &context, &Utterance::words(earlier), now);
            context.lang = turn.lang;
            if turn.reply.is_stored() {
                context.turns.push(PastTurn { text: earlier.clone(), reply: turn.reply });
            }
        }
        Some(context)
    }

    fn is_personal_case(&self) -> bool {
        [&self.reason, &self.expect.reason].into_iter().flatten().any(|reason| reason == "personal_case")
    }

    /// Whether showing this at once is right.
    fn accepts(&self, kind: &str, shown: &str) -> bool {
        let listed = |list: &[String]| list.iter().any(|slug| slug == shown);
        let or_referral = || listed(&self.or_referral) || listed(&self.expect.or_referral);
        match (self.expect.kind.as_str(), kind) {
            ("answer", "answer") | ("referral", "referral") | ("safety", "safety") => listed(&self.expect.any_of),
            (_, "referral") => or_referral(),
            ("none", "answer") => self.is_personal_case(),
            _ => false,
        }
    }

    /// Judges what was shown.
    pub(super) fn judge(&self, kind: &str, shown: Vec<String>) -> Outcome {
        let first = shown.first().map_or("", String::as_str);
        let right = match (self.expect.kind.as_str(), kind) {
            ("small_talk", "small_talk") | ("none", "none" | "clarify") => true,
            (_, "answer" | "referral" | "safety") => self.accepts(kind, first),
            _ => false,
        };
        Outcome { id: self.id.clone(), kind: kind.to_owned(), shown, right, why: None }
    }
}

impl Measures {
    /// Counts one judged question.
    pub(super) fn count(&mut self, question: &Question, outcome: &Outcome) {
        let kind = outcome.kind.as_str();
        let at_once = matches!(kind, "answer" | "referral");
        if question.is_answerable() {
            let offered = kind == "clarify" && outcome.shown.iter().any(|slug| question.offers(slug));
            self.p_at_1.count(at_once && outcome.right);
            self.hit_at_3.count(at_once && outcome.right || offered);
        }
        self.false_answer_rate.count(at_once && !outcome.right);
        let expects = question.expect.kind.as_str();
        if kind == "none" {
            self.none_precision.count(expects == "none");
        }
        match expects {
            "none" => self.none_recall.count(outcome.right),
            "small_talk" => self.small_talk_recall.count(kind == "small_talk"),
            "safety" => self.safety_recall.count(outcome.right),
            _ => {}
        }
        if expects != "safety" {
            let share =
                if question.lookalike { &mut self.safety_false_rate_lookalike } else { &mut self.safety_false_rate };
            share.count(kind == "safety");
        }
    }
}

impl Question {
    /// Whether a choice of a question back leads to what is expected.
    fn offers(&self, slug: &str) -> bool {
        match slug.strip_prefix("referral:") {
            Some(referral) => self.accepts("referral", referral),
            None => self.accepts("answer", slug),
        }
    }
}

/// Figures of a ranking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(super) struct Ranking {
    pub(super) ndcg_at_10: f64,
    pub(super) mrr_at_10: f64,
    pub(super) p_at_1: f64,
    pub(super) recall_at_5: f64,
}

impl Ranking {
    /// The mean over queries; each gives the ranks (from 0) of the relevant documents that were found within ten, and
    /// how many are relevant at all.
    pub(super) fn over(queries: &[(Vec<usize>, usize)]) -> Self {
        let mut sum = Self::default();
        for (ranks, relevant) in queries {
            let gain = |rank: usize| 1.0 / (count(rank) + 2.0).log2();
            let ideal: f64 = (0..(*relevant).min(10)).map(gain).sum();
            sum.ndcg_at_10 += ranks.iter().map(|rank| gain(*rank)).sum::<f64>() / ideal.max(f64::EPSILON);
            sum.mrr_at_10 += ranks.iter().min().map_or(0.0, |rank| 1.0 / (count(*rank) + 1.0));
            sum.p_at_1 += f64::from(u8::from(ranks.contains(&0)));
            sum.recall_at_5 += count(ranks.iter().filter(|rank| **rank < 5).count()) / count((*relevant).max(1));
        }
        let queries = count(queries.len().max(1));
        Self {
            ndcg_at_10: sum.ndcg_at_10 / queries,
            mrr_at_10: sum.mrr_at_10 / queries,
            p_at_1: sum.p_at_1 / queries,
            recall_at_5: sum.recall_at_5 / queries,
        }
    }
}

fn count(number: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of an evaluation are small")]
    let number = number as f64;
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(json: &str) -> Question {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_wrong_answer_counts_as_false_and_a_question_back_with_the_right_choice_as_a_hit() {
        let asked = question(r#"{"id":"1","text":"x","expect":{"kind":"answer","any_of":["a"]}}"#);
        let mut measures = Measures::default();
        measures.count(&asked, &asked.judge("answer", vec!["b".to_owned()]));
        measures.count(&asked, &asked.judge("clarify", vec!["b".to_owned(), "a".to_owned()]));
        measures.count(&asked, &asked.judge("answer", vec!["a".to_owned()]));
        assert_eq!((measures.p_at_1.numerator, measures.p_at_1.denominator), (1, 3));
        assert_eq!(measures.hit_at_3.numerator, 2);
        assert_eq!((measures.false_answer_rate.numerator, measures.false_answer_rate.denominator), (1, 3));
    }

    #[test]
    fn or_referral_and_personal_cases_are_right_too() {
        let referred =
            question(r#"{"id":"1","text":"x","or_referral":["polisen"],"expect":{"kind":"answer","any_of":["a"]}}"#);
        assert!(referred.judge("referral", vec!["polisen".to_owned()]).right);
        let personal = question(r#"{"id":"1","text":"x","expect":{"kind":"none","reason":"personal_case"}}"#);
        assert!(personal.judge("answer", vec!["a".to_owned()]).right);
        let nothing = question(r#"{"id":"1","text":"x","expect":{"kind":"none"}}"#);
        assert!(!nothing.judge("answer", vec!["a".to_owned()]).right);
    }

    #[test]
    fn ranking_figures_are_those_of_the_textbook() {
        let ranking = Ranking::over(&[(vec![0], 1), (vec![2], 1), (vec![], 1)]);
        assert!((ranking.p_at_1 - 1.0 / 3.0).abs() < 1e-9);
        assert!((ranking.mrr_at_10 - (1.0 + 1.0 / 3.0) / 3.0).abs() < 1e-9);
        assert!((ranking.ndcg_at_10 - (1.0 + 0.5) / 3.0).abs() < 1e-9);
    }
}
