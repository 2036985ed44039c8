"""The page on which the end of one plan becomes the beginning of the next."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.exchange.succession.forms import CarryForm
from dueregard.exchange.succession.operations import carry_forward
from dueregard.plans.editing.fetching import ask_about, plan_for
from dueregard.plans.models import Plan


@page("set_stage", of=Plan)
@require_http_methods(ASKS)
def carry_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Choose what goes on, and where."""
    who, found = actor_of(request), plan_for(request, "set_stage", organisation, plan)
    form = CarryForm(posted(request), found, who)
    if form.is_valid():
        values = form.values()
        with ComplaintsOn(form):
            successor = carry_forward(by=who, plan=found, **values)
            number = len(values["actions"])
            told = ngettext("%(number)s action goes on here.", "%(number)s actions go on here.", number)
            say(request, told % {"number": number})
            return to(successor.get_absolute_url())
    words = {
        "heading": _("Carry actions forward"),
        "note": _(
            "What goes on stays in this plan too, counted as carried forward, and each of the two says where"
            " the other is."
        ),
        "button": _("Carry forward"),
    }
    return ask_about(request, found, form, **words, back=f"{found.get_absolute_url()}life/")
