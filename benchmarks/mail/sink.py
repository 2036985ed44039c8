"""A mail server on this machine that takes everything and remembers for whom it was."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Sink:
    """How many letters have come for each address."""

    def __init__(self) -> None:
        self.letters: Counter[str] = Counter()
        self.last_at = 0.0
        """When the last came, by `time.monotonic`."""
        self.port = _free_port()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The library's name for: a letter has come whole."""
        self.letters.update(envelope.rcpt_tos)
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


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
