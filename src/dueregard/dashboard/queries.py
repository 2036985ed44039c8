"""What the first page and the pages of rows show. The number of queries does not grow with the plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from dueregard import clock
from dueregard.dashboard.gathering import Counted, counts, gathered
from dueregard.dashboard.owners import MISSING
from dueregard.findings.models import Tally
from dueregard.history.actor import Actor
from dueregard.history.models import Event
from dueregard.organisations.models import Role
from dueregard.organisations.permissions import allowed, roles_held, visible
from dueregard.organisations.posts.models import Holding, held_on
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Action, Comment, Lead, Plan, TargetRevision
from dueregard.plans.models.words import RevisionState
from dueregard.plans.permissions import READERS
from dueregard.standing.judging import Standing

WIDE: Final = frozenset(READERS - {Role.LEAD})
"""Roles whose holders follow the whole body; a lead follows what the posts that they hold lead."""
TEAMS: Final = frozenset({PostKind.TEAM, PostKind.COLLECTIVE})
"""Posts that are more than one person: what they lead stands apart."""
FEW: Final = 8
"""So many rows of what is late stand on the first page; the rest is behind the figure."""
LATELY: Final = timedelta(days=30)
"""For so long a comment that mentions somebody stands on their first page."""
MANY: Final = 50
"""So many rows stand on a page of rows."""

FIGURES: Final = ("late", "at-risk", "next", "to-review", "stale", "paused")
"""The work lists of the first page, in the order in which one looks at them."""
PHANTOMS: Final = (*MISSING, "silent")
"""The lists of what nobody seems to look after, each with a step that mends it (`mending`)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One action of a list, with how it stands."""

    action: Action
    counted: Counted
    leads: tuple[str, ...]

    @property
    def standing(self) -> Standing:
        """How it stands on the day that its plan is asked for."""
        return self.counted.standing


@dataclass(frozen=True, slots=True)
class Group:
    """Whose actions figures count: "mine", "teams" or "body"."""

    key: str
    actions: tuple[Counted, ...]

    @property
    def figures(self) -> dict[str, int]:
        """How many are in each work list."""
        return counts(self.actions, FIGURES)

    @property
    def phantoms(self) -> dict[str, int]:
        """How many nobody seems to look after, by what they miss; without what is not missed."""
        return {which: number for which, number in counts(self.actions, PHANTOMS).items() if number}

    def rows(self, which: str) -> list[Counted]:
        """Those of one work list, what is due first coming first."""
        return by_date(each for each in self.actions if each.is_in(which))


@dataclass(frozen=True, slots=True)
class Health:
    """How one plan is doing: by its actions, and by the findings of its check when they were counted last."""

    plan: Plan
    figures: Mapping[str, int]
    findings: int | None
    silent: int
    """Printed leads of open actions to whom nothing could be sent."""


@dataclass(frozen=True)
class Work:
    """The actions that somebody follows, with the plans that they are in, on one day."""

    today: date
    wide: frozenset[int]
    """The numbers of the bodies that they follow as a whole."""
    listed: tuple[Plan, ...]
    """Every plan of their bodies that they may see, by body and title."""
    plans: Mapping[int, Plan]
    """Those of them that are followed on that day: what is over is counted on its own page only."""
    actions: tuple[Counted, ...]
    keeps: frozenset[int]
    """The numbers of the bodies whose plans they keep, and in which they mend what actions miss."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Whose actions there are; a group of nothing is left out, unless there is no other."""
        led = [each for each in self.actions if each.led_as]
        mine = Group("mine", tuple(each for each in led if each.led_as not in TEAMS))
        teams = Group("teams", tuple(each for each in led if each.led_as in TEAMS))
        body = Group("body", tuple(each for each in self.actions if self._is_wide(each)))
        groups = [each for each in (mine, teams) if each.actions] + ([body] if self.wide else [])
        return tuple(groups or [mine])

    def group(self, key: str) -> Group:
        """The group of that name, or the first."""
        return next((each for each in self.groups if each.key == key), self.groups[0])

    def _is_wide(self, action: Counted) -> bool:
        return self.plans[action.plan].organisation_id in self.wide


def work_of(who: Actor, *, today: date) -> Work:
    """What `who` follows, in the plans of the bodies that they belong to. 2 queries."""
    roles = roles_held(who)
    bodies = {body for body, _role in roles}
    wide = frozenset(body for body, role in roles if role in WIDE)
    led = _led(who, today)
    visible_or_led = visible(who, Plan) | Q(pk__in=led.values("action__plan"))
    listed = _with_counts(Plan.objects.filter(visible_or_led, organisation__in=bodies), today)
    every = list(listed.select_related("organisation").order_by("organisation__name", "title", "pk"))
    plans = {plan.pk: plan for plan in every if plan.stands_on(today) == today}
    followed = Action.objects.visible_to(who).filter(
        Q(plan__organisation__in=wide) | Q(pk__in=led.values("action"))
    )
    actions = gathered(followed, plans, today=today, known_since=_known_since(plans), own=led)
    keeps = frozenset(body for body, role in roles if role == Role.OFFICER)
    return Work(today, wide, tuple(every), plans, actions, keeps)


