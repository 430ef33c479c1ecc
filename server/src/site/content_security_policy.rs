//! What a browser may do with a page (Content Security Policy Level 3): marks that a page carries, and the policies that
//! follow from them.

use axum::http::HeaderValue;
use domain::EmbedOrigin;
use url::Url;

/// Marks the scripts of one answer (Content Security Policy Level 3).
#[derive(Clone, Debug)]
pub(crate) struct Nonce(pub(crate) leptos::nonce::Nonce);

/// Marks a page that pages of this origin, and of no other, may hold in a frame.
#[derive(Clone, Debug)]
pub(crate) struct Frame(pub(crate) EmbedOrigin);

/// What a page's forms may lead to besides the service itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormTarget {
    /// A program's own scheme. A browser opens the program where it is redirected, and not always where a page leads by itself.
    Scheme(String),
    /// Anything: the page has nothing but a form for a website that was registered, and a website may lead on to wherever it
    /// likes.
    Anywhere,
}

/// The scheme that the forms of a page lead to, if they end at an address of a program's own.
pub(crate) fn form_target(uri: &str) -> Option<FormTarget> {
    let url = Url::parse(uri).ok()?;
    (!matches!(url.scheme(), "http" | "https")).then(|| FormTarget::Scheme(format!("{}:", url.scheme())))
}

/// Scripts run by nonce only; `wasm-unsafe-eval` lets the browser compile the wasm and nothing else. A form leads to the
/// service itself, and on to where a page is made to lead. Trusted Types are not required: Leptos makes the fixed parts of a
/// view by `innerHTML`, for which only a policy would do that lets everything pass.
pub(crate) fn policy_of_page(nonce: &str, form_target: Option<&FormTarget>) -> HeaderValue {
    let form_action = match form_target {
        None => "form-action 'self'; ".to_owned(),
        Some(FormTarget::Scheme(scheme)) => format!("form-action 'self' {scheme}; "),
        Some(FormTarget::Anywhere) => String::new(),
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; {form_action}frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).expect("a nonce is base64, and a scheme is ASCII")
}

/// The frame has nothing but the element, which runs under the strictest policy that there is.
pub(crate) fn policy_of_frame(nonce: &str, Frame(origin): &Frame) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors {origin}"
    );
    HeaderValue::try_from(policy).expect("a nonce is base64, and an origin is ASCII without spaces")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_programs_own_scheme_is_named_to_the_policy() {
        for (uri, target) in [
            ("https://wiki.example.com/callback?x=1", None),
            ("http://127.0.0.1:8080/callback", None),
            ("com.example.app:/callback", Some(FormTarget::Scheme("com.example.app:".to_owned()))),
        ] {
            assert_eq!(form_target(uri), target);
        }
    }
}
