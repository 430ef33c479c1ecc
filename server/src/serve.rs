//! Serving, the same for production and tests.

use std::future::Future;
use std::sync::Arc;

use app::request::{Services, SetUp};
use axum::Router;
use domain::{Accounts, ClientAddress, SecretToken, SecurityEvent, SecurityEventKind};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use url::Url;

use crate::background::logout_notices::LogoutNotifier;
use crate::background::readiness::{self, Readiness};
use crate::background::revocation_watch::RevocationWatch;
use crate::background::{place_watch, signing_key_watch, sweep};
use crate::client_address::ClientAddressSource;
use crate::config::{ServeOptions, is_local};
use crate::connections::ConnectionLimits;
use crate::first_run::FirstRun;
use crate::observers::metrics::{self, Metrics};
use crate::observers::security_log::SecurityLog;
use crate::observers::unnamed_proxy::UnnamedProxy;
use crate::places::PlaceFiles;
use crate::signing_keys::SigningKeys;
use crate::site::files;
use crate::state::{ApiDescription, AppState, PublicUrl};
use crate::stopping::{self, Stopping};
use crate::telemetry::within_a_moment;
use crate::terminal::say;
use crate::{api, brand, connections, router};

/// Serves until `stop` is done; then lets what is under way finish.
pub async fn serve(
    listener: TcpListener,
    options: ServeOptions,
    accounts: Accounts,
    stop: impl Future<Output = ()> + Send,
) -> anyhow::Result<()> {
    serve_and_say(true, listener, options, accounts, stop, Ok).await
}

/// The same with something in front: `front` gets the router when all is ready, and what it makes of it is served. Nothing
/// is said on standard output, which is left to the caller.
pub async fn serve_behind(
    listener: TcpListener,
    options: ServeOptions,
    accounts: Accounts,
    stop: impl Future<Output = ()> + Send,
    front: impl FnOnce(Router) -> anyhow::Result<Router> + Send,
) -> anyhow::Result<()> {
    serve_and_say(false, listener, options, accounts, stop, front).await
}

async fn serve_and_say(
    says_where_to_click: bool,
    listener: TcpListener,
    options: ServeOptions,
    accounts: Accounts,
    stop: impl Future<Output = ()> + Send,
    front: impl FnOnce(Router) -> anyhow::Result<Router> + Send,
) -> anyhow::Result<()> {
    // Pages are made on this runtime's workers; a second start in the same process, as in tests, finds it set.
    let _ = any_spawner::Executor::init_tokio();
    let public_url = options.checked_public_url(listener.local_addr()?)?;
    for network in options.trusted_proxies.too_wide() {
        tracing::warn!(%network, "TRUSTED_PROXIES names so many addresses that strangers have some: they can claim any address");
    }
    let mut background = JoinSet::new();
    let metrics = options.metrics_listen.map(|_| Arc::new(Metrics::new(accounts.now(), router::known_routes())));
    let security_log = Arc::new(SecurityLog::default());
    let accounts = accounts.observed_by(security_log.clone());
    background.spawn(security_log.sum_up());
    // Under a name of this machine's own there is no proxy.
    let accounts = if options.trusted_proxies.is_empty() && !is_local(&public_url) {
        accounts.observed_by(Arc::new(UnnamedProxy::in_front_of(options.client_address_header.clone())))
    } else {
        accounts
    };
    let accounts = match &metrics {
        Some(metrics) => accounts.observed_by(metrics.clone()),
        None => accounts,
    };
    if let (Some(address), Some(metrics)) = (options.metrics_listen, metrics.clone()) {
        background.spawn(metrics::expose(metrics::listen(address).await?, metrics, accounts.clone()));
    }
    let accounts = if options.places.is_empty() {
        accounts
    } else {
        let places = Arc::new(PlaceFiles::open(&options.places)?);
        background.spawn(place_watch::watch(Arc::clone(&places)));
        accounts.located_by(places)
    };
    let limits = connection_limits(&options, &accounts);
    let signing_keys = Arc::new(SigningKeys::open(options.signing_key_file()?, &accounts).await?);
    let set_up = SecretToken::generate()?;
    if says_where_to_click {
        say_where_to_click(&accounts, &public_url, &set_up).await?;
    }
    let issuer = public_url.origin().ascii_serialization();
    let notifier = LogoutNotifier {
        accounts: accounts.clone(),
        keys: Arc::clone(&signing_keys),
        issuer: issuer.clone(),
        allow_private: options.allow_private_websites,
    };
    background.spawn(notifier.run());
    background.spawn(readiness::watch(accounts.clone()));
    let revocation_watch = RevocationWatch::default();
    background.spawn(revocation_watch.clone().look(accounts.clone()));
    background.spawn(sweep::sweep(accounts.clone()));
    background.spawn(signing_key_watch::watch(accounts.clone(), Arc::clone(&signing_keys)));
    let (brand, brand_files) = brand::files::read(&options)?;
    let services = Arc::new(Services {
        accounts,
        cookies: options.cookies(),
        poll_interval: options.poll_interval,
        assets: files::assets(),
        brand,
        set_up: SetUp::with(&set_up),
        issuer,
    });
    let stopping = Stopping::default();
    let stop = async {
        stopping.clone().in_order(stop, options.drain_delay).await;
        revocation_watch.end();
    };
    let state = AppState {
        api_description: ApiDescription(api::description(&services.cookies.session_name()).into()),
        services,
        brand_files,
        client_address: Arc::new(ClientAddressSource {
            trusted_proxies: options.trusted_proxies,
            header: options.client_address_header,
        }),
        public_url: PublicUrl(Arc::new(public_url)),
        cookie_domain: options.cookie_domain.map(Arc::new),
        hsts: options.hsts,
        signing_keys,
        revocation_watch: revocation_watch.clone(),
        readiness: Readiness::default(),
        first_run: FirstRun::default(),
        stopping: stopping.clone(),
        metrics,
    };
    let shutdown_grace = stopping::shutdown_grace(options.drain_delay);
    connections::accept(listener, front(router::router(state))?, limits, stop, shutdown_grace).await;
    background.abort_all();
    Ok(())
}

/// As many connections as are set, or as the process may have.
fn connection_limits(options: &ServeOptions, accounts: &Accounts) -> ConnectionLimits {
    let wanted = usize::try_from(options.max_connections).unwrap_or(usize::MAX);
    let most = connections::as_many_as_files(wanted, connections::files());
    if most < wanted {
        tracing::info!(most, wanted, "fewer connections than MAX_CONNECTIONS: the process may not open so many files");
    }
    let accounts = accounts.clone();
    let refused = move |peer| {
        let address = Some(ClientAddress::Known(peer));
        accounts.report(&SecurityEvent { address, ..SecurityEvent::of(SecurityEventKind::ConnectionRefused) });
    };
    ConnectionLimits::of(most, refused).shared(options.trusted_proxies.clone())
}

/// The link is for the person at the terminal; standard output carries nothing else, and no log does.
async fn say_where_to_click(accounts: &Accounts, public_url: &Url, set_up: &SecretToken) -> anyhow::Result<()> {
    let line = if accounts.is_empty().await? {
        format!("Create the first account here: {public_url}setup?token={}", set_up.reveal())
    } else {
        format!("Listening: {public_url}")
    };
    within_a_moment(move || say(&line)).unwrap_or_else(|| {
        tracing::warn!("nobody reads standard output, where the address of the service is written");
        Ok(())
    })
}
