//! The dashboard of a product that leads a person here.

use app::DashboardView;
use domain::{Accounts, EmbedOrigin};

/// What is registered of the dashboard at `origin`, which anybody may have written. Without an answer from storage it is
/// nothing.
pub(crate) async fn registered_dashboard(accounts: &Accounts, origin: &str) -> Option<DashboardView> {
    let origin = EmbedOrigin::parse(origin).ok()?;
    let name = accounts.dashboard_at(&origin).await.unwrap_or_default()?.name;
    let place = origin.host().to_owned();
    Some(DashboardView { origin: origin.to_string(), name, place, ..DashboardView::default() })
}
