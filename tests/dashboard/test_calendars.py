"""Calendar feeds: whose days they hold, who may read them, and that they are sound."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from lxml import html
from tests.cast import account_of
from tests.factories import ActionFactory, LeadFactory, PlanFactory, TimescaleEntryFactory
from tests.seeded import bring_seed

from dueregard.dashboard import calendars
from dueregard.dashboard.models import CalendarAddress
from dueregard.plans.dates import keep_dates
from dueregard.plans.models import Update

pytestmark = pytest.mark.django_db


def events(response):
    """The days of a feed by their ids; a feed that a strict reader finds fault with fails."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (feed,) = Calendar.from_ical(response.content, multiple=True)
    found = feed.walk("VEVENT")
    assert feed.errors == []
    assert all(not event.errors and event.get("dtstamp") and event.get("uid") for event in found)
    assert len({str(event["uid"]) for event in found}) == len(found)
    return {str(event["summary"]): event.decoded("dtstart") for event in found}


@pytest.fixture
def twice_a_year(cast, scene):
    """What Melton's criterion 2.12 says: a review in June and December of each year."""
    action = ActionFactory(
        plan=scene.plan, ref="2.12", title="Review hate incidents", timescale_text="Six monthly"
    )
    TimescaleEntryFactory(action=action, kind="recurring", rrule="FREQ=YEARLY;BYMONTH=6,12")
    LeadFactory(action=action, post=scene.post)
    keep_dates(action)
    action.save()
    return action


def test_an_action_of_june_and_december_is_there_each_year(client, cast, scene, twice_a_year):
    client.force_login(account_of(cast.viewer))
    found = events(client.get(f"{scene.plan.get_absolute_url()[:-1]}.ics"))
    days = sorted(day for name, day in found.items() if name.startswith("2.12"))
    assert days == [
        date(year, month, day) for year in (2025, 2026, 2027) for month, day in ((6, 30), (12, 31))
    ]


def test_the_feed_of_melton_has_june_and_december_of_each_year_for_its_criterion_2_12(client, cast):
    plan = bring_seed(cast, "melton-esg")
    client.force_login(account_of(cast.viewer))
    feed = Calendar.from_ical(client.get(f"{plan.get_absolute_url()[:-1]}.ics").content)
    of_it = {each.uid for each in plan.actions.filter(objective__ref="2.12")}
    days = [each.decoded("dtstart") for each in feed.walk("VEVENT") if str(each["uid"])[:10] in of_it]
    assert {(2026, 6), (2026, 12), (2027, 6), (2027, 12)} <= {(day.year, day.month) for day in days}


def test_what_was_done_leaves_the_feed(client, cast, scene, twice_a_year):
    Update.objects.create(
        action=twice_a_year, position=1, text="Reviewed", occurrence="2026-06", status="completed"
    )
    client.force_login(account_of(cast.viewer))
    found = events(client.get(f"{scene.plan.get_absolute_url()[:-1]}.ics"))
    assert date(2026, 6, 30) not in found.values()
    assert date(2026, 12, 31) in found.values()


def test_the_feed_of_a_person_holds_their_open_deadlines_without_signing_in(client, cast, scene):
    secret = calendars.give_address(account_of(cast.lead))
    response = client.get(f"/calendars/{secret}.ics")
    found = events(response)
    assert found["2 Tomorrow"] == date(2026, 3, 2)
    assert found["8 To review (to be looked at again)"] == date(2026, 2, 28)
    assert found["6 Paused (paused until today: look at it again)"] == date(2026, 6, 1)
    assert not {"9 Done", "20 Others", "99 Of the old plan", "6 Paused"} & set(found)
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_an_event_leads_to_the_page_of_its_action(client, cast, scene):
    secret = calendars.give_address(account_of(cast.lead))
    feed = Calendar.from_ical(client.get(f"/calendars/{secret}.ics").content)
    (event,) = [each for each in feed.walk("VEVENT") if each["summary"] == "2 Tomorrow"]
    assert event["url"] == f"http://testserver{scene.actions['tomorrow'].get_absolute_url()}"
    assert "Equality Plan" in event["description"]
    assert str(event["uid"]).endswith("@testserver")


def test_an_event_keeps_its_id_when_its_day_moves(client, cast, scene):
    secret = calendars.give_address(account_of(cast.lead))

    def uid():
        feed = Calendar.from_ical(client.get(f"/calendars/{secret}.ics").content)
        return next(str(each["uid"]) for each in feed.walk("VEVENT") if each["summary"] == "2 Tomorrow")

    before = uid()
    action = scene.actions["tomorrow"]
    action.due_on += timedelta(days=30)
    action.save()
    assert uid() == before


def test_the_address_is_told_once_and_kept_as_a_digest(client, cast, scene):
    client.force_login(account_of(cast.lead))
    page = html.fromstring(client.post("/account/calendar/").content.decode())
    address = page.xpath("string(//div[@role='status']//strong)")
    secret = address.removeprefix("http://testserver/calendars/").removesuffix(".ics")
    assert client.get(address).status_code == 200
    held = CalendarAddress.objects.get()
    assert secret not in held.digest
    assert len(secret) >= 40
    assert secret not in client.get("/account/calendar/").content.decode()


def test_a_new_address_ends_the_old_one_and_it_can_be_taken_back(client, cast, scene):
    account = account_of(cast.lead)
    first, second = calendars.give_address(account), calendars.give_address(account)
    assert client.get(f"/calendars/{first}.ics").status_code == 404
    assert client.get(f"/calendars/{second}.ics").status_code == 200
    client.force_login(account)
    client.post("/account/calendar/", {"take_back": ""})
    assert client.get(f"/calendars/{second}.ics").status_code == 404


def test_an_account_that_is_closed_has_no_feed(client, cast, scene):
    account = account_of(cast.lead)
    secret = calendars.give_address(account)
    account.is_active = False
    account.save()
    assert client.get(f"/calendars/{secret}.ics").status_code == 404


def test_a_guessed_address_opens_nothing(client, cast, scene):
    calendars.give_address(account_of(cast.lead))
    assert client.get("/calendars/guessed.ics").status_code == 404
    assert client.get(f"/calendars/{CalendarAddress.objects.get().digest}.ics").status_code == 404


def test_a_plan_has_a_feed_for_its_readers(client, cast, scene):
    plan = PlanFactory(organisation=cast.body, slug="read", period="2025/2027")
    ActionFactory(plan=plan, ref="1", title="Open day", due_on=date(2026, 5, 1))
    feed = f"{plan.get_absolute_url()[:-1]}.ics"
    assert client.get(feed).status_code == 404
    client.force_login(account_of(cast.viewer))
    assert events(client.get(feed)) == {"1 Open day": date(2026, 5, 1)}


def test_the_account_leads_to_the_calendar(client, cast):
    client.force_login(account_of(cast.lead))
    page = html.fromstring(client.get("/account/").content.decode())
    assert "/account/calendar/" in page.xpath("//a/@href")


def test_the_feed_takes_as_many_queries_for_many_actions(client, cast, scene, django_assert_max_num_queries):
    for _number in range(40):
        LeadFactory(action=ActionFactory(plan=scene.plan, due_on=date(2026, 4, 1)), post=scene.post)
    secret = calendars.give_address(account_of(cast.lead))
    with django_assert_max_num_queries(10):
        assert len(events(client.get(f"/calendars/{secret}.ics"))) >= 1
