//! What living parts say, as the page brings it.

use super::Argument;
use crate::page_script;

/// What the page says under this key.
pub(crate) fn say(key: &str, arguments: &[(&'static str, Argument)]) -> String {
    let count = arguments.iter().find_map(|(_, argument)| match argument {
        Argument::Number(count) => Some(*count),
        Argument::Text(_) => None,
    });
    arguments.iter().fold(page_script::text(key, count.unwrap_or_default()), |text, (name, argument)| {
        let argument = match argument {
            Argument::Text(text) => text.clone(),
            Argument::Number(count) => number(*count),
        };
        text.replace(&format!("{{{name}}}"), &argument)
    })
}

/// A number as the page's language writes it.
pub(crate) fn number(number: u32) -> String {
    page_script::number(number)
}

/// A length of time in whole units of "second" or "minute".
pub(crate) fn duration(count: u32, unit: &str) -> String {
    page_script::duration(count, unit)
}

/// How long ago something happened, in whole units of "minute", "hour" or "day"; of none, that it is now.
pub(crate) fn ago(count: u32, unit: &str) -> String {
    page_script::ago(count, unit)
}
