"""Builds reports by hand in which every text from outside is a given one: of documents, names, reasons, settings."""

from __future__ import annotations

from datetime import UTC, date, datetime

from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import Part, Stage, StageReason, TextKind
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Scan, ScanText
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.report import (
    AcceptedFinding,
    ComponentNote,
    FactNote,
    Finding,
    Location,
    NotJudged,
    Place,
    Report,
    SuppressionNote,
    Undecided,
)
from decree30_lint.model.report_notes import CauseNote, ConfigurationNote, PdfNote, RulesetNote, StageNote, TypeNote
from decree30_lint.model.results import Failure, Status
from decree30_lint.model.rules import ClauseCitation, Force, Level
from decree30_lint.model.signatures import Signature, TimeSource
from decree30_lint.model.suppressions import Suppression, SuppressionFault, SuppressionOrigin
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words

SHA256 = "ab" * 32
_AT = Anchor(Path.parse("body/p[3]"), 3)
_CLAUSE = ClauseCitation("30/2020/NĐ-CP", "PL I.I.II.1.b", "Phụ lục I, Phần I, Mục II, khoản 1, điểm b")


def both(text: str) -> Words:
    return Words(text, text)


def place_of(page: int | None = 1) -> Place:
    return Place(
        "body/tbl[1]/tr[1]/tc[2]/p[2]", 0, 27, page, Box(page, Pt(72.0), Pt(80.5), Pt(210.0), Pt(95.0)) if page else None
    )


def location_of(text: str, page: int | None = 1) -> Location:
    return Location(place_of(page), text, Words("trang 1, phía trên", "page 1, upper part"), context=text)


def finding_of(
    text: str, level: Level = Level.ERROR, rule: str = "tieu-ngu/co-chu", cause: CauseNote | None = None
) -> Finding:
    """Returns a finding at two places, each text of it the given one."""
    return Finding(
        rule=rule,
        level=level,
        force=Force.STATED,
        part=Part.MOTTO,
        part_name=both("tiêu ngữ"),
        message=Words(f"Tiêu ngữ viết {text}; đúng là khác.", f"The motto reads {text}; it should not."),
        requirement=Words(f"Tiêu ngữ không viết {text}.", f"The motto is not {text}."),
        actual=FactNote(both(text), quoted=True),
        expected=FactNote(both(text), quoted=True),
        comparable=True,
        suggestion=text if level is Level.ERROR else None,
        instruction=both(text) if level is not Level.ERROR else None,
        citation=_CLAUSE if level is not Level.INFO else None,
        locations=(location_of(text), location_of(text, None)),
        applicability=Applicability.REVIEW,
        edits=(ReplaceText(_AT, text),),
        fingerprints=(f"{level.rank:016x}", f"{level.rank + 16:016x}"),
        unlisted_places=2,
        cause=cause,
        changes=(both(text),) if level is Level.WARNING else (),
    )


def cause_of(text: str) -> CauseNote:
    return CauseNote("style:Normal/size", both(text), both(text), both(text), 2, True, (ReplaceText(_AT, text),))


def suppression_of(text: str, origin: SuppressionOrigin) -> Suppression:
    return Suppression(
        ("tieu-ngu",), text, origin, owner=text, expires=date(2030, 1, 2), file=text, text=text, source=text, line=3
    )


def judged_report(text: str, path: str) -> Report:
    """Returns the report of a signed PDF with findings of each level, a cause, and what was accepted."""
    cause = cause_of(text)
    origins = list(SuppressionOrigin)
    return Report(
        path=path,
        sha256=SHA256,
        status=Status.FINDINGS,
        format="pdf",
        stage=StageNote(Stage.ISSUED, StageReason.SIGNATURE),
        configuration=ConfigurationNote(text, 2),
        ruleset=RulesetNote("nd30-2020", both(text), date(2026, 3, 5)),
        document_type=TypeNote("to-trinh", both(text), text, 0.9),
        governed=True,
        pages=2,
        scan=Scan("1.4", 200, True, True, ScanText.OCR),
        pdf=PdfNote("1.7", text, True, True, True, text, "pdfium", (2,)),
        signatures=(
            Signature(
                text, 1, None, text, text, datetime(2026, 1, 2, 3, 4, tzinfo=UTC), TimeSource.SIGNED, True, False, None
            ),
        ),
        texts={TextKind.APPENDIX: 1},
        not_judged=(NotJudged(2, place_of(), both(text)),),
        components=(ComponentNote(Part.MOTTO, text, 0.9, place_of()),),
        findings=(
            finding_of(text),
            finding_of(text, Level.WARNING, "tieu-ngu/kieu-chu", cause),
            finding_of(text, Level.INFO, "tieu-ngu/duong-ke", cause),
        ),
        undecided=(Undecided("so-trang/trang-dau", both(text), both(text), UndecidedReason.NOT_LAID_OUT),),
        coverage=dict.fromkeys(Verdict, 3),
        accepted=tuple(
            AcceptedFinding(finding_of(text, Level(level)), suppression_of(text, origin))
            for level, origin in zip(("error", "warning", "info"), origins, strict=True)
        ),
        unused_suppressions=(note_of(text, SuppressionFault.UNUSED), note_of(text, SuppressionFault.UNKNOWN_RULE)),
    )


def note_of(text: str, fault: SuppressionFault, origin: SuppressionOrigin = SuppressionOrigin.COMMENT) -> SuppressionNote:
    return SuppressionNote(suppression_of(text, origin), fault, both(text), location_of(text))


def outside_report(text: str, path: str) -> Report:
    """Returns the report of a document that no ruleset governs."""
    kind = TypeNote("qppl", both(text), "", 0.9)
    return Report(path, SHA256, Status.OUTSIDE, "docx", document_type=kind, outside=both(text), findings=(finding_of(text),))


def failed_report(text: str, path: str) -> Report:
    """Returns the report of a file that could not be judged."""
    return Report(path, None, Status.UNREADABLE, failure=Failure("not-a-zip", both(text)))
