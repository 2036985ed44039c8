"""Parts of dates joined into dates: "Q2" and "2013/14", "March" and "June 2014", "early" and "2015".

Every rule is a pattern over the kinds of tokens and a function that makes new tokens of those it covers.
What is left over at the end is made whole: a year, a financial year, a month becomes a token of kind `D`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from dueregard.planfile import edtf
from dueregard.planfile.timescales.tokens import Part, PlanTime, Term, Token, Uncertainty, When

_SEASON_MONTHS: Final = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the printed words.

    `academic`: the body is a school, college or university, so `2012/13` is an academic year. `period`: the
    plan's, an EDTF interval, from which "Year 1", "Quarter 2" or "March" can take their year.
    """

    academic: bool = False
    period: str | None = None

    @property
    def counts_academic_years(self) -> bool:
        """Whether `2012/13` is an academic year: the body has them, or the plan runs from September to
        August."""
        return self.academic or re.fullmatch("[0-9]{4}-09/[0-9]{4}-08", self.period or "") is not None


Rewrite = Callable[[list[Token], Context], list[Token] | None]


def join_dates(tokens: list[Token], context: Context) -> list[Token]:
    """The tokens with every date in one piece."""
    for pattern, rewrite in _RULES:
        tokens = _apply(pattern, rewrite, tokens, context)
    kinds = "".join(token.kind for token in tokens)
    if not re.search("[DNYGhAgZEaRM]", kinds) and context.period and edtf.is_valid(context.period):
        tokens = _apply(_QUARTER_OF_PLAN, _quarter_of_plan, tokens, context)
        tokens = [made for token in tokens for made in _in_period(token, context.period) or [token]]
    return [_whole(token, context) for token in tokens]


def _apply(
    pattern: "re.Pattern[str]", rewrite: Rewrite, tokens: list[Token], context: Context
) -> list[Token]:
    kinds = "".join(token.kind for token in tokens)
    made: list[Token] = []
    position = 0
    while position < len(tokens):
        match = pattern.match(kinds, position)
        found = rewrite(tokens[position : match.end()], context) if match and match.end() > position else None
        if match and found:
            made += found
            position = match.end()
        else:
            made.append(tokens[position])
            position += 1
    return made


def _span(tokens: list[Token], first: date, last: date, doubt: Uncertainty | None = None) -> Token:
    value = When(edtf.from_span(first, last), first.year)
    return Token("D", tokens[0].start, tokens[-1].end, value, doubt or _first_doubt(tokens))


def _first_doubt(tokens: list[Token]) -> Uncertainty | None:
    return next((token.doubt for token in tokens if token.doubt), None)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of `count` months from this one; a month past twelve is in the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, edtf.days_in_month(end_year, end_month))


def _year_of(tokens: list[Token]) -> Token:
    return next(token for token in tokens if token.kind in "YGhAg")


def _quarter(tokens: list[Token], context: Context) -> list[Token] | None:
    """Quarters and halves of the financial year (Q1 is April to June); beside a plain year, of the calendar
    year."""
    year = _year_of(tokens)
    parts = [token.value for token in tokens if token.kind == "q"]
    spans = [_part_of(part, _start(year), {"Y": 1, "A": 9}.get(year.kind, 4)) for part in parts]
    choices = (edtf.from_span(*spans[0]), edtf.from_span(*_part_of(parts[0], _start(year))))
    doubt = ("quarter-of-year", choices) if year.kind == "Y" else None
    if any(token.kind in "-U" for token in tokens[1:-1]) and len(spans) == 2 and spans[0] < spans[1]:
        return [_range(tokens, edtf.from_span(*spans[0]), edtf.from_span(*spans[1]), doubt)]
    return [_span(tokens, first, last, doubt) for first, last in spans]


def _start(year: Token) -> int:
    return year.value.year if year.kind == "Y" else int(year.value)


def _part_of(part: Part, first_year: int, first_month: int = 4) -> tuple[date, date]:
    """First and last day of a part of the year that begins with this month."""
    return _months(first_year, first_month + part.offset, part.months)


def _range(tokens: list[Token], first: str, last: str, doubt: Uncertainty | None = None) -> Token:
    value = (When(first, int(first[:4])), When(last, int(last[:4])))
    return Token("Z", tokens[0].start, tokens[-1].end, value, doubt or _first_doubt(tokens))


def _season(tokens: list[Token], context: Context) -> list[Token] | None:
    year = _year_of(tokens)
    seasons = list(dict.fromkeys(token.value for token in tokens if token.kind == "s"))
    years = [_start(year) + (1 if year.kind != "Y" and season in (21, 22) else 0) for season in seasons]
    if len(seasons) == 1:
        value = When(f"{years[0]:04}-{seasons[0]}", years[0])
        return [Token("D", tokens[0].start, tokens[-1].end, value, _first_doubt(tokens))]
    first, _ = _months(years[0], _SEASON_MONTHS[seasons[0]], 3)
    _, last = _months(years[-1], _SEASON_MONTHS[seasons[-1]], 3)
    return [_span(tokens, first, last)] if first < last else None


