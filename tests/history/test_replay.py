"""Replaying changes gives how things stood."""

from hypothesis import given
from hypothesis import strategies as st

from dueregard.history.models import Change
from dueregard.history.operation import difference
from dueregard.history.queries import replay

VALUES = st.one_of(st.text(max_size=3), st.lists(st.integers(), max_size=2), st.integers())
STATES = st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["one", "two"]), st.one_of(st.just({}), STATES)), max_size=8))
def test_replay_gives_the_last_state_of_each_record(story):
    held, changes = {}, []
    for uid, state in story:
        changed = difference("plan", uid, held.get(uid, {}), state)
        held[uid] = state
        if changed:
            changes.append(Change(kind=changed.kind, uid=uid, before=changed.before, after=changed.after))
    assert replay(changes) == {("plan", uid): state for uid, state in held.items() if state}


@given(STATES, STATES)
def test_a_change_read_backwards_undoes_itself(before, after):
    changed = difference("plan", "one", before, after)
    assert changed is None or {key: before.get(key) for key in changed.before} == changed.before
    assert (changed is None) == (before == after)
