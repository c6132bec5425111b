"""Flat reports with findings made by hand: remarks need neither a document nor rules."""

from __future__ import annotations

from decree30_lint.model.edits import Applicability
from decree30_lint.model.parts import Part
from decree30_lint.model.place import Box
from decree30_lint.model.report import FactNote, Finding, Location, Place, Report
from decree30_lint.model.results import Status
from decree30_lint.model.rules import ClauseCitation, Force, Level
from decree30_lint.model.signatures import Signature
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words

CITATION = ClauseCitation("30/2020/NĐ-CP", "PL I.I.II.1.b", "Phụ lục I, Phần I, Mục II, khoản 1, điểm b")
SAID = Words("Tiêu ngữ có cỡ chữ 12.", "The motto has size 12.")


def box(left: float, top: float, right: float, bottom: float, page: int = 1) -> Box:
    return Box(page, Pt(left), Pt(top), Pt(right), Pt(bottom))


def location(
    at: Box | None = None,
    text: str = "",
    start: int = 0,
    *,
    path: str = "body/p[1]",
    page: int | None = None,
    context: str = "",
    nowhere: bool = False,
) -> Location:
    page = page if page is not None else at.page if at else None
    place = Place(path, start, start + len(text), page, at)
    return Location(place, text, Words("trang 1", "page 1"), context, nowhere=nowhere)


def finding(
    *locations: Location,
    rule: str = "tieu-ngu/co-chu",
    level: Level = Level.ERROR,
    message: Words = SAID,
    actual: FactNote | None = None,
    expected: FactNote | None = None,
    suggestion: str | None = None,
    instruction: Words | None = None,
    citation: ClauseCitation | None = CITATION,
    unlisted: int = 0,
) -> Finding:
    return Finding(
        rule=rule,
        level=level,
        force=Force.STATED,
        part=Part.MOTTO,
        part_name=Words("tiêu ngữ", "motto"),
        message=message,
        requirement=Words("Tiêu ngữ có cỡ chữ từ 13 đến 14.", "The motto has a size from 13 to 14."),
        actual=actual,
        expected=expected,
        comparable=actual is not None,
        suggestion=suggestion,
        instruction=instruction,
        citation=citation,
        locations=locations or (location(),),
        applicability=Applicability.SHOW,
        edits=(),
        fingerprints=("0",) * max(1, len(locations)),
        unlisted_places=unlisted,
    )


def report(*findings: Finding, signatures: tuple[Signature, ...] = ()) -> Report:
    return Report("a.pdf", None, Status.FINDINGS, "pdf", findings=findings, signatures=signatures)
