//! The far end of a client, at which it is told that sessions ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use trials::{SOON, in_time};
use url::form_urlencoded;

/// Receives notices on a port of its own.
pub(crate) struct Receiver {
    pub(crate) uri: String,
    received: mpsc::UnboundedReceiver<Received>,
    answer: Arc<AtomicU16>,
}

/// What came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) headers: HeaderMap,
    pub(crate) form: Vec<(String, String)>,
}

/// Instead of a status: the answer never comes.
pub(crate) const HANGS: u16 = 0;

type Shared = (mpsc::UnboundedSender<Received>, Arc<AtomicU16>);

impl Receiver {
    pub(crate) async fn start() -> Self {
        let (sender, received) = mpsc::unbounded_channel();
        let answer = Arc::new(AtomicU16::new(200));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let uri = format!("http://{}/logout", listener.local_addr().expect("a bound port has an address"));
        let router = Router::new().route("/logout", post(receive)).with_state::<()>((sender, Arc::clone(&answer)));
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { uri, received, answer }
    }

    /// What is answered from now on.
    pub(crate) fn answers(&self, status: u16) {
        self.answer.store(status, Ordering::SeqCst);
    }

    /// The next notice.
    pub(crate) async fn next(&mut self) -> Received {
        in_time(SOON, "a notice", self.received.recv()).await.expect("the receiver lives as long as the test")
    }

    /// Whether nothing more has come.
    pub(crate) fn is_empty(&self) -> bool {
        self.received.is_empty()
    }
}

impl Received {
    /// The only field of the form.
    pub(crate) fn logout_token(&self) -> &str {
        let [(name, token)] = self.form.as_slice() else { panic!("{:?}", self.form) };
        assert_eq!(name, "logout_token");
        token
    }
}

async fn receive(State((sender, answer)): State<Shared>, headers: HeaderMap, body: String) -> Response {
    let form = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let _ = sender.send(Received { headers, form });
    match answer.load(Ordering::SeqCst) {
        HANGS => std::future::pending().await,
        status => {
            let status = StatusCode::from_u16(status).expect("a status is one");
            (status, [(header::LOCATION, "/elsewhere")]).into_response()
        }
    }
}
