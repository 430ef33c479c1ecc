//! What a person sees and asks: components and server functions, compiled for the server and for the browser. Reading
//! order: the shell and its routes, the pages by concept, what they share, and last the request being served.
#![recursion_limit = "512"]
#![expect(clippy::needless_pass_by_value, reason = "the properties of a component come by value")]
#![expect(unreachable_pub, reason = "Leptos's macros write `pub` on what they generate")]

mod app;
mod error;

mod account;
mod consent;
mod security;
mod sessions;
mod set_up;
mod sign_in;
mod websites;

mod brand;
mod half;
mod json;
mod language;
mod language_choice;
mod live_list;
mod live_updates;
mod living;
mod made_for;
mod moment;
mod narrow_page;
mod notice;
mod page_data;
mod page_script;
mod reading_failed;
mod ui;
mod words;

#[cfg(feature = "ssr")]
pub mod request;

pub use app::{App, shell};
pub use brand::Brand;
pub use consent::{ConsentView, RefusedView, SignOutView};
pub use error::AppError;
pub use language::{Language, marked};
#[cfg(not(target_family = "wasm"))]
pub use language::{for_page, text_in};
pub use made_for::{MADE_FOR_FIELD, MADE_FOR_HEADER, PageClient};
pub use notice::Notice;
pub use page_data::{Assets, DashboardView, PageData, RefusedCookie, SignInView};
pub use sessions::{SessionEnd, SessionQuestion};
pub use sign_in::safe_next;
pub use websites::RevokedWebsites;
