//! A command that asks for a password at a real terminal, and is ended there.

use std::fs;
use std::io::{BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::ioctl_fionread;
use trials::{SOON, eventually_blocking};

use crate::support::{Installation, PASSWORD, program};

/// A terminal of its own in which a shell runs the command, and says after it how the terminal is.
struct Terminal {
    folder: PathBuf,
    script: Child,
    input: ChildStdin,
    /// What the terminal shows, byte by byte.
    output: mpsc::Receiver<u8>,
    shown: String,
}

impl Terminal {
    fn with(installation: &Installation, words: &str) -> Self {
        let id = installation.folder().join("id");
        // What a signal does to the command it does not do to the shell, which is of the same terminal. What the command
        // left unread would be the shell's, which here shows it.
        let line = format!(
            "trap : HUP INT QUIT TERM; stty echo; sh -c 'echo $$ >{id}; exec {program} {words}'; echo status=$?; stty -a; \
             stty -icanon min 0 time 0; cat; stty icanon; echo done",
            id = id.display(),
            program = program(),
        );
        let mut command = Command::new("script");
        command.args(["--quiet", "--return", "--command", &line, "/dev/null"]).current_dir(installation.folder());
        command.envs(installation.settings()).env("SHELL", "/bin/sh");
        let mut script = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script is installed");
        let (input, output) = (script.stdin.take().expect("it is piped"), script.stdout.take().expect("it is piped"));
        let (sender, shown) = mpsc::channel();
        thread::spawn(move || {
            BufReader::new(output).bytes().map_while(Result::ok).try_for_each(|byte| sender.send(byte))
        });
        let folder = installation.folder().to_owned();
        Self { folder, script, input, output: shown, shown: String::new() }
    }

    /// Reads on until this is shown.
    fn wait_for(&mut self, text: &str) {
        while !self.shown.contains(text) {
            let byte = self.output.recv_timeout(SOON);
            let byte = byte.unwrap_or_else(|error| panic!("{text:?} is not shown, {error}: {}", self.shown));
            self.shown.push(char::from(byte));
        }
    }

    fn type_in(&mut self, text: &str) {
        self.input.write_all(text.as_bytes()).and_then(|()| self.input.flush()).expect("the terminal takes it");
        // What reaches the terminal only after the command has ended is meant for the shell, and shown.
        eventually_blocking(SOON, "the terminal to have what was typed", || {
            ioctl_fionread(&self.input).expect("a pipe says what is in it") == 0 && self.waits_for_input()
        });
        self.settle();
    }

    /// Has the kernel finish handing on to the terminal what its other end was given: whoever waits for input has it do so.
    fn settle(&self) {
        let device = format!("/proc/{}/fd/0", process_id(&self.folder));
        // A command that has ended reads nothing any more.
        let Ok(device) = open(device, OFlags::RDONLY | OFlags::NOCTTY | OFlags::NONBLOCK, Mode::empty()) else {
            return;
        };
        poll(&mut [PollFd::new(&device, PollFlags::IN)], Some(&Timespec::default()))
            .expect("a terminal can be waited for");
    }

    /// Whether all that was read from the pipe has been passed on.
    fn waits_for_input(&self) -> bool {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.script.id())).unwrap_or_default();
        stat.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with(['S', 'Z']))
    }

    /// The status of the command, and what the terminal is like after it.
    fn after(mut self) -> (String, String) {
        self.wait_for("done");
        drop(self.input);
        let has_ended = || self.script.try_wait().expect("it can be waited for").is_some();
        eventually_blocking(SOON, "the end of the terminal", has_ended);
        let (_, rest) = self.shown.split_once("status=").expect("the status is shown");
        let (status, settings) = rest.split_once('\n').expect("the settings follow");
        (status.trim().to_owned(), settings.to_owned())
    }
}

fn shows_what_is_typed(settings: &str) -> bool {
    let mut words = settings.split([' ', ';', '\r', '\n']);
    words.clone().any(|word| word == "echo")
        && words.all(|word| word != "-echo" && word != "-isig" && word != "-icanon")
}

fn process_id(folder: &Path) -> String {
    fs::read_to_string(folder.join("id")).expect("the shell has written it").trim().to_owned()
}

#[test]
fn whatever_ends_a_prompt_for_a_password_the_terminal_shows_again_what_is_typed() {
    let installation = Installation::new();
    installation.add_account("ada");
    for (end, status) in [("^C", "130"), ("HUP", "129"), ("INT", "130"), ("QUIT", "131"), ("TERM", "143")] {
        let mut terminal = Terminal::with(&installation, "account set-password ada");
        terminal.wait_for("Password: ");
        terminal.type_in("half of a pass");
        if end == "^C" {
            terminal.type_in("\x03");
        } else {
            let kill = Command::new("kill").args([&format!("-{end}"), &process_id(installation.folder())]).status();
            assert!(kill.expect("there is kill").success());
        }
        let (ended_by, settings) = terminal.after();
        assert!(shows_what_is_typed(&settings), "{end}: {settings}");
        assert_eq!(ended_by, status, "{end}");
        assert!(!settings.contains("half of"), "{settings}");
    }
}

#[test]
fn a_password_is_asked_for_twice_and_never_shown() {
    let installation = Installation::new();
    let mut terminal = Terminal::with(&installation, "account add ada");
    terminal.wait_for("Password: ");
    terminal.type_in(&format!("{PASSWORD}\r"));
    terminal.wait_for("Repeat password: ");
    terminal.type_in(&format!("{PASSWORD}\r"));
    terminal.wait_for("ada can sign in now.");
    assert!(!terminal.shown.contains("correct"), "{}", terminal.shown);
    let (status, settings) = terminal.after();
    assert_eq!(status, "0");
    assert!(shows_what_is_typed(&settings), "{settings}");
}
