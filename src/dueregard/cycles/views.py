"""The pages of those who ask: the cycles of a plan, how far each has come, and what is decided about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.cycles import operations
from dueregard.cycles.asking import actions_to_ask, people, posts_of
from dueregard.cycles.forms import (
    ApproveForm,
    CloseForm,
    RhythmForm,
    StartForm,
    SureForm,
)
from dueregard.cycles.keeping import begin_cycle, remind, silent_in, title_of
from dueregard.cycles.models import Cycle, Request, Rhythm
from dueregard.cycles.pages import above, ask, facts
from dueregard.cycles.queries import CycleState, Row, compared, state_of
from dueregard.cycles.windows import window_from
from dueregard.cycles.words import State
from dueregard.design.data import as_json
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.organisations.permissions import verbs_on
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan

ON_CYCLE = ("keep_cycles", "approve_updates")


@page("view_cycles", of=Plan)
@require_safe
def cycles_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """How often the plan's leads are asked, and its cycles, the latest first."""
    found = plan_for(request, "view_cycles", organisation, plan)
    context = {
        "plan": found,
        "rhythm": Rhythm.objects.filter(plan=found).first(),
        "cycles": found.cycles.select_related("plan__organisation", "snapshot"),
        "verbs": verbs_on(actor_of(request), found, ON_CYCLE),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "cycles/cycles.html", context)


@page("view_cycles", of=Plan)
@require_safe
def cycles_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The same as data."""
    found = plan_for(request, "view_cycles", organisation, plan)
    cycles = found.cycles.select_related("plan__organisation")
    return as_json({"cycles": [facts(cycle) for cycle in cycles]})


@page("keep_cycles", of=Plan)
@require_http_methods(ASKS)
def rhythm_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Say how often the plan's leads are asked."""
    found = plan_for(request, "keep_cycles", organisation, plan)
    form = RhythmForm(posted(request), Rhythm.objects.filter(plan=found).first(), today=clock.today())
    words = {
        "heading": _("How often are the leads asked?"),
        "note": _("From now on mail goes to the leads of this plan by itself, at most one a person and day."),
        "button": _("Keep it"),
    }

    def do() -> None:
        operations.set_rhythm(by=actor_of(request), plan=found, changes=form.cleaned_data)
        say(request, _("The rhythm is kept."))

    return ask(request, found, form, words, do, back=f"{found.get_absolute_url()}cycles/")


@page("keep_cycles", of=Plan)
@require_http_methods(ASKS)
def start_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Begin a cycle today: whom it would ask, and who cannot be written to, is shown before."""
    found, today = plan_for(request, "keep_cycles", organisation, plan), clock.today()
    wanted = actions_to_ask(found, on=today)
    leading = posts_of(action.pk for action, _when in wanted)
    posts = {post.pk: post for group in leading.values() for post in group}
    reached = people(posts.values(), on=today)
    seats = {post.pk for person in reached.values() for post, _holding in person.seats}
    title = title_of(window_from(today, days=1, grace=0), found.organisation.language)
    form = StartForm(posted(request), initial={"title": title, "days": 14, "grace": 7, "approval": True})
    if form.is_valid():
        cycle = _begun(request, found, form, wanted)
        if cycle:
            return to(cycle.get_absolute_url())
    told = {
        "number": len(wanted),
        "reached": sorted(reached.values(), key=lambda person: person.posts),
        "silent_posts": sorted(post.title for post in posts.values() if post.pk not in seats),
        "led_by_nobody": [action for action, _when in wanted if not leading.get(action.pk)],
    }
    back = f"{found.get_absolute_url()}cycles/"
    return ask_about(request, found, form, "cycles/start.html", **told, back=back)


def _begun(request: HttpRequest, plan: Plan, form: StartForm, wanted: list[Any]) -> Cycle | None:
    by, told, today = actor_of(request), form.cleaned_data, clock.today()
    window = window_from(today, days=told["days"], grace=told["grace"])
    with ComplaintsOn(form):
        cycle, number = begin_cycle(
            by, plan, window, title=told["title"], approval=told["approval"], asked=wanted
        )
        say(request, _("The cycle has begun. %(mails)s") % {"mails": _mails(number)})
        return cycle
    return None


@page("view_cycles", of=Plan)
@require_safe
def cycle_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """How far one cycle has come."""
    cycle = _cycle(request, "view_cycles", organisation, plan, uid)
    verbs = verbs_on(actor_of(request), cycle.plan, ON_CYCLE)
    context = {
        "plan": cycle.plan,
        "cycle": cycle,
        "state": state_of(cycle, on=clock.today()),
        "states": list(State),
        "verbs": verbs,
        "today": clock.today(),
        "breadcrumbs": above(cycle.plan),
    }
    return render(request, "cycles/cycle.html", context)


@page("view_cycles", of=Plan)
@require_safe
def cycle_data(request: HttpRequest, organisation: str, plan: str, uid: str) -> JsonResponse:
    """The same as data."""
    cycle = _cycle(request, "view_cycles", organisation, plan, uid)
    state = state_of(cycle, on=clock.today())
    return as_json({**facts(cycle), "counts": state.counts, "requests": [_row(row) for row in state.rows]})


@page("approve_updates", of=Plan)
@require_http_methods(ASKS)
def approve_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Approve many answers at once: what was said before beside what is said now."""
    cycle = _cycle(request, "approve_updates", organisation, plan, uid)
    waiting = state_of(cycle, on=clock.today()).to_approve
    form = ApproveForm(posted(request), [row.request for row in waiting])
    if form.is_valid():
        chosen = set(form.cleaned_data["requests"])
        requests = [row.request for row in waiting if row.request.uid in chosen]
        with ComplaintsOn(form):
            _approve(request, cycle, requests)
            return to(cycle.get_absolute_url())
    context = {
        "plan": cycle.plan,
        "cycle": cycle,
        "form": form,
        "answers": [compared(row) for row in waiting],
        "chosen": set(form["requests"].value() or ()),
        "breadcrumbs": above(cycle.plan, cycle),
    }
    return asking(request, "cycles/approve.html", context)


