//! What was acknowledged survives kill -9, a full disk and a foreign lock. The service runs in its own process here.

use std::time::Duration;

use app::AppError;
use axum::http::StatusCode;
use domain::{Clock as _, SystemClock};
use tokio::task::JoinSet;
use trials::{SOON, eventually, trials};

use crate::support::{Browser, Disk, Installation, Process};

/// A database with one account, and a browser signed in to it.
async fn installation() -> (Installation, Process, Browser) {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = installation.start();
    let browser = process.browser().signed_in("ada").await;
    (installation, process, browser)
}

/// The same browser, after the service has come back elsewhere.
fn moved(browser: &Browser, process: &Process) -> Browser {
    Browser { site: process.site.clone(), ..browser.clone() }
}

/// X1, P1 (rule 3.6): killed right behind the answer.
#[tokio::test]
async fn a_close_that_was_acknowledged_survives_kill_9() {
    let (installation, process, mut office) = installation().await;
    let mut home = process.browser().signed_in("ada").await;
    let closed = home.session_id().await;
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    process.kill();
    let process = installation.start();
    moved(&home, &process).is_refused_everywhere().await;
    let mut office = moved(&office, &process);
    assert_eq!(office.list().await.ended[0].id, closed);
    assert_eq!(installation.database().await.ends_on_record(&closed).await, 1);
}

/// X1: killed as soon as the close is committed, whether or not anybody heard of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_close_that_was_committed_is_closed_although_nobody_heard_of_it() {
    let (installation, process, office) = installation().await;
    let mut database = installation.database().await;
    let (closed, token) = database.add_session("ada", SystemClock.now()).await;
    let (mut sender, id) = (office.clone(), closed.clone());
    let closing = tokio::spawn(async move { sender.try_call("/api/sessions/close", &[("session", &id)]).await });
    let is_committed = async || database.end_reason(&closed).await.is_some() || closing.is_finished();
    eventually(SOON, "a close that is committed or answered", is_committed).await;
    process.kill();
    let heard = closing.await.unwrap();
    assert!(heard.is_none_or(|answer| answer.status == StatusCode::OK));
    let process = installation.start();
    moved(&office, &process).with_only_the_token(&token).is_refused_everywhere().await;
    assert_eq!(database.ends_on_record(&closed).await, 1);
}

/// X2: another program holds the write lock, so the close cannot have been committed when the process is killed.
#[tokio::test]
async fn a_close_that_was_not_committed_was_not_acknowledged_and_can_be_asked_for_again() {
    let (installation, process, office) = installation().await;
    let mut database = installation.database().await;
    let (session, token) = database.add_session("ada", SystemClock.now()).await;
    database.hold_writes().await;
    let (mut closer, id) = (office.clone(), session.clone());
    let closing = tokio::spawn(async move { closer.try_call("/api/sessions/close", &[("session", &id)]).await });
    // The service reads as ever meanwhile.
    assert_eq!(office.clone().poll("").await.status, StatusCode::OK);
    process.kill();
    assert!(closing.await.unwrap().is_none());
    database.let_writes_go().await;
    let process = installation.start();
    let mut office = moved(&office, &process);
    assert_eq!(office.with_only_the_token(&token).poll("").await.status, StatusCode::OK);
    assert_eq!(office.close(&session).await.status, StatusCode::OK);
    office.with_only_the_token(&token).is_refused_everywhere().await;
}

/// X4, 1,000 rounds in a soak: in each some closes are under way when the process is killed behind one of their answers. R1: what was
/// acknowledged is refused. R2: what is refused stays refused. R3: each end is on record once. R4: the list, the answers
/// and the file agree. R5: with the others everything goes that is still open.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_in_burst_after_burst_of_closes_forgets_none_that_was_acknowledged() {
    const BURST: usize = 12;
    // A round takes as long as ten or twenty other trials.
    let rounds = trials(10_000) / 10;
    let (installation, mut process, mut office) = installation().await;
    let mut database = installation.database().await;
    let (mut acknowledged, mut sessions) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let mut closing = JoinSet::new();
        for _ in 0..BURST {
            let (id, token) = database.add_session("ada", SystemClock.now()).await;
            sessions.push((id.clone(), token));
            let mut closer = office.clone();
            closing.spawn(async move {
                let answer = closer.try_call("/api/sessions/close", &[("session", &id)]).await;
                answer.filter(|answer| answer.status == StatusCode::OK).map(|_| id)
            });
        }
        // Another moment each time: behind the first answer, the second, and so on.
        for _ in 0..=round % BURST {
            acknowledged.extend(closing.join_next().await.unwrap().unwrap());
        }
        process.kill();
        acknowledged.extend(closing.join_all().await.into_iter().flatten());
        process = installation.start();
        office = moved(&office, &process);
    }
    assert!(acknowledged.len() > rounds, "{}", acknowledged.len());

    let mut open = 0;
    for (id, token) in &sessions {
        let status = office.with_only_the_token(token).poll("").await.status;
        let ended = database.end_reason(id).await.is_some();
        assert_eq!(status, if ended { StatusCode::UNAUTHORIZED } else { StatusCode::OK });
        assert!(ended || !acknowledged.contains(id), "an acknowledged close was forgotten");
        open += u32::from(!ended);
    }
    assert_eq!(office.list().await.others_total, open);
    assert_eq!(office.close_others().await.count, open);
    for (id, token) in &sessions {
        assert_eq!(office.with_only_the_token(token).poll("").await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(database.ends_on_record(id).await, 1);
    }
    assert!(database.is_intact().await);
}

