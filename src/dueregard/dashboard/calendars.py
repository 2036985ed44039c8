"""Addresses of people's own feeds: a secret that opens one feed, needs no cookie and can be taken back."""

from dueregard import clock
from dueregard.accounts.bearer import digest_of, new_secret
from dueregard.accounts.models import Account
from dueregard.dashboard.models import CalendarAddress


def give_address(account: Account) -> str:
    """A new secret for the account's feed, told this once. The one before, if any, opens nothing any more."""
    secret = new_secret()
    CalendarAddress.objects.update_or_create(
        account=account, defaults={"digest": digest_of(secret), "made_at": clock.now()}
    )
    return secret


def take_back(account: Account) -> None:
    """From now on no secret opens the account's feed."""
    CalendarAddress.objects.filter(account=account).delete()


def account_of(secret: str) -> Account | None:
    """Whose feed the secret opens; None where it opens none, or its account is no longer in use."""
    found = CalendarAddress.objects.filter(digest=digest_of(secret), account__is_active=True)
    address = found.select_related("account").first()
    return address.account if address else None
