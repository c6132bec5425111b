"""A report with known findings, built by hand: acceptances are tested without reading or judging a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from decree30_lint.formats.docx.read_docx import KNOWS
from decree30_lint.model.document import Comment, Document, Paragraph, Precision, Section, Span
from decree30_lint.model.edits import SetRunFormat
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, Outcome, Verdict
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.rules import Diagnostic, Explanation, Force, Judgement, Kind, Level, Rule, View
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words

SOME = Words("một câu", "a sentence")
PARAGRAPHS = ("Độc lập - Tự do - Hạnh phúc", "Kính gửi: Sở Nội vụ", "Kính gửi: Sở Nội vụ", "Trân trọng./.")
HEADER = "header[1]/p[1]"


class Silent(Kind, frozen=True):
    """Finds nothing by itself."""

    messages: ClassVar = {USUAL: SOME}

    def run(self, view: View) -> Iterator[Outcome]:
        return iter(())


class MayLack(Silent, frozen=True):
    """The same of a part that may be missing."""

    needs_part: ClassVar[bool] = False


def rule(key: str, *, may_lack: bool = False) -> Rule:
    explanation = Explanation(SOME, SOME, SOME, SOME)
    part = Part(key.split("/")[0])
    return Rule(key, part, SOME, None, Force.PRACTICE, Level.WARNING, MayLack() if may_lack else Silent(), explanation)


def at(number: int, start: int = 0, end: int | None = None) -> Anchor:
    """The paragraph counted from 1."""
    return Anchor(Path.parse(f"body/p[{number}]"), number + 1, start, end)


def finding(key: str, first: Anchor, *also: Anchor, may_lack: bool = False) -> Diagnostic:
    edits = tuple(SetRunFormat(anchor, RunFormat(bold=True)) for anchor in (first, *also))
    return Diagnostic(rule(key, may_lack=may_lack), Level.WARNING, Breach(first, None, None, edits, also=also), Part.MOTTO)


def report(
    *findings: Diagnostic, comments: Mapping[Anchor, str] | None = None, others: Mapping[str, Verdict] | None = None
) -> FileResult:
    """A report with these findings on a document of `PARAGRAPHS`. `others`: verdicts on rules that have none."""
    blocks = tuple(
        Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), at(number)) for number, text in enumerate(PARAGRAPHS, 1)
    )
    sections = (
        Section(Pt(595), Pt(842), None, blocks[:2], Anchor(Path.parse("body/sect[1]"), 1)),
        Section(Pt(595), Pt(842), None, blocks[2:], Anchor(Path.parse("body/sect[2]"), 4)),
    )
    said = tuple(Comment(anchor, text) for anchor, text in (comments or {}).items())
    document = Document("a.docx", "docx", sections, (), Precision(Pt(0), Pt(0)), KNOWS, comments=said)
    text = Text(TextKind.MAIN, "to-trinh", 1.0, (), at(1), 3)
    appendix = Text(TextKind.APPENDIX, "to-trinh", 1.0, (), at(3), 9)
    subject = Subject(document, Recognition(Family.ND30, 1.0, (text, appendix)), Vocabulary((), {}, {}))
    verdicts = {f.rule.id: Verdict.BREAKS for f in findings} | dict(others or {})
    status = Status.FINDINGS if findings else Status.CLEAN
    return FileResult("a.docx", "ab", "docx", status, subject, Judgement(findings, (), verdicts))
