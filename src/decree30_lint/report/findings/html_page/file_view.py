"""Makes of a report what the page shows of its file."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.illustration import Illustration
from decree30_lint.model.outcomes import UndecidedReason
from decree30_lint.model.report import Report, Undecided
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import WHY, capitalised
from decree30_lint.report.findings.fix_command import fix_command
from decree30_lint.report.findings.html_page import words
from decree30_lint.report.findings.html_page.explained import Explained
from decree30_lint.report.findings.html_page.figures import made_by, pictures_of
from decree30_lint.report.findings.html_page.finding_view import FindingViews
from decree30_lint.report.findings.html_page.views import FileView, ListView
from decree30_lint.report.findings.summary import fixable_count
from decree30_lint.report.findings.text_verdict import elsewhere_words
from decree30_lint.report.text_style import TextStyle

_UNDECIDED = Words("CHƯA XÁC ĐỊNH ĐƯỢC, ĐỀ NGHỊ TỰ XEM LẠI ({})", "NOT DECIDED, PLEASE LOOK YOURSELF ({})")
_BECAUSE = Words("{} ({}):", "{} ({}):")
_REQUIREMENT = Words("{} [{}]", "{} [{}]")
_CURABLE = Words(
    "Lệnh fix tự sửa được {} trong {} phát hiện, ghi thành bản mới, không đổi chữ nào:",
    "The command fix mends {} of {} findings into a new copy, and changes no word:",
)


def file_view(report: Report, id: str, illustration: Illustration, explained: Explained, style: TextStyle) -> FileView:
    verdict, pictures = words.verdict_words(report, style), pictures_of(illustration, id)
    cure, command = _cure(report, style)
    signed = words.signatures(report, style)
    return FileView(
        id=id,
        path=report.path,
        tone=verdict.tone,
        verdict=verdict.head,
        rest=verdict.rest,
        cure=cure,
        command=command,
        facts=list(words.facts(report, style)),
        notes=list(made_by(illustration, style)),
        pictures=list(pictures.embedded()),
        signatures=ListView(signed[0].rstrip(":"), signed[1:]) if signed else None,
        sections=list(FindingViews(report, id, pictures, explained, style).sections()),
        lists=list(_lists(report, style)),
    )


def _cure(report: Report, style: TextStyle) -> tuple[str, str]:
    """Returns what `fix` would mend, and the command for it; else where the file is mended, if there is anything to mend."""
    curable = fixable_count(report)
    if not curable or report.path == "-":
        return elsewhere_words(report, style), ""
    return style.render(_CURABLE, curable, len(report.findings)), fix_command(report.path)


def _lists(report: Report, style: TextStyle) -> Iterator[ListView]:
    """Yields what stands behind the findings."""
    for title, *lines in filter(None, (words.malformed(report, style), words.accepted(report, style))):
        yield ListView(title, lines)
    if report.undecided and report.outside is None:
        yield ListView(style.render(_UNDECIDED, len(report.undecided)), list(_undecided(report, style)), folded=True)


def _undecided(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields the rules that could not be judged, gathered by the reason."""
    by_reason: dict[UndecidedReason, list[Undecided]] = {}
    for each in report.undecided:
        by_reason.setdefault(each.reason, []).append(each)
    for reason, rules in by_reason.items():
        yield style.render(_BECAUSE, capitalised(style.render(WHY[reason])), len(rules))
        for each in rules:
            yield style.render(_REQUIREMENT, style.render(each.requirement).rstrip("."), each.rule)
