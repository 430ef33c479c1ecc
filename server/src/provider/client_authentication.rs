//! Which client asks: proved by its secret, in the header or in the form and never in both (RFC 6749, 2.3).

use app::request::{Services, client_address};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{Client, ClientId, SecurityEvent, SecurityEventKind};
use url::form_urlencoded;

use super::parameters::{OAuthParameters, single};
use super::refusal::Refusal;
use crate::authorization_header::{authorization, given_by};

/// The client that sent the form. A public one gives its id and has no secret to give.
pub(super) async fn client(services: &Services, head: &Parts, form: &OAuthParameters) -> Result<Client, Refusal> {
    let (id, secret) = credentials(&head.headers, form)?;
    let id = ClientId::parse(&id);
    let accounts = &services.accounts;
    let proved = match &id {
        Some(id) => accounts.authenticate_client(id, secret.as_deref()).await?,
        None => None,
    };
    if proved.is_none() {
        // An id that nobody registered is a word of whoever sent it, and no log's business.
        let known = match &id {
            Some(id) => accounts.registered_client(id).await?.map(|client| client.id),
            None => None,
        };
        let address = Some(client_address(&head.extensions));
        accounts.report(&SecurityEvent {
            client: known,
            address,
            ..SecurityEvent::of(SecurityEventKind::ClientRefused)
        });
    }
    proved.ok_or(Refusal::invalid_client())
}

/// The client that sent the form, which must have a secret.
pub(super) async fn confidential_client(
    services: &Services,
    head: &Parts,
    form: &OAuthParameters,
) -> Result<Client, Refusal> {
    let client = client(services, head, form).await?;
    if client.is_public { Err(Refusal::invalid_client()) } else { Ok(client) }
}

fn credentials(headers: &HeaderMap, form: &OAuthParameters) -> Result<(String, Option<String>), Refusal> {
    let (id, secret) = (single(form, "client_id")?, single(form, "client_secret")?);
    let two_ways = || Refusal::invalid_request("a website proves who it is in one way at a time");
    let Some(line) = authorization(headers).map_err(|_| two_ways())? else {
        let id = id.ok_or(Refusal::invalid_client())?;
        return Ok((id.to_owned(), secret.map(str::to_owned)));
    };
    if secret.is_some() {
        return Err(two_ways());
    }
    let (basic_id, basic_secret) = basic(line).ok_or(Refusal::invalid_client())?;
    if id.is_some_and(|id| id != basic_id) {
        return Err(Refusal::invalid_request("client_id is not the one of the Authorization header"));
    }
    Ok((basic_id, Some(basic_secret)))
}

/// Id and secret are form-encoded before they are put together (RFC 6749, 2.3.1).
fn basic(line: &str) -> Option<(String, String)> {
    let encoded = given_by("basic", line)?;
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((decode(id)?, decode(secret)?))
}

fn decode(text: &str) -> Option<String> {
    // A form of one nameless value.
    let form = format!("={text}");
    let mut pairs = form_urlencoded::parse(form.as_bytes());
    let (_, value) = pairs.next()?;
    if pairs.next().is_some() { None } else { Some(value.into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_and_secret_are_read_from_the_header() {
        let line = |text: &str| format!("Basic {}", STANDARD.encode(text));
        let pair = |id: &str, secret: &str| Some((id.to_owned(), secret.to_owned()));
        assert_eq!(basic(&line("wiki:s3cret_-")), pair("wiki", "s3cret_-"));
        assert_eq!(basic(&line("wi%6Bi:a%3Ab%26c+d")), pair("wiki", "a:b&c d"));
        assert_eq!(basic(&line("wiki:a=b")), pair("wiki", "a=b"));
        assert_eq!(basic(&line("wiki:a&b")), None);
        assert_eq!(basic(&line("wiki")), None);
        assert_eq!(basic("Bearer abc"), None);
        assert_eq!(basic("Basic ???"), None);
    }
}
