//! Where an address is, as far as a file of the operator's knows. It helps people to recognise their sessions, and proves
//! nothing.

use std::net::IpAddr;

use crate::ClientAddress;

/// The country, the city and the network of an address.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Place(String);

/// What finds places, without asking anybody over a network.
pub trait Places: Send + Sync {
    /// The place of a public address, if it is known.
    fn find(&self, address: IpAddr) -> Option<Place>;
}

const LOCAL: &str = "local";

/// A longer name is cut: nothing is called that.
const LONGEST_NAME: usize = 60;

impl Place {
    /// A place on the internet: a country by its code (ISO 3166-1 alpha-2), the name of a city, and of the network's
    /// operator; `None` where nothing of it is known.
    pub fn new(country: Option<&str>, city: Option<&str>, network: Option<&str>) -> Option<Self> {
        let country = country.filter(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
        let parts = [country.unwrap_or_default().to_owned(), name(city), name(network)];
        parts.iter().any(|part| !part.is_empty()).then(|| Self(parts.join("\n")))
    }

    /// The operator's own network, where no public address is.
    pub fn local_network() -> Self {
        Self(LOCAL.to_owned())
    }

    /// Reads what [`Self::as_stored`] wrote.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The text that storage keeps.
    pub fn as_stored(&self) -> &str {
        &self.0
    }

    /// Whether it is the operator's own network.
    pub fn is_local(&self) -> bool {
        self.0 == LOCAL
    }

    /// The country's code (ISO 3166-1 alpha-2).
    pub fn country(&self) -> Option<&str> {
        self.part(0)
    }

    /// The city's name, in English.
    pub fn city(&self) -> Option<&str> {
        self.part(1)
    }

    /// Who runs the network.
    pub fn network(&self) -> Option<&str> {
        self.part(2)
    }

    /// The place without its city: what is kept of an account for longer than its addresses.
    #[must_use]
    pub fn without_city(&self) -> Self {
        if self.is_local() {
            return self.clone();
        }
        Self([self.country().unwrap_or_default(), "", self.network().unwrap_or_default()].join("\n"))
    }

    fn part(&self, index: usize) -> Option<&str> {
        if self.is_local() {
            return None;
        }
        self.0.split('\n').nth(index).filter(|part| !part.is_empty())
    }
}

/// A name as it can be stored and shown on a line.
fn name(text: Option<&str>) -> String {
    let kept = text.unwrap_or_default().chars().filter(|letter| !letter.is_control());
    kept.take(LONGEST_NAME).collect::<String>().trim().to_owned()
}

/// The place of an address, if anything finds places here.
pub(crate) fn place_of(places: Option<&dyn Places>, address: ClientAddress) -> Option<Place> {
    let (places, ClientAddress::Known(known)) = (places?, address) else {
        return None;
    };
    if address.is_local() { Some(Place::local_network()) } else { places.find(known) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_keeps_what_is_known_of_it() {
        let graz = Place::new(Some("AT"), Some("Graz"), Some("A1 Telekom")).unwrap();
        assert_eq!((graz.country(), graz.city(), graz.network()), (Some("AT"), Some("Graz"), Some("A1 Telekom")));
        assert_eq!(Place::from_stored(graz.as_stored().to_owned()), graz);
        let coarse = graz.without_city();
        assert_eq!((coarse.country(), coarse.city(), coarse.network()), (Some("AT"), None, Some("A1 Telekom")));
        assert_eq!(Place::new(None, None, Some("Magenta")).unwrap().network(), Some("Magenta"));
        assert_eq!(Place::new(None, None, None), None);
        assert_eq!(Place::new(Some("local"), Some(" \n"), Some("")), None);
    }

    #[test]
    fn a_name_out_of_a_file_stays_on_its_line() {
        let forged = Place::new(Some("AT"), Some("Graz\nCurrent Session\u{7}"), Some(&"x".repeat(500))).unwrap();
        assert_eq!(forged.city(), Some("GrazCurrent Session"));
        assert_eq!(forged.network().map(str::len), Some(LONGEST_NAME));
        assert!(!Place::new(None, Some("local"), None).unwrap().is_local());
    }

    #[test]
    fn private_addresses_are_the_local_network_and_no_file_is_asked() {
        struct Vienna;
        impl Places for Vienna {
            fn find(&self, _: IpAddr) -> Option<Place> {
                Place::new(Some("AT"), Some("Vienna"), None)
            }
        }
        let place = |address: &str| place_of(Some(&Vienna), ClientAddress::parse(address).unwrap());
        for local in ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.4", "169.254.3.4", "::1", "fd00::1", "fe80::1"]
        {
            assert_eq!(place(local), Some(Place::local_network()), "{local}");
        }
        assert_eq!(place("198.51.100.24").unwrap().city(), Some("Vienna"));
        assert_eq!(place("2001:db8::7").unwrap().city(), Some("Vienna"));
        assert_eq!(place("unknown"), None);
        assert_eq!(place_of(None, ClientAddress::parse("127.0.0.1").unwrap()), None);
    }
}
