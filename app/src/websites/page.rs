//! The page of Authorized Websites.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::account::AccountPage;

/// `/account/websites`.
#[component]
pub(crate) fn WebsitesPage() -> impl IntoView {
    view! {
        <Title text="Authorized Websites" />
        <AccountPage path="/account/websites">
            <div class="head">
                <div>
                    <h1>"Authorized Websites"</h1>
                    <p>"Websites that you let use your account to sign you in."</p>
                </div>
            </div>
            <section class="card empty">
                <p>"No website has been authorized yet."</p>
            </section>
        </AccountPage>
    }
}
