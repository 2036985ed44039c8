"""Differences of plans: what is the same item, what changed in it, and that both ways of looking agree."""

from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile.differences import Differences, compare, in_lines
from dueregard.planfile.model import Action, Lead, Objective, Plan, PlanFile, Revision, Source, Timescale

WORDS = st.lists(
    st.sampled_from(["publish", "review", "train", "staff", "data", "plan", "equality", "all"]), max_size=5
)
ACTIONS = st.builds(
    Action,
    id=st.sampled_from([None, "a", "b", "c"]),
    ref=st.sampled_from(["", "1", "2", "2.1"]),
    objective=st.sampled_from([None, "o1", "o2"]),
    title=WORDS.map(" ".join),
    outcome=WORDS.map(" ".join),
)
PLANS = st.lists(ACTIONS, max_size=8).map(
    lambda actions: PlanFile(objectives=[Objective(key="o1", title="One"), Objective(key="o2", title="Two")],
                             actions=actions)
)  # fmt: skip


def plan(*actions: Action, objectives: list[Objective] | None = None) -> PlanFile:
    return PlanFile(objectives=objectives or [], actions=list(actions))


def titles(items: tuple[Action, ...]) -> list[str]:
    return [item.title for item in items]


def test_the_same_id_is_the_same_action_whatever_its_words() -> None:
    found = compare(
        plan(Action(id="x", title="Train staff")), plan(Action(id="x", title="Appoint a champion"))
    )
    assert [(change.field, change.old, change.new) for change in found.actions.changed[0].fields] == [
        ("title", "Train staff", "Appoint a champion")
    ]


def test_the_same_reference_under_the_same_objective_is_the_same_action() -> None:
    old = [Objective(key="a", ref="1", title="Know"), Objective(key="b", ref="2", title="Lead")]
    new = [Objective(key="know", ref="1", title="Know"), Objective(key="lead", ref="2", title="Lead")]
    first = plan(
        Action(ref="1", objective="a", title="x"), Action(ref="1", objective="b", title="y"), objectives=old
    )
    second = plan(
        Action(ref="1", objective="know", title="z"),
        Action(ref="1", objective="lead", title="y"),
        objectives=new,
    )
    found = compare(first, second)
    assert not found.objectives
    assert [(change.old.title, change.new.title) for change in found.actions.changed] == [("x", "z")]


def test_near_words_are_the_same_action_and_far_ones_are_not() -> None:
    old = plan(Action(title="Publish the equality profile"), Action(title="Train all staff"))
    new = plan(Action(title="Publish an equality profile"), Action(title="Appoint a champion"))
    found = compare(old, new)
    assert [change.new.title for change in found.actions.changed] == ["Publish an equality profile"]
    assert titles(found.actions.removed) == ["Train all staff"]
    assert titles(found.actions.added) == ["Appoint a champion"]


def test_an_action_under_another_objective_has_changed_its_objective() -> None:
    objectives = [Objective(key="a", title="Know"), Objective(key="b", title="Lead")]
    old = plan(Action(title="Train staff", objective="a"), objectives=objectives)
    new = plan(Action(title="Train staff", objective="b"), objectives=objectives)
    assert [change.field for change in compare(old, new).actions.changed[0].fields] == ["objective"]


def test_where_it_was_read_and_its_key_are_no_change() -> None:
    old = plan(Action(key="1", title="Train staff", source=Source(page=1)))
    new = plan(Action(key="train", title="Train staff", source=Source(page=9)))
    assert not compare(old, new)


def test_the_plan_itself_is_compared() -> None:
    found = compare(PlanFile(plan=Plan(title="2013")), PlanFile(plan=Plan(title="2014")))
    assert [(change.field, change.old, change.new) for change in found.plan] == [("title", "2013", "2014")]


def test_one_action_put_first_is_one_move() -> None:
    actions = [Action(title=title) for title in ("Publish", "Train", "Review", "Consult")]
    found = compare(plan(*actions), plan(actions[3], *actions[:3]))
    assert [(move.item.title, move.old_place, move.new_place) for move in found.actions.moved] == [
        ("Consult", 4, 1)
    ]
    assert not found.actions.changed


def test_the_lines_say_what_changed() -> None:
    old = plan(
        Action(id="1", ref="1.1", title="Train staff", timescale=Timescale(text="March 2014")),
        Action(id="2", title="Consult"),
    )
    new = plan(
        Action(id="3", title="Publish"),
        Action(
            id="1",
            ref="1.1",
            title="Train staff",
            leads=[Lead(name="HR")],
            timescale=Timescale(text="June 2014"),
        ),
    )
    assert in_lines(compare(old, new)) == [
        "- action Consult",
        "+ action Publish",
        "~ action 1.1 Train staff",
        "    timescale: “March 2014” → “June 2014”",
        "    leads: nothing → “HR”",
    ]


def test_a_moved_target_is_told_beside_the_printed_words() -> None:
    printed = Timescale(text="March 2014")
    moved = Timescale(text="March 2014", revisions=[Revision(date="2014-04-02", to="2014-06")])
    found = compare(plan(Action(id="1", timescale=printed)), plan(Action(id="1", timescale=moved)))
    assert in_lines(found)[-1] == "    timescale: “March 2014” → “March 2014”, moved to 2014-06"


def test_of_equal_actions_those_under_the_same_objective_are_the_same() -> None:
    objectives = [Objective(key="a", title="Know"), Objective(key="b", title="Lead")]
    actions = [Action(title="Train", objective="a"), Action(title="Train", objective="b")]
    found = compare(
        plan(*actions, objectives=objectives), plan(*actions[::-1], objectives=objectives)
    ).actions
    assert not found.changed
    assert len(found.moved) == 1


@given(PLANS)
def test_a_plan_does_not_differ_from_itself(one: PlanFile) -> None:
    assert compare(one, one) == Differences()
    assert in_lines(compare(one, one)) == []


@given(PLANS, PLANS)
def test_the_other_way_round_swaps_added_and_removed_before_and_after(one: PlanFile, other: PlanFile) -> None:
    there, back = compare(one, other).actions, compare(other, one).actions
    assert there.added == back.removed
    assert there.removed == back.added
    forward = sorted((repr(change.old), repr(change.new)) for change in there.changed)
    assert forward == sorted((repr(change.new), repr(change.old)) for change in back.changed)
    assert len(there.moved) == len(back.moved)


@given(PLANS, st.randoms(use_true_random=False))
def test_another_order_is_moves_and_no_change(one: PlanFile, random: "st.random.Random") -> None:
    shuffled = list(one.actions)
    random.shuffle(shuffled)
    found = compare(one, one.model_copy(update={"actions": shuffled})).actions
    assert not found.added
    assert not found.removed
    assert not found.changed


@given(PLANS, PLANS)
def test_nothing_is_matched_twice(one: PlanFile, other: PlanFile) -> None:
    found = compare(one, other).actions
    assert len(one.actions) - len(found.removed) == len(other.actions) - len(found.added)
