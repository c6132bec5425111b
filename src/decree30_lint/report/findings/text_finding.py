"""Writes a finding as people read it: what is wrong, where, what to write or do instead, by which clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.finding_words import (
    BY,
    FOUND,
    MEND,
    NO_CLAUSE,
    REQUIRED,
    WHERE,
    WRITE,
    citation_words,
    clause_words,
)
from decree30_lint.model.report import FactNote, Finding, Location
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised, excerpt, quoted
from decree30_lint.report.findings.would_change import FIX, changes_words
from decree30_lint.report.place_words import pages_words, whole_document
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_MORE_PLACES = 3  # places of a gathered finding that are named beside the first
_COLUMN = 11
_FINDABLE = 12  # characters by which a reader finds the place: what is shorter is shown where it stands
_WORD = re.compile(r"\w+")
_MOST = 0.66  # of the words of a requirement, or of advice: a sentence that has them says it

_IN = Words("{} trong {}", "{} in {}")
_MORE_HERE = Words("và {} chỗ khác cũng ở đó", "and {} more there")
_MORE = Words("và {} chỗ khác ({})", "and {} more ({})")


def finding_lines(finding: Finding, ruleset: RulesetNote | None, style: TextStyle, *, again: bool = False) -> Iterator[str]:
    """Yields the lines of one finding; no line repeats what another has said.

    `ruleset` judged it: the instrument that its title names is not named with each clause. `again` states that another
    finding of its rule has been shown: what the rule asks for is known.
    """
    said = style.render(finding.message)
    if finding.level is Level.INFO:
        where = f" {where_words(finding, style, said)}" if is_somewhere(finding) else ""
        yield from marked(f"- {said}{where} [{finding.rule}]", finding.level, style)
        return
    yield from marked(f"- {said}", finding.level, style)
    for label, value in details(finding, style):
        if again and label is REQUIRED and finding.expected is None:
            continue
        yield from style.labelled(style.render(label), value, 4, _COLUMN)
    yield from style.labelled(style.render(BY), f"{clause(finding, ruleset, style)} [{finding.rule}]", 4, _COLUMN)


def marked(text: str, level: Level, style: TextStyle) -> Iterator[str]:
    """Yields the lines of an item of a list; its mark has the colour of the level."""
    first, *others = block(text, style.width, 2, 2)
    yield first.replace("-", style.ink.paint("-", COLOURS[level]), 1)
    yield from others


def details(finding: Finding, style: TextStyle) -> Iterator[tuple[Words, str]]:
    """Yields labels and what they stand for, without what the message, or one before, has said."""
    told = message = style.render(finding.message)
    for label, value in _all_details(finding, message, style):
        if not _says(told, value) and not (label is MEND and _is_plain(finding, message, value, style)):
            yield label, value
            told += f"\n{value}"


def _is_plain(finding: Finding, message: str, advice: str, style: TextStyle) -> bool:
    """Tells whether the advice is no more than the message, which says what is required."""
    required = finding.expected is not None and _says(message, style.render(finding.expected.words))
    return required and _says_nearly(message, advice)


def _all_details(finding: Finding, message: str, style: TextStyle) -> Iterator[tuple[Words, str]]:
    """Yields what there is to say, what to do first; what is required stands only where that does not say it."""
    if is_somewhere(finding):
        yield WHERE, where_words(finding, style, message)
    if finding.actual is not None and finding.comparable:
        yield FOUND, _fact(finding.actual, style)
    remedy = list(_remedy(finding, style))
    if finding.expected is not None and finding.comparable:
        if not any(_says(value, _fact(finding.expected, style)) for _, value in remedy):
            yield REQUIRED, _fact(finding.expected, style)
    elif not remedy and not _says_nearly(message, style.render(finding.requirement)):
        yield REQUIRED, style.render(finding.requirement)
    yield from remedy


def _remedy(finding: Finding, style: TextStyle) -> Iterator[tuple[Words, str]]:
    if finding.suggestion is not None:
        yield WRITE, _in_lines(finding.suggestion)
        yield from [(MEND, style.render(finding.advice))] if finding.advice is not None else []
    elif finding.instruction is not None and not finding.changes:
        yield MEND, style.render(finding.instruction)
    if finding.changes:
        yield FIX, changes_words(finding, style)


def _says(told: str, value: str) -> bool:
    """Tells whether the text has the value in it, in whole words, but for a capital at its beginning."""
    wanted, text = " ".join(value.strip("“”").split()), " ".join(told.split())
    return _has_words(text, wanted) or _has_words(text, wanted[:1].lower() + wanted[1:])


def _has_words(text: str, wanted: str) -> bool:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _WORD.match(text[max(at - 1, 0) : at]) and not _WORD.match(text[end : end + 1]):
            return True
        at = text.find(wanted, at + 1)
    return False


def _says_nearly(told: str, value: str) -> bool:
    """Tells whether most words of the value stand in the text."""
    wanted, words = _WORD.findall(value.casefold()), set(_WORD.findall(told.casefold()))
    return sum(word in words for word in wanted) >= _MOST * len(wanted)


def clause(finding: Finding, ruleset: RulesetNote | None, style: TextStyle) -> str:
    """Returns the clause; its instrument is named where the title of the ruleset does not do so."""
    citation = finding.citation
    if citation is None:
        return style.render(NO_CLAUSE)
    if ruleset is not None and citation.instrument in ruleset.title.vi:
        return clause_words(citation, style.lang)
    return citation_words(citation, style.lang)


def _fact(fact: FactNote, style: TextStyle) -> str:
    words = style.render(fact.words)
    return quoted(words) if fact.quoted else capitalised(words)


def _in_lines(text: str) -> str:
    """Returns the corrected text in quotation marks, with its lines as they are to stand."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "“" + "\n".join(filter(None, lines)) + "”"


def is_somewhere(finding: Finding) -> bool:
    """Tells whether there is a place to be named: the whole document is none."""
    first = finding.location
    return not first.nowhere and first.words.vi != whole_document(Lang.VI)


def where_words(finding: Finding, style: TextStyle, beside: str = "") -> str:
    """Returns the first place with what stands there, unless the sentence `beside` says that, and how many more."""
    first, *also = finding.locations
    told = len(first.text) >= _FINDABLE and _says(beside, quoted(first.text))
    text = "" if told and not first.context else _text_at(first, style)
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
