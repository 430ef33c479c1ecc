"""A website with mozilla-django-oidc, as its own documentation sets it up ("Quick start", "Validate ID tokens by renewing them",
"Connecting OIDC user identities to Django users"). Every quarter of an hour it asks whether somebody is still signed in.

Out of the box it knows people by their e-mail address, which User Sessions has none of: here it is `sub`, the account."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import include, path

from pages import page

ACCOUNT_URL = os.environ["ACCOUNT_URL"]

if not settings.configured:
    settings.configure(
        SECRET_KEY=os.environ["COOKIE_KEY"],
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(os.environ["SERVER_ROOT"]) / "website.db"}
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.auth",
            "mozilla_django_oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "mozilla_django_oidc.middleware.SessionRefresh",
        ],
        AUTHENTICATION_BACKENDS=[f"{__name__}.AccountBackend"],
        OIDC_RP_CLIENT_ID=os.environ["CLIENT_ID"],
        OIDC_RP_CLIENT_SECRET=os.environ["CLIENT_SECRET"],
        OIDC_RP_SIGN_ALGO="RS256",
        OIDC_RP_SCOPES="openid profile",
        OIDC_OP_AUTHORIZATION_ENDPOINT=f"{ACCOUNT_URL}/oauth2/authorize",
        OIDC_OP_TOKEN_ENDPOINT=f"{ACCOUNT_URL}/oauth2/token",
        OIDC_OP_USER_ENDPOINT=f"{ACCOUNT_URL}/oauth2/userinfo",
        OIDC_OP_JWKS_ENDPOINT=f"{ACCOUNT_URL}/oauth2/jwks",
        LOGIN_URL="oidc_authentication_init",
        LOGIN_REDIRECT_URL="/",
    )
    django.setup()

from mozilla_django_oidc.auth import OIDCAuthenticationBackend  # noqa: E402: it reads the settings.


class AccountBackend(OIDCAuthenticationBackend):
    def filter_users_by_claims(self, claims):
        return self.UserModel.objects.filter(username=claims["sub"])

    def create_user(self, claims):
        return self.UserModel.objects.create_user(claims["sub"], first_name=claims["preferred_username"])


@login_required
def index(request):
    return HttpResponse(page(request.user.first_name))


urlpatterns = [path("oidc/", include("mozilla_django_oidc.urls")), path("", index)]

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("runserver", f"127.0.0.1:{urlsplit(os.environ['WEBSITE_URL']).port}", "--noreload", verbosity=0)
