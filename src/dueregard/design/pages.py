"""Whose each page is, said at the page itself: one word that the generated permission test reads.

Every view of the project bears a `Door`. It refuses nobody by itself: a view fetches with permission, an
operation asks. `tests/house/test_strangers.py` holds what the door says to what the view does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, TypeVar

from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Door:
    """Who gets in: those who may do `verb` to the record of kind `of` that the address names.

    `of` is a model's label; with "" the verb is done to the installation; with both empty nothing is asked.
    """

    verb: str = ""
    of: str = ""
    account: bool = False
    """Only for who is signed in, and about nobody but them."""


OPEN: Final = Door()
OWN_ACCOUNT: Final = Door(account=True)


def page(verb: str, of: type[Model] | None = None) -> Callable[[View], View]:
    """Say of a view that it is for those who may do `verb` to the `of` in its address."""
    return _with(Door(verb, of._meta.label_lower if of else ""))


def open_page(view: View) -> View:
    """Say of a view that everybody may see it, or that it shows each only what is theirs."""
    return _with(OPEN)(view)


def account_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view about the account of who is signed in; others are sent to sign in first."""

    @wraps(view)
    def for_its_owner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return _with(OWN_ACCOUNT)(login_required(for_its_owner))


def door_of(view: Callable[..., Any]) -> Door | None:
    """What the view says of itself, None where it says nothing."""
    return getattr(view, "door", None)


def _with(door: Door) -> Callable[[View], View]:
    def say(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]  # functions bear what is said of them
        return view

    return say
