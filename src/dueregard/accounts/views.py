"""The pages of one's own account that are ours; the others are allauth's in our templates (`urls`)."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dueregard.accounts.forms import LanguageForm
from dueregard.accounts.models import Account
from dueregard.accounts.preferences import choose_language
from dueregard.accounts.sessions import kept_words
from dueregard.design.forms import posted
from dueregard.design.replies import ASKS, asking


class SignInView(LoginView):  # type: ignore[misc]  # allauth has no types
    """Signing in, with the provider of single sign-on where the installation has one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the template needs beside the form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "single_sign_on": settings.SINGLE_SIGN_ON, "kept": kept_words(self.request)}


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account at a glance."""
    factors = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(request, "accounts/account.html", {"second_factor": Authenticator.Type.TOTP in factors})


@require_http_methods(ASKS)
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language in which one is written to."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 - the address lets in nobody else
    sent = posted(request)
    form = LanguageForm(sent, initial={"language": account.language})
    if form.is_valid():
        choose_language(account, form.cleaned_data["language"])
        return HttpResponseRedirect(reverse("accounts:account"))
    return asking(request, "accounts/language.html", {"form": form})


@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own sessions, on another machine."""
    session = get_object_or_404(UserSession, pk=number, user=request.user)
    session.end()
    return HttpResponseRedirect(reverse("usersessions_list"))


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Words that were typed before the session ended: to be looked at and sent again."""
    waiting = kept_words(request)
    if waiting is None:
        return HttpResponseRedirect(reverse("accounts:account"))
    fields = [(name, text) for name, texts in waiting["words"].items() for text in texts]
    return render(request, "accounts/kept.html", {"address": waiting["address"], "fields": fields})


def sign_up(request: HttpRequest) -> HttpResponse:
    """There is no open registration, and how one gets an account."""
    return render(request, "account/signup_closed.html")
