"""Fills the database of the environment with made-up plans: `python -m benchmarks.scale.filling HUNDREDTHS`.

A hundredth is 4 bodies with 10 plans of 120 actions; a hundred are 400 bodies, 1,000 plans, 120,000 actions.
Each body has an equality officer. The first is the same in each fill: 6 plans,
and those of every other body to read. The same number always gives the same records. They are
written past the operations, so they have no history.
"""

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

BODIES, PLANS = 4, 10
"""Of each hundredth."""
OWN_PLANS: Final = 6
OBJECTIVES, ACTIONS = 8, 120
FIRST_DAY: Final = date(2025, 1, 1)
OFFICER: Final = "officer@example.invalid"
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"

VERBS = [
    "Train",
    "Review",
    "Publish",
    "Consult",
    "Monitor",
    "Improve",
    "Extend",
    "Record",
    "Support",
    "Translate",
]
THINGS = [
    "all managers on the duty",
    "how complaints are recorded",
    "the pay gap by grade",
    "disabled residents about access",
    "take-up of services by ethnicity",
    "the recruitment pages",
    "the staff network",
    "letters in plain words",
    "hate crime reporting",
    "the interpreters' contract",
    "the premises against the access audit",
    "the survey",
]
LEADS = [
    "HR Manager",
    "Head of Housing",
    "Equality Officer",
    "Leisure Manager",
    "Chief Executive",
    "Customer Services",
    "Head of Planning",
    "Communications Manager",
    "Democratic Services",
    "Head of Finance",
    "Community Safety Manager",
    "Policy Team",
]
STATUSES = ["", "", "not-started", "in-progress", "in-progress", "completed", "delayed", "paused"]
CHARACTERISTICS = ["age", "disability", "race", "religion-belief", "sex", "sexual-orientation"]
AIMS = ["eliminate", "advance", "foster"]
COLUMNS = {
    "ref": "Ref",
    "title": "Action",
    "leads": "Lead officer",
    "timescale": "By when",
    "outcome": "What will be better",
    "progress": "Progress",
}


def fill(hundredths: int) -> None:
    """Write the records and the index of the search, and survey the tables as a restore does."""
    from django.db import transaction

    from dueregard.jobs.surveying import survey_tables
    from dueregard.search.indexing import rebuild

    chance = random.Random(7)
    with transaction.atomic():
        plans = _bodies_and_plans(hundredths, chance)
    for some in _batches(iter(plans), 50):
        with transaction.atomic():
            _fill_plans(some, chance)
    rebuild()
    survey_tables()


def _bodies_and_plans(hundredths: int, chance: random.Random) -> list[Any]:
    from dueregard.accounts.models import Account
    from dueregard.organisations.models import Membership, Organisation, Role
    from dueregard.plans.models import Plan

    bodies = Organisation.objects.bulk_create(
        Organisation(uid=_uid(chance), slug=f"body-{n}", name=f"District Council {n:03}")
        for n in range(BODIES * hundredths)
    )
    officers = Account.objects.bulk_create(
        Account(uid=_uid(chance), email=OFFICER if n == 0 else f"{n}.{OFFICER}", name="Olive", password="!")
        for n in range(len(bodies))
    )
    Membership.objects.bulk_create(
        Membership(organisation=body, account=officer, role=Role.OFFICER)
        for body, officer in zip(bodies, officers, strict=True)
    )
    Membership.objects.bulk_create(
        Membership(organisation=body, account=officers[0], role=Role.VIEWER) for body in bodies[1::2]
    )
    _posts(bodies, officers, chance)
    return Plan.objects.bulk_create(
        Plan(
            uid=_uid(chance), slug=f"plan-{n}", title=f"Equality plan {n}", period="2025/2029",
            organisation=bodies[0] if n < OWN_PLANS else bodies[1 + n % (len(bodies) - 1)],
        )
        for n in range(PLANS * hundredths)
    )  # fmt: skip


