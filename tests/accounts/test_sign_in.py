"""Signing in and out, forgotten passwords, and what passwords may be."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from tests.accounts.conftest import PASSWORD, is_signed_in, sign_in

from dueregard.accounts.models import Account


def text(response):
    return response.content.decode()


def link_in(message, address):
    return re.search(rf"http://testserver({address}\S+)", message.body).group(1)


def test_the_right_password_signs_in_whatever_the_capitals_of_the_address(client, account):
    assert sign_in(client, email="Pat@Example.Invalid")["Location"] == "/"
    assert is_signed_in(client)
    page = text(client.get("/"))
    assert "Sign out" in page
    assert "/sign-in/" not in page


def test_a_wrong_password_and_an_unknown_address_are_told_alike(client, account):
    wrong, unknown = sign_in(client, "something else"), sign_in(client, email="nobody@example.invalid")
    for response in (wrong, unknown):
        assert "The e-mail address or the password is not right." in text(response)
    assert not is_signed_in(client)


def test_after_five_wrong_tries_even_the_right_password_waits(client, account):
    for _try in range(5):
        sign_in(client, "wrong again and again")
    assert "Too many wrong tries" in text(sign_in(client))
    assert not is_signed_in(client)


def test_an_account_that_may_no_longer_sign_in_does_not(client, account):
    Account.objects.update(is_active=False)
    sign_in(client)
    assert not is_signed_in(client)


def test_signing_out_is_asked_for_and_done(signed_in):
    assert "Do you want to sign out?" in text(signed_in.get("/sign-out/"))
    assert is_signed_in(signed_in)
    signed_in.post("/sign-out/")
    assert not is_signed_in(signed_in)


def test_nobody_registers(client, db):
    for method in (client.get, client.post):
        response = method("/sign-up/", {"email": "new@example.invalid", "password1": PASSWORD})
        assert "Accounts come by invitation" in text(response)
    assert not Account.objects.exists()


@pytest.mark.parametrize("language", ["", "/cy"])
def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client, account, mailoutbox, language):
    client.post("/forgotten-password/", {"email": account.email})
    link = link_in(mailoutbox[0], f"{language}/forgotten-password/")
    page = client.get(link, follow=True)
    chosen = {"password1": "harbour violet abacus", "password2": "harbour violet abacus"}
    client.post(page.redirect_chain[-1][0], chosen)
    assert sign_in(Client(), "harbour violet abacus").status_code == 302
    assert "no longer valid" in text(client.get(link)) or "mwyach" in text(client.get(link))
    assert "password was reset" in mailoutbox[-1].body  # its owner is told, in case it was somebody else


def test_a_letter_comes_in_both_languages(client, account, mailoutbox):
    client.post("/forgotten-password/", {"email": account.email})
    (letter,) = mailoutbox
    assert letter.subject == "A new password for dueregard / Cyfrinair newydd ar gyfer dueregard"
    assert letter.body.count("http://testserver/") == 2
    assert "\n\n" in letter.body


def test_an_unknown_address_is_told_the_same_and_gets_no_letter(client, db, mailoutbox):
    response = client.post("/forgotten-password/", {"email": "nobody@example.invalid"})
    assert response["Location"] == "/forgotten-password/sent/"
    assert mailoutbox == []


def test_a_changed_password_ends_every_session_and_its_owner_is_told(signed_in, account, mailoutbox):
    elsewhere = Client()
    sign_in(elsewhere)
    new = "harbour violet abacus"
    changed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert signed_in.post("/account/password/", changed).status_code == 302
    assert not is_signed_in(elsewhere)
    assert "the password was changed" in mailoutbox[-1].body
    assert sign_in(Client(), new).status_code == 302


def test_another_address_counts_once_its_link_was_opened(signed_in, account, mailoutbox):
    signed_in.post("/account/address/", {"email": "new@example.invalid", "action_add": "1"})
    account.refresh_from_db()
    assert account.email == "pat@example.invalid"
    signed_in.post(link_in(mailoutbox[-1], "/account/address/"))
    account.refresh_from_db()
    assert account.email == "new@example.invalid"


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "elevenchars",
        "password123456",
        "Equality-Council-2026",
        "dueregard dueregard",
        "pat@example.invalid",
    ],
)
def test_what_anybody_would_try_is_no_password(account, password):
    with pytest.raises(ValidationError):
        validate_password(password, account)


@pytest.mark.parametrize("password", ["lantern otter pavement", "aaaa bbbb cccc dd", "ŵyneb coeden afon"])
def test_length_is_enough_no_digits_or_signs_are_asked_for(account, password):
    validate_password(password, account)


def test_passwords_may_be_pasted_and_kept_by_a_manager(client, db):
    page = text(client.get("/sign-in/"))
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/forgotten-password/", "/sign-up/", "/forgotten-password/sent/"]
)
def test_the_pages_come_in_welsh(client, db, address):
    assert 'lang="cy"' in text(client.get(f"/cy{address}"))
    assert "Sign in" not in text(client.get(f"/cy{address}"))
