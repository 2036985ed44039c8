"""Addresses of people's own feeds: a secret that opens one feed, needs no cookie and can be taken back."""

import secrets
from hashlib import sha256
from typing import Final

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.dashboard.models import CalendarAddress

BYTES: Final = 32


def give_address(account: Account) -> str:
    """A new secret for the account's feed, told this once. The one before, if any, opens nothing any more."""
    secret = secrets.token_urlsafe(BYTES)
    CalendarAddress.objects.update_or_create(
        account=account, defaults={"digest": _digest(secret), "made_at": clock.now()}
    )
    return secret


def take_back(account: Account) -> None:
    """From now on no secret opens the account's feed."""
    CalendarAddress.objects.filter(account=account).delete()


def account_of(secret: str) -> Account | None:
    """Whose feed the secret opens; None where it opens none, or its account is no longer in use."""
    found = CalendarAddress.objects.filter(digest=_digest(secret), account__is_active=True)
    address = found.select_related("account").first()
    return address.account if address else None


def _digest(secret: str) -> str:
    """The secret is 256 random bits, so that a plain hash keeps it."""
    return sha256(secret.encode()).hexdigest()
