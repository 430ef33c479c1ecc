//! What a page says: a message under a key, with what is filled in.

/// Something that is filled into a message.
#[derive(Clone, Debug)]
pub(crate) enum Argument {
    /// Text as it is.
    Text(String),
    /// A number, which may choose between the forms of a message, and is written as the language writes numbers.
    Number(u32),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

/// The message of this key in the page's language. What begins with `live-` a living part may say in the browser.
macro_rules! t {
    ($key:literal) => { $crate::language::say($key, &[]) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::say($key, &[$((stringify!($name), $crate::language::Argument::from($value))),+])
    };
}
pub(crate) use t;
