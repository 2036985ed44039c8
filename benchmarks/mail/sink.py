"""A mail server on this machine that takes everything and remembers to whom it went, with which link."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from typing import Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from benchmarks.mail.services import free_port

_LINK: Final = re.compile(r"https?://\S+(/updates/\S+)")


class Sink:
    """The letters that have come."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str]] = []
        """Of each: its address, and the path of the link in it."""
        self.last_at = 0.0
        """When the last came, by `time.monotonic`."""
        self.port = free_port()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The library's name for: a letter has come whole."""
        text = message_from_bytes(envelope.original_content or b"", policy=default).get_body(("plain",))
        found = _LINK.search(text.get_content()) if text else None
        self.letters += [(address, found[1] if found else "") for address in envelope.rcpt_tos]
        self.last_at = time.monotonic()
        return "250 taken"


@contextmanager
def listening() -> Iterator[Sink]:
    """A sink for as long as it is needed."""
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
