"""The words of a plan file: all that somebody wrote, apart from ids, references, codes and dates."""

from collections.abc import Callable, Iterator
from typing import Any, Final

NO_WORDS: Final = frozenset(
    {
        *("format", "version"),
        *("id", "key", "ref", "parent", "objective", "also_under", "document", "sha256"),
        *("kind", "field", "status", "rating", "aims", "characteristics", "state"),
        *("date", "rrule", "first", "was", "to", "occurrence", "period", "as_of", "language"),
    }
)
"""Ids, references, codes and dates: without them it would be no plan file any more."""

_NAMED_BY_THE_PLAN: Final = frozenset({"cells", "glossary", "rating_key"})
"""Keys below these are the plan's own, and may be named like the format's."""


def shortened(text: str, most: int) -> str:
    """The text in one line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def words_in(
    data: Any, but: frozenset[str] = NO_WORDS, at: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of plan file data with the keys that lead to it; places in lists are left out."""
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, list):
        for item in data:
            yield from words_in(item, but, at)
    elif isinstance(data, dict):
        for name, item in data.items():
            if name not in but:
                yield from words_in(item, _but_within(name, but), (*at, name))


def reworded(data: Any, change: Callable[[str], str], but: frozenset[str] = NO_WORDS) -> Any:
    """Plan file data with every text of it changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [reworded(item, change, but) for item in data]
    if isinstance(data, dict):
        return {
            name: item if name in but else reworded(item, change, _but_within(name, but))
            for name, item in data.items()
        }
    return data


def _but_within(name: str, but: frozenset[str]) -> frozenset[str]:
    """A plan's status is words, not a code."""
    if name in _NAMED_BY_THE_PLAN:
        return frozenset()
    return NO_WORDS - {"status"} if name == "plan" else but
