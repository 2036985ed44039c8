"""Logs: enough to find a fault by, and nothing that a log must not hold, whatever is written."""

import io
import json
import logging

import pytest
import structlog
from django.test import Client
from tests.cast import Cast, account_of
from tests.factories import InvitationFactory

from dueregard.config.logs import logging_settings
from dueregard.organisations.links import link_of
from dueregard.upkeep.logs import hidden


@pytest.fixture
def logged(monkeypatch):
    """What the installation's own handler writes."""
    (handler,) = (
        each
        for each in logging.getLogger().handlers
        if isinstance(each.formatter, structlog.stdlib.ProcessorFormatter)
    )
    written = io.StringIO()
    monkeypatch.setattr(handler, "stream", written)
    return written


def events(logged):
    return [json.loads(line) for line in logged.getvalue().splitlines()]


def test_a_request_is_logged_by_route_with_the_id_that_its_answer_bears(client, db, logged):
    answer = client.get("/organisations/secret-body/?words=secret+words")
    (event,) = events(logged)
    assert event["route"] == "organisations/<slug:organisation>/"
    assert (event["method"], event["status"], event["level"]) == ("GET", 404, "info")
    assert event["request_id"] == answer["X-Request-Id"]
    assert "secret" not in logged.getvalue()


def test_health_and_static_files_are_not_logged(client, db, logged):
    client.get("/livez")
    client.get("/readyz")
    client.get("/static/design/icon.svg").close()
    assert "dueregard.requests" not in logged.getvalue()


def test_the_log_of_a_journey_holds_no_secret(cast: Cast, logged):
    """Everything that somebody types, and every link, is planted and looked for."""
    account = account_of(cast.officer)
    account.set_password("planted-password-one")
    account.save()
    invitation = InvitationFactory(organisation=cast.body, email="planted@example.invalid")
    link = link_of(invitation)
    visitor = Client(SERVER_NAME="localhost")
    visitor.get(f"/invitations/{link}/")
    visitor.post(f"/invitations/{link}/", {"name": "Planted Name", "password1": "planted-password-two"})
    visitor.post("/sign-in/", {"login": account.email, "password": "planted-wrong-password"})
    visitor.post("/sign-in/", {"login": account.email, "password": "planted-password-one"})
    visitor.post("/forgotten-password/", {"email": "planted@example.invalid"})
    visitor.get("/forgotten-password/1-planted-key/")
    visitor.get("/?words=planted+query")
    visitor.get("/planted-unknown-path/", headers={"user-agent": "planted-agent", "host": "planted.invalid"})
    text = logged.getvalue()
    assert len(events(logged)) >= 8
    for secret in ("planted", "Planted", link, link.split(":")[-1], account.email, account.name, account.uid):
        assert secret not in text
    assert str(visitor.session.session_key) not in text


def test_no_logger_is_left_to_python_s_own_console():
    """Python writes itself, as it came, what it finds no handler for: paths with the secrets of links."""
    loggers = logging_settings("json")["loggers"]
    assert all(each.get("propagate", True) or each["handlers"] for each in loggers.values())


def test_a_failed_page_is_logged_by_its_place_and_without_its_message(client, db, logged, monkeypatch):
    def fail(*_arguments, **_named):
        raise ValueError("planted words")

    monkeypatch.setattr("dueregard.plans.views.page_of_published", fail)
    client.raise_request_exception = False
    assert client.get("/").status_code == 500
    failed, request = events(logged)
    assert (failed["event"], failed["error"]) == ("page failed", "ValueError")
    assert failed["at"][-1].endswith("fail")
    assert (request["status"], request["level"]) == (500, "error")
    assert failed["request_id"] == request["request_id"]
    assert "planted" not in logged.getvalue()


def test_what_libraries_log_is_cleaned(logged):
    try:
        raise OSError("planted message")
    except OSError:
        said = ("pat@example.invalid", "/a/b/?key=planted")
        logging.getLogger("library").exception("mail to %s failed at %s", *said)
    (event,) = events(logged)
    assert event["event"] == "mail to (address) failed at /a/b/?(query)"
    assert event["error"] == "OSError"
    assert "planted" not in logged.getvalue()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pat <pat.o'neil+x@mail.example.invalid>", "Pat <(address)>"),
        ("GET /invitations/abc:1tX2yZ:Zm9vYmFyYmF6cXV4cXV1eGNvcmdl/", "GET /invitations/(secret)/"),
        ("https://host.invalid/a?token=x&b=y ended", "https://host.invalid/a?(query) ended"),
        ("really? yes", "really? yes"),
        (7, 7),
        (["pat@example.invalid"], "(address)']"),
    ],
)
def test_texts_are_told_without_addresses_queries_and_secrets(text, told):
    assert hidden(text) == told
