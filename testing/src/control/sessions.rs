//! `POST /sessions` and `GET /sessions/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::storage::{Activity, NewSession, Reauthentication};
use domain::{
    ACTIVITY_REFRESH, AccountId, AuthenticationMethod, ClientAddress, Device, DeviceHints, EmbedOrigin, EmbedSource,
    End, MintEmbedToken, Place, SecretToken, Session, SessionId, Timestamp, TokenHash,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::devices;
use super::input::Body;
use super::keys;
use super::problem::Problem;
use super::spans::Span;
use super::state::Control;

/// A session to make. Spans lead back from the present moment.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Wanted {
    /// The account's id or name.
    account: String,
    /// The device in words, as the list shows it.
    device: Option<String>,
    /// Or what its requests say.
    user_agent: Option<String>,
    /// What sessions of one browser have in common; by default each has a browser of its own.
    browser: Option<String>,
    /// The address that it was started from.
    from: Option<String>,
    /// Where that is; by default it is not known.
    place: Option<WantedPlace>,
    /// How long ago it was started.
    started: Option<Span>,
    /// How long ago its person was last active; since its start by default.
    last_active: Option<Span>,
    /// How long ago its person last entered the password; at its start by default.
    proved: Option<Span>,
    /// The origin of a page that shows the session's list by a token.
    embed_origin: Option<String>,
}

/// A place, of which something is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedPlace {
    /// ISO 3166-1 alpha-2.
    country: Option<String>,
    city: Option<String>,
    /// Who runs the network.
    network: Option<String>,
}

/// A session, and what a browser holds that is signed in with it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Made {
    id: String,
    device: String,
    started_at: i64,
    storage_state: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    embed_token: Option<String>,
}

/// What became of a session.
#[derive(Serialize)]
pub(super) struct Fate {
    open: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<EndShape>,
}

/// How a session ended.
#[derive(Serialize)]
pub(super) struct EndShape {
    at: i64,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<CloserShape>,
}

/// The session that closed it.
#[derive(Serialize)]
pub(super) struct CloserShape {
    session: String,
    device: String,
    address: String,
}

/// When things were in a session's life.
struct Times {
    started: Timestamp,
    last_active: Timestamp,
    proved: Timestamp,
}

const DEVICE: &str = "Firefox on Linux";
const ADDRESS: &str = "127.0.0.1";

/// Makes a session as signing in would have, at its time.
pub(super) async fn open(
    State(control): State<Arc<Control>>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Made>), Problem> {
    let credentials = control.credentials(&wanted.account).await?;
    let (address, device, times) = (address(&wanted)?, device(&wanted)?, times(&control, &wanted)?);
    let place = wanted.place.as_ref().map(place).transpose()?;
    let embed_origin = wanted.embed_origin.as_deref().map(keys::origin).transpose()?;
    let (id, token) = (SessionId::generate(times.started)?, SecretToken::generate()?);
    let session = NewSession {
        id,
        token: token.hash(),
        account: credentials.account.id,
        verified: credentials.password.clone(),
        address,
        device: device.clone(),
        place,
        authentication_method: AuthenticationMethod::Password,
        replaces: None,
        browser: wanted.browser.as_deref().map(|name| browser_of(credentials.account.id, name)),
        at: times.started,
    };
    // Nobody may find it idle before it was active.
    let alone = control.served_storage.alone().await;
    if control.storage.open_session(&session).await?.is_none() {
        return Err(Problem::conflict(format!("the account {} cannot sign in: it is disabled", wanted.account)));
    }
    let token = live(&control, &session, &times, token).await?;
    drop(alone);
    let embed_token = match embed_origin {
        Some(origin) => Some(embed(&control, &session, origin).await?),
        None => None,
    };
    let made = Made {
        id: id.to_string(),
        device: device.to_string(),
        started_at: times.started.as_millis(),
        storage_state: control.cookie.holding(&token),
        embed_token,
    };
    Ok((StatusCode::CREATED, Json(made)))
}

/// A browser that only this account has.
fn browser_of(account: AccountId, name: &str) -> TokenHash {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(account.as_uuid().as_bytes());
    for (place, byte) in name.bytes().enumerate() {
        bytes[16 + place % 16] ^= byte;
    }
    TokenHash::from_bytes(bytes)
}

/// Whether a session is open, and how it ended, which is known also when the service has erased it.
pub(super) async fn look(State(control): State<Arc<Control>>, Path(id): Path<String>) -> Result<Json<Fate>, Problem> {
    match control.session(&id).await {
        Ok(session) => Ok(Json(Fate::of(&session))),
        Err(missing) => {
            let end = control.ends.of(&id).await.ok_or(missing)?;
            Ok(Json(Fate { open: false, ended: Some(EndShape { at: end.at, reason: end.reason, by: None }) }))
        }
    }
}

