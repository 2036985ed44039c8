"""Asking for a second factor from those of whom the installation wants one."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dueregard.accounts.models import Account
from dueregard.design.pages import OPEN, OWN_ACCOUNT, door_of
from dueregard.organisations.models import Role

_WHO: Final = {
    "administrators": Q(runs_installation=True) | Q(memberships__role=Role.ADMINISTRATOR),
    "everybody": Q(),
}


class RequireSecondFactor:
    """Leads whoever lacks a second factor that they must have to the page that sets one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do before the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Only one's own account and what is open to everybody can be seen without it."""
        if settings.SECOND_FACTOR == "nobody" or not isinstance(request.user, Account):
            return None
        if door_of(view) in (OPEN, OWN_ACCOUNT):
            return None
        return redirect("mfa_activate_totp") if _lacks_one(request.user) else None


def _lacks_one(account: Account) -> bool:
    lacking = Account.objects.filter(pk=account.pk, authenticator__isnull=True)
    return lacking.filter(_WHO[settings.SECOND_FACTOR]).exists()
