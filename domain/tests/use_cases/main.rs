//! The use cases over a real database file, with the clock moved by hand.

mod support;

mod activity;
mod clients;
mod guessing;
mod nodes;
mod opening;
mod retention;
mod rules;
mod sign_in;