def _term(tokens: list[Token], context: Context) -> list[Token] | None:
    """Autumn term September to December, spring term January to Easter, summer term Easter to July."""
    year, term = _year_of(tokens), tokens[0].value
    of = _start(year) + (1 if year.kind != "Y" and term.season in (21, 22, 24) else 0)
    value = _in_months(*_term_span(term, of))
    doubt = ("approximate", (value,)) if term.semester else _first_doubt(tokens)
    return [Token("D", tokens[0].start, tokens[-1].end, When(value, of), doubt)]


def _in_months(first: date, last: date) -> str:
    """A span whose ends are months where they are whole: `2014-01/2014-04-20`."""
    begin = f"{first:%Y-%m}" if first.day == 1 else first.isoformat()
    whole = last.day == edtf.days_in_month(last.year, last.month)
    return f"{begin}/{last:%Y-%m}" if whole else f"{begin}/{last.isoformat()}"


def _term_span(term: Term, year: int) -> tuple[date, date]:
    """First and last day of a term, or of its half: whole months, but for Easter between spring and
    summer."""
    if term.semester:
        return _months(year, 9 if term.season == 23 else 2, 5)
    easter = _easter(year)
    if term.season == 23:
        return _months(year, 9, 4) if not term.half else _months(year, 7 + 2 * term.half, 2)
    if term.season == 22:
        last = date(year, 7, 31) if term.half != 1 else date(year, 5, 31)
        return (date(year, 6, 1) if term.half == 2 else easter + timedelta(days=1)), last
    first = date(year, 3, 1) if term.half == 2 else date(year, 1, 1)
    return first, (_months(year, 2, 1)[1] if term.half == 1 else easter)


def _easter(year: int) -> date:
    from dateutil.easter import easter  # needed by few texts

    return easter(year)


def _feast(tokens: list[Token], context: Context) -> list[Token] | None:
    year = _start(_year_of(tokens))
    day = _easter(year) if tokens[0].value == "easter" else date(year, 12, 25)
    value = When(day.isoformat(), year, day.month, day.day)
    return [Token("D", tokens[0].start, tokens[-1].end, value)]


def _part_of_year(tokens: list[Token], context: Context) -> list[Token] | None:
    """Early is the year's first quarter, mid its sixth month, late its last quarter; of a month it says
    nothing."""
    date_token, part = tokens[-1], tokens[0].value
    token = _whole(date_token, context)
    if part == "about":
        about = token.value.edtf if "/" in token.value.edtf else f"{token.value.edtf}~"
        return [replace(token, start=tokens[0].start, value=replace(token.value, edtf=about))]
    if date_token.kind not in "YGhAg":
        return [replace(date_token, start=tokens[0].start)]
    first = edtf.lower_bound(token.value.edtf) or date.min
    offset, count = {"early": (0, 3), "mid": (5, 1), "late": (9, 3)}[part]
    begin, end = _months(first.year, first.month + offset, count)
    value = edtf.from_span(begin, end)
    doubt = ("approximate", (value, token.value.edtf))
    return [_span(tokens, begin, end, doubt)]


def _month_range(tokens: list[Token], context: Context) -> list[Token] | None:
    """`Oct - Mar 2014`: the first month is the last one before the second."""
    month, last = tokens[0].value, tokens[-1].value
    year = last.year if month <= last.month else last.year - 1
    return [_range(tokens, f"{year:04}-{month:02}", last.edtf)]


def _month_list(tokens: list[Token], context: Context) -> list[Token] | None:
    """`March/April 2014` is one time, `June and December 2014` two, `Medi / September 2014` one."""
    last = tokens[-1].value
    months = [token for token in tokens if token.kind == "m"]
    year = last.year
    if all(token.value == last.month for token in months):
        return [tokens[-1]]
    if len(months) == 1 and tokens[1].kind == "/" and months[0].value + 1 == last.month:
        return [_span(tokens, *_months(year, months[0].value, 2))]
    made = [tokens[-1]]
    following = last.month
    for token in reversed(months):
        year -= token.value > following
        following = token.value
        when = When(f"{year:04}-{token.value:02}", year, token.value)
        made.insert(0, Token("N", token.start, token.end, when))
    return made


def _same_month(tokens: list[Token], context: Context) -> list[Token] | None:
    """`Mar 2012 / 2013 / 2014`: that month of each year."""
    month = tokens[0].value.month
    years = [token for token in tokens[1:] if token.kind == "Y"]
    more = [
        Token("N", year.start, year.end, When(f"{year.value.year:04}-{month:02}", year.value.year, month))
        for year in years
    ]
    return [tokens[0], *more]


def _day_range(tokens: list[Token], context: Context) -> list[Token] | None:
    """`1 April to 30 June 2014`."""
    (day, month), last = tokens[0].value, tokens[-1].value
    if last.day is None:
        return None
    year = last.year if (month, day) <= (last.month, last.day) else last.year - 1
    first = f"{year:04}-{month:02}-{day:02}"
    return [_range(tokens, first, last.edtf)] if edtf.is_valid(first) else None


