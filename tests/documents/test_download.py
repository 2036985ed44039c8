"""A kept file is handed back to be saved, never to be run or shown by the browser."""

import pytest

from dueregard.documents.operations import keep_document

SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture
def document(officer, body):
    return keep_document(by=officer.actor, organisation=body, name="plän.html", content=SCRIPT)


def test_the_bytes_come_back_as_an_attachment_of_no_type_that_a_browser_runs(client, officer, document):
    client.force_login(officer)
    response = client.get(document.get_absolute_url())
    assert b"".join(response.streaming_content) == SCRIPT
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_strangers_are_told_that_there_is_no_such_file(client, document, strangers):
    assert client.get(document.get_absolute_url()).status_code == 404
    for stranger in strangers:
        client.force_login(stranger)
        assert client.get(document.get_absolute_url()).status_code == 404


def test_the_address_under_another_body_leads_nowhere(client, officer, document, other_body):
    client.force_login(officer)
    address = document.get_absolute_url().replace("ashby", "brackley")
    assert client.get(address).status_code == 404


def test_a_file_is_only_fetched(client, officer, document):
    client.force_login(officer)
    assert client.post(document.get_absolute_url()).status_code == 405
