//! My Account: the frame that its pages share, and the page that sums it up.

pub(crate) mod api;
mod frame;
mod page;

pub(crate) use frame::AccountPage;
pub(crate) use page::MyAccountPage;
