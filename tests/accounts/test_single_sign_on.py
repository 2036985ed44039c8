"""Single sign-on against a real OpenID Connect provider that runs beside the tests."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from tests.accounts.conftest import is_signed_in
from tests.accounts.provider import CLIENT, SECRET
from tests.factories import InvitationFactory

from dueregard.accounts.models import Account
from dueregard.organisations.links import link_of

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket, pytest.mark.slow]
CALLBACK = "http://testserver/accounts/sso/sign-in/callback/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory) -> Iterator[str]:
    """Its address."""
    script, folder = Path(__file__).with_name("provider.py"), tmp_path_factory.mktemp("provider")
    command = [sys.executable, str(script), str(folder), CALLBACK]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait(timeout=10)
    process.stdout.close()


@pytest.fixture(autouse=True)
def configured(provider, settings):
    app = {
        "provider_id": "sso",
        "name": "Town Hall",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": provider, "oauth_pkce_enabled": True},
    }
    settings.SINGLE_SIGN_ON = "Town Hall"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def come_as(client, provider, name):
    """Press the button, be that person at the provider, and come back as the browser would."""
    there = client.post("/accounts/sso/sign-in/")["Location"]
    assert there.startswith(provider)
    with requests.Session() as browser:
        browser.get(f"{provider}/be/{name}/", timeout=30)
        back = browser.get(there, allow_redirects=False, timeout=30).headers["Location"]
    assert back.startswith(CALLBACK), back
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def test_a_known_address_signs_in_without_a_password(client, account, provider):
    assert come_as(client, provider, "pat")["Location"] == "/"
    assert is_signed_in(client)


def test_the_second_time_the_provider_s_own_id_counts(client, account, provider):
    come_as(client, provider, "pat")
    client.post("/sign-out/")
    Account.objects.update(email="pat.porter@example.invalid")  # married, moved, renamed
    come_as(client, provider, "pat")
    assert is_signed_in(client)


def test_whom_nobody_invited_does_not_get_in_and_gets_no_account(client, account, provider):
    response = come_as(client, provider, "eve")
    assert response.status_code == 403
    assert "nobody has invited your address" in response.content.decode()
    assert not is_signed_in(client)
    assert Account.objects.count() == 1


def test_an_account_that_may_no_longer_sign_in_does_not_get_in_this_way(client, account, provider):
    come_as(client, provider, "pat")
    client.post("/sign-out/")
    Account.objects.update(is_active=False)
    come_as(client, provider, "pat")
    assert not is_signed_in(client)


def test_an_invitation_may_be_accepted_without_choosing_a_password(client, provider):
    invitation = InvitationFactory(email="eve@example.invalid")
    client.post(f"/invitations/{link_of(invitation)}/", {"name": "Eve", "without_password": "1"})
    assert not Account.objects.get().has_usable_password()
    come_as(client, provider, "eve")
    assert is_signed_in(client)


def test_the_button_is_on_the_sign_in_page(client, provider):
    assert "Sign in with Town Hall" in client.get("/sign-in/").content.decode()
