//! What is read of a request: JSON and parameters in which nothing is unknown.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::problem::Problem;

/// A body of JSON. None at all stands for an object without members.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let body = Bytes::from_request(request, state).await.map_err(|error| Problem::malformed(error.body_text()))?;
        let body = if body.is_empty() { b"{}" } else { body.as_ref() };
        serde_json::from_slice(body).map(Self).map_err(|error| match error.classify() {
            Category::Data => Problem::unusable(error.to_string()),
            _ => Problem::malformed(format!("the body is no JSON: {error}")),
        })
    }
}

/// The parameters behind the question mark.
pub(super) struct Parameters<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = Query::from_request_parts(head, state).await;
        read.map(|Query(parameters)| Self(parameters)).map_err(|error| Problem::unusable(error.body_text()))
    }
}
