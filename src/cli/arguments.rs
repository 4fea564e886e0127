//! What can be typed: commands and flags, each flag also an environment variable.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::{app::Role, handover::RecordChoice, knowledge::BodyId, language::Tag};

/// Self-service chat of a municipality: approved answers word for word, and a handover that nobody loses.
#[derive(Debug, Parser)]
#[command(name = "medborgarsvar", version, about, args_conflicts_with_subcommands = false)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) serve: ServeCall,
}

/// Flags that more than one command heeds.
#[derive(Debug, Clone, Args)]
pub(super) struct Common {
    /// Folder of the library [default: ./knowledge]
    #[arg(long, global = true, env = "MEDBORGARSVAR_KNOWLEDGE", value_name = "FOLDER")]
    pub(super) knowledge: Option<PathBuf>,
    /// Configuration file (TOML)
    #[arg(long, global = true, env = "MEDBORGARSVAR_CONFIG", value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Folder of the database [default: ./data]
    #[arg(long, global = true, env = "MEDBORGARSVAR_DATA", value_name = "FOLDER")]
    pub(super) data: Option<PathBuf>,
    /// Another database than the file in the data folder
    #[arg(long, global = true, env = "MEDBORGARSVAR_DATABASE_URL", value_name = "URL")]
    pub(super) database_url: Option<String>,
    /// Whether sample answers, which nobody has approved, may be shown
    #[arg(long, global = true, env = "MEDBORGARSVAR_SAMPLES", value_name = "true|false")]
    pub(super) samples: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Run the whole service (what happens without a command)
    Serve(ServeCall),
    /// Ask one question on the terminal
    Ask(AskCall),
    /// Validate the library: errors and broken rules fail, warnings don't
    Check(CheckCall),
    /// Measure answers on labelled questions, or ranking on a BEIR collection
    Eval(EvalCall),
    /// Take handovers out as a package that can be registered; or the answers (export answers)
    Export(ExportCall),
    /// Take answers or a catalogue of e-tjänster into the library
    #[command(subcommand)]
    Import(ImportCommand),
    /// Delete what the decisions in the configuration say, with a protocol
    Weed(WeedCall),
    /// Accounts for the desk
    #[command(subcommand)]
    User(UserCommand),
    /// The configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Copy the database to a file, while the service runs
    Backup(BackupCall),
    /// Put a copy back in place of the database; the service must stand still
    Restore(RestoreCall),
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print everything that is wrong with it, or "ok"
    Check(ServeCall),
}

#[derive(Debug, Args)]
pub(super) struct BackupCall {
    /// The file to write; there must be none
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct RestoreCall {
    /// A file that `backup` wrote
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Overwrite the database that is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Default, Args)]
pub(super) struct ServeCall {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, env = "MEDBORGARSVAR_LISTEN", value_name = "ADDRESS:PORT")]
    pub(super) listen: Option<SocketAddr>,
    /// The address people see [default: http:// and where it listens]
    #[arg(long, env = "MEDBORGARSVAR_PUBLIC_URL", value_name = "URL")]
    pub(super) public_url: Option<String>,
}

