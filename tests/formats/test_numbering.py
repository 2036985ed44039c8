import pytest
from lxml import etree

from dueregard.reading.formats.docx.names import W
from dueregard.reading.formats.docx.numbering import Label, Numbering, written


def _numbering(levels: str, nums: str = "") -> Numbering:
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    xml = f'<w:numbering xmlns:w="{W[1:-1]}">{abstract}{nums}</w:numbering>'
    return Numbering(etree.fromstring(xml))


def _level(at: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


TWO = _level(0, "decimal", "SES%1") + _level(1, "decimal", "%1.%2")


def _labels(numbering: Numbering, *steps: tuple[int, int]) -> list[str]:
    return [label.text for step in steps if (label := numbering.next(*step)) is not None]


def test_a_lower_level_starts_again_under_each_higher_one() -> None:
    steps = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    assert _labels(_numbering(TWO), *steps) == ["SES1", "1.1", "1.2", "SES2", "2.1"]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = _level(0, "decimal", "%1") + _level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    assert _labels(_numbering(levels), (1, 0), (1, 1), (1, 0), (1, 1)) == ["1", "1", "2", "2"]


def test_a_list_with_a_start_of_its_own_begins_there_once() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    assert _labels(_numbering(TWO, nums), (1, 0), (2, 0), (2, 0)) == ["SES1", "SES5", "SES6"]


def test_legal_numbers_are_written_in_digits() -> None:
    levels = _level(0, "upperRoman", "%1") + _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert _labels(_numbering(levels), (1, 0), (1, 1)) == ["I", "1.1"]


def test_a_bullet_is_a_mark_without_words() -> None:
    assert _numbering(_level(0, "bullet", "o")).next(1, 0) == Label(bullet=True)


def test_a_paragraph_outside_lists_has_no_label() -> None:
    assert _numbering(TWO).next(None, 0) is None
    assert _numbering(TWO).next(7, 0) is None


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (3, "ordinal", "3rd"),
        (12, "ordinal", "12th"),
        (0, "lowerLetter", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_numbers_are_written_in_words_own_forms(count: int, form: str, printed: str) -> None:
    assert written(count, form) == printed
