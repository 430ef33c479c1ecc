"""Signs people in to a website through User Sessions, with Authlib. docs/websites-python.md shows this file, and the browser
tests run it. This website has named no place to be told at that a session was closed: it asks whenever a page is opened.

ACCOUNT_URL, WEBSITE_URL, CLIENT_ID and CLIENT_SECRET come from the environment.
"""

import html
import os
import secrets
import threading
import time
from collections import OrderedDict
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.oidc.core import CodeIDToken

WEBSITE_URL = os.environ["WEBSITE_URL"]
SERVICE = requests.get(os.environ["ACCOUNT_URL"] + "/.well-known/openid-configuration", timeout=5).json()


class Keys:
    """What the service signs with. Now and then that is something new, so the keys are read again when one is not known; not
    more often than once a second, whatever somebody sends."""

    def __init__(self):
        self.lock = threading.Lock()
        self.known = JsonWebKey.import_key_set({"keys": []})
        self.read_again_at = 0

    def find(self, header, _payload):
        with self.lock:
            if header["kid"] not in [key.kid for key in self.known.keys] and time.monotonic() >= self.read_again_at:
                self.read_again_at = time.monotonic() + 1
                self.known = JsonWebKey.import_key_set(requests.get(SERVICE["jwks_uri"], timeout=5).json())
            return self.known.find_by_kid(header["kid"])


class Visits(OrderedDict):
    """What is known of browsers. When there are too many, the oldest is forgotten."""

    def begin(self, visit):
        visit_id = secrets.token_urlsafe(32)
        self[visit_id] = visit
        while len(self) > 10_000:
            self.popitem(last=False)
        return visit_id


keys = Keys()
# Whoever only opens pages takes no room from those who have signed in.
begun, signed_in = Visits(), Visits()


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
        keys.find,
        claims_cls=CodeIDToken,
        claims_options={
            "iss": {"essential": True, "value": SERVICE["issuer"]},
            "aud": {"essential": True, "value": session.client_id},
        },
        claims_params={"client_id": session.client_id, "nonce": visit.pop("nonce")},
    )
    claims.validate(leeway=10)
    # The name is there only if the person may be recognised by it.
    name = claims.get("preferred_username", claims["sub"])
    return {"subject": claims["sub"], "name": name, "access_token": token["access_token"]}


def is_signed_in(visit):
    """Asks User Sessions whether what was given is still good. After ten minutes it is not in any case: then the browser
    passes User Sessions again, which asks nobody who is signed in."""
    answer = client().introspect_token(SERVICE["introspection_endpoint"], visit["access_token"])
    answer.raise_for_status()
    return answer.json()["active"]


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("__Host-visit")
        visit_id = cookie.value if cookie else ""
        if urlsplit(self.path).path == "/callback":
            try:
                # A sign-in begins a new visit, so that nobody can have prepared it.
                visit_id = signed_in.begin(finish(begun.pop(visit_id), WEBSITE_URL + self.path))
            except Exception as error:  # Whatever is wrong with the answer, nobody is signed in.
                return self.answer(403, visit_id, f"Not signed in: {error}")
            return self.answer(303, visit_id, location="/")
        visit = signed_in.get(visit_id)
        if visit and is_signed_in(visit):
            return self.answer(200, visit_id, f"Signed in as {visit['name']}")
        signed_in.pop(visit_id, None)
        if visit_id not in begun:
            visit_id = begun.begin({})
        return self.answer(303, visit_id, location=begin(begun[visit_id]))

    def answer(self, status, visit_id, text="", location=None):
        self.send_response(status)
        # Secure and __Host-: it is sent over https only, and no other host of the domain can set it.
        self.send_header("Set-Cookie", f"__Host-visit={visit_id}; Secure; HttpOnly; SameSite=Lax; Path=/")
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