impl ServeCall {
    /// These flags, and where one is missing that of `before`: flags count before `serve` as well as after it.
    pub(super) fn or(self, before: Self) -> Self {
        Self { listen: self.listen.or(before.listen), public_url: self.public_url.or(before.public_url) }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Make an account; the password is read from standard input, or made and printed once
    Add(AddUser),
    /// Print the accounts: name, role, first name, function, whether it has ended
    List,
    /// Give an account another role
    Role(UserRole),
    /// Give an account a new password, read from standard input or made and printed once; its sessions end
    Password(UserName),
    /// Take an account's second factor away, because the phone is lost; its sessions end
    ResetFactor(UserName),
    /// End an account and its sessions at once
    End(UserName),
}

#[derive(Debug, Args)]
pub(super) struct UserName {
    /// The name to log in with
    #[arg(value_name = "NAME")]
    pub(super) name: String,
}

#[derive(Debug, Args)]
pub(super) struct UserRole {
    /// The name to log in with
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// What they may do
    #[arg(value_name = "ROLE")]
    pub(super) role: Role,
}

#[derive(Debug, Args)]
pub(super) struct AddUser {
    /// The name to log in with
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// What they may do
    #[arg(long, default_value = "agent", value_name = "ROLE")]
    pub(super) role: Role,
    /// First name, as citizens see it [default: the log-in name with a capital]
    #[arg(long, value_name = "NAME")]
    pub(super) first_name: Option<String>,
    /// Function, as citizens see it
    #[arg(long, default_value = "Medborgarservice", value_name = "FUNCTION")]
    pub(super) function: String,
}

#[derive(Debug, Args)]
pub(super) struct AskCall {
    /// The question
    #[arg(value_name = "TEXT")]
    pub(super) text: String,
    /// Language of the conversation: sv, sv-simple or en
    #[arg(long, default_value = "sv", value_name = "TAG")]
    pub(super) lang: Tag,
    /// Print the reply as the API gives it, and why it was chosen
    #[arg(long)]
    pub(super) json: bool,
    /// Say in words why the reply was chosen
    #[arg(long, conflicts_with = "json")]
    pub(super) explain: bool,
    /// Answer as on this date
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct CheckCall {
    /// Print everything as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// What is old breaks a rule too: reviews, verifications, fees
    #[arg(long)]
    pub(super) strict: bool,
    /// Put the front matter of the answers in its usual form first, and nothing else
    #[arg(long)]
    pub(super) fix: bool,
    /// Leave out a fifth of the ways to ask only, to see sooner whether answers are found
    #[arg(long)]
    pub(super) quick: bool,
    /// Check as on this date [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct EvalCall {
    /// Labelled questions, one JSON object a line
    #[arg(long, value_name = "FILE", required_unless_present = "beir", conflicts_with = "beir")]
    pub(super) questions: Option<PathBuf>,
    /// Folder with corpus.jsonl, queries.jsonl and qrels/test.tsv
    #[arg(long, value_name = "FOLDER")]
    pub(super) beir: Option<PathBuf>,
    /// Print the figures as JSON
    #[arg(long, id = "json")]
    pub(super) json: bool,
    /// Say of every question why it was answered so (with --json)
    #[arg(long, requires = "json")]
    pub(super) explain: bool,
    /// Fit the weights of the search to the questions anew; write them, and how true they are, into this checkout
    #[arg(long, value_name = "CHECKOUT", requires = "questions", conflicts_with_all = ["json", "beir"])]
    pub(super) calibrate: Option<PathBuf>,
    /// Answer as on this date [default: the one in `tests/eval/AS_OF`]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct WeedCall {
    /// Only say what would be deleted
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// By reference, or by interval, body and kind of record; never by searching for a person.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct ExportCall {
    #[command(subcommand)]
    pub(super) what: Option<ExportWhat>,
    /// Folder to write the package to; must be empty or not there yet
    #[arg(long, value_name = "FOLDER", required = true)]
    pub(super) out: Option<PathBuf>,
    /// One handover: MS-26-0001
    #[arg(long, value_name = "REFERENCE", required_unless_present = "from", conflicts_with_all = ["from", "to", "body", "record"])]
    pub(super) reference: Option<String>,
    /// Those that came in from this day on
    #[arg(long, value_name = "DATE", requires = "to")]
    pub(super) from: Option<Date>,
    /// Those that came in until this day, included
    #[arg(long, value_name = "DATE", requires = "from")]
    pub(super) to: Option<Date>,
    /// Only those of this body (an id in bodies.toml)
    #[arg(long, value_name = "BODY")]
    pub(super) body: Option<BodyId>,
    /// Only those closed with this choice
    #[arg(long, value_name = "register|keep_in_order|minor_importance", value_parser = record_choice)]
    pub(super) record: Option<RecordChoice>,
    /// Who takes them out, for the log
    #[arg(long, env = "USER", value_name = "NAME", required = true)]
    pub(super) by: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum ExportWhat {
    /// Print the library's answers as one table or one JSON, to be taken in again by `import answers`
    Answers(ExportAnswers),
}

#[derive(Debug, Args)]
pub(super) struct ExportAnswers {
    /// csv for spreadsheets, json for programs
    #[arg(long, value_name = "csv|json")]
    pub(super) format: AnswersFormat,
    /// File to write [default: standard output]
    #[arg(long = "to", value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswersFormat {
    /// A table for spreadsheets
    Csv,
    /// JSON for programs
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum ImportCommand {
    /// Answers from a file that `export answers` wrote
    Answers(ImportAnswers),
    /// The catalogue of e-tjänster, into services.toml
    Services(ImportServices),
}

#[derive(Debug, Args)]
pub(super) struct ImportAnswers {
    /// CSV or JSON, told by its content
    #[arg(long, value_name = "FILE")]
    pub(super) from: PathBuf,
    /// Only say what would change
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportServices {
    /// Address or file of the catalogue; for Open ePlatform the address of the portal is enough
    #[arg(long, value_name = "URL|FILE")]
    pub(super) from: String,
    /// What the catalogue is
    #[arg(long, value_name = "open-eplatform|csv|json")]
    pub(super) format: ServicesFormat,
    /// Only say what would change
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Take it in even if more than a fifth of the e-tjänster would be gone
    #[arg(long)]
    pub(super) force: bool,
    /// Give up after so many seconds
    #[arg(long, default_value_t = 30, value_name = "SECONDS")]
    pub(super) timeout: u64,
    /// Import as on this date [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ServicesFormat {
    /// The public API of Open ePlatform
    OpenEplatform,
    /// A table
    Csv,
    /// A list in JSON
    Json,
}

fn record_choice(word: &str) -> Result<RecordChoice, String> {
    let choice = serde_json::from_value(serde_json::Value::String(word.to_owned()));
    choice.map_err(|_| "use register, keep_in_order or minor_importance".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_to_listen_counts_before_and_after_serve() {
        let heard = |arguments: &[&str]| {
            let parsed = Arguments::try_parse_from(arguments).unwrap();
            let Some(Command::Serve(call)) = parsed.command else { panic!("not serve") };
            call.or(parsed.serve).listen
        };
        let wanted = "127.0.0.1:9".parse().ok();
        assert_eq!(heard(&["medborgarsvar", "--listen", "127.0.0.1:9", "serve"]), wanted);
        assert_eq!(heard(&["medborgarsvar", "serve", "--listen", "127.0.0.1:9"]), wanted);
        assert_eq!(heard(&["medborgarsvar", "--listen", "127.0.0.1:8", "serve", "--listen", "127.0.0.1:9"]), wanted);
    }
}
