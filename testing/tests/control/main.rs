//! The test service as a test meets it: the real program, over real HTTP.

mod callers;
mod clock;
mod ends;
mod faults;
mod products;
mod sessions;
mod starting;
mod support;
