//! Devices in words, in the page's language.

use domain::{Device, DeviceKind};

use crate::language::t;

/// "Firefox on Windows".
pub(crate) fn device_in_words(device: &Device) -> String {
    match (device.kind, &device.browser, &device.system) {
        (DeviceKind::Program, Some(name), _) => t!("device-program-named", name = name),
        (DeviceKind::Program, None, _) => t!("device-program"),
        (_, Some(browser), Some(system)) => t!("device-on", browser = browser, system = system),
        (_, Some(name), None) | (_, None, Some(name)) => name.clone(),
        (_, None, None) => t!("device-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elsewhere a device prints itself, in English.
    #[test]
    fn in_english_a_device_is_called_what_it_is_called_in_the_api() {
        let word = |word: &str| (!word.is_empty()).then(|| word.to_owned());
        for (kind, browser, system) in [
            (DeviceKind::Computer, "Firefox", "Windows"),
            (DeviceKind::Computer, "Firefox", ""),
            (DeviceKind::Phone, "", "iPhone"),
            (DeviceKind::Program, "curl", ""),
            (DeviceKind::Program, "", ""),
            (DeviceKind::Unknown, "", ""),
        ] {
            let device = Device { browser: word(browser), version: None, system: word(system), kind };
            assert_eq!(device_in_words(&device), device.to_string());
        }
    }
}
