//! What strangers can have the service read on an async worker, and what that costs: time for each input as long as it may
//! be, and for each byte of it beside a plain scan of the same bytes. `cargo bench -p domain`. What costs more than some
//! microseconds a kilobyte belongs off the workers, as the hashing of passwords is.

use std::hint::black_box;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use domain::{ClientAddress, CodeChallenge, Device, DeviceHints, LoginName, Scopes, SecretToken, TrustedProxies};

/// The longest head that a request may have, and the longest body.
const HEAD: usize = 32 * 1024;
const BODY: usize = 64 * 1024;

/// Long enough for the clock, short enough for all rows to take seconds.
const SPAN: Duration = Duration::from_millis(300);

fn main() {
    println!("{:<58} {:>8} {:>10} {:>10} {:>8}", "input", "bytes", "us", "ns/byte", "ratio");
    for (what, input) in user_agents() {
        let hints = DeviceHints { user_agent: Some(input.as_bytes()), ..DeviceHints::default() };
        row(what, input.len(), || Device::describe(black_box(&hints)));
    }
    let brands = "\"Not/A)Brand\";v=\"8\", ".repeat(HEAD / 21);
    let hints = DeviceHints { brands: Some(brands.as_bytes()), ..DeviceHints::default() };
    row("client hints: brands", brands.len(), || Device::describe(black_box(&hints)));
    let (peer, trusted): (IpAddr, TrustedProxies) = ([10, 0, 0, 1].into(), "10.0.0.0/8".parse().expect("a network"));
    for (what, hop) in
        [("forwarded: trusted hops", "10.0.0.2,"), ("forwarded: garbage", "x,"), ("forwarded: commas", ",")]
    {
        let header = hop.repeat(HEAD / hop.len());
        row(what, header.len(), || ClientAddress::resolve(peer, [black_box(header.as_bytes())].into_iter(), &trusted));
    }
    let long = "a".repeat(BODY);
    row("a login name", BODY, || LoginName::parse(black_box(&long)));
    row("a session token", BODY, || SecretToken::parse(black_box(&long)));
    row("a code verifier", BODY, || CodeChallenge::of_verifier(black_box(&long)));
    let scopes = "openid profile ".repeat(BODY / 15);
    row("scopes", scopes.len(), || Scopes::parse(black_box(&scopes)));
    let form = "a=%41&".repeat(BODY / 6);
    row("a form", form.len(), || url::form_urlencoded::parse(black_box(form.as_bytes())).into_owned().count());
    for (what, address) in [
        ("an address", format!("https://wiki.example.com/{}", "a".repeat(1900))),
        ("an address of dots", format!("https://wiki.example.com/{}", "../".repeat(640))),
        ("an address with a long host", format!("https://{}example.com/", "a.".repeat(940))),
    ] {
        row(what, address.len(), || url::Url::parse(black_box(&address)));
    }
}

/// User agents that keep the patterns busy for long.
fn user_agents() -> [(&'static str, String); 4] {
    [
        ("user agent: Chrome on Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36".to_owned()),
        ("user agent: the longest head of one letter", "a".repeat(HEAD)),
        ("user agent: the longest head of beginnings", "Mozilla/5.0 (Linux; Android ".repeat(HEAD / 28)),
        ("user agent: the longest head of digits and dots", "1.".repeat(HEAD / 2)),
    ]
}

/// The fastest of many, and its ratio to scanning as many bytes.
fn row<T>(what: &str, bytes: usize, work: impl Fn() -> T) {
    let taken = fastest(&work);
    let plain = vec![b'x'; bytes];
    let scan = fastest(|| black_box(&plain).iter().fold(0_u8, |sum, byte| sum ^ byte));
    let nanoseconds = |span: Duration| span.as_secs_f64() * 1e9;
    println!(
        "{what:<58} {bytes:>8} {:>10.1} {:>10.2} {:>8.1}",
        nanoseconds(taken) / 1e3,
        nanoseconds(taken) / f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)),
        nanoseconds(taken) / nanoseconds(scan).max(1.0),
    );
}

fn fastest<T>(work: impl Fn() -> T) -> Duration {
    let begin = Instant::now();
    let mut fastest = Duration::MAX;
    while begin.elapsed() < SPAN {
        let start = Instant::now();
        black_box(work());
        fastest = fastest.min(start.elapsed());
    }
    fastest
}
