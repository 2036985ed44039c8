"""Which stage of a plan's life may follow which."""

from collections.abc import Mapping
from typing import Final

from dueregard.plans.models.words import ENDED, Stage

_BEGINNINGS: Final = (Stage.DRAFT, Stage.CONSULTATION, Stage.ADOPTED, Stage.IN_FORCE)

STEPS: Final[Mapping[str, tuple[Stage, ...]]] = {
    "": (*_BEGINNINGS, Stage.CLOSED),
    Stage.DRAFT: (Stage.CONSULTATION, Stage.ADOPTED, Stage.CLOSED),
    Stage.CONSULTATION: (Stage.DRAFT, Stage.ADOPTED, Stage.CLOSED),
    Stage.ADOPTED: (Stage.IN_FORCE, Stage.CLOSED),
    Stage.IN_FORCE: (Stage.ANNUAL_REVIEW, Stage.FINAL_REVIEW, Stage.CLOSED, Stage.REPLACED),
    Stage.ANNUAL_REVIEW: (Stage.IN_FORCE, Stage.FINAL_REVIEW, Stage.CLOSED, Stage.REPLACED),
    Stage.FINAL_REVIEW: (Stage.IN_FORCE, Stage.CLOSED, Stage.REPLACED),
    Stage.CLOSED: (Stage.IN_FORCE, Stage.REPLACED),
    Stage.REPLACED: (Stage.IN_FORCE,),
}
"""What may follow each stage. "" is a plan of which nobody has said: one that was brought in as a document.

From closed or replaced back to in force is a reopening, which needs a reason.
"""


def next_stages(stage: str, *, has_successor: bool) -> tuple[Stage, ...]:
    """What may follow. Only a plan that has a successor is replaced."""
    return tuple(each for each in STEPS[stage] if each != Stage.REPLACED or has_successor)


def reopens(stage: str, following: str) -> bool:
    """Whether the step takes up again what was over."""
    return stage in ENDED and following not in ENDED
