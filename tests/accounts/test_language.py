"""Each person chooses the language of letters to them."""

import pytest
from django.test import Client
from tests.factories import AccountFactory


@pytest.fixture
def account(db):
    return AccountFactory()


@pytest.fixture
def browser(account):
    client = Client()
    client.force_login(account)
    return client


def test_one_chooses_a_language_and_takes_the_choice_back(account, browser):
    for chosen, told in (("cy", "Cymraeg"), ("", "that of the organisation that writes")):
        page = browser.post("/account/language/", {"language": chosen}, follow=True).content.decode()
        account.refresh_from_db()
        assert account.language == chosen
        assert told in page


def test_a_language_that_letters_do_not_come_in_is_refused(account, browser):
    assert browser.post("/account/language/", {"language": "fr"}).status_code == 422
    account.refresh_from_db()
    assert account.language == ""


def test_the_choice_is_for_who_is_signed_in(db):
    assert Client().get("/account/language/").status_code == 302
