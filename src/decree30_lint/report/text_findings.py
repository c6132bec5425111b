"""A finding as people read it: sentence, place, found, required, write instead, clause."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Subject
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic, Level
from decree30_lint.model.units import Interval, Measure
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import LEVEL, capitalised, citation_words, fact_words, quoted
from decree30_lint.report.place_words import pages_words, whole_document, words_at
from decree30_lint.report.remedies import remedy
from decree30_lint.report.sentences import message
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_MORE_PLACES = 3  # places of a gathered finding that are named beside the first
_COLUMN = 11

_WHERE = Words("Vị trí:", "Where:")
_FOUND = Words("Hiện tại:", "Found:")
_REQUIRED = Words("Quy định:", "Required:")
_WRITE = Words("Sửa thành:", "Write:")
_DO = Words("Cách sửa:", "Mend:")
_BY = Words("Căn cứ:", "By:")
_RULE = Words("Quy tắc:", "Rule:")
_MEND_SOURCE = Words(
    "Tệp PDF không sửa được tại chỗ: hãy sửa trong tệp Word gốc rồi xuất lại PDF.",
    "A PDF is not mended in place: mend the Word file it was made from, and make the PDF again.",
)
_MEND_SCAN = Words(
    "Bản quét không sửa được tại chỗ: hãy sửa văn bản gốc, hoặc quét lại.",
    "A scan is not mended in place: mend the document it shows, or scan it again.",
)
_SHORT = 12  # characters: too few to be found on a page
_IN = Words("{} trong {}", "{} in {}")
_MORE = Words("và {} chỗ khác ({})", "and {} more ({})")


def findings_lines(findings: tuple[Diagnostic, ...], subject: Subject, style: TextStyle) -> Iterator[str]:
    """The findings by part, the parts in the order of the page."""
    places = PlaceIndex.of(subject)
    if subject.document.format == "pdf" and any(f.level is not Level.INFO for f in findings):
        yield from block(style.render(_MEND_SOURCE if subject.document.scan is None else _MEND_SCAN), style.width, 2)
    for part, name in subject.vocabulary.parts.items():
        of_part = [f for f in findings if f.part is part]
        if of_part:
            yield from ("", *style.title(style.render(name).upper()))
        for before, finding in zip([None, *of_part], of_part, strict=False):
            if before and not before.level is finding.level is Level.INFO:
                yield ""
            yield from _finding(finding, subject, places, style)


def _finding(finding: Diagnostic, subject: Subject, places: PlaceIndex, style: TextStyle) -> Iterator[str]:
    sentence = message(finding, places.text_of(finding), subject.vocabulary, style.lang)
    mark = f"{style.render(LEVEL[finding.level]).upper()}:"
    yield from style.headed(mark, COLOURS[finding.level], sentence)
    if finding.level is Level.INFO:
        yield from block(f"{where_words(finding, places, style)} [{finding.rule.id}]", style.width, 4)
        return
    for label, value in _details(finding, places, style):
        yield from style.labelled(style.render(label), value, 4, _COLUMN)


def _details(finding: Diagnostic, places: PlaceIndex, style: TextStyle) -> Iterator[tuple[Words, str]]:
    breach, rule, lang = finding.breach, finding.rule, style.lang
    yield _WHERE, where_words(finding, places, style)
    if breach.actual is not None and _comparable(breach):
        yield _FOUND, capitalised(fact_words(breach.actual, lang, breach.expected))
    if breach.expected is not None and _comparable(breach):
        yield _REQUIRED, capitalised(fact_words(breach.expected, lang))
    else:
        yield _REQUIRED, style.render(rule.requirement)
    if (mended := remedy(breach, lang)) is not None:
        yield _DO if breach.suggestion is None else _WRITE, mended
    yield _BY, citation_words(rule.citation, lang)
    yield _RULE, rule.id


def _comparable(breach: Breach) -> bool:
    """A number says something only beside the numbers that are asked for; else the sentence has said it all."""
    return not isinstance(breach.actual, int | Measure) or isinstance(breach.expected, int | Interval | Measure | tuple)


def where_words(finding: Diagnostic, places: PlaceIndex, style: TextStyle) -> str:
    breach = finding.breach
    if places.speaks_of_whole(finding):
        return capitalised(whole_document(style.lang))
    shown = _shown(breach.at, places, style)
    where = capitalised(words_at(breach.at, places, style.lang)) + (f": {shown}" if shown else "")
    return f"{where} {_more(breach.also, places, style)}" if breach.also else where


def _shown(anchor: Anchor, places: PlaceIndex, style: TextStyle) -> str:
    """What stands there; where only the page is told, a few characters with the paragraph that they stand in."""
    text = places.text_at(anchor)
    if not text.strip():
        return ""
    whole = places.text_at(anchor.slice(0, None))
    if places.pages and len(text) < _SHORT < len(whole):
        return style.render(_IN, quoted(text), quoted(whole))
    return quoted(text)


def _more(also: tuple[Anchor, ...], places: PlaceIndex, style: TextStyle) -> str:
    """How many more, and where the first of them are: of a file with pages, on which pages."""
    if places.pages:
        return style.render(_MORE, len(also), pages_words([a.page for a in also if a.page], style.lang))
    named = list(dict.fromkeys(words_at(anchor, places, style.lang) for anchor in also))
    shown = "; ".join(named[:_MORE_PLACES]) + ("…" if len(named) > _MORE_PLACES else "")
    return style.render(_MORE, len(also), shown)
