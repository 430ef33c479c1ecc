//! What failed in a suite, in a few lines at the end, for whoever sees only the end of a long log.

use std::fmt::Write;

/// How many tests of a suite are named.
const TESTS_AT_MOST: usize = 12;
/// How many lines of what a test said follow its name.
const LINES_OF_TEST: usize = 4;
/// How many of the last lines follow where no test is to blame.
const LINES_OF_SUITE: usize = 20;
/// How many characters of a line are shown.
const LINE: usize = 200;

/// A test that failed, and what it said.
#[derive(Debug, PartialEq, Eq)]
struct Failure<'a> {
    name: &'a str,
    said: Vec<&'a str>,
}

/// A line `failed: suite: test` for each failed test that libtest or Playwright names in the output of a suite, with the beginning
/// of what it said; if they name none, the first error and the end of the output.
pub(super) fn summary(suite: &str, output: &str) -> String {
    let failures = failures(output);
    let mut summary = String::new();
    for Failure { name, said } in failures.iter().take(TESTS_AT_MOST) {
        add(&mut summary, "failed: ", &format!("{suite}: {name}"));
        said.iter().take(LINES_OF_TEST).for_each(|line| add(&mut summary, "    ", line));
    }
    match failures.len() {
        0 => add_whole(&mut summary, suite, output),
        number if number > TESTS_AT_MOST => {
            add(&mut summary, "failed: ", &format!("{suite}: {} more", number - TESTS_AT_MOST));
        }
        _ => {}
    }
    summary
}

/// What is known where no test is to blame, as when something does not compile.
fn add_whole(summary: &mut String, suite: &str, output: &str) {
    let lines: Vec<_> = output.lines().filter(|line| !line.trim().is_empty()).collect();
    let first = lines.iter().position(|line| line.starts_with("error") || line.contains(": error")).unwrap_or(0);
    add(summary, "failed: ", &format!("{suite}: {}", lines.get(first).unwrap_or(&"it said nothing")));
    let rest = lines.get(first + 1..).unwrap_or_default();
    rest[rest.len().saturating_sub(LINES_OF_SUITE)..].iter().for_each(|line| add(summary, "    ", line));
}

fn add(summary: &mut String, before: &str, line: &str) {
    let shown = line.char_indices().nth(LINE).map_or(line, |(end, _)| &line[..end]);
    writeln!(summary, "{before}{shown}").expect("a string takes whatever is written");
}

enum Part<'a> {
    Said(&'a str),
    Names,
    Other,
}

/// Both first show what each failed test said, below a heading with its name, then a list of the names.
fn failures(output: &str) -> Vec<Failure<'_>> {
    let (mut names, mut said) = (Vec::new(), Vec::new());
    let mut part = Part::Other;
    for line in output.lines() {
        if let Some(name) = heading(line) {
            part = Part::Said(name);
        } else if begins_names(line) {
            part = Part::Names;
        } else if is_broken_off(line) {
            names.push(line.trim());
        } else if let Part::Said(name) = part {
            said.push((name, line));
        } else if let Part::Names = part {
            match line.strip_prefix("    ") {
                Some(name) => names.push(name_of_test(name)),
                None if line.is_empty() => {}
                None => part = Part::Other,
            }
        }
    }
    names.extend(left_running(output));
    let said_by = |name| said.iter().filter(move |(who, _)| *who == name).map(|(_, line)| *line).collect::<Vec<_>>();
    names.into_iter().map(|name| Failure { name, said: reason(&said_by(name)) }).collect()
}

/// `---- name stdout ----` of libtest, `  1) [project] › file › title ───` of Playwright.
fn heading(line: &str) -> Option<&str> {
    if let Some(line) = line.strip_prefix("---- ") {
        return line.strip_suffix(" stdout ----");
    }
    let (number, name) = line.strip_prefix("  ")?.split_once(") [")?;
    number.parse::<u32>().ok()?;
    Some(name_of_test(name))
}

/// `failures:` of libtest, `  1 failed` of Playwright.
fn begins_names(line: &str) -> bool {
    let count = line.strip_prefix("  ").and_then(|line| line.split_once(' '));
    let of_playwright = |(number, word): (&str, &str)| {
        number.parse::<u32>().is_ok() && ["failed", "flaky", "interrupted"].contains(&word)
    };
    line == "failures:" || count.is_some_and(of_playwright)
}

/// Tests of which libtest said that they take long, and not that they ended.
fn left_running(output: &str) -> impl Iterator<Item = &str> {
    let slow = output
        .lines()
        .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" has been running for over 60 seconds"));
    slow.filter(|name| !output.lines().any(|line| line.starts_with(&format!("test {name} ... "))))
}

/// Cargo says so of a test program that ended before it could name a test.
fn is_broken_off(line: &str) -> bool {
    line.trim_start().starts_with("process didn't exit successfully")
}

/// Without the project and the line that Playwright draws.
fn name_of_test(name: &str) -> &str {
    let name = name.trim_end_matches(['─', ' ']);
    name.split_once("] › ").map_or(name, |(_, name)| name)
}

/// What a test said from the message of its panic on, if it is one that panicked, without empty lines and the stack.
fn reason<'a>(said: &[&'a str]) -> Vec<&'a str> {
    let begin = said.iter().position(|line| line.starts_with("thread '") && line.contains(" panicked at "));
    let message = &said[begin.map_or(0, |line| line + 1)..];
    let message = message.iter().take_while(|line| **line != "stack backtrace:" && !line.starts_with("note: run with"));
    message.map(|line| line.trim()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests;
