"""Both engines tell the same tags, and a tree that is made to harm does not."""

from __future__ import annotations

import pytest
from tests.pdf_source import form, pdf
from tests.tagged_pdf import Node, line, tagged

from decree30_lint.formats.pdf.content import ARTIFACT, PageContent, Tag
from decree30_lint.formats.pdf.engines.choose import ENGINES, read_pages

TEXT = line(0, 70, 700, "Mot") + line(1, 70, 680, "Hai") + line(None, 300, 820, "1")


def only_page(data: bytes, engine: str) -> PageContent:
    (page,) = read_pages(data, lambda page: page, engine)[1]
    return page


def root_of(data: bytes, engine: str) -> Tag | None:
    return only_page(data, engine).tags


def marks(page: PageContent) -> dict[int | None, str]:
    found: dict[int | None, str] = {}
    for glyph in page.glyphs:
        found[glyph.mark] = found.get(glyph.mark, "") + glyph.text
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_tags_and_marks(engine: str) -> None:
    page = only_page(tagged(TEXT, ("Document", ("P", 0), ("H1", ("Span", 1)))), engine)
    assert page.tags == Tag("", (Tag("Document", (Tag("P", (0,)), Tag("H1", (Tag("Span", (1,)),)))),))
    assert marks(page) == {0: "Mot", 1: "Hai", ARTIFACT: "1"}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_without_a_tree_has_no_tags(engine: str) -> None:
    assert root_of(pdf(TEXT), engine) is None


_FOREIGN = "<< /Type /MCR /Pg 2 0 R /MCID 7 >>"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("kid", "told"),
    [("<< /Type /MCR /Pg 3 0 R /MCID 1 >>", 1), (_FOREIGN, -8), ("<< /Type /OBJR /Obj 4 0 R >>", None), ("null", None)],
)
def test_kids_that_are_no_numbers(kid: str, told: int | None, engine: str) -> None:
    assert root_of(tagged(TEXT, ("P", 0, kid)), engine) == Tag("", (Tag("P", (0, told)),))


@pytest.mark.parametrize("engine", ENGINES)
def test_types_go_by_the_role_map(engine: str) -> None:
    root = "<< /Type /StructTreeRoot /K [20 0 R] /RoleMap << /Than /P >> /ParentTree << /Nums [0 [20 0 R]] >> >>"
    assert root_of(tagged(TEXT, ("Than", 0), objects={9: root}), engine) == Tag("", (Tag("P", (0,)),))


@pytest.mark.parametrize("engine", ENGINES)
def test_marks_of_a_form_are_its_own(engine: str) -> None:
    inside = form(line(0, 70, 600, "Trong"))
    content = TEXT + "/P << /MCID 2 >> BDC /X Do EMC 1 0 0 1 0 -40 cm /X Do"
    data = tagged(content, ("P", 0), objects={6: inside}, resources="/XObject << /X 6 0 R >>")
    assert marks(only_page(data, engine)) == {0: "Mot", 1: "Hai", ARTIFACT: "1", 2: "Trong", None: "Trong"}


def _deep(depth: int) -> Node:
    node: Node = ("P", 0)
    for _ in range(depth):
        node = ("Div", node)
    return node


_LOOP = "<< /Type /StructElem /S /P /P 20 0 R /Pg 3 0 R /K [0 20 0 R 21 0 R] >>"
_TWICE = "<< /Type /StructElem /S /P /P 20 0 R /Pg 3 0 R /K [0 0 0 99999999 -1 (a) /b 1.5 << >> [0]] >>"
_MANY = f"<< /Type /StructElem /S /P /P 20 0 R /Pg 3 0 R /K [{'0 ' * 300_000}] >>"
_NO_TREE = "<< /Type /StructTreeRoot /K 9 0 R /ParentTree 9 0 R /RoleMap 9 0 R >>"


@pytest.mark.parametrize("engine", [*ENGINES, None])
@pytest.mark.parametrize(
    "data",
    [
        tagged(TEXT, _deep(400)),
        tagged(TEXT, ("Document", ("P", 0)), objects={21: _LOOP}),
        tagged(TEXT, ("Document", ("P", 0)), objects={21: _TWICE}),
        tagged(TEXT, ("Document", ("P", 0)), objects={21: _MANY}),
        tagged(TEXT, ("Document", ("P", 0)), objects={9: _NO_TREE}),
        tagged(TEXT, ("X" * 5000, 0)),
        tagged(TEXT, ("P", 0), objects={20: "<< /Type /StructElem /S 5 /K 20 0 R /P 20 0 R >>"}),
    ],
    ids=["deep", "loop", "twice", "many", "no tree", "long type", "own child"],
)
def test_a_hostile_tree_does_no_harm(data: bytes, engine: str | None) -> None:
    (page,), used = read_pages(data, lambda page: page, engine)[1:]
    assert used == (engine or ENGINES[0])
    assert "".join(g.text for g in page.glyphs) == "MotHai1"
