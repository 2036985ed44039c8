"""Which words of a plan a page shows: its own, or their translation where the edition has one.

Whatever stays in another language than the page says so, for those who have pages read out to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dueregard.planfile.model import Action, Item, Objective, PlanFile, Translation
from dueregard.writing.words import Words, tongue_of, words_of

Thing = TypeVar("Thing", Objective, Action)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks an edition's words on a page in the language `page`: `cy`, `en-gb`."""

    plan: str
    """The language of the plan: BCP 47."""
    page: str

    @property
    def words(self) -> Words:
        """The words for codes and fields in the language of the page."""
        return words_of(self.page)

    @property
    def lang(self) -> str:
        """What the words of the plan are marked with; "" where they are in the language of the page."""
        return "" if tongue_of(self.plan) == tongue_of(self.page) else self.plan or "en-GB"

    def lang_of(self, item: Item, field: str | None) -> str:
        """What one field's words are marked with."""
        return "" if field in self._texts(item) else self.lang

    def said(self, item: Thing) -> Thing:
        """The item with those of its words translated that have a translation."""
        texts = {name: each.text for name, each in self._texts(item).items()}
        if not texts:
            return item
        timescale = item.timescale.model_copy(update={"text": texts.pop("timescale", item.timescale.text)})
        plain = {name: text for name, text in texts.items() if isinstance(getattr(item, name, None), str)}
        return item.model_copy(update={**plain, "timescale": timescale})

    def said_plan(self, plan: PlanFile) -> PlanFile:
        """The plan with all its items so."""
        return plan.model_copy(
            update={
                "objectives": [self.said(each) for each in plan.objectives],
                "actions": [self.said(each) for each in plan.actions],
            }
        )

    def _texts(self, item: Item) -> Mapping[str, Translation]:
        if not self.lang:
            return {}
        wanted = tongue_of(self.page)
        return next((texts for lang, texts in item.translations.items() if tongue_of(lang) == wanted), {})
