//! `user-sessions audit`: what is on record, as lines or as JSON.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write as _};
use std::time::{Duration, UNIX_EPOCH};

use anyhow::Context as _;
use clap::Args;
use domain::storage::{AuditPosition, AuditQuery, AuditRecord};
use domain::{AccountId, Accounts, EndReason, Timestamp};
use serde::Serialize;
use tokio::time::interval;

/// What to show of the audit trail.
#[derive(Debug, Args)]
pub struct AuditCommand {
    /// Only records of the account with this login name.
    #[arg(allow_hyphen_values = true, long, value_name = "NAME")]
    account: Option<String>,

    /// Only records of this span of time or since this moment, such as 2h, 7days or 2026-11-25T08:00:00Z.
    #[arg(long, value_name = "SPAN|MOMENT", default_value = "24h")]
    since: String,

    /// Keep printing new records as they are written.
    #[arg(long)]
    follow: bool,

    /// Print one JSON object per line.
    #[arg(long)]
    json: bool,
}

/// How many records are read at once.
const PAGE: u32 = 1000;

/// How often new records are looked for.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// How many records may be committed out of the order of their positions.
const DISORDER: i64 = 1000;

impl AuditCommand {
    /// Runs the command until there is no more to show.
    pub async fn run(self, accounts: &Accounts) -> anyhow::Result<()> {
        let since = parse_since(&self.since, accounts.now())?;
        let account = match &self.account {
            Some(name) => Some(accounts.find_account(name).await?.with_context(|| name.clone())?.id),
            None => None,
        };
        let query = AuditQuery { account, since, after: AuditPosition::default(), limit: PAGE };
        let mut reader = Reader { accounts, query, names: HashMap::new(), shown: HashSet::new(), json: self.json };
        let mut ticks = interval(FOLLOW_EVERY);
        loop {
            ticks.tick().await;
            match reader.show_new().await {
                // Nobody reads any more, as behind `| head`.
                Err(error) if error.downcast_ref::<io::Error>().is_some_and(is_broken_pipe) => return Ok(()),
                result => result?,
            }
            if !self.follow {
                return Ok(());
            }
        }
    }
}

fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

fn parse_since(text: &str, now: Timestamp) -> anyhow::Result<Timestamp> {
    if let Ok(span) = humantime::parse_duration(text) {
        return Ok(now.minus(span));
    }
    let moment = humantime::parse_rfc3339_weak(text).ok().with_context(|| {
        format!("--since must be a span such as 7days or a moment such as 2026-11-25T08:00:00Z: got {text:?}")
    })?;
    Ok(Timestamp::from_millis(0).plus(moment.duration_since(UNIX_EPOCH).unwrap_or_default()))
}

/// Reads on from what has been shown.
struct Reader<'a> {
    accounts: &'a Accounts,
    query: AuditQuery,
    names: HashMap<AccountId, String>,
    /// The latest positions that have been shown: a record with a smaller one may come later.
    shown: HashSet<AuditPosition>,
    json: bool,
}

impl Reader<'_> {
    async fn show_new(&mut self) -> anyhow::Result<()> {
        let mut latest = self.query.after;
        self.query.after = latest.back_by(DISORDER);
        loop {
            let page = self.accounts.audit_trail(&self.query).await?;
            for (position, record) in &page {
                if self.shown.insert(*position) {
                    self.show(record).await?;
                }
                latest = latest.max(*position);
            }
            match page.last() {
                Some((last, _)) if page.len() as u64 == u64::from(PAGE) => self.query.after = *last,
                _ => break,
            }
        }
        self.query.after = latest;
        let oldest = latest.back_by(DISORDER);
        self.shown.retain(|position| *position > oldest);
        Ok(())
    }

    async fn show(&mut self, record: &AuditRecord) -> anyhow::Result<()> {
        let line = Line::of(record, self.name(record.account).await?);
        let line = if self.json { serde_json::to_string(&line)? } else { line.in_columns() };
        writeln!(io::stdout(), "{line}")?;
        Ok(())
    }

    /// The login name of the account. Names are read anew when one is missing, as that of a new account.
    async fn name(&mut self, account: Option<AccountId>) -> anyhow::Result<Option<String>> {
        let Some(account) = account else { return Ok(None) };
        if !self.names.contains_key(&account) {
            let all = self.accounts.list_accounts().await?;
            self.names = all.into_iter().map(|one| (one.account.id, one.account.login_name.to_string())).collect();
            self.names.entry(account).or_insert_with(|| account.to_string());
        }
        Ok(self.names.get(&account).cloned())
    }
}

/// A record as it is shown. Fields that do not apply are left out.
#[derive(Serialize)]
struct Line {
    /// RFC 3339, in UTC.
    at: String,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

impl Line {
    fn of(record: &AuditRecord, login_name: Option<String>) -> Self {
        let since_epoch = Duration::from_millis(u64::try_from(record.at.as_millis()).unwrap_or(0));
        Self {
            at: humantime::format_rfc3339_millis(UNIX_EPOCH + since_epoch).to_string(),
            event: record.event.as_str(),
            reason: record.event.reason().map(EndReason::as_str),
            login_name,
            account: record.account.map(|account| account.to_string()),
            address: record.address.map(|address| address.to_string()),
            session: record.session.map(|session| session.to_string()),
            website: record.client.as_ref().map(ToString::to_string),
            api_key: record.api_key.map(|key| key.to_string()),
            place: record.place.clone(),
        }
    }

    /// Moment, event, login name and address in columns, and behind them what else there is.
    fn in_columns(&self) -> String {
        let event = self.reason.map_or_else(|| self.event.to_owned(), |reason| format!("{} ({reason})", self.event));
        let (login_name, address) = (text(self.login_name.as_ref()), text(self.address.as_ref()));
        let details =
            [("session", &self.session), ("website", &self.website), ("api-key", &self.api_key), ("in", &self.place)];
        let details = details.iter().filter_map(|(name, value)| Some(format!("{name}={}", value.as_ref()?)));
        let details: Vec<_> = details.collect();
        format!("{}  {event:<40}  {login_name:<20}  {address:<15}  {}", self.at, details.join(" "))
            .trim_end()
            .to_owned()
    }
}

fn text(value: Option<&String>) -> &str {
    value.map_or("-", String::as_str)
}
