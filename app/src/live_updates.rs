//! The one place for polling: asks again and again while somebody can see the answer, and says how fresh it is.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};

use gloo_timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::AppError;
use crate::page_script;

/// How fresh the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Changes show within the poll interval.
    Live,
    /// The person has paused.
    Paused,
    /// The browser is offline.
    Offline,
    /// The last answers did not come.
    Stale,
    /// The session has ended: nothing is asked any more.
    Ended,
}

/// What a page shows of its polling.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LiveUpdates {
    /// How fresh the page is.
    pub(crate) freshness: RwSignal<Freshness>,
    /// The moment of the last answer, by the server's clock, in milliseconds since the Unix epoch.
    pub(crate) as_of: RwSignal<i64>,
    /// The present moment by the server's clock: moves once a second while the page is seen.
    pub(crate) now: RwSignal<i64>,
    ask_now: RwSignal<u32>,
}

/// One poll, under way.
pub(crate) type PollFuture = Pin<Box<dyn Future<Output = Result<ShowAnswer, AppError>>>>;

/// Shows an answer, unless a later question has overtaken it, and gives the moment that it is true of.
pub(crate) type ShowAnswer = Box<dyn FnOnce() -> i64>;

/// An answer that has not come after this many milliseconds is not waited for any longer.
pub(crate) const ANSWER_DEADLINE: u32 = 8_000;

/// The longest pause between two questions when answers fail.
const LONGEST_PAUSE: u32 = 30_000;

/// The pause between two questions of a hidden page, which asks only where its person wants to hear of what comes.
const HIDDEN_PAUSE: u32 = 60_000;

/// A page is stale when its answer is older than this many intervals.
const STALE_AFTER: i64 = 3;

impl LiveUpdates {
    /// A page whose content is true of `as_of`.
    pub(crate) fn new(as_of: i64) -> Self {
        Self {
            freshness: RwSignal::new(Freshness::Live),
            as_of: RwSignal::new(as_of),
            now: RwSignal::new(as_of),
            ask_now: RwSignal::new(0),
        }
    }

    /// Starts to ask every `interval` milliseconds, in the browser only, until `is_shown` says no. A failed answer makes
    /// the pauses longer, at random so that pages do not come back all at once.
    pub(crate) fn start(
        self,
        interval: u32,
        is_shown: impl Fn() -> bool + 'static,
        ask: impl Fn() -> PollFuture + 'static,
    ) {
        // What belongs to one thread is made in the effect and kept by it: a server's page may end on another thread.
        let mut parts = Some((is_shown, ask));
        Effect::new(move |started: Option<Option<Rc<Polling>>>| {
            self.ask_now.track();
            if let Some(polling) = started.as_ref().and_then(Option::as_ref) {
                polling.ask_for_certain();
            }
            started.flatten().or_else(|| {
                let (is_shown, ask) = parts.take()?;
                Some(Polling::start(self, interval, Box::new(is_shown), Box::new(ask)))
            })
        });
    }

    /// Asks at once, also while paused: something has just been changed, or is about to be.
    pub(crate) fn ask_now(self) {
        self.ask_now.update(|count| *count = count.wrapping_add(1));
    }

    /// Pauses, or goes on and catches up at once.
    pub(crate) fn toggle(self) {
        let paused = self.freshness.get_untracked() == Freshness::Paused;
        page_script::remember_paused(!paused);
        if paused {
            self.freshness.set(Freshness::Live);
            self.ask_now();
        } else {
            self.freshness.set(Freshness::Paused);
        }
    }

    /// Nothing is asked any more: the session has ended.
    pub(crate) fn end(self) {
        self.freshness.set(Freshness::Ended);
    }
}

struct Polling {
    page: LiveUpdates,
    interval: u32,
    failures: Cell<u32>,
    /// Counts questions, so that the answer to an overtaken one is not taken for fresh.
    asked: Cell<u32>,
    clock_ahead: Cell<i64>,
    next: RefCell<Option<Timeout>>,
    second: RefCell<Option<Interval>>,
    is_shown: Box<dyn Fn() -> bool>,
    ask: Box<dyn Fn() -> PollFuture>,
}

impl Polling {
    fn start(
        page: LiveUpdates,
        interval: u32,
        is_shown: Box<dyn Fn() -> bool>,
        ask: Box<dyn Fn() -> PollFuture>,
    ) -> Rc<Self> {
        if page_script::was_paused() {
            page.freshness.set(Freshness::Paused);
        }
        let clock_ahead = page.as_of.get_untracked() - browser_now();
        let polling = Rc::new(Self {
            page,
            interval,
            failures: Cell::new(0),
            asked: Cell::new(0),
            clock_ahead: Cell::new(clock_ahead),
            next: RefCell::new(None),
            second: RefCell::new(None),
            is_shown,
            ask,
        });
        for event in ["visibilitychange", "online", "offline", "pageshow"] {
            let weak = Rc::downgrade(&polling);
            let listener = window_event_listener_untyped(event, move |_| {
                with(&weak, |polling| {
                    polling.tick();
                    polling.ask();
                });
            });
            // The page's own listeners live as long as the page; a part that was replaced is not shown, and so not asked for.
            std::mem::forget(listener);
        }
        let weak = Rc::downgrade(&polling);
        *polling.second.borrow_mut() = Some(Interval::new(1_000, move || with(&weak, Polling::tick)));
        polling.schedule(interval);
        polling
    }

