"""What the pages about leads and posts show, each in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.db.models import Count, Q, QuerySet

from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import Holding, Post
from dueregard.plans.binding.matching import Known, Match, Matcher, without_remarks
from dueregard.plans.models import Action, Lead, Plan
from dueregard.plans.models.items import ActionQuerySet
from dueregard.plans.models.words import OVER
from dueregard.plans.people import People

SHOWN = 200
"""Actions that a post's page lists at most; its counts are of all."""


@dataclass(frozen=True, slots=True)
class Unaddressed:
    """One printed lead of open actions to whom nothing can be sent.

    It is bound to nobody yet, or to a post that has no address.
    """

    name: str
    post: Post | None


@dataclass(frozen=True)
class PrintedLead:
    """One name as a plan prints it, with what is known and what is offered for it."""

    name: str
    kind: str
    uncertain: bool
    roles: tuple[str, ...]
    actions: int
    open: int
    objectives: int
    posts: tuple[Post, ...]
    """Whom its rows are bound to: none, one or, after a hand-over, several."""
    partly: bool
    """Some of its rows are bound to nobody."""
    match: Match

    @cached_property
    def id(self) -> str:
        """A name for its fields that means the same printed name when the page is sent."""
        return sha256(self.name.encode()).hexdigest()[:12]

    @property
    def settled(self) -> bool:
        """Whether it is said of every row who it is."""
        return bool(self.posts) and not self.partly


@dataclass(frozen=True)
class BindingOverview:
    """Everything that a plan's binding page is made of."""

    plan: Plan
    leads: tuple[PrintedLead, ...]
    posts: tuple[Post, ...]
    without_address: tuple[Unaddressed, ...]

    @property
    def open(self) -> tuple[PrintedLead, ...]:
        """Those of whom somebody has still to say who they are."""
        return tuple(lead for lead in self.leads if not lead.settled)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Abbreviations that neither the plan's key nor anybody in the body has explained."""
        names = (without_remarks(lead.name) for lead in self.leads if lead.match.unexplained)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class PostInList:
    """One post with who holds it and what is open with it."""

    post: Post
    holders: tuple[str, ...]
    vacant: bool
    addresses: tuple[str, ...]
    open: int


@dataclass(frozen=True, slots=True)
class PostDetail:
    """Everything that a post's page is made of."""

    post: Post
    holdings: tuple[Holding, ...]
    aliases: tuple[str, ...]
    addresses: tuple[str, ...]
    vacant: bool
    actions: tuple[Action, ...]
    open: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """What a hand-over would do to the two lists: actions that go, and those that are on both already."""

    going: int
    on_both: int
    before: int
    """Open actions of the one who takes over."""

    @property
    def after(self) -> int:
        """What the one who takes over has then."""
        return self.before + self.going - self.on_both


def leads_of(plan: Plan) -> QuerySet[Lead]:
    """All leads that the plan prints, of objectives and of actions."""
    return Lead.objects.filter(Q(action__plan=plan) | Q(objective__plan=plan))


def open_leads_of(post: Post) -> QuerySet[Lead]:
    """The leads bound to the post in what is not settled."""
    going_on = Q(action__settled=False) | Q(objective__isnull=False) & ~Q(objective__status__in=OVER)
    return Lead.objects.filter(going_on, post=post)


def open_actions_of(post: Post) -> ActionQuerySet:
    """The open actions that are bound to the post."""
    return Action.objects.expected().bound_to(post)


def binding_overview(plan: Plan, *, on: date) -> BindingOverview:
    """The binding page of `plan`, each printed name once, those that are not settled first. 6 queries."""
    posts = tuple(Post.objects.filter(organisation=plan.organisation_id).with_people())
    matcher = matcher_of(plan, posts, on=on)
    by_number = {post.pk: post for post in posts}
    rows: dict[str, list[Lead]] = defaultdict(list)
    for lead in leads_of(plan).select_related("action").order_by("id"):
        rows[lead.name].append(lead)
    leads = [_printed(name, found, by_number, matcher) for name, found in rows.items()]
    return BindingOverview(
        plan=plan,
        leads=tuple(sorted(leads, key=lambda lead: (lead.settled, lead.name.casefold()))),
        posts=posts,
        without_address=leads_without_address([plan], on=on).get(plan.pk, ()),
    )


