"""Addresses of the way in."""

from django.urls import path

from dueregard.importing.views import bringing, drafts, mending

_BODY = "organisations/<slug:slug>"
_DRAFT = f"{_BODY}/drafts/<slug:uid>"

app_name = "importing"
urlpatterns = [
    path(f"{_BODY}/bring/", bringing.bring, name="bring"),
    path(f"{_BODY}/bring/paste/", bringing.paste, name="paste"),
    path(f"{_BODY}/bring/start/", bringing.start, name="start"),
    path(f"{_BODY}/drafts/", bringing.drafts, name="drafts"),
    path(f"{_DRAFT}/", drafts.draft_page, name="draft"),
    path(f"{_DRAFT}/doubts/", drafts.settle_doubts, name="doubts"),
    path(f"{_DRAFT}/columns/", drafts.name_columns, name="columns"),
    path(f"{_DRAFT}/remembered/", drafts.use_remembered, name="remembered"),
    path(f"{_DRAFT}/undo/", drafts.undo, name="undo"),
    path(f"{_DRAFT}/accept/", drafts.accept, name="accept"),
    path(f"{_DRAFT}/differences/", drafts.differences, name="differences"),
    path(f"{_DRAFT}/abandon/", drafts.abandon, name="abandon"),
    path(f"{_DRAFT}/again/", drafts.again, name="again"),
    path(f"{_DRAFT}/document/", mending.document_page, name="document"),
    path(f"{_DRAFT}/actions/<int:number>/", mending.item_page, {"kind": "action"}, name="action"),
    path(f"{_DRAFT}/objectives/<int:number>/", mending.item_page, {"kind": "objective"}, name="objective"),
    path(f"{_DRAFT}/tables/<int:table>/", mending.table_page, name="table"),
    path(f"{_DRAFT}/rows/<int:table>/<int:number>/", mending.row_page, name="row"),
    path(f"{_DRAFT}/pages/<int:page>.svg", mending.picture, name="picture"),
]
