"""The parts of an annual report that are drawn from plans: progress, effectiveness, the year ahead."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from dueregard.figures import Look, Row, stacked_bars
from dueregard.planfile.model import Action, Objective, PlanFile
from dueregard.planfile.timescales import date_in_words
from dueregard.reporting.annual.year import Branch, Part, Year, branches
from dueregard.reporting.appendix import STATUSES, action_line
from dueregard.reporting.as_at import AsAt, Review
from dueregard.reporting.changes import name_of, whole_name
from dueregard.reporting.summary import standing_blocks
from dueregard.reporting.words import in_full
from dueregard.standing.judging import Standing
from dueregard.writing import sheet
from dueregard.writing.sheet import Block, BulletList, Cell, Column, Heading, Paragraph, Picture, Table
from dueregard.writing.values import lines_of, update_line
from dueregard.writing.words import Words, tongue_of, words_of

_IN_CHART: Final[Mapping[str, tuple[str, ...]]] = {
    "completed": ("completed",),
    "in-progress": ("in-progress",),
    "delayed": ("delayed",),
    "no_start": ("not-started", ""),
    "given_up": ("paused", "withdrawn", "not-applicable"),
}
"""The parts of the chart's bars and the statuses in each: more parts would not be told apart."""


def draw(part: str, year: Year, words: Words) -> Part:
    """What the plans have for a part that checklists name: `objectives`, `effectiveness` or `next`."""
    return _PARTS[part](year, words)


def _objectives(year: Year, words: Words) -> Part:
    several = len(year.plans) > 1
    parts = [_of_plan(about, year, words, 4 if several else 3, f"{n}") for n, about in enumerate(year.plans)]
    blocks: list[Block] = []
    for about, part in zip(year.plans, parts, strict=True):
        blocks += (Heading(about.plan.plan.title, 3), *part.blocks) if several else part.blocks
    return Part(tuple(blocks), tuple(name for part in parts for name in part.silent))


def _of_plan(about: AsAt, year: Year, words: Words, level: int, mark: str) -> Part:
    """A plan's figures, then its objectives one by one. `mark` tells its charts' ids from other plans'."""
    blocks: list[Block] = [*_notes(about, year, words), Heading(words["by_status"], level)]
    blocks += _by_status(about, year, words, f"status-{mark}")
    blocks.append(Heading(words["by_objective"], level))
    blocks += standing_blocks(about, words, f"standing-{mark}")
    silent, bare = [], []
    for branch in branches(about):
        name = _name(branch, words)
        stated, told = tuple(_stated(branch, about, year, words)), tuple(_told(branch, about, year, words))
        silent += [] if told else [name]
        bare += [] if told or stated else [name]
        if told or stated:
            nothing = () if told else (Paragraph(words["nothing_recorded"]),)
            blocks += (Heading(name, level), *stated, *told, *nothing)
    if bare:
        blocks += (Heading(words["nothing_recorded_of"], level), BulletList(tuple(bare)))
    return Part(tuple(blocks), tuple(silent))


def _notes(about: AsAt, year: Year, words: Words) -> Iterator[Paragraph]:
    """What one has to know of how the plan is told."""
    if about.judged_on:
        yield Paragraph(words["over"].format(day=in_full(about.judged_on, words)))
    if about.kept_since:
        yield Paragraph(words["kept_since"].format(day=in_full(about.kept_since, words)))
    if about.earlier is None:
        yield Paragraph(words["not_held_before"].format(day=in_full(year.eve, words)))


def _by_status(about: AsAt, year: Year, words: Words, name: str) -> Iterator[Block]:
    """How many actions had which status, at the beginning of the year where that is known, and by its end."""
    now = _statuses(about.plan)
    heads = [words["at_day"].format(day=in_full(about.day, words))]
    rows = [Row(heads[0], _bar(now))]
    before = _statuses(about.earlier) if about.earlier else None
    if before is not None:
        eve = in_full(year.eve, words)
        heads = [words["at_day"].format(day=eve), *heads, words["change"]]
        rows.insert(0, Row(heads[0], _bar(before)))
    yield _status_chart(rows, words, name)
    columns = (Column(words["status"], 4), *(Column(head, 2) for head in heads))
    yield Table(words["by_status"], columns, tuple(_status_rows(now, before, words)), counts=True)


def _statuses(plan: PlanFile) -> Counter[str]:
    return Counter(action.status or "" for action in plan.actions)


def _bar(counted: Counter[str]) -> tuple[int, ...]:
    return tuple(sum(counted[status] for status in statuses) for statuses in _IN_CHART.values())


def _status_chart(rows: list[Row], words: Words, name: str) -> Picture:
    looks = (
        Look(words["completed"], "good", "crossed"),
        Look(words["in-progress"], "busy", "rising"),
        Look(words["delayed"], "bad", "full"),
        Look(words["no_start"], "quiet", "dots"),
        Look(words["given_up"], "plain", "empty"),
    )
    title, described = words["by_status"], words["by_status_described"]
    chart = stacked_bars(name, title, described, words["status"], looks, rows)
    said = (f"{row.label}: {_pairs(looks, row)}" for row in rows)
    return Picture(chart.svg, f"{title}. {'; '.join(said)}")


def _pairs(looks: Iterable[Look], row: Row) -> str:
    return ", ".join(f"{look.label} {value}" for look, value in zip(looks, row.values, strict=True))


def _status_rows(now: Counter[str], before: Counter[str] | None, words: Words) -> Iterator[sheet.Row]:
    for status in (*STATUSES, ""):
        numbers = [now[status]] if before is None else [before[status], now[status]]
        if any(numbers):
            cells = [str(number) for number in numbers]
            cells += [] if before is None else [_signed(now[status] - before[status])]
            yield _row(words[status] if status else words["no_status"], cells)
    totals = [now.total()] if before is None else [before.total(), now.total()]
    change = [] if before is None else [_signed(now.total() - before.total())]
    yield _row(words["all_actions"], [*map(str, totals), *change])


