"""What would be public of a plan, what is to be settled before, what changed since the last edition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dueregard.accounts.models import Account
from dueregard.editions.models import Edition, EditionQuerySet, Site
from dueregard.history.actor import Actor
from dueregard.organisations.models import Holding, Organisation, Role
from dueregard.organisations.posts.words import PostKind
from dueregard.planfile.differences import Differences, compare
from dueregard.planfile.model import Column, PlanFile
from dueregard.planfile.public import ALWAYS, FIELDS, TAKEN_OUT, Choice, default_choice, public_plan
from dueregard.planfile.translations import HowFar, counted, public_pieces
from dueregard.plans.models import Lead, Plan
from dueregard.plans.models.translations import Asks
from dueregard.plans.pieces import content_of
from dueregard.plans.translating.queries import language_beside, scheme_of
from dueregard.publishing.finding import Found, people_in, small_numbers_in
from dueregard.publishing.models import Policy, Settlement
from dueregard.publishing.words import How, Part


@dataclass(frozen=True, slots=True)
class Offered:
    """One column or field of which may be said whether it is public; `heading` is the plan's own, if any."""

    part: str
    name: str
    heading: str
    public: bool


@dataclass(frozen=True, slots=True)
class ToSettle:
    """Words that may tell of a person, what was said of them, and the post that could stand for them."""

    found: Found
    settlement: Settlement | None
    post: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What would be public of a plan if it were released now."""

    offered: tuple[Offered, ...]
    file: PlanFile
    people: tuple[ToSettle, ...]
    few: tuple[Found, ...]
    last: Edition | None
    """The last edition that stands."""
    differences: Differences
    """From that edition to this; from nothing where there is none."""
    translated: Mapping[HowFar, int]
    """How many pieces of its words have come how far in the other language."""
    asks: str
    """What the body's language scheme asks where they are not all checked: one of `Asks`."""

    @property
    def unsettled(self) -> tuple[ToSettle, ...]:
        """What must be settled before anything is proposed."""
        return tuple(each for each in self.people if each.settlement is None)

    @property
    def is_in_both_languages(self) -> bool:
        """Whether every piece of its words has a translation that is checked and not stale."""
        return sum(self.translated.values()) == self.translated["checked"]

    @property
    def is_barred(self) -> bool:
        """Whether the language scheme bars it from being published."""
        return self.asks == Asks.BAR and not self.is_in_both_languages


def coming(plan: Plan) -> Coming:
    """What would be public of the plan now. Permission is the caller's to ask."""
    offered, whole = offered_of(plan), content_of(plan)
    choice = _choice(offered)
    settled = {each.words: each for each in plan.settlements.all()}
    posts = known_people(plan)
    found = people_in(public_plan(whole, choice), posts)
    public = public_plan(whole, choice, rewording_of(settled.values()))
    last = last_edition(plan)
    return Coming(
        offered=offered,
        file=public,
        people=tuple(ToSettle(each, settled.get(each.words), posts.get(each.words, "")) for each in found),
        few=small_numbers_in(public),
        last=last,
        differences=compare(last.file() if last else PlanFile(), public),
        translated=counted(public_pieces(whole, public, language_beside(plan))),
        asks=scheme_of(plan.organisation).asks,
    )


def choice_of(plan: Plan) -> Choice:
    """What is public of the plan: what was decided, and by default where nothing was. 2 queries."""
    return _choice(offered_of(plan))


def _choice(offered: Iterable[Offered]) -> Choice:
    return Choice(
        *(
            frozenset(each.name for each in offered if each.part == part and each.public)
            for part in (Part.COLUMN, Part.FIELD)
        )
    )


def offered_of(plan: Plan) -> tuple[Offered, ...]:
    """The columns in the plan's order, then the fields that have none. 2 queries."""
    columns = [
        Column(id=each.key, heading=each.heading, field=each.field or None) for each in plan.columns.all()
    ]
    usual = default_choice(PlanFile().plan.model_copy(update={"columns": columns}))
    decided = {(each.part, each.name): each.public for each in plan.publicity.all()}
    own = {each.field for each in columns}
    of_columns = (
        Offered(
            Part.COLUMN,
            each.id,
            each.heading or each.id,
            decided.get((Part.COLUMN, each.id), each.id in usual.columns),
        )
        for each in columns
        if each.field not in ALWAYS
    )
    of_fields = (
        Offered(Part.FIELD, name, "", decided.get((Part.FIELD, name), name in usual.fields))
        for name in FIELDS
        if name not in own
    )
    return (*of_columns, *of_fields)


def rewording_of(settled: Iterable[Settlement]) -> dict[str, str]:
    """What is put for which words."""
    return {each.words: each.put or TAKEN_OUT for each in settled if each.how != How.LEAVE}


def known_people(plan: Plan) -> Mapping[str, str]:
    """The names of persons that the plan's body knows, each with the post that stands for them, if any.

    3 queries.
    """
    body = plan.organisation
    names = dict.fromkeys(
        Account.objects.filter(memberships__organisation=body).values_list("name", flat=True).distinct(), ""
    )
    held = Holding.objects.filter(post__organisation=body).exclude(post__kind=PostKind.PERSON)
    names |= dict(held.order_by("id").values_list("name", "post__title"))
    leads = Lead.objects.filter(action__plan=plan, kind="person", post__isnull=False)
    names |= dict(leads.exclude(post__kind=PostKind.PERSON).values_list("name", "post__title"))
    return {name: post for name, post in names.items() if name.strip()}


def last_edition(plan: Plan) -> Edition | None:
    """The latest edition of the plan that stands. 1 query."""
    return editions_of(plan).filter(withdrawn_at=None).first()


def editions_of(plan: Plan) -> "EditionQuerySet":
    """All editions of the plan, the latest first."""
    return Edition.objects.filter(plan__uid=plan.uid).select_related("plan__site").order_by("-number")


def site_of(organisation: Organisation) -> Site:
    """The body's public site; one that is not kept yet where it has none. 1 query."""
    found = Site.objects.filter(uid=organisation.uid).first()
    return found or Site(
        uid=organisation.uid,
        slug=organisation.slug,
        name=organisation.name,
        demonstration=organisation.demonstration,
    )


def needs_second_person(organisation: Organisation) -> bool:
    """Whether whoever proposes an edition of the body's may not approve it. 1 query."""
    policy = Policy.objects.filter(organisation=organisation).first()
    return policy.second_person if policy else True


def approvers_for(plan: Plan, author: Actor) -> list[Account]:
    """Who may approve what `author` proposes: approvers and, where one person is enough, officers."""
    second = needs_second_person(plan.organisation)
    roles = [Role.APPROVER] if second else [Role.APPROVER, Role.OFFICER]
    able = Account.objects.filter(
        is_active=True, memberships__organisation=plan.organisation, memberships__role__in=roles
    )
    return list((able.exclude(uid=author.id) if second else able).distinct().order_by("name", "email"))
