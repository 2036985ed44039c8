"""The page of a document with the place of a value marked, for those who may see the draft."""

import re
from pathlib import Path

import pytest
from tests.cast import account_of

from dueregard.importing import readings
from dueregard.importing.models import Draft
from dueregard.importing.operations import bring_document, record_reading
from dueregard.importing.tasks import READER
from dueregard.reading.jobs import read_confined

SAMPLE = Path(__file__).parents[1] / "samples/open/bryn-eithin/sep-delivery-plan.pdf"


@pytest.fixture(scope="module")
def outcome():
    return read_confined(SAMPLE.read_bytes(), SAMPLE.name, [])


@pytest.fixture
def draft(cast, outcome):
    unread = bring_document(
        by=cast.officer, organisation=cast.body, name=SAMPLE.name, content=SAMPLE.read_bytes()
    )
    record_reading(by=READER, draft=unread, outcome=outcome)
    return Draft.objects.get(pk=unread.pk)


@pytest.fixture
def signed_in(client, cast):
    client.force_login(account_of(cast.officer))
    return client


def picture_of(client, page):
    address = re.search(r'<img src="([^"]+\.svg[^"]*)"', page).group(1).replace("&amp;", "&")
    return client.get(address)


def test_an_item_and_its_row_stand_beside_their_page_with_their_cells_framed(signed_in, draft):
    item = signed_in.get(draft.get_absolute_url() + "actions/1/").content.decode()
    row = re.search(r'href="([^"]+/rows/[^"]+)"', item).group(1)
    for page in (item, signed_in.get(row).content.decode()):
        response = picture_of(signed_in, page)
        assert response["Content-Type"] == "image/svg+xml"
        drawn = response.content.decode()
        assert "data:image/png;base64," in drawn
        assert drawn.count("<rect") >= 3


def test_the_frames_are_the_boxes_of_the_item_s_cells(signed_in, draft, outcome):
    boxes = [each.box for each in outcome.plan.actions[0].source.fields.values() if each.box]
    drawn = picture_of(signed_in, signed_in.get(draft.get_absolute_url() + "actions/1/").content.decode())
    for x0, *_rest in boxes:
        assert f'<rect x="{x0 - 2:.1f}"' in drawn.content.decode()


def test_a_picture_runs_nothing_and_is_drawn_once(signed_in, draft, monkeypatch):
    page = signed_in.get(draft.get_absolute_url() + "actions/1/").content.decode()
    first = picture_of(signed_in, page)
    assert "sandbox" in first["Content-Security-Policy"]
    monkeypatch.setattr("dueregard.importing.pictures.draw_confined", None)
    assert picture_of(signed_in, page).content == first.content


@pytest.mark.parametrize(
    "query", ["999.svg", "1.svg?item=999", "1.svg?row=9.9", "1.svg?row=x", "1.svg?item=x"]
)
def test_what_is_not_there_is_not_drawn(signed_in, draft, query):
    assert signed_in.get(f"{draft.get_absolute_url()}pages/{query}").status_code == 404


def test_strangers_see_no_picture(client, cast, draft):
    for who in cast.all_but("officer", "administrator", "public"):
        client.force_login(account_of(who))
        assert client.get(f"{draft.get_absolute_url()}pages/1.svg").status_code == 404


def test_a_document_that_is_no_pdf_has_no_pictures(signed_in, cast):
    unread = bring_document(
        by=cast.officer, organisation=cast.body, name="p.csv", content=b"Action,Lead\nA,B\n"
    )
    readings.read(unread, by=READER)
    draft = Draft.objects.get(pk=unread.pk)
    assert signed_in.get(f"{draft.get_absolute_url()}pages/1.svg").status_code == 404
