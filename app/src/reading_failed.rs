//! What stands in the place of something that could not be read.

use leptos::prelude::*;

use crate::AppError;
use crate::page_data::page_data;

/// Says that a page could not be loaded and that nothing was changed, and asks for it again at a click.
#[component]
pub(crate) fn ReadingFailed(error: AppError) -> impl IntoView {
    let reference = Some(page_data().reference).filter(|reference| !reference.is_empty());
    view! {
        <h1>"This page could not be loaded"</h1>
        <p>{error.explanation_of_reading()}</p>
        <p>
            <a class="button main" href="">
                "Try again"
            </a>
        </p>
        {reference.map(|reference| view! { <p class="quiet">{format!("Reference: {reference}")}</p> })}
    }
}
