//! The `OpenID` provider, as clients and the browsers that they send see it.

mod asking_again;
mod authorize;
mod codes;
mod command;
mod embed_exchange;
mod foreign_client;
mod logout;
mod notices;
mod refreshing;
mod signing;
mod stolen_cookie;
mod tokens;
mod used_in;