/// X17: the file system takes no more; the limit on the size of files stands for a full disk.
#[tokio::test]
async fn a_full_disk_is_503_and_never_a_false_success_and_passes() {
    let installation = Installation::new();
    expect_503_on(Disk::Limited, &installation).await;
}

/// X17, with a real disk that is small: the database, what belongs to it and the log are on it.
#[tokio::test]
async fn a_full_disk_that_is_a_tmpfs_is_503_and_never_a_false_success_and_passes() {
    let installation = Installation::new();
    let disk = Disk::at(installation.folder());
    expect_503_on(disk, &installation).await;
}

async fn expect_503_on(disk: Disk, installation: &Installation) {
    installation.add_account("ada");
    let process = installation.start_after("trap '' XFSZ");
    let mut office = process.browser().signed_in("ada").await;
    let mut home = process.browser().signed_in("ada").await;
    let session = home.session_id().await;
    let two_minutes_ago = "UPDATE sessions SET last_active_at = last_active_at - 120000";
    installation.database().await.execute(two_minutes_ago).await;
    disk.fill(&process);
    for _ in 0..3 {
        office.close(&session).await.is_failure(503, &AppError::Unavailable);
        assert_eq!(office.close_others_status().await, StatusCode::SERVICE_UNAVAILABLE);
        for path in ["/account/sessions", "/account/websites", "/verify"] {
            assert_eq!(home.page(path).await.status, StatusCode::OK, "reading goes on: {path}");
        }
    }
    assert_eq!(home.list().await.others_total, 1);
    disk.empty(&process);
    assert_eq!(office.close(&session).await.status, StatusCode::OK);
    home.is_refused_everywhere().await;
    let mut database = installation.database().await;
    assert!(database.is_intact().await);
    assert_eq!(database.ends_on_record(&session).await, 1);
}

/// X20
#[tokio::test]
async fn a_foreign_lock_is_503_at_the_deadline_and_loses_nothing() {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = installation.start_in(&[("USER_SESSIONS_READ_DEADLINE", "500ms")]);
    let mut office = process.browser().signed_in("ada").await;
    let mut database = installation.database().await;
    let two_minutes_ago = SystemClock.now().minus(Duration::from_mins(2));
    let (session, token) = database.add_session("ada", two_minutes_ago).await;
    database.hold_writes().await;
    let mut home = office.with_only_the_token(&token);
    assert_eq!(home.page("/account/sessions").await.status, StatusCode::OK, "reading goes on");
    assert!(installation.log().contains("activity of a good session could not be written down"));
    office.close(&session).await.is_failure(503, &AppError::Unavailable);
    assert_eq!(office.list().await.others_total, 1, "reading goes on");
    database.let_writes_go().await;
    assert_eq!(office.close(&session).await.status, StatusCode::OK);
    office.with_only_the_token(&token).is_refused_everywhere().await;
    drop(process);
}

/// X22: two processes bring a new file to this version's form at the same time, and both see what is closed.
#[tokio::test]
async fn two_processes_start_on_a_new_file_and_a_close_at_one_holds_at_the_other() {
    let installation = Installation::without_tables();
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| installation.start());
        (installation.start(), other.join().unwrap())
    });
    installation.add_account("ada");
    let mut office = one.browser().signed_in("ada").await;
    let mut home = other.browser().signed_in("ada").await;
    let closed = home.session_id().await;
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    home.is_refused_everywhere().await;
    moved(&home, &one).is_refused_everywhere().await;
}

/// X25: what is shown does not depend on the machine's time zone.
#[tokio::test]
async fn two_processes_in_different_time_zones_show_the_same_times() {
    let installation = Installation::new();
    installation.add_account("ada");
    let west = installation.start_in(&[("TZ", "Pacific/Honolulu")]);
    let east = installation.start_in(&[("TZ", "Pacific/Kiritimati")]);
    let mut there = west.browser().signed_in("ada").await;
    let mut here = moved(&there, &east);
    // The moment that the page is true of comes before the table, and may be in the next second.
    let row = |page: &str| page.split_once("class=\"current\"").expect("there is a current row").1.to_owned();
    let started = |page: String| row(&page).split("datetime=\"").nth(1).map(|rest| rest[..20].to_owned()).unwrap();
    let (one, other) = (there.page("/account/sessions").await.text(), here.page("/account/sessions").await.text());
    assert_eq!(started(one), started(other));
    assert_eq!(there.list().await.current.started_at, here.list().await.current.started_at);
}

/// The file goes away under the service: nothing is acknowledged that would be gone with it, and nothing that was is lost.
#[tokio::test]
async fn a_database_file_that_is_moved_away_acknowledges_nothing_and_is_not_ready_until_it_is_back() {
    let (installation, process, mut office) = installation().await;
    let Some(file) = installation.sqlite_file() else { return };
    let mut home = process.browser().signed_in("ada").await;
    let closed = home.session_id().await;
    let moved_away = file.with_extension("moved");
    std::fs::rename(&file, &moved_away).unwrap();
    for _ in 0..3 {
        office.close(&closed).await.is_failure(503, &AppError::Unavailable);
        assert_eq!(home.page("/verify").await.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(process.browser().page("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(process.browser().page("/healthz").await.status, StatusCode::OK);
    assert_eq!(installation.log().matches("was removed, replaced or moved away").count(), 1, "{}", installation.log());
    // What begins meanwhile makes no other one.
    assert!(installation.run(&["account", "list"]).is_err() && !file.exists());
    std::fs::rename(&moved_away, &file).unwrap();
    assert_eq!(process.browser().page("/readyz").await.status, StatusCode::OK);
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    process.kill();
    let process = installation.start();
    moved(&home, &process).is_refused_everywhere().await;
    moved(&office, &process).poll("").await;
}
