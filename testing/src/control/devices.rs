//! Devices by their words, as the list shows them.

use domain::{Device, DeviceKind};

use super::problem::Problem;

/// Systems of which the kind of the device follows. What else there is, a test says by its user agent.
const KINDS: [(DeviceKind, &[&str]); 3] = [
    (
        DeviceKind::Computer,
        &["ChromeOS", "Debian", "Fedora", "FreeBSD", "Linux", "macOS", "Ubuntu", "Windows", "Windows 11"],
    ),
    (DeviceKind::Phone, &["Android", "iPhone"]),
    (DeviceKind::Tablet, &["iPad"]),
];

const LONGEST_NAME: usize = 40;

/// The device that is shown in these words.
pub(super) fn parse(words: &str) -> Result<Device, Problem> {
    let program = words.strip_prefix("A program (").and_then(|rest| rest.strip_suffix(')'));
    let device = match (program, words.split_once(" on ")) {
        (Some(name), _) => {
            Device { browser: Some(name.to_owned()), version: None, system: None, kind: DeviceKind::Program }
        }
        (None, Some((browser, system))) => Device {
            browser: Some(browser.to_owned()),
            version: None,
            system: Some(system.to_owned()),
            kind: kind(system),
        },
        (None, None) => {
            Device { browser: Some(words.to_owned()), version: None, system: None, kind: DeviceKind::Unknown }
        }
    };
    let is_name = |name: &String| {
        (1..=LONGEST_NAME).contains(&name.len())
            && name.chars().all(|letter| letter == ' ' || letter.is_ascii_graphic())
    };
    if !device.browser.iter().chain(&device.system).all(is_name) {
        let detail = format!(
            "{words:?} is no device such as \"Safari on iPhone\" or \"A program (curl)\", in names of up to {LONGEST_NAME} ASCII characters"
        );
        return Err(Problem::unusable(detail));
    }
    Ok(device)
}

fn kind(system: &str) -> DeviceKind {
    let kind = KINDS.iter().find(|(_, systems)| systems.contains(&system));
    kind.map_or(DeviceKind::Unknown, |(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_shown_in_the_words_that_it_was_asked_for() {
        for (words, kind) in [
            ("Safari on iPhone", DeviceKind::Phone),
            ("Safari on iPad", DeviceKind::Tablet),
            ("Firefox on Linux", DeviceKind::Computer),
            ("A program (curl)", DeviceKind::Program),
            ("An app on Toaster", DeviceKind::Unknown),
            ("Unknown device", DeviceKind::Unknown),
        ] {
            let device = parse(words).unwrap();
            assert_eq!((device.to_string().as_str(), device.kind), (words, kind));
        }
    }

    #[test]
    fn what_the_list_could_not_show_is_refused() {
        for words in ["", " on ", "Firefox on ", "Fire\nfox", "Füchsin on Linux", "A program ()", &"x".repeat(41)] {
            assert!(parse(words).is_err(), "{words:?}");
        }
    }
}
