"""Which field each column of a table holds: by the words of its heading and by what stands under it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from dueregard.reading.content import Content
from dueregard.reading.headings import LIKELY, SURE, Heading, match, period_of
from dueregard.reading.lexicon import plain, slug

NOTHING_FIXED: Mapping[int, str] = MappingProxyType({})
_BY_LAYOUT = 0.8
_ENOUGH = 2
_WORDY = 4
_SELDOM = 0.3
_ALL = 0.9
_MOSTLY = 0.7
_FIGURED = frozenset(["measure", "resources", "progress", "ref"])
"""Fields that figures alone may stand in."""
_TELLS_HOW = ("status", "progress", "rating")
_TOLD = frozenset(["measure", "outcome", "output", "progress"])
"""Fields that hold words, not names: `Monitoring` over officers is none of them."""
_MANY = frozenset(
    [
        "lead", "outcome", "measure", "progress", "theme", "objective", "resources", "characteristics",
        "output", "timescale",
    ]
)  # fmt: skip
"""Fields that several columns may hold."""


def assign(
    texts: list[str],
    contents: list[Content],
    fixed: Mapping[int, str] = NOTHING_FIXED,
    own: Mapping[int, str] = NOTHING_FIXED,
) -> list[Heading]:
    """Give each column the field that its heading and content fit best, the surest first.

    `fixed`: columns of which the layout says what they hold; `detail` holds words without a field.
    `own`: the columns' own words under a heading that spans several.
    """
    columns = [Heading(text, own=own.get(n, "")) for n, text in enumerate(texts)]
    _name(columns)
    ranked: list[tuple[float, int, str]] = []
    for n, key in fixed.items():
        columns[n].field, columns[n].confidence = key, _BY_LAYOUT
    for n, column in enumerate(columns):
        if n in fixed:
            continue
        column.candidates = _candidates(column.telling, contents[n])
        ranked += [(score, -n, key) for key, score in column.candidates.items()]
    for score, place, key in sorted(
        ranked, key=lambda one: (one[0], one[1], one[2] == "action"), reverse=True
    ):
        column = columns[-place]
        if column.field is None and score >= LIKELY and _free(key, columns):
            column.field, column.confidence = key, round(min(score, 1.0), 2)
    _see_both(columns, contents)
    _fill_gaps(columns, contents)
    for column in columns:
        column.field = None if column.field == "detail" else column.field
    _describe(columns)
    return columns


def _see_both(columns: list[Heading], contents: list[Content]) -> None:
    """`Lead and timescale` holds both, where no other column holds either; so do cells that name somebody
    and a date."""
    for column, content in zip(columns, contents, strict=True):
        halves = re.split(r"\s*(?:/|&|\+|,|\band\b)\s*", column.text, flags=re.IGNORECASE)
        named = [{key for key, score in match(half).items() if score >= SURE} for half in halves]
        said = len(halves) == 2 and {"lead", "timescale"} <= named[0] | named[1]
        if not said and (column.confidence >= SURE or content.owned_dates < _MOSTLY):
            continue
        if all(other is column or other.field not in ("lead", "timescale") for other in columns):
            column.field, column.also, column.confidence = "timescale", "lead", 0.8


def _fill_gaps(columns: list[Heading], contents: list[Content]) -> None:
    """A column whose heading tells nothing is known by its content, for a field that no other column has."""
    for n, column in enumerate(columns):
        likely = {} if column.field else _by_content(contents[n].evidence, contents[n])
        for key in sorted(likely, key=likely.__getitem__, reverse=True):
            if key == "ref" and column.text and n > 0:
                continue
            if column.field is None and all(other.field != key for other in columns):
                column.field, column.confidence = key, round(likely[key] * 0.7, 2)


def _candidates(text: str, content: Content) -> dict[str, float]:
    """Heading and content together: content settles between near headings, and speaks alone under a blank
    one."""
    named = match(text)
    evidence = content.evidence
    if not text:
        return _by_content(evidence, content)
    if not content.filled:
        named = {key: score for key, score in named.items() if key not in ("action", "milestone")}
    scores = {}
    for key, score in named.items():
        fits = evidence.get(key, 0.5) if content.filled else 0.5
        most = LIKELY / 2 if _belies(key, score, content) else 1.0
        fitted = score * (0.7 + 0.3 * fits) if score < 1 else score - 0.1 * (1 - fits)
        scores[key] = round(min(fitted, most), 3)
    return scores | _settle_target(text, content)


def _belies(key: str, score: float, content: Content) -> bool:
    """Whether what stands in a column can't be what words near to its heading say."""
    if key == "measure" and content.filled >= _ENOUGH and content.codes >= _ALL:
        return True
    if key in _TOLD:
        return _holds_names(content) and (score < 1.0 or _holds_nothing_else(content))
    if key == "resources" and score < 1.0 and _holds_names(content):
        return True
    if content.filled >= _ENOUGH and content.figures >= _ALL:
        return key not in _FIGURED
    if score >= 1.0 or content.filled < _ENOUGH:
        return False
    wordy = content.length >= _WORDY
    return (key in ("timescale", "start") and wordy and content.dates < _SELDOM) or (
        key == "lead" and wordy and content.names < _SELDOM
    )


