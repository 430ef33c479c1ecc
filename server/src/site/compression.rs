//! Which answers are compressed: what people and programs read, and nothing that holds a secret beside what a stranger can
//! have put into it, as its length would tell of both (BREACH).

use axum::extract::Request;
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate as _, SizeAbove};

/// On an answer with a token, a code or a link that lets somebody in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HoldsSecret;

/// A shorter answer fits into one packet as it is.
const SHORTEST: u64 = 1_000;

const KINDS: [&str; 3] = ["text/html", "application/json", "application/problem+json"];

type Compressible = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Compresses answers for whoever accepts that. With gzip only: brotli takes some megabytes for each answer that is under way,
/// and a stranger can have many of those.
pub(crate) fn compression() -> CompressionLayer<And<SizeAbove, Compressible>> {
    CompressionLayer::new().compress_when(SizeAbove::new(SHORTEST).and(is_compressible as Compressible))
}

fn is_compressible(_: StatusCode, _: Version, headers: &HeaderMap, extensions: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    KINDS.contains(&kind) && extensions.get::<HoldsSecret>().is_none()
}

/// Says of every answer that it holds a secret.
pub(crate) async fn holds_secret(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    answer.extensions_mut().insert(HoldsSecret);
    answer
}
