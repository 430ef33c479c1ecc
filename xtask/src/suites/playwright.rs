//! `@user-sessions/playwright`, packed, and installed into a project that knows nothing of this one.

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;

use super::{
    browser::{counts, npm_program},
    outcome::{Outcome, take_output},
    rust::keep_databases_in_memory,
    test_service,
};
use crate::{
    install::HEADLESS_SHELL,
    workspace::{files_below, program, root},
};

/// How the lock file of the project names the package.
const PACKAGE: &str = "user-sessions-playwright.tgz";

/// How often the sample is run. By copies: for each of its own repetitions Playwright starts a worker and a browser, which
/// no product's tests do.
const SAMPLES: u8 = 50;

/// The tests of the project: the sample of docs/testing.md as it stands there, again and again, and all that the page promises.
pub(super) fn tests() -> Result<Outcome> {
    let built = test_service::build()?;
    if built.failed > 0 {
        return Ok(built);
    }
    let project = tempfile::Builder::new().prefix("a-product-").tempdir()?;
    write(&project)?;
    let installed = Outcome::of_commands([pack(&project), install(&project)])?;
    if installed.failed > 0 {
        return Ok(installed);
    }
    let types = Outcome::of_commands([check_types(&project)])?;
    let tests = run(&project)?;
    Ok(Outcome {
        passed: types.passed + tests.passed,
        failed: types.failed + tests.failed,
        output: types.output + &tests.output,
        worth_reading: tests.worth_reading,
    })
}

/// The project's own files, the small product that it tests, and what docs/testing.md tells people to copy.
fn write(project: &TempDir) -> Result<()> {
    let foreign = root().join("testing/playwright/foreign");
    for file in files_below(&foreign)? {
        let place = project.path().join(file.strip_prefix(&foreign)?);
        fs::create_dir_all(place.parent().context("a file is in a folder")?)?;
        fs::copy(&file, place)?;
    }
    fs::copy(root().join("testing/demo/dashboard.mjs"), project.path().join("product.mjs"))?;
    let page = fs::read_to_string(root().join("docs/testing.md"))?;
    let [configuration, sample] =
        blocks(&page).context("docs/testing.md shows a configuration and a sample in `ts`")?;
    fs::write(project.path().join("documented.config.ts"), configuration)?;
    fs::create_dir_all(project.path().join("tests/documented"))?;
    for number in 1..=SAMPLES {
        fs::write(project.path().join(format!("tests/documented/sample-{number}.spec.ts")), sample)?;
    }
    Ok(fs::write(project.path().join("testing.md"), &page)?)
}

/// The blocks of TypeScript, if there are two.
fn blocks(page: &str) -> Option<[&str; 2]> {
    let after_fences = page.split("\n```ts\n").skip(1);
    let blocks: Vec<_> = after_fences.filter_map(|after| Some(after.split_once("\n```\n")?.0)).collect();
    blocks.try_into().ok()
}

fn pack(project: &TempDir) -> Command {
    let mut shell = program("sh");
    // The package's version is in the name that npm gives it, and the project knows none.
    shell
        .arg("-c")
        .arg(r#"npm pack --silent --pack-destination "$1" && mv "$1"/user-sessions-playwright-*.tgz "$1/$2""#);
    shell.args(["sh".as_ref(), project.path().as_os_str(), PACKAGE.as_ref()]);
    shell.current_dir(root().join("testing/playwright"));
    shell
}

fn install(project: &TempDir) -> Command {
    let mut npm = program("npm");
    npm.args(["ci", "--prefer-offline", "--no-audit", "--no-fund"]).current_dir(project);
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    npm
}

/// Of the project's own types: those of the package, and of Playwright behind it.
fn check_types(project: &TempDir) -> Command {
    let mut tsc = npm_program("tsc", "--typeRoots node_modules/@types --project");
    tsc.arg(project.path());
    tsc
}

fn run(project: &TempDir) -> Result<Outcome> {
    let results = project.path().join("results.json");
    let mut playwright = program("node");
    playwright.args(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"]).current_dir(project);
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results);
    playwright.env("USER_SESSIONS_TESTING", test_service::path()?);
    if env::var_os("USER_SESSIONS_CHROMIUM").is_none() && Path::new(HEADLESS_SHELL).exists() {
        playwright.env("USER_SESSIONS_CHROMIUM", HEADLESS_SHELL);
    }
    keep_databases_in_memory(&mut playwright);
    let (succeeded, output) = take_output(&mut playwright)?;
    let Ok(json) = fs::read_to_string(&results) else {
        return Ok(Outcome::of_tests(0, 0, succeeded, output));
    };
    let (passed, failed) = counts(&json)?;
    let outcome = Outcome::of_tests(passed, failed, succeeded, output);
    if outcome.failed > 0 {
        return Ok(outcome);
    }
    let slowest = slowest_sample(&json)?;
    Ok(Outcome { output: format!("The slowest run of the sample took {slowest} ms."), worth_reading: true, ..outcome })
}

/// The longest that the sample took, in milliseconds.
fn slowest_sample(results: &str) -> Result<u64> {
    let results: Value = serde_json::from_str(results).context("Playwright's results cannot be read")?;
    let mut durations = Vec::new();
    collect_samples(&results, &mut durations);
    durations.into_iter().max().context("Playwright's results have no run of the sample")
}

fn collect_samples(part: &Value, durations: &mut Vec<u64>) {
    if part["projectName"] == "sample" {
        let runs = part["results"].as_array().into_iter().flatten();
        durations.extend(runs.filter_map(|run| run["duration"].as_u64()));
        return;
    }
    for name in ["suites", "specs", "tests"] {
        part[name].as_array().into_iter().flatten().for_each(|part| collect_samples(part, durations));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{blocks, slowest_sample};
    use crate::workspace::root;

    #[test]
    fn the_package_has_the_workspaces_licence() {
        let licence = |folder: &str| fs::read_to_string(root().join(folder).join("LICENSE")).unwrap();
        assert_eq!(licence("testing/playwright"), licence(""));
    }

    #[test]
    fn the_blocks_are_what_stands_between_their_fences() {
        let page =
            "# Page\n\n```sh\nls\n```\n\n```ts\nlet a = 1;\n\nlet b = 2;\n```\n\nText\n\n```ts\nlet c = 3;\n```\n";
        assert_eq!(blocks(page), Some(["let a = 1;\n\nlet b = 2;", "let c = 3;"]));
        assert_eq!(blocks("# Page\n\n```ts\nlet a = 1;\n```\n"), None);
    }

    #[test]
    fn only_runs_of_the_sample_are_looked_at() {
        let json = r#"{ "suites": [{ "suites": [{ "specs": [
            { "tests": [{ "projectName": "sample", "results": [{ "duration": 1200 }] }] },
            { "tests": [{ "projectName": "sample", "results": [{ "duration": 1700 }] }] },
            { "tests": [{ "projectName": "contract", "results": [{ "duration": 9000 }] }] }
        ] }] }] }"#;
        assert_eq!(slowest_sample(json).unwrap(), 1700);
        assert!(slowest_sample("{}").is_err());
    }
}
