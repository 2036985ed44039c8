"""Decisions to move a target as lines below what is printed, and such lines read back as the decisions.

`Revised target: June 2026 (12 May 2026: the supplier is late)`: the new target, when it was decided, why.
"""

import re
from typing import Final

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry, Revision
from dueregard.planfile.timescales.reading import read_timescale
from dueregard.planfile.timescales.wording import Language, date_in_words

_LABEL: Final[dict[Language, str]] = {"en": "Revised target", "cy": "Targed diwygiedig"}
_LINES: Final = re.compile(rf"\s*(?=(?:{'|'.join(_LABEL.values())}): )")
_LINE: Final = re.compile(
    rf"(?:{'|'.join(_LABEL.values())}): (?P<to>.+?) \((?P<date>\d+ \w+ \d{{4}})(?:: (?P<reason>.*))?\)\s*"
)


def revision_in_words(revision: Revision, language: Language = "en") -> str:
    """A decision in one line, which `take_revisions` reads back."""
    day = date_in_words(revision.date, language)
    reason = " ".join(revision.reason.split())
    decided = f"{day}: {reason}" if reason else day
    return f"{_LABEL[language]}: {date_in_words(revision.to, language)} ({decided})"


def take_revisions(text: str) -> tuple[str, list[Revision]]:
    """The words of a timescale cell without the lines of `revision_in_words`, and what these decided.

    Of each decision `was` is the target that the one before it set, "" of the first. Words that are not
    wholly of that form stay where they are: other documents print "Revised target" too.
    """
    printed, *parts = _LINES.split(text)
    rest, found = [printed], list[Revision]()
    for part in parts:
        decided = _read(" ".join(part.split()), was=found[-1].to if found else "")
        if decided:
            found.append(decided)
        else:
            rest.append(part)
    return ("\n".join(each for each in rest if each), found) if found else (text, [])


def target_printed(entries: list[Entry]) -> str:
    """The EDTF date by which the entries want it done, the latest of several; "" where they name none."""
    dates = [entry.date for entry in entries if entry.kind == "due" and entry.date]
    return max((each for each in dates if edtf.is_valid(each)), key=edtf.sort_key, default="")


def _read(line: str, *, was: str) -> Revision | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    to, day = _date(match["to"]), _date(match["date"])
    return Revision(date=day, was=was, to=to, reason=match["reason"] or "") if to and day else None


def _date(words: str) -> str:
    entries = read_timescale(words).entries
    dates = [entry.date for entry in entries if entry.date]
    return dates[0] if len(entries) == len(dates) == 1 else ""
