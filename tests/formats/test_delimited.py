import pytest
from tests.formats.making import tables, texts

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.formats.delimited import open_delimited, separator

ROWS = [["Ref", "Action", "Lead"], ["1", "Train staff, all", "HR"], ["2", "Said “yes”\nto £5", ""]]


def _written(mark: str) -> str:
    return "\r\n".join(mark.join('"' + field + '"' for field in row) for row in ROWS) + "\r\n"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding_gives_the_same_table(mark: str, encoding: str) -> None:
    document = open_delimited(_written(mark).encode(encoding), "plan")
    assert texts(tables(document)[0]) == ROWS
    assert document.kind == ("tsv" if mark == "\t" else "csv")


def test_a_quoted_line_break_belongs_to_its_cell_and_lines_are_counted_in_the_file() -> None:
    document = open_delimited(b'a,b\n"one\ntwo",x\n\nlast,y\n', "plan.csv")
    table = tables(document)[0]
    assert texts(table) == [["a", "b"], ["one\ntwo", "x"], ["last", "y"]]
    assert [row.cells[0].place.line for row in table.rows] == [1, 2, 5]
    assert [row.cells[1].place.row for row in table.rows] == [1, 2, 3]


def test_a_title_line_above_the_heading_does_not_hide_the_separator() -> None:
    text = "Equality plan 2024\nRef;Action;Lead\n1;a, b;x\n2;c, d;y\n3;e;z\n4;f;z\n"
    assert separator(text) == ";"


@pytest.mark.parametrize(
    "text",
    [
        "Dear all,\nplease find the plan, with notes, below.\nRegards\n",
        "Objective\tAction\n\n1\tTrain\n",
        "a\tb\tc\n1\t2\n",
        "| a | b |\n| 1 | 2 |\n",
        "one line, only",
    ],
)
def test_prose_and_torn_table_text_are_no_csv(text: str) -> None:
    assert separator(text) is None


def test_a_file_without_columns_says_what_to_do() -> None:
    with pytest.raises(UnreadableDocument, match=r"p\.csv: the lines do not fall into columns; save"):
        open_delimited(b"just words\nand more\n", "p.csv")


def test_a_field_beyond_the_csv_limit_is_refused_in_words() -> None:
    data = b"a,b\n" + b'"' + b"x" * 140_000 + b'",y\n' + b"c,d\n"
    with pytest.raises(UnreadableDocument):
        open_delimited(data, "p.csv")


@pytest.mark.parametrize(
    ("written", "read"), [("'=1+1", "=1+1"), ("'-x", "-x"), ("''-x", "'-x"), ("'tis", "'tis"), ("-x", "-x")]
)
def test_the_apostrophe_that_guards_against_formulas_is_taken_away(written: str, read: str) -> None:
    document = open_delimited(f"Action,Lead\r\n{written},HR\r\n".encode(), "plan.csv")
    assert texts(tables(document)[0])[1][0] == read
