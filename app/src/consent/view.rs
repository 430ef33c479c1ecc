//! What the pages at which a website is answered have to show.

/// What a person is asked when a website wants to sign them in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentView {
    /// The website's name.
    pub website: String,
    /// Its public id.
    pub website_id: String,
    /// The website's front page, if it has named one.
    pub site: Option<String>,
    /// The host of its front page.
    pub site_host: Option<String>,
    /// Whether it has a logo.
    pub has_logo: bool,
    /// Who is signed in.
    pub login_name: String,
    /// What the website may do, in plain words.
    pub may: Vec<String>,
    /// For how many days it keeps access also while the person is signed out, if it does.
    pub keeps_access_for: Option<u32>,
    /// Whether the person has not allowed this before.
    pub asks_consent: bool,
    /// Whether the password has to be entered.
    pub asks_password: bool,
    /// The host that the browser goes back to; the scheme of a program's own address.
    pub return_host: String,
    /// The query of the website's request, as it came.
    pub request: String,
    /// The page at which another account can be signed in to instead.
    pub another_account: String,
}

/// Why a request is put before nobody and the browser stays (RFC 9700, 4.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedView {
    /// No website has this id.
    UnknownWebsite,
    /// The website has not registered the address to go back to.
    UnknownRedirectUri,
}

/// What a person is asked when a website wants to sign them out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOutView {
    /// The website's name, if it is known which one asks.
    pub website: Option<String>,
    /// The website's front page, if it has named one.
    pub site: Option<String>,
    /// Who is signed in.
    pub login_name: String,
    /// The query of the website's request, with its `client_id`.
    pub request: String,
}
