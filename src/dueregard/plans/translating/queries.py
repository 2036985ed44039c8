"""What a plan says in another language, read for those who translate it, and what its body asks of that."""

from django.db.models import Prefetch, QuerySet

from dueregard.organisations.models import Organisation
from dueregard.planfile.model import PlanFile
from dueregard.planfile.translations import other_language
from dueregard.plans.models import (
    Action,
    ActionAim,
    ActionCharacteristic,
    AlsoUnder,
    LanguageScheme,
    Lead,
    Link,
    Objective,
    Plan,
    TargetRevision,
    TimescaleEntry,
)
from dueregard.plans.models.translations import Asks
from dueregard.plans.pieces import as_file


def language_beside(plan: Plan) -> str:
    """The language that a plan is translated into."""
    return other_language(plan.language)


def scheme_of(organisation: Organisation) -> LanguageScheme:
    """What the body asks of translations; the usual, not kept, where nobody has said. 1 query."""
    found = LanguageScheme.objects.filter(organisation=organisation).first()
    return found or LanguageScheme(organisation=organisation, asks=Asks.NOTHING)


def words_file(plan: Plan) -> PlanFile:
    """The plan's words with their translations, and nothing that has none: 5 queries."""
    return as_file(
        plan, _objectives_with_words(plan.objectives.all()), _actions_with_words(plan.actions.all())
    )


def _objectives_with_words(rows: QuerySet[Objective]) -> QuerySet[Objective]:
    return rows.select_related("parent").prefetch_related(
        Prefetch("leads", Lead.objects.none()),
        Prefetch("timescale_entries", TimescaleEntry.objects.none()),
        Prefetch("links", Link.objects.none()),
    )


def _actions_with_words(rows: QuerySet[Action]) -> QuerySet[Action]:
    return rows.select_related("objective", "parent").prefetch_related(
        "updates",
        Prefetch("leads", Lead.objects.none()),
        Prefetch("timescale_entries", TimescaleEntry.objects.none()),
        Prefetch("links", Link.objects.none()),
        Prefetch("revisions", TargetRevision.objects.none()),
        Prefetch("characteristics", ActionCharacteristic.objects.none()),
        Prefetch("aims", ActionAim.objects.none()),
        Prefetch("also_under_rows", AlsoUnder.objects.none()),
    )
