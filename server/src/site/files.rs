//! The page's files: in the binary, or in the site's folder while developing.

use app::Assets;
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::{Embed, EmbeddedFile};

use crate::state::AppState;

#[derive(Embed)]
#[folder = "../target/site"]
struct Site;

/// A file whose name holds a hash of its content never changes (RFC 8246).
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The element that shows the list in other people's pages.
const ELEMENT: &str = "user-sessions.js";

const ELEMENT_TYPES: &str = "user-sessions.d.ts";

const AN_HOUR: &str = "public, max-age=3600";

/// Where the files are: as the build listed them, or as `cargo leptos` names them.
pub(crate) fn assets() -> Assets {
    let listed = Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok());
    listed.unwrap_or_else(|| Assets {
        start: "/start.js".into(),
        js: "/pkg/user-sessions.js".into(),
        wasm: "/pkg/user-sessions.wasm".into(),
        css: "/pkg/user-sessions.css".into(),
    })
}

/// A route for each place with files.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/pkg/{file}", get(package))
        .route("/favicon.svg", get(async || icon("favicon.svg", include_bytes!("../../../public/favicon.svg"))))
        // Asked for without being named by any page.
        .route("/favicon.ico", get(async || icon("favicon.ico", include_bytes!("../../../public/favicon.ico"))))
        .route("/apple-touch-icon.png", get(apple_touch_icon))
        .route("/apple-touch-icon-precomposed.png", get(apple_touch_icon))
        .route("/embed/{file}", get(embedded))
        .route("/start.js", get(|headers: HeaderMap| async move { send("start.js", AN_HOUR, &headers) }))
}

async fn apple_touch_icon() -> Response {
    icon("apple-touch-icon.png", include_bytes!("../../../public/apple-touch-icon.png"))
}

fn icon(name: &str, bytes: &'static [u8]) -> Response {
    let headers = [(header::CONTENT_TYPE, content_type(name)), (header::CACHE_CONTROL, AN_HOUR)];
    (headers, bytes).into_response()
}

/// What other people's pages load: the element that shows the list in them, and its types for editors. Anybody may have
/// both, so every origin may read them, which `integrity=` needs.
async fn embedded(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let hash = hash_of(ELEMENT);
    let is_hashed = hash.is_some_and(|hash| file == format!("user-sessions.{hash}.js"));
    let (name, lasting) = if is_hashed { (ELEMENT, IMMUTABLE) } else { (file.as_str(), AN_HOUR) };
    let plain: &[u8] = match name {
        ELEMENT => include_bytes!("../../../public/embed/user-sessions.js"),
        ELEMENT_TYPES => include_bytes!("../../../public/embed/user-sessions.d.ts"),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let tag = hash_of(name).and_then(|hash| HeaderValue::try_from(format!("W/\"{hash}\"")).ok());
    let mut answer = match &tag {
        Some(tag) if headers.get_all(header::IF_NONE_MATCH).iter().any(|known| known == tag) => {
            StatusCode::NOT_MODIFIED.into_response()
        }
        Some(_) => send(&format!("embed/{name}"), lasting, &headers),
        // While developing, the site may have been built without it.
        None => ([(header::CONTENT_TYPE, content_type(name))], plain).into_response(),
    };
    let headers = answer.headers_mut();
    if let Some(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    answer
}

/// 16 hexadecimal digits of its SHA-256, if the build has it.
fn hash_of(name: &str) -> Option<String> {
    let hash = Site::get(&format!("embed/{name}"))?.metadata.sha256_hash();
    hash.first_chunk().map(|start| format!("{:016x}", u64::from_be_bytes(*start)))
}

async fn package(Path(file): Path<String>, headers: HeaderMap) -> Response {
    // While developing, files are read from the folder, and a name with a slash in it would lead elsewhere.
    if file.contains('/') {
        return StatusCode::NOT_FOUND.into_response();
    }
    // Names without a hash are those of a developer's build, which changes under them.
    let lasting = if file.split('.').count() > 2 { IMMUTABLE } else { "no-cache" };
    send(&format!("pkg/{file}"), lasting, &headers)
}

fn send(name: &str, lasting: &'static str, headers: &HeaderMap) -> Response {
    let Some((file, encoding)) = encoded(name, headers) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut answer = file.data.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

/// The smallest form of the file that the browser takes and the build made.
fn encoded(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(accepted, encoding))
        .find_map(|(encoding, ending)| Some((Site::get(&format!("{name}{ending}"))?, Some(encoding))))
        .or_else(|| Some((Site::get(name)?, None)))
}

/// RFC 9110, 12.5.3: named, and not with a weight of zero.
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")).and_then(|q| q.parse::<f32>().ok());
        named && weight != Some(0.0)
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("ts") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("ico") => "image/x-icon",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_counts_when_it_is_named_and_not_refused() {
        for accepted in ["br", "gzip, br", "gzip;q=0.5, BR;q=0.1", "gzip,br ; q=1"] {
            assert!(accepts(accepted, "br"), "{accepted}");
        }
        for accepted in ["", "gzip", "br;q=0", "brotli", "gzip, br; q=0.0"] {
            assert!(!accepts(accepted, "br"), "{accepted}");
        }
    }
}
