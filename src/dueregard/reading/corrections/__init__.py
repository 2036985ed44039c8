"""Mending a reading by hand: a list of corrections that is replayed over the document as it was opened.

    document as opened ──replay──> corrected document, Guidance ──read_document──> plan ──settle──> plan

Undo drops the last correction; answers outlive a new reading, since they are replayed over it. A correction
names tables, rows and cells by their numbers (from 1) in the document as the corrections before it left it.

No correction writes, loses or doubles a word: words move between cells, rows and what is left out, no more.
"""

from dueregard.reading.corrections.kinds import (
    CORRECTIONS,
    AnswerRemark,
    CannotApply,
    Correction,
    JoinRows,
    LeaveOutRow,
    MoveWords,
    NameColumn,
    NameRow,
    NameTable,
    PutUnder,
    SplitRow,
)
from dueregard.reading.corrections.replaying import Replayed, keyed_remarks, replay, settle

__all__ = [
    "CORRECTIONS", "AnswerRemark", "CannotApply", "Correction", "JoinRows", "LeaveOutRow", "MoveWords",
    "NameColumn", "NameRow", "NameTable", "PutUnder", "Replayed", "SplitRow",
    "keyed_remarks", "replay", "settle",
]  # fmt: skip
