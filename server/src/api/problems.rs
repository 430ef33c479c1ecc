//! The route that explains the problems.

use axum::Json;
use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;

use super::input::{NoParameters, Parameters};
use super::problem::{Problem, PublicProblems};
use super::problem_kind::{KINDS, PROBLEMS, ProblemKind};

/// A kind of problem, explained.
#[derive(Serialize, ToSchema)]
pub(super) struct Explanation {
    /// The address of this explanation, which is the problem's `type`.
    r#type: String,
    /// What happened, in a few words.
    title: &'static str,
    /// The status of answers with it.
    status: u16,
    /// What it means, what was kept, and what to do.
    meaning: &'static str,
}

/// What a kind of problem means.
#[utoipa::path(
    get, path = "/api/v1/problems/{name}", tag = "description", params(("name" = String, Path, example = "signed-out")),
    responses((status = 200, description = "The explanation", body = Explanation), PublicProblems),
)]
pub(super) async fn explain_problem(
    Path(name): Path<String>,
    _: Parameters<NoParameters>,
) -> Result<Json<Explanation>, Problem> {
    let found = KINDS.iter().find(|(_, known, ..)| *known == name);
    let (kind, ..) = found.ok_or(Problem::of(ProblemKind::NotFound))?;
    Ok(Json(Explanation {
        r#type: format!("{PROBLEMS}{}", kind.name()),
        title: kind.title(),
        status: kind.status().as_u16(),
        meaning: kind.meaning(),
    }))
}
