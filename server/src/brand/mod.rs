//! Whose service it is: a name, a picture and a colour, each from the settings.

pub(crate) mod accent_color;
pub(crate) mod files;
