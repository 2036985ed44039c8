"""Mending a draft: corrections are replayed over a fresh reading, answers outlive it, undo takes one back."""

import pytest
from django.core.exceptions import PermissionDenied

from dueregard.importing import readings
from dueregard.importing.models import Draft
from dueregard.importing.operations import Outdated, read_again
from dueregard.importing.tasks import READER
from dueregard.reading.corrections import LeaveOutRow, MoveWords, NameColumn
from dueregard.reading.document import UnreadableDocument


def mend(draft, by, *corrections):
    return readings.mend(Draft.objects.get(pk=draft.pk), list(corrections), by=by)


def test_corrections_add_up_and_undo_takes_them_back_one_by_one(cast, draft):
    first = mend(draft, cast.officer, LeaveOutRow(table=1, row=4))
    second = mend(
        first, cast.officer, MoveWords(table=1, row=2, cell=2, first=4, last=6, to_cell=5, at="start")
    )
    assert [action.title for action in second.plan_file.actions] == [
        "Train all staff",
        "Publish the equality data",
    ]
    back = readings.undo(Draft.objects.get(), by=cast.officer)
    assert back.plan_file.actions[0].title == "Train all staff in due regard"
    back = readings.undo(Draft.objects.get(), by=cast.officer)
    assert back.reading == draft.reading


def test_answers_outlive_a_new_reading_of_the_document(cast, draft):
    mended = mend(draft, cast.officer, LeaveOutRow(table=1, row=4))
    readings.read(read_again(by=cast.officer, draft=mended), by=READER)
    assert len(Draft.objects.get().plan_file.actions) == 2
    assert Draft.objects.get().corrections == mended.corrections


def test_a_correction_with_which_no_plan_can_be_read_is_not_kept(cast, draft):
    columns = [column.id for column in draft.plan_file.plan.columns]
    with pytest.raises(UnreadableDocument):
        mend(draft, cast.officer, *(NameColumn(column=column) for column in columns))
    assert Draft.objects.get().corrections == []


def test_whoever_mends_an_older_state_is_told(cast, draft):
    mend(draft, cast.administrator, LeaveOutRow(table=1, row=4))
    with pytest.raises(Outdated):
        readings.mend(draft, [LeaveOutRow(table=1, row=3)], by=cast.officer)
    assert len(Draft.objects.get().corrections) == 1


def test_nobody_else_mends(cast, draft):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            mend(draft, who, LeaveOutRow(table=1, row=4))
    assert Draft.objects.get().corrections == []


def test_a_correction_that_fits_no_longer_is_told_and_the_rest_is_kept(cast, draft):
    mended = mend(draft, cast.officer, LeaveOutRow(table=1, row=9), LeaveOutRow(table=1, row=4))
    assert list(mended.lapsed) == ["0"]
    assert len(mended.plan_file.actions) == 2
