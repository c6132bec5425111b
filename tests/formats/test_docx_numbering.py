"""Automatic numbers as the page shows them."""

from __future__ import annotations

import pytest
from docx_source import first, read, run, style

from decree30_lint.formats.docx.numbering import written
from decree30_lint.model.units import Pt


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "decimal", "4"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (2, "lowerLetter", "b"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (2, "russianUpper", "Б"),
        (5, "numberInDash", "- 5 -"),
        (6, "chineseCounting", "6"),
        (0, "upperRoman", "0"),
        (2_000_000_000, "lowerLetter", "2000000000"),
    ],
)
def test_formats(count: int, form: str, shown: str) -> None:
    assert written(count, form) == shown


def level(at: int, form: str, words: str, more: str = "", start: int = 1) -> str:
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>{shown}{more}</w:lvl>'


def lists(levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{numbers}'}


def item(at: int = 0, number: str = "1") -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run("x")}</w:p>'


def labels(levels: str, items: str, **more: str) -> list[str]:
    return [p.label for p in read(items, lists(levels, **more)).paragraphs]


ARTICLES = level(0, "decimal", "Điều %1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")


def test_lower_levels_begin_anew_under_each_higher_one() -> None:
    items = item(0) + item(1) + item(1) + item(2) + item(0) + item(1) + item(2)
    assert labels(ARTICLES, items) == ["Điều 1.", "1.1.", "1.2.", "a)", "Điều 2.", "2.1.", "a)"]


def test_level_that_never_begins_anew() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
    assert labels(levels, item(0) + item(1) + item(0) + item(1)) == ["I.", "Điều 1.", "II.", "Điều 2."]


def test_higher_level_that_was_never_shown_counts_as_its_start() -> None:
    assert labels(ARTICLES, item(1) + item(1)) == ["1.1.", "1.2."]


def test_legal_numbering_shows_digits() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(levels, item(0) + item(1)) == ["I.", "1.1"]


def test_two_lists_of_one_kind_count_on_unless_started_anew() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    items = item() + item(number="2") + item(number="3") + item(number="3")
    assert labels(level(0, "decimal", "%1."), items, numbers=numbers) == ["1.", "2.", "5.", "6."]


def test_overridden_level() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)", start=2)}</w:lvlOverride></w:num>'
    )
    assert labels(level(0, "decimal", "%1."), item(), numbers=numbers) == ["b)"]


def test_list_that_refers_to_a_list_style() -> None:
    parts = lists(
        level(0, "decimal", "Khoản %1."),
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>',
    )
    link = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    paragraph = first(item(number="2"), {**parts, "styles": style("L", link, kind="numbering")})
    assert paragraph.label == "Khoản 1."


def test_numbering_of_a_paragraph_style_and_switching_it_off() -> None:
    parts = lists(level(0, "decimal", "%1.") + level(1, "decimal", "Điều %2:", '<w:pStyle w:val="Dieu"/>'))
    parts["styles"] = style("Dieu", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    one = f'<w:p><w:pPr><w:pStyle w:val="Dieu"/></w:pPr>{run("x")}</w:p>'
    off = f'<w:p><w:pPr><w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("x")}</w:p>'
    assert [p.label for p in read(one + off + one, parts).paragraphs] == ["Điều 1:", "", "Điều 2:"]


def test_indents_of_the_list_and_of_the_paragraph() -> None:
    parts = lists(level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'))
    own = item().replace("</w:pPr>", '<w:ind w:left="0"/></w:pPr>', 1)
    listed, overridden = (p.layout for p in read(item() + own, parts).paragraphs)
    assert [listed.left, listed.first_line] == pytest.approx([36, -18])
    assert [overridden.left, overridden.first_line] == pytest.approx([0, -18])


@pytest.mark.parametrize(
    ("suffix", "shown"), [("", "1.\tx"), ('<w:suff w:val="space"/>', "1. x"), ('<w:suff w:val="nothing"/>', "1.x")]
)
def test_what_follows_the_number(suffix: str, shown: str) -> None:
    paragraph = first(item(), lists(level(0, "decimal", "%1.", suffix)))
    assert paragraph.text == shown
    assert [s.generated for s in paragraph.spans] == [True, False]


def test_letters_of_the_number() -> None:
    bold = level(0, "decimal", "%1.", '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>')
    number, words = first(item(), lists(bold)).spans
    assert (number.format.bold, number.format.size, words.format.bold) == (True, Pt(14), False)


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [("\uf0b7", "Symbol", "•"), ("-", "Times New Roman", "-"), ("\uf02b", "Symbol", "+"), ("\uf0ff", "Wingdings", "•")],
)
def test_bullets(sign: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    paragraph = first(item(), lists(level(0, "bullet", sign, fonts)))
    assert (paragraph.label, paragraph.list_level) == (shown, "bullet")
