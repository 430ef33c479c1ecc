//! What comes with a request, read strictly: what is not known is refused, and no refusal repeats what was sent.

use std::fmt;
use std::marker::PhantomData;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::{LARGEST_PAGE, SessionId};
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use utoipa::IntoParams;

use super::problem::Problem;
use super::problem_kind::ProblemKind;

/// The parameters of the query, each once and none that is unknown.
pub(super) struct Parameters<T>(pub(super) T);

/// An operation without parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoParameters {}

/// Which page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageParameters {
    /// The page after this cursor, as `next` of the page before says; without it the first page.
    #[param(format = "uuid")]
    before: Option<String>,
    /// How many sessions at most, the current one besides.
    #[param(minimum = 1, maximum = 100, default = 100)]
    limit: Option<u32>,
}

/// A body of JSON.
pub(super) struct Body<T>(pub(super) T);

impl PageParameters {
    /// The same, from parameters that come with others.
    pub(super) fn of(before: Option<String>, limit: Option<u32>) -> Self {
        Self { before, limit }
    }

    /// Behind which session the page begins, and how many sessions it has at most.
    pub(super) fn read(&self) -> Result<(Option<SessionId>, u32), Problem> {
        let invalid = || Problem::of(ProblemKind::InvalidRequest);
        let before = self.before.as_deref().map(|text| SessionId::parse(text).ok_or_else(invalid)).transpose()?;
        let limit = self.limit.unwrap_or(LARGEST_PAGE);
        if (1..=LARGEST_PAGE).contains(&limit) { Ok((before, limit)) } else { Err(invalid()) }
    }
}

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, _: &S) -> Result<Self, Problem> {
        let read = Query::try_from_uri(&head.uri);
        read.map(|Query(value)| Self(value)).map_err(|_| Problem::of(ProblemKind::InvalidRequest))
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::from_request(request, state).await {
            Ok(Json(Object(value))) => Ok(Self(value)),
            Err(JsonRejection::JsonDataError(_)) => Err(Problem::of(ProblemKind::InvalidBody)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Problem::of(ProblemKind::NotJson)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Problem::of(ProblemKind::TooLarge))
            }
            Err(_) => Err(Problem::of(ProblemKind::InvalidRequest)),
        }
    }
}

/// What is an object: of an array with the same values in their order serde would make the same.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData)).map(Self)
    }
}

/// Reads the members of an object.
struct Members<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(members))
    }
}
