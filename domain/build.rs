//! Writes uap-core's rules for browsers and operating systems into the build. The package `ua-parser` carries them and
//! does not load them; its rules for device models are left out, because nothing shows them and they are the most.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;
use serde::Deserialize;

#[derive(Deserialize)]
struct Rules {
    user_agent_parsers: Vec<Rule>,
    os_parsers: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    regex: String,
    #[serde(alias = "family_replacement", alias = "os_replacement")]
    name: Option<String>,
    /// The major version, where the regular expression does not capture it.
    #[serde(alias = "v1_replacement")]
    version: Option<String>,
}

fn main() {
    let path = find_rules();
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../Cargo.lock");
    println!("cargo::rerun-if-changed={}", path.display());
    let yaml = fs::read_to_string(&path).expect("ua-parser carries uap-core's rules");
    let rules: Rules = serde_saphyr::from_str(&yaml).expect("uap-core's rules have their documented form");
    write("browsers.rs", &rules.user_agent_parsers);
    write("systems.rs", &rules.os_parsers);
}

fn find_rules() -> PathBuf {
    let platform = ["--locked", "--filter-platform", &variable("TARGET")].map(str::to_owned);
    let metadata = MetadataCommand::new().other_options(platform).exec().expect("cargo describes this build");
    let package = metadata.packages.iter().find(|package| package.name == "ua-parser");
    let manifest = &package.expect("ua-parser is a dependency").manifest_path;
    manifest.with_file_name("uap-core").join("regexes.yaml").into()
}

fn write(file: &str, rules: &[Rule]) {
    let rules: Vec<_> = rules.iter().map(|rule| (&rule.regex, &rule.name, &rule.version)).collect();
    let path = Path::new(&variable("OUT_DIR")).join(file);
    fs::write(path, format!("&{rules:?}")).expect("cargo made the directory for output");
}

fn variable(name: &str) -> String {
    env::var(name).expect("cargo sets the variables of build scripts")
}
