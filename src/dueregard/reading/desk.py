"""The desk on which a plan is put together: its parts so far, and what the document has taught."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dueregard.planfile.model import Action, Remark, Source
from dueregard.planfile.timescales import Context
from dueregard.reading import posts
from dueregard.reading.accounting import Ledger
from dueregard.reading.document import Place
from dueregard.reading.guidance import RemarkKeys
from dueregard.reading.objectives import Shelf


@dataclass(slots=True)
class Desk:
    """What is being put together, for one reading."""

    document: str
    shelf: Shelf = field(default_factory=Shelf)
    actions: list[Action] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """The keys of the actions so far."""
    remarks: list[Remark] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    lore: posts.Lore = field(default_factory=lambda: posts.learn([]))
    rating_key: dict[str, str] = field(default_factory=dict)
    glossary: dict[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    dashes: bool = False
    """The document marks the items of its lists by dashes."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """What a person has said to the doubts of an earlier reading, by the remark's key."""
    keys: RemarkKeys = field(default_factory=RemarkKeys)

    def doubt(self, code: str, text: str, where: Source, choices: Iterable[str] = ()) -> str | None:
        """Note a doubt that a person should settle; returns what they have said to it already."""
        place = where.model_copy(update={"fields": {}})
        number = len(self.remarks) + 1
        answer = self.answers.get(self.keys.key(code, text))
        self.remarks.append(
            Remark(id=f"r{number}", code=code, text=text, where=place, choices=list(choices), answer=answer)
        )
        return answer

    def source(self, place: Place) -> Source:
        """A place of the document as the plan format says it."""
        return Source(
            document=self.document,
            page=place.page,
            sheet=place.sheet,
            table=place.table,
            row=place.row,
            line=place.line,
        )
