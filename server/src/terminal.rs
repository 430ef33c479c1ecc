//! What a command says to whoever gave it, and what it asks.

use std::fs::File;
use std::io::{self, Write as _};
use std::process::exit;
use std::sync::Arc;

use anyhow::Context as _;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::spawn_blocking;

/// Writes a line to standard output.
pub fn say(line: &str) -> anyhow::Result<()> {
    writeln!(io::stdout(), "{line}").context("cannot write to the terminal")
}

/// The terminal, while it is asked for something that it is not to show.
pub(crate) struct HiddenInput(());

impl HiddenInput {
    /// From now on, whatever asks the process to end has the terminal show again what is typed.
    pub(crate) fn begin() -> anyhow::Result<Self> {
        let terminal = Arc::new(Terminal::open().context("cannot read from the terminal")?);
        for kind in [SignalKind::hangup(), SignalKind::interrupt(), SignalKind::quit(), SignalKind::terminate()] {
            let mut signal = signal(kind).context("cannot listen for the signals to stop")?;
            let terminal = Arc::clone(&terminal);
            tokio::spawn(async move {
                signal.recv().await;
                terminal.restore();
                exit(ended_by(kind));
            });
        }
        Ok(Self(()))
    }

    /// Asks, and answers what was typed.
    pub(crate) async fn ask(&self, question: &'static str) -> anyhow::Result<String> {
        match spawn_blocking(move || rpassword::prompt_password(question)).await? {
            // Control-C, and the terminal is as it was.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => exit(ended_by(SignalKind::interrupt())),
            answer => answer.context("cannot read from the terminal"),
        }
    }
}

/// The status by which shells know that a signal ended a process.
fn ended_by(kind: SignalKind) -> i32 {
    128 + kind.as_raw_value()
}

struct Terminal {
    file: File,
    before: Termios,
}

impl Terminal {
    fn open() -> io::Result<Self> {
        let file = File::options().read(true).write(true).open("/dev/tty")?;
        let before = tcgetattr(&file)?;
        Ok(Self { file, before })
    }

    /// A terminal that is gone shows nothing anyway.
    fn restore(&self) {
        _ = tcsetattr(&self.file, OptionalActions::Now, &self.before);
        _ = writeln!(&self.file);
    }
}
