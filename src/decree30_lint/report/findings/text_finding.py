"""Writes a finding as people read it: sentence, place, found, required, write instead, clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.model.finding_words import BY, FOUND, LEVEL, MEND, REQUIRED, RULE, WRITE, citation_words
from decree30_lint.model.parts import Part
from decree30_lint.model.report import FactNote, Finding, Location, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import capitalised, excerpt, quoted
from decree30_lint.report.findings.would_change import FIX, changes_words
from decree30_lint.report.place_words import pages_words
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_MORE_PLACES = 3  # places of a gathered finding that are named beside the first
_COLUMN = 11


_WHERE = Words("Vị trí:", "Where:")
_MEND_SOURCE = Words(
    "Tệp PDF không sửa được tại chỗ: hãy sửa trong tệp Word gốc rồi xuất lại PDF.",
    "A PDF is not mended in place: mend the Word file it was made from, and make the PDF again.",
)
_MEND_SCAN = Words(
    "Bản quét không sửa được tại chỗ: hãy sửa văn bản gốc, hoặc quét lại.",
    "A scan is not mended in place: mend the document it shows, or scan it again.",
)
_IN = Words("{} trong {}", "{} in {}")
_MORE_HERE = Words("và {} chỗ khác cũng ở đó", "and {} more there")
_MORE = Words("và {} chỗ khác ({})", "and {} more ({})")


def findings_lines(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields the findings that have common causes, then the others by part, the parts in the order of the page."""
    if report.pdf is not None and any(f.level is not Level.INFO for f in report.findings):
        yield from block(style.render(_MEND_SOURCE if report.scan is None else _MEND_SCAN), style.width, 2)
    if any(finding.cause is not None for finding in report.findings):
        from decree30_lint.report.findings.text_causes import causes_lines

        yield from causes_lines(report, style)
    for part in Part:
        of_part = [f for f in report.findings if f.part is part and f.cause is None]
        if of_part:
            yield from ("", *style.title(style.render(of_part[0].part_name).upper()))
        for before, finding in zip([None, *of_part], of_part, strict=False):
            if before and not before.level is finding.level is Level.INFO:
                yield ""
            yield from _finding(finding, style)


def _finding(finding: Finding, style: TextStyle) -> Iterator[str]:
    mark = f"{style.render(LEVEL[finding.level]).upper()}:"
    yield from style.headed(mark, COLOURS[finding.level], style.render(finding.message))
    if finding.level is Level.INFO:
        yield from block(f"{where_words(finding, style)} [{finding.rule}]", style.width, 4)
        return
    for label, value in _details(finding, style):
        yield from style.labelled(style.render(label), value, 4, _COLUMN)


def _details(finding: Finding, style: TextStyle) -> Iterator[tuple[Words, str]]:
    yield _WHERE, where_words(finding, style)
    if finding.actual is not None and finding.comparable:
        yield FOUND, _fact(finding.actual, style)
    if finding.expected is not None and finding.comparable:
        yield REQUIRED, _fact(finding.expected, style)
    else:
        yield REQUIRED, style.render(finding.requirement)
    if finding.suggestion is not None:
        yield WRITE, _in_lines(finding.suggestion)
        yield from [(MEND, style.render(finding.advice))] if finding.advice is not None else []
    elif finding.instruction is not None and not finding.changes:
        yield MEND, style.render(finding.instruction)
    if finding.changes:
        yield FIX, changes_words(finding, style)
    yield BY, citation_words(finding.citation, style.lang)
    yield RULE, finding.rule


def _fact(fact: FactNote, style: TextStyle) -> str:
    words = style.render(fact.words)
    return quoted(words) if fact.quoted else capitalised(words)


def _in_lines(text: str) -> str:
    """Returns the corrected text in quotation marks, with its lines as they are to stand."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "“" + "\n".join(filter(None, lines)) + "”"


def where_words(finding: Finding, style: TextStyle) -> str:
    first, *also = finding.locations
    text = _text_at(first, style)
    where = capitalised(style.render(first.words)) + (f": {text}" if text else "")
    return f"{where} {_more(finding.locations, finding.unlisted_places, style)}" if also and not first.nowhere else where


def _text_at(location: Location, style: TextStyle) -> str:
    """Returns what stands there; a few characters with the paragraph that they stand in, where only the page is told."""
    if not location.text.strip():
        return ""
    if location.context:
        start, end = location.place.start, location.place.end or len(location.context)
        return style.render(_IN, quoted(location.text), f"“{excerpt(location.context, start, end)}”")
    return quoted(location.text)


def _more(locations: Sequence[Location], unlisted: int, style: TextStyle) -> str:
    """Tells how many more there are, and where some stand that are elsewhere: of a file with pages, on which pages."""
    first, *also = locations
    if pages := [location.place.page for location in also if location.place.page]:
        return style.render(_MORE, len(also) + unlisted, pages_words(pages, style.lang))
    named = list(dict.fromkeys(style.render(location.words) for location in also if location.words != first.words))
    if not named:
        return style.render(_MORE_HERE, len(also) + unlisted)
    listed = "; ".join(named[:_MORE_PLACES]) + ("…" if len(named) > _MORE_PLACES else "")
    return style.render(_MORE, len(also) + unlisted, listed)
