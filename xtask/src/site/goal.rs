//! How a site is built.

/// What the site is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Compiled in cargo's fast profile, nothing compressed.
    QuickBuild,
    /// Compiled for size, the element minified, with brotli and gzip beside each file.
    SmallFiles,
}
