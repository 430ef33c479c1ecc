//! Settings of the whole service among the words of a command that has a flag of nearly the same name.

use std::ffi::OsStr;

use clap::Command;

use super::variables::settings;

/// What is wrong when a command is given a setting in the place of its own flag: the setting would be read, and the command
/// would do nothing of what was meant. `words` are those of the command line, without the program's name. Before the command,
/// settings are what they look like.
pub(super) fn misplaced(program: &Command, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Option<String> {
    let (mut command, mut path) = (program, String::new());
    for word in words {
        let Some(word) = word.as_ref().to_str() else { continue };
        if let Some(inner) = command.find_subcommand(word) {
            (command, path) = (inner, format!("{path}{word} "));
        } else if let Some(flag) = word.strip_prefix("--").and_then(|word| word.split('=').next())
            && let Some((_, name)) = settings(program).find(|(setting, _)| setting.get_long() == Some(flag))
            && let Some(own) = flags(command).find(|own| is_near(own, flag))
        {
            return Some(format!(
                "{path}has --{own}: --{flag} is the setting {name} of the whole service, and changes nothing here"
            ));
        }
    }
    None
}

/// The flags of a command that are no settings.
fn flags(command: &Command) -> impl Iterator<Item = &str> {
    command.get_arguments().filter(|arg| arg.get_env().is_none()).filter_map(|arg| arg.get_long())
}

/// Whether a command's own flag is a setting's in the singular, or the end of it.
fn is_near(own: &str, setting: &str) -> bool {
    let singular = setting.strip_suffix('s').unwrap_or(setting);
    own != setting && (singular == own || singular.strip_suffix(own).is_some_and(|before| before.ends_with('-')))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::Config;

    fn said(line: &str) -> Option<String> {
        misplaced(&Config::command(), line.split(' '))
    }

    #[test]
    fn a_setting_in_the_place_of_a_commands_own_flag_is_refused_with_the_flag() {
        for (line, own) in [
            ("website add --name Wiki --embed-origins https://wiki.example.com", "website add has --embed-origin:"),
            ("website add --embed-origins=https://wiki.example.com --name Wiki", "website add has --embed-origin:"),
            ("website change wiki --embed-origins https://wiki.example.com", "website change has --embed-origin:"),
            ("api-key add --right embed --embed-origins https://app.example.com", "api-key add has --origin:"),
        ] {
            let said = said(line).unwrap();
            assert!(said.starts_with(own) && said.contains("USER_SESSIONS_EMBED_ORIGINS"), "{line}: {said}");
        }
    }

    #[test]
    fn settings_stand_before_and_behind_every_other_command() {
        for line in [
            "--embed-origins https://wiki.example.com website add --name Wiki",
            "--embed-origins https://wiki.example.com",
            "serve --embed-origins https://wiki.example.com",
            "website add --name Wiki --embed-origin https://wiki.example.com --allow-private-websites",
            "website change wiki --no-embed-origins --database-url sqlite:other.sqlite",
            "website list --embed-origins https://wiki.example.com",
            "website add --public --public-url https://account.example.com --log-format json",
            "health --listen 127.0.0.1:3001",
            "--metrics-listen 127.0.0.1:9090",
            "serve --metrics-listen 127.0.0.1:9090 --listen 127.0.0.1:3001",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
