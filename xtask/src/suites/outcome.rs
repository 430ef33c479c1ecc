//! What came out of a suite, and how the output of a program is taken for it.

use std::{
    io::{Read, Seek},
    process::{Command, Stdio},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

use crate::workspace::program;

/// The result of one suite.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) passed: u64,
    pub(super) failed: u64,
    /// Shown when something failed, or when it is worth reading anyway.
    pub(super) output: String,
    pub(super) worth_reading: bool,
}

impl Outcome {
    /// A check that found what it says.
    pub(super) fn failure(output: String) -> Self {
        Self { failed: 1, output, ..Self::default() }
    }

    /// One check that is nothing but commands that succeed.
    pub(super) fn of_commands(commands: impl IntoIterator<Item = Command>) -> Result<Self> {
        for mut command in commands {
            let (succeeded, output) = take_output(&mut command)?;
            if !succeeded {
                return Ok(Self::failure(output));
            }
        }
        Ok(Self { passed: 1, ..Self::default() })
    }

    /// A program that counted its tests and ended so. One that fails without a failed test did not get to run them all.
    pub(super) fn of_tests(passed: u64, failed: u64, succeeded: bool, output: String) -> Self {
        let failed = if succeeded { failed } else { failed.max(1) };
        Self { passed, failed, output, worth_reading: false }
    }
}

/// Runs a command to its end: whether it succeeded, and all that it said, in the order of saying.
pub(super) fn take_output(command: &mut Command) -> Result<(bool, String)> {
    take_output_until(command, Duration::MAX)
}

/// The same for a command that starts others, such as cargo: what it is waiting for is ended where nothing is said for so long.
pub(super) fn take_output_until(command: &mut Command, silence: Duration) -> Result<(bool, String)> {
    // A file, because reading a pipe would also wait for what the command left running.
    let mut file = tempfile::tempfile()?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file.try_clone()?)
        .spawn()
        .with_context(|| format!("cannot start {}", command.get_program().display()))?;
    let pid = child.id().to_string();
    let (ended, end) = channel();
    thread::spawn(move || ended.send(child.wait()));
    let mut said = 0;
    let status = loop {
        match end.recv_timeout(silence) {
            Err(RecvTimeoutError::Timeout) if file.metadata()?.len() == said => {
                // It finds nothing where the command itself waits, as cargo does for another cargo.
                program("pkill")
                    .args(["-KILL", "-P", &pid])
                    .status()
                    .context("a test hangs, and pkill cannot start")?;
            }
            Err(RecvTimeoutError::Timeout) => said = file.metadata()?.len(),
            ended => break ended??,
        }
    };
    let mut output = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut output)?;
    Ok((status.success(), without_progress(&String::from_utf8_lossy(&output))))
}

/// Leaves out the lines in which cargo says that it goes on.
fn without_progress(output: &str) -> String {
    let is_progress = |line: &&str| {
        line.starts_with(' ')
            && matches!(
                line.split_whitespace().next(),
                Some("Compiling" | "Checking" | "Documenting" | "Downloading" | "Downloaded" | "Blocking")
            )
    };
    output.lines().filter(|line| !is_progress(line)).fold(String::new(), |kept, line| kept + line + "\n")
}

#[cfg(test)]
mod tests {
    use std::{
        process::Command,
        time::{Duration, Instant},
    };

    use super::{Outcome, take_output, take_output_until, without_progress};

    #[test]
    fn a_program_that_fails_counts_even_without_a_failed_test() {
        assert_eq!(Outcome::of_tests(3, 0, true, String::new()).failed, 0);
        assert_eq!(Outcome::of_tests(3, 2, false, String::new()).failed, 2);
        assert_eq!(Outcome::of_tests(3, 0, false, String::new()).failed, 1);
    }

    #[test]
    fn both_streams_are_taken_in_the_order_of_saying() {
        let (succeeded, output) =
            take_output(Command::new("sh").args(["-c", "echo one; echo two >&2; echo three; exit 3"])).unwrap();
        assert!(!succeeded);
        assert_eq!(output, "one\ntwo\nthree\n");
    }

    #[test]
    fn what_a_command_leaves_running_is_not_waited_for() {
        let begin = Instant::now();
        let (_, output) = take_output(Command::new("sh").args(["-c", "sleep 20 & echo done"])).unwrap();
        assert_eq!(output, "done\n");
        assert!(begin.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn what_a_command_waits_for_in_silence_is_ended_and_the_command_goes_on() {
        let begin = Instant::now();
        let script = "echo hangs; sleep 100; echo ended: $?";
        let (_, output) =
            take_output_until(Command::new("sh").args(["-c", script]), Duration::from_millis(200)).unwrap();
        assert!(output.starts_with("hangs\n") && output.ends_with("ended: 137\n"), "{output}");
        assert!(begin.elapsed() < Duration::from_secs(50));
    }

    #[test]
    fn the_first_command_that_fails_ends_a_check() {
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        };
        let outcome = Outcome::of_commands([shell("true"), shell("echo no; false"), shell("echo unreached")]).unwrap();
        assert_eq!((outcome.passed, outcome.failed, outcome.output.as_str()), (0, 1, "no\n"));
    }

    #[test]
    fn only_progress_is_left_out() {
        let output = "   Compiling domain v0.1.0\nerror: no\n  |\n    Finished `dev`\n";
        assert_eq!(without_progress(output), "error: no\n  |\n    Finished `dev`\n");
    }
}
