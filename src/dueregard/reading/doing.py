"""Which of several columns of prose is the action: the best heading first, then what stands in them."""

from itertools import pairwise

from dueregard.reading import deeds, headings, languages
from dueregard.reading.content import Content
from dueregard.reading.lexicon import plain, words
from dueregard.reading.plan_table import PlanTable

WHAT = ("action", "objective", "theme", "milestone")
_ENDS = ("output", "outcome", "measure", "progress")
_CLEARLY = 0.4
_WORDY = 3
_FEWEST_WORDS = 2
_OWN_WORDS = 0.6
_ITSELF, _LABEL = 0.8, 1.5
_BESIDE = -0.5
_SECTIONS = 2
IN_DOUBT = 0.6
"""How sure a column is at most that was taken for the action by what stands under it: a person is asked."""
_NAMES = 0.6
"""The share of names from which on a column holds owners, whatever its heading."""
_WEAK = 0.7
OWNED = ("lead", "timescale", "start")
_TOLD = ("progress", "status", "rating")


def find_action(table: PlanTable, contents: list[Content]) -> None:
    """Name the column of the action where the headings don't, or name another than the words below them."""
    faint = _take_back(table, contents)
    if not table.header or _names_no_action(table, contents):
        _guess(table, contents)
    _settle(table, contents)
    for n, field in faint.items():
        table.columns[n].field = table.columns[n].field or field
    _set_beside(table)


def _take_back(table: PlanTable, contents: list[Content]) -> dict[int, str]:
    """Columns of prose that faintly look like what an action leads to, in a table that names no action: one
    of them may be the action. Returns what they were taken for; they have no field until that is known."""
    if table.of("action", "milestone"):
        return {}
    faint = {
        n: column.field
        for n, column in enumerate(table.columns)
        if column.field in (*_ENDS, "actual_outcome", "status") and column.confidence < _WEAK
        and contents[n].length >= _FEWEST_WORDS
    }  # fmt: skip
    for n in faint:
        table.columns[n].field = None
    return faint


def _set_beside(table: PlanTable) -> None:
    """A finding or recommendation for each row is no objective where sections say what actions are for."""
    sections = sum(len(line.filled) == 1 for line in table.lines)
    if not table.of("action") or sections < _SECTIONS:
        return
    for n in table.of("objective"):
        if tells_why(table.columns[n].text) and differs(table, n):
            table.columns[n].field = None


def tells_why(heading: str) -> bool:
    """Whether a heading names the grounds of what is to be done: a finding, a gap, the rationale."""
    return bool({word.removesuffix("s") for word in plain(heading).split()} & words("grounds"))


def in_doubt(table: PlanTable, column: int) -> bool:
    """Whether a printed heading was taken for the action's by what stands under it, not by its words."""
    heading = table.columns[column]
    return (
        bool(heading.text)
        and heading.field == "action"
        and heading.confidence <= IN_DOUBT
        and not _named(table, column)
    )


def _names_no_action(table: PlanTable, contents: list[Content]) -> bool:
    """Whether a table has owners or dates, and words under a heading that tells nothing before what they
    lead to."""
    if table.of(*WHAT) or not table.of("lead", "timescale", "start"):
        return False
    free = [
        n
        for n, column in enumerate(table.columns)
        if column.field is None
        and contents[n].length >= _FEWEST_WORDS
        and contents[n].names < _NAMES
        and not tells_why(column.text)
    ]
    said = table.of("output", "outcome") if table.of("lead") and table.of("timescale") else table.of(*_ENDS)
    return bool(free) and (not said or free[0] < said[0])


def _guess(table: PlanTable, contents: list[Content]) -> None:
    """Where no heading names the action, the first long text column does; the next say outcome and progress
    where they have no heading. A column before it whose cells come again is what the actions stand under."""
    free = [n for n, column in enumerate(table.columns) if column.field is None and contents[n].filled]
    lengths = {n: sum(len(line.at(n).text) for line in table.lines) for n in free}
    long = [n for n in free if lengths[n] * 3 >= max(lengths.values())]
    above = [n for n in free if _comes_again(table, n)]
    long = [n for n in long if n not in above] or long
    first = max(long, key=lambda n: (round(soundness(table, n)), -n), default=None)
    long = [n for n in long if n == first] + [n for n in long if n != first]
    for key, n in zip(("action", "outcome", "progress"), long, strict=False):
        if key == "action" or not table.columns[n].text:
            table.columns[n].field, table.columns[n].confidence = key, 0.5
    for n in above:
        if long and n < long[0] and table.columns[n].field is None:
            table.columns[n].field, table.columns[n].confidence = "objective", 0.5


