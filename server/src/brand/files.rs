//! What the settings say of whose service it is.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use app::Brand;
use domain::Logo;

use super::accent_color::AccentColor;
use crate::config::ServeOptions;

/// Where the picture is. Its name never changes, so browsers look for another one after an hour.
pub(crate) const LOGO: &str = "/brand/logo";

/// Where the stylesheet with the colour is.
pub(crate) const STYLESHEET: &str = "/brand/accent.css";

/// What browsers fetch of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct BrandFiles {
    pub(crate) logo: Option<Logo>,
    pub(crate) stylesheet: Option<String>,
}

/// Why a picture cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "USER_SESSIONS_LOGO_FILE (--logo-file) must name a PNG, JPEG or WebP picture of up to 64 KiB, as in /etc/user-sessions/logo.png; \
     {path} {reason}"
)]
pub struct UnusableLogo {
    path: String,
    reason: String,
}

/// Reads what the settings name. Pages get the first, and browsers fetch the second.
pub(crate) fn read(options: &ServeOptions) -> Result<(Brand, Arc<BrandFiles>), UnusableLogo> {
    let files = BrandFiles {
        logo: options.logo_file.as_deref().map(read_logo).transpose()?,
        stylesheet: options.accent_color.map(AccentColor::stylesheet),
    };
    let brand = Brand {
        name: options.service_name.clone(),
        logo: files.logo.is_some().then(|| LOGO.to_owned()),
        stylesheet: files.stylesheet.is_some().then(|| STYLESHEET.to_owned()),
        help: options.help_url.as_ref().map(ToString::to_string),
    };
    Ok((brand, Arc::new(files)))
}

fn read_logo(path: &Path) -> Result<Logo, UnusableLogo> {
    let unusable = |reason: String| UnusableLogo { path: path.display().to_string(), reason };
    let bytes = fs::read(path).map_err(|error| unusable(format!("cannot be read: {error}")))?;
    Logo::new(bytes).ok_or_else(|| unusable("is none".to_owned()))
}
