//! The site's folder has to be there when the code that embeds it is compiled; the build of the site fills it.

use std::io;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    std::fs::create_dir_all("../target/site")
}
