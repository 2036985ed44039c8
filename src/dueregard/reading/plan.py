"""A document → a plan: the chain from blocks to the plan format, with the account of every word."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dueregard.planfile.model import Column, LeftOut, Plan, PlanFile, Source, SourceDocument
from dueregard.reading import facts, glossary, leads, lists, prose
from dueregard.reading.accounting import Account
from dueregard.reading.assemble import Desk, put_together
from dueregard.reading.document import Document, NotAPlan, Place, Prose
from dueregard.reading.grid import Line, heeding, lines_of, rows_said
from dueregard.reading.guidance import NO_GUIDANCE, Guidance
from dueregard.reading.opening import open_document
from dueregard.reading.prose import Paragraph
from dueregard.reading.rows import read_rows, shape_of
from dueregard.reading.tables import PlanTable, glue
from dueregard.reading.words import At, Passage, Word

KEYS: Final = {
    "action": "title",
    "milestone": "title",
    "theme": "objective",
    "lead": "leads",
    "start": "timescale",
}
"""What the reader calls a column inside → the key of the plan format that the column's words go to."""


@dataclass(slots=True)
class Reading:
    """A plan as it was read, and the account of every word of its document."""

    plan: PlanFile
    account: Account


def read_file(source: Path | str | bytes, name: str = "") -> Reading:
    """Read a plan from a file or its bytes.

    Raises `UnreadableDocument` (of which `NotAPlan` is one kind) with one line that says the cause and the way out.
    """
    return read_document(open_document(source, name))


def read_document(document: Document, guidance: Guidance = NO_GUIDANCE) -> Reading:
    """Read a plan from an opened document; what a person has said (`guidance`) goes before the reader's judgement.

    Raises `NotAPlan` where no table or heading of the document says what is to be done.
    """
    return _Reader(document, guidance).read()


