//! What stands around such a list: what has been said, and what stays of the page when its session has ended.

use gloo_timers::callback::Timeout;
use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;

use super::LiveList;
use super::list::Over;
use crate::language::t;
use crate::live_updates::PollFuture;
use crate::made_for::login_name;
use crate::sessions::EndInWords;
use crate::sign_in::SignInAgain;
use crate::ui::Changing;

/// The page's living part: keeps itself up to date by `ask`, and empties itself when the session has ended.
#[component]
pub(crate) fn ListFrame<C: IntoView + 'static>(
    list: LiveList,
    poll_interval: u32,
    ask: Box<dyn Fn() -> PollFuture>,
    children: TypedChildrenFn<C>,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    list.start(poll_interval, root, ask);
    let children = children.into_inner();
    view! {
        <div class="stack" node_ref=root>
            {move || {
                match list.over.get() {
                    Some(over) => Either::Left(view! { <Emptied list over /> }),
                    None => Either::Right(children()),
                }
            }}
        </div>
    }
}

/// What has just happened, and what could not be done.
#[component]
pub(crate) fn Messages(list: LiveList) -> impl IntoView {
    let (pointed_at, focused) = (RwSignal::new(false), RwSignal::new(false));
    let class = move || match (list.problem.with(String::is_empty), list.status.with(String::is_empty)) {
        (false, _) => "messages problem",
        (true, false) => "messages good",
        (true, true) => "messages",
    };
    Effect::new(move |_: Option<Option<Timeout>>| {
        let said = class() != "messages" && !pointed_at.get() && !focused.get();
        said.then(|| Timeout::new(SAID_FOR, move || list.dismiss()))
    });
    let dismiss = move |_| {
        pointed_at.set(false);
        focused.set(false);
        list.dismiss();
        list.focus(None);
    };
    // A live region is read out when its text changes, so both are in the page all the time; the stylesheet shows one.
    view! {
        <div
            class=class
            on:pointerenter=move |_| pointed_at.set(true)
            on:pointerleave=move |_| pointed_at.set(false)
            on:focusin=move |_| focused.set(true)
            on:focusout=move |_| focused.set(false)
        >
            <p role="status">
                <Changing text=list.status />
            </p>
            <p role="alert">
                <Changing text=list.problem />
            </p>
            <button type="button" aria-label=t!("live-dismiss") on:click=dismiss>
                "✕"
            </button>
        </div>
    }
}

/// So many milliseconds a message stays that nobody points at.
const SAID_FOR: u32 = 10_000;

/// What stays of the page when it is not its session any more.
#[component]
pub(crate) fn Emptied(list: LiveList, over: Over) -> impl IntoView {
    let heading = over.heading();
    let rest = match over {
        Over::SignedInAs(_) => Either::Left(view! {
            <p>{t!("live-over-other-text")}</p>
            <p>
                <a href="" rel="external">
                    {t!("live-load-again")}
                </a>
            </p>
        }),
        Over::Ended(end) => {
            let by_somebody = end.as_ref().is_some_and(|end| end.is_by_somebody());
            let localised = list.localised.read_only();
            let how = match end {
                Some(end) => Either::Left(view! { <EndInWords end=*end localised /> }),
                None => Either::Right(t!("live-over-unknown-text")),
            };
            Either::Right(view! {
                <p>{how}</p>
                <SignInAgain login_name=login_name() may_be_a_stranger=by_somebody />
            })
        }
    };
    view! {
        <div class="ended-notice">
            <h1 node_ref=list.heading tabindex="-1">
                <bdi>{heading}</bdi>
            </h1>
            {rest}
        </div>
    }
}
