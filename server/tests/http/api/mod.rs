//! The JSON API, as people's browsers and operators' programs use it.

mod administration;
mod command;
mod description;
mod feed;
mod keys;
mod minting;
mod refusals;
mod sessions;
mod verify;
mod websites;
