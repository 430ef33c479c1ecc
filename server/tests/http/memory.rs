//! What many who sign in at once cost in memory. The service runs under a limit that a small machine would have, where
//! the tests may set one.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use tokio::task::JoinSet;
use trials::{SOON, in_time};

use crate::support::{Installation, PASSWORD, Process};

const CLIENTS: usize = 120;

const ATTEMPTS: usize = 4;

/// MiB that the process may have, at any moment and afterwards.
const MOST: u64 = 120;

/// MiB that the system lets the process have before it kills it, with what it keeps of the process's files.
const LIMIT: u64 = 256;

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
    let limit = Limit::new(LIMIT);
    let enter = limit.as_ref().map_or_else(|| ":".to_owned(), Limit::enter);
    let process = installation.start_after(&format!("export USER_SESSIONS_TRUSTED_PROXIES=127.0.0.1; {enter}"));
    let mut ada = process.browser().with("x-forwarded-for", "203.0.113.1").signed_in("user0").await;
    let answered = Arc::new(AtomicUsize::new(0));
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        let client = process.browser().with("x-forwarded-for", format!("198.51.100.{number}"));
        let answered = Arc::clone(&answered);
        clients.spawn(async move {
            let (login_name, password) = match number % 3 {
                0 => (format!("user{}", number / 3), PASSWORD),
                1 => (format!("user{}", number / 3), "wrong"),
                _ => (format!("nobody{number}"), "wrong"),
            };
            for _ in 0..ATTEMPTS {
                client.clone().try_sign_in(&login_name, password).await;
                answered.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
    let mut asked = 0;
    while !clients.is_empty() {
        let before = answered.load(Ordering::SeqCst);
        let good = in_time(SOON, "a verification", ada.send(Method::GET, "/verify", &[], Bytes::new())).await;
        assert_eq!(good.unwrap().status, StatusCode::OK);
        // One that stood in line with them would be answered after all of the others.
        let overtaken = answered.load(Ordering::SeqCst) - before;
        assert!(overtaken < CLIENTS / 4, "a verification waited for {overtaken} sign-ins");
        asked += 1;
        while clients.try_join_next().is_some() {}
    }
    let (most, after) = (mebibytes(&process, "VmHWM"), mebibytes(&process, "VmRSS"));
    println!("{most} MiB at most, {after} MiB afterwards, {asked} verifications meanwhile");
    assert!(most <= MOST && after <= MOST, "{most} MiB at most, {after} MiB afterwards");
    if let Some(limit) = &limit {
        let (with_files, killed) = (limit.most(), limit.killed());
        println!("{with_files} MiB at most with its files, of {LIMIT}");
        assert_eq!(killed, 0, "nothing is killed");
        assert!((1..=LIMIT).contains(&with_files), "the limit was not this process's: {with_files} MiB");
    }
}

/// A control group of version 1 with a limit on memory.
struct Limit(PathBuf);

impl Limit {
    /// Nothing where we may make none, which is said.
    fn new(mebibytes: u64) -> Option<Self> {
        let group = PathBuf::from(format!("/sys/fs/cgroup/memory/user-sessions-test-{}", std::process::id()));
        let made = fs::create_dir(&group)
            .and_then(|()| fs::write(group.join("memory.limit_in_bytes"), (mebibytes << 20).to_string()));
        if let Err(error) = made {
            // Not by a macro, whose words the harness keeps to itself when a test passes.
            let _ = writeln!(
                io::stderr(),
                "NOTHING IS LIMITED TO {mebibytes} MiB, the process alone is looked at: {error}"
            );
            let _ = fs::remove_dir(&group);
            return None;
        }
        Some(Self(group))
    }

    /// What a shell has to run to go there, with what it becomes.
    fn enter(&self) -> String {
        format!("echo $$ > '{}/cgroup.procs'", self.0.display())
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).expect("the kernel counts")
    }

    /// MiB, with the files that the kernel keeps for the group.
    fn most(&self) -> u64 {
        self.read("memory.max_usage_in_bytes").trim().parse::<u64>().expect("it is a number") >> 20
    }

    fn killed(&self) -> u64 {
        let control = self.read("memory.oom_control");
        let killed = control.lines().find_map(|line| line.strip_prefix("oom_kill "));
        killed.and_then(|killed| killed.parse().ok()).expect("the kernel counts")
    }
}

impl Drop for Limit {
    /// Nobody is in it any more: a process is killed and waited for when it is dropped, which is before this.
    fn drop(&mut self) {
        let _ = fs::remove_dir(&self.0);
    }
}
