"""The page on which a proposed target is decided, and the list of a plan's dates to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.dates import edtf_in_words
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.organisations.permissions import may
from dueregard.planfile.timescales import awaited
from dueregard.plans.editing.fetching import ask_about, crumbs, item_for, plan_for
from dueregard.plans.models import Action, Plan, TargetRevision
from dueregard.plans.timescales.forms import DecisionForm
from dueregard.plans.timescales.operations import decide_revision
from dueregard.plans.timescales.queries import dates_of_plan


@page("edit", of=Action)
@require_http_methods(ASKS)
def decide_page(request: HttpRequest, organisation: str, plan: str, uid: str, revision: str) -> HttpResponse:
    """Accept or refuse another target."""
    action = item_for(request, Action, organisation, plan, uid)
    proposed = get_object_or_404(TargetRevision, action=action, uid=revision)
    form = DecisionForm(posted(request))
    if form.is_valid():
        accept, note = form.cleaned_data["what"] == "accept", form.cleaned_data["note"]
        with ComplaintsOn(form):
            decide_revision(by=actor_of(request), revision=proposed, accept=accept, note=note)
            say(request, _("The target has moved.") if accept else _("The target stays."))
            return to(action.get_absolute_url())
    told = {
        "who": proposed.proposed_by,
        "was": edtf_in_words(proposed.was) if proposed.was else _("no date"),
        "to": edtf_in_words(proposed.to),
        "why": proposed.reason,
    }
    note = _("%(who)s proposes %(to)s instead of %(was)s: %(why)s") % told
    words = {"heading": _("Decide about another target"), "note": note, "button": _("Decide")}
    return ask_about(request, action, form, **words)


@page("view", of=Plan)
@require_safe
def dates_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """What is proposed, waited for, without a review date, and what has moved how far."""
    found, who = plan_for(request, "view", organisation, plan), actor_of(request)
    context = {
        "plan": found,
        "dates": dates_of_plan(found, inside=may(who, "edit", found)),
        "awaited": awaited,
        "breadcrumbs": crumbs(found),
    }
    return render(request, "plans/timescales/dates.html", context)
