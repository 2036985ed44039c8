"""The occurrences of actions that come again: complete, and stable whatever is edited."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from tests.edtf_values import PLAIN

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.planfile.recurrence import Rule
from dueregard.standing.facts import Facts, Followed
from dueregard.standing.occurrences import next_open, occurrences
from dueregard.standing.targets import due_on

START = date(2013, 1, 1)
END = date(2016, 3, 31)
PLAN = Followed(begins=START, since=START, until=END)
COUNTS = st.one_of(st.none(), st.integers(1, 9))
MONTHS = st.lists(st.integers(1, 12), unique=True, max_size=3).map(sorted).map(tuple)
RULES = st.one_of(
    st.builds(
        Rule,
        frequency=st.sampled_from(["WEEKLY", "MONTHLY", "YEARLY"]),
        interval=st.integers(1, 5),
        months=MONTHS,
        count=COUNTS,
    ),
    st.builds(
        Rule,
        frequency=st.just("WEEKLY"),
        interval=st.integers(1, 4),
        days=st.lists(st.sampled_from(["MO", "WE", "SU"]), unique=True).map(tuple),
        count=COUNTS,
    ),
    st.builds(
        Rule,
        frequency=st.just("MONTHLY"),
        interval=st.integers(1, 7),
        months=MONTHS,
        days=st.sampled_from([("3TU",), ("-1FR",), ("2WE", "4FR")]),
        until=st.one_of(st.none(), st.dates(START, END)),
    ),
    st.builds(
        Rule,
        frequency=st.sampled_from(["MONTHLY", "YEARLY"]),
        months=st.sampled_from([(3,), (2, 11)]),
        month_days=st.sampled_from([(28,), (-1,), (1, 15), (31,)]),
        count=COUNTS,
    ),
)
STARTS = st.dates(date(2010, 1, 1), date(2020, 12, 31))


def recurring(*rules: Rule | str) -> tuple[Entry, ...]:
    return tuple(Entry(kind="recurring", rrule=str(rule)) for rule in rules)


def names(facts: Facts, *, on: date = END) -> list[str]:
    return [each.when for each in occurrences(facts, on=on)]


def by_dateutil(rule: Rule, start: date, end: date) -> list[str]:
    """The same rule expanded by dateutil; a rule that names no day by its months."""
    first = start if rule.names_a_day else start.replace(day=1)
    expanded = rrulestr(str(rule), dtstart=datetime.combine(first, time()))
    days = expanded.between(datetime.combine(first, time()), datetime.combine(end, time()), inc=True)
    return [f"{day:%Y-%m-%d}" if rule.names_a_day else f"{day:%Y-%m}" for day in days]


@given(RULES, STARTS, st.integers(0, 1500))
def test_occurrences_are_complete(rule: Rule, start: date, days: int) -> None:
    end = start + timedelta(days=days)
    facts = Facts(entries=recurring(rule), followed=Followed(start, start, end))
    assert names(facts, on=end) == by_dateutil(rule, start, end)


@given(RULES, RULES, STARTS, st.data())
def test_adding_and_excluding_others_or_looking_further_renames_and_drops_none(
    rule: Rule, another: Rule, start: date, data: st.DataObject
) -> None:
    end = start + timedelta(days=900)
    facts = Facts(entries=recurring(rule), followed=Followed(start, start, end))
    before = names(facts, on=end)
    excluded = data.draw(st.sets(st.sampled_from(before)) if before else st.just(set()))
    edited = replace(
        facts,
        entries=recurring(rule, another),
        added=tuple(data.draw(st.lists(PLAIN, max_size=3))),
        excluded=tuple(excluded),
        followed=replace(facts.followed, until=end + timedelta(days=data.draw(st.integers(0, 900)))),
    )
    after = names(edited, on=end)
    assert len(after) == len(set(after))
    assert set(before) - excluded <= set(after)
    assert [edtf.deadline(name) for name in after] == sorted(
        edtf.deadline(name) or date.max for name in after
    )


@given(RULES, RULES, STARTS, st.data())
def test_an_occurrence_with_a_record_stays_whatever_becomes_of_the_rule(
    rule: Rule, another: Rule, start: date, data: st.DataObject
) -> None:
    facts = Facts(entries=recurring(rule), followed=Followed(start, start, start + timedelta(days=900)))
    known = names(facts)
    recorded = data.draw(
        st.dictionaries(st.sampled_from(known), st.just("completed")) if known else st.just({})
    )
    changed = replace(facts, entries=recurring(another), recorded=recorded, excluded=tuple(known))
    assert set(recorded) <= set(names(changed))


@given(RULES, STARTS, st.data())
def test_the_due_date_is_that_of_the_first_occurrence_that_is_not_done(
    rule: Rule, start: date, data: st.DataObject
) -> None:
    facts = Facts(entries=recurring(rule), followed=Followed(start, start, start + timedelta(days=900)))
    known = names(facts)
    done = data.draw(st.sets(st.sampled_from(known)) if known else st.just(set()))
    told = replace(facts, recorded=dict.fromkeys(done, "completed"))
    left = [edtf.deadline(name) for name in known if name not in done]
    assert due_on(told) == (left[0] if left else None)


def test_each_occurrence_has_a_state_of_its_own() -> None:
    facts = Facts(
        entries=recurring("FREQ=YEARLY;BYMONTH=11"),
        recorded={"2013-11": "completed", "2015-11": "in-progress"},
        followed=PLAN,
    )
    told = {each.when: (each.status, each.state) for each in occurrences(facts, on=date(2015, 1, 1))}
    assert told == {
        "2013-11": ("completed", "done"),
        "2014-11": ("", "late"),
        "2015-11": ("in-progress", "open"),
    }


def test_what_fell_due_before_the_plan_was_followed_here_is_not_recorded_and_never_late() -> None:
    followed = Followed(begins=START, since=date(2015, 3, 1), until=END)
    facts = Facts(entries=recurring("FREQ=YEARLY;BYMONTH=11"), followed=followed)
    states = {each.when: each.state for each in occurrences(facts, on=END)}
    assert states == {"2013-11": "not-recorded", "2014-11": "not-recorded", "2015-11": "late"}
    assert due_on(facts) == date(2015, 11, 30)


def test_a_printed_due_date_is_the_first_occurrence_of_what_comes_again() -> None:
    entries = (Entry(kind="due", date="2014-03"), *recurring("FREQ=YEARLY;BYMONTH=3"))
    facts = Facts(entries=entries, followed=Followed(date(2014, 1, 1), date(2014, 1, 1), END))
    assert names(facts) == ["2014-03", "2015-03", "2016-03"]
    done = replace(facts, recorded={"2014-03": "completed"})
    assert (due_on(facts), due_on(done)) == (date(2014, 3, 31), date(2015, 3, 31))


def test_completed_printed_beside_a_rule_completes_that_occurrence_only() -> None:
    entries = (*recurring("FREQ=YEARLY;BYMONTH=5"), Entry(kind="completed", date="2013-05"))
    facts = Facts(entries=entries, followed=PLAN)
    first, second, *_ = occurrences(facts, on=START)
    assert (first.state, second.state) == ("done", "open")
    assert due_on(facts) == date(2014, 5, 31)


def test_a_rule_counts_from_where_its_timescale_starts() -> None:
    entries = (Entry(kind="start", date="2013-02"), *recurring("FREQ=MONTHLY;INTERVAL=3"))
    facts = Facts(entries=entries, followed=PLAN)
    assert names(facts)[:2] == ["2013-02", "2013-05"]
    stated = Entry(kind="recurring", rrule="FREQ=MONTHLY;INTERVAL=3", first="2013-03")
    assert names(replace(facts, entries=(*entries[:1], stated)))[0] == "2013-03"


def test_a_plan_without_an_end_shows_two_years_ahead_and_finds_the_rarest_next() -> None:
    endless = Followed(begins=START, since=START)
    facts = Facts(entries=recurring("FREQ=YEARLY;INTERVAL=5;BYMONTH=1"), followed=endless)
    assert names(facts, on=START) == ["2013-01"]
    done = replace(facts, recorded={"2013-01": "completed"})
    following = next_open(done)
    assert following is not None
    assert following.when == "2018-01"
