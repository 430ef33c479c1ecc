//! What is filled into a message.

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
