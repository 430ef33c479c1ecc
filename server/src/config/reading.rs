//! Reads the command line and the environment. Whatever is wrong is one line that names the setting in both spellings.

use std::env;
use std::error::Error as _;
use std::process::exit;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory as _, Error, FromArgMatches};
use tracing_subscriber::EnvFilter;

use super::Config;
use super::misplaced::misplaced;
use super::values::EXAMPLES;
use super::variables::{PREFIX, settings};

/// The status of a process that was not told rightly what to do.
const MISUSED: i32 = 2;

impl Config {
    /// Reads the command line and the environment, as [`read_settings`] does.
    pub fn read() -> Self {
        read_settings(Self::command())
    }
}

/// Reads what the command line and the environment say of a command's settings. Shows help and ends the process where that
/// is asked for, and says in one line what is wrong with a setting. A variable that is set and empty, as compose files set
/// those that nobody gave, is read as if it were not set.
pub fn read_settings<S: FromArgMatches>(command: Command) -> S {
    let command = without_empty_variables(command);
    let settings = command.clone();
    if let Some(refusal) = misplaced(&settings, env::args_os().skip(1)) {
        refuse(&settings, &refusal);
    }
    let read = command.try_get_matches().and_then(|mut matches| S::from_arg_matches_mut(&mut matches));
    let read = read.unwrap_or_else(|error| match refusal(&settings, &error) {
        Some(refusal) => refuse(&settings, &refusal),
        None => error.exit(),
    });
    if let Err(refusal) = log_level() {
        refuse(&settings, &refusal);
    }
    read
}

/// What is logged, by the variable that all programs of its kind go by, or at the level of information.
pub(crate) fn log_level() -> Result<EnvFilter, String> {
    let level = env::var(EnvFilter::DEFAULT_ENV).unwrap_or_default();
    let level = if level.trim().is_empty() { "info" } else { level.trim() };
    EnvFilter::try_new(level)
        .map_err(|error| format!("RUST_LOG cannot be {level:?}: {error}; as in info,security=warn"))
}

fn refuse(command: &Command, refusal: &str) -> ! {
    eprintln!("{}: {refusal}", command.get_name());
    exit(MISUSED)
}

fn without_empty_variables(command: Command) -> Command {
    command.mut_args(|arg| {
        let value = arg.get_env().and_then(env::var_os);
        let is_empty = value.is_some_and(|value| value.to_str().is_some_and(|value| value.trim().is_empty()));
        if is_empty { arg.env(None::<&'static str>) } else { arg }
    })
}

/// What is wrong, if it is wrong with a setting.
fn refusal(command: &Command, error: &Error) -> Option<String> {
    if error.kind() == ErrorKind::InvalidUtf8 {
        let is_no_text = |name: &str| env::var_os(name).is_some_and(|value| value.to_str().is_none());
        let (arg, name) = settings(command).find(|(_, name)| is_no_text(name))?;
        return Some(format!("{} is no text in UTF-8{}", spellings(arg, name), example(name)));
    }
    let Some(ContextValue::String(shown)) = error.get(ContextKind::InvalidArg) else { return None };
    let flag = shown.strip_prefix("--")?.split(|end: char| !end.is_ascii_alphanumeric() && end != '-').next()?;
    let (arg, name) = settings(command).find(|(arg, _)| arg.get_long() == Some(flag))?;
    let value = match error.get(ContextKind::InvalidValue) {
        Some(ContextValue::String(value)) => value.as_str(),
        _ => "",
    };
    let reason = error.source().map(|source| format!(": {source}")).unwrap_or_default();
    Some(format!("{} cannot be {value:?}{reason}{}", spellings(arg, name), example(name)))
}

fn spellings(arg: &Arg, name: &str) -> String {
    arg.get_long().map_or_else(|| name.to_owned(), |flag| format!("{name} (--{flag})"))
}

fn example(name: &str) -> String {
    let example = EXAMPLES.iter().find(|(setting, _)| name.strip_prefix(PREFIX) == Some(*setting));
    example.map(|(_, examples)| format!("; as in {}", examples.join(" or "))).unwrap_or_default()
}
