//! Outputs as libtest and Playwright write them.

use super::{Failure, LINES_OF_TEST, TESTS_AT_MOST, failures, summary};

const LIBTEST: &str = "\
     Running unittests src/lib.rs (target/debug/deps/domain-102d2b9a3e45d5db)

running 2 tests
test tests::good ... ok
test tests::bad ... FAILED

failures:

---- tests::bad stdout ----
said before

thread 'tests::bad' (30562) panicked at src/lib.rs:3:44:
assertion `left == right` failed: two nodes agree
  left: 1
 right: 2
stack backtrace:
   0: __rustc::rust_begin_unwind
note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.


failures:
    tests::bad

test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.29s

error: test failed, to rerun pass `--lib`
     Running tests/http.rs (target/debug/deps/http-e207333e297973f8)

running 3 tests
test durability::not_panicking - should panic ... FAILED
test durability::returns ... FAILED

failures:

---- durability::not_panicking stdout ----
note: test did not panic as expected at tests/http.rs:3:29
---- durability::returns stdout ----
Error: \"no\"


failures:
    durability::not_panicking
    durability::returns

test result: FAILED. 0 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.37s

error: test failed, to rerun pass `--test http`
   Doc-tests domain

running 0 tests

test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

error: 2 targets failed:
    `--lib`
    `--test http`
";

const PLAYWRIGHT: &str = "
Running 4 tests using 1 worker

  ✘  1 [browser] › tests/over.spec.ts:2:1 › a page says so (67ms)
  ✓  3 [browser] › tests/over.spec.ts:4:1 › good (10ms)
  ✘  4 [browser] › tests/over.spec.ts:5:1 › a group › flaky (38ms)
  ✓  5 [browser] › tests/over.spec.ts:5:1 › a group › flaky (retry #1) (25ms)


  1) [browser] › tests/over.spec.ts:2:1 › a page says so ───────────────────────────────────────────

    Error: two nodes agree

    expect(received).toBe(expected) // Object.is equality

    Expected: 2
    Received: 1

      1 | import { test, expect } from '@playwright/test';
    > 2 | test('a page says so', async () => { expect(1, 'two nodes agree').toBe(2); });

  2) [browser] › tests/over.spec.ts:5:1 › a group › flaky ──────────────────────────────────────────

    Test timeout of 300ms exceeded.

  1 failed
    [browser] › tests/over.spec.ts:2:1 › a page says so ────────────────────────────────────────────
  1 flaky
    [browser] › tests/over.spec.ts:5:1 › a group › flaky ───────────────────────────────────────────
  1 passed (16.4s)
";

#[test]
fn a_test_that_hung_is_named_and_one_that_was_only_slow_is_not() {
    let output = "\
test tests::slow has been running for over 60 seconds
test tests::hangs has been running for over 60 seconds
test tests::slow ... ok
error: test failed, to rerun pass `-p trials --lib`
Caused by:
  process didn't exit successfully: `target/debug/deps/trials-aed59fdc1eab9023f` (signal: 9, SIGKILL: kill)
";
    let names: Vec<_> = failures(output).into_iter().map(|failure| failure.name).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].starts_with("process didn't exit") && names[1] == "tests::hangs", "{names:?}");
}

#[test]
fn each_test_that_libtest_names_comes_with_its_panic() {
    let said = ["assertion `left == right` failed: two nodes agree", "left: 1", "right: 2"].to_vec();
    let note = ["note: test did not panic as expected at tests/http.rs:3:29"].to_vec();
    let expected = [
        Failure { name: "tests::bad", said },
        Failure { name: "durability::not_panicking", said: note },
        Failure { name: "durability::returns", said: ["Error: \"no\""].to_vec() },
    ];
    assert_eq!(failures(LIBTEST), expected);
}

#[test]
fn a_test_that_playwright_names_comes_with_its_error_even_if_it_passed_later() {
    let names: Vec<_> = failures(PLAYWRIGHT).iter().map(|failure| failure.name).collect();
    assert_eq!(names, ["tests/over.spec.ts:2:1 › a page says so", "tests/over.spec.ts:5:1 › a group › flaky"]);
    assert_eq!(
        summary("browser", PLAYWRIGHT),
        "\
failed: browser: tests/over.spec.ts:2:1 › a page says so
    Error: two nodes agree
    expect(received).toBe(expected) // Object.is equality
    Expected: 2
    Received: 1
failed: browser: tests/over.spec.ts:5:1 › a group › flaky
    Test timeout of 300ms exceeded.
"
    );
}

#[test]
fn a_test_program_that_a_signal_ended_is_named_beside_tests_of_others() {
    let output = format!(
        "{LIBTEST}\nCaused by:\n  process didn't exit successfully: `contract` (signal: 6, SIGABRT: process abort signal)\n"
    );
    let last =
        "failed: rust: process didn't exit successfully: `contract` (signal: 6, SIGABRT: process abort signal)\n";
    assert!(summary("rust", &output).ends_with(last), "{}", summary("rust", &output));
}

#[test]
fn where_no_test_is_named_the_first_error_is() {
    let output = "    Blocking waiting for file lock\nerror[E0425]: cannot find value `b`\n --> src/lib.rs:1:9\n\nerror: could not compile\n";
    let expected =
        "failed: clippy: error[E0425]: cannot find value `b`\n     --> src/lib.rs:1:9\n    error: could not compile\n";
    assert_eq!(summary("clippy", output), expected);
    assert_eq!(summary("guard", "in domain/src: a circle\n"), "failed: guard: in domain/src: a circle\n");
    assert_eq!(summary("guard", ""), "failed: guard: it said nothing\n");
}

#[test]
fn however_many_fail_and_whatever_they_say_the_summary_is_short() {
    let names: Vec<_> = (0..100).map(|number| format!("    test_{number}\n")).collect();
    let said: Vec<_> =
        (0..100).map(|number| format!("---- test_{number} stdout ----\n{}\n", "é\n".repeat(300))).collect();
    let (names, said) = (names.concat(), said.concat());
    let summary = summary("rust", &format!("failures:\n\n{said}\nfailures:\n{names}\n"));
    assert_eq!(summary.lines().count(), TESTS_AT_MOST * (1 + LINES_OF_TEST) + 1);
    assert!(summary.ends_with("failed: rust: 88 more\n"), "{summary}");

    let long = super::summary("rust", &format!("{}\n{}", "é".repeat(1_000), "line\n".repeat(1_000)));
    assert!(long.lines().count() < 30 && long.lines().all(|line| line.chars().count() < 300), "{long}");
}
