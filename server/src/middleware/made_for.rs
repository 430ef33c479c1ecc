//! Which session the page that asks was made for. Whether it is the one that asks is looked at where that one is read.

use app::request::MadeFor;
use app::{MADE_FOR_FIELD, MADE_FOR_HEADER};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use url::form_urlencoded;

/// Notes the session that the page names: its own code does so in a header, a plain form in a field.
pub(crate) async fn made_for(request: Request, next: Next) -> Response {
    let (mut head, mut body) = request.into_parts();
    let session = if let Some(session) = head.headers.get(MADE_FOR_HEADER) {
        session.to_str().ok().map(str::to_owned)
    } else {
        // The layers around this one bound what may come.
        let Ok(form) = to_bytes(body, usize::MAX).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        let session = field(&form);
        body = Body::from(form);
        session
    };
    if let Some(session) = session {
        head.extensions.insert(MadeFor(session));
    }
    next.run(Request::from_parts(head, body)).await
}

/// The field's value; of one that comes twice nobody guesses which was meant.
fn field(form: &[u8]) -> Option<String> {
    let mut values = form_urlencoded::parse(form).filter(|(name, _)| name == MADE_FOR_FIELD);
    let (_, value) = values.next()?;
    values.next().is_none().then(|| value.into_owned())
}
