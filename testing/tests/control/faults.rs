//! Storage that is taken away, so that products see how they fail closed.

use hyper::StatusCode;
use serde_json::json;

use crate::support::Service;

#[tokio::test]
async fn without_storage_the_service_says_that_it_is_unavailable_until_it_is_given_back() {
    let service = Service::start();
    let account = service.account().await;
    let session = service.session(&account, json!({})).await;
    let status = async |path: &str| service.send_as(&session, "GET", path).await.status;
    for condition in ["down", "slow"] {
        assert_eq!(service.tell("/faults", json!({ "storage": condition })).await, json!({ "storage": condition }));
        for path in ["/verify", "/api/v1/session", "/account/sessions", "/readyz"] {
            assert_eq!(status(path).await, StatusCode::SERVICE_UNAVAILABLE, "{condition}: {path}");
        }
        // The control is no part of what fails.
        assert_eq!(service.fate(&session).await, json!({ "open": true }));
        service.tell("/faults", json!({ "storage": "up" })).await;
        for path in ["/verify", "/api/v1/session", "/account/sessions"] {
            assert_eq!(status(path).await, StatusCode::OK, "{condition}: {path}");
        }
    }
}
