"""Keeping a file: whole, once, under its hash, for those who may."""

import hashlib
import os

import pytest
from django.core.exceptions import PermissionDenied

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.documents.names import clean_name
from dueregard.documents.operations import keep_document
from dueregard.history.models import Event

CONTENT = b"Action, Lead, By when\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def keep(by, body, content=CONTENT, name="plan.csv"):
    return keep_document(by=by, organisation=body, name=name, content=content)


def test_a_file_is_kept_with_hash_size_and_who_brought_it(cast):
    document = keep(cast.officer, cast.body)
    assert (document.sha256, document.size, document.brought_by) == (SHA256, len(CONTENT), "Olive")
    assert store.get(SHA256) == CONTENT
    event = Event.objects.get()
    assert (event.verb, event.organisation, event.actor_label) == ("keep_document", "ashby", "Olive")


def test_the_same_bytes_are_kept_once_a_body_whatever_they_are_called(cast):
    first = keep(cast.officer, cast.body)
    again = keep(cast.officer, cast.body, name="copy.csv")
    assert again == first
    assert again.name == "plan.csv"
    assert Event.objects.count() == 1


def test_two_bodies_may_hold_the_same_file_and_know_nothing_of_each_other(cast):
    ours = keep(cast.officer, cast.body)
    theirs = keep(cast.stranger, cast.other_body)
    assert ours != theirs
    assert list(Document.objects.visible_to(cast.officer)) == [ours]


def test_only_officers_and_administrators_bring_and_see_files(cast):
    document = keep(cast.administrator, cast.body)
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            keep(who, cast.body, content=b"other")
        assert document not in Document.objects.visible_to(who)
    assert Document.objects.count() == 1


def test_a_file_that_was_changed_on_the_disk_is_not_handed_to_the_reader(cast):
    keep(cast.officer, cast.body)
    store.path_of(SHA256).write_bytes(b"tampered")
    with pytest.raises(store.Damaged):
        store.get(SHA256)


def test_a_write_that_fails_leaves_nothing_behind(cast, files, monkeypatch):
    def full(descriptor):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        keep(cast.officer, cast.body)
    assert [path for path in files.rglob("*") if path.is_file()] == []
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan 2014.docx", "plan 2014.docx"),
        ("C:\\Users\\olive\\plan.docx", "plan.docx"),
        ("../../etc/passwd", "passwd"),
        ("plan\r\nX-Evil: 1.docx", "planX-Evil 1.docx"),
        ("invoice\u202excod.exe", "invoicexcod.exe"),
        ("Cynllun Cydraddoldeb – Ŵyl.docx", "Cynllun Cydraddoldeb – Ŵyl.docx"),
        ("...", "nameless"),
        ("", "nameless"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
        ("y" * 300, "y" * 200),
    ],
)
def test_names_are_cleaned(given, kept):
    assert clean_name(given, otherwise="nameless") == kept
