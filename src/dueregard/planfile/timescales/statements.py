"""What the words of a timescale say: due, from, every, waiting for, completed.

The rules are patterns over the kinds of tokens, tried in order at each place; the first that fits makes
entries and the reading goes on behind it. Words that no rule wants are passed over ("Agree specific
action by March 2013" is due in March 2013), but a condition takes them along, since it is kept in its own
words.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry, EntryKind
from dueregard.planfile.recurrence import Rule, parse_rule
from dueregard.planfile.timescales.doubts import Doubt, doubt
from dueregard.planfile.timescales.phrases import is_opening
from dueregard.planfile.timescales.tokens import Reference, Token, When

_SEASON_ENDS: Final = {21: 5, 22: 8, 23: 11, 24: 2}
_TERM_ENDS: Final = {21: 4, 22: 7, 23: 12, 24: 4}
_BEFORE: Final = re.compile(r"before|prior|ahead|during|within|throughout|in\stime|cyn|yn\systod|at\s")
_AFTER: Final = re.compile(r"after|following|once|since|ar\sôl|yn\sdilyn")
_REF: Final = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?![0-9.]?[0-9])")


class Statements:
    """The entries, references and doubts found in one text. `printed` is the text, `tokens` its dates in
    one piece."""

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
        self._read()

    def _read(self) -> None:
        position = 0
        while position < len(self.tokens):
            position = self._step(position)

    def _step(self, position: int) -> int:
        for pattern, rule in _RULES:
            match = pattern.match(self.kinds, position)
            end = rule(self, position, match.end()) if match else None
            if end:
                self._note(position, end)
                self._words_from = None
                self._read_to = end
                return end
        self._pass_over(position)
        return position + 1

    def _pass_over(self, position: int) -> None:
        kind = self.kinds[position]
        if kind == "." or self._new_line(position):
            self._words_from = None
        if kind in "wbT" and self._words_from is None:
            self._words_from = position
        if kind in "mkqstye":
            self.undated.append(self.tokens[position])

    def _note(self, start: int, end: int) -> None:
        """Hand on what the tokens themselves are not certain of."""
        for token in self.tokens[start:end]:
            if token.doubt:
                code, choices = token.doubt
                self.doubts.append(doubt(code, self.words(token.start, token.end), choices))

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


_SET_OFF: Final = re.compile(r"[-,(/]+[iB]*(?:[DZRaOCXVvPM]|FD)|[B]i*D|C$|V[iB]*D|v[iB]*D")
_TO_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|has|have)\s+$")
Handler = Callable[[Statements, int, int], int | None]


def _struck(found: Statements, start: int, end: int) -> int:
    found.earlier.append(found.tokens[start])
    found.ask("revised-date", start, end)
    return end


def _was(found: Statements, start: int, end: int) -> int:
    old = found.dates(start, end)[0]
    found.earlier.append(old)
    found.ask("revised-date", start, end, old.value.edtf)
    return end


def _revised(found: Statements, start: int, end: int) -> int:
    old, new = found.dates(start, end)
    found.add("due", new.value)
    found.ask("revised-date", start, end, new.value.edtf, old.value.edtf)
    return end


def _was_then_now(found: Statements, start: int, end: int) -> int:
    return _revised(found, start, end)


def _completed_dates(found: Statements, start: int, end: int) -> int:
    for token in found.dates(start, end):
        found.add("completed", token.value)
    return end


def _completed(found: Statements, start: int, end: int) -> int:
    found.add("completed")
    return end


def _months_rule(found: Statements, start: int, end: int, interval: int = 1) -> int:
    parts = [token.value for token in found.tokens[start:end] if token.kind in "mk"]
    months = tuple(sorted({part if isinstance(part, int) else part[1] for part in parts}))
    days = {part[0] for part in parts if not isinstance(part, int)}
    same_day = tuple(days) if len(days) == 1 and all(not isinstance(part, int) for part in parts) else ()
    found.add("recurring", rrule=Rule("YEARLY", interval=interval, months=months, month_days=same_day))
    return end


def _yearly_in_months(found: Statements, start: int, end: int) -> int | None:
    rule = found.tokens[start].value
    count = sum(token.kind in "mk" for token in found.tokens[start:end])
    if rule is None or (rule.frequency != "YEARLY" and count == 1):
        return None
    return _months_rule(found, start, end, rule.interval if rule.frequency == "YEARLY" else 1)


def _yearly_part(found: Statements, start: int, end: int) -> int | None:
    frequency = found.tokens[start].value if found.kinds[start] in "Ra" else None
    if frequency and frequency.frequency != "YEARLY":
        return None
    part = next(token for token in found.tokens[start:end] if token.kind in "sqt")
    rule = Rule("YEARLY", months=(_last_month(part),))
    found.add("recurring", rrule=rule)
    found.ask("part-of-year", start, end, str(rule), "FREQ=YEARLY")
    return end


def _last_month(part: Token) -> int:
    """The month in which a season, a term or a part of the financial year ends."""
    if part.kind == "q":
        return (2 + int(part.value.offset) + int(part.value.months)) % 12 + 1
    return _TERM_ENDS[part.value.season] if part.kind == "t" else _SEASON_ENDS[part.value]


def _dated_and_yearly(found: Statements, start: int, end: int) -> int:
    """`March 2014 and annually thereafter`: due, then in the same month of each year."""
    when: When = found.dates(start, end)[0].value
    rule: Rule = next(token.value for token in found.tokens[start:end] if token.kind == "a")
    found.add("start" if found.kinds[start] == "F" else "due", when)
    months = rule.months or ((when.month,) if when.month else ())
    days = (when.day,) if when.day and months == (when.month,) else ()
    found.add("recurring", rrule=Rule("YEARLY", rule.interval, months, days))
    return end


def _recurring(found: Statements, start: int, end: int) -> int:
    found.add("recurring", rrule=found.tokens[start].value)
    return end


def _runs_from(found: Statements, start: int, end: int) -> int | None:
    """`Monthly from June 2014`, `… to May 2015`: a rule that was just read begins, and may end."""
    rule = found.rule_before(start)
    first, *last = found.dates(start, end)
    if rule is None or edtf.deadline(first.value.edtf) is None:
        return None
    if rule.rrule:
        rule.first = first.value.edtf
    found.add("start", first.value)
    if last:
        _end_rule(found, rule, last[0].value)
    return end


def _runs_until(found: Statements, start: int, end: int) -> int | None:
    """`Each April until 2028`: a rule that was just read ends."""
    rule = found.rule_before(start)
    if rule is None:
        return None
    _end_rule(found, rule, found.dates(start, end)[0].value)
    return end


def _end_rule(found: Statements, entry: Entry, when: When) -> None:
    last = edtf.deadline(when.edtf)
    if entry.rrule is None or last is None:
        found.add("due", when)
    else:
        entry.rrule = str(replace(parse_rule(entry.rrule), until=last))


def _each_dated(found: Statements, start: int, end: int) -> int | None:
    """`Each April 2025 to 2028`."""
    first, last = (token.value for token in found.dates(start, end))
    if not first.month or last.month:
        return None
    days = (first.day,) if first.day else ()
    found.add("recurring", rrule=Rule("YEARLY", months=(first.month,), month_days=days))
    entry = found.entries[-1]
    entry.first = first.edtf
    _end_rule(found, entry, last)
    return end


def _range(found: Statements, start: int, end: int) -> int:
    first, last = found.dates(start, end)[:2]
    _from_to(found, (start, end), first.value, last.value)
    if first.value.month and not first.value.day and re.fullmatch("[0-9]{4}", last.value.edtf):
        years = range(first.value.year, last.value.year + 1)
        found.ask(
            "range-or-yearly",
            start,
            end,
            f"{first.value.edtf}/{last.value.edtf}",
            *(f"{year:04}-{first.value.month:02}" for year in years[:12]),
        )
    return end


def _whole_range(found: Statements, start: int, end: int) -> int:
    first, last = next(token.value for token in found.tokens[start:end] if token.kind == "Z")
    _from_to(found, (start, end), first, last)
    return end


def _from_to(found: Statements, where: tuple[int, int], first: When, last: When) -> None:
    begins, ends = edtf.lower_bound(first.edtf) or date.min, edtf.deadline(last.edtf) or date.max
    if ends < begins:
        found.add("due", first)
        found.ask("backwards", *where, first.edtf, last.edtf)
    else:
        found.add("start", first)
    found.add("due", last)


def _start(found: Statements, start: int, end: int) -> int:
    found.add("start", found.dates(start, end)[0].value)
    return end


def _due(found: Statements, start: int, end: int) -> int:
    for token in found.dates(start, end):
        found.add("due", token.value)
    return end


def _uncertain(found: Statements, start: int, end: int) -> int:
    """`March 2014 (TBC)`, `March 2014?`."""
    value = found.dates(start, end)[0].value.edtf
    found.add("due", When(value if "/" in value or value[-1] in "~?" else f"{value}?"))
    return end


def _simple(kind: EntryKind) -> Handler:
    def add(found: Statements, start: int, end: int) -> int:
        found.add(kind)
        return end

    return add


def _link(found: Statements, start: int, end: int) -> int:
    reference: Reference = found.tokens[start].value
    found.links += reference.refs
    return end


def _condition(found: Statements, start: int, end: int) -> int | None:
    opening: str = found.tokens[start].value
    begin = found.words_before(start)
    if is_opening(opening) and begin != start:
        return None
    dated = re.compile("[iB]*D").match(found.kinds, start + 1)
    if dated and _BEFORE.match(opening):
        return _due(found, start, dated.end())
    if dated and _AFTER.match(opening) and not re.match("[iwm]", found.kinds[dated.end() :]):
        return _start(found, start, dated.end())
    return _waits(found, begin, found.condition_end(start))


def _waits(found: Statements, start: int, end: int) -> int:
    last = (
        found.tokens[end].end
        if end < len(found.tokens) and found.kinds[end] == "."
        else found.tokens[end - 1].end
    )
    text = found.words(found.tokens[start].start, last)
    found.add("conditional", text=text)
    found.links += _REF.findall(text)
    dates = found.dates(start, end)
    if dates:
        found.ask("condition-has-date", start, end, *(token.value.edtf for token in dates))
    return end


def _body(found: Statements, start: int, end: int) -> int | None:
    """`Governance Committee Annual review`: waits for the committee, and comes again each year."""
    return _waits(found, start, start + 1) if found.words_before(start) == start else None


def _by_timescales(found: Statements, start: int, end: int) -> int | None:
    """`Transformation Programme Timescales`: the words before it say whose."""
    begin = found.words_before(start)
    return _waits(found, begin, end) if begin != start else None


def _past(found: Statements, start: int, end: int) -> int:
    found.ask("past-review", start, end, *(token.value.edtf for token in found.dates(start, end)))
    return end


def _horizon(found: Statements, start: int, end: int) -> int:
    """`Immediately`, `Short term`: no date, so the words are kept."""
    text = found.words(found.tokens[start].start, found.tokens[end - 1].end)
    found.add("conditional", text=text)
    found.ask("no-date", start, end)
    return end


def _announced(found: Statements, start: int, end: int) -> int:
    return _due(found, start, end)


_LIST: Final = r"[mk](?:[,/]*[mk])*"
_RULES: Final[tuple[tuple["re.Pattern[str]", Handler], ...]] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"S", _struck),
        (r"v[-iB(,]*D[-,.(]*V[iBU(-]*D\)?", _was_then_now),
        (r"v[-iB(,]*D\)?", _was),
        (r"D[-,.(i]*V[iBUV(-]*D\)?", _revised),
        (r"V[-iBU,(]*D(?![-U]D)", _announced),
        (r"(?:D[-(,]*C\)?){2,}", _completed_dates),
        (r"D[-(,]*C\)?(?![-(]*i*D|B)", _completed_dates),
        (r"C[-(]*i*D\)?", _completed_dates),
        (r"C(?!B)", _completed),
        (rf"{_LIST}\)?[-,(]*a\)?", _months_rule),
        (rf"[Ra]w?[-,(iBxEF]*{_LIST}[,(]*a?\)*", _yearly_in_months),
        (rf"Ei*{_LIST}", _months_rule),
        (r"Ei*[sqt]|[sqt][-,(]*a\)?|[Ra][-,(iBE]*[sqt]\)?", _yearly_part),
        (r"(?:F[iB]*)?D[-,(]*(?:H[-,]*[wP]{0,2}aH?|[wP]{0,2}aH|a)\)?", _dated_and_yearly),
        (r"Ei*D[-U]+[iB]*D", _each_dated),
        (r"[-,(]*F[iB]*D(?:[-U]+[iB]*D)?\)?", _runs_from),
        (r"[-,(]*U[iB]*D\)?", _runs_until),
        (r"b(?=[-,]?[RaM])", _body),
        (r"[RaM]", _recurring),
        (r"F[-iB(,]*Z\)?|Z\)?", _whole_range),
        (r"F?[iB(-]*D[-U]+[iB]*D\)?|f[iB]*D,[iB]*D", _range),
        (r"F[-iB(]*DW?\)?", _start),
        (r"D[,H]*W", _start),
        (r"D[-(,]*[X?]\)?|X[-(,]+D\)?", _uncertain),
        (r"X[iB]*BD", _due),
        (r"P[-,]*i*D", _past),
        (r"D", _due),
        (r"O", _simple("ongoing")),
        (r"X", _simple("unspecified")),
        (r"J", _horizon),
        (r"L", _link),
        (r"Q", _condition),
        (r"T", _by_timescales),
    )
)
