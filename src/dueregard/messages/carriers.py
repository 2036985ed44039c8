"""How letters leave: Django's mail connection, and what its errors mean for a letter.

What matters of an error is whether the letter has certainly not gone (it may be tried again), will never go,
or may have gone.
"""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected
from types import TracebackType
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from dueregard.messages.letters import Letter, as_html, as_text
from dueregard.messages.models import Message

SECONDS: Final = 30
"""So long a mail server may take for one answer."""


class Trouble(Exception):
    """Something that keeps a letter from going; its words are those of the mail server."""


class Unreachable(Trouble):
    """The mail server takes nothing at the moment, from nobody. The letter has not gone."""


class Later(Trouble):
    """The mail server does not take this letter now, and may later. The letter has not gone."""


class Refused(Trouble):
    """The mail server will never take this letter."""


class BrokenOff(Trouble):
    """The connection broke while the letter was handed over: nobody knows whether it has gone."""


class Carrier:
    """One connection to the mail server, kept open from letter to letter.

    `with Carrier() as carrier: carrier.be_ready(); carrier.hand_over(envelope(…))`
    """

    def __enter__(self) -> "Carrier":
        self._connection = get_connection(timeout=SECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def be_ready(self) -> None:
        """See that the server listens, and call it anew where it has hung up. Raises `Unreachable`."""
        if not self._still_listens():
            self._hang_up()
        try:
            self._connection.open()
        except (OSError, SMTPException) as error:
            raise Unreachable(_words(error)) from error

    def hand_over(self, email: EmailMultiAlternatives) -> None:
        """Have the letter taken. Raises `Later`, `Refused` or `BrokenOff`."""
        try:
            self._connection.send_messages([email])
        except SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _answer(code, words) from error
        except SMTPResponseException as error:
            raise _answer(error.smtp_code, error.smtp_error) from error
        except (SMTPServerDisconnected, OSError) as error:
            self._hang_up()
            raise BrokenOff(_words(error)) from error

    def _still_listens(self) -> bool:
        line: Any = getattr(self._connection, "connection", None)
        if line is None:
            return True
        try:
            return bool(line.noop()[0] == 250)
        except (OSError, SMTPException):
            return False

    def _hang_up(self) -> None:
        try:
            self._connection.close()
        except (OSError, SMTPException):
            self._connection = get_connection(timeout=SECONDS)


def envelope(message: Message, letter: Letter) -> EmailMultiAlternatives:
    """The letter as it is handed over for the message's next try. Raises `ValueError` where it can't be."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    email = EmailMultiAlternatives(
        letter.subject,
        as_text(letter),
        to=[message.address],
        headers={
            "Message-ID": f"<{message.uid}.{message.tries + 1}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
    )
    email.attach_alternative(as_html(letter, message.language), "text/html")
    email.message()  # a header that breaks its line is refused now, not in the middle of handing it over
    return email


def _answer(code: int, words: bytes | str) -> Trouble:
    """What the server's answer means: 4xx is for now, 5xx for ever (RFC 5321, 4.2.1)."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return (Later if 400 <= code < 500 else Refused)(f"{code} {text}")


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
