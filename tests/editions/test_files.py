"""The files of an edition and what stands beside them: made once, true, valid for other programs."""

import csv
import io
import json
import zipfile

import jsonschema
import pikepdf
import pytest
from icalendar import Calendar
from lxml import etree, html
from tests.editions.published import id_of, published, reduced
from tests.editions.test_pages import PLAN, SITE, two_editions

from dueregard.editions.files import FORMATS, file_of
from dueregard.editions.releasing import redact_edition, withdraw_edition
from dueregard.planfile.files import to_bytes
from dueregard.planfile.model import PlanFile
from dueregard.reading import read_file
from dueregard.writing.opendata import LICENCE

pytestmark = pytest.mark.django_db
EDITION = f"{PLAN}editions/1"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_a_download_with_its_type_and_name(client, kind):
    published()
    answer = client.get(f"{EDITION}.{kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="ashby-equality-scheme-1.{kind}"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert f'<{LICENCE}>; rel="license"' in answer["Link"]


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "ods", "csv", "html", "json"])
def test_every_format_holds_the_plans_actions(client, kind):
    published()
    content = client.get(f"{EDITION}.{kind}").content
    if kind == "json":
        plan = PlanFile.model_validate_json(content)
    else:
        plan = read_file(content, f"plan.{kind}").plan
    assert [action.title for action in plan.actions] == ["Publish a profile", "Ask the services", "See 2.1"]


def test_the_plan_file_is_the_edition_letter_by_letter_and_says_where_its_schema_is(client):
    edition = published()
    answer = client.get(f"{EDITION}.json")
    assert answer.content == to_bytes(reduced()) == edition.content.encode()
    schema = next(link for link in answer["Link"].split(", ") if "application/schema+json" in link)
    address = schema[1:].partition(">")[0].replace("http://testserver", "")
    jsonschema.Draft202012Validator(client.get(address).json()).validate(json.loads(answer.content))


def test_a_pdf_is_tagged_and_says_its_language_and_licence(client):
    published()
    with pikepdf.open(io.BytesIO(client.get(f"{EDITION}.pdf").content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "ods"])
def test_documents_say_which_edition_they_are_and_under_which_licence(client, kind):
    published()
    content = client.get(f"{EDITION}.{kind}").content
    if kind != "html":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    for said in ("Edition 1, as at 31 March 2026", "Open Government Licence v3.0"):
        assert said.encode() in content


def test_a_file_is_made_once(client, tmp_path):
    edition = published()
    first = file_of(edition, "pdf")
    kept = list(tmp_path.rglob("*.pdf"))
    assert [path.read_bytes() for path in kept] == [first]
    kept[0].write_bytes(b"kept")
    assert client.get(f"{EDITION}.pdf").content == b"kept"


def test_a_file_says_the_bodys_new_name_once_it_has_one(client, tmp_path):
    edition = published()
    file_of(edition, "html")
    site = edition.plan.site
    site.name = "Ashby Borough Council"
    site.save()
    assert "© Ashby Borough Council" in client.get(f"{EDITION}.html").content.decode()
    assert len(list(tmp_path.rglob("*.html"))) == 1


def test_words_that_had_to_go_are_in_no_file_any_more(client, tmp_path, django_capture_on_commit_callbacks):
    edition = published(reduced(progress="Asked Jo Bloggs"))
    for kind in FORMATS:
        client.get(f"{EDITION}.{kind}")
    with django_capture_on_commit_callbacks(execute=True):
        redact_edition(edition=edition, plan=reduced(progress="Asked █████"), note="", reason="Article 17")
    assert not [path for path in tmp_path.rglob("*.*") if path.is_file()]
    page = client.get(f"{EDITION}.html").content.decode()
    assert "Bloggs" not in page
    assert "Words were removed from this edition" in page


@pytest.mark.parametrize("kind", FORMATS)
def test_files_of_a_withdrawn_edition_are_gone(client, kind):
    withdraw_edition(edition=published(), reason="Wrong")
    assert client.get(f"{EDITION}.{kind}").status_code == 404


@pytest.mark.parametrize("kind", ["doc", "tsv", "exe"])
def test_a_format_that_is_not_offered_is_not_there(client, kind):
    published()
    assert client.get(f"{EDITION}.{kind}").status_code == 404


