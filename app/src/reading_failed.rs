//! What stands in the place of something that could not be read.

use leptos::prelude::*;

use crate::AppError;
use crate::language::t;
use crate::page_data::page_data;

/// Says that a page could not be loaded and that nothing was changed, and asks for it again at a click.
#[component]
pub(crate) fn ReadingFailed(error: AppError) -> impl IntoView {
    let reference = Some(page_data().reference).filter(|reference| !reference.is_empty());
    view! {
        <h1>{t!("error-not-loaded")}</h1>
        <p>{error.explanation_of_reading()}</p>
        <p>
            <a class="button main" href="">
                {t!("error-try-again")}
            </a>
        </p>
        {reference.map(|reference| view! { <p class="quiet">{t!("error-reference", reference = reference)}</p> })}
    }
}
