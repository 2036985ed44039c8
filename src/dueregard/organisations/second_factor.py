"""Asking for a second factor from those of whom the installation wants one."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dueregard.accounts.models import Account
from dueregard.design.pages import OPEN, OWN_ACCOUNT, door_of
from dueregard.organisations.permissions import roles_held
from dueregard.organisations.words import Role


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
    return _must_have_one(account) and not Authenticator.objects.filter(user=account).exists()


def _must_have_one(account: Account) -> bool:
    if settings.SECOND_FACTOR == "everybody" or account.runs_installation:
        return True
    return any(role == Role.ADMINISTRATOR for _body, role in roles_held(account.actor))
