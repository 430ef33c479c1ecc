//! `cargo xtask build` and `cargo xtask site`: what is shipped.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{
    install,
    site::{self, Goal},
    workspace::{Steps, call, cargo, cargo_target, say, shipped_server},
};

/// Leaves the release server with the site's files inside at `target/dist/user-sessions`.
pub(crate) fn build() -> Result<()> {
    let mut steps = Steps::of(3);
    build_small_site(&mut steps)?;
    steps.begin("Compiling the server with the site inside");
    call(&mut cargo("build --package server --profile dist"))?;

    let (built, shipped) = (cargo_target()?.join("dist/user-sessions"), shipped_server());
    if built != shipped {
        let folder = shipped.parent().expect("the shipped server is in a folder");
        fs::create_dir_all(folder)?;
        fs::copy(&built, &shipped).with_context(|| format!("cannot copy {}", built.display()))?;
    }
    check_hands_out_no_sessions(&fs::read(&shipped)?)?;
    let megabytes = fs::metadata(&shipped)?.len() / 1_000_000;
    say(&format!("Built target/dist/user-sessions, {megabytes} MB"));
    Ok(())
}

/// What every answer of the test service says of itself.
const TEST_MARKER: &str = include_str!("../../testing/src/marker.txt");

/// Refuses to ship a program with the test service in it, which signs anybody in as anybody.
fn check_hands_out_no_sessions(program: &[u8]) -> Result<()> {
    let is_inside =
        program.windows(TEST_MARKER.len()).any(|window| window.eq_ignore_ascii_case(TEST_MARKER.as_bytes()));
    ensure!(!is_inside, "target/dist/user-sessions contains {TEST_MARKER:?}: the test service is in what is shipped");
    Ok(())
}

/// Leaves the site as it is shipped in `target/site`, and shows its sizes.
pub(crate) fn build_site() -> Result<()> {
    build_small_site(&mut Steps::of(2))
}

fn build_small_site(steps: &mut Steps) -> Result<()> {
    install::wasm_target()?;
    site::build(Goal::SmallFiles, steps)?;
    println!("{}", site::sizes()?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_hands_out_no_sessions;

    #[test]
    fn a_program_with_the_test_service_in_it_is_not_shipped() {
        assert!(check_hands_out_no_sessions(b"\x7fELF\0was made by user-sessions-testing\0").is_ok());
        for planted in ["x-user-sessions-testing", "X-User-Sessions-Testing"] {
            let program = [b"\x7fELF\0".as_slice(), planted.as_bytes(), b"\0rest"].concat();
            let refusal = check_hands_out_no_sessions(&program).unwrap_err().to_string();
            assert!(refusal.contains("the test service is in what is shipped"), "{refusal}");
        }
    }
}
