//! `user-sessions health`: whether the service that has the same settings is ready, for whoever can only run a program.

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{bail, ensure};

use crate::terminal::say;

/// How long connecting and each part of the answer may take.
const DEADLINE: Duration = Duration::from_secs(4);

/// More than the service ever answers.
const LONGEST_ANSWER: u64 = 16 * 1024;

/// Asks the service that listens on this address, and says in a line that it is ready, or why it is not.
pub fn ask_whether_ready(listen: SocketAddr) -> anyhow::Result<()> {
    ensure!(
        listen.port() != 0,
        "USER_SESSIONS_LISTEN (--listen) names no port: the one of the service is needed, as in :3000"
    );
    let mut reason = String::new();
    for address in reached_at(listen) {
        match ask(address) {
            Ok(answer) if answer.starts_with("HTTP/1.1 200 ") => return say("ready"),
            Ok(answer) => bail!("{}", last_line(&answer, address)),
            Err(error) => reason = format!("not ready: nobody answers at {address}: {error}"),
        }
    }
    bail!(reason)
}

/// Where a service can be reached on its own machine that listens on this address.
fn reached_at(listen: SocketAddr) -> Vec<SocketAddr> {
    let at = |ip: IpAddr| SocketAddr::new(ip, listen.port());
    match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => vec![at(Ipv4Addr::LOCALHOST.into())],
        // It is reached by IPv4 as well, and a machine may have IPv6 without an address for itself.
        IpAddr::V6(ip) if ip.is_unspecified() => vec![at(Ipv6Addr::LOCALHOST.into()), at(Ipv4Addr::LOCALHOST.into())],
        _ => vec![listen],
    }
}

/// The whole answer, head and body.
fn ask(address: SocketAddr) -> io::Result<String> {
    let mut connection = TcpStream::connect_timeout(&address, DEADLINE)?;
    connection.set_read_timeout(Some(DEADLINE))?;
    connection.set_write_timeout(Some(DEADLINE))?;
    write!(connection, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    connection.take(LONGEST_ANSWER).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn last_line(answer: &str, address: SocketAddr) -> String {
    let last = answer.trim_end().lines().last().unwrap_or_default();
    if last.starts_with("not ready: ") {
        return last.to_owned();
    }
    let status = answer.split(' ').nth(1).unwrap_or("nothing that can be read");
    format!("not ready: {address} answers {status}, as no User Sessions does")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_asked_on_its_own_machine_wherever_it_listens() {
        for (listen, asked) in [
            ("127.0.0.1:3000", "127.0.0.1:3000"),
            ("0.0.0.0:3000", "127.0.0.1:3000"),
            ("[::]:3000", "[::1]:3000 127.0.0.1:3000"),
            ("[::1]:80", "[::1]:80"),
            ("192.0.2.7:8080", "192.0.2.7:8080"),
        ] {
            let found: Vec<_> = reached_at(listen.parse().unwrap()).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), asked, "{listen}");
        }
    }

    #[test]
    fn what_is_no_such_service_is_not_ready() {
        let address = "127.0.0.1:3000".parse().unwrap();
        let stopping = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 20\r\n\r\nnot ready: stopping\n";
        assert_eq!(last_line(stopping, address), "not ready: stopping");
        let other = last_line("HTTP/1.1 404 Not Found\r\n\r\n<html>", address);
        assert_eq!(other, "not ready: 127.0.0.1:3000 answers 404, as no User Sessions does");
    }
}
