"""Finds a table of contents near the head of a body: its lines look like divisions, and the divisions stand below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.division_label import division_label
from decree30_lint.syntax.divisions import plain_number
from decree30_lint.syntax.folding import bare

_LEADERS = "\t .…\xa0"  # between the words of an entry and its page
_LED = ("\t", "...", "…", "   ")  # one of which is there
_LEAST = 3  # entries
_REACH = 8  # lines above the entries
_DIGITS = 3  # of a page
_LONGEST = 200  # characters of an entry


def contents(lines: Sequence[Line]) -> range:
    """Returns which of the lines are a table of contents, with its heading; none where there is no such table.

    Its entries name pages, or divisions that begin anew below in the same words.
    """
    first = next((at for at, line in enumerate(lines[:_REACH]) if _may_be_entry(line)), len(lines))
    entries = list(takewhile(_may_be_entry, islice(lines, first, None)))
    stop = first + _count(entries, lines[first:])
    headed = 0 < first < stop and _is_heading(lines[first - 1])
    return range(first - headed, stop)


def _count(entries: Sequence[Line], lines: Sequence[Line]) -> int:
    """Returns how many of the entries, with which the lines begin, are those of a table of contents."""
    paged = len(list(takewhile(_names_page, entries)))
    if paged >= _LEAST:
        return paged
    anew = next((at for at in range(_LEAST, len(entries)) if _key(entries[at]) == _key(entries[0])), 0)
    below = set(_headings(lines[anew:])) if anew else set()
    again = [at for at in range(anew) if _words(entries[at]) in below]
    return anew if again[:1] == [0] and len(again) >= _LEAST else 0


def _is_heading(line: Line) -> bool:
    return line.cell is None and line.short and line.text[-1:].isalnum() and not _may_be_entry(line)


def _may_be_entry(line: Line) -> bool:
    if line.cell is not None or line.framed or len(line.text) > _LONGEST:
        return False
    return _names_page(line) or (division_label(line.text, line.bare) is not None and line.text[-1:] not in ".;:,")


def _names_page(line: Line) -> bool:
    styled = (line.paragraph.style or "").lower().startswith("toc")
    text = line.paragraph.text.rstrip()
    words = text.rstrip("0123456789")
    leader = words[len(words.rstrip(_LEADERS)) :]
    return styled or (0 < len(text) - len(words) <= _DIGITS and any(sign in leader for sign in _LED))


def _key(line: Line) -> tuple[str, str]:
    """Returns role and number of the line's label, empty where it has none."""
    label = division_label(line.text, line.bare)
    return (label.role, plain_number(label.number)) if label else ("", "")


def _words(line: Line) -> str:
    """Returns the words of the entry behind its label, bare."""
    label = division_label(line.text, line.bare)
    return bare(line.text[len(label.text) if label else 0 :]).strip(" .:-")


def _headings(lines: Sequence[Line]) -> Iterator[str]:
    """Yields the words of what may be headings, behind their labels."""
    return (words for line in lines if len(line.text) <= _LONGEST and (words := _words(line)))
