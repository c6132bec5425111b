"""Flat reports for the formats with tables: some as they come, some whose texts try to be more than texts."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from msgspec.structs import replace
from tests.annotate.reports import finding, location, report

from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import TextKind
from decree30_lint.model.place import WHOLE_FILE
from decree30_lint.model.report import AcceptedFinding, FactNote, Finding, Report, SuppressionNote, Undecided
from decree30_lint.model.report_notes import CauseNote, RulesetNote, TypeNote
from decree30_lint.model.results import Failure, Status
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.signatures import Signature
from decree30_lint.model.suppressions import Suppression, SuppressionFault, SuppressionOrigin
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.service.sources import FileSources

NOTE = RulesetNote("nd30-2020", Words("Nghị định 30 & phụ lục", "Decree 30 & appendices"))
SUPPRESSION = Suppression(("trang",), "Mẫu riêng.", SuppressionOrigin.CONFIGURATION, source="decree30.toml", line=3)
CAUSE = CauseNote(
    "style:Normal/size",
    Words("Kiểu Normal: cỡ chữ 11", "Style Normal: size 11"),
    Words("13", "13"),
    Words("Sửa kiểu Normal.", "Change the style Normal."),
    2,
    True,
    (),
)

FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.vn\",\"y\")", "{=1}", "\t=1",
    "\r=1", "\n=1", " =1",
)  # fmt: skip
COMMANDS = ("a\u202eb", "\x1b[31m", "\x00", "\udcff", "\u2066x", "\x9b", "\ufffe\uffff", "\r\n\v\f\x85\u2028")
MARKUP = (
    "<r><t>x</t></r>", "<script>alert(1)</script>", "<!-- x", "&lt;b&gt; &#61;1", "_x003D_1", "http://x.vn",
    "www.x.vn", "mailto:a@x.vn", "a@x.vn", "@everyone", "#12", "!34", "GH-5", "[a](javascript:b)",
    "![a](http://x.vn/a.png)", "<http://x.vn>", "[a]: http://x.vn", "| a | b |", "`a` ``b", "**a** __b__ ~~c~~",
    "# a", "- a", "1. a", "> a", "```", "---", "===", "    a", "\\", "a\\|b", "$x$", "{{x}}", ":smile:", "[x] a",
    "[^1]", "/close", "007", "1e5", "TRUE", "'", "\"", "\";\"", ";", ",",
)  # fmt: skip
HOSTILE = (*FORMULAS, *COMMANDS, *MARKUP)


def both(text: str) -> Words:
    return Words(text, text)


def fixable(found: Finding) -> Finding:
    edit = SetRunFormat(WHOLE_FILE, RunFormat(size=Pt(13)))
    return replace(found, applicability=Applicability.SAFE, edits=(edit,))


def word_file() -> Report:
    """A file with two findings of one cause, one of them mended by `fix`, a note, an accepted finding, and a doubt."""
    caused = (
        replace(fixable(finding(location(text="Độc lập"), unlisted=2)), cause=CAUSE),
        replace(finding(rule="tieu-ngu/kieu-chu", level=Level.WARNING), cause=CAUSE),
    )
    note = finding(rule="go-may/dau", level=Level.INFO, citation=None, suggestion="Số: 1\nngày 02")
    accepted = AcceptedFinding(finding(rule="trang/le-trai"), SUPPRESSION)
    doubt = Undecided("so-trang/vi-tri", Words("số trang", "page number"), both("?"), UndecidedReason.NOT_IN_FILE)
    return replace(
        report(note, *caused),
        path="b/a.docx",
        format="docx",
        editable=True,
        pages=2,
        document_type=TypeNote("to-trinh", Words("tờ trình", "submission"), "TTr", 0.9),
        accepted=(accepted,),
        undecided=(doubt,),
        coverage={Verdict.COMPLIES: 7},
    )


def clean() -> Report:
    return Report("sach.docx", "ab", Status.CLEAN, "docx", editable=True, coverage={Verdict.COMPLIES: 9})


def outside() -> Report:
    return Report("luat.pdf", "ab", Status.OUTSIDE, "pdf", outside=Words("Đây là luật.", "This is a law."))


def unreadable() -> Report:
    return Report("hong.docx", None, Status.UNREADABLE, failure=Failure("not-a-zip", Words("Tệp hỏng.", "It is broken.")))


def hostile(text: str) -> Report:
    """A report that holds the text wherever a document, a file, a font, or a person that signs may bring one in."""
    here = replace(location(text=text, context=text), words=both(text))
    cause = replace(CAUSE, name=both(text), wanted=both(text), advice=both(text))
    fact = FactNote(both(text), quoted=True)
    found = replace(
        finding(here, message=both(text), actual=fact, expected=fact, suggestion=text), cause=cause, requirement=both(text)
    )
    told = finding(here, rule="trang/le", message=both(text), instruction=both(text))
    suppression = replace(SUPPRESSION, reason=text, owner=text, source=text)
    signed = Signature("a", signer=text, organisation=text, time=datetime(2026, 3, 5, tzinfo=UTC), intact=False)
    return replace(
        report(found, told, signatures=(signed,)),
        path=text,
        document_type=TypeNote("to-trinh", both(text), "", 1),
        accepted=(AcceptedFinding(found, suppression),),
        unused_suppressions=(SuppressionNote(suppression, SuppressionFault.UNUSED, both(text)),),
        texts={TextKind.MAIN: 1},
    )


def hostile_reports(text: str) -> list[Report]:
    """The same text in the outcomes that a file can have."""
    return [
        hostile(text),
        replace(outside(), path=text, outside=both(text)),
        replace(unreadable(), path=text, failure=Failure("a", both(text))),
    ]


def run_of(*reports: Report, interrupted: bool = False) -> Run:
    return Run(NOTE, reports, len(reports) + interrupted, interrupted)


def written(form: str, run: Run, lang: Lang = Lang.VI, **options: bool) -> bytes:
    out = BytesIO()
    FORMATS[form].write(run, out, ReportOptions(lang, **options), FileSources(()))  # type: ignore[arg-type]
    return out.getvalue()
