"""What the websites of Python have in common beside signing people in."""

import html
import os
from urllib.parse import urlsplit


def page(name):
    """The page for whoever is signed in."""
    head = '<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">'
    return f"{head}<p>Signed in as {html.escape(name)}</p>"


def listen(app):
    """Answers at the port of WEBSITE_URL, to this machine only."""
    app.run("127.0.0.1", urlsplit(os.environ["WEBSITE_URL"]).port)
