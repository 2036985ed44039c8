"""What can be found: each room says for its own kinds of record which words they have (`SEARCH_SOURCES`)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy

from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import Post


@dataclass(frozen=True, slots=True)
class Found:
    """What the index keeps of one record. `text` are its words beside the title."""

    title: str
    text: str
    address: str
    organisation: Organisation
    place: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record. `event_kind` is what history calls it, `rows` gives records with all they need."""

    event_kind: str
    model: str
    label: str | Promise
    rows: Callable[[], "QuerySet[Any]"]
    describe: Callable[[Any], Found]
    of_plan: str = ""
    """The path from the record to its plan's id, "" where it has none."""

    @property
    def model_class(self) -> type[Model]:
        """The model."""
        return apps.get_model(self.model)


@cache
def sources() -> tuple[Source, ...]:
    """All kinds, of every room that `SEARCH_SOURCES` names, in the order of the page's filter."""
    return tuple(source for name in settings.SEARCH_SOURCES for source in import_string(name))


def source_of(event_kind: str) -> Source | None:
    """The source of the records that history calls so."""
    return next((source for source in sources() if source.event_kind == event_kind), None)


def joined(texts: Iterable[str]) -> str:
    """Texts below each other, without those that say nothing."""
    return "\n".join(text for text in texts if text)


def _organisation(organisation: Organisation) -> Found:
    return Found(organisation.name, organisation.notice, organisation.get_absolute_url(), organisation)


def _post(post: Post) -> Found:
    names = joined(alias.text for alias in post.aliases.all())
    return Found(post.title, names, post.get_absolute_url(), post.organisation)


SOURCES = (
    Source(
        "organisation",
        "organisations.Organisation",
        gettext_lazy("Organisations"),
        Organisation.objects.all,
        _organisation,
    ),
    Source(
        "post",
        "organisations.Post",
        gettext_lazy("Posts"),
        lambda: Post.objects.select_related("organisation").prefetch_related("aliases"),
        _post,
    ),
)
