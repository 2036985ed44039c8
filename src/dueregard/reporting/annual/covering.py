"""The sections of an annual report: what is expected in each, and how far it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from dueregard.law import Line
from dueregard.reporting.annual.year import Part
from dueregard.writing.sheet import Block


class Coverage(StrEnum):
    """How a section is told; no more than that, for whether it is enough is not for a program to say."""

    WRITTEN = "written"
    DRAWN = "drawn"
    BOTH = "both"
    NOT_COVERED = "not-covered"
    SPARED = "spared"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading in the report's language, the line of the checklist that expects it (None for
    introduction and conclusions), the officers' words, and what was drawn from plans."""

    code: str
    heading: str
    line: Line | None = None
    text: str = ""
    not_covered: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)
    spared: bool = False
    """Whether it is not asked of a body with as few employees."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What was drawn; nothing where officers have said that the section is not covered."""
        if self.not_covered:
            return ()
        return tuple(chain.from_iterable(part.blocks for part in self.parts.values()))

    @property
    def coverage(self) -> Coverage:
        """How it is told."""
        if self.text:
            return Coverage.BOTH if self.blocks else Coverage.WRITTEN
        if self.not_covered:
            return Coverage.NOT_COVERED
        if self.blocks:
            return Coverage.DRAWN
        return Coverage.SPARED if self.spared else Coverage.MISSING

    @property
    def silent(self) -> Mapping[str, tuple[str, ...]]:
        """By part, the objectives of which nothing could be drawn, unless the section is not covered."""
        if self.not_covered:
            return {}
        return {name: part.silent for name, part in self.parts.items() if part.silent}
