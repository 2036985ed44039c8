"""Which words of a plan a page shows: its own, or their translation where the edition has one.

Whatever stays in another language than the page says so: to those who have pages read out to them by its
`lang`, to all others by a mark, where the rest of the plan is translated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from dueregard.planfile.model import Action, Item, Objective, Plan, PlanFile
from dueregard.planfile.translations import (
    other_language,
    part_in,
    said_in,
    texts_in,
    tongue_of,
    up_to_date,
    words_of,
)
from dueregard.writing import layout
from dueregard.writing.sheet import Block, Terms
from dueregard.writing.words import Words
from dueregard.writing.words import words_of as own_words

Thing = TypeVar("Thing", Objective, Action)
NEVER: Final = frozenset({"leads", "ref", "parent", "also_under", "objective", "links"})
"""Fields that say names and references, which are the same in every language."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks an edition's words on a page in the language `page`: `cy`, `en-gb`."""

    plan: str
    """The language of the plan: BCP 47."""
    page: str
    partly: bool = False
    """Whether the edition has translations into the language of the page."""

    @property
    def words(self) -> Words:
        """The words for codes and fields in the language of the page."""
        return own_words(self.page)

    @property
    def lang(self) -> str:
        """What the words of the plan are marked with; "" where they are in the language of the page."""
        return "" if tongue_of(self.plan) == tongue_of(self.page) else self.plan or "en-GB"

    def lang_of(self, part: Plan | Item, name: str | None) -> str:
        """What the words of that name are marked with."""
        return "" if name in self._said(part) else self.lang

    def is_only(self, part: Plan | Item, name: str | None) -> bool:
        """Whether the page tells that these words are not in its language: where others are."""
        return self.partly and name not in NEVER and bool(self.lang_of(part, name))

    def said(self, item: Thing) -> Thing:
        """The item with those of its words translated that have a translation."""
        return part_in(item, self.page) if self.lang else item

    def said_head(self, plan: Plan) -> Plan:
        """What the plan says of the whole so."""
        return part_in(plan, self.page) if self.lang else plan

    def said_plan(self, plan: PlanFile) -> PlanFile:
        """The plan with all that it says so."""
        return said_in(plan, self.page) if self.lang else plan

    def before_table(self, plan: PlanFile) -> Iterator[tuple[Block, str]]:
        """What stands before the table, with the language of each: facts of the plan, its introduction."""
        head = self.said_plan(plan)
        blocks = list(layout.before_table(head, self.words))
        facts = len(blocks) - len(list(layout.prose(head.plan.introduction)))
        for place, block in enumerate(blocks):
            yield block, self.lang_of(plan.plan, "introduction") if place >= facts else self.lang

    def after_table(self, plan: PlanFile) -> Iterator[tuple[Block, str]]:
        """What stands after it: the closing words, and keys, which are translated as a whole or not."""
        for block in layout.after_table(self.said_plan(plan), self.words):
            if isinstance(block, Terms):
                keys = {"glossary." + term for term in plan.plan.glossary}
                keys |= {"rating_key." + term for term in plan.plan.rating_key}
                yield (
                    block,
                    "" if keys & set(words_of(plan.plan)) <= set(self._said(plan.plan)) else self.lang,
                )
            else:
                yield block, self.lang_of(plan.plan, "closing")

    def _said(self, part: Plan | Item) -> frozenset[str]:
        return frozenset(up_to_date(part, self.page)) if self.lang else frozenset()


def titles_of(plan: PlanFile) -> dict[str, str]:
    """By language into which an edition is translated at all, its title; "" where that is not."""
    parts: list[Plan | Item] = [plan.plan, *plan.objectives, *plan.actions]
    language = tongue_of(other_language(plan.plan.language))
    if not any(texts_in(part, language) for part in parts):
        return {}
    return {language: " ".join(up_to_date(plan.plan, language).get("title", "").split())}


def listed_in(action: Action, language: str) -> dict[str, str]:
    """What lists show of an action, as far as it is translated."""
    said = up_to_date(action, language)
    return {name: said[name] for name in ("title", "timescale", "actual_outcome") if name in said}
