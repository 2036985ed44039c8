"""A place for files that goes away, jobs that run when their transaction is over, and small documents."""

import pytest
from tests.cast import account_of

from dueregard.importing import readings
from dueregard.importing.models import Draft
from dueregard.importing.operations import bring_document, record_reading
from dueregard.importing.tasks import READER
from dueregard.reading.jobs import read_confined

PLAN = """\
Ref,Action,Lead,By when,For us
1.1,Train all staff in due regard,HR Manager,March 2015,pilot first
1.2,Publish the equality data,Policy Officer,January 2016,
1.3,Review the hate incident form,Community Safety Officer,Ongoing,see 1.1
"""


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def jobs_at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def brought(cast, content=PLAN, name="plan.csv", by=None, **more):
    """A draft whose document has been read, as the job does it."""
    draft = bring_document(
        by=by or cast.officer, organisation=cast.body, name=name, content=content.encode(), **more
    )
    readings.read(draft, by=READER)
    return Draft.objects.get(pk=draft.pk)


@pytest.fixture(scope="session")
def outcome():
    """What the reader makes of `PLAN`, read once: most tests are about what comes after."""
    return read_confined(PLAN.encode(), "plan.csv", [])


@pytest.fixture
def draft(cast, outcome):
    unread = bring_document(by=cast.officer, organisation=cast.body, name="plan.csv", content=PLAN.encode())
    record_reading(by=READER, draft=unread, outcome=outcome)
    return Draft.objects.get(pk=unread.pk)


@pytest.fixture
def signed_in(client, cast):
    client.force_login(account_of(cast.officer))
    return client


def text(response):
    return response.content.decode()


def post(client, draft, page, **data):
    data.setdefault("revision", draft.revision)
    return client.post(draft.get_absolute_url() + page, data)
