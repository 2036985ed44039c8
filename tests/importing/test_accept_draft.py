"""Accepting a draft: all of it or nothing, once, by those who may, with what was said of its columns kept."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.importing.conftest import PLAN, brought

from dueregard.exchange.export import plan_file
from dueregard.history.models import Event
from dueregard.importing import readings
from dueregard.importing.models import Draft, Layout, State
from dueregard.importing.operations import NotReady, Outdated, abandon_draft, accept_draft
from dueregard.plans.models import Plan
from dueregard.reading.corrections import LeaveOutRow, NameColumn


def notes_column(draft):
    return next(column.id for column in draft.plan_file.plan.columns if column.heading == "For us")


def test_the_plan_holds_what_the_draft_showed(cast, draft):
    plan = accept_draft(by=cast.officer, draft=draft, title="Scheme")
    kept, shown = plan_file(plan), draft.plan_file
    assert kept.plan.title == "Scheme"
    assert [a.title for a in kept.actions] == [a.title for a in shown.actions]
    assert [a.cells for a in kept.actions] == [a.cells for a in shown.actions]
    assert [d.sha256 for d in kept.documents] == [draft.document.sha256]
    draft.refresh_from_db()
    assert (draft.state, draft.plan) == (State.ACCEPTED, plan)


def test_a_draft_that_is_over_keeps_no_second_copy_of_the_words(cast, draft):
    accept_draft(by=cast.officer, draft=draft)
    given_up = brought(cast, content=PLAN + "1.4,Ask residents,Policy Officer,2016,\n")
    abandon_draft(by=cast.officer, draft=given_up)
    for over in Draft.objects.all():
        assert (over.opened, over.reading) == ("", {})


def test_history_tells_who_accepted_what_and_from_which_document(cast, draft):
    plan = accept_draft(by=cast.administrator, draft=draft)
    event = Event.objects.get(verb="import_plan", plan=plan.uid)
    assert event.actor_label == "Adam"
    assert "plan.csv" in event.reason
    assert Event.objects.filter(verb="accept_draft").count() == 1


def test_only_officers_and_administrators_of_the_body_accept(cast, draft):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            accept_draft(by=who, draft=draft)
    assert not Plan.objects.exists()


def test_a_draft_is_accepted_once(cast, draft):
    accept_draft(by=cast.officer, draft=draft)
    with pytest.raises(NotReady):
        accept_draft(by=cast.officer, draft=draft)
    assert Plan.objects.count() == 1


def test_a_draft_that_somebody_has_changed_meanwhile_is_not_accepted_unseen(cast, draft):
    readings.mend(Draft.objects.get(pk=draft.pk), [LeaveOutRow(table=1, row=4)], by=cast.administrator)
    with pytest.raises(Outdated):
        accept_draft(by=cast.officer, draft=draft)
    assert not Plan.objects.exists()


def test_a_draft_that_was_given_up_is_not_accepted(cast, draft):
    abandon_draft(by=cast.officer, draft=draft)
    with pytest.raises(NotReady):
        accept_draft(by=cast.officer, draft=draft)


def test_a_plan_that_cannot_be_kept_leaves_nothing_behind(cast, draft):
    draft.reading["actions"][2]["objective"] = "nowhere"
    Draft.objects.filter(pk=draft.pk).update(reading=draft.reading)
    with pytest.raises(Exception, match="nowhere"):
        accept_draft(by=cast.officer, draft=draft)
    assert not Plan.objects.exists()
    assert Draft.objects.get().state == State.READY
    assert not Event.objects.filter(verb__in=("import_plan", "accept_draft")).exists()


def test_what_was_said_of_columns_is_offered_at_the_next_document_with_these_headings(cast, draft):
    notes = notes_column(draft)
    draft = readings.mend(draft, [NameColumn(column=notes, field="progress")], by=cast.officer)
    accept_draft(by=cast.officer, draft=draft)
    following = brought(cast, content=PLAN.replace("2015", "2019").replace("Lead,By when", "LEAD , By When"))
    from dueregard.importing.layouts import remembered

    assert remembered(following) == [NameColumn(column=notes, field="progress")]
    following = readings.mend(following, remembered(following), by=cast.officer)
    assert following.plan_file.actions[0].progress == "pilot first"
    assert remembered(following) == []


def test_another_layout_and_another_body_are_offered_nothing(cast, draft):
    notes = notes_column(draft)
    draft = readings.mend(draft, [NameColumn(column=notes, field="progress")], by=cast.officer)
    accept_draft(by=cast.officer, draft=draft)
    from dueregard.importing.layouts import remembered

    assert remembered(brought(cast, content=PLAN.replace("For us", "Remarks"))) == []
    assert not Layout.objects.filter(organisation=cast.other_body).exists()
