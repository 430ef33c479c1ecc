//! The page at which a person answers a website.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{ConsentView, RefusedView};
use crate::language::{marked, t};
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
    let (yes, no) = if view.asks_consent {
        (t!("consent-allow"), t!("consent-deny"))
    } else {
        (t!("consent-continue"), t!("live-cancel"))
    };
    let (before_name, name, after_name) = marked(&t!("consent-signed-in-as", name = &view.login_name));
    let (before_host, host, after_host) = marked(&t!("consent-return", place = &view.return_host));
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
                {before_name} <strong><bdi>{name}</bdi></strong> {after_name} " "
                <a href=view.another_account>{t!("consent-another-account")}</a>
            </p>
            {view.asks_consent.then(|| view! { <Access may=view.may keeps_access_for=view.keeps_access_for /> })}
            <input type="hidden" name="request" value=view.request />
            <MadeFor />
            {(view.asks_consent && view.asks_password)
                .then(|| view! { <p>{t!("consent-password-due")}</p> })}
            {view.asks_password.then(|| view! { <Password login_name=view.login_name.clone() /> })}
            <div class="buttons">
                <button class="main" name="decision" value="allow">
                    {yes}
                </button>
                // Saying no needs no password.
                <button name="decision" value="deny" formnovalidate>
                    {no}
                </button>
            </div>
            <p class="quiet">
                {before_host} <strong><bdi>{host}</bdi></strong> {after_host}
                {view.asks_consent.then(|| view! { <Revocable /> })}
            </p>
        </form>
    }
}

fn heading(view: &ConsentView) -> String {
    let website = &view.website;
    if view.asks_consent {
        t!("consent-title-allow", website = website)
    } else if view.asks_password {
        t!("consent-title-password", website = website)
    } else {
        t!("consent-title-continue", website = website)
    }
}

/// Says where it can be undone, behind another sentence.
#[component]
fn Revocable() -> impl IntoView {
    let (before, link, after) = marked(&t!("consent-revocable"));
    view! {
        " "
        {before}
        <a href="/account/websites">{link}</a>
        {after}
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
fn Access(may: Vec<String>, keeps_access_for: Option<u32>) -> impl IntoView {
    let lasts = match keeps_access_for {
        Some(days) => t!("consent-lasts-days", count = days),
        None => t!("consent-lasts-session"),
    };
    let items = may.into_iter().map(|may| view! { <li>{may}</li> });
    view! {
        <div>
            <h2>{t!("consent-may")}</h2>
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
        <PasswordField label=t!("live-password") name="password" autocomplete="current-password" />
    }
}

#[component]
fn Refused(refused: Option<RefusedView>) -> impl IntoView {
    let reason = match refused {
        Some(RefusedView::UnknownRedirectUri) => t!("consent-unknown-address"),
        Some(RefusedView::UnknownWebsite) | None => t!("consent-unknown-website"),
    };
    view! {
        <Title text=t!("consent-refused-title") />
        <h1>{t!("consent-refused")}</h1>
        <p>{reason}</p>
        <p>{t!("consent-refused-advice")}</p>
    }
}
