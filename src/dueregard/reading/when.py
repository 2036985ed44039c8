"""Timescale cells: the grammar of `planfile.timescales` with what this document knows of its period."""

from dueregard.planfile.model import Entry
from dueregard.planfile.timescales import read_timescale


def entries_of(text: str) -> list[Entry]:
    """What a timescale cell says."""
    return list(read_timescale(text).entries)
