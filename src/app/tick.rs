//! What the clock does by itself: a lease runs out, and what nobody takes is called out louder each time (R8, R11).
//!
//! Every process ticks; of several that see the same, the store lets one act.

use jiff::Timestamp;

use crate::{
    calendar::local_date,
    handover::{Handover, Kind},
    store::Alarm,
};

use super::{App, AppError};

/// Who is alarmed, in turn: those at work, their substitutes, and by mail the function mailbox.
const STEPS: [&str; 3] = ["agents", "substitute", "mailbox"];

impl App {
    /// Puts back what was held by nobody who can be heard of, and alarms about what nobody takes.
    ///
    /// # Errors
    /// When the database fails; the next tick tries again.
    pub async fn tick(&self) -> Result<(), AppError> {
        self.lapse().await?;
        let now = self.now();
        let queued = now.saturating_sub(self.config().desk.unclaimed()).unwrap_or(now);
        for handover in self.store.alarming(queued, now).await? {
            if let Some((what, whom)) = self.alarm_about(&handover, now) {
                let alarm =
                    Alarm { handover: handover.id, before: handover.alarms, at: now, day: local_date(now), what, whom };
                self.store.commit(alarm).await?;
                tracing::warn!(handover = %handover.id, what, whom, "nobody has taken a handover");
            }
        }
        Ok(())
    }

    /// The next alarm about a handover that nobody has, when it is time for it. The clock of R8 goes straight to the
    /// substitute: the desk was warned before it ran out.
    fn alarm_about(&self, handover: &Handover, now: Timestamp) -> Option<(&'static str, &'static str)> {
        let step = usize::try_from(handover.alarms).ok()?;
        let unclaimed = i32::try_from(step).ok()?.saturating_add(1);
        let waited = now.duration_since(handover.queued_at);
        if handover.kind == Kind::Live && handover.due_at > now {
            let is_time = self.config().desk.unclaimed().checked_mul(unclaimed).is_some_and(|wait| waited >= wait);
            return STEPS.get(step).filter(|_| is_time).map(|whom| ("unclaimed", *whom));
        }
        let overdue = handover.due_at <= now;
        // One alarm to the substitute and one to the mailbox, whatever was said while it was a live chat.
        match (overdue, handover.alarms) {
            (true, ..3) if handover.kind == Kind::Live => STEPS.get(step).map(|whom| ("overdue", *whom)),
            (true, 0) => Some(("overdue", STEPS[1])),
            (true, 1) => Some(("overdue", STEPS[2])),
            _ => None,
        }
    }
}
