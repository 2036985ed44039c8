"""The pages on which an action is kept up: one question each, and back to the action."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted, posted_with_files
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.organisations.permissions import may
from dueregard.plans.editing.fetching import ask_about, item_for
from dueregard.plans.models import Action
from dueregard.plans.progress.forms import CorrectForm, RetireForm
from dueregard.plans.progress.operations import correct_progress, retire_evidence
from dueregard.plans.progress.queries import is_theirs, latest_first
from dueregard.plans.progress.steps import Step


def step_page(step: Step) -> Callable[..., HttpResponse]:
    """The page of one deed."""

    @page(step.verb, of=Action)
    @require_http_methods(ASKS)
    def view(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
        action = item_for(request, Action, organisation, plan, uid, step.verb)
        sent = posted_with_files(request)
        form = step.form(*sent, action=action, today=clock.today())
        form.initial.update(
            (name, found if len(found) > 1 else found[0])
            for name, found in request.GET.lists()
            if name in form.fields
        )
        if form.is_valid():
            with ComplaintsOn(form):
                step.do(by=actor_of(request), action=action, **form.given())
                say(request, str(step.done))
                return to(action.get_absolute_url())
        latest = next(iter(latest_first(action.updates.all())), None)
        words = {"heading": step.heading, "button": step.button, "note": step.note}
        return ask_about(request, action, form, "plans/progress/ask.html", **words, latest=latest)

    return view


@page("record_progress", of=Action)
@require_http_methods(ASKS)
def retire_page(request: HttpRequest, organisation: str, plan: str, uid: str, evidence: str) -> HttpResponse:
    """Say that evidence no longer serves."""
    action = item_for(request, Action, organisation, plan, uid, "record_progress")
    found = get_object_or_404(action.evidence.select_related("document"), uid=evidence)
    form = RetireForm(posted(request))
    if form.is_valid():
        with ComplaintsOn(form):
            retire_evidence(by=actor_of(request), evidence=found, reason=form.cleaned_data["reason"])
            say(request, _("The evidence is retired."))
            return to(action.get_absolute_url())
    words = {
        "heading": _("Retire “%(evidence)s”") % {"evidence": found},
        "button": _("Retire it"),
        "note": _("It stays listed with the reason. Its link is no longer shown with the progress entry."),
    }
    return ask_about(request, action, form, **words)


@page("record_progress", of=Action)
@require_http_methods(ASKS)
def correct_page(request: HttpRequest, organisation: str, plan: str, uid: str, entry: str) -> HttpResponse:
    """Put a progress entry right; to those who neither recorded it nor edit the action it is not there."""
    who, action = actor_of(request), item_for(request, Action, organisation, plan, uid, "record_progress")
    found = get_object_or_404(action.updates, uid=entry)
    if not (is_theirs(who, found) or may(who, "edit", action)):
        raise Http404
    form = CorrectForm(posted(request), entry=found, today=clock.today())
    if form.is_valid():
        with ComplaintsOn(form):
            correct_progress(by=who, entry=found, **form.cleaned_data)
            say(request, _("The entry is corrected. History keeps what it said before."))
            return to(action.get_absolute_url())
    words = {
        "heading": _("Correct this entry"),
        "button": _("Correct it"),
        "note": _("How the action stands does not change. To tell that, record progress."),
    }
    return ask_about(request, action, form, **words)
