//! What the loader needs to know of the living parts of a page: how many elements and comments the server put into each, so
//! that it sees whether somebody else has changed them before it starts.

use axum::body::{Body, to_bytes};
use axum::http::header;
use axum::response::Response;

const OPENING: &str = "<leptos-island ";

const CLOSING: &str = "</leptos-island>";

/// The page, with the number in each of its living parts.
pub(crate) async fn with_nodes_counted(page: Response) -> Response {
    let (mut head, body) = page.into_parts();
    // The page is complete when it comes, and made by the process itself.
    let html = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.remove(header::CONTENT_LENGTH);
    let body = match std::str::from_utf8(&html) {
        Ok(html) => Body::from(counted(html)),
        Err(_) => Body::from(html),
    };
    Response::from_parts(head, body)
}

fn counted(html: &str) -> String {
    let mut parts = html.split(OPENING);
    let first = parts.next().unwrap_or_default().to_owned();
    let parts = parts.map(|part| {
        let content = part.split_once('>').map_or("", |(_, rest)| rest);
        let content = content.split(CLOSING).next().unwrap_or_default();
        format!("{OPENING}data-nodes=\"{}\" {part}", nodes(content))
    });
    std::iter::once(first).chain(parts).collect()
}

/// Elements and comments: text and attributes have no bare angle brackets.
fn nodes(content: &str) -> usize {
    let begins_node = |after: &str| after.starts_with(|first: char| first == '!' || first.is_ascii_alphabetic());
    content.split('<').skip(1).filter(|after| begins_node(after)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_living_part_says_how_many_elements_and_comments_it_holds() {
        let page = "<main><leptos-island data-props=\"{&quot;a&lt;b\"><p>1 &lt; 2<!><br></p><!-- x --></leptos-island><i></i>\
                    <leptos-island data-props=\"\"></leptos-island></main>";
        let page = counted(page);
        assert!(page.contains("<leptos-island data-nodes=\"4\" data-props=\"{&quot;a&lt;b\"><p>"), "{page}");
        assert!(
            page.contains("<i></i><leptos-island data-nodes=\"0\" data-props=\"\"></leptos-island></main>"),
            "{page}"
        );
        assert_eq!(counted("<p>no part</p>"), "<p>no part</p>");
    }
}
