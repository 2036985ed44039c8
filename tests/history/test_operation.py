"""What an operation cannot forget: to ask, to tell, to be all or nothing."""

import pytest

from dueregard.history.actor import Actor, system
from dueregard.history.models import Change, Event
from dueregard.history.operation import (
    OPERATIONS,
    Careless,
    difference,
    operation,
    permission_was_asked,
    tell,
)

ME = system("tests")
CHANGE = difference(
    "plan", "0123456789", {"title": "A", "status": "draft"}, {"title": "B", "status": "draft"}
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_trace():
    """Operations made by tests are not the house's."""
    before = dict(OPERATIONS)
    yield
    OPERATIONS.clear()
    OPERATIONS.update(before)


def test_the_event_bears_the_functions_name_and_who_did_it():
    @operation
    def rename_plan(*, by: Actor) -> None:
        permission_was_asked()
        tell([CHANGE], organisation="ashby", plan="0123456789", reason="A slip")

    rename_plan(by=ME)
    event = Event.objects.get()
    assert (event.verb, event.actor, event.reason) == ("rename_plan", ME, "A slip")
    change = event.changes.get()
    assert (change.before, change.after) == ({"title": "A"}, {"title": "B"})


def test_one_that_never_asked_is_undone():
    @operation
    def sneak(*, by: Actor) -> None:
        tell([CHANGE])

    with pytest.raises(Careless, match="never asked"):
        sneak(by=ME)
    assert not Event.objects.exists()


def test_one_that_told_nothing_is_undone():
    @operation
    def forget(*, by: Actor) -> None:
        permission_was_asked()
        Event.objects.create(actor_kind="system", actor_label="x", verb="x")

    with pytest.raises(Careless, match="told nothing"):
        forget(by=ME)
    assert not Event.objects.exists()


def test_one_that_fails_leaves_nothing_behind():
    @operation
    def stumble(*, by: Actor) -> None:
        permission_was_asked()
        tell([CHANGE])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble(by=ME)
    assert not Change.objects.exists()


def test_one_that_calls_another_must_still_ask_and_tell_itself():
    @operation
    def inner(*, by: Actor) -> None:
        permission_was_asked()
        tell([CHANGE])

    @operation
    def outer(*, by: Actor) -> None:
        inner(by=by)

    with pytest.raises(Careless):
        outer(by=ME)
    assert not Event.objects.exists()


def test_what_changed_nothing_tells_nothing():
    @operation
    def shrug(*, by: Actor) -> None:
        permission_was_asked()
        tell([difference("plan", "0123456789", {"title": "A", "status": None}, {"title": "A"})])

    shrug(by=ME)
    assert not Event.objects.exists()


def test_history_is_told_by_operations_only():
    with pytest.raises(Careless):
        tell([CHANGE])


@pytest.mark.parametrize("by", [None, "Olive"])
def test_somebody_must_do_it(by):
    @operation
    def act(*, by: Actor) -> None:
        permission_was_asked()

    with pytest.raises(TypeError, match="by=Actor"):
        act(by=by)
