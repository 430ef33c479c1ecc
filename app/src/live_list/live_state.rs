//! How fresh a list is, and the switch for its updates.

use leptos::prelude::*;

use super::LiveList;
use crate::language::t;
use crate::live_updates::Freshness;
use crate::moment::Moment;
use crate::ui::Changing;

/// How fresh the list is, and the switch for its updates.
#[component]
pub(crate) fn LiveState(list: LiveList) -> impl IntoView {
    let live = list.live;
    // The server's page and one without JavaScript are true of one moment.
    let alive = list.localised;
    let class = move || match live.freshness.get() {
        Freshness::Live if alive.get() => "live",
        Freshness::Live | Freshness::Paused => "live paused",
        Freshness::Offline | Freshness::Stale | Freshness::Ended => "live stale",
    };
    let words = move || match live.freshness.get() {
        Freshness::Live if alive.get() => t!("live-live"),
        Freshness::Live => t!("live-as-of"),
        Freshness::Paused => t!("live-paused"),
        Freshness::Offline => t!("live-offline"),
        Freshness::Stale | Freshness::Ended => t!("live-stale"),
    };
    let words = Signal::derive(words);
    // While it is live, a moment would say nothing but that time goes by.
    let tells_moment = Memo::new(move |_| live.freshness.get() != Freshness::Live || !alive.get());
    let paused = move || live.freshness.get() == Freshness::Paused;
    let button = Signal::derive(move || if paused() { t!("live-resume") } else { t!("live-pause") });
    view! {
        <span class=class>
            <span>
                <Changing text=words />
                {move || {
                    tells_moment
                        .get()
                        .then(|| view! { " " <Moment at=live.as_of localised=list.localised.read_only() /> })
                }}
            </span>
            <button
                class="plain needs-script"
                aria-label=move || if paused() { t!("live-resume-name") } else { t!("live-pause-name") }
                on:click=move |_| live.toggle()
            >
                <Changing text=button />
            </button>
        </span>
    }
}
