"""Which documents of a body have the same layout, and what was said of its columns last time."""

import hashlib
import json
import re

from dueregard.importing.models import Draft, Layout
from dueregard.planfile.model import PlanFile
from dueregard.reading.corrections import NameColumn
from dueregard.reading.plan import KEYS


def fingerprint(plan: PlanFile) -> str:
    """A hash of the plan's headings in their order; capitals, spaces and punctuation make no difference."""
    headings = [re.sub(r"[\W_]+", " ", column.heading).strip().lower() for column in plan.plan.columns]
    return hashlib.sha256(json.dumps(headings).encode()).hexdigest()


def remembered(draft: Draft) -> list[NameColumn]:
    """What was said of the columns of such a document and is not how this one was read. One query."""
    layout = Layout.objects.filter(
        organisation=draft.organisation, fingerprint=fingerprint(draft.plan_file)
    ).first()
    if layout is None:
        return []
    read_as = {column.id: column.field for column in draft.plan_file.plan.columns}
    said = [
        NameColumn(column=column, field=meaning["field"], role=meaning["role"])
        for column, meaning in layout.columns.items()
    ]
    return [each for each in said if each.column in read_as and not _is_so(read_as[each.column], each)]


def _is_so(read_as: str | None, said: NameColumn) -> bool:
    return read_as == KEYS.get(said.field or "", said.field)


def remember(draft: Draft) -> None:
    """Keep what was said of the columns for the body's next document with these headings."""
    said = {
        each.column: {"field": each.field, "role": each.role}
        for each in draft.correction_list
        if isinstance(each, NameColumn)
    }
    if not said:
        return
    layout, _made = Layout.objects.get_or_create(
        organisation=draft.organisation, fingerprint=fingerprint(draft.plan_file)
    )
    layout.columns = {**layout.columns, **said}
    layout.full_clean()
    layout.save()
