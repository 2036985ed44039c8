"""The public pages: what each shows, in whose language, and that they stay where they are."""

import pytest
from django.test import Client
from lxml import html
from tests.editions.published import id_of, published, reduced
from tests.factories import SiteFactory

from dueregard.editions.models import Edition
from dueregard.editions.releasing import NotForThePublic, redact_edition, withdraw_edition
from dueregard.planfile.model import Translation

pytestmark = pytest.mark.django_db
SITE = "/published/ashby/"
PLAN = f"{SITE}plans/equality-scheme/"
ACTION = f"{PLAN}actions/{id_of('2.1.1')}/"
PAGES = (
    SITE,
    PLAN,
    ACTION,
    f"{PLAN}actions/{id_of('m1')}/",
    f"{PLAN}objectives/{id_of('knowing')}/",
    f"{PLAN}objectives/{id_of('2.1')}/",
    f"{PLAN}editions/",
    f"{PLAN}editions/1/",
    f"{PLAN}editions/2/",
    f"{PLAN}editions/2/since/1/",
    f"{SITE}actions/",
    f"{SITE}actions/?words=profile&status=delayed&characteristic=race&aim=foster&group=Carers",
    f"{SITE}actions/?words=zebra",
    f"{SITE}achieved/",
    f"{SITE}characteristics-and-aims/",
    f"{SITE}accessibility/",
    f"{SITE}privacy/",
)


def two_editions() -> Edition:
    """The plan as it was published twice; the second edition's."""
    first = published()
    return published(reduced(progress="Second draft"), of=first, note="Progress of the spring.")


def words(client: Client, address: str, *, status: int = 200) -> str:
    """The page's words in one line."""
    response = client.get(address)
    assert response.status_code == status, address
    return " ".join(html.fromstring(response.content).text_content().split())


