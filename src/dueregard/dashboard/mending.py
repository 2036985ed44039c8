"""The one step that mends an action of which nobody is known to look after it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from dueregard.dashboard.queries import Line
from dueregard.organisations.posts.models import Post
from dueregard.plans.models import Action


@dataclass(frozen=True, slots=True)
class Mend:
    """What to do, and where."""

    text: str
    address: str


def mends_of(lines: Iterable[Line], which: str, *, today: date) -> dict[int, Mend]:
    """The steps for the lines of a work list, by the action's number; none for lists that ask for none."""
    step = _STEPS.get(which)
    return {line.action.pk: step(line.action, today) for line in lines} if step else {}


def _name_a_lead(action: Action, _today: date) -> Mend:
    return Mend(_("Name a lead"), f"{action.get_absolute_url()}edit/")


def _say_who(action: Action, _today: date) -> Mend:
    return Mend(_("Say who the lead is"), f"{action.plan.get_absolute_url()}leads/")


def _say_holder(action: Action, today: date) -> Mend:
    vacant = (post for post in _posts(action) if post.is_vacant(today))
    return Mend(_("Say who holds the post"), _address(next(vacant, None), action))


def _give_address(action: Action, today: date) -> Mend:
    silent = (post for post in _posts(action) if not post.addresses_on(today))
    return Mend(_("Give an address"), _address(next(silent, None), action))


def _ask(action: Action, today: date) -> Mend:
    """A comment that mentions the lead stands on the lead's first page."""
    held = (each.account_id for post in _posts(action) for each in post.holdings_on(today))
    asked = [("text", _("How does this action stand?")), *(("mentions", str(each)) for each in held if each)]
    return Mend(_("Ask for an update"), f"{action.get_absolute_url()}comment/?{urlencode(asked)}")


_STEPS: Final[Mapping[str, Callable[[Action, date], Mend]]] = {
    "ownerless": _name_a_lead,
    "unbound": _say_who,
    "vacant": _say_holder,
    "unreachable": _give_address,
    "silent": _ask,
}


def _posts(action: Action) -> list[Post]:
    return [lead.post for lead in action.leads.all() if lead.post]


def _address(post: Post | None, action: Action) -> str:
    return post.get_absolute_url() if post else f"{action.plan.get_absolute_url()}leads/"
