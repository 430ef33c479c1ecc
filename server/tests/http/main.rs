//! The service over HTTP: the real router, a real database file, and requests through a real socket.

mod support;

mod api;
mod closing;
mod connections;
mod devices;
mod durability;
mod faults;
mod guessing;
mod headers;
mod health;
mod inputs;
mod logs;
mod made_for;
mod malformed;
mod memory;
mod metrics;
mod nodes;
mod origin;
mod ownership;
mod pages;
mod prompt;
mod provider;
mod proxies;
mod restore;
mod secrets;
mod security_log;
mod sessions;
mod settings;
mod shutdown;
mod sign_in;
mod signing_keys;
mod step_up;
mod tokens;
mod unread_log;
mod verify;
