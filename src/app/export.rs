//! Handovers are taken out as a package that can be registered (R16): chosen by reference, or by interval, body and kind
//! of record, never by searching for a person. That it was done is logged with every handover in it.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    calendar::stockholm,
    handover::{Agent, AgentId, Handover},
    knowledge::Library,
    language::Tag,
    records::{self, Happening, Interval, Made, Matter, Package, Selection},
    store::{LogLine, Note, NoteExport, ReceivedIn, Store},
};

use super::{App, AppError, Clock};

/// Who takes handovers out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exporter {
    /// A member of staff, at the desk.
    Staff(Box<Agent>),
    /// Whoever runs the program, as the operating system knows them.
    Operator(String),
}

/// A package that was made.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The package.
    pub package: Package,
    /// When.
    pub at: Timestamp,
}

impl Exporter {
    fn name(&self) -> String {
        match self {
            Self::Staff(agent) => format!("{}, {}", agent.first_name, agent.function),
            Self::Operator(name) => name.clone(),
        }
    }

    fn agent(&self) -> Option<AgentId> {
        match self {
            Self::Staff(agent) => Some(agent.id),
            Self::Operator(_) => None,
        }
    }
}

impl App {
    /// Takes one handover out, for a member of staff, and logs it.
    ///
    /// # Errors
    /// When there is none, or the log can't be written.
    pub async fn export(&self, agent: &Agent, handover: &Handover) -> Result<Exported, AppError> {
        let selection = Selection::Reference { reference: handover.reference.clone() };
        self.export_selection(agent, selection).await
    }

    /// Takes out what came in during an interval, for a member of staff, and logs it with each. A package of nothing is
    /// no package: there is nothing in it to log.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn export_interval(&self, agent: &Agent, interval: Interval) -> Result<Exported, AppError> {
        self.export_selection(agent, Selection::Interval(interval)).await
    }

    async fn export_selection(&self, agent: &Agent, selection: Selection) -> Result<Exported, AppError> {
        let (by, knowledge) = (Exporter::Staff(Box::new(agent.clone())), self.knowledge());
        let exported = export(&self.store, Some(&knowledge.library), &*self.clock, selection, &by).await?;
        note_export(&self.store, &exported, &by).await?;
        Ok(exported)
    }
}

/// Makes the package of a selection. It is to be written somewhere, and then noted with [`note_export`].
///
/// # Errors
/// When a reference is unknown, or the database fails.
pub async fn export(
    store: &Store,
    library: Option<&Library>,
    clock: &dyn Clock,
    selection: Selection,
    by: &Exporter,
) -> Result<Exported, AppError> {
    let handovers = match &selection {
        Selection::Reference { reference } => vec![store.handover_of_reference(reference.trim()).await?],
        Selection::Interval(interval) => store.handovers_received(&received_in(interval)).await?,
    };
    let staff = store.staff().await?;
    let mut matters = Vec::with_capacity(handovers.len());
    for handover in handovers {
        matters.push(matter(store, library, &staff, handover).await?);
    }
    let municipality = library.map(|library| library.municipality(Tag::Swedish).to_owned()).unwrap_or_default();
    let made = Made { at: clock.now(), by: by.name(), municipality, selection };
    let package = records::package(&matters, &made).map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "a package could not be made");
        AppError::Unavailable(None)
    })?;
    Ok(Exported { package, at: made.at })
}

/// Notes with every handover of a package that it was exported, by whom and when.
///
/// # Errors
/// When nothing can be stored.
pub async fn note_export(store: &Store, exported: &Exported, by: &Exporter) -> Result<(), AppError> {
    let handovers = exported.package.handovers.clone();
    tracing::info!(handovers = handovers.len(), by_staff = by.agent().is_some(), "exported");
    Ok(store.commit(NoteExport { handovers, at: exported.at, agent: by.agent(), by: by.name() }).await?)
}

/// Everything about a handover, as it stands now.
pub(super) async fn matter(
    store: &Store,
    library: Option<&Library>,
    staff: &BTreeMap<AgentId, String>,
    handover: Handover,
) -> Result<Matter, AppError> {
    let log = store.handover_log(handover.id).await?;
    let body = library.and_then(|library| library.bodies.get(&handover.body));
    Ok(Matter {
        body: body.map_or_else(|| handover.body.to_string(), |body| body.name.get(Tag::Swedish).to_owned()),
        conversation: store.conversation(handover.conversation).await?,
        happenings: log.into_iter().map(|line| happening(staff, line)).collect(),
        notes: store.notes(handover.id).await?.into_iter().map(|note| written(staff, note)).collect(),
        handover,
    })
}

fn written(staff: &BTreeMap<AgentId, String>, note: Note) -> records::Note {
    let by = staff.get(&note.agent).cloned().unwrap_or_else(|| note.agent.to_string());
    records::Note { at: note.at, by, text: note.text }
}

fn happening(staff: &BTreeMap<AgentId, String>, line: LogLine) -> Happening {
    // An account that is gone has left its id.
    let by = line.agent.map(|agent| staff.get(&agent).cloned().unwrap_or_else(|| agent.to_string()));
    Happening { at: line.at, by, what: line.what, detail: line.detail }
}

/// The interval as moments: from midnight to midnight, Swedish time.
fn received_in(interval: &Interval) -> ReceivedIn<'_> {
    ReceivedIn {
        from: midnight(interval.from),
        before: midnight(interval.to.saturating_add(1.day())),
        body: interval.body.as_ref().map(crate::knowledge::BodyId::as_str),
        record: interval.record,
    }
}

/// When a day begins.
fn midnight(date: Date) -> Timestamp {
    stockholm().to_timestamp(date.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}
