//! What clients are told in signed form: who signed in, and that a session ended (RFC 7519).

use std::collections::HashSet;
use std::time::Duration;

use domain::storage::Exchanged;
use domain::{AccountId, Client, ClientId, LogoutNotice, Scope, SigningAlgorithm, Timestamp};
use jsonwebtoken::{DecodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::signing_keys::SigningKeys;
use crate::signing_keys::key::jose;

/// What every sign-in proves: one password (NIST SP 800-63B, AAL1).
pub(super) const ACR: &str = "aal1";

/// An ID token is read right away.
const ID_TOKEN_LIFETIME: Duration = Duration::from_mins(10);

/// A logout token as well (`OpenID` Connect Back-Channel Logout 1.0, 2.4 recommends two minutes at most).
const LOGOUT_TOKEN_LIFETIME: Duration = Duration::from_mins(2);

/// Says what a logout token is about.
const BACK_CHANNEL_LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// The type of a logout token, so that it passes for nothing else.
const LOGOUT_TOKEN: &str = "logout+jwt";

/// What a client learns of a sign-in (`OpenID` Connect Core 1.0, 2).
#[derive(Serialize)]
struct IdToken<'a> {
    iss: &'a str,
    sub: String,
    aud: &'a str,
    iat: i64,
    exp: i64,
    auth_time: i64,
    acr: &'static str,
    amr: [&'static str; 1],
    sid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preferred_username: Option<&'a str>,
}

/// Signs who signed in at `client`.
pub(super) fn id_token(
    keys: &SigningKeys,
    issuer: &str,
    client: &Client,
    signed_in: &Exchanged,
    now: Timestamp,
) -> anyhow::Result<String> {
    let account = &signed_in.account;
    let claims = IdToken {
        iss: issuer,
        sub: account.id.to_string(),
        aud: client.id.as_str(),
        iat: seconds(now),
        exp: seconds(now.plus(ID_TOKEN_LIFETIME)),
        auth_time: seconds(signed_in.authenticated_at),
        acr: ACR,
        amr: ["pwd"],
        sid: signed_in.client_session.to_string(),
        nonce: signed_in.nonce.as_deref(),
        preferred_username: signed_in.scopes.contains(Scope::Profile).then(|| account.login_name.as_str()),
    };
    sign(keys, client.id_token_signing_alg, now, "JWT", &claims)
}

/// Signs that the session of `notice` has ended. A try that was counted as made in vain is followed by one of another `jti`,
/// because a client may have taken it in and refuses what it has seen; one that nobody counted comes again as it was.
pub(crate) fn logout_token(
    keys: &SigningKeys,
    algorithm: SigningAlgorithm,
    issuer: &str,
    notice: &LogoutNotice,
    now: Timestamp,
) -> anyhow::Result<String> {
    let claims: Value = json!({
        "iss": issuer,
        "sub": notice.account.to_string(),
        "aud": notice.client.as_str(),
        "iat": seconds(now),
        "exp": seconds(now.plus(LOGOUT_TOKEN_LIFETIME)),
        "jti": format!("logout-{}-{}", notice.id, notice.attempts),
        "sid": notice.id.to_string(),
        "events": { BACK_CHANNEL_LOGOUT: {} },
    });
    sign(keys, algorithm, now, LOGOUT_TOKEN, &claims)
}

fn sign(
    keys: &SigningKeys,
    algorithm: SigningAlgorithm,
    now: Timestamp,
    typ: &str,
    claims: &impl Serialize,
) -> anyhow::Result<String> {
    let key = keys.signing(algorithm, now)?;
    let header = Header { typ: Some(typ.to_owned()), kid: Some(key.known.id.clone()), ..Header::new(jose(algorithm)) };
    Ok(encode(&header, claims, &key.private)?)
}

/// Whom an ID token of ours names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) account: AccountId,
    pub(super) client: ClientId,
}

#[derive(Deserialize)]
struct HintClaims {
    sub: String,
    aud: String,
}

/// Reads an ID token of ours, however old (`OpenID` Connect Core 1.0, 3.1.2.1; RP-Initiated Logout 1.0, 2). Anything that
/// our keys have not signed as an ID token names nobody.
pub(super) fn read_hint(keys: &SigningKeys, issuer: &str, token: &str, now: Timestamp) -> Option<Hint> {
    let header = decode_header(token).ok()?;
    if header.typ.as_deref() != Some("JWT") {
        return None;
    }
    let signed_by = keys.find_published(header.kid.as_deref()?, now)?;
    let key = DecodingKey::from_jwk(&signed_by.public).ok()?;
    let mut validation = Validation::new(jose(signed_by.known.algorithm));
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims = HashSet::from(["iss".to_owned(), "sub".to_owned(), "aud".to_owned()]);
    validation.set_issuer(&[issuer]);
    let claims: HintClaims = decode(token, &key, &validation).ok()?.claims;
    Some(Hint { account: AccountId::parse(&claims.sub)?, client: ClientId::parse(&claims.aud)? })
}

fn seconds(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(1000)
}
