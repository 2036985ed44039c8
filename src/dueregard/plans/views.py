"""The pages about organisations, plans, objectives and actions; each has the same facts as JSON beside it."""

from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.dates import listed
from dueregard.design.pages import open_page, page
from dueregard.organisations.fetching import Crumbs, way_back
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import verbs_of, verbs_on, with_verbs
from dueregard.planfile.timescales import awaited
from dueregard.plans import deeds, listing, queries, there
from dueregard.plans.binding.queries import leads_to_mend
from dueregard.plans.dates import FACTS
from dueregard.plans.forms import ActionFilter
from dueregard.plans.funds.queries import money_of
from dueregard.plans.glance import figures
from dueregard.plans.life.queries import carried, life_of
from dueregard.plans.models import Action, Objective, Plan, SourceDocument
from dueregard.plans.models.words import Aim, Characteristic, Status
from dueregard.plans.own_columns import own_cells
from dueregard.plans.people import people_of
from dueregard.plans.progress.queries import progress_of
from dueregard.plans.progress.wording import RATING_WORDS
from dueregard.plans.published import page_of_published
from dueregard.plans.selection import NOT_STATED, selected, status_of
from dueregard.plans.standing import rating_by_rule
from dueregard.plans.timescales.queries import dates_of
from dueregard.plans.wording import entry_in_words, meaning_of, named, place_in_words

ON_BODY: Final = (
    *("bring_document", "invite", "view_funds", "view_posts", "view_messages"),
    *("set_publishing", "set_language_scheme", "edit_site", "report", "edit_report_look"),
)
"""The verbs that decide what an organisation's page offers."""


@open_page
@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """One's own organisations with their plans; for others, and with `?all`, what is published."""
    who = actor_of(request)
    own = Organisation.objects.visible_to(who)
    if "all" in request.GET or not own.exists():
        return _published(request)
    listed, following = listing.page_of_organisations(own, after=request.GET.get("after", ""))
    context = {
        "organisations": listing.organisations_with_plans(who, listed, today=clock.today()),
        "following": urlencode({"after": following}) if following else "",
    }
    return render(request, "plans/first_page.html", context)


def _published(request: HttpRequest) -> HttpResponse:
    found, following = page_of_published(after=request.GET.get("after", ""))
    context = {
        "published": found,
        "following": urlencode({"all": "", "after": following}) if following else "",
    }
    return render(request, "plans/published.html", context)


@page("view", of=Organisation)
@require_safe
def organisation_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """One organisation and its plans."""
    who = actor_of(request)
    named = get_object_or_404(Organisation.objects.visible_to(who), slug=organisation)
    (found,) = listing.organisations_with_plans(who, [named], today=clock.today())
    context = {
        "listed": found,
        "verbs": verbs_on(who, found.organisation, ON_BODY),
        "breadcrumbs": way_back(),
    }
    return render(request, "plans/organisation.html", context)


@page("view", of=Plan)
@require_safe
def plan_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """A plan at a glance; `?view=columns` shows it in its own columns instead, cell by cell."""
    who, today = actor_of(request), clock.today()
    overview = queries.plan_overview(_plan(request, organisation, plan), today=today)
    verbs = verbs_of(overview.plan, deeds.ON_PLAN)
    people = people_of(who, overview.plan.organisation, on=today)
    filters = ActionFilter(request.GET, overview, people)
    selection = filters.selection()
    rows = selected(overview.rows, selection, on=overview.on)
    in_columns = request.GET.get("view") == "columns" and bool(overview.columns)
    shown = [row.action for row in rows] if in_columns else []
    cells = own_cells(overview.plan, overview.columns, shown)
    context = {
        "overview": overview,
        "plan": overview.plan,
        "people": people,
        "life": life_of(overview.plan, who),
        "silent": leads_to_mend(overview.open_leads, people) if "edit" in verbs else None,
        "over": overview.on < today,
        "stated": any(status_of(row) != NOT_STATED for row in overview.rows),
        "figures": figures(overview, selection),
        "form": filters,
        "selection": selection,
        "rows": rows,
        "sections": queries.sections(overview.objectives, rows, only_with_rows=selection.filters),
        "by_number": {each.pk: each for each in overview.objectives},
        "in_columns": in_columns,
        "cells": cells,
        "columns": [each for each in overview.columns if any(one.get(each.key) for one in cells.values())],
        "other_view": _other_view(request, in_columns),
        "breadcrumbs": way_back(overview.plan.organisation),
        "groups": deeds.for_plan(overview.plan, verbs),
    }
    return render(request, "plans/plan.html", context)


