//! The use cases over a real database file, with the clock moved by hand.

mod support;

mod guessing;
mod nodes;
mod retention;
mod rules;
mod sign_in;
