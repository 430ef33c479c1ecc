//! My Account: the frame that its pages share.

mod frame;

pub(crate) use frame::AccountPage;
