"""What has been found in the words of one timescale, and the places in them that its rules ask about."""

import re
from typing import Final

from dueregard.planfile.model import Entry, EntryKind
from dueregard.planfile.recurrence import Rule
from dueregard.planfile.timescales.doubts import Doubt, doubt
from dueregard.planfile.timescales.tokens import Token, When

_SET_OFF: Final = re.compile(r"[-,(/]+[iB]*(?:[DZRaOCXVvPM]|FD)|[B]i*D|C$|V[iB]*D|v[iB]*D")
_TO_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|has|have)\s+$")


class Statements:
    """The entries, references and doubts found in one text.

    `printed` is the text, `tokens` its dates in one piece. `undated` are parts of dates without a year,
    `earlier` what was struck out or said to be the date before.
    """

    def __init__(self, printed: str, tokens: list[Token]) -> None:
        self.printed = printed
        self.tokens = tokens
        self.kinds = "".join(token.kind for token in tokens)
        self.entries: list[Entry] = []
        self.links: list[str] = []
        self.doubts: list[Doubt] = []
        self.undated: list[Token] = []
        self.earlier: list[Token] = []
        self._words_from: int | None = None
        self._read_to = 0

    def close(self, start: int, end: int) -> None:
        """A rule has read these tokens; what they are themselves not certain of is handed on."""
        for token in self.tokens[start:end]:
            if token.doubt:
                code, choices = token.doubt
                self.doubts.append(doubt(code, self.words(token.start, token.end), choices))
        self._words_from = None
        self._read_to = end

    def pass_over(self, position: int) -> None:
        """No rule wants this token; a condition further on may still take it along."""
        kind = self.kinds[position]
        if kind == "." or self._new_line(position):
            self._words_from = None
        if kind in "wbT" and self._words_from is None:
            self._words_from = position
        if kind in "mkqstye":
            self.undated.append(self.tokens[position])

    def words(self, start: int, end: int) -> str:
        """The printed words between two places, with a closing quotation mark that follows."""
        if self.printed[end : end + 1] and self.printed[end] in "'’”\")]" and self._opened(start, end):
            end += 1
        return re.sub(r"\s+", " ", self.printed[start:end]).strip(" ,;-–—•*")

    def _opened(self, start: int, end: int) -> bool:
        opening = {"'": "'", "’": "‘", "”": "“", '"': '"', ")": "(", "]": "["}[self.printed[end]]
        return opening in self.printed[start:end]

    def _new_line(self, position: int) -> bool:
        previous = self.tokens[position - 1].end if position else 0
        return "\n" in self.printed[previous : self.tokens[position].start]

    def add(
        self, kind: EntryKind, when: When | None = None, *, rrule: Rule | None = None, text: str = ""
    ) -> None:
        """One more entry."""
        self.entries.append(
            Entry(kind=kind, date=when.edtf if when else None, rrule=str(rrule) if rrule else None, text=text)
        )

    def dates(self, start: int, end: int) -> list[Token]:
        """The finished dates among these tokens."""
        return [token for token in self.tokens[start:end] if token.kind == "D"]

    def rule_before(self, position: int) -> Entry | None:
        """The recurring entry that was read last, where the words since say nothing else."""
        last = self.entries[-1] if self.entries else None
        between = self.kinds[self._read_to : position]
        return last if last and last.kind == "recurring" and "." not in between else None

    def ask(self, code: str, start: int, end: int, *choices: str) -> None:
        """A doubt about the tokens from `start` up to `end`."""
        printed = self.words(self.tokens[start].start, self.tokens[end - 1].end)
        self.doubts.append(doubt(code, printed, choices))

    def words_before(self, position: int) -> int:
        """The token with which the words that lead up to this one begin."""
        return position if self._words_from is None else self._words_from

    def condition_end(self, position: int) -> int:
        """The token behind the last one of a condition that begins here.

        It ends with its sentence or line, and before a statement that a mark sets off ("…, March 2014"), that
        "by" announces, or "completed" at the very end.
        """
        for index in range(position + 1, len(self.tokens)):
            kind = self.kinds[index]
            if kind == "." or self._ends_before(index):
                return index
        return len(self.tokens)

    def _ends_before(self, index: int) -> bool:
        rest = self.kinds[index:]
        if self._new_line(index):
            return (
                bool(re.match("[DZRaOCXFBVvPMJ]", rest)) or self.printed[self.tokens[index].start].isupper()
            )
        if rest == "C" and _TO_BE.search(self.printed, 0, self.tokens[index].start):
            return False
        return bool(_SET_OFF.match(rest))