def matcher_of(plan: Plan, posts: Iterable[Post], *, on: date) -> Matcher:
    """What is known when the plan's leads are matched; `posts` come with their people."""
    known = [
        Known(
            id=post.uid,
            title=post.title,
            kind=post.kind,
            aliases=tuple(alias.text for alias in post.aliases.all()),
            holders=tuple(holding.name for holding in post.holdings_on(on)),
        )
        for post in posts
    ]
    return Matcher(known, plan.glossary)


def leads_without_address(plans: Collection[Plan], *, on: date) -> dict[int, tuple[Unaddressed, ...]]:
    """By plan, the printed leads of open actions to whom nothing could be sent on that day. 3 queries."""
    open_leads = Lead.objects.filter(action__plan__in=plans, action__settled=False)
    rows = list(open_leads.values_list("action__plan", "name", "post").order_by("name").distinct())
    bound = Post.objects.filter(pk__in={post for _plan, _name, post in rows if post})
    posts = {post.pk: post for post in bound.prefetch_related("holdings__account")}
    silent = {number for number, post in posts.items() if not post.addresses_on(on)}
    found: dict[int, dict[str, Unaddressed]] = defaultdict(dict)
    for plan, name, number in rows:
        if number is None or number in silent:
            found[plan].setdefault(name, Unaddressed(name, posts.get(number) if number else None))
    return {plan: tuple(leads.values()) for plan, leads in found.items()}


def leads_to_mend(leads: Iterable[Lead], people: People) -> list[str]:
    """The names of those to whom nothing could be sent. No query where the leads came with their posts."""
    silent = (lead for lead in leads if lead.post is None or not people.can_be_written_to(lead.post))
    return sorted({lead.name for lead in silent})


def posts_of(organisation: Organisation, *, on: date) -> tuple[PostInList, ...]:
    """The posts of the body with who holds them on that day and what is open with them. 5 queries."""
    posts = Post.objects.filter(organisation=organisation).select_related("organisation").with_people()
    open_actions = Lead.objects.filter(post__organisation=organisation, action__settled=False)
    counted = open_actions.order_by().values_list("post").annotate(number=Count("action", distinct=True))
    open_by_post = dict(counted)
    return tuple(
        PostInList(
            post=post,
            holders=tuple(each.name for each in post.holdings_on(on)),
            vacant=post.is_vacant(on),
            addresses=tuple(post.addresses_on(on)),
            open=open_by_post.get(post.pk, 0),
        )
        for post in posts
    )


def post_detail(post: Post, who: Actor, *, on: date) -> PostDetail:
    """The page of `post`, with those of its open actions that `who` may see. 6 queries."""
    actions = open_actions_of(post).visible_to(who)
    with_all = actions.select_related("plan__organisation").prefetch_related(
        "timescale_entries", "conditions_met"
    )
    ordered = with_all.order_by("due_on", "plan", "position")
    return PostDetail(
        post=post,
        holdings=tuple(post.holdings.all()),
        aliases=tuple(alias.text for alias in post.aliases.all()),
        addresses=tuple(post.addresses_on(on)),
        vacant=post.is_vacant(on),
        actions=tuple(ordered[:SHOWN]),
        open=actions.count(),
    )


def hand_over(post: Post, to: Post) -> HandOver:
    """What handing the open actions of `post` over to `to` would do. 3 queries."""
    going, taking = open_actions_of(post), open_actions_of(to)
    return HandOver(
        going=going.count(), on_both=going.filter(pk__in=taking.values("pk")).count(), before=taking.count()
    )


def _printed(name: str, rows: Sequence[Lead], posts: dict[int, Post], matcher: Matcher) -> PrintedLead:
    numbers = dict.fromkeys(row.post_id for row in rows)
    actions = {row.action_id: row.action for row in rows if row.action}
    return PrintedLead(
        name=name,
        kind=next((row.kind for row in rows if row.kind), ""),
        uncertain=any(row.uncertain for row in rows),
        roles=tuple(dict.fromkeys(row.role for row in rows)),
        actions=len(actions),
        open=sum(not action.settled for action in actions.values()),
        objectives=len({row.objective_id for row in rows if row.objective_id}),
        posts=tuple(posts[number] for number in numbers if number),
        partly=None in numbers and len(numbers) > 1,
        match=matcher.match(name),
    )
