//! The dashboard of a product that leads a person here.

use app::DashboardView;
use domain::EmbedOrigin;

use crate::serve::Service;

/// What is registered of the dashboard at `origin`, which anybody may have written. Without an answer from storage it is
/// nothing.
pub(crate) async fn registered_dashboard(service: &Service, origin: &str) -> Option<DashboardView> {
    let origin = EmbedOrigin::parse(origin).ok()?;
    let name = service.services.accounts.dashboard_at(&origin).await.unwrap_or_default()?.name;
    let place = origin.host().to_owned();
    Some(DashboardView { origin: origin.to_string(), name, place, ..DashboardView::default() })
}
