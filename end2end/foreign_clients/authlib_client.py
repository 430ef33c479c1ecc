"""Signs people in to a website through User Sessions, with Authlib. docs/websites-python.md shows this file, and the browser
tests run it. This website has named no place to be told at that a session was closed: it asks whenever a page is opened.

ACCOUNT_URL, WEBSITE_URL, CLIENT_ID and CLIENT_SECRET come from the environment.
"""

import html
import os
import secrets
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.oidc.core import CodeIDToken

WEBSITE_URL = os.environ["WEBSITE_URL"]
SERVICE = requests.get(os.environ["ACCOUNT_URL"] + "/.well-known/openid-configuration", timeout=5).json()
KEYS = JsonWebKey.import_key_set(requests.get(SERVICE["jwks_uri"], timeout=5).json())

# What is known of each browser: first what was begun, then who signed in.
visits = {}


def client(**more):
    return OAuth2Session(
        os.environ["CLIENT_ID"],
        os.environ["CLIENT_SECRET"],
        scope="openid profile",
        redirect_uri=WEBSITE_URL + "/callback",
        code_challenge_method="S256",
        default_timeout=5,
        **more,
    )


def begin(visit):
    """Where to send the browser."""
    visit.update(verifier=secrets.token_urlsafe(48), nonce=secrets.token_urlsafe(32))
    location, visit["state"] = client().create_authorization_url(
        SERVICE["authorization_endpoint"], code_verifier=visit["verifier"], nonce=visit["nonce"]
    )
    return location


def finish(visit, callback):
    """Who has come back."""
    answer = {name: values[0] for name, values in parse_qs(urlsplit(callback).query).items()}
    # Authlib does not look at `iss`, which tells apart the services that a website signs people in through (RFC 9207).
    if answer.get("iss") != SERVICE["issuer"] or "code" not in answer:
        raise ValueError(answer.get("error", "the answer is not one of User Sessions"))
    session = client(state=visit.pop("state"))
    token = session.fetch_token(
        SERVICE["token_endpoint"], authorization_response=callback, code_verifier=visit.pop("verifier")
    )
    claims = JsonWebToken(["ES256"]).decode(
        token["id_token"],
        KEYS,
        claims_cls=CodeIDToken,
        claims_options={
            "iss": {"essential": True, "value": SERVICE["issuer"]},
            "aud": {"essential": True, "value": session.client_id},
        },
        claims_params={"client_id": session.client_id, "nonce": visit.pop("nonce")},
    )
    claims.validate(leeway=10)
    visit.update(subject=claims["sub"], name=claims["preferred_username"], access_token=token["access_token"])


def is_signed_in(visit):
    """Asks User Sessions whether what was given is still good. After ten minutes it is not in any case: then the browser
    passes User Sessions again, which asks nobody who is signed in."""
    if "access_token" not in visit:
        return False
    answer = client().introspect_token(SERVICE["introspection_endpoint"], visit["access_token"])
    answer.raise_for_status()
    return answer.json()["active"]


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("visit")
        visit_id = cookie.value if cookie and cookie.value in visits else secrets.token_urlsafe(32)
        visit = visits.setdefault(visit_id, {})
        if urlsplit(self.path).path == "/callback":
            # A sign-in begins a new visit, so that nobody can have prepared it.
            visits[visit_id := secrets.token_urlsafe(32)] = visits.pop(visit_id)
            try:
                finish(visit, WEBSITE_URL + self.path)
            except Exception as error:  # Whatever is wrong with the answer, nobody is signed in.
                return self.answer(403, visit_id, f"Not signed in: {error}")
            return self.answer(303, visit_id, location="/")
        if is_signed_in(visit):
            return self.answer(200, visit_id, f"Signed in as {visit['name']}")
        return self.answer(303, visit_id, location=begin(visit))

    def answer(self, status, visit_id, text="", location=None):
        self.send_response(status)
        self.send_header("Set-Cookie", f"visit={visit_id}; HttpOnly; SameSite=Lax; Path=/")
        if location:
            self.send_header("Location", location)
            self.end_headers()
            return
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        page = f'<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"><p>{html.escape(text)}</p>'
        self.wfile.write(page.encode())

    def log_message(self, *_):
        """A log line would hold the code that is in the address."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", urlsplit(WEBSITE_URL).port), Pages).serve_forever()
