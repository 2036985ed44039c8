"""The check of a plan that is kept: its page, excuses that come back, counts over time."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from lxml import html
from tests.cast import account_of
from tests.factories import HoldingFactory, PostFactory
from tests.pages import words_of

from dueregard import clock
from dueregard.findings.counting import count
from dueregard.findings.models import Excuse, Recount, Tally
from dueregard.findings.operations import excuse_finding, withdraw_excuse
from dueregard.findings.queries import check_of
from dueregard.findings.tasks import count_findings
from dueregard.history.models import Event
from dueregard.history.queries import states_of_plan
from dueregard.plans.models import Action, Lead
from dueregard.plans.operations import edit_action, redact_words

pytestmark = pytest.mark.django_db
RULE = "leads-nowhere"
DAY = clock.today()


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR = "nobody"


def signed_in(client, who):
    client.force_login(account_of(who))
    return client


def tree_of(response):
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def the_finding(plan, rule=RULE):
    return next(each for each in check_of(plan, on=DAY).told if each.rule.id == rule).open[0]


def section(response, rule=RULE):
    (found,) = tree_of(response).xpath(f"//section[@id='{rule}']")
    return found


def test_the_page_tells_each_finding_by_rule_with_a_link_to_its_row(client, cast, plan):
    found = section(signed_in(client, cast.officer).get(f"{plan.get_absolute_url()}check/"))
    assert "A reference leads nowhere (1)" in words_of(found)
    assert "Good practice" in words_of(found)
    assert "9.9" in words_of(found)
    objective = plan.objectives.get(key="2.1")
    assert objective.get_absolute_url() in found.xpath(".//a/@href")


def test_the_same_findings_are_there_as_data(client, cast, plan):
    told = signed_in(client, cast.viewer).get(f"{plan.get_absolute_url()}check.json").json()["findings"]
    assert len(told) == check_of(plan, on=DAY).number
    (nowhere,) = [each for each in told if each["rule"] == RULE]
    assert (nowhere["words"], nowhere["about"]) == ("9.9", "objective")


def test_the_plan_links_to_its_check_for_those_who_may_see_it(client, cast, plan):
    address = plan.get_absolute_url()
    assert f"{address}check/" in tree_of(signed_in(client, cast.viewer).get(address)).xpath("//a/@href")


def test_an_officer_excuses_a_finding_and_takes_the_excuse_back(client, cast, plan):
    check = f"{plan.get_absolute_url()}check/"
    page = signed_in(client, cast.officer).get(check)
    (excuse,) = section(page).xpath(".//a[contains(@href, 'excuse')]/@href")
    assert client.post(excuse, {"reason": ""}).status_code == 422
    assert client.post(excuse, {"reason": "It is in the 2009 plan."}).url == check
    found = section(client.get(check))
    assert "A reference leads nowhere (0)" in words_of(found)
    assert "It is in the 2009 plan." in words_of(found)
    assert "Olive" in words_of(found)
    (back,) = found.xpath(".//a[contains(@href, 'excuse')]/@href")
    assert client.post(back).url == check
    assert "A reference leads nowhere (1)" in words_of(section(client.get(check)))


def test_viewers_are_offered_no_excuse(client, cast, plan):
    found = section(signed_in(client, cast.viewer).get(f"{plan.get_absolute_url()}check/"))
    assert found.xpath(".//a[contains(@href, 'excuse')]") == []


def test_an_excused_finding_comes_back_when_its_words_change(cast, plan):
    action = Action.objects.get(plan=plan, key="2.1.1")
    edit_action(by=cast.officer, action=action, changes={"measure": "To be agreed"})
    mark = the_finding(plan, "measure-to-be-decided").mark
    excuse_finding(by=cast.officer, plan=plan, mark=mark, reason="Agreed in May", on=DAY)
    assert "measure-to-be-decided" not in check_of(plan, on=DAY).by_rule()
    edit_action(by=cast.officer, action=action, changes={"title": "Publish a fuller profile"})
    assert "measure-to-be-decided" not in check_of(plan, on=DAY).by_rule()
    edit_action(by=cast.officer, action=action, changes={"measure": "To be agreed with partners"})
    assert check_of(plan, on=DAY).by_rule()["measure-to-be-decided"] == 1


def test_only_officers_excuse(cast, plan):
    mark = the_finding(plan).mark
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            excuse_finding(by=who, plan=plan, mark=mark, reason="Because", on=DAY)
    excuse = excuse_finding(by=cast.officer, plan=plan, mark=mark, reason="Because", on=DAY)
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            withdraw_excuse(by=who, excuse=excuse)


def test_what_is_not_found_cannot_be_excused(client, cast, plan):
    with pytest.raises(ValidationError, match="no longer found"):
        excuse_finding(by=cast.officer, plan=plan, mark=(RULE, "", "0" * 16), reason="Because", on=DAY)
    address = f"{plan.get_absolute_url()}check/excuse/?rule={RULE}"
    assert signed_in(client, cast.officer).get(address).status_code == 404


def test_history_tells_of_excuses_and_the_law_may_remove_their_words(cast, plan):
    excuse = excuse_finding(
        by=cast.officer,
        plan=plan,
        mark=the_finding(plan).mark,
        reason="Joan Doe has the old plan",
        on=DAY,
    )
    assert states_of_plan(plan.uid, until=clock.now())["excuse", excuse.uid]["rule"] == RULE
    redact_words(by=cast.officer, plan=plan, words="Joan Doe", reason="She asked")
    assert "Joan" not in Excuse.objects.get().event.reason
    withdraw_excuse(by=cast.officer, excuse=Excuse.objects.get())
    assert ("excuse", excuse.uid) not in states_of_plan(plan.uid, until=clock.now())
    assert Event.objects.last().verb == "withdraw_excuse"


def test_a_day_to_look_again_answers_an_action_that_goes_on(cast, plan):
    action = Action.objects.get(plan=plan, key="m1")
    timescale = {"text": "Ongoing", "entries": [{"kind": "ongoing"}]}
    edit_action(by=cast.officer, action=action, changes={"timescale": timescale})
    assert check_of(plan, on=DAY).by_rule()["ongoing-without-review"] == 1
    Action.objects.filter(pk=action.pk).update(review_on=date(2027, 1, 1))
    assert "ongoing-without-review" not in check_of(plan, on=DAY).by_rule()


def test_a_post_that_nobody_holds_leads_nothing(cast, plan):
    post = PostFactory(organisation=cast.body, title="Equality Officer")
    Lead.objects.filter(action__plan=plan, name="EIO").update(post=post)
    assert "lead-vacant" not in check_of(plan, on=DAY).by_rule()  # nobody has said who holds it
    HoldingFactory(post=post, until=DAY - timedelta(days=1))
    assert the_finding(plan, "lead-vacant").finding.words == "EIO"
    HoldingFactory(post=post)
    assert "lead-vacant" not in check_of(plan, on=DAY).by_rule()


def test_a_changed_plan_is_counted_once_by_a_job(cast, plan, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    Recount.objects.all().delete()
    action = Action.objects.get(plan=plan, key="2.1.1")
    with django_capture_on_commit_callbacks(execute=True) as jobs:
        edit_action(by=cast.officer, action=action, changes={"measure": "To be agreed"})
        edit_action(by=cast.officer, action=action, changes={"measure": "TBC"})
    assert len(jobs) == 1
    count_findings.call(plan.uid)
    assert count_findings.call(plan.uid) is None
    tally = Tally.objects.get()
    assert (tally.number, tally.found["measure-to-be-decided"]) == (
        check_of(plan, on=DAY).number,
        1,
    )
    assert tally.on == DAY


def test_a_job_that_never_came_is_asked_for_again(cast, plan, django_capture_on_commit_callbacks, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    action = Action.objects.get(plan=plan, key="2.1.1")
    Recount.objects.update(since=datetime(2020, 1, 1, tzinfo=UTC))
    with django_capture_on_commit_callbacks() as jobs:
        edit_action(by=cast.officer, action=action, changes={"measure": "TBC"})
    assert len(jobs) == 1


def test_counts_over_time_are_a_chart_with_the_same_values_in_its_table(client, cast, plan):
    first = count(plan, on=date(2026, 1, 31))
    mark = the_finding(plan).mark
    excuse_finding(by=cast.officer, plan=plan, mark=mark, reason="It is in the 2009 plan.", on=DAY)
    second = count(plan, on=date(2026, 3, 1))
    assert (second.number, second.excused) == (first.number - 1, 1)
    tree = tree_of(signed_in(client, cast.officer).get(f"{plan.get_absolute_url()}check/"))
    rows = [[words_of(cell) for cell in row] for row in tree.xpath("//figure//tbody/tr")]
    assert rows == [
        ["31 January 2026", str(first.number), "0"],
        ["1 March 2026", str(second.number), "1"],
    ]


def test_the_page_takes_as_many_queries_for_a_long_plan(client, cast, plan, django_assert_max_num_queries):
    signed_in(client, cast.officer)
    template = Action.objects.get(plan=plan, key="m1")
    for number in range(30):
        template.pk, template.uid, template.key = None, f"many{number:06}", f"many-{number}"
        template.save()
    with django_assert_max_num_queries(25):
        client.get(f"{plan.get_absolute_url()}check/")


def test_the_page_is_there_in_welsh(client, cast, plan):
    page = signed_in(client, cast.officer).get(f"/cy{plan.get_absolute_url()}check/")
    assert "Nid yw cyfeiriad yn arwain i unman" in words_of(section(page))
    assert not re.search(r"A reference leads nowhere", page.content.decode())
