"""A body's plan that is followed today, with an action of each kind that the first page tells of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from tests.cast import account_of
from tests.factories import (
    ActionCharacteristicFactory,
    ActionFactory,
    HoldingFactory,
    LeadFactory,
    ObjectiveFactory,
    PlanFactory,
    PostFactory,
)

from dueregard import clock
from dueregard.organisations.posts.models import Post
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Action, Plan, TargetRevision, Update
from dueregard.plans.models.words import RevisionState

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with clock.stopped_at(NOW):
        yield TODAY


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR = "nobody"


@dataclass
class Scene:
    """The plan, the post that Leah holds, and the actions by name."""

    plan: Plan
    post: Post
    actions: dict[str, Action]

    def titles(self, *names: str) -> list[str]:
        return [str(self.actions[name]) for name in names]


KINDS = {
    "late": {"due_on": date(2026, 2, 1), "status": "in-progress"},
    "tomorrow": {"due_on": date(2026, 3, 2), "status": "in-progress"},
    "in 60 days": {"due_on": date(2026, 4, 30), "status": "in-progress"},
    "in 61 days": {"due_on": date(2026, 5, 1), "status": "in-progress"},
    "not started": {"due_on": date(2026, 4, 1), "status": "not-started"},
    "paused": {"due_on": date(2026, 2, 1), "status": "paused", "paused_until": date(2026, 6, 1)},
    "back from a pause": {"status": "paused", "paused_until": date(2026, 2, 20)},
    "to review": {"review_on": date(2026, 2, 28), "status": "in-progress"},
    "done": {"due_on": date(2026, 3, 5), "status": "completed", "settled": True},
}


@pytest.fixture
def scene(cast) -> Scene:
    plan = PlanFactory(organisation=cast.body, title="Equality Plan", slug="now", period="2025/2027")
    post = PostFactory(organisation=cast.body, title="Policy Manager")
    HoldingFactory(post=post, account=account_of(cast.lead))
    actions = {}
    for number, (name, facts) in enumerate(KINDS.items(), 1):
        action = ActionFactory(plan=plan, position=number, ref=str(number), title=name.capitalize(), **facts)
        LeadFactory(action=action, name="PM", post=post)
        Update.objects.create(action=action, position=0, text="On the way", recorded_at=NOW)
        actions[name] = action
    actions["others"] = ActionFactory(
        plan=plan, position=20, ref="20", title="Others", due_on=date(2026, 3, 3), status="in-progress"
    )
    over = PlanFactory(organisation=cast.body, title="Old Plan", slug="old", period="2011/2015")
    actions["of the old plan"] = ActionFactory(
        plan=over, ref="99", title="Of the old plan", due_on=date(2014, 3, 31)
    )
    LeadFactory(action=actions["of the old plan"], name="PM", post=post)
    TargetRevision.objects.create(
        action=actions["tomorrow"],
        was="2026-03-02",
        to="2026-06",
        reason="The supplier is late",
        state=RevisionState.PROPOSED,
        proposed_by="Leah",
    )
    return Scene(plan, post, actions)


@pytest.fixture
def shared(cast, scene) -> Scene:
    """The plan with objectives, characteristics and a team."""
    top = ObjectiveFactory(plan=scene.plan, ref="A", title="Listening", position=1)
    below = ObjectiveFactory(plan=scene.plan, parent=top, level=2, ref="A1", title="Asking", position=2)
    other = ObjectiveFactory(plan=scene.plan, ref="B", title="Answering", position=3)
    Action.objects.filter(ref__in=["1", "2"]).update(objective=below)
    Action.objects.filter(ref="3").update(objective=other)
    for code in ("age", "race"):
        ActionCharacteristicFactory(action=scene.actions["late"], code=code)
    team = PostFactory(organisation=cast.body, title="Housing Team", kind=PostKind.TEAM)
    LeadFactory(action=scene.actions["late"], name="Housing", post=team)
    return scene
