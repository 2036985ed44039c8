"""Corrections applied again, in their order: to the document before it is read, to the plan afterwards."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from dueregard.planfile.model import Action, Objective, PlanFile, Remark
from dueregard.reading.corrections.kinds import (
    AnswerRemark,
    CannotApply,
    Correction,
    NameColumn,
    NameTable,
    PutUnder,
)
from dueregard.reading.corrections.sheet import Sheet
from dueregard.reading.document import Document
from dueregard.reading.guidance import ColumnMeaning, Guidance, RemarkKeys


@dataclass(slots=True, frozen=True)
class Replayed:
    """The corrected document, what the reader should heed, the corrections (from 0) that fit no longer."""

    document: Document
    guidance: Guidance
    lapsed: dict[int, str]


def replay(
    document: Document, corrections: Sequence[Correction], guidance: Guidance | None = None
) -> Replayed:
    """Apply the corrections that concern the document, on top of what was already known (`guidance`).

    One that fits no longer, since a newer reader opens the document otherwise, is skipped and told.
    """
    sheet = Sheet(deepcopy(document))
    known = guidance or Guidance()
    columns, answers = dict(known.columns), dict(known.answers)
    lapsed = {}
    for number, correction in enumerate(corrections):
        try:
            match correction:
                case NameColumn():
                    columns[correction.column] = ColumnMeaning(correction.field, correction.role)
                case NameTable():
                    sheet.name_table(correction)
                case AnswerRemark():
                    answers[correction.remark] = correction.answer
                case PutUnder():
                    pass  # concerns the plan, not the document: see `settle`
                case _:
                    sheet.apply(correction)
        except CannotApply as reason:
            lapsed[number] = str(reason)
    answers = {key: answer for key, answer in answers.items() if answer}
    heeded = Guidance(columns, sheet.meanings(), answers, sheet.tables_told())
    return Replayed(sheet.document, heeded, lapsed)


def settle(plan: PlanFile, corrections: Sequence[Correction]) -> tuple[PlanFile, dict[int, str]]:
    """The plan with items put under other objectives and remarks answered; and what fits no longer."""
    settled, lapsed = plan.model_copy(deep=True), {}
    remarks = dict(keyed_remarks(settled))
    for number, correction in enumerate(corrections):
        try:
            match correction:
                case PutUnder():
                    _put_under(settled, correction)
                case AnswerRemark():
                    if correction.remark not in remarks:
                        raise CannotApply("The doubt that this settled is gone.")
                    remarks[correction.remark].answer = correction.answer or None
        except CannotApply as reason:
            lapsed[number] = str(reason)
    return settled, lapsed


def keyed_remarks(plan: PlanFile) -> Iterator[tuple[str, Remark]]:
    """Each remark with a key that a new reading gives again: its code, words and number among equals."""
    keys = RemarkKeys()
    for remark in plan.remarks:
        yield keys.key(remark.code, remark.text), remark


def _put_under(plan: PlanFile, correction: PutUnder) -> None:
    objectives = {objective.key: objective for objective in plan.objectives}
    items: dict[str, Action | Objective] = {**objectives, **{action.key: action for action in plan.actions}}
    item, above = items.get(correction.item), correction.objective
    if item is None or (above is not None and above not in objectives):
        raise CannotApply("The action or the objective that this names is gone.")
    if isinstance(item, Action):
        item.objective = above
        return
    while above is not None:
        if above == item.key:
            raise CannotApply("An objective cannot stand under itself.")
        above = objectives[above].parent if above in objectives else None
    item.parent = correction.objective