class _Reader:
    """One reading: the document's pieces, and the desk on which the plan is put together."""

    def __init__(self, document: Document, guidance: Guidance) -> None:
        self.document = document
        self.guidance = guidance
        self.desk = Desk("d1")
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[list[Line]] = []
        self.where: dict[At, Source] = {}
        self.words: list[Word] = []
        self.left_out: list[LeftOut] = []
        said = rows_said(document, guidance)
        for number, block in enumerate(facts.unboxed(document.blocks)):
            if isinstance(block, Prose):
                one = prose.paragraph(block, number)
                self.paragraphs.append(one)
                self._note(one.passage, one.markup, one.at, block.place)
            else:
                lines = heeding(lines_of(block, number), said)
                self.pieces.append(lines)
                for line in lines:
                    self._note_line(line)

    def _note(self, passage: Passage, markup: list[Word], at: At, place: Place) -> None:
        self.where[at] = self.desk.source(place)
        self.words += passage.words
        if markup:
            self.desk.ledger.claim(markup, "left out: markup")
            self._leave_out("markup", " ".join(word.text for word in markup), self.where[at])

    def _note_line(self, line: Line) -> None:
        for slot in line.slots:
            for word in slot.passage:
                self.where.setdefault(word.at, self.desk.source(line.place))
            self.words += slot.passage.words
        for word in line.markup:
            self.where.setdefault(word.at, self.desk.source(line.place))
        if line.markup:
            self.desk.ledger.claim(line.markup, "left out: markup")
            self._leave_out(
                "markup", " ".join(word.text for word in line.markup), self.desk.source(line.place)
            )

    def _leave_out(self, reason: str, text: str, where: Source) -> None:
        self.left_out.append(LeftOut(reason=reason, text=text, where=where))

    # -------------------------------------------------------------- the chain
    def read(self) -> Reading:
        plan = Plan(language=self.document.language)
        pieces = [piece for piece in self.pieces if piece and not self._read_key(piece, plan)]
        tables, others = glue(pieces, self.guidance.columns)
        if not tables:
            raise NotAPlan(
                f"{self.document.name}: no table in it says what is to be done, by whom or by when; "
                "choose the document that holds the action plan."
            )
        body = self._read_prose(plan, tables)
        self._learn(plan, tables)
        for table in tables:
            self._read_table(table, plan)
        self._claim_others(others)
        self._explain(plan)
        self._describe(plan, body)
        self._leave_rest()
        for aside in self.document.asides:
            self._leave_out(aside.reason, aside.text, self.desk.source(aside.place))
        whole = PlanFile(
            plan=plan,
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

    def _vocabulary(self) -> frozenset[str]:
        return frozenset(
            found.group().casefold() for word in self.words for found in re.finditer(r"[^\W\d_]+", word.text)
        )

    def _read_table(self, table: PlanTable, plan: Plan) -> None:
        shape = shape_of(table)
        records = read_rows(table, shape, self._vocabulary())
        put_together(records, shape, self.desk)
        for column in table.columns:
            if all(known.id != column.id for known in plan.columns):
                plan.columns.append(
                    Column(
                        id=column.id,
                        heading=column.text,
                        field=KEYS.get(column.field or "", column.field),
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

    def _learn(self, plan: Plan, tables: list[PlanTable]) -> None:
        who = [line.at(n).passage for table in tables for n in table.of("lead") for line in table.lines]
        self.desk.dashes = lists.uses_dashes(
            slot.passage.text for piece in self.pieces for line in piece for slot in line.slots
        )
        self.desk.lore = leads.learn(who, plan.glossary)

    def _explain(self, plan: Plan) -> None:
        """Abbreviations that the plan explains in passing, unless it has a list of them."""
        if plan.glossary:
            return
        texts = [text for item in self.desk.shelf.found for text in item.cells.values()]
        texts += [text for item in self.desk.actions for text in item.cells.values()]
        texts += [one.text for one in self.paragraphs]
        plan.glossary = glossary.explained_in([text.replace("\n", " ") for text in texts])

    # -------------------------------------------------------------- prose
    def _read_prose(self, plan: Plan, tables: list[PlanTable]) -> list[Paragraph]:
        furniture = prose.furniture(self.paragraphs)
        for one in self.paragraphs:
            if one.at in furniture:
                self.desk.ledger.claim(one.passage, f"left out: {furniture[one.at]}")
                self._leave_out(furniture[one.at], one.text, self.where[one.at])
        rest = [one for one in self.paragraphs if one.at not in furniture]
        first = min(
            (
                line.slots[0].passage.words[0].at.block
                for t in tables
                for line in t.header + t.lines
                if line.slots and line.slots[0].passage
            ),
            default=0,
        )
        before = [one for one in rest if one.at.block < first]
        title = prose.title_of(before)
        if title:
            plan.title = prose.clean_title(title.text)
            self.desk.ledger.claim(title.passage, "plan.title")
        after = [one for one in rest if one.at.block >= first]
        self._read_glossary(plan, after)
        intro = [one for one in before if one is not title and not self._read_fact(plan, one)]
        self._claim_prose(intro, "plan.introduction")
        plan.introduction = "\n".join(one.passage.text for one in intro)
        closing = self._unclaimed(after)
        self._claim_prose(closing, "plan.closing")
        plan.closing = "\n".join(one.passage.text for one in closing)
        return [title, *intro] if title else intro

    def _read_fact(self, plan: Plan, one: Paragraph) -> bool:
        """Take a line that does nothing but state a fact of the plan; tells whether it is one."""
        fact = facts.fact_in(one.text)
        if fact is None:
            return False
        setattr(plan, *fact)
        self.desk.ledger.claim(one.passage, f"plan.{fact[0]}")
        return True

    def _claim_prose(self, paragraphs: list[Paragraph], by: str) -> None:
        for one in paragraphs:
            self.desk.ledger.claim(one.passage, by)

    def _unclaimed(self, paragraphs: list[Paragraph]) -> list[Paragraph]:
        return [one for one in paragraphs if self.desk.ledger.unclaimed(one.passage)]

    def _read_glossary(self, plan: Plan, paragraphs: list[Paragraph]) -> None:
        listing = False
        for one in paragraphs:
            term = prose.term_in(one.text) if listing else None
            if prose.is_key_heading(one.text):
                listing = True
                self.desk.ledger.claim(one.passage, "plan.glossary")
            elif term:
                plan.glossary[term[0]] = term[1]
                self.desk.ledger.claim(one.passage, "plan.glossary")
            else:
                listing = False

    def _describe(self, plan: Plan, body: list[Paragraph]) -> None:
        texts = [one.text for one in body]
        title = texts[0] if texts else ""
        plan.organisation = (
            plan.organisation or prose.organisation_in(texts[:1]) or prose.organisation_in(texts)
        )
        plan.period = plan.period or prose.period_in(title)
        plan.as_of = plan.as_of or next((found for text in texts if (found := prose.as_of_in(text))), None)
        plan.status = plan.status or prose.status_in(title)

    def _read_key(self, piece: list[Line], plan: Plan) -> bool:
        """Take a table that is a key to abbreviations or ratings; tells whether it is one."""
        key = facts.key_in([[slot.text for slot in line.slots] for line in piece])
        if key is None:
            return False
        name, pairs = key
        getattr(plan, name).update(pairs)
        for line in piece:
            for slot in line.slots:
                self.desk.ledger.claim(slot.passage, f"plan.{name}")
        return True

    def _claim_others(self, others: list[list[Line]]) -> None:
        for piece in others:
            for line in piece:
                for slot in line.slots:
                    self.desk.ledger.claim(self.desk.ledger.unclaimed(slot.passage), "left out: other table")
                self._leave_out(
                    "other table", " ".join(t for t in line.texts if t), self.desk.source(line.place)
                )

    def _leave_rest(self) -> None:
        """Whatever nobody claimed is said, never dropped."""
        rest = self.desk.ledger.unclaimed(self.words)
        self.desk.ledger.claim(rest, "left out: not placed")
        for word in rest:
            self._leave_out("not placed", word.text, self.where[word.at])