def _comes_again(table: PlanTable, column: int) -> bool:
    """Whether a column's words stand over several rows: merged, or the same again below each other."""
    texts = [line.at(column).text for line in table.lines if len(line.filled) > 1]
    filled = [text for text in texts if text]
    runs = sum(text != before for before, text in pairwise(["", *filled]))
    length = sum(len(text.split()) for text in filled)
    return (
        bool(filled)
        and length >= 2 * len(filled)
        and (is_merged(table, column) or runs * 3 <= 2 * len(filled) or len(filled) * 3 <= 2 * len(texts))
    )


def is_merged(table: PlanTable, column: int) -> bool:
    """Whether a quarter of a column's cells or more are covered by a cell above."""
    return sum(line.at(column).covered for line in table.lines) * 4 >= len(table.lines)


def _settle(table: PlanTable, contents: list[Content]) -> None:
    """Take another column for the action where its words are clearly what is to be done, and those of the
    column that is taken for it are not.

    A heading that surely says `action` yields only to another that does. Where no heading says it, a column
    of prose without a field may be the action, whatever objectives and outcomes stand beside it.
    """
    found = table.of("action")
    if len(found) > 1 or (not found and table.of("milestone")) or not table.of(*OWNED):
        return
    current = found[0] if found else None
    rivals = [n for n in _rivals(table, current) if contents[n].length >= _WORDY and differs(table, n)]
    standing = {n: _standing(table, n, contents[n]) for n in rivals}
    if not standing:
        return
    best = max(standing, key=lambda n: (standing[n], -n))
    if current is None:
        _appoint(table, best, soundness(table, best))
    elif (
        standing[best] >= _standing(table, current, contents[current]) + _CLEARLY
        and soundness(table, best) > _BESIDE
    ):
        table.columns[current].field = None
        table.columns[best].field, table.columns[best].confidence = "action", IN_DOUBT


def _standing(table: PlanTable, column: int, content: Content) -> float:
    """How likely a column is the action: how its cells begin, whether it is headed `Action` itself rather
    than `Description` or `What`, and whether it says more than a label does."""
    itself = plain(table.columns[column].text) in words("action_itself")
    return soundness(table, column) + _ITSELF * itself - _LABEL * (content.length < _WORDY)


def differs(table: PlanTable, column: int) -> bool:
    """Whether a column says another thing in each row, as actions do."""
    texts = [line.at(column).text for line in table.lines if len(line.filled) > 1]
    return len(set(filter(None, texts))) >= _OWN_WORDS * len(texts)


def soundness(table: PlanTable, column: int) -> float:
    """How clearly a column's cells say what is to be done, -1 to 1 (`deeds.share`)."""
    return deeds.share(line.at(column).text for line in table.lines if len(line.filled) > 1)


def _named(table: PlanTable, column: int) -> bool:
    return headings.match(table.columns[column].text).get("action", 0.0) >= headings.SURE


def _rivals(table: PlanTable, current: int | None) -> list[int]:
    """Columns that could be the action instead: none that tells how it goes, or comes after one that does."""
    told = min(table.of(*_TOLD), default=len(table.columns))
    welsh = languages.twins([column.text for column in table.columns])
    free = [
        n
        for n, column in enumerate(table.columns[:told])
        if column.field is None and n != current and n not in welsh
    ]
    if current is None:
        weak = [n for n in table.of("outcome", "actual_outcome") if table.columns[n].confidence < _WEAK]
        free += [*weak, *(table.of("output") if table.of("objective", "theme") else [])]
        owned = min(table.of("lead", "timescale", "start"), default=0)
        free += [n for n in table.of("measure")[:1] if n < owned]  # the measures that a body takes
    if current is not None and _named(table, current):
        return [n for n in free if _named(table, n)]
    return free


def _appoint(table: PlanTable, best: int, sound: float) -> None:
    """Name the action in a table whose headings name none."""
    others = [soundness(table, n) for n in table.of("objective", "outcome", "output") if n != best]
    if sound < 0 or (sound < _CLEARLY and others and sound < min(others)):
        return
    table.columns[best].field, table.columns[best].confidence = "action", IN_DOUBT
