"""What the pages of findings show, read in a number of queries that does not grow with the plan."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from dueregard.checking import Finding, Rule, check
from dueregard.findings.models import Excuse, Tally
from dueregard.organisations.posts.models import Holding, held_on
from dueregard.organisations.posts.words import PostKind
from dueregard.planfile.model import PlanFile
from dueregard.plans.binding.queries import leads_of
from dueregard.plans.models import Plan
from dueregard.plans.pieces import content_of

Mark = tuple[str, str, str]
"""What tells a finding from others in its plan: rule, id of the item, digest of the words."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One finding with the name and address of what it is about, and its excuse if it has one."""

    finding: Finding
    name: str
    more: str
    """The words that were judged, "" where the name says them already."""
    address: str
    excuse: Excuse | None

    @property
    def mark(self) -> Mark:
        """What tells it from others in its plan."""
        return mark_of(self.finding)


@dataclass(frozen=True, slots=True)
class Told:
    """One rule with what it found: what is open, and what was excused."""

    rule: Rule
    open: tuple[Placed, ...]
    excused: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """All that is found in a plan as it stands."""

    plan: Plan
    told: tuple[Told, ...]

    @property
    def number(self) -> int:
        """How many findings are open."""
        return sum(len(each.open) for each in self.told)

    @property
    def excused(self) -> int:
        """How many are excused."""
        return sum(len(each.excused) for each in self.told)

    def by_rule(self) -> Counter[str]:
        """How many are open, by the id of the rule."""
        return Counter({each.rule.id: len(each.open) for each in self.told if each.open})

    def placed(self, mark: Mark) -> Placed | None:
        """The finding with this mark; None where nothing of the kind is found now."""
        every = (placed for each in self.told for placed in (*each.open, *each.excused))
        return next((placed for placed in every if placed.mark == mark), None)


def check_of(plan: Plan, *, on: date) -> PlanCheck:
    """What the rules find in the plan as it stands on that day. Permission is the caller's to ask."""
    file = content_of(plan)
    reviewed = plan.actions.filter(review_on__isnull=False).values_list("uid", flat=True)
    found = check(file, reviewed=frozenset(reviewed), vacant=_vacant(plan, on))
    excuses = {
        (each.rule, each.item, each.digest): each
        for each in Excuse.objects.filter(plan=plan).select_related("event")
    }
    return PlanCheck(plan, tuple(_by_rule(_placed(plan, file, found, excuses))))


def tallies_of(plan: Plan) -> list[Tally]:
    """How many findings there were, day by day."""
    return list(Tally.objects.filter(plan=plan))


def _vacant(plan: Plan, on: date) -> frozenset[str]:
    """The printed leads of the plan whose post somebody held, and nobody holds on that day.

    A post for which no holder was ever entered is not known to be vacant.
    """
    held = Holding.objects.filter(held_on(on), post=OuterRef("post"))
    leads = (
        leads_of(plan).filter(post__kind=PostKind.POST, post__holdings__isnull=False).exclude(Exists(held))
    )
    return frozenset(leads.values_list("name", flat=True))


def mark_of(finding: Finding) -> Mark:
    """What tells a finding from others in its plan."""
    return finding.rule.id, finding.uid, finding.digest


def _placed(
    plan: Plan, file: PlanFile, found: Iterable[Finding], excuses: dict[Mark, Excuse]
) -> Iterable[Placed]:
    items = {each.id: each for each in (*file.objectives, *file.actions)}
    address = plan.get_absolute_url()
    for finding in found:
        below = f"{finding.about}s/{finding.uid}/" if finding.uid else ""
        item = items.get(finding.uid)
        title = item.title if item else ""
        name = f"{finding.ref} {title}".strip()
        more = "" if finding.words == title else finding.words
        yield Placed(finding, name, more, f"{address}{below}", excuses.get(mark_of(finding)))


def _by_rule(every: Iterable[Placed]) -> Iterable[Told]:
    grouped: dict[str, list[Placed]] = defaultdict(list)
    for placed in every:
        grouped[placed.finding.rule.id].append(placed)
    for group in grouped.values():
        yield Told(
            group[0].finding.rule,
            tuple(placed for placed in group if placed.excuse is None),
            tuple(placed for placed in group if placed.excuse),
        )
