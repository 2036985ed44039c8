"""The pages of a plan's life, and of the reviews of its objectives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.organisations.permissions import may
from dueregard.plans.editing.fetching import ask_about, crumbs, item_for, plan_for
from dueregard.plans.life.forms import ReviewForm, StageForm
from dueregard.plans.life.operations import review_objective, set_stage
from dueregard.plans.life.queries import life_of
from dueregard.plans.models import Action, Objective, Plan


@page("view", of=Plan)
@require_safe
def life_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The stages of the plan, and the plans before and after it."""
    who, found = actor_of(request), plan_for(request, "view", organisation, plan)
    context = {
        "plan": found,
        "life": life_of(found, who),
        "may_set": may(who, "set_stage", found),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "plans/life/life.html", context)


@page("set_stage", of=Plan)
@require_http_methods(ASKS)
def stage_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Say which stage the plan has entered."""
    found = plan_for(request, "set_stage", organisation, plan)
    form = StageForm(posted(request), found, today=clock.today())
    if form.is_valid():
        with ComplaintsOn(form):
            set_stage(by=actor_of(request), plan=found, **form.cleaned_data)
            say(request, _("It is kept where the plan stands."))
            return to(f"{found.get_absolute_url()}life/")
    words = {"heading": _("Say where the plan stands"), "note": _note(found), "button": _("Keep it")}
    return ask_about(request, found, form, **words, back=f"{found.get_absolute_url()}life/")


@page("review", of=Objective)
@require_http_methods(ASKS)
def review_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Review an objective: how far it has come, and whether it works."""
    objective = item_for(request, Objective, organisation, plan, uid, "review")
    form = ReviewForm(posted(request), initial={"on": clock.today()})
    if form.is_valid():
        with ComplaintsOn(form):
            review_objective(by=actor_of(request), objective=objective, **form.values())
            say(request, _("The review is kept."))
            return to(objective.get_absolute_url())
    words = {"heading": _("Review this objective"), "button": _("Keep the review")}
    return ask_about(request, objective, form, **words)


def _note(plan: Plan) -> str:
    number = Action.objects.filter(plan=plan).expected().count()
    words = _(
        "Open actions: %(number)s. Closing the plan leaves them as they are. Carry forward what goes on."
    )
    return words % {"number": number} if number else ""
