"""A page of the list across plans. Neither its queries nor its time grow with the number of plans.

It pages by key, never by offset, counts to a limit, and is ordered by an index: by due date, undated last.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import (
    Exists,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    prefetch_related_objects,
)

from dueregard.history.actor import Actor
from dueregard.organisations.permissions import roles_held
from dueregard.organisations.posts.models import Holding, held_on
from dueregard.plans.models import Action, Lead, Plan
from dueregard.plans.models.words import Status
from dueregard.plans.standing import Standing, fetch_what_dates_leave_open, standing

PAGE: Final = 25
COUNTED: Final = 100
"""A larger number is told as "more than": to count 120,000 rows exactly takes longer than the page."""

FEW_PLANS: Final = 200
"""So many plans are listed to the database by number, and it reads theirs alone."""
FEW_LED: Final = 500
"""So many actions of one printed lead are listed by number; of a lead with more, one is met soon by date."""

_COLUMNS: Final = (
    *("uid", "ref", "title", "timescale_text", "status", "due_on", "settled"),
    *("paused_until", "review_on"),
    *("plan__title", "plan__slug", "plan__period", "plan__as_of", "plan__ended_on", "plan__language"),
    *("plan__organisation__name", "plan__organisation__slug"),
)
"""What a line shows; the rest of an action is several times as long."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `status` is "open", "closed" or a status, `due` a window, `lead` as printed."""

    status: str = "open"
    due: str = ""
    lead: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the order: after the action with this due date and number."""

    due_on: date | None
    number: int

    def __str__(self) -> str:
        return f"{self.due_on or ''}.{self.number}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place that an address names; None, which is the start, where it names none."""
        day, _dot, number = text.partition(".")
        try:
            return cls(date.fromisoformat(day) if day else None, int(number))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Line:
    """One action of the list, and how it stands on the day that its plan is asked for."""

    action: Action
    standing: Standing
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list; `number` of actions in all is at most `COUNTED` + 1."""

    lines: tuple[Line, ...]
    number: int
    following: Place | None


def actions_across(who: Actor, asked: Asked, *, after: Place | None, today: date) -> Page:
    """The next actions after a place. 6 queries, 2 more where some are conditional or were carried."""
    chosen = _chosen(who, asked, today)
    found = _following(chosen, after)
    is_all = after is None and len(found) <= PAGE
    number = len(found) if is_all else chosen.order_by()[: COUNTED + 1].count()
    last = found[PAGE - 1] if len(found) > PAGE else None
    prefetch_related_objects(found, "leads")
    fetch_what_dates_leave_open(found)
    lines = tuple(_line(action, today) for action in found[:PAGE])
    return Page(lines, number, Place(last.due_on, last.pk) if last else None)


def _line(action: Action, today: date) -> Line:
    leads = tuple(lead.name for lead in action.leads.all())
    return Line(action, standing(action, on=action.plan.stands_on(today)), leads)


def _chosen(who: Actor, asked: Asked, today: date) -> QuerySet[Action]:
    actions = Action.objects.visible_to(who).filter(_reachable(who), _status(asked.status))
    actions = actions.filter(_due(asked.due, today))
    if asked.mine:
        actions = actions.filter(_with_lead(_bound_to(who, today)))
    if asked.lead:
        actions = actions.filter(_with_lead(_printed(asked.lead)))
    return actions


def _bound_to(who: Actor, today: date) -> QuerySet[Lead]:
    """The leads that are bound to posts which the account holds; by number, of which nobody holds many."""
    if who.kind != "account":
        return Lead.objects.none()
    held = Holding.objects.filter(held_on(today), account__uid=who.id)
    return Lead.objects.filter(post__in=list(held.values_list("post", flat=True)))


class _Beginning(Func):
    """As in the index of leads, number for number: SQLite does not see that a parameter is the same."""

    template = "UPPER(LEFT(%(expressions)s, 100))"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """SQLite has no `LEFT`."""
        return self.as_sql(compiler, connection, template="UPPER(SUBSTR(%(expressions)s, 1, 100))", **more)


def _printed(name: str) -> QuerySet[Lead]:
    """The leads that are printed so, whatever their capitals."""
    return Lead.objects.alias(begins=_Beginning("name")).filter(begins=_Beginning(Value(name)))


def _with_lead(leads: QuerySet[Lead]) -> Q | Exists:
    """Actions with one of these leads: looked for from the leads if these are few, else from the list."""
    of_actions = leads.filter(action__isnull=False).order_by()
    numbers = list(of_actions.values_list("action", flat=True)[: FEW_LED + 1])
    return Q(pk__in=numbers) if len(numbers) <= FEW_LED else Exists(leads.filter(action=OuterRef("pk")))


def _reachable(who: Actor) -> Q:
    """A hint to the database, which lets nothing through that `visible_to` does not: the plans to look in."""
    if who.is_installation:
        return Q()
    bodies = {body for body, _role in roles_held(who)}
    within = Plan.objects.filter(organisation__in=bodies).order_by()
    numbers = list(within.values_list("pk", flat=True)[: FEW_PLANS + 1])
    return Q(plan__in=numbers) if len(numbers) <= FEW_PLANS else Q()


def _status(status: str) -> Q:
    if status in ("open", "closed"):
        return Q(settled__in=[status == "closed"])  # SQLite finds no index for "settled" and "not settled"
    return Q(status=status) if status in Status.values else Q()


def _due(due: str, today: date) -> Q:
    if due == "past":
        return Q(due_on__lt=today)
    if due == "undated":
        return Q(due_on__isnull=True)
    return Q(due_on__gte=today, due_on__lte=today + timedelta(days=int(due))) if due else Q()


def _following(actions: QuerySet[Action], after: Place | None) -> list[Action]:
    """The next page and one more: dated actions by the index of dates, then those without a date."""
    rows = actions.select_related("plan__organisation").only(*_COLUMNS)
    dated = rows.filter(due_on__isnull=False).order_by("due_on", "pk")
    undated = rows.filter(due_on__isnull=True).order_by("pk")
    if after and after.due_on:
        past = Q(due_on__gt=after.due_on) | Q(due_on=after.due_on, pk__gt=after.number)
        dated = dated.filter(past, due_on__gte=after.due_on)  # the second lets the index begin there
    elif after:
        return list(undated.filter(pk__gt=after.number)[: PAGE + 1])
    found = list(dated[: PAGE + 1])
    return found + list(undated[: PAGE + 1 - len(found)]) if len(found) <= PAGE else found