def _row(name: str, cells: Iterable[str]) -> sheet.Row:
    return sheet.Row((Cell((name,), heads="row"), *(Cell((cell,)) for cell in cells)))


def _signed(number: int) -> str:
    """A change with its sign; the minus is one that is spoken and that no program takes for a formula."""
    return f"+{number}" if number > 0 else f"−{-number}" if number else "0"


def _stated(branch: Branch, about: AsAt, year: Year, words: Words) -> Iterator[Block]:
    """What stands in the plan of the objective and those under it, whom it is for and how it is counted."""
    lines = [line for objective in branch.objectives for line in _facts(objective, branch.top, words)]
    earlier = {each.key: each.status for each in about.earlier.actions} if about.earlier else None
    if branch.actions:
        lines.append(_counted(branch, earlier, words))
    lines += [
        words["case_study"].format(title=title)
        for objective in branch.objectives
        for title in year.studies.get(objective.id or "", ())
    ]
    if lines:
        yield BulletList(tuple(lines))


def _facts(objective: Objective, top: Objective | None, words: Words) -> Iterator[str]:
    whose = "" if objective is top else f"{whole_name(objective)}: "
    if objective.leads:
        yield whose + words["responsible"].format(names=", ".join(lead.name for lead in objective.leads))
    for field in ("outcome", "measure"):
        if said := " ".join(lines_of(getattr(objective, field))):
            yield f"{whose}{words[field]}: {said}"


def _counted(branch: Branch, earlier: Mapping[str, str | None] | None, words: Words) -> str:
    number, completed = len(branch.actions), branch.completed()
    if earlier is None:
        return words["counted"].format(number=number, completed=completed)
    before = sum(earlier.get(action.key) == "completed" for action in branch.actions)
    return words["counted_before"].format(number=number, completed=completed, before=before)


def _told(branch: Branch, about: AsAt, year: Year, words: Words) -> Iterator[Block]:
    """What was recorded in the year: of the objectives, then of their actions one by one."""
    for objective, review in branch.reviews(about, year):
        yield from _reviewed(objective, branch.top, review, words)
    lines = [*_entries(branch, year, words), *_completions(branch, about, year, words)]
    if lines:
        yield Paragraph(f"{words['done_in_year']}:")
        yield BulletList(tuple(lines))


def _reviewed(
    objective: Objective, top: Objective | None, review: Review, words: Words
) -> Iterator[Paragraph]:
    whose = "" if objective is top else f"{whole_name(objective)}, "
    day = date_in_words(review.date, tongue_of(words["language"]))
    first, *rest = lines_of(review.progress) or ("",)
    yield Paragraph(f"{whose}{day}: {first}".rstrip(": "))
    yield from (Paragraph(line) for line in rest)
    if said := " ".join(lines_of(review.effectiveness)):
        yield Paragraph(words["effective"].format(text=said))


def _entries(branch: Branch, year: Year, words: Words) -> Iterator[str]:
    """Each entry of the year, without who wrote it: a report is the body's."""
    own = words_of(words["language"])
    for action, update in branch.updates(year):
        unsigned = update.model_copy(update={"author": ""})
        yield f"{name_of(action).rstrip('.')}: {update_line(unsigned, own)}"


def _completions(branch: Branch, about: AsAt, year: Year, words: Words) -> Iterator[str]:
    """Actions that are completed, were not when the year began, and of which no entry of the year says so."""
    if about.earlier is None:
        return
    earlier = {action.key: action.status for action in about.earlier.actions}
    said = {action.key for action, update in branch.updates(year) if update.status == "completed"}
    for action in branch.actions:
        if action.status == "completed" != earlier.get(action.key) and action.key not in said:
            yield words["is_completed"].format(item=name_of(action))


def _effectiveness(year: Year, words: Words) -> Part:
    lines, silent = [], []
    for about in year.plans:
        for branch in branches(about):
            said = [
                f"{whole_name(objective)}: {' '.join(lines_of(review.effectiveness))}"
                for objective, review in branch.reviews(about, year)
                if review.effectiveness
            ]
            lines += said
            if branch.top and not said:
                silent.append(whole_name(branch.top))
    return Part((BulletList(tuple(lines)),) if lines else (), tuple(silent))


def _next(year: Year, words: Words) -> Part:
    due: list[str] = []
    late: list[str] = []
    for about in year.plans:
        for action in about.plan.actions:
            if about.standings[action.key] == Standing.LATE:
                late.append(action_line(action, words))
            elif _falls_due(action, about, year):
                due.append(action_line(action, words))
    day = year.plans[0].day if year.plans else year.last
    groups = (
        (words["due_in_year"].format(day=in_full(year.following, words)), due),
        (words["still_open"].format(day=in_full(day, words)), late),
    )
    blocks = [
        block for title, lines in groups if lines for block in (Heading(title, 3), BulletList(tuple(lines)))
    ]
    return Part(tuple(blocks))


def _falls_due(action: Action, about: AsAt, year: Year) -> bool:
    due = about.due_on.get(action.key)
    is_open = about.standings[action.key] not in (Standing.SETTLED, Standing.CARRIED)
    return is_open and due is not None and year.last < due <= year.following


def _name(branch: Branch, words: Words) -> str:
    return whole_name(branch.top) if branch.top else words["no_heading"]


_PARTS: Final[Mapping[str, Callable[[Year, Words], Part]]] = {
    "objectives": _objectives,
    "effectiveness": _effectiveness,
    "next": _next,
}
