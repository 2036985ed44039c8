"""How a body's public pages are named, coloured and signed: changed by its own people, told to history."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.cast import account_of

from dueregard.editions.models import Site
from dueregard.history.models import Event
from dueregard.publishing.operations import edit_site

pytestmark = pytest.mark.django_db


def test_a_body_names_and_colours_its_pages(cast):
    site = edit_site(by=cast.officer, organisation=cast.body, changes={"name": "Ashby", "colour": "#003300"})
    assert (site.uid, site.slug, site.name, site.colour) == (cast.body.uid, "ashby", "Ashby", "#003300")
    assert (
        edit_site(by=cast.administrator, organisation=cast.body, changes={"contact": "Write"}).pk == site.pk
    )
    assert [each.verb for each in Event.objects.filter(organisation="ashby").order_by("-id")[:2]] == [
        "edit_site",
        "edit_site",
    ]


def test_a_colour_on_which_white_words_cannot_be_read_is_refused(cast):
    with pytest.raises(ValidationError, match="darker"):
        edit_site(by=cast.officer, organisation=cast.body, changes={"colour": "#ffee00"})
    assert not Site.objects.filter(colour="#ffee00").exists()


def test_what_is_no_colour_is_refused(cast):
    with pytest.raises(ValidationError, match="#1d3c5a"):
        edit_site(by=cast.officer, organisation=cast.body, changes={"colour": "red"})


def test_its_address_stays(cast):
    with pytest.raises(ValidationError, match="slug"):
        edit_site(by=cast.officer, organisation=cast.body, changes={"slug": "elsewhere"})


def test_nobody_else_changes_them(cast):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            edit_site(by=who, organisation=cast.body, changes={"name": "Theirs"})


def test_the_page_shows_what_is_held_and_keeps_what_is_typed(client, cast):
    client.force_login(account_of(cast.officer))
    address = f"{cast.body.get_absolute_url()}publishing/site/"
    assert 'value="Ashby District Council"' in client.get(address).content.decode()
    assert not Site.objects.exists()
    sent = {"name": "Ashby", "colour": "#003300", "contact": "equality@ashby.invalid"}
    assert client.post(address, {**sent, "colour": "#ffee00"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert Site.objects.get().contact == "equality@ashby.invalid"
