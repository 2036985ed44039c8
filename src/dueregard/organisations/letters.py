"""The letter that carries an invitation's link."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import lazy

from dueregard.accounts import mail
from dueregard.accounts.door import actor_of
from dueregard.organisations.links import link_of
from dueregard.organisations.models import Invitation


def send_invitation(request: HttpRequest, invitation: Invitation) -> None:
    """Send it to the invited address, in both languages."""
    address = reverse("organisations:accept", kwargs={"key": link_of(invitation)})
    mail.send(
        "invitation",
        invitation.email,
        link=request.build_absolute_uri(address),
        body=invitation.organisation.name,
        inviter=actor_of(request).label,
        roles=_in_words(invitation),
    )


def _in_words(invitation: Invitation) -> object:
    """The roles, put into words only when the language of the letter is known."""
    return lazy(lambda: ", ".join(invitation.role_names), str)()
