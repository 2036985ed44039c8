"""Sessions end after idle time without losing typed words; one sees one's own and ends them."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from tests.accounts.conftest import is_signed_in, sign_in
from tests.factories import MembershipFactory

from dueregard.accounts.sessions import SEEN
from dueregard.organisations.models import Invitation, Role


@pytest.fixture
def body(account):
    return MembershipFactory(
        account=account, role=Role.ADMINISTRATOR, organisation__slug="ashby"
    ).organisation


def idle_for(browser, seconds):
    session = browser.session
    session[SEEN] = int(time.time()) - seconds
    session.save()


def csrf(browser):
    return browser.cookies["csrftoken"].value


def test_idle_time_ends_the_session(signed_in, settings):
    idle_for(signed_in, settings.SESSION_IDLE_SECONDS - 5)
    assert is_signed_in(signed_in)
    idle_for(signed_in, settings.SESSION_IDLE_SECONDS + 5)
    assert not is_signed_in(signed_in)


def test_being_there_is_noted_once_a_minute(signed_in, django_assert_max_num_queries):
    signed_in.get("/privacy/")
    before = signed_in.session[SEEN]
    signed_in.get("/privacy/")
    assert signed_in.session[SEEN] == before
    idle_for(signed_in, 61)
    signed_in.get("/privacy/")
    assert signed_in.session[SEEN] >= before


def test_words_sent_on_an_ended_session_are_kept_until_one_has_signed_in(body, account, settings):
    settings.SECOND_FACTOR = "nobody"
    browser = Client(enforce_csrf_checks=True)
    browser.get("/sign-in/")
    sign_in(browser, csrfmiddlewaretoken=csrf(browser))
    browser.get("/organisations/ashby/invite/")
    idle_for(browser, settings.SESSION_IDLE_SECONDS + 5)
    typed = {
        "email": "new@example.invalid",
        "roles": ["lead", "viewer"],
        "csrfmiddlewaretoken": csrf(browser),
    }
    sent = browser.post("/organisations/ashby/invite/", typed)
    assert sent["Location"].startswith("/sign-in/?next=")
    assert not Invitation.objects.exists()
    assert "has been kept" in browser.get(sent["Location"]).content.decode()
    sign_in(browser, csrfmiddlewaretoken=csrf(browser), next="/account/kept/")
    page = browser.get("/account/kept/").content.decode()
    assert 'action="/organisations/ashby/invite/"' in page
    assert page.count('name="roles"') == 2
    assert "new@example.invalid" in page
    again = browser.post("/organisations/ashby/invite/", {**typed, "csrfmiddlewaretoken": csrf(browser)})
    assert again["Location"] == "/organisations/ashby/members/"
    assert Invitation.objects.get().roles == ["lead", "viewer"]
    assert browser.get("/account/kept/").status_code == 302  # nothing waits any longer


def test_a_form_from_another_site_is_not_kept(body):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/sign-in/")
    response = browser.post("/organisations/ashby/invite/", {"email": "evil@example.invalid"})
    assert response.status_code == 403


def test_one_sees_one_s_sessions_and_ends_one(signed_in, account):
    elsewhere = Client()
    sign_in(elsewhere)
    assert signed_in.get("/account/sessions/").content.decode().count("This one") == 1
    other = UserSession.objects.get(session_key=elsewhere.session.session_key)
    signed_in.post(f"/account/sessions/{other.pk}/end/")
    assert not is_signed_in(elsewhere)
    assert is_signed_in(signed_in)


def test_one_ends_all_others_at_once(signed_in, account):
    elsewhere = Client()
    sign_in(elsewhere)
    signed_in.post("/account/sessions/")
    assert not is_signed_in(elsewhere)
    assert is_signed_in(signed_in)


def test_nobody_ends_the_session_of_somebody_else(signed_in, cast, client):
    stranger = Client()
    stranger.force_login(MembershipFactory().account)
    session = UserSession.objects.get(session_key=signed_in.session.session_key)
    assert stranger.post(f"/account/sessions/{session.pk}/end/").status_code == 404
    assert is_signed_in(signed_in)
