"""The page of the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.pages import open_page
from dueregard.search.forms import SearchForm
from dueregard.search.queries import bodies_to_choose, search
from dueregard.search.sources import sources


@open_page
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What of all that the reader may see holds the words, with filters, a page at a time."""
    who = actor_of(request)
    form = SearchForm(request.GET, bodies_to_choose(who, asked_for=request.GET.get("body", "")))
    form.full_clean()
    asked = {name: form.cleaned_data.get(name, "") for name in ("words", "kind", "body")}
    found = search(
        "" if form.errors else asked["words"],
        who,
        kind=asked["kind"],
        organisation=asked["body"],
        after=request.GET.get("after", ""),
    )
    stated = {name: value for name, value in asked.items() if value}
    context = {
        "form": form,
        "words": asked["words"],
        "found": found,
        "labels": {each.model: each.label for each in sources()},
        "next": urlencode({**stated, "after": found.next}) if found.next else "",
    }
    return render(request, "search/search.html", context)
