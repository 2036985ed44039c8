"""GOV.UK Notify as a way for mail to leave, and what it knows of letters that it was given.

One template of the body's own at Notify, with the subject `((subject))` and the text `((body))`, carries all
letters. Its refusals are told as a mail server's, so that whatever sends mail understands them.
"""

from collections.abc import Sequence
from smtplib import SMTPConnectError, SMTPDataError
from typing import Any, Final

import requests
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from dueregard.messages.models import Message
from dueregard.messages.words import Cause, Status

SECONDS: Final = 30
_CLIENT: Final[Any] = NotificationsAPIClient  # it has no types


class NotifyBackend(BaseEmailBackend):
    """Django's mail, by GOV.UK Notify: one request a recipient."""

    def __init__(self, fail_silently: bool = False, timeout: int | None = None, **_more: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self._client = client(timeout or SECONDS)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Give Notify each; raises as SMTP does, and `OSError` where nobody knows whether it was taken."""
        return sum(self._send(email, to) for email in email_messages for to in email.recipients())

    def _send(self, email: EmailMessage, to: str) -> int:
        try:
            self._client.send_email_notification(
                email_address=to,
                template_id=settings.NOTIFY_TEMPLATE,
                personalisation={"subject": email.subject, "body": email.body},
                reference=email.extra_headers.get("Message-ID"),
            )
        except HTTPError as error:
            raise _as_smtp(error) from error
        return 1


def client(timeout: int = SECONDS) -> Any:
    """Notify's own client, with the key of this installation."""
    return _CLIENT(settings.NOTIFY_KEY, base_url=settings.NOTIFY_URL, timeout=timeout)


def is_in_use() -> bool:
    """Whether mail leaves by Notify."""
    return bool(settings.NOTIFY_KEY)


def settle_uncertain(asked: Any) -> int:
    """Ask Notify for every message of which we don't know whether it was taken; how many were settled.

    It knows them by our reference: what it has not, it never took, so that it may go again.
    """
    settled = 0
    for message in Message.objects.filter(status=Status.UNCERTAIN).exclude(reference=""):
        known = asked.get_all_notifications(reference=message.reference)["notifications"]
        status = Status.SENT if known else Status.QUEUED
        mine = Message.objects.filter(pk=message.pk, status=Status.UNCERTAIN, claimed_at=message.claimed_at)
        settled += mine.update(status=status, cause="", reason="")
    return settled


def record_failures(asked: Any) -> int:
    """Mark what Notify could not deliver as come back; how many that were. One request, 250 failures."""
    failed = asked.get_all_notifications(status="failed", template_type="email")["notifications"]
    reasons = {each["reference"]: each["status"] for each in failed if each["reference"]}
    found = list(Message.objects.filter(status=Status.SENT, reference__in=reasons))
    for message in found:
        message.status, message.cause = Status.BOUNCED, Cause.RETURNED
        message.reason = reasons[message.reference]
    return Message.objects.bulk_update(found, ["status", "cause", "reason"])


def _as_smtp(error: HTTPError) -> Exception:
    cause = error.__cause__
    if error.response is None and isinstance(cause, requests.RequestException):
        never_called = isinstance(cause, requests.ConnectTimeout) or "NewConnectionError" in repr(cause)
        return SMTPConnectError(421, str(cause)) if never_called else cause
    for_now = error.status_code == 429 or error.status_code >= 500
    return SMTPDataError(451 if for_now else 550, str(error.message))
