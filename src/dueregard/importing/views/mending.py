"""The draft beside its document: an item with its place marked, a row with all that can be done to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard.design.forms import posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, to
from dueregard.importing.forms import mending as forms
from dueregard.importing.forms.drafts import TableForm
from dueregard.importing.models import Draft, State
from dueregard.importing.pictures import marked_page
from dueregard.importing.queries import (
    DraftOverview,
    ItemShown,
    RowShown,
    TableShown,
    boxes_of_item,
    boxes_of_row,
    draft_overview,
    tables_of,
)
from dueregard.importing.views.drafts import mended
from dueregard.importing.views.fetching import complain, draft_of, revision_of
from dueregard.importing.wording import FOR_TEMPLATES
from dueregard.organisations.fetching import way_back
from dueregard.reading.document import Box, UnreadableDocument


def _ready(request: HttpRequest, slug: str, uid: str) -> Draft:
    draft = draft_of(request, slug, uid)
    if draft.state != State.READY:
        raise Http404
    return draft


@page("view", of=Draft)
@require_safe
def document_page(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """The document's tables as they were opened and mended, each row with what was read from it."""
    draft = _ready(request, slug, uid)
    context = {**_frame(draft), "tables": tables_of(draft)}
    return render(request, "importing/document.html", context)


@page("mend", of=Draft)
@require_http_methods(ASKS)
def table_page(request: HttpRequest, slug: str, uid: str, table: int) -> HttpResponse:
    """A table of which somebody says that it holds the plan, and what its columns hold."""
    context = _table_context(request, slug, uid, table)
    form, draft = context["form"], context["draft"]
    if form.is_valid():
        why = mended(request, draft, form.corrections(table), revision_of(form))
        if not why:
            return to(draft.get_absolute_url())
        context = _table_context(request, slug, uid, table)
        complain(context["form"], why)
    return asking(request, "importing/table.html", context)


def _table_context(request: HttpRequest, slug: str, uid: str, number: int) -> dict[str, Any]:
    draft = draft_of(request, slug, uid)
    tables = tables_of(draft) if draft.state in (State.PLANLESS, State.READY) else ()
    table = next((each for each in tables if each.number == number), None)
    if table is None:
        raise Http404
    form = TableForm(posted(request), table=table, revision=draft.revision)
    return {**_frame(draft), "table": table, "form": form}


@page("mend", of=Draft)
@require_http_methods(ASKS)
def item_page(request: HttpRequest, slug: str, uid: str, kind: str, number: int) -> HttpResponse:
    """One objective or action as read, beside the place that it was read from."""
    context = _item_context(request, _ready(request, slug, uid), kind, number)
    form, draft = context["form"], context["draft"]
    if form.is_valid():
        corrections = form.corrections(context["shown"].item.key)
        why = mended(request, draft, corrections, revision_of(form))
        if not why:
            return to(f"{draft.get_absolute_url()}{kind}s/{number}/")
        context = _item_context(request, _ready(request, slug, uid), kind, number)
        complain(context["form"], why)
    return asking(request, "importing/item.html", context)


def _item_context(request: HttpRequest, draft: Draft, kind: str, number: int) -> dict[str, Any]:
    overview = draft_overview(draft)
    shown = _item(overview, kind, number)
    return {
        **_frame(draft),
        "overview": overview,
        "shown": shown,
        "form": forms.PutUnderForm(posted(request), overview=overview, shown=shown),
        "rows": [row for table in tables_of(draft) for row in table.rows if shown in row.items],
        "pages": sorted(boxes_of_item(shown.item)),
    }


