//! Takes a JavaScript module from its standard input and gives a smaller one that does the same.
//!
//! It is a package of its own because its parser takes a minute to compile, which nobody is to wait for who wants to see the
//! service run: only what is shipped is minified.

mod module;
mod quotes;
mod stylesheet;

use std::io::{Read, Write, stdin, stdout};

use anyhow::Result;

fn main() -> Result<()> {
    let mut source = String::new();
    stdin().read_to_string(&mut source)?;
    stdout().write_all(module::minified(&source)?.as_bytes())?;
    Ok(())
}
