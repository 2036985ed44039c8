"""Every byte that the public can get, searched for what is internal: pages, feeds, downloads, headers."""

import io
import zipfile
import zlib
from urllib.parse import urlsplit

import pikepdf
import pytest
from lxml import html
from tests.cast import account_of
from tests.plan_files import SECRET, something_of_everything, with_secrets
from tests.publishing.conftest import choose_all, settle_all

from dueregard.documents.operations import keep_document
from dueregard.editions.files import FORMATS
from dueregard.exchange.operations import import_plan
from dueregard.plans.operations import edit_action
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.operations import comment, record_progress
from dueregard.publishing.operations import approve_edition, propose_edition, withdraw_publication

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert(1)</script>"


@pytest.fixture
def internal(cast):
    """Words that no reader may meet, of a plan with secrets in every internal place, published twice.

    A third edition was taken back, and a draft waits.
    """
    file = with_secrets(something_of_everything())
    plan = import_plan(by=cast.officer, organisation=cast.body, file=file, slug="whole", reason=SECRET)
    action = plan.actions.get(key="2.1.1")
    keep_document(by=cast.officer, organisation=cast.body, name=f"{SECRET}.docx", content=SECRET.encode())
    comment(by=cast.officer, action=action, text=SECRET)
    proof = [Proof(url=f"https://example.invalid/{SECRET}", title=SECRET)]
    record_progress(by=cast.officer, action=action, text="Told all", on="2026-01-02", evidence=proof)
    choose_all(cast.officer, plan)
    release(cast, plan)
    edit_action(by=cast.officer, action=action, changes={"outcome": MARKUP}, reason=SECRET)
    release(cast, plan)
    edit_action(by=cast.officer, action=action, changes={"outcome": "Taken-Back-Outcome"})
    release(cast, plan)
    withdraw_publication(by=cast.officer, plan=plan, number=3, reason="A figure was wrong.")
    edit_action(by=cast.officer, action=action, changes={"outcome": "Draft-Outcome"})
    people = [cast.officer.id, cast.approver.id, "olive@example.invalid", cast.approver.label]
    return [SECRET, "Taken-Back-Outcome", "Draft-Outcome", *people]


def release(cast, plan):
    settle_all(cast.officer, plan)
    proposal = propose_edition(by=cast.officer, plan=plan, approver=account_of(cast.approver))
    return approve_edition(by=cast.approver, proposal=proposal)


def links_of(content: bytes) -> set[str]:
    found = html.fromstring(content).xpath("//a/@href | //link/@href | //form/@action")
    return {link for link in map(str, found) if "published/" in urlsplit(link).path}


def crawled(client) -> dict[str, bytes]:
    """Everything that can be reached from the body's public home, in both languages, headers before it."""
    waiting, seen = {"/published/ashby/", "/cy/published/ashby/"}, {}
    waiting |= {f"/published/ashby/plans/whole/editions/{n}.{kind}" for n in (1, 2, 3) for kind in FORMATS}
    waiting |= {f"/published/ashby/plans/whole/editions/{n}/since/{m}/" for n in (1, 2, 3) for m in (1, 2, 3)}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        seen[address] = str(answer.headers).encode() + answer.content
        if answer["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer:
            waiting |= links_of(answer.content) - seen.keys()
    return seen


def unpacked(content: bytes) -> bytes:
    """The bytes, and those of the parts of an archive or of a PDF, which are compressed."""
    body = content[content.find(b"PK\x03\x04") :] if b"PK\x03\x04" in content else b""
    if body:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return content + b"".join(archive.read(name) for name in archive.namelist())
    if b"%PDF-" in content:
        with pikepdf.open(io.BytesIO(content[content.find(b"%PDF-") :])) as pdf:
            return content + b"".join(_streams(pdf)) + repr(pdf.docinfo).encode()
    return content


def _streams(pdf: pikepdf.Pdf) -> list[bytes]:
    found = []
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            try:
                found.append(each.read_bytes())
            except (pikepdf.PdfError, zlib.error):
                found.append(each.read_raw_bytes())
    return found


@pytest.mark.slow
def test_no_byte_that_the_public_gets_tells_what_is_internal(client, internal):
    seen = crawled(client)
    assert len(seen) > 60
    found = {
        address: [word for word in internal if word.encode() in content]
        for address, raw in seen.items()
        if (content := unpacked(raw))
    }
    assert {address: words for address, words in found.items() if words} == {}
    for number in (1, 2):
        plan_file = seen[f"/published/ashby/plans/whole/editions/{number}.json"]
        for key in ("remarks", "left_out", "source", "confidence", "documents", "evidence", "author"):
            assert f'"{key}"'.encode() not in plan_file


@pytest.mark.slow
def test_what_a_plan_says_is_text_on_every_page_and_never_markup(client, internal):
    pages = {address: raw for address, raw in crawled(client).items() if address.endswith("/")}
    assert any(b"&lt;script&gt;" in raw for raw in pages.values())
    assert not [address for address, raw in pages.items() if b"<script" in raw]