    /// Moves the page's clock, and says so when the answer has grown old.
    fn tick(self: &Rc<Self>) {
        if !(self.is_shown)() {
            self.second.borrow_mut().take();
            self.next.borrow_mut().take();
            return;
        }
        let now = browser_now() + self.clock_ahead.get();
        self.page.now.set(now);
        let age = now - self.page.as_of.get_untracked();
        let limit = STALE_AFTER * i64::from(self.interval);
        let freshness = match self.page.freshness.get_untracked() {
            settled @ (Freshness::Paused | Freshness::Ended) => settled,
            _ if !is_online() => Freshness::Offline,
            Freshness::Live | Freshness::Offline if age <= limit => Freshness::Live,
            _ => Freshness::Stale,
        };
        if freshness != self.page.freshness.get_untracked() {
            self.page.freshness.set(freshness);
        }
    }

    fn schedule(self: &Rc<Self>, pause: u32) {
        let weak = Rc::downgrade(self);
        *self.next.borrow_mut() = Some(Timeout::new(pause, move || with(&weak, Polling::ask)));
    }

    /// Asks now, unless nobody wants the answer; the next question follows the answer, so they never overlap.
    fn ask(self: &Rc<Self>) {
        if self.page.freshness.get_untracked() != Freshness::Paused {
            self.ask_for_certain();
        }
    }

    fn ask_for_certain(self: &Rc<Self>) {
        let ended = self.page.freshness.get_untracked() == Freshness::Ended;
        let unseen = document().hidden() && !page_script::wants_to_be_told();
        if ended || unseen || !is_online() || !(self.is_shown)() {
            return;
        }
        let number = self.asked.get().wrapping_add(1);
        self.asked.set(number);
        self.give_up_later(number);
        let polling = Rc::clone(self);
        let question = (self.ask)();
        spawn_local(async move {
            let answer = question.await;
            if polling.asked.get() == number {
                polling.take(answer);
            }
        });
    }

    fn give_up_later(self: &Rc<Self>, number: u32) {
        let weak = Rc::downgrade(self);
        let give_up = Timeout::new(ANSWER_DEADLINE, move || {
            with(&weak, |polling| {
                if polling.asked.get() == number {
                    polling.asked.set(number.wrapping_add(1));
                    polling.take(Err(AppError::Unreachable));
                }
            });
        });
        *self.next.borrow_mut() = Some(give_up);
    }

    fn take(self: &Rc<Self>, answer: Result<ShowAnswer, AppError>) {
        match answer {
            Ok(show) => {
                let as_of = show();
                self.failures.set(0);
                self.clock_ahead.set(as_of - browser_now());
                self.page.as_of.set(as_of);
                self.page.now.set(as_of);
                if !matches!(self.page.freshness.get_untracked(), Freshness::Paused | Freshness::Ended) {
                    self.page.freshness.set(Freshness::Live);
                }
                let nobody_looks = document().hidden();
                self.schedule(if nobody_looks { HIDDEN_PAUSE.max(self.interval) } else { self.interval });
            }
            Err(error) => {
                self.failures.set(self.failures.get().saturating_add(1));
                let wait = match error {
                    AppError::TooManyAttempts(seconds) => seconds.saturating_mul(1_000),
                    _ => pause_after(self.interval, self.failures.get(), js_sys::Math::random()),
                };
                self.schedule(wait);
                self.tick();
            }
        }
    }
}

fn with(weak: &Weak<Polling>, act: impl FnOnce(&Rc<Polling>)) {
    if let Some(polling) = weak.upgrade() {
        act(&polling);
    }
}

/// Half as long again for every failure, up to the longest, give or take a fifth.
fn pause_after(interval: u32, failures: u32, random: f64) -> u32 {
    let grown = (0..failures.min(20)).fold(f64::from(interval), |pause, _| (pause * 1.5).min(f64::from(LONGEST_PAUSE)));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 36,000 and positive")]
    let pause = (grown * (0.8 + 0.4 * random)) as u32;
    pause
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are whole numbers far below 2^53")]
fn browser_now() -> i64 {
    js_sys::Date::now() as i64
}

/// Whether the browser believes that it is online.
pub(crate) fn is_online() -> bool {
    window().navigator().on_line()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_with_every_failure_and_stay_bounded() {
        assert_eq!(pause_after(1_000, 0, 0.5), 1_000);
        assert_eq!(pause_after(1_000, 1, 0.5), 1_500);
        assert_eq!(pause_after(1_000, 2, 0.5), 2_250);
        assert_eq!(pause_after(1_000, 100, 0.5), LONGEST_PAUSE);
        assert!(pause_after(1_000, 100, 1.0) <= LONGEST_PAUSE + LONGEST_PAUSE / 5);
        assert!(pause_after(1_000, 1, 0.0) < pause_after(1_000, 1, 1.0));
    }
}
