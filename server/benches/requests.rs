//! What requests cost, as a ratio to a bare axum route of the same round: verifying and listing. Each round asks everything
//! in turn, so that whatever else the machine does falls on all alike. `cargo xtask postgres -- cargo bench -p server` runs
//! it on both databases.

#![expect(clippy::unwrap_used, reason = "what a benchmark sets up must work")]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::routing::get;
use clap::Parser as _;
use domain::{Accounts, SystemClock};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use server::{Config, serve};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

const ROUNDS: usize = 3;
const REQUESTS: usize = 20_000;
const CONNECTIONS: [usize; 2] = [32, 128];
const SESSIONS: usize = 20;
const PASSWORD: &str = "correct horse battery staple";
const CLUSTER: &str = "USER_SESSIONS_TEST_POSTGRES";

/// Something to ask again and again.
#[derive(Clone)]
struct BenchRequest {
    what: String,
    at: SocketAddr,
    method: Method,
    path: &'static str,
    cookie: String,
    made_for: String,
    body: &'static str,
}

/// What a round of a request gave.
struct Figures {
    per_second: f64,
    p99: Duration,
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut services = vec![("SQLite", format!("sqlite:{}", folder.path().join("sessions.sqlite").display()))];
    match std::env::var(CLUSTER) {
        Ok(cluster) => services.push(("PostgreSQL", cluster)),
        Err(_) => println!("without PostgreSQL: {CLUSTER} is not set, which `cargo xtask postgres` does"),
    }
    let bare =
        BenchRequest { what: "a bare axum route".into(), ..request_to(bare_route().await, Method::GET, "/", "") };
    let mut requests = vec![bare];
    for (storage, url) in &services {
        let keys = folder.path().join(format!("{storage}.keys"));
        let (at, cookies) = start(url, &keys.display().to_string()).await;
        for (what, method, path, body) in
            [("verify", Method::GET, "/verify", ""), ("list of 20", Method::POST, "/api/sessions/list", "")]
        {
            let request = request_to(at, method, path, &cookies[0].0);
            let made_for = cookies[0].1.clone();
            requests.push(BenchRequest { what: format!("{what}, {storage}"), body, made_for, ..request });
        }
    }
    for connections in CONNECTIONS {
        println!("\n{connections} connections, {ROUNDS} rounds of {REQUESTS} requests");
        compare(&requests, connections).await;
    }
}

fn request_to(at: SocketAddr, method: Method, path: &'static str, cookie: &str) -> BenchRequest {
    BenchRequest { what: String::new(), at, method, path, cookie: cookie.to_owned(), made_for: String::new(), body: "" }
}

/// Prints the median of the rounds' ratios to the first request.
async fn compare(requests: &[BenchRequest], connections: usize) {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut figures = Vec::new();
        for request in requests {
            figures.push(ask(request, connections).await);
        }
        rounds.push(figures);
    }
    println!("{:<28} {:>10} {:>7} {:>9}", "", "a second", "ratio", "p99 ms");
    for (number, request) in requests.iter().enumerate() {
        let median = |of: &dyn Fn(&Vec<Figures>) -> f64| {
            let mut values: Vec<_> = rounds.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        println!(
            "{:<28} {:>10.0} {:>7.3} {:>9.2}",
            request.what,
            median(&|round| round[number].per_second),
            median(&|round| round[number].per_second / round[0].per_second),
            median(&|round| round[number].p99.as_secs_f64() * 1000.0),
        );
    }
}

async fn ask(request: &BenchRequest, connections: usize) -> Figures {
    let mut askers = JoinSet::new();
    let begin = Instant::now();
    for _ in 0..connections {
        let request = request.clone();
        askers.spawn(async move {
            let mut connection = connect(request.at).await;
            let mut took = Vec::with_capacity(REQUESTS / connections);
            for _ in 0..REQUESTS / connections {
                let begin = Instant::now();
                let (status, _) = send(&mut connection, &request).await;
                assert_eq!(status, StatusCode::OK, "{}", request.what);
                took.push(begin.elapsed());
            }
            took
        });
    }
    let mut took: Vec<_> = askers.join_all().await.into_iter().flatten().collect();
    let elapsed = begin.elapsed();
    took.sort();
    #[expect(clippy::cast_precision_loss, reason = "so few requests are exact")]
    let per_second = took.len() as f64 / elapsed.as_secs_f64();
    Figures { per_second, p99: took[took.len() * 99 / 100] }
}

async fn connect(at: SocketAddr) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(at).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    sender
}

async fn send(connection: &mut SendRequest<Full<Bytes>>, request: &BenchRequest) -> (StatusCode, HeaderMap) {
    let request = Request::builder()
        .method(request.method.clone())
        .uri(request.path)
        .header(header::HOST, request.at.to_string())
        .header(header::ORIGIN, format!("http://{}", request.at))
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, &request.cookie)
        .header(app::MADE_FOR_HEADER, &request.made_for)
        .body(Full::new(Bytes::from_static(request.body.as_bytes())));
    connection.ready().await.unwrap();
    let answer = connection.send_request(request.unwrap()).await.unwrap();
    let (head, body) = answer.into_parts();
    body.collect().await.unwrap();
    (head.status, head.headers)
}

async fn bare_route() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let route = Router::new().route("/", get(async || "good"));
    tokio::spawn(async { axum::serve(listener, route).await.unwrap() });
    at
}

/// A service with an account of so many sessions: where it is, and the session cookies with the public ids.
async fn start(database_url: &str, keys: &str) -> (SocketAddr, Vec<(String, String)>) {
    let options = Config::parse_from(["user-sessions", "--signing-keys", keys]).serve;
    let storage = storage::connect(database_url, storage::Deadlines::default()).await.unwrap();
    let accounts = Accounts::new(storage, Arc::new(SystemClock), options.policy().unwrap());
    accounts.create_account("ada", PASSWORD.to_owned()).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async { serve(listener, options, accounts, std::future::pending()).await.unwrap() });
    let sign_in = BenchRequest {
        body: "login_name=ada&password=correct+horse+battery+staple",
        ..request_to(at, Method::POST, "/api/sign-in", "")
    };
    let mut cookies = Vec::new();
    for _ in 0..SESSIONS {
        let (status, headers) = send(&mut connect(at).await, &sign_in).await;
        assert_eq!(status, StatusCode::OK);
        let lines = headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap());
        let session = lines.filter(|line| line.starts_with("__Host-session=")).find_map(|line| line.split(';').next());
        let cookie = session.unwrap().to_owned();
        let verify = request_to(at, Method::GET, "/verify", &cookie);
        let (_, headers) = send(&mut connect(at).await, &verify).await;
        cookies.push((cookie, headers["x-session-id"].to_str().unwrap().to_owned()));
    }
    (at, cookies)
}
