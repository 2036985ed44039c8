"""The desk on which a plan is put together: its parts so far, and what the document has taught."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dueregard.planfile.model import Action, Remark, Source
from dueregard.planfile.timescales import Context
from dueregard.reading import leads
from dueregard.reading.accounting import Ledger
from dueregard.reading.document import Place
from dueregard.reading.objectives import Shelf


@dataclass(slots=True)
class Desk:
    """What is being put together, for one reading."""

    document: str
    shelf: Shelf = field(default_factory=Shelf)
    actions: list[Action] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    lore: leads.Lore = field(default_factory=lambda: leads.learn([]))
    rating_key: dict[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    dashes: bool = False
    """The document marks the items of its lists by dashes."""

    def doubt(self, code: str, text: str, where: Source, choices: Iterable[str] = ()) -> None:
        """Note a doubt that a person should settle."""
        place = where.model_copy(update={"fields": {}})
        number = len(self.remarks) + 1
        self.remarks.append(Remark(id=f"r{number}", code=code, text=text, where=place, choices=list(choices)))

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
