"""GOV.UK Notify, against a server on this machine that answers as Notify does."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from tests.factories import AccountFactory, MessageFactory

from dueregard import clock
from dueregard.messages import sending
from dueregard.messages.models import Message
from dueregard.messages.tasks import ask_notify
from dueregard.messages.words import Cause, Status

pytestmark = [pytest.mark.enable_socket, pytest.mark.django_db]
SERVICE, SECRET = "0" * 8 + "-0000-0000-0000-" + "0" * 12, "1" * 8 + "-1111-1111-1111-" + "1" * 12


class Notify(ThreadingHTTPServer):
    """What it was given, and what it is to answer."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.taken, self.status, self.failed, self.hang_up = [], 201, [], False


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        token = jwt.decode(
            self.headers["Authorization"].removeprefix("Bearer "), SECRET, algorithms=["HS256"]
        )
        assert token["iss"] == SERVICE
        if self.server.status == 201:
            self.server.taken.append(given)
        if self.server.hang_up:
            self.close_connection = True
            return
        words = {"id": "n1"} if self.server.status == 201 else {"errors": [{"message": "no such address"}]}
        self._answer(self.server.status, words)

    def do_GET(self):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        found = self.server.failed if asked.get("status") == "failed" else []
        if "reference" in asked:
            found = [each for each in self.server.taken if each["reference"] == asked["reference"]]
        self._answer(200, {"notifications": found})

    def _answer(self, status, words):
        body = json.dumps(words).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture
def notify(settings):
    server = Notify()
    Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "dueregard.messages.notify.NotifyBackend"
    settings.NOTIFY_KEY = f"key-{SERVICE}-{SECRET}"
    settings.NOTIFY_TEMPLATE = "template-1"
    settings.NOTIFY_URL = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def message(cast):
    account = AccountFactory(email="hal@example.invalid")
    return MessageFactory(organisation=cast.body, recipient=account.uid)


def sent(message):
    sending.send_round("w1")
    return Message.objects.get(pk=message.pk)


def test_a_letter_goes_as_subject_and_plain_text_with_our_reference(notify, message):
    done = sent(message)
    [taken] = notify.taken
    assert done.status == Status.SENT
    assert (taken["email_address"], taken["template_id"]) == ("hal@example.invalid", "template-1")
    assert taken["personalisation"]["subject"].startswith("Trial:")
    assert taken["personalisation"]["body"].startswith("This letter was asked for")
    assert taken["reference"] == done.reference


@pytest.mark.parametrize(
    ("answer", "status", "cause"),
    [
        (400, Status.FAILED, Cause.REFUSED),
        (403, Status.FAILED, Cause.REFUSED),
        (429, Status.QUEUED, Cause.LATER),
        (500, Status.QUEUED, Cause.LATER),
        (503, Status.QUEUED, Cause.LATER),
    ],
)
def test_refusals_are_for_ever_and_troubles_for_now(notify, message, answer, status, cause):
    notify.status = answer
    done = sent(message)
    assert (done.status, done.cause) == (status, cause)
    assert "no such address" in done.reason


def test_a_server_that_is_not_there_has_taken_nothing(notify, message, settings):
    settings.NOTIFY_URL = "http://127.0.0.1:1"
    assert sent(message).status == Status.QUEUED


def test_a_broken_connection_is_uncertain_until_notify_is_asked(notify, message):
    notify.hang_up = True
    assert sent(message).status == Status.UNCERTAIN
    notify.hang_up = False
    ask_notify.call()
    assert Message.objects.get(pk=message.pk).status == Status.SENT
    assert len(notify.taken) == 1


def test_what_notify_never_took_goes_again(notify, message):
    claimed = {"claimed_at": clock.now(), "reference": "<never@x>"}
    Message.objects.update(status=Status.UNCERTAIN, **claimed)
    ask_notify.call()
    assert Message.objects.get(pk=message.pk).status == Status.QUEUED


def test_what_notify_could_not_deliver_has_come_back(notify, message):
    reference = sent(message).reference
    notify.failed = [
        {"reference": reference, "status": "permanent-failure"},
        {"reference": None, "status": "x"},
    ]
    ask_notify.call()
    back = Message.objects.get(pk=message.pk)
    assert (back.status, back.reason) == (Status.BOUNCED, "permanent-failure")
