"""What of an annual report is drawn from plans: only what is of the year, and what is missing is told."""

from datetime import date

import pytest

from dueregard.planfile.model import Action, Lead, Objective, Plan, PlanFile, Update
from dueregard.reporting.annual.drawing import draw
from dueregard.reporting.annual.words import ENGLISH, WELSH, annual_words
from dueregard.reporting.annual.year import Year
from dueregard.reporting.as_at import AsAt, Review
from dueregard.standing.judging import Standing
from dueregard.writing.sheet import BulletList, Heading, Paragraph, Picture, Table

FIRST, LAST, TOLD = date(2025, 4, 1), date(2026, 3, 31), date(2026, 5, 15)
WORDS = annual_words("en-GB")


def file_of(*actions: Action) -> PlanFile:
    objectives = [
        Objective(id="aaaaaaaaaa", key="1", ref="1", title="Know our people", measure="A profile a year"),
        Objective(key="1.1", title="By survey", parent="1", leads=[Lead(name="Cllr Sponsor")]),
        Objective(key="2", ref="2", title="Train our people"),
    ]
    return PlanFile(plan=Plan(title="Equality plan"), objectives=objectives, actions=list(actions))


def action(key: str, under: str = "1", **values: object) -> Action:
    return Action(key=key, ref=key, title=f"Action {key}", objective=under, **values)


def year(file: PlanFile, earlier: PlanFile | None = None, **more: object) -> Year:
    standings = {each.key: Standing.LATER for each in file.actions} | dict(more.pop("standings", {}))
    about = AsAt(file, TOLD, standings, earlier=earlier, earlier_at=date(2025, 3, 31), **more)
    return Year(FIRST, LAST, (about,), {"aaaaaaaaaa": ("The profile that was read",)})


def said(part) -> list[str]:
    lines = []
    for block in part.blocks:
        if isinstance(block, Heading | Paragraph):
            lines.append(block.text)
        elif isinstance(block, BulletList):
            lines += block.items
    return lines


def test_both_languages_have_the_same_words():
    assert ENGLISH.keys() == WELSH.keys()


def test_what_is_dated_in_the_year_is_told_and_nothing_else():
    updates = [
        Update(date="2025-03-31", text="Before it"),
        Update(date="2025-04-01", text="On its first day"),
        Update(date="2026-03", text="In its last month"),
        Update(date="2026-04-01", text="After it"),
        Update(text="Some time"),
    ]
    lines = "\n".join(said(draw("objectives", year(file_of(action("1a", updates=updates))), WORDS)))
    assert "On its first day" in lines
    assert "In its last month" in lines
    assert not [words for words in ("Before it", "After it", "Some time") if words in lines]


def test_an_objective_tells_what_stands_of_it_and_of_those_under_it():
    lines = said(draw("objectives", year(file_of(action("1a"))), WORDS))
    assert "Measure of success: A profile a year" in lines
    assert "By survey: Responsible: Cllr Sponsor" in lines
    assert "Case study: The profile that was read" in lines


def test_reviews_tell_progress_and_effectiveness():
    reviews = {"1": (Review("2024-12", "Long ago"), Review("2026-02", "Half way\nand on", "People notice"))}
    about = year(file_of(action("1a")), reviews=reviews)
    lines = said(draw("objectives", about, WORDS))
    assert "February 2026: Half way" in lines
    assert "and on" in lines
    assert "Effectiveness: People notice" in lines
    assert not [line for line in lines if "Long ago" in line]
    effectiveness = draw("effectiveness", about, WORDS)
    assert said(effectiveness) == ["1. Know our people: People notice"]
    assert effectiveness.silent == ("2. Train our people",)


def test_an_objective_of_which_nothing_was_recorded_is_named():
    entry = [Update(date="2025-06-01", text="Begun")]
    part = draw("objectives", year(file_of(action("1a", updates=entry), action("2a", "2"))), WORDS)
    assert part.silent == ("2. Train our people",)
    assert said(part)[-1] == "Nothing was recorded of this in the year."


def test_objectives_of_which_nothing_at_all_is_stated_are_listed_together():
    part = draw("objectives", year(file_of(action("1a"))), WORDS)
    assert said(part)[-2:] == ["Nothing was recorded in the year of", "2. Train our people"]
    assert part.silent == ("1. Know our people", "2. Train our people")


