"""Who stands at the door: the actor behind a web request."""

from django.http import HttpRequest

from dueregard.accounts.models import Account
from dueregard.history.actor import PUBLIC, Actor


def actor_of(request: HttpRequest) -> Actor:
    """The account that is signed in, or the public."""
    return request.user.actor if isinstance(request.user, Account) else PUBLIC
