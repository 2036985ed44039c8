"""A document → a plan: the chain from blocks to the plan format, with the account of every word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, takewhile
from pathlib import Path
from typing import Final

from dueregard.planfile.model import Column, LeftOut, Plan, PlanFile, Source, SourceDocument
from dueregard.planfile.timescales import Context
from dueregard.reading import doing, facts, glossary, lists, posts, prose, references, sections
from dueregard.reading.accounting import Account
from dueregard.reading.assemble import put_together
from dueregard.reading.desk import Desk
from dueregard.reading.document import Document, NotAPlan, Place, Prose
from dueregard.reading.grid import Line, heeding, is_told, lines_of, rows_said, tables_said, under_heads
from dueregard.reading.guidance import NO_GUIDANCE, Guidance
from dueregard.reading.layouts import (
    across,
    beside,
    bilingual,
    boxes,
    cards,
    inside,
    labels,
    mixed,
    spread,
    tails,
)
from dueregard.reading.opening import open_document
from dueregard.reading.outline import Outline, read_outline
from dueregard.reading.overview import Overview, as_paragraphs
from dueregard.reading.plan_table import PlanTable
from dueregard.reading.prose import Paragraph
from dueregard.reading.rows import read_rows
from dueregard.reading.shape import shape_of
from dueregard.reading.tables import glue
from dueregard.reading.words import At, Passage, Word

KEYS: Final = {
    "action": "title",
    "milestone": "title",
    "theme": "objective",
    "lead": "leads",
    "start": "timescale",
}
"""What the reader calls a column inside → the key of the plan format that the column's words go to."""


_FEWEST_RATINGS: Final = 2
_BY_WORDS: Final = (
    "no heading surely names the action; the column “{heading}” was taken for it by what stands there"
)
_LISTED: Final = (
    "the document has no table and names no owner or date; the items of its lists were taken for actions"
)


_TITLE_PARTS: Final = re.compile(r"\s+[|–—-]\s+")
"""What parts a page's title from the body's name in a file's own title."""


@dataclass(slots=True)
class Reading:
    """A plan as it was read, and the account of every word of its document."""

    plan: PlanFile
    account: Account


def read_file(source: Path | str | bytes, name: str = "") -> Reading:
    """Read a plan from a file or its bytes.

    Raises `UnreadableDocument` (of which `NotAPlan` is one kind) with one line that says the cause and the
    way out.
    """
    return read_document(open_document(source, name))


def read_document(document: Document, guidance: Guidance = NO_GUIDANCE) -> Reading:
    """Read a plan from an opened document; what a person has said (`guidance`) goes before the reader's
    judgement.

    Raises `NotAPlan` where no table or heading of the document says what is to be done.
    """
    return _Reader(document, guidance).read()


def _opened(piece: list[Line], known: labels.Labels) -> list[Line]:
    """A table with what its cells hold under labels or at their ends in columns of its own."""
    if is_told(piece):
        return piece
    return spread.opened(tails.opened(inside.opened(across.opened(bilingual.opened(piece)), known), known))


