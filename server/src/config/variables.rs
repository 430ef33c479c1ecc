//! Settings as variables of the environment.

use clap::{Arg, Command};

/// What the name of every variable begins with.
pub(super) const PREFIX: &str = "USER_SESSIONS_";

/// The settings that are variables too, with their names.
pub(super) fn settings(command: &Command) -> impl Iterator<Item = (&Arg, &str)> {
    command.get_arguments().filter_map(|arg| Some((arg, arg.get_env()?.to_str()?)))
}
