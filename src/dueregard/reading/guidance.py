"""What a person has said about a document, in the terms that the reader can heed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

RowMeaning = Literal["header", "objective", "action"]
"""What a row of a table is: the table's header, a heading that actions stand under, or an action."""


@dataclass(slots=True, frozen=True)
class ColumnMeaning:
    """What a column holds: a key of the plan format or None (kept in `cells` only); for leads their role."""

    field: str | None
    role: str = ""


@dataclass(slots=True, frozen=True)
class TableMeaning:
    """A table that a person has said to hold the plan.

    `heading`: the number of the row with the heads of its columns, from 1; 0 where it prints none. `columns`:
    number in the grid, from 1 → key of the plan format or None (kept in `cells` only).
    """

    heading: int
    columns: Mapping[int, str | None]


@dataclass(slots=True, frozen=True)
class Guidance:
    """Answers that go before the reader's own judgement. Empty: the reader judges all by itself.

    `columns` by the id of the plan's column; `tables` by their number in the document, `rows` by the number
    of the table and of the row in it, all from 1; `answers` by the key that `keyed_remarks` gives.
    """

    columns: Mapping[str, ColumnMeaning] = field(default_factory=dict)
    rows: Mapping[tuple[int, int], RowMeaning] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[int, TableMeaning] = field(default_factory=dict)


class RemarkKeys:
    """Gives each remark of a reading a key that the next reading gives it again.

    A remark's id counts all remarks, so it changes with the first mended row; its code, its words and its
    number among equals do not.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key(self, code: str, text: str) -> str:
        """The key of the next remark with this code and these words."""
        stem = f"{code}: {text}"
        self._seen[stem] += 1
        return stem if self._seen[stem] == 1 else f"{stem} ({self._seen[stem]})"


NO_GUIDANCE = Guidance()
NOTHING_SAID: Mapping[str, ColumnMeaning] = MappingProxyType({})