def test_a_cell_like_a_formula_is_text_in_the_csv(client):
    published(reduced(title="T", progress="=1+1"))
    assert b"'=1+1" in client.get(f"{EDITION}.csv").content


def test_csvw_metadata_names_every_column_of_the_table_once(client):
    """Rules of the W3C's Tabular Data Model and Metadata Vocabulary, sections 5.1 to 5.9."""
    published()
    metadata = client.get(f"{EDITION}.csv-metadata.json")
    assert metadata["Content-Type"] == "application/csvm+json"
    told = metadata.json()
    head = next(csv.reader(io.StringIO(client.get(f"{EDITION}.csv").content.decode())))
    columns = told["tableSchema"]["columns"]
    assert told["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert told["url"] == "1.csv"
    assert [column["titles"]["en"] for column in columns] == [[heading] for heading in head]
    names = [column["name"] for column in columns]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and not name.startswith("_") and " " not in name for name in names)
    assert told["dc:license"] == {"@id": LICENCE}
    link = client.get(f"{EDITION}.csv")["Link"]
    assert f'{EDITION}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"' in link


def test_the_data_package_lists_current_editions_with_paths_that_lead_to_them(client):
    two_editions()
    package = client.get(f"{SITE}datapackage.json").json()
    assert package["name"] == "ashby-equality-plans"
    assert package["licenses"][0]["path"] == LICENCE
    (resource,) = package["resources"]
    assert resource["path"] == "plans/equality-scheme/editions/2.csv"
    content = client.get(SITE + resource["path"]).content.decode()
    head = next(csv.reader(io.StringIO(content)))
    assert [field["name"] for field in resource["schema"]["fields"]] == head


@pytest.mark.filterwarnings("ignore")  # the validator's own
def test_the_data_package_is_found_valid_with_its_tables_by_frictionless(client, tmp_path):
    from frictionless import Package, system

    two_editions()
    (tmp_path / "datapackage.json").write_bytes(client.get(f"{SITE}datapackage.json").content)
    for resource in client.get(f"{SITE}datapackage.json").json()["resources"]:
        file = tmp_path / resource["path"]
        file.parent.mkdir(parents=True)
        file.write_bytes(client.get(SITE + resource["path"]).content)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == 1


def test_the_catalogue_has_a_data_set_a_plan_and_a_distribution_a_format(client):
    two_editions()
    told = client.get(f"{SITE}catalogue.jsonld")
    assert told["Content-Type"] == "application/ld+json"
    catalogue = told.json()
    (dataset,) = catalogue["dcat:dataset"]
    assert catalogue["@type"] == "dcat:Catalog"
    assert dataset["dct:publisher"]["foaf:name"] == "Ashby District Council"
    assert dataset["owl:versionInfo"] == "2"
    found = {each["dcat:downloadURL"]["@id"] for each in dataset["dcat:distribution"]}
    assert found == {f"http://testserver{PLAN}editions/2.{kind}" for kind in FORMATS}
    for each in dataset["dcat:distribution"]:
        address = each["dcat:downloadURL"]["@id"].removeprefix("http://testserver")
        assert client.get(address)["Content-Type"].startswith(each["dcat:mediaType"])


def test_the_news_tell_what_was_published_and_withdrawn(client):
    second = two_editions()
    withdraw_edition(edition=second, reason="A figure was wrong.")
    answer = client.get(f"{SITE}news.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles == ["Withdrawn: Equality Scheme, edition 2", "Equality Scheme, edition 1"]
    assert entries[0].findtext(f"{ATOM}summary") == "A figure was wrong."
    for parent in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2


def test_the_calendar_has_the_open_deadlines_of_the_current_edition(client):
    published(reduced(status="in-progress"))
    answer = client.get(f"{PLAN.rstrip('/')}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    assert all(str(event["URL"]) == f"http://testserver{PLAN}actions/{id_of('2.1.1')}/" for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_what_is_completed_is_in_no_calendar(client):
    plan = reduced(status="completed")
    published(plan)
    events = Calendar.from_ical(client.get(f"{PLAN.rstrip('/')}.ics").content).walk("VEVENT")
    assert events == []


def test_every_page_says_under_which_licence_it_is(client):
    published()
    for address in (SITE, PLAN):
        document = html.fromstring(client.get(address).content)
        assert LICENCE in document.xpath("//a[@rel='license']/@href")
