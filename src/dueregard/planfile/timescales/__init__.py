"""The timescales of UK plans: printed words into entries, and entries into words."""

from dueregard.planfile.timescales.dates import Context
from dueregard.planfile.timescales.doubts import Doubt
from dueregard.planfile.timescales.moved import MovedTarget, moved_targets
from dueregard.planfile.timescales.reading import Reading, read_timescale
from dueregard.planfile.timescales.revised import revision_in_words, take_revisions, target_printed
from dueregard.planfile.timescales.wording import awaited, date_in_words, in_words

__all__ = [
    "Context",
    "Doubt",
    "MovedTarget",
    "Reading",
    "awaited",
    "date_in_words",
    "in_words",
    "moved_targets",
    "read_timescale",
    "revision_in_words",
    "take_revisions",
    "target_printed",
]
