//! Installs what a task needs and the machine lacks: the wasm target, the standard library's source, npm packages, browsers,
//! PostgreSQL, pgbouncer, the programs of others that sign people in through the service, and the proxies that stand before it.

mod postgres_programs;
mod python;

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};

use crate::workspace::{answer, call, program, root, say};

pub(crate) use postgres_programs::postgres_programs;
pub(crate) use python::{schemathesis, schemathesis_folder};

/// The target that the browser's half is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

const OLDEST_NODE: u32 = 20;
/// Chromium without its windows: what Playwright brings along itself.
pub(crate) const HEADLESS_SHELL: &str = "/usr/bin/chromium-headless-shell";
const CHROMIUM: &str = "/usr/bin/chromium";

/// `storage/tests/contract/server/pgbouncer.rs` looks for it in the same place.
const PGBOUNCER: &str = "/usr/sbin/pgbouncer";

/// Files and the packages that bring them; `end2end/tests/foreign_client.ts` looks for them in the same places. Of Apache it
/// is the program alone, because the package `apache2` would start a service.
const FOREIGN_CLIENTS: [(&str, &str); 4] = [
    ("/usr/sbin/apache2", "apache2-bin"),
    ("/usr/lib/apache2/modules/mod_auth_openidc.so", "libapache2-mod-auth-openidc"),
    ("/usr/lib/python3/dist-packages/authlib/__init__.py", "python3-authlib"),
    ("/usr/lib/python3/dist-packages/requests/__init__.py", "python3-requests"),
];

/// The proxies, fail2ban and Prometheus, in the packages that `end2end/tests/unpacked.ts` has them from.
const PROXIES: [(&str, &str); 4] = [
    ("usr/sbin/nginx", "nginx"),
    ("usr/bin/caddy", "caddy"),
    ("usr/bin/fail2ban-regex", "fail2ban"),
    ("usr/bin/promtool", "prometheus"),
];

/// The browsers, what drives the second, and the screen that it needs.
const OTHER_BROWSERS: [(&str, &str); 3] = [
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/bin/Xvfb", "xvfb"),
];

/// What makes certificates for servers of tests.
const OPENSSL: [(&str, &str); 1] = [("/usr/bin/openssl", "openssl")];

