"""Two people who change the same thing: what each did to what both had before them.

A three-way comparison by question: as it was when I opened the page, as it is now, as I want it. What only
one of the two has changed needs no decision; where both have, a person decides, and neither text is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dueregard.plans.differing import Run, differing
from dueregard.plans.editing.questions import Question

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """One question that both have answered anew, differently; `mine` is None while it is being typed."""

    question: Question
    was: str
    theirs: str
    mine: str | None

    @property
    def their_words(self) -> tuple[Run, ...]:
        """What they did to the words."""
        return differing(self.was, self.theirs)

    @property
    def my_words(self) -> tuple[Run, ...]:
        """What I did to the words."""
        return differing(self.was, self.mine or "")


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome: `values` for every question with my text where both have changed it, and those clashes."""

    values: dict[str, Any]
    clashes: tuple[Clash, ...]


def merge(questions: Sequence[Question], was: Values, now: Values, mine: Values) -> Merge:
    """What there is to decide between what they have made of it (`now`) and what I want (`mine`)."""
    values: dict[str, Any] = {}
    clashes = []
    for question in questions:
        name = question.name
        if mine[name] == was[name]:
            values[name] = now[name]
            continue
        values[name] = mine[name]
        if now[name] not in (was[name], mine[name]):
            texts = [question.in_words(each[name]) for each in (was, now, mine)]
            clashes.append(Clash(question, *texts))
    return Merge(values, tuple(clashes))


def undecided(questions: Sequence[Question], was: Values, now: Values, names: set[str]) -> tuple[Clash, ...]:
    """The clashes on a page that was sent back with a fault: my words stand in its controls."""
    return tuple(
        Clash(question, question.in_words(was[question.name]), question.in_words(now[question.name]), None)
        for question in questions
        if question.name in names
    )


def changed(now: Values, wanted: Values) -> dict[str, Any]:
    """The values that are wanted otherwise than they are."""
    return {name: value for name, value in wanted.items() if value != now[name]}
