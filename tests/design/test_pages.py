"""The pages about the site itself, and what is shown when something fails: those ask no database."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from lxml import html

from dueregard.design import views


def heading(response):
    return html.fromstring(response.content.decode()).xpath("string(//h1)").strip()


@pytest.fixture
def request_for_a_page() -> HttpRequest:
    return RequestFactory().get("/somewhere/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/accessibility/", "Accessibility statement"),
        ("/privacy/", "Cookies and privacy"),
        ("/cy/accessibility/", "Datganiad hygyrchedd"),
        ("/cy/privacy/", "Cwcis a phreifatrwydd"),
    ],
)
def test_pages_about_the_site_come_in_both_languages(client, address, title):
    response = client.get(address)
    assert response.status_code == 200
    assert heading(response) == title


@pytest.mark.parametrize(
    ("address", "title"), [("/no-such/page/", "Page not found"), ("/cy/no-such/", "Heb ganfod y dudalen")]
)
def test_a_wrong_address_is_told_in_plain_words(client, address, title):
    response = client.get(address)
    assert response.status_code == 404
    assert heading(response) == title
    assert b'content="noindex"' in response.content


@pytest.mark.parametrize(
    ("view", "status", "title"),
    [
        (views.refused, 403, "You may not see this page"),
        (views.form_expired, 403, "This form is no longer valid"),
        (views.failed, 500, "Something went wrong"),
    ],
)
def test_what_fails_is_told_in_plain_words(request_for_a_page, view, status, title):
    response = view(request_for_a_page)
    assert response.status_code == status
    assert heading(response) == title


@pytest.mark.urls("tests.design.failing")
def test_our_own_fault_is_shown_by_the_page_for_it(client):
    client.raise_request_exception = False
    response = client.get("/fails/")
    assert response.status_code == 500
    assert heading(response) == "Something went wrong"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accessibility/", "/no-such-page/"])
def test_every_page_offers_the_way_past_its_head_and_to_the_other_language(client, address):
    tree = html.fromstring(client.get(address).content.decode())
    assert tree.xpath("//body/a[1]/@href") == ["#main-content"]
    assert tree.xpath("//a[@hreflang='cy']/@href") == [f"/cy{address}"]
    assert tree.xpath("//footer//a/@href") == ["/accessibility/", "/privacy/"]
