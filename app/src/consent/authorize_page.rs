//! The page at which a person answers a website.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{ConsentView, RefusedView};
use crate::made_for::MadeFor;
use crate::narrow_page::NarrowPage;
use crate::notice::NoticeMessage;
use crate::page_data::page_data;
use crate::ui::{Logo, PasswordField};
use crate::websites::logo_address;

/// `/oauth2/authorize`, when there is something to ask, or when the browser cannot be sent back.
#[component]
pub(crate) fn AuthorizePage() -> impl IntoView {
    let data = page_data();
    view! {
        <NarrowPage>
            {match data.consent {
                Some(view) => Either::Left(view! { <ConsentForm view /> }),
                None => Either::Right(view! { <Refused refused=data.refused /> }),
            }}
        </NarrowPage>
    }
}

/// A plain form: the browser leaves for the website, and nothing on the page has to be alive for that.
#[component]
fn ConsentForm(view: ConsentView) -> impl IntoView {
    let heading = heading(&view);
    let answer = if view.asks_consent { "Allow" } else { "Continue" };
    view! {
        <Title text=heading.clone() />
        <h1>
            <bdi>{heading}</bdi>
        </h1>
        <NoticeMessage notice=page_data().notice />
        <form class="card form settles" method="post" action="/api/websites/authorize">
            <div class="device">
                <Logo src=view.has_logo.then(|| logo_address(&view.website_id)) letter=view.website.chars().take(1).collect() />
                <span>
                    <strong>
                        <bdi>{view.website}</bdi>
                    </strong>
                    <Site site=view.site host=view.site_host />
                </span>
            </div>
            <p>
                "You are signed in as " <strong><bdi>{view.login_name.clone()}</bdi></strong> ". "
                <a href=view.another_account>"Use another account"</a>
            </p>
            {view.asks_consent.then(|| view! { <Access may=view.may lasts=view.lasts /> })}
            <input type="hidden" name="request" value=view.request />
            <MadeFor />
            {(view.asks_consent && view.asks_password)
                .then(|| view! { <p>"Enter your password to allow this: nothing is allowed yet."</p> })}
            {view.asks_password.then(|| view! { <Password login_name=view.login_name.clone() /> })}
            <div class="buttons">
                <button class="main" name="decision" value="allow">
                    {answer}
                </button>
                // Saying no needs no password.
                <button name="decision" value="deny" formnovalidate>
                    {if view.asks_consent { "Deny" } else { "Cancel" }}
                </button>
            </div>
            <p class="quiet">
                "You will return to " <strong><bdi>{view.return_host}</bdi></strong> "."
                {view
                    .asks_consent
                    .then(|| {
                        view! {
                            " You can revoke this at any time on "
                            <a href="/account/websites">"Authorized Websites"</a>
                            "."
                        }
                    })}
            </p>
        </form>
    }
}

fn heading(view: &ConsentView) -> String {
    let website = &view.website;
    if view.asks_consent {
        format!("Allow {website} to use your account?")
    } else if view.asks_password {
        format!("Enter your password to sign in to {website}")
    } else {
        format!("Sign in to {website}")
    }
}

#[component]
fn Site(site: Option<String>, host: Option<String>) -> impl IntoView {
    site.zip(host).map(|(site, host)| {
        view! {
            <small>
                <a href=site rel="noopener noreferrer external">
                    <bdi>{host}</bdi>
                </a>
            </small>
        }
    })
}

/// What the website may do, and for how long.
#[component]
fn Access(may: Vec<String>, lasts: String) -> impl IntoView {
    let items = may.into_iter().map(|may| view! { <li>{may}</li> });
    view! {
        <div>
            <h2>"This website will be able to"</h2>
            <ul class="may">{items.collect::<Vec<_>>()}</ul>
            <p class="quiet">{lasts}</p>
        </div>
    }
}

/// The password, with the name that it belongs to for password managers.
#[component]
fn Password(login_name: String) -> impl IntoView {
    view! {
        <input class="visually-hidden" name="login_name" autocomplete="username" value=login_name readonly tabindex="-1" aria-hidden="true" />
        <PasswordField label="Password" name="password" autocomplete="current-password" />
    }
}

#[component]
fn Refused(refused: Option<RefusedView>) -> impl IntoView {
    let reason = match refused {
        Some(RefusedView::UnknownRedirectUri) => "The website asked to return you to an unregistered address.",
        Some(RefusedView::UnknownWebsite) | None => "The request names a website that is not registered.",
    };
    view! {
        <Title text="Sign-in request" />
        <h1>"This sign-in request cannot be used"</h1>
        <p>{reason} " Nothing was sent anywhere."</p>
        <p>"Go back to the website and try again. If that does not help, the website's operator has to check its registration."</p>
    }
}