def _posts(bodies: list[Any], officers: list[Any], chance: random.Random) -> None:
    """The posts of every body, each held by somebody, one of them by its officer."""
    from dueregard.organisations.models import Holding, Post
    from dueregard.organisations.posts.names import key

    posts = Post.objects.bulk_create(
        Post(uid=_uid(chance), organisation=body, title=title, key=key(title), kind="post")
        for body in bodies
        for title in LEADS
    )
    Holding.objects.bulk_create(
        Holding(
            uid=_uid(chance), post=post, name=f"Holder {n}", email=f"holder-{n}@example.invalid",
            account=officers[n // len(LEADS)] if post.title == "Equality Officer" else None,
        )
        for n, post in enumerate(posts)
    )  # fmt: skip


@dataclass
class Rows:
    """What belongs to the actions of some plans, to be written table by table."""

    leads: list[Any] = field(default_factory=list)
    entries: list[Any] = field(default_factory=list)
    characteristics: list[Any] = field(default_factory=list)
    aims: list[Any] = field(default_factory=list)
    updates: list[Any] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def write(self) -> None:
        for rows in (self.leads, self.entries, self.characteristics, self.aims, self.updates, self.links):
            type(rows[0])._default_manager.bulk_create(rows)


def _fill_plans(plans: list[Any], chance: random.Random) -> None:
    from dueregard.organisations.models import Post
    from dueregard.plans.models import Action, Objective, PlanColumn, SourceDocument

    SourceDocument.objects.bulk_create(
        SourceDocument(plan=plan, position=0, key="d1", name="plan.docx", kind="docx") for plan in plans
    )
    PlanColumn.objects.bulk_create(
        PlanColumn(plan=plan, position=n, key=field_, heading=heading, field=field_)
        for plan in plans
        for n, (field_, heading) in enumerate(COLUMNS.items())
    )
    objectives = Objective.objects.bulk_create(
        Objective(
            uid=_uid(chance), plan=plan, position=n, key=f"o{n}", ref=str(n + 1), title=f"Objective {n + 1}"
        )
        for plan in plans
        for n in range(OBJECTIVES)
    )
    actions = Action.objects.bulk_create(
        _action(objectives[number * OBJECTIVES + n * OBJECTIVES // ACTIONS], n, chance)
        for number in range(len(plans))
        for n in range(ACTIONS)
    )
    posts: dict[int, list[Any]] = {}
    for post in Post.objects.filter(organisation__in={plan.organisation_id for plan in plans}).order_by("pk"):
        posts.setdefault(post.organisation_id, []).append(post)
    rows = Rows()
    for number, action in enumerate(actions):
        _parts(action, posts[action.plan.organisation_id], rows, chance)
        if chance.random() < 0.05:
            rows.links.append(_link(action, actions[number - number % ACTIONS]))
    rows.write()


def _action(objective: Any, n: int, chance: random.Random) -> Any:
    from dueregard.plans.models import Action

    status = chance.choice(STATUSES)
    due = FIRST_DAY + timedelta(days=chance.randrange(1500)) if chance.random() < 0.9 else None
    title = " and ".join(f"{chance.choice(VERBS)} {chance.choice(THINGS)}" for _ in range(2))
    when = due.strftime("%B %Y") if due else "ongoing"
    return Action(
        uid=_uid(chance),
        plan=objective.plan,
        objective=objective,
        position=n,
        key=f"a{n}",
        ref=f"{objective.ref}.{n}",
        title=title,
        timescale_text=when,
        status=status,
        settled=status == "completed",
        due_on=due,
        outcome=f"{chance.choice(THINGS)} is better for everybody",
        cells={"ref": f"{objective.ref}.{n}", "title": title, "timescale": when},
        source={"document": "d1", "page": 1 + n // 20},
    )


def _parts(action: Any, posts: list[Any], rows: Rows, chance: random.Random) -> None:
    """Leads, of whom two in three are bound to posts; when; and, for some, groups, aims and an update."""
    from dueregard.plans.models import ActionAim, ActionCharacteristic, Lead, TimescaleEntry, Update

    for position, n in enumerate(chance.sample(range(len(LEADS)), chance.choice([1, 1, 1, 2]))):
        bound = posts[n] if chance.random() < 0.67 else None
        rows.leads.append(Lead(action=action, position=position, name=LEADS[n], kind="post", post=bound))
    due = action.due_on
    rows.entries.append(
        TimescaleEntry(
            action=action, position=0, kind="due" if due else "ongoing", date=due.isoformat() if due else "",
            earliest=due, latest=due,
        )
    )  # fmt: skip
    if chance.random() < 0.3:
        for position, code in enumerate(chance.sample(CHARACTERISTICS, 2)):
            rows.characteristics.append(ActionCharacteristic(action=action, position=position, code=code))
    if chance.random() < 0.3:
        rows.aims.append(ActionAim(action=action, position=0, code=chance.choice(AIMS)))
    if chance.random() < 0.2:
        text = f"{chance.choice(THINGS)}: {chance.choice(VERBS).lower()}ed in part"
        rows.updates.append(Update(uid=_uid(chance), action=action, position=0, date="2026-03", text=text))


def _link(action: Any, to: Any) -> Any:
    from dueregard.plans.models import Link

    return Link(action=action, position=0, ref=to.ref, to_action=to)


def _uid(chance: random.Random) -> str:
    return "".join(chance.choices(_ALPHABET, k=10))


def _batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def main() -> None:
    """Migrate and fill."""
    from dueregard.cli import records

    records.start_django()
    records.migrate()
    fill(int(sys.argv[1]))


if __name__ == "__main__":
    main()
