"""A website with flask-oidc, as its own documentation sets it up ("Integration", "Example", "Manual client registration").
It gets new tokens when its access token has expired, after ten minutes, and signs out whoever gets none."""

import os

from flask import Flask, g
from flask_oidc import OpenIDConnect

from pages import listen, page

app = Flask(__name__)
app.config["SECRET_KEY"] = os.environ["COOKIE_KEY"]
app.config["OIDC_CLIENT_SECRETS"] = {
    "web": {
        "client_id": os.environ["CLIENT_ID"],
        "client_secret": os.environ["CLIENT_SECRET"],
        "issuer": os.environ["ACCOUNT_URL"],
    }
}
oidc = OpenIDConnect(app)


@app.route("/")
@oidc.require_login
def index():
    return page(g.oidc_user.profile.get("preferred_username", g.oidc_user.unique_id))


listen(app)
