"""What the public pages read: a body's plans, the editions of one, lists of actions over all of them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from dueregard.editions.models import Edition, Mark, PublicAction, PublicPlan, Site
from dueregard.planfile.folding import folded
from dueregard.planfile.model import PlanFile
from dueregard.planfile.translations import tongue_of

PAGE: Final = 50
"""Actions on one page of a list."""
MOST_WORDS: Final = 8

Status = str


@dataclass
class Editions:
    """The editions of one plan, the latest first."""

    plan: PublicPlan
    all: list[Edition]

    @cached_property
    def current(self) -> Edition | None:
        """The latest that stands."""
        return next((each for each in self.all if not each.is_withdrawn), None)

    @property
    def withdrawn_since(self) -> list[Edition]:
        """Those after the current one that were withdrawn; all, where none stands."""
        number = self.current.number if self.current else 0
        return [each for each in self.all if each.is_withdrawn and each.number > number]

    def numbered(self, number: int) -> Edition | None:
        """The edition of that number."""
        return next((each for each in self.all if each.number == number), None)


def editions_of(site: Site, slug: str) -> Editions | None:
    """The editions of the plan at this address; None where there is none. 1 query, however many there are."""
    found = Edition.objects.without_content().filter(plan__site=site, plan__slug=slug).order_by("-number")
    editions = list(found)
    return Editions(editions[0].plan, editions) if editions else None


def current_editions(site: Site) -> list[Edition]:
    """The current edition of each plan, with its numbers of actions: `actions_held`, `actions_done`."""
    done = Count("actions", filter=Q(actions__status="completed"))
    editions = Edition.objects.without_content().filter(plan__site=site).current()
    return list(editions.annotate(actions_held=Count("actions"), actions_done=done).order_by("title", "id"))


def plans_taken_back(site: Site) -> list[PublicPlan]:
    """The plans of the body of which no edition stands."""
    standing = Edition.objects.standing().values("plan")
    return list(PublicPlan.objects.filter(site=site).exclude(pk__in=standing).select_related("site"))


def latest_editions(site: Site, most: int) -> list[Edition]:
    """The editions that came last over all plans, withdrawn or not."""
    return list(
        Edition.objects.without_content().filter(plan__site=site).order_by("-published_at", "-id")[:most]
    )


def edition_with(editions: Editions, kind: str, uid: str) -> Edition | None:
    """The latest edition with an objective or action (`kind` is `objectives` or `actions`) of this id.

    One that stands, if any: an item that is in withdrawn editions only has been taken back with them.
    """
    held = Edition.objects.filter(plan=editions.plan, **{f"{kind}__uid": uid})
    number = held.order_by("withdrawn_at", "-number").values_list("number", "withdrawn_at")
    numbers = [(each, gone) for each, gone in number]
    standing = [each for each, gone in numbers if gone is None]
    best = max(standing or [each for each, _gone in numbers], default=None)
    return editions.numbered(best) if best else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of actions was asked for; "" asks for nothing."""

    words: str = ""
    status: str = ""
    characteristic: str = ""
    group: str = ""
    aim: str = ""
    plan: str = ""
    achieved: bool = False
    after: str = ""

    @property
    def is_anything(self) -> bool:
        """Whether the list is narrowed at all."""
        return any((self.words, self.status, self.characteristic, self.group, self.aim, self.plan))


@dataclass(frozen=True, slots=True)
class ActionShown:
    """One action of a list, with the edition that it stands in."""

    row: PublicAction
    edition: Edition

    @property
    def title(self) -> tuple[str, str]:
        """Its title in the language of the page where it has one in that, and what that is marked with."""
        return self._said("title", self.row.title)

    @property
    def timescale(self) -> tuple[str, str]:
        """Its timescale, likewise."""
        return self._said("timescale", self.row.timescale)

    @property
    def achieved(self) -> tuple[str, str]:
        """What was achieved, likewise."""
        return self._said("actual_outcome", self.row.achieved)

    def _said(self, name: str, own: str) -> tuple[str, str]:
        there = self.row.said.get(tongue_of(get_language() or "en"), {}).get(name, "")
        return (there, "") if there else (own, self.edition.foreign)

    @property
    def address(self) -> str:
        """Its page."""
        return f"{self.edition.plan.get_absolute_url()}actions/{self.row.uid}/"


@dataclass(frozen=True, slots=True)
class ListShown:
    """A page of actions, how many there are in all, and the key of the next page."""

    actions: list[ActionShown]
    number: int
    following: str
    editions: list[Edition] = field(default_factory=list)


def actions_of(site: Site, asked: Asked) -> ListShown:
    """The actions of the current editions that answer to what was asked, in the plans' order. 3 queries."""
    editions = current_editions(site)
    by_key = {each.pk: each for each in editions}
    rows = _filtered(PublicAction.objects.filter(edition__in=by_key), asked, editions)
    number = rows.count()
    page = list(_after(rows, asked.after).defer("folded").order_by("edition_id", "position")[: PAGE + 1])
    shown = [ActionShown(row, by_key[row.edition_id]) for row in page[:PAGE]]
    last = shown[-1].row if len(page) > PAGE else None
    return ListShown(shown, number, f"{last.edition_id}.{last.position}" if last else "", editions)


def _filtered(
    rows: "QuerySet[PublicAction]", asked: Asked, editions: list[Edition]
) -> "QuerySet[PublicAction]":
    if asked.plan:
        rows = rows.filter(edition__in=[each.pk for each in editions if each.plan.slug == asked.plan])
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.achieved:
        rows = rows.filter(Q(status="completed") | ~Q(achieved=""))
    for kind in (Mark.Kind.CHARACTERISTIC, Mark.Kind.GROUP, Mark.Kind.AIM):
        if code := getattr(asked, kind.value):
            rows = rows.filter(marks__kind=kind, marks__code=code)
    for word in folded(asked.words).split()[:MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    return rows


def _after(rows: "QuerySet[PublicAction]", key: str) -> "QuerySet[PublicAction]":
    edition, _dot, position = key.partition(".")
    if not (edition.isdecimal() and position.isdecimal() and len(key) < 20):
        return rows
    later = Q(edition=int(edition), position__gt=int(position))
    return rows.filter(later | Q(edition__gt=int(edition)))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many actions bear a mark, and how many of them are completed."""

    code: str
    number: int
    done: int


def marks_of(site: Site) -> dict[str, list[Counted]]:
    """By kind of mark, how many actions of the current editions bear each. 1 query."""
    current = Edition.objects.filter(plan__site=site).current()
    done = Count("pk", filter=Q(action__status="completed"))
    marks: QuerySet[Mark, Any] = Mark.objects.filter(action__edition__in=current).order_by()
    found: dict[str, list[Counted]] = {kind: [] for kind in Mark.Kind.values}
    rows = marks.values_list("kind", "code").annotate(number=Count("pk"), done=done).order_by("kind", "code")
    for kind, code, number, completed in rows:
        found[kind].append(Counted(code, number, completed))
    return found


def content_of(edition: Edition) -> PlanFile:
    """The plan file of an edition that was fetched without it. 1 query."""
    return edition.file()
