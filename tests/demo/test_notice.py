"""Every page of the demonstration says what it is, and is kept out of search engines."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.factories import AccountFactory, MembershipFactory, OrganisationFactory
from tests.house.test_strangers import ADDRESSES, PLAN, records_of

from dueregard.demo.load import NOTICE
from dueregard.design.pages import OPEN
from dueregard.editions.models import Site
from dueregard.organisations.demonstrating import site_notice
from dueregard.organisations.models import Organisation, Role
from dueregard.reading.jobs import read_confined

pytestmark = pytest.mark.django_db
NOTICED = re.compile(r'<(?:aside|p) class="[^"]*notice\b.*?with invented updates.*?</(?:aside|p)>', re.DOTALL)
KEPT_OUT = '<meta name="robots" content="noindex">'


@pytest.fixture
def signed_in(settings, tmp_path):
    """A browser of who may everything in a body that is a demonstration, and the addresses of its pages."""
    settings.MEDIA_ROOT = tmp_path
    account = AccountFactory(name="Adam", runs_installation=True)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "x"})
    body = OrganisationFactory(name="Corby", notice=NOTICE, demonstration=True)
    for role in (Role.ADMINISTRATOR, Role.OFFICER):
        MembershipFactory(organisation=body, account=account, role=role)
    records = records_of(body, read_confined(PLAN.encode(), "plan.csv", []))
    Organisation.objects.update(demonstration=True)  # those beside it, which factories made
    for site in Site.objects.all():
        site.demonstration = True
        site.save()
    browser = Client()
    browser.force_login(account)
    return browser, {address.of(records): address for address in ADDRESSES}


def test_every_page_says_that_it_is_a_demonstration(signed_in):
    browser, addresses = signed_in
    seen, silent, found_by_engines = 0, [], []
    for address, pattern in addresses.items():
        response = (Client() if pattern.door == OPEN else browser).get(address)
        if response.streaming:
            b"".join(response.streaming_content)  # read to its end, a file is closed and the database is not
        if response.status_code != 200 or "text/html" not in response.get("Content-Type", ""):
            continue
        seen += 1
        page = response.content.decode()
        if not NOTICED.search(page):
            silent.append(address)
        if KEPT_OUT not in page:
            found_by_engines.append(address)
    assert (silent, found_by_engines) == ([], [])
    assert seen > 60


def test_a_site_that_holds_other_bodies_too_is_no_demonstration(signed_in):
    assert "invented updates" in site_notice()
    OrganisationFactory(name="Brackley")
    assert site_notice() == ""


def test_a_site_without_bodies_is_no_demonstration(db):
    assert site_notice() == ""
