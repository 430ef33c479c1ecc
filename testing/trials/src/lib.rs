//! How often a test tries what is a matter of luck, and how long it waits for what has to come. Tests alone depend on this.

mod running;
mod waiting;

pub use running::Running;
pub use waiting::{SOON, eventually, eventually_blocking, in_time};

/// Where this is set, tests try as often as they can: `cargo xtask test soak` does that.
pub const SOAK: &str = "USER_SESSIONS_TEST_SOAK";

/// Enough to notice what goes wrong often, in the time that a test may take.
const FEW: usize = 300;

/// How often to try what has to hold however often it is tried: `whole` in a soak, else 300 times at most.
pub fn trials(whole: usize) -> usize {
    if is_soak() { whole } else { whole.min(FEW) }
}

fn is_soak() -> bool {
    std::env::var_os(SOAK).is_some()
}
