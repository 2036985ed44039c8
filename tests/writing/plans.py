"""Plans that the writers' tests write: small ones made here, each for one thing that a table must show."""

from dueregard.planfile.model import (
    Action,
    Column,
    Entry,
    Lead,
    Objective,
    Plan,
    PlanFile,
    Revision,
    Timescale,
    Update,
)


def plan_of(*actions: Action, objectives: tuple[Objective, ...] = (), **head: object) -> PlanFile:
    """A plan of these actions; `head` goes to `plan`."""
    return PlanFile(plan=Plan.model_validate(head), objectives=list(objectives), actions=list(actions))


def full_plan() -> PlanFile:
    """A plan that states something of everything that a table can print."""
    return plan_of(
        Action(
            ref="1.1",
            key="1.1",
            objective="1",
            title="Publish the profile\nTell the forum",
            leads=[Lead(name="Policy Manager"), Lead(name="Access Panel", role="equality lead")],
            timescale=Timescale(
                text="March 2025",
                entries=[Entry(kind="due", date="2025-03")],
                revisions=[
                    Revision(date="2025-02-10", was="2025-03", to="2025-09", reason="The census is late"),
                    Revision(date="2025-08-01", was="2025-09", to="2025-11-30"),
                ],
            ),
            characteristics=["race", "sex"],
            other_characteristics=["Carers"],
            aims=["advance"],
            outcome="More people are heard",
            measure="Profile published\nForum told",
            progress="Begun.\nA draft went to the forum (see 1.2).",
            status="in-progress",
            rating="amber",
            links=["1.2"],
        ),
        Action(
            ref="1.2",
            key="1.2",
            objective="1",
            parent="1.1",
            title="Ask the forum",
            updates=[Update(date="2024-06", text="Asked", author="Policy Manager")],
        ),
        Action(ref="2.1", key="2.1", objective="2", title="=Train everyone", leads=[Lead(name="All")]),
        objectives=(
            Objective(
                key="1",
                ref="1",
                title="Know our people",
                statement="We do not know enough of them.",
                links=["2"],
            ),
            Objective(key="2", ref="2", title="Train our people"),
        ),
        title="Equality plan",
        organisation="Thornbeck Borough Council",
        period="2024/2028",
        as_of="2025-01",
        status="adopted",
        language="en-GB",
        introduction="Why we have a plan.",
        closing="Ask us for other formats.",
        glossary={"CMT": "Corporate Management Team"},
        rating_key={"A": "behind, will recover"},
    )


def shaped_plan() -> PlanFile:
    """A plan with columns of its own: key tasks beside milestones, duties, a column that has no field."""
    return plan_of(
        Action(
            ref="T1.1",
            key="T1.1",
            objective="T1",
            title="Profile made",
            characteristics=["race", "sex"],
            status="delayed",
            cells={"duties": "Gender Race", "code": "X-7"},
        ),
        Action(ref="T1.2", key="T1.2", objective="T1", title="Profile used", cells={"code": "X-8"}),
        Action(
            ref="T2.1",
            key="T2.1",
            objective="T2",
            title="Staff trained",
            leads=[Lead(name="HR", role="owner")],
        ),
        objectives=(
            Objective(key="people", title="People"),
            Objective(key="T1", ref="T1", title="Know our people", parent="people"),
            Objective(key="T2", ref="T2", title="Train our people", parent="people"),
        ),
        columns=[
            Column(id="task", heading="Key Task", field="objective"),
            Column(id="milestone", heading="Milestone", field="title"),
            Column(id="duties", heading="Duties", field="characteristics"),
            Column(id="code", heading="System code"),
        ],
    )
