"""A kept file is handed back to be saved, never to be run or shown by the browser."""

import pytest
from tests.cast import account_of

from dueregard.documents.operations import keep_document

SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture
def document(cast):
    return keep_document(by=cast.officer, organisation=cast.body, name="plän.html", content=SCRIPT)


@pytest.fixture
def officer(client, cast):
    client.force_login(account_of(cast.officer))
    return client


def test_the_bytes_come_back_as_an_attachment_of_no_type_that_a_browser_runs(officer, document):
    response = officer.get(document.get_absolute_url())
    assert b"".join(response.streaming_content) == SCRIPT
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_strangers_are_told_that_there_is_no_such_file(client, cast, document):
    assert client.get(document.get_absolute_url()).status_code == 404
    for who in cast.all_but("officer", "administrator", "public"):
        client.force_login(account_of(who))
        assert client.get(document.get_absolute_url()).status_code == 404


def test_the_address_under_another_body_leads_nowhere(officer, document):
    address = document.get_absolute_url().replace("ashby", "brackley")
    assert officer.get(address).status_code == 404


def test_a_file_is_only_fetched(officer, document):
    assert officer.post(document.get_absolute_url()).status_code == 405
