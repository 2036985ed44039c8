"""How public pages are answered: for every cache, to everybody alike, in one query where nothing changed."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import account_of
from tests.editions.published import published, reduced
from tests.editions.test_pages import ACTION, PAGES, PLAN, SITE, two_editions

from dueregard import clock
from dueregard.editions.answering import build
from dueregard.editions.releasing import redact_edition, withdraw_edition

pytestmark = pytest.mark.django_db
FILES = (
    f"{SITE}news.atom",
    f"{SITE}datapackage.json",
    f"{SITE}catalogue.jsonld",
    f"{SITE}plan-1.schema.json",
    f"{PLAN.rstrip('/')}.ics",
    f"{PLAN}editions/1.json",
    f"{PLAN}editions/1.csv",
    f"{PLAN}editions/1.csv-metadata.json",
    f"{PLAN}editions/1.html",
)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_every_answer_may_be_cached_and_is_the_same_for_everybody(client, cast, address):
    two_editions()
    for_everybody = client.get(address)
    client.force_login(account_of(cast.officer))
    for_an_officer = client.get(address)
    assert for_an_officer.content == for_everybody.content
    for answer in (for_everybody, for_an_officer):
        assert answer["Cache-Control"] == "public, max-age=300"
        assert answer["ETag"].startswith('"')
        assert answer["Last-Modified"]
        assert answer["Vary"] == "Accept-Encoding"
        assert not answer.cookies
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_what_a_reader_still_holds_costs_one_query(client, address, django_assert_num_queries):
    two_editions()
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        answer = client.get(address, headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert answer.content == b""
    assert answer["ETag"] == etag
    assert answer["Cache-Control"] == "public, max-age=300"


def test_a_reader_who_knows_only_the_day_is_answered_by_it(client):
    published()
    since = client.get(PLAN)["Last-Modified"]
    assert client.get(PLAN, headers={"If-Modified-Since": since}).status_code == 304


def change_site(edition):
    site = edition.plan.site
    site.name = "Another name"
    site.save()


def release(edition):
    published(reduced(title="Renamed"), of=edition)


def withdraw(edition):
    withdraw_edition(edition=edition, reason="Wrong")


def redact(edition):
    redact_edition(edition=edition, plan=reduced(progress="█████"), note="", reason="Article 17")


@pytest.mark.parametrize("change", [change_site, release, withdraw, redact])
def test_nothing_that_is_out_of_date_is_told_to_be_current(client, change):
    edition = published()
    etags = {address: client.get(address)["ETag"] for address in (SITE, PLAN, ACTION, *FILES)}
    with clock.stopped_at(LATER + timedelta(seconds=1)):
        change(edition)
    for address, etag in etags.items():
        assert client.get(address, headers={"If-None-Match": etag}).status_code != 304, address


def test_pages_in_two_languages_and_codings_are_different_bytes_under_strong_etags(client):
    published()
    plain = client.get(PLAN)
    packed = client.get(PLAN, headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]
    assert client.get(PLAN, headers={"Accept-Encoding": "gzip"}).content == packed.content


def test_a_page_of_a_long_plan_is_small_on_the_wire(client):
    plan = reduced()
    actions = [
        plan.actions[0].model_copy(update={"key": f"k{n}", "id": f"{n:010}", "ref": f"2.{n}"})
        for n in range(300)
    ]
    published(plan.model_copy(update={"actions": actions}))
    assert len(client.get(PLAN, headers={"Accept-Encoding": "gzip"}).content) < 40_000


def test_the_policy_lets_nothing_in_but_the_sites_own_style(client):
    published()
    policy = client.get(PLAN)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self' 'sha256-")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert b"<script" not in client.get(PLAN).content


def test_only_asking_is_allowed(client):
    published()
    for address in (PLAN, *FILES):
        assert client.post(address).status_code == 405


def test_the_etag_knows_the_code_that_made_the_page():
    assert len(build()) == 64
