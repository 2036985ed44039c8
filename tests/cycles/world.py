"""What tests of review cycles begin with: a plan, its leads with their posts, a cycle that asks them."""

from dataclasses import dataclass
from datetime import date

from tests.cast import Cast
from tests.factories import (
    ActionFactory,
    CycleFactory,
    HoldingFactory,
    LeadFactory,
    ObjectiveFactory,
    PlanFactory,
    PostFactory,
    RequestFactory,
    SeatFactory,
    UpdateLinkFactory,
)

from dueregard.cycles.links import mint
from dueregard.cycles.models import Cycle, Request, UpdateLink
from dueregard.organisations.posts.models import Holding, Post
from dueregard.plans.models import Action, Plan

OPENED = date(2026, 4, 1)
"""The day on which the cycle opens; in it the clock stands at noon of the day after."""


@dataclass
class Led:
    """A post with its holder and the actions that it leads."""

    post: Post
    holding: Holding
    actions: list[Action]


@dataclass
class World:
    """Two leads of one plan: the first has three actions, the second one."""

    plan: Plan
    first: Led
    second: Led
    sponsor: Post
    cycle: Cycle

    def link(self, led: Led) -> tuple[UpdateLink, str]:
        """The link of a lead, and a secret that opens it."""
        link = UpdateLinkFactory(
            organisation=self.plan.organisation, name=led.post.title, address=led.holding.email, on=OPENED
        )
        SeatFactory(link=link, post=led.post, holding=led.holding)
        link.requests.set(self.requests(led))
        return link, mint(link, address=link.address)

    def requests(self, led: Led) -> list[Request]:
        """What the lead is asked in the cycle."""
        return list(Request.objects.filter(cycle=self.cycle, action__in=led.actions))


def the_world(cast: Cast) -> World:
    """The world, freshly in the database."""
    plan = PlanFactory(organisation=cast.body, title="Equality scheme", period="2026-04/2030-03")
    objective = ObjectiveFactory(plan=plan, title="Know our communities")
    sponsor = PostFactory(organisation=cast.body, title="Director", email="director@example.invalid")
    LeadFactory(action=None, objective=objective, name="Director", post=sponsor)
    first = _led(plan, objective, "HR Manager", "hr@example.invalid", 3)
    second = _led(plan, objective, "Policy Officer", "policy@example.invalid", 1)
    cycle = CycleFactory(plan=plan, title="First quarter", opens_on=OPENED)
    for action in (*first.actions, *second.actions):
        RequestFactory(cycle=cycle, action=action)
    return World(plan, first, second, sponsor, cycle)


def _led(plan: Plan, objective: object, title: str, address: str, number: int) -> Led:
    post = PostFactory(organisation=plan.organisation, title=title)
    holding = HoldingFactory(post=post, name=f"Pat of {title}", email=address)
    actions = [
        ActionFactory(plan=plan, objective=objective, due_on=date(2026, 12, 31)) for _ in range(number)
    ]
    for action in actions:
        LeadFactory(action=action, name=title, post=post)
    return Led(post, holding, actions)
