"""Jobs of this room."""

from django_tasks import task

from dueregard.history.actor import Actor
from dueregard.importing import readings
from dueregard.importing.models import Draft

READER = Actor("job", "read_draft", "the reader")


@task()
def read_draft(uid: str) -> None:
    """Read a draft's document; a draft that is read or given up already is left alone."""
    draft = Draft.objects.select_related("document", "organisation").get(uid=uid)
    readings.read(draft, by=READER)
