//! Places in words.

use domain::Place;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale_core::Locale;

use crate::language::{language, t};

/// "Vienna, Austria", as people who read the page call a place; nothing where only its network is known. Countries have their names out of the
/// Unicode CLDR.
pub fn place_name(place: &Place) -> Option<String> {
    if place.is_local() {
        return Some(t!("place-local"));
    }
    let country = place.country().map(|code| country_name(code).unwrap_or_else(|| code.to_owned()));
    match (place.city().map(str::to_owned), country) {
        // A city that is a country, such as Singapore, is said once.
        (Some(city), Some(country)) if city != country => {
            Some(t!("place-city-country", city = city, country = country))
        }
        (city, country) => city.or(country),
    }
}

fn country_name(code: &str) -> Option<String> {
    let locale: Locale = language().tag().parse().ok()?;
    let names = RegionDisplayNames::try_new(locale.into(), DisplayNamesOptions::default()).ok()?;
    names.of(code.parse().ok()?).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_called_what_people_call_it() {
        for (country, city, network, name) in [
            (Some("AT"), Some("Vienna"), Some("Magenta"), Some("Vienna, Austria")),
            (Some("DE"), None, None, Some("Germany")),
            (None, Some("Atlantis"), None, Some("Atlantis")),
            (Some("SG"), Some("Singapore"), None, Some("Singapore")),
            (Some("QZ"), Some("Nowhere"), None, Some("Nowhere, QZ")),
            (None, None, Some("Magenta"), None),
        ] {
            let place = Place::new(country, city, network).unwrap();
            assert_eq!(place_name(&place).as_deref(), name);
        }
        assert_eq!(place_name(&Place::local_network()).as_deref(), Some("Local network"));
    }
}
