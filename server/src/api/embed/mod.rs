//! What a page of another origin asks by an embed token: the only operations with CORS, for the origins that somebody has
//! registered, by a token in a header and never by a cookie.

mod asking;
mod cross_origin;
mod sessions;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub(crate) use cross_origin::cross_origin;

/// What pages of other origins ask.
pub(super) fn pages() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sessions::list_embedded_sessions))
        .routes(routes!(sessions::close_embedded_session))
        .routes(routes!(sessions::close_other_embedded_sessions))
}
