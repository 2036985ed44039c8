"""The files of an edition: made by the writers when somebody first asks, then kept under the edition's hash.

What is kept can be made again at any time, so it needs no backup, and it goes when words are removed.
"""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.editions.answering import build
from dueregard.editions.models import Edition
from dueregard.planfile.files import replace_file
from dueregard.planfile.timescales import date_in_words
from dueregard.writing.delimited import csv_bytes
from dueregard.writing.files import SHEETS, WORKBOOKS
from dueregard.writing.layout import sheet_of
from dueregard.writing.opendata import LICENCE, LICENCE_NAME
from dueregard.writing.sheet import Paragraph, Sheet
from dueregard.writing.words import tongue_of

FORMATS: Final[Mapping[str, object]] = {
    "pdf": _("PDF"),
    "docx": _("Word (DOCX)"),
    "html": _("Web page (HTML)"),
    "xlsx": _("Excel (XLSX)"),
    "ods": _("OpenDocument spreadsheet (ODS)"),
    "csv": _("Table (CSV)"),
    "json": _("Plan file (JSON)"),
}
"""The formats of an edition: for readers first, for programs last."""

_IMPRINT: Final = {
    "en": (
        "Edition {number}, as at {as_at}; published by {body} on {published}.",
        "© {body}. Licensed under the {licence}: {address}",
        "Words were removed from this edition on {redacted}.",
    ),
    "cy": (
        "Argraffiad {number}, fel ar {as_at}; cyhoeddwyd gan {body} ar {published}.",
        "© {body}. Trwyddedir o dan yr {licence}: {address}",
        "Tynnwyd geiriau o'r argraffiad hwn ar {redacted}.",
    ),
}
"""What every document says of itself, in the plan's language."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One file that can be had of an edition."""

    kind: str
    name: object
    address: str


def offered(edition: Edition) -> list[Offered]:
    """The files of an edition."""
    address = edition.get_absolute_url().rstrip("/")
    return [Offered(kind, name, f"{address}.{kind}") for kind, name in FORMATS.items()]


def file_name(edition: Edition, kind: str) -> str:
    """How a download is called: body, plan and number tell it from others."""
    plan = edition.plan
    return f"{plan.site.slug}-{plan.slug}-{edition.number}.{kind}"


def file_of(edition: Edition, kind: str) -> bytes:
    """The edition in one of `FORMATS`. Raises `CannotWrite`."""
    if kind == "json":
        return edition.content.encode()
    kept = _folder(edition.sha256) / f"{_key(edition)}.{kind}"
    if kept.is_file():
        return kept.read_bytes()
    made = csv_bytes(edition.file()) if kind == "csv" else SHEETS[kind](_sheet(edition, kind))
    kept.parent.mkdir(parents=True, exist_ok=True)
    for older in kept.parent.glob(f"*.{kind}"):
        older.unlink(missing_ok=True)
    replace_file(kept, made)
    return made


def forget_files(sha256: str) -> None:
    """Remove what was made of the content with this hash."""
    shutil.rmtree(_folder(sha256), ignore_errors=True)


def _folder(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "editions" / sha256


def _key(edition: Edition) -> str:
    """What a file depends on besides the content: the code that writes it, and what it says of itself."""
    told = " ".join((build(), *_imprint(edition)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _sheet(edition: Edition, kind: str) -> Sheet:
    sheet = sheet_of(edition.file(), flat=kind in WORKBOOKS)
    first, *rest = (Paragraph(line) for line in _imprint(edition))
    return replace(sheet, blocks=(first, *sheet.blocks, *rest))


def _imprint(edition: Edition) -> list[str]:
    tongue = tongue_of(edition.language)
    facts = {
        "number": edition.number,
        "body": edition.plan.site.name,
        "as_at": date_in_words(edition.as_at.isoformat(), tongue),
        "published": date_in_words(clock.day_of(edition.published_at).isoformat(), tongue),
        "licence": LICENCE_NAME,
        "address": LICENCE,
        "redacted": "",
    }
    if edition.redacted_at:
        facts["redacted"] = date_in_words(clock.day_of(edition.redacted_at).isoformat(), tongue)
    lines = _IMPRINT[tongue] if edition.redacted_at else _IMPRINT[tongue][:2]
    return [line.format(**facts) for line in lines]
