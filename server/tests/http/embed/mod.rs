//! A page of another origin shows a person's sessions and closes them.

mod closing;
mod cross_origin;
mod listing;
mod refusals;
mod stolen;
