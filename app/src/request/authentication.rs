//! Who asks. Every server function but signing in and setting up begins here.

use std::sync::{Arc, OnceLock};

use axum::http::request::Parts;
use domain::{Authentication, ClientAddress, CurrentSession, SecretToken, Visitor};
use leptos::prelude::use_context;
use tokio::time::timeout;

use super::answer::{continue_at, query, tell_next_page};
use super::device::device;
use super::language::speaking;
use super::{Services, client_address, end_view_for, failure, note_activity, services};
use crate::{AppError, Language, Notice};

/// The session that a page was asked for by, read once before the page is made.
#[derive(Clone, Debug)]
pub struct PageSession(pub CurrentSession);

/// The public id of the session that the asking page was made for, as the page itself says.
#[derive(Clone, Debug)]
pub struct MadeFor(pub String);

/// The session that this request belongs to; its person did something.
pub async fn current_session() -> Result<CurrentSession, AppError> {
    let (services, head) = (services()?, head()?);
    let current = session_of_page(&services, &head).await.map_err(failure)?;
    note_activity(&services, &head, &current).await;
    Ok(current)
}

/// The same for a form whose person comes back to `page`, if they are signed out by now and sign in again.
pub async fn current_session_or_back_at(page: &str) -> Result<CurrentSession, AppError> {
    let current = current_session().await;
    if let Err(AppError::SignedOut(_)) = &current {
        continue_at(&format!("/sign-in?{}", query(&[("next", page)])), None);
    }
    current
}

/// The same for a form with a new password: whoever sends the one of a page whose session is over would believe that the
/// password is another one now.
pub async fn current_session_or_no_change() -> Result<CurrentSession, AppError> {
    current_session().await.inspect_err(|error| {
        if matches!(error, AppError::SignedOut(_)) {
            continue_at("/sign-in", Some(&Notice::PasswordNotChanged));
        }
    })
}

/// The session that this request belongs to, asked for by a page that refreshes itself: that is not activity.
pub async fn watching_session() -> Result<CurrentSession, AppError> {
    let (services, head) = (services()?, head()?);
    if let Some(PageSession(current)) = head.extensions.get() {
        return Ok(current.clone());
    }
    session_of_page(&services, &head).await.map_err(failure)
}

/// The session that asks, from a page that was made for it and for no other.
async fn session_of_page(services: &Services, head: &Parts) -> Result<CurrentSession, AppError> {
    let current = authenticate(services, head).await?;
    // Every page of this version says what it was made for.
    let MadeFor(session) = head.extensions.get().ok_or(AppError::VersionSkew)?;
    refuse_other_pages(&current, session.as_bytes()).inspect_err(|error| {
        tell_next_page(&Notice::Failed { error: error.clone(), login_name: String::new() });
    })?;
    Ok(current)
}

/// Refuses what a page asks that was made for another session than the one that asks; `made_for` is that one's public id.
pub fn refuse_other_pages(current: &CurrentSession, made_for: &[u8]) -> Result<(), AppError> {
    if current.session.id.to_string().as_bytes() == made_for {
        Ok(())
    } else {
        Err(AppError::SignedInAs(current.account.login_name.to_string()))
    }
}

/// Whether the session cookie of a request turned out to be nobody's. Whoever answers the request puts it into its
/// extensions, and takes the cookie from the browser.
#[derive(Clone, Debug, Default)]
pub struct StrayCookie(Arc<OnceLock<Stray>>);

/// What is no session's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// Something that has never been a token, or several at once.
    Garbage,
    /// A token that nobody knows any more, which may be because a new one is on its way to the browser.
    Unknown,
}

impl StrayCookie {
    /// What was found, if anything was.
    pub fn found(&self) -> Option<Stray> {
        self.0.get().copied()
    }
}

/// Reads the cookie's session from storage, within the deadline.
pub async fn authenticate(services: &Services, head: &Parts) -> Result<CurrentSession, AppError> {
    let Some(token) = services.cookies.session(&head.headers) else {
        if services.cookies.has_session(&head.headers) {
            note(head, Stray::Garbage);
        }
        return Err(AppError::SignedOut(None));
    };
    let language = Language::of(&head.headers, &services.cookies);
    let current = authenticate_token(services, &token, client_address(&head.extensions), language).await;
    if matches!(current, Err(AppError::SignedOut(None))) {
        note(head, Stray::Unknown);
    }
    current
}

fn note(head: &Parts, stray: Stray) {
    if let Some(StrayCookie(found)) = head.extensions.get() {
        let _ = found.set(stray);
    }
}

/// Reads the token's session from storage, within the deadline. How it ended is said in `language`.
pub async fn authenticate_token(
    services: &Services,
    token: &SecretToken,
    address: ClientAddress,
    language: Language,
) -> Result<CurrentSession, AppError> {
    let asked = services.accounts.authenticate(token, address);
    match timeout(services.accounts.policy().read_deadline, asked).await {
        Err(late) => Err(late.into()),
        Ok(Err(error)) => Err(error.into()),
        Ok(Ok(Authentication::Open(current))) => Ok(*current),
        Ok(Ok(Authentication::Ended(end))) => {
            Err(AppError::SignedOut(Some(Box::new(speaking(language, || end_view_for(address, &end))))))
        }
        Ok(Ok(Authentication::Unknown)) => Err(AppError::SignedOut(None)),
    }
}

/// Who asks to be signed in, and what their browser holds.
pub fn visitor(services: &Services) -> Result<Visitor, AppError> {
    let head = head()?;
    Ok(Visitor {
        address: client_address(&head.extensions),
        device: device(&head.headers),
        replaces: services.cookies.session(&head.headers),
        browser: services.cookies.browser(&head.headers),
    })
}

fn head() -> Result<Parts, AppError> {
    use_context::<Parts>().ok_or(AppError::Internal)
}
