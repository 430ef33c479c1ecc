//! What many who sign in at once cost in memory.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::support::{Installation, PASSWORD, Process};

const CLIENTS: usize = 120;

const ATTEMPTS: usize = 4;

/// MiB that the process may have, at any moment and afterwards.
const MOST: u64 = 120;

/// A proxy gives up on a verification after this.
const VERIFICATION: Duration = Duration::from_millis(500);

/// MiB of this line of the process's status: `VmRSS` is what it has, `VmHWM` the most that it has had.
fn mebibytes(process: &Process, line: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).expect("it runs");
    let value = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':')?.strip_suffix("kB"));
    value.and_then(|value| value.trim().parse::<u64>().ok()).expect("Linux counts it") / 1024
}

/// One of three knows the password.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_sign_ins_takes_little_memory_and_none_for_good_while_proxies_are_answered() {
    let installation = Installation::new();
    for number in 0..CLIENTS / 3 {
        installation.add_account(&format!("user{number}"));
    }
    let process = installation.start_in(&[("USER_SESSIONS_TRUSTED_PROXIES", "127.0.0.1")]);
    let mut ada = process.browser().with("x-forwarded-for", "203.0.113.1").signed_in("user0").await;
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        let client = process.browser().with("x-forwarded-for", format!("198.51.100.{number}"));
        clients.spawn(async move {
            let (login_name, password) = match number % 3 {
                0 => (format!("user{}", number / 3), PASSWORD),
                1 => (format!("user{}", number / 3), "wrong"),
                _ => (format!("nobody{number}"), "wrong"),
            };
            for _ in 0..ATTEMPTS {
                client.clone().try_sign_in(&login_name, password).await;
            }
        });
    }
    let mut asked = 0;
    while !clients.is_empty() {
        let good = timeout(VERIFICATION, ada.send(Method::GET, "/verify", &[], Bytes::new())).await;
        assert_eq!(good.expect("a verification is answered in time").unwrap().status, StatusCode::OK);
        asked += 1;
        while clients.try_join_next().is_some() {}
    }
    let (most, after) = (mebibytes(&process, "VmHWM"), mebibytes(&process, "VmRSS"));
    println!("{most} MiB at the most, {after} MiB afterwards, {asked} verifications meanwhile");
    assert!(most <= MOST && after <= MOST, "{most} MiB at the most, {after} MiB afterwards");
}
