"""A small document with known findings, built by hand: reports are tested without reading or judging a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import ClassVar

import pytest
from msgspec.structs import replace

from decree30_lint.formats.docx.read_docx import KNOWS as DOCX_KNOWS
from decree30_lint.formats.pdf.read_pdf import KNOWS as PDF_KNOWS
from decree30_lint.model.document import Document, Margins, Paragraph, Precision, Section, Span
from decree30_lint.model.edits import Applicability, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure, Verdict
from decree30_lint.model.parts import (
    Component,
    DocumentType,
    Evidence,
    Family,
    Part,
    Recognition,
    Subject,
    Text,
    TextKind,
    Vocabulary,
)
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page, Scan
from decree30_lint.model.place import Anchor
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.rules import (
    ClauseCitation,
    Diagnostic,
    Explanation,
    Force,
    Judgement,
    Kind,
    Level,
    Rule,
    RuleSet,
    View,
)
from decree30_lint.model.run import Run
from decree30_lint.model.units import Interval, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.report.flatten import Circumstances, flatten


class Spoken(Kind, frozen=True):
    """A kind that only speaks of parts that are there."""

    class Key(MessageKey):
        USUAL = ""
        TYPING = "typing"
        WORDING = "wording"

    messages: ClassVar = {
        Key.USUAL: Words(
            "{part} đang dùng cỡ chữ {actual}; quy định là {expected}.", "{part} is {actual}; asked for: {expected}."
        ),
        Key.TYPING: Words("Có hai dấu cách liền nhau ở “{text}”.", "Two blanks in a row at “{text}”."),
        Key.WORDING: Words("{part} viết {actual}; đúng là {expected}.", "{part} reads {actual}; right is {expected}."),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        return iter(())


class Absent(Kind, frozen=True):
    """A kind that speaks of a part that is not there."""

    messages: ClassVar = {USUAL: Words("Văn bản thiếu {part}.", "The document lacks the {part}.")}
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        return iter(())


def rule_of(key: str, part: Part, level: Level = Level.ERROR, clause: str | None = "PL I.I.II.1.b") -> Rule:
    requirement = Words(f"Yêu cầu của {key}.", f"What {key} asks.")
    text = "Phụ lục I, Phần I, Mục II, khoản 1, điểm b"
    return Rule(
        id=f"{part}/{key}",
        part=part,
        requirement=requirement,
        citation=ClauseCitation("30/2020/NĐ-CP", clause, text) if clause else None,
        force=Force.STATED if clause else Force.PRACTICE,
        level=level,
        check=Spoken(),
        explanation=Explanation(
            requirement, Words("Vì thế.", "Because."), Words("Sai.", "Wrong."), Words("Đúng.", "Right.")
        ),
        applicability=Applicability.SAFE,
    )


SIZE = rule_of("co-chu", Part.MOTTO)
MISSING = replace(rule_of("thieu", Part.NATIONAL_NAME), check=Absent())
WORDING = rule_of("chu-viet", Part.MOTTO, Level.WARNING)
TYPING = rule_of("hai-dau-cach", Part.TYPING, Level.INFO, clause=None)
DOUBTFUL = rule_of("trang-dau", Part.PAGE_NUMBER)

VOCABULARY = Vocabulary(
    types=(DocumentType("to-trinh", "tờ trình", "TTr"),),
    parts={
        Part.PAGE_NUMBER: Words("số trang", "page number"),
        Part.NATIONAL_NAME: Words("Quốc hiệu", "national name"),
        Part.MOTTO: Words("Tiêu ngữ", "motto"),
        Part.BODY: Words("nội dung", "body text"),
        Part.TYPING: Words("lỗi gõ máy", "typing"),
    },
    lists={},
)
RULESET = RuleSet(
    "nd30-2020",
    Words("Nghị định", "Decree"),
    "30/2020/NĐ-CP",
    (date(2020, 3, 5), None),
    {rule.id: rule for rule in (DOUBTFUL, MISSING, SIZE, WORDING, TYPING)},
    VOCABULARY,
    frozenset(),
    0.5,
    0.1,
)

MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = "Căn cứ  quy định hiện hành, cơ quan trình xem xét."


def paragraph(text: str, path: str, order: int, size: float) -> Paragraph:
    letters = RunFormat("Times New Roman", Pt(size), bold=True, italic=False)
    layout = ParagraphLayout(Align.CENTRE, first_line=Pt(28.35))
    return Paragraph((Span(text, letters, 0),), layout, Anchor(Path.parse(path), order))


def subject_of(motto: str = MOTTO, body: str = BODY, family: Family = Family.ND30, type_key: str = "to-trinh") -> Subject:
    first = paragraph(motto, "body/tbl[1]/tr[1]/tc[2]/p[2]", 1, 12)
    second = paragraph(body, "body/p[3]", 2, 14)
    section = Section(
        Pt(595), Pt(842), Margins(Pt(57), Pt(57), Pt(85), Pt(43)), (first, second), Anchor(Path.parse("body/sect[1]"))
    )
    document = Document("to-trinh.docx", "docx", (section,), (), Precision(Pt(0.05), Pt(0.05)), DOCX_KNOWS, page_count=2)
    components = (
        Component(
            Part.MOTTO,
            (first,),
            0.98,
            (Evidence(Part.MOTTO, None, Words("đúng nguyên văn", "exact wording")),),
            Part.NATIONAL_NAME,
        ),
        Component(Part.BODY, (second,), 0.9),
    )
    text = Text(TextKind.MAIN, type_key, 0.98, components, Anchor(Path.parse("body/p[1]")), 2)
    reason = Words("Ký hiệu có năm.", "The symbol holds a year.") if family is not Family.ND30 else None
    return Subject(document, Recognition(family, 1.0, (text,), reason=reason), VOCABULARY)


def faulty_subject_findings(subject: Subject) -> tuple[Diagnostic, ...]:
    first, second = subject.main.components[0].paragraphs[0], subject.main.components[1].paragraphs[0]
    at, below = first.at(first.spans[0]), second.anchor.slice(0, 8)
    edit = SetRunFormat(at, RunFormat(size=Pt(13)))
    size = Breach(at, Measure(12, Unit.PT), Interval(13, 14, Unit.PT), (edit,))
    wording = Breach(at, "Hạnh Phúc", "Hạnh phúc", (ReplaceText(at, MOTTO),), Spoken.Key.WORDING, suggestion=MOTTO)
    typing = Breach(
        below,
        None,
        None,
        message_key=Spoken.Key.TYPING,
        also=(Anchor(Path.parse("body/p[9]"), 9), Anchor(Path.parse("body/p[12]"), 12)),
    )
    return (
        Diagnostic(MISSING, Level.ERROR, Breach(subject.main.anchor, None, None), Part.NATIONAL_NAME),
        Diagnostic(WORDING, Level.WARNING, wording, Part.MOTTO),
        Diagnostic(SIZE, Level.ERROR, size, Part.MOTTO),
        Diagnostic(TYPING, Level.INFO, typing, Part.TYPING),
    )


@pytest.fixture
def make_subject() -> Callable[..., Subject]:
    return subject_of


def report_of(subject: Subject, findings: tuple[Diagnostic, ...], path: str = "to-trinh.docx") -> FileResult:
    broken = {finding.rule.id: Verdict.BREAKS for finding in findings}
    verdicts = {rule: broken.get(rule, Verdict.COMPLIES) for rule in RULESET.rules} | {DOUBTFUL.id: Verdict.UNSURE}
    unsure = ((DOUBTFUL, Unsure(Anchor(Path.parse("body/p[1]")), UndecidedReason.NOT_LAID_OUT)),)
    status = Status.FINDINGS if findings else Status.CLEAN
    return FileResult(path, "ab" * 32, "docx", status, subject, Judgement(findings, unsure, verdicts))


CIRCUMSTANCES = Circumstances(RulesetNote(RULESET.key, RULESET.title))


def run_of(*results: FileResult) -> Run:
    return Run(CIRCUMSTANCES.ruleset, [flatten(result, CIRCUMSTANCES) for result in results], len(results))


@pytest.fixture
def make_run() -> Callable[..., Run]:
    return run_of


@pytest.fixture
def make_report() -> Callable[..., FileResult]:
    return report_of


@pytest.fixture
def subject() -> Subject:
    return subject_of()


@pytest.fixture
def faulty(subject: Subject) -> FileResult:
    return report_of(subject, faulty_subject_findings(subject))


@pytest.fixture
def as_pdf() -> Callable[..., FileResult]:
    """The same report about a PDF of two pages."""

    def pdf(report: FileResult, scan: Scan | None = None, facts: Mapping[str, str | bool] | None = None) -> FileResult:
        assert report.subject is not None
        pages = tuple(Page(number, Pt(595), Pt(842)) for number in (1, 2))
        made = {"format": "pdf", "knows": PDF_KNOWS, "pages": pages, "scan": scan, "facts": facts or {}}
        document = replace(report.subject.document, **made)
        return replace(report, format="pdf", subject=replace(report.subject, document=document))

    return pdf


@pytest.fixture
def clean(subject: Subject) -> FileResult:
    return report_of(subject, ())


@pytest.fixture
def unreadable() -> FileResult:
    failure = Failure("not-a-zip", Words("Tệp không phải là tệp Word.", "The file is not a Word file."))
    return FileResult("hong.docx", None, None, Status.UNREADABLE, failure=failure)
