"""Addresses of the public files, which have one address in every language."""

from django.urls import path

from dueregard.editions.views import files

_SITE = "published/<slug:site>"
_PLAN = f"{_SITE}/plans/<slug:plan>"
_EDITION = f"{_PLAN}/editions/<int:number>"

app_name = "edition_files"
urlpatterns = [
    path(f"{_SITE}/news.atom", files.news, name="news"),
    path(f"{_SITE}/datapackage.json", files.package, name="package"),
    path(f"{_SITE}/catalogue.jsonld", files.catalogue, name="catalogue"),
    path(f"{_SITE}/plan-1.schema.json", files.schema, name="schema"),
    path(f"{_PLAN}.ics", files.deadlines, name="deadlines"),
    path(f"{_EDITION}.csv-metadata.json", files.metadata, name="metadata"),
    path(f"{_EDITION}.<slug:kind>", files.download, name="download"),
]
