import pytest
from tests.formats.making import asides, prose, tables, texts

from dueregard.reading.document import Document
from dueregard.reading.formats.html import open_html


def _read(body: str, head: str = "") -> Document:
    return open_html(
        f"<!doctype html><html lang=en-GB><head>{head}</head><body>{body}</body></html>".encode(), "p"
    )


def test_headings_paragraphs_lists_and_definitions_are_prose() -> None:
    document = _read(
        "<h1>Plan</h1><p>One <b>two</b><br>three</p><ul><li>a<li>b</ul><dl><dt>EIO<dd>Officer</dl>",
        "<title> The  plan </title>",
    )
    assert [(block.text, block.level, block.bullet) for block in prose(document)] == [
        ("Plan", 1, False),
        ("One two\nthree", None, False),
        ("a", None, True),
        ("b", None, True),
        ("EIO", None, False),
        ("Officer", None, False),
    ]
    assert (document.title, document.language) == ("The plan", "en-GB")


def test_spans_leave_each_cell_in_its_column() -> None:
    document = _read("<table><tr><td rowspan=2>m<td>a<td>b<tr><td colspan=2>wide<tr><td>x<td>y<td>z</table>")
    rows = tables(document)[0].rows
    assert texts(tables(document)[0]) == [["m", "a", "b"], ["wide"], ["x", "y", "z"]]
    assert (rows[1].cells[0].place.column, rows[1].cells[0].colspan) == (2, 2)


def test_a_span_past_the_last_row_is_cut() -> None:
    assert tables(_read("<table><tr><td rowspan=9>a<td>b</table>"))[0].rows[0].cells[0].rowspan == 1


@pytest.mark.parametrize("row", ["<thead><tr><td>Ref<td>Lead</thead>", "<tr><th>Ref<th>Lead"])
def test_a_heading_row_is_known_by_thead_or_by_th_throughout(row: str) -> None:
    document = _read(f"<table>{row}<tbody><tr><th>1<td>HR</table>")
    assert [row.heading for row in tables(document)[0].rows] == [True, False]


def test_items_and_breaks_in_a_cell_are_lines() -> None:
    document = _read("<table><tr><td>Do<ul><li>one</li><li>two <i>x</i></li></ul><p>p</p>q<br>r<td>z</table>")
    assert texts(tables(document)[0])[0][0] == "Do\none\ntwo x\np\nq\nr"


def test_the_furniture_of_the_page_is_set_aside() -> None:
    document = _read(
        "<header>Council</header><nav><a>Home</a></nav><div id=cookie-banner>Cookies?</div>"
        "<main><h1>Plan</h1><p>words</p></main><aside>Related</aside><footer>Copyright</footer>"
    )
    assert [block.text for block in prose(document)] == ["Plan", "words"]
    found = asides(document, "web page furniture")
    assert found == ["Council", "Home", "Cookies?", "Related", "Copyright"]


def test_scripts_and_styles_have_no_words() -> None:
    document = _read("<p>seen<script>alert('x')</script><style>p{}</style></p>")
    assert [block.text for block in prose(document)] == ["seen"]
    assert document.asides == []


def test_deleted_and_hidden_words_are_set_aside() -> None:
    document = _read(
        "<p>now <del>then</del></p><p hidden>secret</p><table><tr><td>a <del>b</del><td>c</table>"
    )
    assert asides(document, "deleted") == ["then", "b"]
    assert asides(document, "web page furniture") == ["secret"]
    assert texts(tables(document)[0]) == [["a", "c"]]


@pytest.mark.parametrize(
    ("attribute", "fill"),
    [
        ('style="color:red;background-color: #0F0"', "#00ff00"),
        ('style="background:rgb(255, 192, 0) none"', "#ffc000"),
        ('bgcolor="green"', "#008000"),
        ('bgcolor="white"', None),
        ("", None),
    ],
)
def test_the_background_of_a_cell_is_its_fill(attribute: str, fill: str | None) -> None:
    assert tables(_read(f"<table><tr><td {attribute}><td>x</table>"))[0].rows[0].cells[0].fill == fill


def test_a_picture_that_stands_for_words_is_read_by_its_text() -> None:
    assert texts(tables(_read('<table><tr><td><img alt="On track"><td>x</table>'))[0]) == [["On track", "x"]]


def test_a_table_that_only_lays_out_the_page_is_read_through() -> None:
    document = _read(
        "<table><tr><td><p>menu</p><td><table><tr><th>Ref<th>Lead<tr><td>1<td>HR</table></table>"
    )
    assert texts(tables(document)[0]) == [["Ref", "Lead"], ["1", "HR"]]
    assert [block.text for block in prose(document)] == ["menu"]


def test_a_declared_encoding_is_followed() -> None:
    data = '<html><head><meta charset="windows-1252"></head><body><p>£5 “yes”</p></body></html>'
    assert prose(open_html(data.encode("cp1252"), "p"))[0].text == "£5 “yes”"


def test_ten_thousand_nested_elements_end_in_words() -> None:
    data = b"<html><body>" + b"<div>" * 10_000 + b"x"
    with pytest.raises(Exception, match="nests deeper"):
        open_html(data, "p")