/// Makes rustc able to compile for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    // Asked of rustc rather than of rustup, because a distribution's Rust has no rustup.
    let libraries = answer(program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    say(&format!("Adding the Rust target {WASM}"));
    call(program("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("the Rust target {WASM} is missing and could not be added"))
}

/// Makes the source of the standard library available, so that it can be compiled for size.
pub(crate) fn standard_library_source() -> Result<()> {
    let sysroot = answer(program("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    say("Adding the source of Rust's standard library");
    call(program("rustup").args(["component", "add", "rust-src"]))
}

/// Makes `end2end/node_modules` what `package-lock.json` says.
pub(crate) fn npm_packages() -> Result<()> {
    npm_packages_of("end2end")
}

/// Makes the same of the samples that the browser tests start.
pub(crate) fn npm_packages_of_samples() -> Result<()> {
    ["dashboard-express", "dashboard-react"]
        .iter()
        .try_for_each(|name| npm_packages_of(&format!("docs/samples/{name}")))
}

fn npm_packages_of(name: &str) -> Result<()> {
    node()?;
    let folder = root().join(name);
    let wanted = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{name}/package-lock.json cannot be read"))?;
    let installed = folder.join("node_modules/.installed-package-lock.json");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    say(&format!("Installing the npm packages of {name}"));
    call(
        program("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(&folder),
    )?;
    Ok(fs::write(installed, wanted)?)
}

/// Node.js is there, which is installed by nobody but its user.
pub(crate) fn node() -> Result<()> {
    let version = answer(program("node").arg("--version"))
        .with_context(|| format!("Node.js {OLDEST_NODE} or newer is needed"))?;
    let major = major_version(&version).with_context(|| format!("node --version says {version:?}"))?;
    ensure!(major >= OLDEST_NODE, "Node.js {OLDEST_NODE} or newer is needed; this is {}", version.trim());
    Ok(())
}

fn major_version(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Makes the browser of the browser tests available; `end2end/playwright.config.ts` looks for it in the same places.
pub(crate) fn chromium() -> Result<()> {
    if env::var_os("USER_SESSIONS_CHROMIUM").is_some() || Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    if !can_use_apt() {
        bail!(
            "the browser tests need Chromium at {CHROMIUM}: run `apt-get install chromium` as root, \
             or name yours in USER_SESSIONS_CHROMIUM"
        );
    }
    say("Installing Chromium");
    apt_install(&["chromium"])?;
    ensure!(Path::new(CHROMIUM).exists(), "the package chromium was installed, but {CHROMIUM} is not there");
    Ok(())
}

/// Makes the Chromium without windows available that Playwright's users have, where it can be had: without it there is the other.
pub(crate) fn headless_shell() -> Result<()> {
    if env::var_os("USER_SESSIONS_CHROMIUM").is_none() && !Path::new(HEADLESS_SHELL).exists() && can_use_apt() {
        say("Installing Chromium's headless shell");
        if let Err(error) = apt_install(&["chromium-headless-shell"]) {
            say(&format!("There is none ({error}): the tests are slower with {CHROMIUM}"));
        }
    }
    chromium()
}

/// Makes the other browsers of the browser tests available; `end2end/tests/firefox.ts` and `webkit.ts` start them.
pub(crate) fn other_browsers() -> Result<()> {
    packages("the browser tests", &OTHER_BROWSERS)
}

/// Makes a PostgreSQL server available that tests can start, a pooler to put before it, and certificates to give to that.
pub(crate) fn postgres() -> Result<()> {
    let mut missing = missing(&[(PGBOUNCER, "pgbouncer"), OPENSSL[0]], |file| Path::new(file).exists());
    if postgres_programs().is_none() {
        missing.push("postgresql");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !can_use_apt() {
        bail!("the tests need a PostgreSQL server, pgbouncer and openssl: run `apt-get install {packages}` as root");
    }
    say(&format!("Installing {packages}"));
    apt_install(&missing)
}

/// Makes the programs available that `docs/websites.md` has configurations for.
pub(crate) fn foreign_clients() -> Result<()> {
    packages("the tests of foreign clients", &FOREIGN_CLIENTS)?;
    python::foreign_clients()
}

/// Makes the proxies available that `docs/proxies.md` has configurations for. They are unpacked below `target` and not
/// installed, because their packages would start services and open ports.
pub(crate) fn proxies() -> Result<()> {
    packages("the tests of proxies", &OPENSSL)?;
    let folder = root().join("target/proxies");
    let is_there = |file: &str| Path::new("/").join(file).exists() || folder.join(file).exists();
    let missing = missing(&PROXIES, is_there);
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("Unpacking {}", missing.join(" ")));
    fs::create_dir_all(&folder)?;
    if can_use_apt() {
        call(apt_get().arg("update"))?;
    }
    let mut download = apt_get();
    download.args(["--option", "APT::Sandbox::User=root", "download"]).args(&missing).current_dir(&folder);
    call(&mut download)
        .with_context(|| format!("the tests of proxies need Debian's packages {}", missing.join(" ")))?;
    for entry in fs::read_dir(&folder)? {
        let package = entry?.path();
        if package.extension().is_some_and(|extension| extension == "deb") {
            call(program("dpkg-deb").arg("--extract").arg(&package).arg(&folder))?;
            fs::remove_file(&package)?;
        }
    }
    Ok(())
}

/// Installs the packages whose file is missing.
fn packages(who: &str, wanted: &[(&str, &str)]) -> Result<()> {
    let missing = missing(wanted, |file| Path::new(file).exists());
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !can_use_apt() {
        bail!("{who} need Debian's packages {packages}: run `apt-get install {packages}` as root");
    }
    say(&format!("Installing {packages}"));
    apt_install(&missing)
}

fn missing<'a>(wanted: &[(&str, &'a str)], exists: impl Fn(&str) -> bool) -> Vec<&'a str> {
    wanted.iter().filter(|(file, _)| !exists(file)).map(|(_, package)| *package).collect()
}

fn apt_install(packages: &[&str]) -> Result<()> {
    call(apt_get().arg("update"))?;
    call(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

fn can_use_apt() -> bool {
    let is_root = answer(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    is_root && answer(program("apt-get").arg("--version")).is_ok()
}

fn apt_get() -> Command {
    let mut command = program("apt-get");
    command.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::{FOREIGN_CLIENTS, major_version, missing};

    #[test]
    fn the_major_version_is_read_from_what_node_says() {
        assert_eq!(major_version("v20.20.2\n"), Some(20));
        assert_eq!(major_version("v8.1.0"), Some(8));
        assert_eq!(major_version("20.20.2"), None);
        assert_eq!(major_version(""), None);
    }

    #[test]
    fn only_packages_whose_file_is_missing_are_installed() {
        assert!(missing(&FOREIGN_CLIENTS, |_| true).is_empty());
        let without_authlib = |file: &str| !file.contains("authlib");
        assert_eq!(missing(&FOREIGN_CLIENTS, without_authlib), ["python3-authlib"]);
    }
}