def lines_of(actions: Iterable[Counted], *, with_posts: bool = False) -> list[Line]:
    """The rows of these actions, in their order. 2 queries; 5 with the leads' posts, holders and accounts."""
    more = ("leads__post__holdings__account", "leads__post__organisation") if with_posts else ("leads",)
    wanted = list(actions)
    rows = Action.objects.filter(pk__in=[each.number for each in wanted]).select_related("plan__organisation")
    found = {row.pk: row for row in rows.prefetch_related(*more)}
    return [
        Line(found[each.number], each, tuple(lead.name for lead in found[each.number].leads.all()))
        for each in wanted
    ]


@dataclass(frozen=True, slots=True)
class Decision:
    """A new target that is proposed and not decided yet, and where to go about it."""

    revision: TargetRevision
    address: str


def to_decide(who: Actor, work: Work) -> list[Decision]:
    """New targets that are proposed for what they follow. 1 query.

    Who may decide is led to the decision, everybody else to the action.
    """
    numbers = {each.number for each in work.actions if each.state != "closed"}
    theirs = Action.objects.filter(allowed(who, "edit", Action), pk=OuterRef("action"))
    proposed = TargetRevision.objects.filter(state=RevisionState.PROPOSED, action__plan__in=work.plans)
    rows = proposed.annotate(is_theirs=Exists(theirs)).select_related("action__plan__organisation")
    return [
        Decision(row, row.get_absolute_url() if row.is_theirs else row.action.get_absolute_url())
        for row in rows.order_by("proposed_at", "pk")
        if row.action_id in numbers
    ]


def said_to(who: Actor, *, today: date) -> list[Comment]:
    """Comments of late that mention `who`, the newest first, until they say something there too. 1 query."""
    since = datetime.combine(today - LATELY, time.min, clock.LONDON)
    readable = Action.objects.filter(allowed(who, "view_comments", Action))
    answers = Comment.objects.filter(action=OuterRef("action"), author_id=who.id, pk__gt=OuterRef("pk"))
    said = Comment.objects.filter(mentions__uid=who.id, at__gte=since, action__in=readable)
    found = said.exclude(Exists(answers)).select_related("action__plan__organisation")
    return list(found.order_by("-pk")[:FEW])


def health_of(work: Work) -> list[Health]:
    """How the plans of the bodies that they follow as a whole are doing. No query."""
    plans = [plan for plan in work.plans.values() if plan.organisation_id in work.wide]
    figures = (*FIGURES, "open", "ownerless")
    return [
        Health(
            plan,
            counts((each for each in work.actions if each.plan == plan.pk), figures),
            getattr(plan, "findings", None),
            getattr(plan, "silent", None) or 0,
        )
        for plan in plans
    ]


def by_date(actions: Iterable[Counted]) -> list[Counted]:
    """What is due first comes first, what has no date last."""
    return sorted(actions, key=lambda each: (each.due_on is None, each.due_on or date.max))


def _led(who: Actor, on: date) -> QuerySet[Lead]:
    """The leads of actions that are bound to a post that `who` holds on that day."""
    held = held_on(on, "post__holdings__") & Q(post__holdings__account__uid=who.id)
    return Lead.objects.filter(held, action__isnull=False)


def _with_counts(plans: QuerySet[Plan], on: date) -> QuerySet[Plan]:
    """Plans with how many findings were counted last, when they came, and how many leads are silent."""
    tallies = Tally.objects.filter(plan=OuterRef("pk")).order_by("-on")
    first = Event.objects.filter(plan=OuterRef("uid")).order_by("pk")
    return plans.annotate(
        findings=Subquery(tallies.values("number")[:1]),
        brought_in=Subquery(first.values("at")[:1]),
        silent=Subquery(_silent(on).values("number")),
    )


def _known_since(plans: Mapping[int, Plan]) -> dict[int, date]:
    told = {number: getattr(plan, "brought_in", None) for number, plan in plans.items()}
    return {number: at.astimezone(clock.LONDON).date() for number, at in told.items() if at}


def _silent(on: date) -> QuerySet[Any]:
    """How many leads of a plan's open actions nothing could be sent to: `Post.addresses_on` in SQL."""
    holders = Holding.objects.filter(held_on(on), post=OuterRef("post")).exclude(
        email="", account__isnull=True
    )
    leads = Lead.objects.filter(action__plan=OuterRef("pk"), action__settled=False)
    silent = leads.filter(Q(post__isnull=True) | (Q(post__email="") & ~Exists(holders)))
    return silent.order_by().values("action__plan").annotate(number=Count("name", distinct=True))
