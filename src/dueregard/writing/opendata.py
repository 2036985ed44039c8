"""What stands beside published data so that programs find and understand them: CSVW, a data package, DCAT.

CSVW: Metadata Vocabulary for Tabular Data, W3C Recommendation of 17 December 2015. Data package: Frictionless
Data Package and Table Schema, version 1. DCAT: Data Catalog Vocabulary, version 2, as JSON-LD.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from dueregard.planfile.model import PlanFile
from dueregard.writing.files import MEDIA_TYPES
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import Table

LICENCE: Final = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENCE_NAME: Final = "Open Government Licence v3.0"
FREQUENCY_OF_CHANGE: Final = "http://publications.europa.eu/resource/authority/frequency/IRREG"

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose data they are; `home` and `catalogue` are web addresses."""

    name: str
    home: str
    catalogue: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One plan's edition as a data set. All addresses are of the web; `files` are those of its formats.

    `path` leads to the CSV file from the data package, which has it on the same site.
    """

    name: str
    title: str
    description: str
    language: str
    address: str
    version: str
    as_at: date
    issued: datetime
    modified: datetime
    path: str
    schema: str
    """Where the JSON Schema of the plan format is."""
    period: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()


def headings_of(plan: PlanFile) -> tuple[str, ...]:
    """The headings of the plan's CSV file, each once."""
    table = next(block for block in sheet_of(plan, flat=True).blocks if isinstance(block, Table))
    return tuple(column.heading for column in table.columns)


def csvw(publisher: Publisher, data: Dataset) -> bytes:
    """The metadata of one CSV file, to stand beside it under its name and `-metadata.json`."""
    language = data.language.split("-")[0]
    names = _names(data.columns)
    columns = [
        {"name": name, "titles": {language: [heading]}, "datatype": "string", "required": False}
        for name, heading in zip(names, data.columns, strict=True)
    ]
    return _bytes(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
            "url": data.files["csv"].rpartition("/")[2],
            "dc:title": data.title,
            "dc:description": data.description,
            "dc:publisher": publisher.name,
            "dc:license": {"@id": LICENCE},
            "dc:issued": {"@value": data.issued.date().isoformat(), "@type": "xsd:date"},
            "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "headerRowCount": 1},
            "tableSchema": {"columns": columns},
        }
    )


def data_package(publisher: Publisher, name: str, data: Sequence[Dataset]) -> bytes:
    """The body's plans as one data package: of each current edition the table and its fields."""
    return _bytes(
        {
            "profile": "tabular-data-package",
            "name": name,
            "title": publisher.name,
            "homepage": publisher.home,
            "licenses": [{"name": "OGL-UK-3.0", "title": LICENCE_NAME, "path": LICENCE}],
            "contributors": [{"title": publisher.name, "role": "publisher", "path": publisher.home}],
            "resources": [_resource(each) for each in data],
        }
    )


def catalogue(publisher: Publisher, data: Sequence[Dataset]) -> bytes:
    """The body's plans as a DCAT catalogue: each a data set, with a distribution for each of its formats."""
    return _bytes(
        {
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "owl": "http://www.w3.org/2002/07/owl#",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": publisher.catalogue,
            "@type": "dcat:Catalog",
            "dct:title": publisher.name,
            "dct:license": {"@id": LICENCE},
            "dct:publisher": _agent(publisher),
            "foaf:homepage": {"@id": publisher.home},
            "dcat:dataset": [_dataset(publisher, each) for each in data],
        }
    )


def _resource(data: Dataset) -> Data:
    return {
        "profile": "tabular-data-resource",
        "name": data.name,
        "path": data.path,
        "title": data.title,
        "description": data.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "header": True},
        "schema": {"fields": [{"name": heading, "type": "string"} for heading in data.columns]},
    }


def _dataset(publisher: Publisher, data: Dataset) -> Data:
    found: Data = {
        "@id": data.address,
        "@type": "dcat:Dataset",
        "dct:identifier": data.address,
        "dct:title": {"@value": data.title, "@language": data.language},
        "dct:description": {"@value": data.description, "@language": data.language},
        "dct:language": data.language,
        "dct:publisher": _agent(publisher),
        "dct:license": {"@id": LICENCE},
        "dct:issued": _moment(data.issued),
        "dct:modified": _moment(data.modified),
        "dct:accrualPeriodicity": {"@id": FREQUENCY_OF_CHANGE},
        "owl:versionInfo": data.version,
        "dcat:landingPage": {"@id": data.address},
        "dcat:theme": "equality",
        "dcat:keyword": ["equality", "public sector equality duty", "action plan"],
        "dcat:distribution": [_distribution(data, kind, at) for kind, at in data.files.items()],
    }
    if data.period:
        found["dct:temporal"] = data.period
    return found


def _distribution(data: Dataset, kind: str, address: str) -> Data:
    made: Data = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{data.title} ({kind.upper()})",
        "dcat:accessURL": {"@id": data.address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": MEDIA_TYPES[kind].partition(";")[0],
        "dct:license": {"@id": LICENCE},
    }
    conforms = {"json": data.schema, "csv": f"{address}-metadata.json"}
    if kind in conforms:
        made["dct:conformsTo"] = {"@id": conforms[kind]}
    return made


def _agent(publisher: Publisher) -> Data:
    return {"@id": publisher.home, "@type": "foaf:Organization", "foaf:name": publisher.name}


def _moment(moment: datetime) -> Data:
    return {"@value": moment.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


def _names(headings: Sequence[str]) -> list[str]:
    """A name for each column that may stand in a URI template: small letters, digits and `_`, each once."""
    found: list[str] = []
    for place, heading in enumerate(headings, start=1):
        name = re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_") or f"column_{place}"
        found.append(f"{name}_{place}" if name in found else name)
    return found


def _bytes(data: Data) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
