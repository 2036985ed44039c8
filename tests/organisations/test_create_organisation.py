"""Taking in a public body."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from dueregard.history.models import Change, Event
from dueregard.organisations.models import Address, Organisation
from dueregard.organisations.operations import create_organisation

pytestmark = pytest.mark.django_db


def test_its_address_comes_from_its_name(cast):
    body = create_organisation(by=cast.operator, name="Cyngor Gwynedd & Môn")
    assert body.get_absolute_url() == "/organisations/cyngor-gwynedd-mon/"


def test_history_says_who_took_it_in(cast):
    body = create_organisation(by=cast.operator, name="Corby Council", nation="wales")
    event = Event.objects.get()
    assert (event.verb, event.organisation, event.actor) == (
        "create_organisation",
        "corby-council",
        cast.operator,
    )
    change = Change.objects.get(event=event)
    assert (change.uid, change.after["nation"], change.before["nation"]) == (body.uid, "wales", None)


def test_nobody_but_the_operator_may(cast):
    for who in cast.all_but():
        with pytest.raises(PermissionDenied):
            create_organisation(by=who, name="Corby Council")
    assert not Organisation.objects.filter(name="Corby Council").exists()


def test_two_of_one_name_get_two_addresses(cast):
    slugs = [create_organisation(by=cast.operator, name="St Neots").slug for _ in range(3)]
    assert slugs == ["st-neots", "st-neots-2", "st-neots-3"]


def test_an_address_is_never_given_again_even_when_its_bearer_is_gone(cast):
    create_organisation(by=cast.operator, name="Corby Council", slug="corby").delete()
    with pytest.raises(ValidationError, match="never given again"):
        create_organisation(by=cast.operator, name="Corby Town", slug="corby")
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.create(scope="organisations", slug="corby", uid="0000000000")


@pytest.mark.parametrize("name", ["???", "equality_plan_2015", "_", "x" * 200])
def test_any_name_gets_an_address(cast, name):
    assert create_organisation(by=cast.operator, name=name).slug


def test_an_unknown_nation_is_refused_and_nothing_is_kept(cast):
    with pytest.raises(ValidationError):
        create_organisation(by=cast.operator, name="Corby Council", nation="mercia")
    assert not Event.objects.exists()
    assert not Address.objects.exists()
