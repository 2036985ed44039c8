"""What the words of a timescale say: due, from, every, waiting for, completed.

The rules are patterns over the kinds of tokens, tried in order at each place; the first that fits makes
entries and the reading goes on behind it. Words that no rule wants are passed over ("Agree specific
action by March 2013" is due in March 2013), but a condition takes them along, since it is kept in its own
words.
"""

import re
from collections.abc import Callable
from typing import Final

from dueregard.planfile.model import EntryKind
from dueregard.planfile.timescales import dated, repeated, waiting
from dueregard.planfile.timescales.statements import Statements
from dueregard.planfile.timescales.tokens import Token

Rule = Callable[[Statements, int, int], int | None]
"""Reads the tokens from one place up to another; gives the place behind what it read, None if not its own."""


def read_statements(printed: str, tokens: list[Token]) -> Statements:
    """What the tokens of a printed timescale state."""
    found = Statements(printed, tokens)
    position = 0
    while position < len(tokens):
        position = _step(found, position)
    return found


def _step(found: Statements, position: int) -> int:
    for pattern, rule in _RULES:
        match = pattern.match(found.kinds, position)
        end = rule(found, position, match.end()) if match else None
        if end:
            found.close(position, end)
            return end
    found.pass_over(position)
    return position + 1


def _simple(kind: EntryKind) -> Rule:
    def add(found: Statements, start: int, end: int) -> int:
        found.add(kind)
        return end

    return add


_LIST: Final = r"[mk](?:[,/]*[mk])*"
_RULES: Final[tuple[tuple["re.Pattern[str]", Rule], ...]] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"S", dated.struck_out),
        (r"v[-iB(,]*D[-,.(]*V[iBU(-]*D\)?", dated.revised),
        (r"v[-iB(,]*D\)?", dated.date_before),
        (r"D[-,.(i]*V[iBUV(-]*D\)?", dated.revised),
        (r"V[-iBU,(]*D(?![-U]D)", dated.due),
        (r"(?:D[-(,]*C\)?){2,}", dated.completed_on),
        (r"D[-(,]*C\)?(?![-(]*i*D|B)", dated.completed_on),
        (r"C[-(]*i*D\)?", dated.completed_on),
        (r"C(?!B)", dated.completed),
        (rf"{_LIST}\)?[-,(]*a\)?", repeated.each_of_months),
        (rf"[Ra]w?[-,(iBxEF]*{_LIST}[,(]*a?\)*", repeated.yearly_in_months),
        (rf"Ei*{_LIST}", repeated.each_of_months),
        (r"Ei*[sqt]|[sqt][-,(]*a\)?|[Ra][-,(iBE]*[sqt]\)?", repeated.yearly_in_part),
        (r"(?:F[iB]*)?D[-,(]*(?:H[-,]*[wP]{0,2}aH?|[wP]{0,2}aH|a)\)?", repeated.dated_then_yearly),
        (r"Ei*D[-U]+[iB]*D", repeated.each_until),
        (r"[-,(]*F[iB]*D(?:[-U]+[iB]*D)?\)?", repeated.runs_from),
        (r"[-,(]*U[iB]*D\)?", repeated.runs_until),
        (r"b(?=[-,]?[RaM])", waiting.waits_for_body),
        (r"[RaM]", repeated.recurring),
        (r"F[-iB(,]*Z\)?|Z\)?", dated.span),
        (r"F?[iB(-]*D[-U]+[iB]*D\)?|f[iB]*D,[iB]*D", dated.from_to),
        (r"F[-iB(]*DW?\)?", dated.start_on),
        (r"D[,H]*W", dated.start_on),
        (r"D[-(,]*[X?]\)?|X[-(,]+D\)?", dated.perhaps_due),
        (r"X[iB]*BD", dated.due),
        (r"P[-,]*i*D", dated.reviewed),
        (r"D", dated.due),
        (r"O", _simple("ongoing")),
        (r"X", _simple("unspecified")),
        (r"J", waiting.without_date),
        (r"L", waiting.refers),
        (r"Q", waiting.waits_for),
        (r"T", waiting.waits_for_timescales),
    )
)
