"""The secrets of update links: minted when a mail leaves, kept as hashes, exchanged for a cookie.

The reasons are in docs/decisions (update links).
"""

from datetime import date

from dueregard.accounts.bearer import digest_of, new_secret
from dueregard.cycles.models import LinkSecret, UpdateLink


def mint(link: UpdateLink, *, address: str) -> str:
    """A secret that opens the link, told this once, for a mail to `address`.

    Those that went to another address, a mistaken one, open nothing any more.
    """
    if link.address != address:
        link.secrets.all().delete()
        link.address = address
        link.save(update_fields=["address"])
    secret = new_secret()
    LinkSecret.objects.create(link=link, digest=digest_of(secret))
    return secret


def link_of(secret: str) -> UpdateLink | None:
    """The link that the secret opens, whether or not it is in force; None for a false one."""
    return UpdateLink.objects.filter(secrets__digest=digest_of(secret)).select_related("organisation").first()


def why_shut(link: UpdateLink, *, on: date) -> str:
    """Why the link opens nothing on that day: "revoked", "expired", "closed" or "handed-over"."""
    if link.revoked_at:
        return "revoked"
    if link.expires_on < on:
        return "expired"
    return "handed-over" if link.requests.open().exists() else "closed"
