"""Editing one plan, objective or action: with what happens when somebody else was quicker."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.history.queries import ChangedMeanwhile, events_between
from dueregard.plans.editing.asking import (
    about,
    action_questions,
    as_changes,
    held_values,
    objective_questions,
)
from dueregard.plans.editing.fetching import ask_about, crumbs, item_for, plan_for
from dueregard.plans.editing.forms import EditForm
from dueregard.plans.editing.merging import changed, merge, undecided
from dueregard.plans.editing.questions import Question
from dueregard.plans.editing.subjects import Subject, subject_of
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.operations import add_action, add_objective


@page("edit", of=Plan)
@require_http_methods(ASKS)
def edit_plan_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """What the plan says of the whole."""
    return _edit(request, subject_of(plan_for(request, "edit", organisation, plan)))


@page("edit", of=Objective)
@require_http_methods(ASKS)
def edit_objective_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Everything that can be said of an objective."""
    return _edit(request, subject_of(item_for(request, Objective, organisation, plan, uid)))


@page("edit", of=Action)
@require_http_methods(ASKS)
def edit_action_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Everything that can be said of an action."""
    return _edit(request, subject_of(item_for(request, Action, organisation, plan, uid)))


@page("edit", of=Plan)
@require_http_methods(ASKS)
def add_objective_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """A new objective; `?under=` is the key of the one that it is to stand under."""
    found = plan_for(request, "edit", organisation, plan)
    return _add(request, found, objective_questions(found, None), "parent")


@page("edit", of=Plan)
@require_http_methods(ASKS)
def add_action_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """A new action; `?under=` is the key of the objective that it is to stand under."""
    found = plan_for(request, "edit", organisation, plan)
    return _add(request, found, action_questions(found, None), "objective")


def _edit(request: HttpRequest, subject: Subject) -> HttpResponse:
    if request.method != "POST":
        now = subject.now()
        questions = about(subject.questions, now)
        return _shown(
            request, subject, EditForm(None, questions=questions, values=now, version=subject.version)
        )
    return _edited(request, subject)


def _edited(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Keep what was sent, unless it needs a decision first: then both texts are shown."""
    now, seen = subject.now(), _number(request, "version", subject.version)
    was = now if seen == subject.version else subject.at(seen)
    form = EditForm(
        request.POST, questions=about(subject.questions, was), values=was, version=subject.version
    )
    if not form.is_valid():
        since = _number(request, "since", seen)
        form.show(undecided(form.questions, subject.at(since), now, form.undecided))
        return _shown(request, subject, form, status=422)
    merged = merge(form.questions, was, now, form.values())
    reason = form.cleaned_data["reason"]
    if merged.clashes:
        form = EditForm(
            None,
            questions=about(subject.questions, now),
            values=merged.values,
            version=subject.version,
            clashes=merged.clashes,
            reason=reason,
            since=seen,
        )
        return _shown(request, subject, form, status=409, since=seen)
    wanted = {**merged.values, **{name: now[name] for name in form.given_up()}}
    return _kept(request, subject, form, changed(now, wanted), reason)


def _kept(
    request: HttpRequest, subject: Subject, form: EditForm, values: dict[str, Any], reason: str
) -> HttpResponse:
    try:
        with ComplaintsOn(form):
            subject.edit(actor_of(request), values, reason)
            say(request, _("Your changes are kept.") if values else _("Nothing was changed."))
            return to(subject.record.get_absolute_url())
    except ChangedMeanwhile:
        fresh = type(subject.record)._default_manager.get(pk=subject.record.pk)
        return _edited(request, subject_of(fresh))
    return _shown(request, subject, form, status=422)


def _add(request: HttpRequest, plan: Plan, questions: list[Question], above: str) -> HttpResponse:
    values = held_values(questions, {above: request.GET.get("under", "")})
    sent = posted(request)
    form = EditForm(sent, questions=questions, values=values, version=0)
    if form.is_valid():
        stated = {name: value for name, value in form.values().items() if value}
        add = add_objective if above == "parent" else add_action
        with ComplaintsOn(form):
            item = add(
                by=actor_of(request),
                plan=plan,
                values=as_changes(stated, {}),
                reason=form.cleaned_data["reason"],
            )
            say(request, _("It is in the plan now, as the last. You can move it."))
            return to(item.get_absolute_url())
    heading = _("New objective") if above == "parent" else _("New action")
    return ask_about(request, plan, form, "plans/editing/edit.html", heading=heading)


def _shown(
    request: HttpRequest, subject: Subject, form: EditForm, *, status: int = 200, since: int | None = None
) -> HttpResponse:
    headings = {
        "plan": _("Change what the plan says of the whole"),
        "objective": _("Change this objective"),
        "action": _("Change this action"),
    }
    record = subject.record
    context = {
        "plan": subject.plan,
        "record": record,
        "form": form,
        "heading": headings[subject.kind],
        "others": events_between(subject.kind, record.uid, since) if since is not None else [],
        "breadcrumbs": crumbs(record),
        "back": record.get_absolute_url(),
    }
    return render(request, "plans/editing/edit.html", context, status=status)


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    """A version that the form carries; whoever sends none has seen what is there now."""
    text = request.POST.get(name, "")
    return int(text) if text.isdigit() and len(text) < 19 else otherwise
