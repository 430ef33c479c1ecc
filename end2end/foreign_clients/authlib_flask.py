"""A website with Authlib's client for Flask, as its own documentation sets it up ("Flask OAuth Client", "Flask OpenID Connect
Client"). Whether somebody is still signed in is asked of userinfo, on each page."""

import os

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session, url_for
from requests import HTTPError

from pages import listen, page

app = Flask(__name__)
app.secret_key = os.environ["COOKIE_KEY"]

oauth = OAuth(app)
oauth.register(
    name="account",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    server_metadata_url=os.environ["ACCOUNT_URL"] + "/.well-known/openid-configuration",
    client_kwargs={"scope": "openid email profile"},
)


@app.route("/login")
def login():
    return oauth.account.authorize_redirect(url_for("auth", _external=True))


@app.route("/auth")
def auth():
    token = oauth.account.authorize_access_token()
    session["user"] = token["userinfo"]
    session["token"] = {"access_token": token["access_token"], "token_type": token["token_type"]}
    return redirect("/")


@app.route("/")
def index():
    if "user" not in session:
        return redirect("/login")
    try:
        oauth.account.userinfo(token=session["token"])
    except HTTPError:
        session.clear()
        return redirect("/login")
    return page(session["user"]["preferred_username"])


listen(app)
