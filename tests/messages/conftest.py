"""What tests of messages share: a real mail server on this machine, and a body with somebody to write to."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Email
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Sink:
    """Takes mail, or answers as it is told to: `answers` are given to the next letters, in their order."""

    letters: list[Email] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Answers to addresses that are not known."""
    hang_up: bool = False
    """Cut the connection once a letter has come, without an answer."""

    async def handle_RCPT(  # noqa: N802 - the library's own name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content or b"", policy=default))
        if self.hang_up:
            assert server.transport
            server.transport.abort()
        return answer

    @property
    def addresses(self) -> list[str]:
        return [str(letter["To"]) for letter in self.letters]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server; mail goes there as it would to a body's own."""
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield handler
    controller.stop()
