"""What an edition states of an action's dates, so that feeds and lists know when it is due."""

from datetime import date

from dueregard.planfile import edtf
from dueregard.planfile.model import Action, PlanFile
from dueregard.standing.facts import Facts, Followed


def followed(plan: PlanFile, *, as_at: date) -> Followed:
    """The time for which the plan is followed, by its own words; `as_at` where its document tells no day."""
    head = plan.plan
    begins = edtf.lower_bound(head.period) if head.period else None
    since = edtf.deadline(head.as_of) if head.as_of else begins
    return Followed(begins, since or as_at, edtf.deadline(head.period) if head.period else None)


def facts_of(action: Action, over: Followed) -> Facts:
    """The facts of an action; what the plan format does not carry (pauses, conditions met) is not public."""
    recorded: dict[str, str] = {}
    for each in action.updates:
        if edtf.is_valid(each.occurrence):
            recorded[each.occurrence] = each.status or recorded.get(each.occurrence, "")
    return Facts(
        status=action.status or "",
        entries=tuple(action.timescale.entries),
        moved_to=tuple(each.to for each in action.timescale.revisions),
        recorded=recorded,
        followed=over,
    )
