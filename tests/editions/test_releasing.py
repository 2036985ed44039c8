"""Editions: frozen, numbered, taken back with a reason; nothing of a plan's making comes into one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.editions.published import published, reduced
from tests.factories import PublicPlanFactory, SiteFactory

from dueregard.editions.models import Edition, Mark, PublicAction
from dueregard.editions.releasing import NotForThePublic, redact_edition, release_edition, withdraw_edition
from dueregard.planfile.files import hash_of, to_bytes
from dueregard.planfile.ids import new_id
from dueregard.planfile.model import Remark, Source, Translation, Update

pytestmark = pytest.mark.django_db
DRAFT = Translation(text="Cyhoeddi", state="draft")
REMARK = Remark(id="1", code="x", text="Who?")


def test_an_edition_is_the_plan_file_letter_by_letter_under_its_hash():
    plan = reduced()
    edition = published(plan)
    assert edition.content == to_bytes(plan).decode()
    assert edition.sha256 == hash_of(edition.content)
    assert edition.is_whole()
    assert edition.file() == plan


def test_editions_of_a_plan_count_from_one_and_each_knows_the_one_before():
    first = published()
    second = published(reduced(title="Renamed"), of=first)
    assert [first.number, second.number] == [1, 2]
    assert second.since == first
    assert first.since is None


def test_an_edition_counts_what_came_what_went_and_what_changed():
    plan = reduced()
    first = published(plan)
    fewer = plan.model_copy(
        update={"actions": [plan.actions[0].model_copy(update={"title": "Another"}), *plan.actions[2:]]}
    )
    second = published(fewer, of=first)
    assert (second.added, second.changed, second.removed) == (0, 1, 1)


def test_a_plan_keeps_its_address_whatever_a_later_edition_asks_for():
    first = published(slug="equality-scheme")
    second = published(of=first, slug="another-name")
    assert second.plan.slug == "equality-scheme"


def test_an_address_is_not_given_to_two_plans_of_a_body():
    site = SiteFactory()
    PublicPlanFactory(site=site, slug="scheme")
    with pytest.raises(ValidationError, match="has this address"):
        release_edition(site=site, uid=new_id(), slug="scheme", plan=reduced(), as_at=date(2026, 3, 31))


@pytest.mark.parametrize(
    "change",
    [
        {"content": "{}"},
        {"sha256": "0" * 64},
        {"title": "Another"},
        {"number": 7},
        {"note": "Another"},
        {"as_at": date(2020, 1, 1)},
        {"uid": "0123456789"},
        {"language": "cy"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_database_refuses_to_change_an_edition(change):
    edition = published()
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**change)
    for field, value in change.items():
        setattr(edition, field, value)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        edition.save()


def test_a_withdrawn_edition_stays_and_says_since_when_and_why():
    edition = withdraw_edition(edition=published(), reason=" A figure was wrong. ")
    kept = Edition.objects.get(pk=edition.pk)
    assert kept.is_withdrawn
    assert kept.withdrawn_reason == "A figure was wrong."
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(withdrawn_at=None, withdrawn_reason="")


def test_an_edition_is_not_withdrawn_without_a_reason():
    with pytest.raises(ValidationError):
        withdraw_edition(edition=published(), reason="  ")


def test_the_current_edition_is_the_latest_that_stands():
    first = published()
    second = published(reduced(title="Renamed"), of=first)
    assert list(Edition.objects.current()) == [second]
    withdraw_edition(edition=second, reason="Too early")
    assert list(Edition.objects.current()) == [first]
    third = published(reduced(title="Again"), of=first)
    assert (third.number, third.since) == (3, first)
    assert list(Edition.objects.current()) == [third]


def test_a_redacted_edition_has_another_hash_and_says_why():
    edition = published(reduced(progress="Asked Jo Bloggs"))
    before = edition.sha256
    redact_edition(edition=edition, plan=reduced(progress="Asked █████"), note="", reason="Article 17")
    kept = Edition.objects.get(pk=edition.pk)
    assert kept.is_whole()
    assert kept.sha256 != before
    assert "Jo Bloggs" not in kept.content
    assert not PublicAction.objects.filter(folded__contains="bloggs").exists()
    assert kept.redacted_reason == "Article 17"
    assert kept.actions.count() == len(kept.file().actions)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (lambda plan: plan.model_copy(update={"remarks": [REMARK]}), "remarks"),
        (lambda plan: with_first(plan, source=Source(page=3)), "source of 2.1.1"),
        (lambda plan: with_first(plan, id=None), "no id of 2.1.1"),
        (lambda plan: with_first(plan, updates=[Update(author="Jo")]), "who wrote"),
        (lambda plan: with_first(plan, updates=[Update(evidence=["https://example.invalid"])]), "evidence"),
        (lambda plan: with_first(plan, translations={"cy": {"title": DRAFT}}), "draft of a translation"),
        (lambda plan: with_first(plan, leads=[doubted(plan)]), "doubt about EIO"),
        (lambda plan: plan.model_copy(update={"plan": plan.plan.model_copy(update={"title": " "})}), "title"),
    ],
)
def test_what_tells_of_a_plans_making_is_not_let_in(spoilt, told):
    with pytest.raises(NotForThePublic, match=told):
        published(spoilt(reduced()))
    assert not Edition.objects.exists()


def with_first(plan, **changes):
    first = plan.actions[0].model_copy(update=changes)
    return plan.model_copy(update={"actions": [first, *plan.actions[1:]]})


def doubted(plan):
    return plan.actions[0].leads[0].model_copy(update={"uncertain": True})


def test_rows_tell_what_lists_and_the_search_need():
    row = published().actions.get(ref="2.1.1")
    assert (row.status, row.rating, row.objective.ref) == ("delayed", "red", "2.1")
    assert "publish a profile" in row.folded
    assert "cyhoeddi proffil" in row.folded
    marks = [(mark.kind, mark.code) for mark in row.marks.all()]
    assert marks == [
        ("characteristic", "race"),
        ("characteristic", "age"),
        ("group", "Carers"),
        ("aim", "foster"),
        ("aim", "advance"),
    ]
    assert Mark.objects.count() == 5


def test_white_words_can_be_read_on_a_sites_colour():
    site = SiteFactory.build(colour="#ffdd00")
    with pytest.raises(ValidationError, match="darker"):
        site.full_clean()
    SiteFactory.build(colour="#005ea5").full_clean()
