"""What the pages of this room share: how they fetch, ask, and tell of a cycle."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dueregard.cycles.models import Cycle
from dueregard.design.forms import ComplaintsOn
from dueregard.design.languages import local
from dueregard.design.replies import to
from dueregard.organisations.fetching import Crumbs
from dueregard.plans.editing.fetching import ask_about, crumbs
from dueregard.plans.models import Plan


def above(plan: Plan, cycle: Cycle | None = None) -> Crumbs:
    """The way back to the plan's cycles, or to one of them."""
    address = local(plan.get_absolute_url())
    found = [*crumbs(plan), {"text": _("Asking for updates"), "href": f"{address}cycles/"}]
    return [*found, {"text": cycle.title, "href": f"{address}cycles/{cycle.uid}/"}] if cycle else found


def ask(
    request: HttpRequest,
    plan: Plan,
    form: forms.Form,
    words: dict[str, str],
    do: Callable[[], None],
    *,
    back: str,
    cycle: Cycle | None = None,
) -> HttpResponse:
    """One question, what it leads to, and back."""
    if form.is_valid():
        with ComplaintsOn(form):
            do()
            return to(back)
    return ask_about(request, plan, form, **words, breadcrumbs=above(plan, cycle), back=back)


def facts(cycle: Cycle) -> dict[str, Any]:
    """A cycle as data."""
    told: dict[str, Any] = {
        "id": cycle.uid,
        "title": cycle.title,
        "plan": cycle.plan.uid,
        "opens_on": cycle.opens_on.isoformat(),
        "due_on": cycle.due_on.isoformat(),
        "until": cycle.until.isoformat(),
        "closed_at": cycle.closed_at.isoformat() if cycle.closed_at else None,
        "signed_by": cycle.signed_by or None,
    }
    return told
