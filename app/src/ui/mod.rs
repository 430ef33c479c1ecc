//! Parts of a page that know no word of the domain.

mod address;
mod changing;
mod device_icon;
mod logo;
mod message;
mod password_field;

pub(crate) use address::Address;
pub(crate) use changing::Changing;
pub(crate) use device_icon::DeviceIcon;
pub(crate) use logo::Logo;
pub(crate) use message::{Message, Tone};
pub(crate) use password_field::PasswordField;
