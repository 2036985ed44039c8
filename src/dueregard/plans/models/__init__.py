"""The records of a plan (docs/reference/data-model.md)."""

from dueregard.plans.models.facts import (
    Comment,
    ConditionMet,
    Evidence,
    ObjectiveReview,
    OccurrenceException,
    TargetRevision,
)
from dueregard.plans.models.funds import Fund, Funding
from dueregard.plans.models.items import Action, AlsoUnder, Item, Objective
from dueregard.plans.models.life import PlanStage
from dueregard.plans.models.parts import (
    ActionAim,
    ActionCharacteristic,
    Lead,
    Link,
    TimescaleEntry,
    Update,
)
from dueregard.plans.models.plan import LeftOut, Plan, PlanColumn, Remark, SourceDocument
from dueregard.plans.models.translations import LanguageScheme, Translation

__all__ = [
    "Action",
    "ActionAim",
    "ActionCharacteristic",
    "AlsoUnder",
    "Comment",
    "ConditionMet",
    "Evidence",
    "Fund",
    "Funding",
    "Item",
    "LanguageScheme",
    "Lead",
    "LeftOut",
    "Link",
    "Objective",
    "ObjectiveReview",
    "OccurrenceException",
    "Plan",
    "PlanColumn",
    "PlanStage",
    "Remark",
    "SourceDocument",
    "TargetRevision",
    "TimescaleEntry",
    "Translation",
    "Update",
]
