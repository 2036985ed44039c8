"""A real OpenID Connect provider on this machine: allauth's own, in a process and a database of its own.

`python provider.py FOLDER CALLBACK` prints its address and serves until it is ended. `/be/<name>/` signs that
person in at the provider, so that the tests need not click through its pages.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

CLIENT, SECRET = "dueregard-tests", "kept between the two"
PEOPLE = {"pat": "pat@example.invalid", "eve": "eve@example.invalid"}


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the only line on standard output is the address."""


def key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return made.private_bytes(encoding, form, serialization.NoEncryption()).decode()


def be(request: HttpRequest, name: str) -> HttpResponse:
    from django.contrib.auth import get_user_model, login

    user = get_user_model().objects.get(username=name)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return HttpResponse(name)


urlpatterns: list[object] = []


def answer() -> None:
    """Fill the addresses, which can be imported only once there are settings."""
    urlpatterns.extend(
        [
            path("be/<str:name>/", be),
            path("accounts/", include("allauth.account.urls")),
            path("", include("allauth.idp.urls")),
        ]
    )


def configure(folder: Path) -> None:
    settings.configure(
        SECRET_KEY="of the provider",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite3")}
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        IDP_OIDC_PRIVATE_KEY=key(),
    )
    django.setup()


def fill(callback: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password

    call_command("migrate", verbosity=0)
    for name, email in PEOPLE.items():
        user = get_user_model().objects.create_user(name, email)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Client.objects.create(
        id=CLIENT,
        secret=make_password(SECRET),
        name="dueregard",
        scopes="openid\nprofile\nemail",
        redirect_uris=callback,
        skip_consent=True,
    )


if __name__ == "__main__":
    configure(Path(sys.argv[1]))
    answer()
    fill(sys.argv[2])
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()