@page("mend", of=Draft)
@require_http_methods(ASKS)
def row_page(request: HttpRequest, slug: str, uid: str, table: int, number: int) -> HttpResponse:
    """One row of the document and everything that can be done to it; `do` says which form was sent."""
    context = _row_context(request, _ready(request, slug, uid), table, number)
    form, draft = context["problems"], context["draft"]
    if form is not None and form.is_valid():
        why = mended(request, draft, form.corrections(context["row"]), revision_of(form))
        if not why:
            return to(f"{draft.get_absolute_url()}document/#row-{table}-{number}")
        context = _row_context(request, _ready(request, slug, uid), table, number)
        complain(context["problems"], why)
    return render(request, "importing/row.html", context, status=422 if form else 200)


def _row_context(request: HttpRequest, draft: Draft, table: int, number: int) -> dict[str, Any]:
    tables = tables_of(draft)
    row = _row(tables, table, number)
    do = request.POST.get("do", "")
    offered = _row_forms(draft, tables, row, posted(request), do)
    return {
        **_frame(draft),
        "row": row,
        "forms": offered,
        "problems": offered.get(do),
        "pages": sorted(boxes_of_row(row.row)),
    }


def _row_forms(
    draft: Draft, tables: tuple[TableShown, ...], row: RowShown, sent: Any, do: str
) -> dict[str, Any]:
    """The forms that make sense for a row, by name; only the one that was sent is bound."""
    revision = draft.revision

    def data(name: str) -> Any:
        return sent if name == do else None

    offered: dict[str, Any] = {
        "name": forms.NameRowForm(data("name"), initial={"revision": revision, "meaning": _meaning(row)})
    }
    if any(len(cell.text.split()) > 1 for cell in row.row.cells):
        offered["split"] = forms.SplitForm(data("split"), row=row, revision=revision)
    if above := _rows_above(tables, row):
        offered["join"] = forms.JoinForm(data("join"), above=above, revision=revision)
    if len(row.row.cells) > 1:
        offered["move"] = forms.MoveForm(data("move"), row=row, revision=revision)
    return offered


def _meaning(row: RowShown) -> str:
    """What the row was read as, where something was read from it."""
    return row.items[0].kind if row.items else ""


def _rows_above(tables: tuple[TableShown, ...], row: RowShown) -> list[RowShown]:
    """The nearest rows above, the nearest first, also over the gap between two tables."""
    rows = [each for table in tables for each in table.rows]
    place = rows.index(row)
    return rows[max(0, place - forms.NEARBY) : place][::-1]


@page("view", of=Draft)
@require_safe
def picture(request: HttpRequest, slug: str, uid: str, page: int) -> HttpResponse:
    """A page of the document with the place of an item or of a row marked."""
    draft = _ready(request, slug, uid)
    if draft.document.kind not in ("pdf", "picture"):
        raise Http404
    try:
        drawn = marked_page(draft.document, page, _boxes(draft, request.GET).get(page, []))
    except UnreadableDocument as error:
        raise Http404 from error
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; img-src data:; sandbox"
    response["Cache-Control"] = "private, max-age=600"
    return response


def _boxes(draft: Draft, query: Any) -> dict[int, list[Box]]:
    try:
        if "row" in query:
            table, number = (int(part) for part in query["row"].split("."))
            return boxes_of_row(_row(tables_of(draft), table, number).row)
        kind, number = query.get("kind", "action"), int(query.get("item", 0))
    except ValueError as error:
        raise Http404 from error
    return boxes_of_item(_item(draft_overview(draft), kind, number).item)


def _item(overview: DraftOverview, kind: str, number: int) -> ItemShown:
    for shown in overview.items:
        if (shown.kind, shown.number) == (kind, number):
            return shown
    raise Http404


def _row(tables: tuple[TableShown, ...], table: int, number: int) -> RowShown:
    for row in (row for each in tables for row in each.rows):
        if (row.table, row.number) == (table, number):
            return row
    raise Http404


def _frame(draft: Draft) -> dict[str, Any]:
    back = (_("Draft: %(name)s") % {"name": draft.document.name}, draft.get_absolute_url())
    return {
        **FOR_TEMPLATES,
        "draft": draft,
        "organisation": draft.organisation,
        "breadcrumbs": way_back(draft.organisation, back),
    }