def _approve(request: HttpRequest, cycle: Cycle, requests: list[Request]) -> None:
    number = operations.approve_answers(by=actor_of(request), cycle=cycle, requests=requests)
    words = ngettext("%(n)s answer is approved.", "%(n)s answers are approved.", number)
    say(request, words % {"n": number})


@page("keep_cycles", of=Plan)
@require_http_methods(ASKS)
def remind_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Write to everybody who has not answered, out of turn."""
    cycle = _cycle(request, "keep_cycles", organisation, plan, uid)
    number = len(silent_in(cycle, on=clock.today()))
    note = ngettext(
        "%(n)s person has not answered. Whoever was written to today is left out.",
        "%(n)s people have not answered. Whoever was written to today is left out.",
        number,
    ) % {"n": number}
    form = SureForm(posted(request))
    words = {"heading": _("Remind those who have not answered"), "note": note, "button": _("Remind them")}

    def do() -> None:
        say(request, _mails(remind(actor_of(request), cycle, on=clock.today())))

    return ask(request, cycle.plan, form, words, do, back=cycle.get_absolute_url(), cycle=cycle)


@page("keep_cycles", of=Plan)
@require_http_methods(ASKS)
def close_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """End a cycle with a snapshot of the plan."""
    cycle = _cycle(request, "keep_cycles", organisation, plan, uid)
    state = state_of(cycle, on=clock.today())
    form = CloseForm(posted(request))
    words = {"heading": _("Close the cycle"), "note": _closing(state), "button": _("Close it")}

    def do() -> None:
        note = form.cleaned_data["note"]
        operations.close_cycle(by=actor_of(request), cycle=cycle, on=clock.today(), note=note)
        say(request, _("The cycle is closed, and the plan kept as it stands."))

    return ask(request, cycle.plan, form, words, do, back=cycle.get_absolute_url(), cycle=cycle)


@page("approve_updates", of=Plan)
@require_http_methods(ASKS)
def sign_off_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Sign a closed cycle off."""
    cycle = _cycle(request, "approve_updates", organisation, plan, uid)
    form = SureForm(posted(request))
    note = _("You say that the snapshot and the list of exceptions are the result of this round.")
    words = {"heading": _("Sign the cycle off"), "note": note, "button": _("Sign it off")}

    def do() -> None:
        operations.sign_off_cycle(by=actor_of(request), cycle=cycle)
        say(request, _("The cycle is signed off."))

    return ask(request, cycle.plan, form, words, do, back=cycle.get_absolute_url(), cycle=cycle)


def _cycle(request: HttpRequest, verb: str, organisation: str, plan: str, uid: str) -> Cycle:
    found = plan_for(request, verb, organisation, plan)
    return get_object_or_404(found.cycles.select_related("plan__organisation", "snapshot"), uid=uid)


def _closing(state: CycleState) -> str:
    number = len(state.exceptions)
    words = ngettext(
        "The plan is kept as it stands today. %(n)s action stays on the list of exceptions.",
        "The plan is kept as it stands today. %(n)s actions stay on the list of exceptions.",
        number,
    )
    return words % {"n": number}


def _mails(number: int) -> str:
    return ngettext("%(n)s person is written to.", "%(n)s people are written to.", number) % {"n": number}


def _row(row: Row) -> dict[str, Any]:
    answer = row.asked.answer
    return {
        "action": row.request.action.uid,
        "name": row.asked.name,
        "leads": list(row.posts),
        "state": row.request.state,
        "answer": answer.kind if answer else None,
        "exception": row.is_exception,
    }
