"""What pages about a body begin with."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from dueregard.accounts.door import actor_of
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed


def body_for(request: HttpRequest, verb: str, slug: str) -> Organisation:
    """The body, for those who may do `verb` to it; to all others it is not there."""
    mine = Organisation.objects.filter(allowed(actor_of(request), verb, Organisation))
    return get_object_or_404(mine, slug=slug)
