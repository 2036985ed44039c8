"""A plan in its own columns: each cell as printed; of what nobody printed, what the fields say."""

from collections.abc import Collection, Iterable, Mapping

from dueregard.planfile import model as planfile
from dueregard.plans.models import Action, Plan, PlanColumn
from dueregard.plans.pieces import action_piece, actions_with_parts
from dueregard.writing.columns import CellText, columns_of
from dueregard.writing.words import words_of

Cells = Mapping[str, str]


def own_cells(plan: Plan, columns: Iterable[PlanColumn], actions: Iterable[Action]) -> dict[int, Cells]:
    """The cells of these actions by the action's number, by column.

    No query where all were printed. What was carried forward or added here was not: 9 queries.
    """
    cells: dict[int, Cells] = {each.pk: each.cells for each in actions}
    return cells | _stated(plan, columns, [number for number, printed in cells.items() if not printed])


def _stated(plan: Plan, columns: Iterable[PlanColumn], numbers: Collection[int]) -> dict[int, Cells]:
    """What the writers would put into the plan's columns; objectives stand above their actions here."""
    if not numbers:
        return {}
    rows = list(actions_with_parts(Action.objects.filter(pk__in=numbers)))
    head = planfile.Plan(
        columns=[
            planfile.Column(id=each.key, heading=each.heading, field=each.field, role=each.role)
            for each in columns
        ]
    )
    file = planfile.PlanFile(plan=head, actions=[action_piece(row) for row in rows])
    words = words_of(plan.language)
    own = [each for each in columns_of(file, words) if each.own and each.field != "objective"]
    text = CellText(file, own, words)
    return {
        row.pk: {each.own: "\n".join(text.lines(piece, each)) for each in own if each.own}
        for row, piece in zip(rows, file.actions, strict=True)
    }