def _holds_names(content: Content) -> bool:
    """Whether names stand in a column; a lone cell may look like one by chance (`Forum told`)."""
    return content.filled >= 2 and content.names >= 0.6


def _holds_nothing_else(content: Content) -> bool:
    """Whether a column holds a name of a few words in each cell: `Report to Authority` ends as one, too."""
    return content.names >= _ALL and content.length < _WORDY


def _by_content(evidence: dict[str, float], content: Content) -> dict[str, float]:
    """What content alone says of a column whose heading is blank or unknown."""
    fields = ("ref", "timescale", "lead", "rating", "status")
    said = evidence if content.dates_first >= 0.6 else evidence | {"timescale": 0.0}
    return {key: round(said[key] * 0.9, 3) for key in fields if said[key] >= 0.6 and content.filled}


def _settle_target(text: str, content: Content) -> dict[str, float]:
    """ "Target", "Target 2024", "Milestone date" …: a date column or a measure, by what stands under it."""
    wanted = plain(text)
    if wanted in ("target", "targets") and content.dates >= 0.6 and content.length < 8:
        return {"timescale": 0.98, "measure": 0.5}
    if wanted in ("milestone", "milestones") and content.dates_first >= 0.6 and content.length < 8:
        return {"timescale": 0.98, "milestone": 0.5}
    if re.search(r"\S (?:from|start|start date)$", wanted) and match(wanted).get("timescale", 0) >= LIKELY:
        return {"start": 0.99}
    if content.ratings >= 0.6 and max(match(wanted).get(key, 0.0) for key in _TELLS_HOW) >= LIKELY:
        return {"rating": 0.98, "status": 0.6}
    if wanted in ("rag", "rag rating", "rating") and content.statuses >= 0.6 and content.ratings < 0.3:
        return {"status": 0.98, "rating": 0.6}
    if wanted == "priority" and not content.levels and content.filled > 1:
        return {"theme": 0.98, "priority": 0.5}
    if wanted in ("what", "description", "detail", "issue", "area", "priority") and content.length < 1.6:
        return {"priority": 0.98} if wanted == "priority" else {}
    if wanted == "completion" and content.statuses >= 0.5:
        return {"status": 0.98}
    return {}


def _free(key: str, columns: list[Heading]) -> bool:
    """Whether another column may have this field: two kinds of lead, an update column a quarter …"""
    return key in _MANY or all(column.field != key for column in columns)


def _name(columns: list[Heading]) -> None:
    taken: set[str] = set()
    for n, column in enumerate(columns, 1):
        wanted = slug(column.text, 40) or f"column-{n}"
        column.id = wanted if wanted not in taken else f"{wanted}-{n}"
        taken.add(column.id)


_PLAIN_LEAD = re.compile(
    r"lead(?: officers?| person)?s?|(?:responsible|lead)?\s*officers?(?: responsible)?|"
    r"responsib\w+(?: officer| person| lead)?|(?:action )?owner|"
    r"(?:action )?by(?: whom| who)?|who(?: by| will lead| is responsible)?\??|person responsible|"
    r"assigned to|led by|officer|named lead|responsible lead",
    re.IGNORECASE,
)


def _describe(columns: list[Heading]) -> None:
    """Roles of the lead columns: where there are several, the heading's own words, else `lead`."""
    who = [column for column in columns if column.field == "lead"]
    for column in who:
        first = plain(re.split(r"[/|\n]", re.sub(r"\(.*?\)", "", column.text))[0])
        column.role = "lead" if len(who) == 1 or not first or _PLAIN_LEAD.fullmatch(first) else first
    for column in columns:
        if column.field == "progress":
            column.period = period_of(column.text)
