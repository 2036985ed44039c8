"""Signed links: an invitation's, and the first visit's to an installation that has no account yet."""

from datetime import timedelta
from typing import Final

from django.core import signing

from dueregard.accounts.models import Account
from dueregard.organisations.models import INVITATION_DAYS, Invitation

_INVITATION: Final = signing.TimestampSigner(salt="dueregard.invitation")
_FIRST_VISIT: Final = signing.TimestampSigner(salt="dueregard.first-visit")
FIRST_VISIT_HOURS: Final = 24


def link_of(invitation: Invitation) -> str:
    """The key in the link of an invitation; it changes when the invitation is sent again."""
    return _INVITATION.sign(f"{invitation.uid}.{invitation.nonce}")


def invitation_of(key: str) -> Invitation | None:
    """The open invitation that the key belongs to; None where it is false, old, used or void."""
    try:
        said = _INVITATION.unsign(key, max_age=timedelta(days=INVITATION_DAYS))
    except signing.BadSignature:
        return None
    uid, _dot, nonce = said.partition(".")
    found = Invitation.objects.open().select_related("organisation")
    return found.filter(uid=uid, nonce=nonce).first()


def first_visit_key() -> str | None:
    """The key that lets its holder make the first administrator; None once there is any account."""
    return None if Account.objects.exists() else _FIRST_VISIT.sign("first")


def opens_first_visit(key: str) -> bool:
    """Whether the key was printed within the last day and there is still no account."""
    try:
        _FIRST_VISIT.unsign(key, max_age=timedelta(hours=FIRST_VISIT_HOURS))
    except signing.BadSignature:
        return False
    return not Account.objects.exists()
