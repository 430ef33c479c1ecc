//! A page of another origin shows a person's sessions and closes them.

mod closing;
mod cross_origin;
mod listing;
mod nodes;
mod refusals;
mod stolen;
