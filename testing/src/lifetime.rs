//! When it ends: with whoever started it, or when it is told to.

use std::io::{self, Read as _};
use std::thread;

use anyhow::Context as _;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;

/// What the process ends by.
pub(crate) struct Lifetime {
    signals: [Signal; 3],
    parent: oneshot::Receiver<()>,
}

impl Lifetime {
    /// Watches from now on.
    pub(crate) fn begin() -> anyhow::Result<Self> {
        let listen = |kind| signal(kind).context("cannot listen for the signals to stop");
        let signals =
            [listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?, listen(SignalKind::hangup())?];
        let (gone, parent) = oneshot::channel();
        // A thread of its own, because a read of standard input cannot be given up: the runtime would wait for it at its end.
        thread::spawn(move || {
            wait_for_the_end_of_input();
            let _ = gone.send(());
        });
        Ok(Self { signals, parent })
    }

    /// Done at the first signal, or when standard input is closed, which whoever started this holds.
    pub(crate) async fn over(self) {
        let Self { signals: [mut terminate, mut interrupt, mut hangup], parent } = self;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            _ = hangup.recv() => {}
            _ = parent => tracing::info!("standard input is closed: ending with whoever held it"),
        }
    }
}

fn wait_for_the_end_of_input() {
    let mut ignored = [0; 1024];
    loop {
        match io::stdin().lock().read(&mut ignored) {
            Ok(0) => return,
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return,
            _ => {}
        }
    }
}
