"""A plan's life as its page tells it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dueregard.history.actor import Actor
from dueregard.plans.models import Action, Plan, PlanStage
from dueregard.plans.models.words import ENDED, Stage


@dataclass(frozen=True, slots=True)
class Entered:
    """One stage that a plan has entered, in words: reviews are numbered."""

    stage: PlanStage
    words: str


@dataclass(frozen=True, slots=True)
class Life:
    """The stages of a plan, the latest last, and its neighbours among the plans that the reader may see."""

    stages: tuple[Entered, ...]
    before: tuple[Plan, ...]
    """A plan may replace several: one scheme for four."""
    after: Plan | None

    @property
    def now(self) -> Entered | None:
        """The stage that it is in."""
        return self.stages[-1] if self.stages else None

    @property
    def is_over(self) -> bool:
        """Whether the plan is no longer edited."""
        return bool(self.stages) and self.stages[-1].stage.stage in ENDED


def life_of(plan: Plan, who: Actor) -> Life:
    """The plan's life for a reader. 3 queries."""
    visible = Plan.objects.visible_to(who).select_related("organisation")
    before = plan.replaces.filter(pk__in=visible.values("pk")).select_related("organisation").order_by("id")
    return Life(
        stages=tuple(in_words(plan.stages.all())),
        before=tuple(before),
        after=visible.filter(pk=plan.replaced_by_id).first() if plan.replaced_by_id else None,
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """Where an action comes from and where it goes on, among the plans that the reader may see."""

    origin: Action | None = None
    onward: tuple[Action, ...] = ()


def carried(action: Action, who: Actor) -> Carried:
    """The ends of the action's ways from and to other plans. 2 queries at most."""
    visible = Action.objects.visible_to(who).select_related("plan__organisation")
    return Carried(
        visible.filter(pk=action.carried_from_id).first() if action.carried_from_id else None,
        tuple(visible.filter(carried_from=action)) if action.settled else (),
    )


def in_words(stages: Iterable[PlanStage]) -> list[Entered]:
    """Each stage in words: the second annual review is "under annual review 2"."""
    reviews: Counter[str] = Counter()
    told = []
    for each in stages:
        words = str(each.get_stage_display())
        if each.stage == Stage.ANNUAL_REVIEW:
            reviews[each.stage] += 1
            words = _("%(stage)s %(number)s") % {"stage": words, "number": reviews[each.stage]}
        told.append(Entered(each, words))
    return told