def test_an_entry_does_not_name_who_wrote_it():
    entry = [Update(date="2025-06-01", text="Begun", author="Jo Bloggs", status="in-progress")]
    lines = "\n".join(said(draw("objectives", year(file_of(action("1a", updates=entry))), WORDS)))
    assert "1 June 2025: Begun (In progress)" in lines
    assert "Jo Bloggs" not in lines


def test_statuses_are_counted_with_their_change_over_the_year():
    before = file_of(action("1a", status="in-progress"), action("1b", status="in-progress"))
    after = file_of(action("1a", status="completed"), action("1b", status="in-progress"), action("2a", "2"))
    part = draw("objectives", year(after, before), WORDS)
    table = next(block for block in part.blocks if isinstance(block, Table))
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows}
    assert [column.heading for column in table.columns][1:] == [
        "At 31 March 2025",
        "At 15 May 2026",
        "Change",
    ]
    assert rows == {
        "Completed": ["0", "1", "+1"],
        "In progress": ["2", "1", "−1"],
        "No status stated": ["0", "1", "+1"],
        "All actions": ["2", "3", "+1"],
    }


def test_the_chart_says_in_words_what_it_shows():
    part = draw("objectives", year(file_of(action("1a", status="completed"))), WORDS)
    chart = next(block for block in part.blocks if isinstance(block, Picture))
    assert "At 15 May 2026: Completed 1, In progress 0" in chart.alt


def test_a_plan_that_was_not_held_when_the_year_began_tells_no_change():
    part = draw("objectives", year(file_of(action("1a"))), WORDS)
    table = next(block for block in part.blocks if isinstance(block, Table))
    assert len(table.columns) == 2
    assert [line for line in said(part) if line.startswith("The plan was not kept here on 31 March 2025")]


def test_a_plan_that_came_after_the_day_of_the_report_says_that_its_document_speaks():
    about = year(file_of(action("1a")), kept_since=date(2026, 6, 1), judged_on=date(2025, 12, 31))
    lines = said(draw("objectives", about, WORDS))
    assert [line for line in lines if line.startswith("Kept here since 1 June 2026")]
    assert [line for line in lines if "as on its last day, 31 December 2025" in line]


def test_what_was_completed_without_an_entry_is_told_once():
    done = [Update(date="2025-06-01", text="Done", status="completed")]
    before = file_of(action("1a"), action("1b"), action("1c", status="completed"))
    after = file_of(
        action("1a", status="completed", updates=done),
        action("1b", status="completed"),
        action("1c", status="completed"),
    )
    lines = said(draw("objectives", year(after, before), WORDS))
    assert [line for line in lines if line.endswith("completed in the year")] == [
        "1b - Action 1b: completed in the year"
    ]
    assert "Actions: 3, of which completed: 3 (1 at the beginning)" in lines


def test_the_year_ahead_is_what_falls_due_in_it_and_what_is_late():
    due = {"1a": date(2026, 4, 1), "1b": date(2027, 4, 1), "1c": date(2026, 9, 1), "1d": date(2025, 9, 1)}
    file = file_of(*(action(key) for key in due))
    standings = {"1c": Standing.SETTLED, "1d": Standing.LATE}
    part = draw("next", year(file, due_on=due, standings=standings), WORDS)
    assert said(part) == [
        "Due in the year to 31 March 2027",
        "1a - Action 1a; no lead is named",
        "Late on 15 May 2026",
        "1d - Action 1d; no lead is named",
    ]


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (date(2026, 3, 31), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2028, 3, 31)),  # 2028 has a 29 February
        (date(2027, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 28), date(2029, 2, 28)),  # begins on a 29 February
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_the_year_ahead_is_a_year_by_the_calendar(last, following):
    assert Year(last, last, ()).following == following


def test_several_plans_stand_under_their_own_titles_and_their_charts_have_ids_of_their_own():
    one = year(file_of(action("1a")))
    part = draw("objectives", Year(FIRST, LAST, one.plans * 2), WORDS)
    titles = [block for block in part.blocks if block == Heading("Equality plan", 3)]
    assert len(titles) == 2
    charts = "".join(block.svg for block in part.blocks if isinstance(block, Picture))
    assert charts.count('id="status-0-title"') == charts.count('id="status-1-title"') == 1
    assert charts.count('id="standing-0-title"') == charts.count('id="standing-1-title"')