@page("view", of=Objective)
@require_safe
def objective_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """An objective with what stands under it."""
    objective = get_object_or_404(_items(request, Objective.objects, organisation, plan), uid=uid)
    detail = queries.objective_detail(objective, today=clock.today())
    context = {
        **_about(request, objective, detail),
        "objective": objective,
        "place": place_in_words(objective.source, objective.read_from or ""),
        "has_facts": _has_facts(objective),
        "can": deeds.for_objective(actor_of(request), objective),
        "rows": detail.rows,
    }
    return render(request, "plans/objective.html", context)


@page("view", of=Action)
@require_safe
def action_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """An action with all that the plan says of it."""
    who, visible = actor_of(request), _items(request, Action.objects, organisation, plan)
    named = visible.select_related("plan__organisation", "objective", "parent")
    action = get_object_or_404(with_verbs(there.noting(named, there.ACTION), who, deeds.ON_ACTION), uid=uid)
    prefetch_related_objects([there.without_absent(action, there.ACTION)], *FACTS)
    detail = queries.action_detail(action, today=clock.today())
    characteristics, aims = queries.marks([action])
    verbs = verbs_of(action, deeds.ON_ACTION)
    dates = dates_of(action, on=detail.on)
    context = {
        **_about(request, action, detail),
        "progress": progress_of(action, inside="view_comments" in verbs, on=clock.today()),
        "steps": deeds.steps_for(action, verbs),
        "dates": dates,
        "awaited": awaited,
        "status_name": lambda code: Status(code).label,
        "by_rule": rating_by_rule(action, on=detail.on),
        **RATING_WORDS,
        "action": action,
        "place": place_in_words(action.source, action.read_from or ""),
        "under": [each for each in (action.objective, *action.also_under.all()) if each],
        "characteristics": listed([str(Characteristic(code).label) for code in characteristics[action.pk]]),
        "aims": listed([str(Aim(code).label) for code in aims[action.pk]]),
        "milestones": action.milestones.all(),
        "carried": carried(action, actor_of(request)),
        "money": money_of(actor_of(request), action),
        "can": deeds.for_action(actor_of(request), action, verbs),
    }
    return render(request, "plans/action.html", context)


def _about(
    request: HttpRequest,
    item: Objective | Action,
    detail: queries.ObjectiveDetail | queries.ActionDetail,
) -> dict[str, Any]:
    """What the pages of objectives and of actions have in common."""
    return {
        "detail": detail,
        "plan": item.plan,
        "people": people_of(actor_of(request), item.plan.organisation, on=clock.today()),
        "headings": queries.own_headings(detail.columns),
        "entry_in_words": entry_in_words,
        "meaning_of": meaning_of,
        "named": named,
        "breadcrumbs": _down_to(item.plan, detail.above),
    }


def _has_facts(objective: Objective) -> bool:
    said = (objective.status, objective.timescale_text, objective.outcome, objective.measure)
    return any(said) or bool(objective.progress) or objective.leads.exists()


def _other_view(request: HttpRequest, in_columns: bool) -> str:
    """The query of this page in its other view, with the same filter."""
    query = request.GET.copy()
    query.pop("view", None)
    if not in_columns:
        query["view"] = "columns"
    return query.urlencode()


def _plan(request: HttpRequest, organisation: str, plan: str) -> Plan:
    visible = Plan.objects.visible_to(actor_of(request)).select_related("organisation")
    noted = with_verbs(there.noting(visible, there.PLAN), actor_of(request), deeds.ON_PLAN)
    found = get_object_or_404(noted, organisation__slug=organisation, slug=plan)
    return there.without_absent(found, there.PLAN)


def _items(request: HttpRequest, items: Any, organisation: str, plan: str) -> QuerySet[Any]:
    """The objectives or actions of that plan that the visitor may see, with the name of their document."""
    visible = items.visible_to(actor_of(request)).select_related("plan__organisation")
    documents = SourceDocument.objects.filter(plan=OuterRef("plan"), key=OuterRef("document"))
    within = visible.filter(plan__organisation__slug=organisation, plan__slug=plan)
    found: QuerySet[Any] = within.alias(document=KT("source__document")).annotate(
        read_from=Subquery(documents.values("name")[:1])
    )
    return found


def _down_to(plan: Plan, objectives: tuple[Objective, ...]) -> Crumbs:
    address = plan.get_absolute_url()
    within = [(_short(each), f"{address}objectives/{each.uid}/") for each in objectives]
    return way_back(plan.organisation, (plan.title, address), *within)


def _short(item: Objective) -> str:
    """The printed reference, or the first words where there is none."""
    return item.ref or Truncator(item.title).words(6) or _("without a title")
