"""`dueregard publish`: the steps to an edition in somebody's name, refused in one line."""

import pytest
from tests.cast import account_of
from tests.publishing.conftest import settle_all

from dueregard.cli import commands
from dueregard.cli.failing import exit_code
from dueregard.editions.models import Edition
from dueregard.history.models import Event

pytestmark = pytest.mark.django_db
HERE = ("ashby", "equality-scheme")


@pytest.fixture
def run(capsys):
    def run(step, *options):
        code = exit_code(commands, ["publish", step, *HERE, *options])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def people(cast, plan):
    settle_all(cast.officer, plan)
    return {name: account_of(getattr(cast, name)).email for name in ("officer", "approver", "viewer")}


def test_an_edition_is_proposed_approved_listed_and_withdrawn(run, people, plan):
    officer, approver = ("--by", people["officer"]), ("--by", people["approver"])
    assert run("propose", *officer, "--approver", people["approver"], "--note", "The first.")[0] == 0
    assert run("approve", *approver)[1].startswith("Edition 1 is public: /published/ashby/plans/")
    assert "edition 1 of " in run("list")[1]
    assert run("withdraw", *officer, "--edition", "1", "--reason", "A name was in it")[0] == 0
    assert "withdrawn: A name was in it" in run("list")[1]
    assert Event.objects.get(plan=plan.uid, verb="approve_edition").actor_label == "Amara"


def test_a_proposal_is_refused_and_taken_back(run, people, plan):
    officer, approver = ("--by", people["officer"]), ("--by", people["approver"])
    run("propose", *officer, "--approver", people["approver"])
    assert run("refuse", *approver, "--reason", "Too soon")[1] == "The proposal is refused.\n"
    run("propose", *officer, "--approver", people["approver"])
    assert run("take-back", *officer, "--reason", "A slip")[1] == "The proposal is taken back.\n"
    assert {each.state for each in plan.proposals.all()} == {"refused", "taken-back"}


def test_what_is_to_be_settled_is_listed(run, plan):
    assert "to settle: ST? (1 places)" in run("list")[1]


@pytest.mark.parametrize(
    ("step", "options", "said"),
    [
        ("approve", (), "give --by"),
        ("approve", ("--by", "nobody@example.invalid"), "no account with the address nobody@example.invalid"),
        ("approve", ("--by", "amara@example.invalid"), "propose one first"),
        ("propose", ("--by", "olive@example.invalid"), "give --approver"),
        (
            "propose",
            ("--by", "olive@example.invalid", "--approver", "vera@example.invalid"),
            "may not be asked to approve",
        ),
        (
            "propose",
            ("--by", "vera@example.invalid", "--approver", "amara@example.invalid"),
            "vera@example.invalid may not propose here",
        ),
        ("withdraw", ("--by", "olive@example.invalid"), "say which edition"),
        ("withdraw", ("--by", "olive@example.invalid", "--edition", "9"), "no edition 9"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run, people, step, options, said):
    code, _out, err = run(step, *options)
    assert code == 2
    assert said in err
    assert err.count("\n") == 1
    assert not Edition.objects.exists()