impl Fate {
    pub(super) fn of(session: &Session) -> Self {
        Self { open: session.end.is_none(), ended: session.end.as_ref().map(EndShape::of) }
    }
}

impl EndShape {
    fn of(end: &End) -> Self {
        let by = end.by.as_ref().map(|by| CloserShape {
            session: by.session.to_string(),
            device: by.device.to_string(),
            address: by.address.to_string(),
        });
        Self { at: end.at.as_millis(), reason: end.reason.as_str(), by }
    }
}

fn address(wanted: &Wanted) -> Result<ClientAddress, Problem> {
    let from = wanted.from.as_deref().unwrap_or(ADDRESS);
    ClientAddress::parse(from).ok_or_else(|| Problem::unusable(format!("{from:?} is no address")))
}

fn place(wanted: &WantedPlace) -> Result<Place, Problem> {
    let WantedPlace { country, city, network } = wanted;
    let place = Place::new(country.as_deref(), city.as_deref(), network.as_deref());
    let is_whole = place.as_ref().is_some_and(|place| place.country() == country.as_deref());
    place.filter(|_| is_whole).ok_or_else(|| {
        Problem::unusable("a place has a country by its code, such as AT, a city or a network, or several of them")
    })
}

fn device(wanted: &Wanted) -> Result<Device, Problem> {
    match (&wanted.device, &wanted.user_agent) {
        (Some(_), Some(_)) => Err(Problem::unusable("a session has a device or a userAgent, not both")),
        (None, Some(text)) => {
            Ok(Device::describe(&DeviceHints { user_agent: Some(text.as_bytes()), ..DeviceHints::default() }))
        }
        (device, None) => devices::parse(device.as_deref().unwrap_or(DEVICE)),
    }
}

/// Refuses what no session can have been through, or would have ended by now.
fn times(control: &Control, wanted: &Wanted) -> Result<Times, Problem> {
    let now = control.now();
    let started = wanted.started.map_or(now, |Span(span)| now.minus(span));
    let since = |span: Option<Span>, name: &str| {
        let moment = span.map_or(started, |Span(span)| now.minus(span));
        let is_before = moment < started;
        if is_before { Err(Problem::unusable(format!("{name} is before the session was started"))) } else { Ok(moment) }
    };
    let (last_active, proved) = (since(wanted.last_active, "lastActive")?, since(wanted.proved, "proved")?);
    let cutoff = control.policy.cutoff(now);
    if started <= cutoff.started_after {
        let lifetime = humantime::format_duration(control.policy.session_lifetime);
        let detail =
            format!("a session that was started so long ago has expired: no session lives longer than {lifetime}");
        return Err(Problem::unusable(detail));
    }
    if last_active <= cutoff.active_after {
        let idle = humantime::format_duration(control.policy.idle_timeout);
        let detail = format!(
            "nobody was active in this session for {idle}, so it has ended; say lastActive, such as \"1 hour\""
        );
        return Err(Problem::unusable(detail));
    }
    Ok(Times { started, last_active, proved })
}

/// Has the session lived until now. Answers the token that it has then.
async fn live(
    control: &Control,
    session: &NewSession,
    times: &Times,
    token: SecretToken,
) -> Result<SecretToken, Problem> {
    let ended = || Problem::conflict("the session was ended while it was made");
    // As the session was at its start: later nobody may have been active in it for long.
    let cutoff = control.policy.cutoff(times.started);
    if times.last_active >= times.started.plus(ACTIVITY_REFRESH) {
        let activity = Activity {
            account: session.account,
            session: session.id,
            cutoff,
            from: session.address,
            place: session.place.clone(),
            at: times.last_active,
        };
        let was_active = control.storage.record_activity(&activity);
        was_active.await?.then_some(()).ok_or_else(ended)?;
    }
    if times.proved == times.started {
        return Ok(token);
    }
    let new_token = SecretToken::generate()?;
    let reauthentication = Reauthentication {
        account: session.account,
        session: session.id,
        verified: session.verified.clone(),
        new_token: new_token.hash(),
        cutoff,
        at: times.proved,
    };
    control.storage.reauthenticate(&reauthentication).await?.then_some(()).ok_or_else(ended)?;
    Ok(new_token)
}

/// A token by which a page of this origin shows the session's list, and closes sessions in place.
async fn embed(control: &Control, session: &NewSession, origin: EmbedOrigin) -> Result<String, Problem> {
    let key = control.embed_key(&origin).await?.key;
    let mint = MintEmbedToken {
        account: session.account,
        session: session.id,
        origin,
        place: key.name,
        source: EmbedSource::ApiKey(key.id),
        closing: key.embed_closing,
    };
    let minted = control.accounts.mint_embed_token(mint).await;
    minted.map(|minted| minted.token.reveal()).map_err(|error| Problem::conflict(error.to_string()))
}