@pytest.mark.parametrize("language", ["", "/cy"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_in_both_languages(client, address, language):
    two_editions()
    page = client.get(f"{language}{address}")
    assert page.status_code == 200
    document = html.fromstring(page.content)
    assert document.get("lang") == ("cy" if language else "en-gb")
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("//a[@class='skip']/@href") == ["#main"]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(client, address):
    two_editions()
    document = html.fromstring(client.get(address).content)
    links = {link for link in document.xpath("//a/@href | //link/@href") if link.startswith("/published")}
    assert {link for link in links if client.get(link).status_code != 200} == set()


def test_the_home_page_lists_each_plan_once_with_its_counts(client):
    two_editions()
    page = words(client, SITE)
    assert page.count("Edition 2, as at 31 March 2026") == 1
    assert "3 actions, 0 completed" in page


def test_the_plan_is_shown_in_its_own_columns_in_a_table_for_everybody(client):
    published()
    document = html.fromstring(client.get(PLAN).content)
    headings = document.xpath("//table[contains(@class, 'plan')]/thead//th/text()")
    assert headings[:3] == ["Action", "Lead officer", "Notes"]
    assert document.xpath("//tbody//th[@scope='rowgroup']")
    assert document.xpath("//tbody//th[@scope='row']")
    assert document.xpath("//div[@role='region'][@tabindex='0'][@aria-labelledby='actions']")


def test_an_action_says_all_that_the_edition_states_of_it(client):
    published()
    page = words(client, ACTION)
    for said in (
        "Publish a profile",
        "EIO",
        "Mar 2014, then yearly",
        "Gaps are known",
        "Delayed",
        "Red",
        "Race",
    ):
        assert said in page
    assert "Draft sent round" in page


def test_an_action_that_later_editions_leave_out_keeps_its_page(client):
    plan = reduced()
    first = published(plan)
    published(plan.model_copy(update={"actions": plan.actions[1:]}), of=first)
    assert "no longer in the current edition: it was last in edition 1" in words(client, ACTION)


def test_a_withdrawn_editions_address_stays_and_says_so(client):
    second = two_editions()
    withdraw_edition(edition=second, reason="A figure was wrong.")
    page = client.get(f"{PLAN}editions/2/")
    assert page.status_code == 410
    assert page["X-Robots-Tag"] == "noindex"
    assert "A figure was wrong." in page.content.decode()
    assert "Second draft" not in page.content.decode()
    assert "A figure was wrong." in words(client, PLAN)
    assert "First draft" in words(client, PLAN)
    assert words(client, f"{PLAN}editions/2/since/1/", status=410)
    assert "A figure was wrong." in words(client, f"{PLAN}editions/")


def test_a_plan_of_which_nothing_stands_keeps_its_addresses(client):
    withdraw_edition(edition=published(), reason="Too early.")
    for address in (PLAN, ACTION, f"{PLAN}objectives/{id_of('2.1')}/"):
        assert "Too early." in words(client, address, status=410)
    assert "No plan is published at present" in words(client, SITE)
    assert words(client, f"{SITE}actions/")
    assert client.get(f"{PLAN}editions/1.json").status_code == 404


def test_an_edition_without_the_words_that_had_to_go_says_so(client):
    edition = published(reduced(progress="Asked Jo Bloggs"))
    redact_edition(edition=edition, plan=reduced(progress="Asked █████"), note="", reason="Article 17.")
    for address in (PLAN, ACTION, f"{PLAN}editions/"):
        assert "Words were removed from this edition" in words(client, address)
        assert "Bloggs" not in words(client, address)


def test_what_changed_between_two_editions_is_told_with_before_and_now(client):
    two_editions()
    page = words(client, f"{PLAN}editions/2/since/1/")
    assert "Progress of the spring." in page
    assert "Before: First draft Now: Second draft" in page


def test_a_page_in_welsh_shows_what_is_translated_and_marks_what_is_not(client):
    published()
    document = html.fromstring(client.get(f"/cy{ACTION}").content)
    title = document.xpath("//h1")[0]
    assert "Cyhoeddi proffil" in title.text_content()
    assert title.get("lang") is None
    outcome = next(each for each in document.xpath("//dd") if (each.text or "").strip() == "Gaps are known")
    assert outcome.get("lang") == "en-GB"
    status = next(each for each in document.xpath("//dd") if each.text == "Wedi'i oedi")
    assert status.get("lang") is None


def test_a_body_is_named_in_welsh_where_it_has_a_welsh_name(client):
    published(site=SiteFactory(slug="ashby", name="Ashby", name_cy="Cyngor Ashby", contact="Write to us"))
    assert "Cyngor Ashby" in words(client, f"/cy{SITE}")
    assert "Cyngor" not in words(client, SITE)
    assert "Write to us" in words(client, f"/cy{SITE}")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", "3 actions"),
        ("words=PROFILE", "1 action"),
        ("words=profile+officer", "1 action"),
        ("words=cyhoeddi", "1 action"),
        ("words=zebra", "0 actions"),
        ("status=delayed", "1 action"),
        ("status=no-such-status", "0 actions"),
        ("characteristic=race", "1 action"),
        ("characteristic=sex", "0 actions"),
        ("group=Carers", "1 action"),
        ("aim=foster", "1 action"),
        ("plan=equality-scheme", "3 actions"),
        ("plan=another", "0 actions"),
        ("after=rubbish", "3 actions"),
        ("words=%00", "3 actions"),
    ],
)
def test_actions_are_found_by_words_and_filters(client, query, number):
    two_editions()
    assert f" {number} " in f"{words(client, f'{SITE}actions/?{query}')} "


def test_a_long_list_goes_on_page_by_page_and_shows_each_action_once(client):
    plan = reduced()
    actions = [
        plan.actions[1].model_copy(
            update={"key": f"k{n}", "id": f"{n:010}", "title": f"Do {n}.", "parent": None}
        )
        for n in range(120)
    ]
    published(plan.model_copy(update={"actions": actions}))
    address, seen = f"{SITE}actions/", []
    while address:
        document = html.fromstring(client.get(address).content)
        seen += document.xpath("//tbody//th/a/text()")
        following = document.xpath("//a[@rel='next']/@href")
        address = f"{SITE}actions/{following[0]}" if following else ""
    assert [each.strip() for each in seen] == [f"Do {n}." for n in range(120)]


def test_the_body_of_another_site_is_not_mixed_in(client):
    published()
    other = SiteFactory(slug="brackley")
    published(reduced(title="Another plan"), site=other)
    assert "Another plan" not in words(client, SITE)
    assert " 3 actions" in words(client, f"{SITE}actions/")
    assert client.get("/published/brackley/plans/nothing/").status_code == 404
    assert client.get("/published/nobody/").status_code == 404


def test_the_statements_are_the_bodys_own_where_it_wrote_any(client):
    published(
        site=SiteFactory(slug="ashby", accessibility="We do our best.\n- a\n- b", privacy="We keep nothing.")
    )
    assert "We do our best." in words(client, f"{SITE}accessibility/")
    assert "EHRC" not in words(client, f"{SITE}accessibility/")
    assert "We keep nothing." in words(client, f"{SITE}privacy/")


