"""Says what a file is and how it was judged: its type and stage, what it holds, its signatures, its ruleset."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Legibility
from decree30_lint.model.parts import TextKind
from decree30_lint.model.report import Report
from decree30_lint.model.report_notes import ConfigurationNote
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import stage_words
from decree30_lint.report.findings.file_notes import not_judged_words, type_words
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

_TYPE = Words("Loại văn bản: {}", "Type of document: {}")
_TYPE_UNKNOWN = Words(
    "chưa nhận ra, nên chỉ kiểm tra các quy tắc chung cho mọi loại văn bản",
    "not recognised, so only the rules for every type were applied",
)
_PAGES = Words("{} trang", "{} page(s)")
_RULESET = Words("Bộ quy tắc: {}", "Ruleset: {}")
_CONFIGURATION = Words("Cấu hình: {}, tắt {} quy tắc.", "Configuration: {}, switches {} rules off.")
_KINDS = {
    TextKind.MAIN: Words("{} văn bản khác", "{} other document(s)"),
    TextKind.ATTACHED: Words("{} văn bản kèm theo", "{} attached text(s)"),
    TextKind.APPENDIX: Words("{} phụ lục", "{} appendix(es)"),
    TextKind.COPY: Words("{} phần sao văn bản", "{} block(s) of a copy"),
}
_ALSO_HOLDS = Words("Trong tệp còn có {}.", "The file also holds {}.")
_READ_BY_OCR = Words(
    "Đây là bản quét: chữ do phần mềm nhận dạng đọc ra, có thể sai. Phát hiện về chữ được hạ một mức; cỡ chữ, kiểu chữ, "
    "lề và vị trí không xét được.",
    "This is a scan: a program read its text off the picture and may be wrong. Findings on it count one level less; "
    "size, style, margins and places cannot be judged.",
)


def about_lines(report: Report, style: TextStyle) -> Iterator[str]:
    for line in (type_and_stage(report, style), *further_notes(report, style)):
        yield from block(line, style.width, 2)
    if report.signatures:
        from decree30_lint.report.findings.signatures import signature_lines

        yield from signature_lines(report.signatures, style)
    if report.configuration is not None:  # the path is never broken into lines: it is copied into other commands
        yield f"  {printable(configuration_words(report.configuration, style))}"
    for line in how_judged(report, style):
        yield from block(line, style.width, 2)


def type_and_stage(report: Report, style: TextStyle) -> str:
    facts = [style.render(_TYPE, type_words(report, style.lang) or style.render(_TYPE_UNKNOWN))]
    facts += [stage_words(report.stage.id, report.stage.why, style.lang)] if report.stage else []
    facts += [style.render(_PAGES, report.pages)] if report.pages else []
    return "; ".join(facts) + "."


def further_notes(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields what else the file holds, and what a PDF says of itself."""
    if report.texts:
        kinds = [style.render(_KINDS[kind], report.texts[kind]) for kind in TextKind if report.texts.get(kind)]
        yield style.render(_ALSO_HOLDS, style.listed(kinds))
    yield from not_judged_words(report, style.lang)
    if report.pdf is not None:
        from decree30_lint.report.findings.pdf_facts import pdf_words, unread_words

        yield pdf_words(report.pdf, report.scan, style)
        if unread := unread_words(report.pdf, report.legibility, style):
            yield unread


def configuration_words(note: ConfigurationNote, style: TextStyle) -> str:
    return style.render(_CONFIGURATION, note.path, note.rules_off)


def how_judged(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields by which rules the file was judged, and how well its text could be read."""
    if report.ruleset is not None and report.outside is None:
        yield f"{style.render(_RULESET, style.render(report.ruleset.title))} [{report.ruleset.id}]."
    if report.legibility is Legibility.OCR:
        yield style.render(_READ_BY_OCR)
