"""The second factor: set up, asked for, recovered from, and wanted of administrators."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from tests.accounts.conftest import PASSWORD, is_signed_in, sign_in
from tests.factories import MembershipFactory

from dueregard.organisations.models import Role


def text(response):
    return response.content.decode()


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def with_factor(signed_in, account, django_capture_on_commit_callbacks):
    """A browser whose owner has just set the second factor up, as its pages lead one to."""
    signed_in.post("/account/again/?next=/account/second-factor/on/", {"password": PASSWORD})
    page = text(signed_in.get("/account/second-factor/on/"))
    secret = re.search(r"<code>(\w+)</code>", page).group(1)
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in.post("/account/second-factor/on/", {"code": code_of(secret)})
    assert response["Location"] == "/account/recovery-codes/"
    return signed_in


def test_signing_in_then_asks_for_a_code(with_factor, account):
    browser = Client()
    assert sign_in(browser)["Location"] == "/sign-in/code/"
    assert not is_signed_in(browser)
    assert "is not right" in text(browser.post("/sign-in/code/", {"code": "000000"}))
    assert not is_signed_in(browser)


def test_a_recovery_code_signs_in_once(with_factor, account):
    codes = re.findall(r"<code>(\w{8})</code>", text(with_factor.get("/account/recovery-codes/")))
    assert len(codes) == 10
    first, second = Client(), Client()
    sign_in(first)
    first.post("/sign-in/code/", {"code": codes[0]})
    assert is_signed_in(first)
    sign_in(second)
    second.post("/sign-in/code/", {"code": codes[0]})
    assert not is_signed_in(second)


def test_its_owner_is_told_by_mail(with_factor):
    assert "the second factor was turned on" in mail.outbox[-1].body


def test_setting_it_up_asks_for_the_password_again_once_that_is_long_ago(signed_in, settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = -1
    response = signed_in.get("/account/second-factor/on/")
    assert response["Location"].startswith("/account/again/")


@pytest.mark.parametrize(
    ("wanted", "role", "led_there"),
    [
        ("administrators", Role.ADMINISTRATOR, True),
        ("administrators", Role.OFFICER, False),
        ("everybody", Role.VIEWER, True),
        ("nobody", Role.ADMINISTRATOR, False),
    ],
)
def test_who_must_have_one_is_led_to_set_it_up(signed_in, account, settings, wanted, role, led_there):
    settings.SECOND_FACTOR = wanted
    body = MembershipFactory(account=account, role=role).organisation
    response = signed_in.get(body.get_absolute_url())
    assert (response.status_code == 302) == led_there
    if led_there:
        assert response["Location"] == "/account/second-factor/on/"


def test_who_has_one_goes_on(with_factor, account):
    body = MembershipFactory(account=account, role=Role.ADMINISTRATOR).organisation
    assert Authenticator.objects.filter(user=account).exists()
    assert with_factor.get(f"{body.get_absolute_url()}members/").status_code == 200