def _month_in_year(tokens: list[Token], context: Context) -> list[Token] | None:
    year, month = _year_of(tokens), tokens[0].value
    of = _start(year) + (1 if year.kind != "Y" and month < 4 else 0)
    return [Token("N", tokens[0].start, tokens[-1].end, When(f"{of:04}-{month:02}", of, month))]


def _stated_year(tokens: list[Token], context: Context) -> list[Token] | None:
    """`Year 1 (2014/15)`: the year in brackets is the date."""
    return [replace(_year_of(tokens), start=tokens[0].start, end=tokens[-1].end)]


def _whole(token: Token, context: Context) -> Token:
    """A year, month, financial or academic year as a finished date; other tokens as they are."""
    if token.kind in "NY":
        return replace(token, kind="D")
    if token.kind not in "GhAg":
        return token
    first, doubt = int(token.value), token.doubt
    academic = token.kind == "A" or (token.kind == "G" and context.counts_academic_years)
    month = 9 if academic else 5 if token.kind == "g" else 4
    values = tuple(edtf.from_span(*_months(first, start, 12)) for start in (month, 4))
    if token.kind == "G" and academic:
        doubt = ("financial-or-academic-year", values)
    if token.kind == "g":
        doubt = ("municipal-year", values)
    return replace(token, kind="D", value=When(values[0], first), doubt=doubt)


def _in_period(token: Token, period: str) -> list[Token]:
    """A part of a date with the only year of the plan's period that it can have; else nothing."""
    span = edtf.parse(period)
    if not span.lower or not span.upper:
        return []
    if token.kind == "y":
        return _plan_time(token, span.lower, span.upper)
    spans = [_part_span(token, year) for year in range(span.lower.year - 1, span.upper.year + 1)]
    inside = [found for found in spans if found and span.lower <= found[0] and found[1] <= span.upper]
    if len(inside) != 1:
        return []
    first, last = inside[0]
    month, day = first.month if token.kind in "mk" else None, first.day if token.kind == "k" else None
    value = _in_months(first, last) if token.kind == "t" else edtf.from_span(first, last)
    return [Token("D", token.start, token.end, When(value, first.year, month, day))]


_QUARTER_OF_PLAN: Final = re.compile(r"q[-,(i]*y\)?|y[-,(i]*q\)?")


def _quarter_of_plan(tokens: list[Token], context: Context) -> list[Token] | None:
    """`Q4 Year 2`: the last three months of the plan's second year."""
    quarter: Part = next(token.value for token in tokens if token.kind == "q")
    time: PlanTime = next(token.value for token in tokens if token.kind == "y")
    period = edtf.parse(context.period or "")
    first, last = time.spans[0]
    if not period.lower or not period.upper or first != last or len(time.spans) > 1 or time.months != 12:
        return None
    begin, end = _part_of(quarter, period.lower.year + first - 1, period.lower.month)
    return [_span(tokens, begin, end)] if end <= period.upper else None


def _part_span(token: Token, year: int) -> tuple[date, date] | None:
    if token.kind == "m":
        return _months(year, token.value, 1)
    if token.kind == "q":
        return _part_of(token.value, year)
    if token.kind == "s":
        return _months(year, _SEASON_MONTHS[token.value], 3)
    if token.kind == "t":
        return _term_span(token.value, year)
    if token.kind == "k" and token.value[0] <= edtf.days_in_month(year, token.value[1]):
        day = date(year, token.value[1], token.value[0])
        return day, day
    return None


def _plan_time(token: Token, lower: date, upper: date) -> list[Token]:
    """`Year 2` of a plan from April 2013 is April 2014 to March 2015, its `Month 6` is September 2013."""
    time: PlanTime = token.value
    made: list[Token] = []
    for first, last in time.spans:
        begins, ends = [
            _months(lower.year, lower.month + (n - 1) * time.months, time.months) for n in (first, last)
        ]
        if begins[0] > upper or last < first:
            return []
        if first == last:
            made.append(_span([token], *begins))
        else:
            made.append(_range([token], edtf.from_span(*begins), edtf.from_span(*ends)))
    return made


_RULES: Final[tuple[tuple["re.Pattern[str]", Rewrite], ...]] = tuple(
    (re.compile(pattern), rewrite)
    for pattern, rewrite in (
        (r"q(?:[-/,U]q)*[-,(i]*[YGhAg]\)?", _quarter),
        (r"[YGhAg][-,(i]*q(?:[-/,U]q)*\)?", _quarter),
        (r"s(?:[-/,]s)?[,(i]*[YGhA]\)?", _season),
        (r"t[,(i]*[YGhA]\)?", _term),
        (r"e[,i]*Y", _feast),
        (r"y[-,]?\(?[YGhA]\)?", _stated_year),
        (r"[YGhA]\(?y\)?", _stated_year),
        (r"m[(i]*[YGhA]\)?", _month_in_year),
        (r"(?<!E)m[-U][iFB]*N", _month_range),
        (r"(?:m[/,]*)+N", _month_list),
        (r"N(?:[/,]*Y)+", _same_month),
        (r"k[-U]+D", _day_range),
        (r"x[xi/-]*[YGhANDg]", _part_of_year),
    )
)
