//! By what a person proved who they are.

/// How a session's person signed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum AuthenticationMethod {
    /// With the account's password.
    Password,
    /// In a way that a newer version of the service wrote.
    Other,
}

const NAMES: [(AuthenticationMethod, &str); 2] =
    [(AuthenticationMethod::Password, "pwd"), (AuthenticationMethod::Other, "other")];

impl AuthenticationMethod {
    /// The method's stable name, in storage and on the wire: the value of `amr` where there is one (RFC 8176, 2).
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(method, _)| *method == self).map_or("other", |(_, name)| name)
    }

    /// Reads a stable name; one from a newer version is [`Self::Other`].
    pub fn parse(name: &str) -> Self {
        NAMES.iter().find(|(_, known)| *known == name).map_or(Self::Other, |(method, _)| *method)
    }
}
