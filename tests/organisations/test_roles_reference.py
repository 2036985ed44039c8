"""The table of who may what, as administrators and readers of the reference see it."""

from pathlib import Path

import pytest
from lxml import html
from tests.cast import account_of

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import table
from dueregard.organisations.queries import rights
from dueregard.organisations.reference import page
from dueregard.organisations.wording import KINDS, VERBS

PAGE = Path(__file__).parents[2] / "docs/reference/roles.md"


def test_the_reference_is_written_from_the_table():
    assert PAGE.read_text(encoding="utf-8") == page(), "run scripts/write_roles_reference"


def test_every_kind_and_every_verb_has_words():
    assert {row.kind for row in table()} - set(KINDS) == set()
    assert {verb for row in table() for verb in row.verbs} - set(VERBS) == set()


@pytest.mark.django_db
def test_administrators_see_the_whole_table(client, cast):
    client.force_login(account_of(cast.administrator))
    tree = html.fromstring(client.get("/organisations/ashby/roles/").content.decode())
    rows = tree.xpath("//tbody/tr")
    assert len(rows) == len(rights())
    label = "plan: propose editions, and withdraw them"
    (may_propose,) = [row for row in rows if row.xpath("string(th)").strip() == label]
    cells = [cell.text_content().strip() for cell in may_propose.xpath("td")]
    assert [role for role, cell in zip(Role, cells, strict=True) if cell == "yes"] == [Role.OFFICER]
