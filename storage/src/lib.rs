//! How accounts, sessions and clients are kept: the only crate that knows SQL. It implements the interface in
//! [`domain::storage`] and decides nothing that a rule of `domain` decides.

#![expect(clippy::duplicate_mod, reason = "what both databases understand is one text, compiled for each")]

mod backup;
mod connect;
mod deadlines;
mod error;
mod moving;
mod owner;
mod postgres;
mod private_file;
mod sqlite;
mod verifying;

pub use backup::{BackupError, back_up};
pub use connect::{connect, make_for_tests};
pub use deadlines::Deadlines;
pub use error::ConnectError;
pub use moving::error::MoveError;
pub use moving::{Progress, move_data};
pub use owner::{check_may_change, check_may_read, folder, hand_over};
pub use private_file::check_private;
