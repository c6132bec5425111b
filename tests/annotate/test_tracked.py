"""Tracked changes: foreign programs that accept them all make what the edits make, and rejecting them all the original."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.annotate.changes import NAME, edited, edits_of, ids, judged, root, seen, tracked
from tests.foreign_revisions import LIBREOFFICE, PLUS, RDOCX, accepted, judges, rejected
from tests.small_docx import HEADER, PAGE, W, small_docx

from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.tracked import trackable
from decree30_lint.model.edits import DrawLine, Edit, NumberPages, ReplaceText, SetLayout, SetPage, SetRunFormat
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.units import Pt

W = f"{{{W}}}"
FAULTY = File(__file__).parents[2] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
BIG = RunFormat("Times New Roman", Pt(14), bold=True, italic=False, colour="000000")
CENTRED = ParagraphLayout(Align.CENTRE, first_line=Pt(0), before=Pt(6), after=Pt(6), spacing=LineSpacing(lines=1.5))
P1 = "body/p[1]"

RUN = '<w:r w:rsidR="00AA0001"><w:rPr><w:i/><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">Một hai ba bốn</w:t></w:r>'
PARAGRAPH = f'<w:p><w:pPr><w:ind w:left="720"/><w:jc w:val="right"/><w:rPr><w:sz w:val="20"/></w:rPr></w:pPr>{RUN}</w:p>'
PLAIN = f"<w:p>{RUN}</w:p>"
SEVERAL = (
    '<w:p><w:bookmarkStart w:id="7" w:name="a"/><w:r><w:t xml:space="preserve">Căn </w:t></w:r><w:hyperlink w:anchor="a">'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>cứ Luật</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>số  01</w:t></w:r>"
    '<w:bookmarkEnd w:id="7"/></w:p>'
)
CELL = (
    '<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    f'<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl><w:p/>'
)
BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{PARAGRAPH}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
SECTIONS = f"<w:p><w:pPr><w:sectPr>{HEADER}{PAGE}</w:sectPr></w:pPr>{RUN}</w:p>{PLAIN}"
FIELD = '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>hôm nay</w:t></w:r></w:fldSimple><w:r><w:t> và mai</w:t></w:r></w:p>'


def at(path: str = P1, start: int = 0, end: int | None = None) -> Anchor:
    return Anchor(Path.parse(path), 0, start, end)


CASES: dict[str, tuple[str, tuple[Edit, ...]]] = {
    "letters": (PLAIN, (SetRunFormat(at(), BIG),)),
    "some letters": (PLAIN, (SetRunFormat(at(P1, 4, 7), BIG),)),
    "letters twice": (PLAIN, (SetRunFormat(at(P1, 0, 7), BIG), SetRunFormat(at(P1, 4, 10), RunFormat(italic=True)))),
    "letters in several runs": (SEVERAL, (SetRunFormat(at(P1, 2, 9), BIG),)),
    "an empty paragraph": ("<w:p/>", (SetRunFormat(at(), BIG),)),
    "layout": (PARAGRAPH, (SetLayout(at(), CENTRED),)),
    "layout without any": (PLAIN, (SetLayout(at(), CENTRED),)),
    "layout where a section ends": (SECTIONS, (SetLayout(at(), CENTRED), SetPage(at("body/sect[1]"), left=Pt(90)))),
    "page": (PLAIN, (SetPage(at("body/sect[1]"), width=Pt(600), height=Pt(800), top=Pt(60)),)),
    "words": (PLAIN, (ReplaceText(at(P1, 4, 7), "HAI"),)),
    "words inserted": (PLAIN, (ReplaceText(at(P1, 4, 4), "mới "),)),
    "words inserted first": (PLAIN, (ReplaceText(at(P1, 0, 0), "Mới: "),)),
    "words deleted": (PLAIN, (ReplaceText(at(P1, 3, 7), ""),)),
    "words at several places": (PLAIN, (ReplaceText(at(P1, 0, 3), "Mốt"), ReplaceText(at(P1, 11, 14), "năm"))),
    "words in several runs": (SEVERAL, (ReplaceText(at(P1, 2, 9), "m cử L"),)),
    "words and letters": (PLAIN, (SetRunFormat(at(), BIG), ReplaceText(at(P1, 4, 7), "HAI"))),
    "all of it": (PARAGRAPH, (SetLayout(at(), CENTRED), SetRunFormat(at(), BIG), ReplaceText(at(P1, 0, 3), "MỘT"))),
    "a cell": (CELL, (SetLayout(at("body/tbl[1]/tr[1]/tc[1]/p[1]"), CENTRED),)),
    "a text box": (BOX, (SetRunFormat(at("body/p[1]/txbx[1]/p[1]"), BIG),)),
    "beside a field": (FIELD, (ReplaceText(at(P1, 11, 14), "mốt"),)),
}


@pytest.mark.parametrize("name", CASES)
def test_foreign_programs_accept_and_reject_the_changes(name: str) -> None:
    body, edits = CASES[name]
    data = small_docx(body)
    marked, untracked = tracked(data, *edits)
    assert untracked == []
    assert seen(edited(data, *edits)) != seen(data)
    for by in _programs(marked, rejecting=False):
        assert seen(accepted(marked, by)) == seen(edited(data, *edits)), by
    for by in _programs(marked, rejecting=True):
        assert seen(rejected(marked, by)) == seen(data), by


def _programs(marked: bytes, *, rejecting: bool) -> list[str]:
    """The programs to ask; LibreOffice writes styles and defaults anew."""
    found = [by for by in judges(marked, rejecting=rejecting) if by != LIBREOFFICE]
    assert found
    return found


@pytest.mark.parametrize("date", [None, "2026-01-31T10:00:00Z"])
def test_all_edits_of_a_faulty_document(ruleset: RuleSet, date: str | None) -> None:
    data = FAULTY.read_bytes()
    edits = edits_of(judged(data, ruleset))
    marked, untracked = tracked(data, *edits, date=date)
    assert {type(edit) for edit in untracked} == {DrawLine, NumberPages}
    wanted = seen(edited(data, *(edit for edit in edits if edit not in untracked)))
    assert all(seen(accepted(marked, by)) == wanted for by in _programs(marked, rejecting=False))
    assert all(seen(rejected(marked, by)) == seen(data) for by in _programs(marked, rejecting=True))
    assert len(set(ids(marked))) == len(list(ids(marked)))
    assert {mark.get(f"{W}date") for mark in root(marked).iter(f"{W}ins", f"{W}rPrChange")} == {date}


@pytest.mark.parametrize("name", CASES)
def test_to_our_reader_our_changes_are_not_there(name: str) -> None:
    body, edits = CASES[name]
    data = small_docx(body)
    marked, _ = tracked(data, *edits)
    assert seen(marked) == seen(data)
    document = read_docx(marked, NAME)
    assert (document.facts["tracked_changes"], document.leftovers) == (0, ())


@pytest.mark.parametrize("name", CASES)
def test_who_edits_a_marked_file_edits_the_original(name: str) -> None:
    body, edits = CASES[name]
    marked, _ = tracked(small_docx(body), *edits)
    assert seen(edited(marked, *edits)) == seen(edited(small_docx(body), *edits))


def test_of_others_the_changes_stay() -> None:
    body = f'<w:p><w:ins w:id="1" w:author="Somebody">{RUN}</w:ins></w:p>'
    marked, _ = tracked(small_docx(body), SetRunFormat(at(), BIG))
    assert read_docx(marked, NAME).facts["tracked_changes"] == 1


def test_a_run_that_was_only_cut_bears_no_change() -> None:
    marked, _ = tracked(small_docx(PLAIN), SetRunFormat(at(P1, 4, 7), BIG))
    runs = list(root(marked).iter(f"{W}r"))
    assert [run.find(f"{W}rPr/{W}rPrChange") is not None for run in runs] == [False, True, False]
    assert {run.get(f"{W}rsidR") for run in runs} == {"00AA0001"}


def test_several_edits_of_one_run_are_one_change_with_what_was_there_first() -> None:
    edits = (
        SetRunFormat(at(), BIG),
        SetRunFormat(at(), RunFormat(underlined=True)),
        SetRunFormat(at(), RunFormat(size=Pt(15))),
    )
    marked, _ = tracked(small_docx(PLAIN), *edits)
    (change,) = root(marked).iter(f"{W}rPrChange")
    (former,) = change
    assert [child.tag for child in former] == [f"{W}i", f"{W}sz"]
    assert change.getnext() is None


def test_a_change_leaves_out_what_it_may_not_hold() -> None:
    edits = (SetLayout(at(), CENTRED), SetPage(at("body/sect[1]"), left=Pt(90)))
    marked, _ = tracked(small_docx(SECTIONS.replace("<w:pPr>", "<w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr>", 1)), *edits)
    tree = root(marked)
    (layout,), (section,) = ([*tree.iter(f"{W}{name}PrChange")] for name in ("p", "sect"))
    assert [child.tag for child in layout[0]] == [f"{W}keepNext"]
    assert [child.tag for child in section[0]] == [f"{W}pgSz", f"{W}pgMar"]
    assert [change.getnext() for change in (layout, section)] == [None, None]
    assert section.getparent().find(f"{W}headerReference") is not None  # type: ignore[union-attr]


def test_inserted_words_bear_the_look_alone_and_deleted_ones_their_own_tag() -> None:
    marked, _ = tracked(small_docx(PLAIN), SetRunFormat(at(), BIG), ReplaceText(at(P1, 4, 7), "HAI"))
    tree = root(marked)
    (inserted,), (deleted,) = ([*tree.iter(f"{W}{name}")] for name in ("ins", "del"))
    assert [element.tag for element in inserted.iter(f"{W}t", f"{W}rPrChange")] == [f"{W}t"]
    assert [element.text for element in deleted.iter(f"{W}delText", f"{W}t")] == ["hai"]
    assert deleted.getnext() is inserted


def test_ids_go_on_from_the_highest_of_all_parts() -> None:
    data = small_docx(SEVERAL, '<w:p><w:bookmarkStart w:id="41" w:name="b"/><w:bookmarkEnd w:id="41"/></w:p>')
    marked, _ = tracked(data, SetRunFormat(at(P1, 2, 9), BIG))
    assert sorted(map(int, ids(marked))) == [7, 41, 42, 43]


def test_ids_fill_the_gaps_below_where_none_is_left_above() -> None:
    marked, _ = tracked(small_docx(SEVERAL.replace('"7"', f'"{2**31 - 1}"')), SetRunFormat(at(P1, 2, 9), BIG))
    assert sorted(map(int, ids(marked))) == [1, 2, 2**31 - 1]


def test_what_cannot_be_tracked_changes_nothing() -> None:
    data = small_docx(FIELD, PARAGRAPH)
    edits: tuple[Edit, ...] = (
        SetRunFormat(at("header[1]/p[1]"), BIG),
        SetLayout(at("header[1]/p[1]"), CENTRED),
        SetRunFormat(at(P1, 0, 3), BIG),
        ReplaceText(at(P1, 0, 3), "mai"),
        DrawLine(at(), Pt(90)),
        NumberPages(at("body/sect[1]"), Pt(14), "Times New Roman"),
        SetLayout(at("body/p[99]"), CENTRED),
    )
    package = EditedPackage.open(data, NAME)
    assert [trackable(edit, package) for edit in edits] == [False] * len(edits)
    marked, untracked = tracked(data, *edits)
    assert untracked == list(edits)
    assert marked == EditedPackage.open(data, NAME).written()


def test_the_mark_of_a_paragraph_takes_its_place_before_the_section() -> None:
    data = small_docx(SECTIONS.replace(RUN, ""))
    marked, _ = tracked(data, SetRunFormat(at(), BIG))
    properties = next(root(marked).iter(f"{W}pPr"))
    assert [child.tag for child in properties] == [f"{W}rPr", f"{W}sectPr"]


LETTERS = some.sampled_from(
    [RunFormat(bold=True), RunFormat(size=Pt(14), italic=True), RunFormat(family="Arial", colour="000000"), BIG]
)
PLACES = some.tuples(some.integers(0, 19), some.integers(0, 19)).map(lambda ends: at(P1, *sorted(ends)))


@given(
    some.lists(some.builds(SetRunFormat, PLACES, LETTERS), max_size=4),
    some.lists(PLACES, max_size=3),
    some.text("ăb ", max_size=4),
)
@settings(max_examples=60)
def test_any_edits_can_be_accepted_and_rejected(letters: list[SetRunFormat], words: list[Anchor], text: str) -> None:
    data = small_docx(SEVERAL)
    edits: list[Edit] = [*letters, *(ReplaceText(place, text) for place in _apart(words))]
    marked, untracked = tracked(data, *edits)
    done = [edit for edit in edits if edit not in untracked]
    for by in (RDOCX, PLUS):
        assert seen(accepted(marked, by)) == seen(edited(data, *done))
        assert seen(rejected(marked, by)) == seen(data)
    assert seen(marked) == seen(data)
    assert len(set(ids(marked))) == len(list(ids(marked)))


def _apart(places: list[Anchor]) -> list[Anchor]:
    """Those that do not overlap one before them."""
    found: list[Anchor] = []
    for place in sorted(places, key=lambda each: each.start):
        if not found or place.start > (found[-1].end or 0):
            found.append(place)
    return found
