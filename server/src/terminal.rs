//! What a command says to whoever gave it, and what it asks.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::exit;
use std::sync::Arc;

use anyhow::Context as _;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::spawn_blocking;

/// Writes a line to standard output.
pub fn say(line: &str) -> anyhow::Result<()> {
    writeln!(io::stdout(), "{line}").context("cannot write to the terminal")
}

/// The terminal, while it is asked for something that it is not to show.
pub(crate) struct HiddenInput(Arc<Terminal>);

impl HiddenInput {
    /// From now on, whatever asks the process to end has the terminal show again what is typed.
    pub(crate) fn begin() -> anyhow::Result<Self> {
        let terminal = Arc::new(Terminal::hiding_input().context("cannot read from the terminal")?);
        for kind in [SignalKind::hangup(), SignalKind::interrupt(), SignalKind::quit(), SignalKind::terminate()] {
            let mut signal = signal(kind).context("cannot listen for the signals to stop")?;
            let terminal = Arc::clone(&terminal);
            tokio::spawn(async move {
                signal.recv().await;
                terminal.end(kind);
            });
        }
        Ok(Self(terminal))
    }

    /// Asks, and answers what was typed.
    pub(crate) async fn ask(&self, question: &'static str) -> anyhow::Result<String> {
        let terminal = Arc::clone(&self.0);
        spawn_blocking(move || terminal.ask(question)).await?.context("cannot read from the terminal")
    }
}

impl Drop for HiddenInput {
    fn drop(&mut self) {
        self.0.restore(OptionalActions::Now);
    }
}

struct Terminal {
    file: File,
    before: Termios,
}

impl Terminal {
    /// Hides what is typed already now: fast fingers and programs do not wait for the question. Nothing else changes the
    /// terminal after this, so a signal that restores it at any moment has the last word.
    fn hiding_input() -> io::Result<Self> {
        let file = File::options().read(true).write(true).open("/dev/tty")?;
        let before = tcgetattr(&file)?;
        let mut hiding = before.clone();
        hiding.local_modes.remove(LocalModes::ECHO);
        hiding.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(&file, OptionalActions::Now, &hiding)?;
        Ok(Self { file, before })
    }

    fn ask(&self, question: &str) -> io::Result<String> {
        (&self.file).write_all(question.as_bytes())?;
        let mut line = String::new();
        BufReader::new(&self.file).read_line(&mut line)?;
        match line.strip_suffix('\n') {
            Some(answer) => Ok(answer.to_owned()),
            None => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// A terminal that is gone shows nothing anyway.
    fn restore(&self, when: OptionalActions) {
        _ = tcsetattr(&self.file, when, &self.before);
    }

    /// Ends the process with the status by which shells know that this signal ended it. The shell would show the part of a
    /// password that has been typed by then, so that is thrown away.
    fn end(&self, kind: SignalKind) -> ! {
        self.restore(OptionalActions::Flush);
        _ = writeln!(&self.file);
        exit(128 + kind.as_raw_value())
    }
}
