//! Log lines, on standard error. None ever holds a secret: addresses are logged without their query.

use tracing_subscriber::EnvFilter;

use crate::LogFormat;

/// Starts logging, by `RUST_LOG` or at the level of information.
pub fn start_logging(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    // A line that cannot be written, as on a full disk, is lost; complaining about it there would panic.
    let lines =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).log_internal_errors(false);
    // A second start, as in tests, keeps the first one's settings.
    let _ = match format {
        LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
}