class _Reader:
    """One reading: the document's pieces, and the desk on which the plan is put together."""

    def __init__(self, document: Document, guidance: Guidance) -> None:
        self.document = document
        self.guidance = guidance
        self.desk = Desk("d1", answers=guidance.answers)
        self.plan = Plan(language=document.language)
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[list[Line]] = []
        self.sequence: list[Paragraph | list[Line]] = []
        self.where: dict[At, Source] = {}
        self.words: list[Word] = []
        self.left_out: list[LeftOut] = []
        self.overview = Overview(self.plan, self.desk.ledger, self.where, self.left_out)
        said, told = rows_said(document, guidance), tables_said(document, guidance)
        for number, block in enumerate(facts.unboxed(document.blocks, told)):
            if isinstance(block, Prose):
                one = prose.paragraph(block, number)
                self.paragraphs.append(one)
                self.sequence.append(one)
                self._note(one.passage, one.markup, one.at, block.place)
            else:
                lines = heeding(lines_of(block, number), said)
                for line in lines:
                    self._note_line(line)
                if lines and id(block) in told:
                    parted = [under_heads(lines, block, told[id(block)])]
                else:
                    parted = beside.parted(lines) if lines else [lines]
                self.pieces += parted
                self.sequence += parted

    def _note(self, passage: Passage, markup: list[Word], at: At, place: Place) -> None:
        self.where[at] = self.desk.source(place)
        self.words += passage.words
        if markup:
            self.desk.ledger.claim(markup, "left out: markup")
            self._leave_out("markup", " ".join(word.text for word in markup), self.where[at])

    def _note_line(self, line: Line) -> None:
        where = self.desk.source(line.place)
        for slot in line.slots:
            self.words += slot.passage.words
        for word in [*(word for slot in line.slots for word in slot.passage), *line.markup]:
            self.where.setdefault(word.at, where)
        if line.markup:
            self.desk.ledger.claim(line.markup, "left out: markup")
            self._leave_out(
                "markup", " ".join(word.text for word in line.markup), self.desk.source(line.place)
            )

    def _leave_out(self, reason: str, text: str, where: Source) -> None:
        self.left_out.append(LeftOut(reason=reason, text=text, where=where))

    # -------------------------------------------------------------- the chain
    def read(self) -> Reading:
        sequence = self.overview.drop_furniture(self.sequence)
        paragraphs = [one for one in sequence if isinstance(one, Paragraph)]
        sequence = [
            one for one in sequence if not (isinstance(one, list) and self.overview.read_key_table(one))
        ]
        self.overview.title = prose.title_of(_before(sequence))
        texts = (slot.passage.text for piece in self.pieces for line in piece for slot in line.slots)
        known = labels.learn(texts)
        sequence = [_opened(one, known) if isinstance(one, list) and one else one for one in sequence]
        sequence, named = cards.laid_out(boxes.unboxed(sequence), known)
        listed: list[Paragraph] = []
        if any(isinstance(one, list) for one in sequence):
            sequence, listed = mixed.laid_out(sequence)
        lifted = [*named, *listed, *sections.lift(sequence, self.overview.title)]
        tables, others = glue(
            [one for one in sequence if isinstance(one, list) and one], self.guidance.columns
        )
        if not tables and (outline := self._outline(paragraphs)):
            (tables, _), lifted = glue([outline.lines], self.guidance.columns), outline.taken
        if not tables:
            raise NotAPlan(
                f"{self.document.name}: nothing in it says what is to be done, by whom or by when; "
                "choose the document that holds the action plan."
            )
        self._read_prose([one for one in paragraphs if one not in lifted], tables)
        self._claim_others(others)
        self._learn(tables)
        for table in tables:
            self._read_table(table)
        self.plan.columns += self._columns_of_labels()
        self._explain()
        self._name_objectives()
        self._link()
        self._leave_rest()
        for aside in self.document.asides:
            self._leave_out(aside.reason, aside.text, self.desk.source(aside.place))
        whole = PlanFile(
            plan=self.plan,
            objectives=self.desk.shelf.found,
            actions=self.desk.actions,
            documents=[
                SourceDocument(
                    id="d1", name=self.document.name, sha256=self.document.sha256, kind=self.document.kind
                )
            ],
            remarks=self.desk.remarks,
            left_out=self.left_out,
        )
        return Reading(whole, self.desk.ledger.account(self.where))

    def _outline(self, paragraphs: list[Paragraph]) -> Outline | None:
        """The plan that a document without a plan table tells in lines and lists."""
        title = self.overview.title
        outline = read_outline([one for one in paragraphs if one is not title], title.text if title else "")
        if outline and not outline.sure:
            self.desk.doubt("plan-in-a-list", _LISTED, self.desk.source(outline.taken[0].prose.place))
        return outline

    def _read_prose(self, paragraphs: list[Paragraph], tables: list[PlanTable]) -> None:
        """Title rows and notes of the tables are prose in all but form."""
        first = min((word.at.block for table in tables for word in _words_of(table)), default=0)
        keys = [line for table in tables for line in sections.key_rows(table)]
        front = [one for line in sections.front_rows(tables) for one in as_paragraphs(line)]
        rows = [line for table in tables for line in [*sections.foot_rows(table), *sections.note_rows(table)]]
        notes = [one for line in rows for one in as_paragraphs(line)]
        before = [*(one for one in paragraphs if one.at.block < first), *front]
        self.overview.title = self.overview.title or prose.title_of(before)
        self.overview.read_before(before)
        self.overview.read_after([*(one for one in paragraphs if one.at.block >= first), *notes])
        self.overview.read_key_rows(keys, sections.pairs_of_key(keys))
        asides = [line for aside in self.document.asides for line in aside.text.split("\n")]
        self.overview.describe(asides + _TITLE_PARTS.split(self.document.title))
        self.desk.rating_key, self.desk.glossary = self.plan.rating_key, self.plan.glossary
        texts = [one.text for one in [*self.overview.body, *notes]]
        self.desk.context = Context(
            academic=prose.is_academic(self.plan.organisation, texts), period=self.plan.period
        )

    def _leave_totals(self, table: PlanTable) -> None:
        for line in sections.total_rows(table):
            for slot in line.slots:
                self.desk.ledger.claim(slot.passage, "left out: total")
            self._leave_out("total", " ".join(t for t in line.texts if t), self.desk.source(line.place))

    def _vocabulary(self) -> frozenset[str]:
        return frozenset(
            found.group().casefold() for word in self.words for found in re.finditer(r"[^\W\d_]+", word.text)
        )

    def _read_table(self, table: PlanTable) -> None:
        self._leave_totals(table)
        shape = shape_of(table)
        if doing.in_doubt(table, shape.title) and table.lines:
            text = _BY_WORDS.format(heading=table.columns[shape.title].text)
            self.desk.doubt("action-column", text, self.desk.source(table.lines[0].place))
        records = read_rows(table, shape, self._vocabulary())
        put_together(records, shape, self.desk)
        for n, column in enumerate(table.columns):
            if all(known.id != column.id for known in self.plan.columns):
                self.plan.columns.append(
                    Column(
                        id=column.id,
                        heading=column.text,
                        field="title" if n == shape.title else KEYS.get(column.field or "", column.field),
                        role=column.role,
                    )
                )
        for line in table.header:
            for slot in line.slots:
                self.desk.ledger.claim(slot.passage, "heading")
        for line in table.repeated:
            for slot in line.slots:
                self.desk.ledger.claim(slot.passage, "left out: repeated header")
            self._leave_out(
                "repeated header", " ".join(t for t in line.texts if t), self.desk.source(line.place)
            )

    def _columns_of_labels(self) -> list[Column]:
        """A column for cells that stand under a label of their own, such as a row `Progress:` below its
        action."""
        known = {column.id for column in self.plan.columns}
        labels: dict[str, str] = {}
        for action in self.desk.actions:
            for label in action.cells.keys() - known:
                labels.setdefault(label, action.cells[label].partition(":")[0])
        return [
            Column(id=label, heading=heading, field=KEYS.get(label, label))
            for label, heading in labels.items()
        ]

    def _learn(self, tables: list[PlanTable]) -> None:
        who = [line.at(n).passage for table in tables for n in table.of("lead") for line in table.lines]
        self.desk.dashes = lists.uses_dashes(
            slot.passage.text for piece in self.pieces for line in piece for slot in line.slots
        )
        self.desk.lore = posts.learn(who, self.plan.glossary)

    def _name_objectives(self) -> None:
        """Objectives of which the table gives only the reference, by the list that says what they are."""
        opened = [(one, references.opening(one.text)) for one in self.paragraphs]
        listed = {found.ref: one.text[found.end :].strip() for one, found in opened if found}
        for objective in self.desk.shelf.found:
            if objective.title in ("", objective.ref):
                objective.title = listed.get(objective.ref) or objective.title

    def _link(self) -> None:
        """Bare numbers that the plan itself uses as references: `Linked to 3; …`."""
        known = {one.ref for one in [*self.desk.shelf.found, *self.desk.actions] if one.ref.isdigit()}
        for action in self.desk.actions:
            for text in action.cells.values():
                found = references.bare_links_in(text.replace("\n", " "))
                action.links += [ref for ref in found if ref in known - set(action.links)]

    def _explain(self) -> None:
        """Abbreviations that the plan explains in passing, unless it has a list of them."""
        if self.plan.glossary:
            return
        texts = [text for item in self.desk.shelf.found for text in item.cells.values()]
        texts += [text for item in self.desk.actions for text in item.cells.values()]
        texts += [one.text for one in self.paragraphs]
        self.plan.glossary = glossary.explained_in([text.replace("\n", " ") for text in texts])

    def _claim_others(self, others: list[list[Line]]) -> None:
        for piece in others:
            if sections.is_key(piece):
                self.overview.read_key_rows(piece, sections.pairs_of_key(piece))
                continue
            for line in (one for one in self._read_ratings(piece) if any(one.texts)):
                for slot in line.slots:
                    self.desk.ledger.claim(self.desk.ledger.unclaimed(slot.passage), "left out: other table")
                self._leave_out(
                    "other table", " ".join(t for t in line.texts if t), self.desk.source(line.place)
                )

    def _read_ratings(self, piece: list[Line]) -> list[Line]:
        """Take the rows of a sheet of notes that say what ratings mean; gives the others."""
        cells = [[text for text in line.texts if text] for line in piece]
        rated = [len(texts) == 2 and facts.rates(*texts) for texts in cells]
        if sum(rated) < _FEWEST_RATINGS:
            return piece
        self.overview.read_key_rows(list(compress(piece, rated)), dict(compress(cells, rated)))
        return [line for line, is_rating in zip(piece, rated, strict=True) if not is_rating]

    def _leave_rest(self) -> None:
        """Whatever nobody claimed is said, never dropped."""
        rest = self.desk.ledger.unclaimed(self.words)
        self.desk.ledger.claim(rest, "left out: not placed")
        for word in rest:
            self._leave_out("not placed", word.text, self.where[word.at])


def _before(sequence: list[Paragraph | list[Line]]) -> list[Paragraph]:
    """The paragraphs before the first table."""
    return list(takewhile(lambda one: isinstance(one, Paragraph), sequence))  # type: ignore[arg-type]


def _words_of(table: PlanTable) -> Iterator[Word]:
    for line in [*table.header, *table.lines]:
        if not line.lifted:
            for slot in line.slots:
                yield from slot.passage