def test_the_usual_accessibility_statement_has_the_parts_that_the_regulations_ask_for(client):
    published()
    page = words(client, f"{SITE}accessibility/")
    for part in (
        "Compliance status",
        "Non-accessible content",
        "How it was tested",
        "Enforcement procedure",
        "EASS",
    ):
        assert part in page


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_few_queries_however_many_editions_there_are(
    client, address, django_assert_max_num_queries
):
    last = two_editions()
    for turn in range(10):
        last = published(reduced(progress=f"Draft {turn}"), of=last)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_a_demonstration_is_left_out_of_search_engines(client):
    published(site=SiteFactory(slug="ashby", demonstration=True))
    page = client.get(PLAN)
    assert page["X-Robots-Tag"] == "noindex"
    assert b'name="robots" content="noindex"' in page.content


def in_welsh():
    """The plan with its title, a heading, an action and a closing word in Welsh, the rest in English."""
    plan = reduced()
    said = {"title": "Cynllun", "columns.action": "Cam gweithredu", "closing": "Adolygir bob blwyddyn."}
    plan.plan.translations = {
        "cy": {name: Translation(text=text, state="checked") for name, text in said.items()}
    }
    said = {
        "title": "Cyhoeddi proffil",
        "cells.notes": "fel y'i hargraffwyd",
        "actual_outcome": "Defnyddir ef",
    }
    plan.actions[0].translations = {
        "cy": {name: Translation(text=text, state="checked") for name, text in said.items()}
    }
    return plan


def test_a_plan_is_read_in_the_language_of_the_page(client):
    published(in_welsh())
    document = html.fromstring(client.get(f"/cy{PLAN}").content)
    assert [each.text_content() for each in document.xpath("//h1[not(@lang)]")] == ["Cynllun"]
    assert document.xpath("//th[@scope='col' and not(@lang)][text()='Cam gweithredu']")
    assert document.xpath("//th[@scope='col' and @lang='en-GB'][text()='Notes']")
    assert document.xpath("//div[not(@lang)]/p[text()='Adolygir bob blwyddyn.']")
    assert document.xpath("//div[@lang='en-GB']/p[text()='How we keep our duty.']")
    assert document.xpath("//tbody//th[not(@lang)][contains(., 'Cyhoeddi proffil')]")
    assert document.xpath('//td[not(@lang)][contains(., "fel y\'i hargraffwyd")]')


def test_what_is_in_english_only_is_told_where_the_rest_is_translated(client):
    published(in_welsh())
    told = html.fromstring(client.get(f"/cy{ACTION}").content)
    outcome = next(each for each in told.xpath("//dd") if (each.text or "").startswith("Gaps are known"))
    assert outcome.xpath("./span[@lang='cy']")
    leads = next(each for each in told.xpath("//dd") if (each.text or "").startswith("EIO"))
    assert not leads.xpath("./span")
    assert not html.fromstring(client.get(ACTION).content).xpath("//dd/span")


def test_a_plan_that_is_in_english_only_says_so_once(client):
    plan = reduced()
    for part in (plan.plan, *plan.objectives, *plan.actions):
        part.translations = {}
    published(plan)
    page = html.fromstring(client.get(f"/cy{PLAN}").content)
    assert len(page.xpath("//main//div[@class='notice']")) == 1
    assert not page.xpath("//td/span")


def test_lists_name_plans_and_actions_in_the_language_of_the_page(client):
    published(in_welsh())
    listed = client.get(f"/cy{SITE}actions/?words=proffil").content.decode()
    assert "Cyhoeddi proffil" in listed
    assert "Cynllun" in client.get(f"/cy{SITE}").content.decode()
    assert "Defnyddir ef" in client.get(f"/cy{SITE}achieved/").content.decode()
    assert "Cyhoeddi proffil" not in client.get(f"{SITE}actions/?words=proffil").content.decode()
    assert "Publish a profile" in client.get(f"{SITE}actions/?words=proffil").content.decode()


def test_a_stale_translation_is_refused_at_the_inner_door():
    plan = in_welsh()
    plan.plan.translations["cy"]["title"].of = "What it was called"
    with pytest.raises(NotForThePublic, match="translation of the plan"):
        published(plan)
