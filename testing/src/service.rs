//! How it starts and ends: the service and its control, over a folder that goes with them.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use domain::{Accounts, SecretToken};
use serde_json::json;
use server::{ServeOptions, say, serve_behind};
use storage::Deadlines;
use tempfile::TempDir;
use tokio::net::TcpListener;
use url::Url;

use crate::control::{self, Control, CookieShape};
use crate::lifetime::Lifetime;
use crate::marked::marked;
use crate::test_clock::TestClock;
use crate::test_storage::TestStorage;

/// For what a test asks of the control: a machine that runs many tests at once may be slow.
const PATIENT: Deadlines = Deadlines { read: Duration::from_secs(10), write: Duration::from_mins(1) };

/// Serves until it is over, and leaves nothing behind.
pub(crate) async fn run(mut options: ServeOptions) -> anyhow::Result<()> {
    let lifetime = Lifetime::begin()?;
    let folder = tempfile::Builder::new().prefix("user-sessions-testing-").tempdir();
    let folder = folder.context("there is no temporary folder to keep the database in")?;
    let served = serve(&mut options, &folder, lifetime).await;
    folder.close().context("the temporary folder cannot be removed")?;
    served
}

async fn serve(options: &mut ServeOptions, folder: &TempDir, lifetime: Lifetime) -> anyhow::Result<()> {
    let listener = bind(options.listen).await?;
    let control_listener = bind(SocketAddr::new(options.listen.ip(), 0)).await?;
    let public_url = public_url(options.public_url.take(), listener.local_addr()?.port());
    options.public_url = Some(public_url.clone());
    let file = folder.path().join("sessions.sqlite");
    options.database_url = format!("sqlite:{}", file.display());

    let storage = storage::make_for_tests(&file, PATIENT).await?;
    let (clock, policy) = (Arc::new(TestClock::default()), options.policy()?);
    let served_storage = Arc::new(TestStorage::over(Arc::clone(&storage), policy.read_deadline));
    let accounts = Accounts::new(served_storage.clone(), clock.clone(), policy.clone());
    let token = SecretToken::generate()?;
    let cookie = CookieShape {
        name: options.cookies().session_name(),
        domain: public_url.host_str().unwrap_or_default().to_owned(),
        secure: !options.insecure_cookies,
    };
    let address = control_listener.local_addr()?;
    let control = Control::begin(address, &token, storage, served_storage, clock, policy, cookie).await?;
    let greeting = json!({
        "url": public_url.origin().ascii_serialization(),
        "control": control.url(),
        "token": token.reveal(),
    });
    let control_server = tokio::spawn(async move { axum::serve(control_listener, control::router(control)).await });
    // Whoever reads the line may ask at once: both listeners are bound, and the router is made.
    let front = |router| {
        say(&greeting.to_string())?;
        Ok(marked(router))
    };
    let served = serve_behind(listener, options.clone(), accounts, lifetime.over(), front).await;
    control_server.abort();
    served
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// A port of 0 stands for the one that was bound, which nobody knows before. By default the name is localhost, so that a
/// product at another port of it gets the cookie, as it does from a shared host in production.
fn public_url(wanted: Option<Url>, port: u16) -> Url {
    let mut url = wanted.unwrap_or_else(|| Url::parse("http://localhost:0").expect("it is a URL"));
    if url.port() == Some(0) {
        url.set_port(Some(port)).expect("a URL with a port can have another");
    }
    url
}
