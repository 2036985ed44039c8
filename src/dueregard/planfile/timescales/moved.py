"""New dates that stand in words about progress: "New target: April 2011", "deferred until June 2014".

They are found, not believed: each comes with the words that it was found in, for a person to accept or
dismiss. Where a phrase names no date of its own nothing is found: "New target: continue to review" moves
nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dueregard.planfile.timescales.dates import Context, join_dates
from dueregard.planfile.timescales.lexer import tokens
from dueregard.planfile.timescales.tokens import Token
from dueregard.planfile.timescales.vocabulary import FULL_MONTH, fold

_LONGEST: Final = 20_000
"""Characters looked through."""

_REACH: Final = 400
"""Characters from a phrase within which its date stands: some sentences say the whole task between them."""


@dataclass(frozen=True, slots=True)
class MovedTarget:
    """One date that the words call the new one: `to` in EDTF, `words` from the phrase up to the date."""

    to: str
    words: str


_NAME: Final = (
    r"(?:(?:target|completion|due|end|implementation|delivery|review)\s)?"
    r"(?:targets?|dates?|deadlines?|time\s?scales?|milestones?)"
)
_MOVED: Final = (
    r"(?:revised|amended|deferred|postponed|extended|moved|rescheduled|re-scheduled|delayed|slipped|changed"
    r"|(?:put|pushed|moved|set)\sback|(?:carried|rolled|brought)\s(?:forward|over))"
)
_MOVED_IN_WELSH: Final = (
    r"(?:gohiriwyd|diwygiwyd|symudwyd|estynnwyd|newidiwyd|aildrefnwyd"
    r"|(?:wedi'i|wedi\sei|wedi\scael\sei|ei)\s(?:ohirio|ddiwygio|symud|ymestyn|hymestyn|newid|aildrefnu))"
)
_NAME_IN_WELSH: Final = (
    r"(?:targed(?:au)?|dyddiad(?:au)?(?:\s(?:targed|cwblhau|cau))?|amserlen|terfyn\samser)"
)

_PHRASES: Final = tuple(
    (re.compile(rf"(?<![\w-])(?:{phrase})(?!\w)", re.IGNORECASE), re.compile(date))
    for phrase, date in (
        # The thing is named, and its date follows somewhere in the same sentence.
        (
            rf"(?:new|revised|amended)\s{_NAME}|{_NAME_IN_WELSH}\s(?:newydd|diwygiedig)",
            r"(?:[^.DZ]|\.(?=D))*?[DZ](?![-(,]*C)",
        ),
        # From one date to another: the second.
        (
            rf"(?:{_MOVED}|{_NAME}\s(?:has\sbeen\s)?{_MOVED})\sfrom|{_MOVED_IN_WELSH}\so(?:'r)?",
            r"i*(?:D[-U]+i*D|Z)",
        ),
        # Moved to a date, which follows at once.
        (
            rf"{_MOVED}\s(?:the\s)?(?:{_NAME}\s)?(?:to|until|till|by)|{_MOVED_IN_WELSH}\s(?:i|tan|hyd(?:\sat)?)",
            r"[iBU(]*D",
        ),
        # Expected by now, with a few words between.
        (
            r"(?:now|bellach)\s(?:due|expected|planned|scheduled|anticipated|to\sbe|likely|disgwylir|i'w)"
            r"|will\snow\sbe|bellach\serbyn",
            r"[^.DZ]{0,8}?[iBU]*D",
        ),
    )
)
_SENTENCES_IN_ONE: Final = re.compile(rf"(?<=[a-z)])\.(?=(?:{FULL_MONTH}|[0-9]))", re.IGNORECASE)
_SENTENCES_RUN_ON: Final = re.compile(r"(?<=[a-z)])\.(?=[A-Z][a-z])")


def moved_targets(text: str, *, context: Context = Context()) -> tuple[MovedTarget, ...]:  # noqa: B008  it is frozen
    """Every new date that the words name, in their order, each date once. Reads English and Welsh."""
    plain = _SENTENCES_RUN_ON.sub("|", _SENTENCES_IN_ONE.sub(" ", fold(text)[:_LONGEST]))
    found: dict[str, MovedTarget] = {}
    for start, phrase_end, pattern in _announced(plain):
        date = _date_after(plain, phrase_end, pattern, context)
        if date:
            words = " ".join(text[start : date.end].split())
            found.setdefault(date.value.edtf, MovedTarget(date.value.edtf, words))
    return tuple(found.values())


def _announced(plain: str) -> Iterator[tuple[int, int, "re.Pattern[str]"]]:
    """Where phrases that announce a date begin and end, and how their dates stand; no two overlap."""
    matches = [
        (match.start(), match.end(), date) for phrase, date in _PHRASES for match in phrase.finditer(plain)
    ]
    end = 0
    for start, phrase_end, date in sorted(matches, key=lambda match: (match[0], -match[1])):
        if start >= end:
            yield start, phrase_end, date
            end = phrase_end


def _date_after(plain: str, start: int, pattern: "re.Pattern[str]", context: Context) -> Token | None:
    """The date that a phrase announces; of "from March to June" the second."""
    lead = re.match(r"[\s:;,.-]*", plain[start:])
    begin = start + (lead.end() if lead else 0)
    line = plain[begin : begin + _REACH].partition("\n")[0]
    joined = join_dates(tokens(line), context)
    match = pattern.match("".join(token.kind for token in joined))
    if not match:
        return None
    last = joined[match.end() - 1]
    value = last.value[1] if last.kind == "Z" else last.value
    return Token("D", begin + last.start, begin + last.end, value)
