"""Recognises the text between the opening and the closing: its structure, and the paragraphs of prose."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import ADDRESSED, Evidence, Part
from decree30_lint.model.path import FILE
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.addressees import listed_addressees
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.contents import contents
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.quotations import quoted
from decree30_lint.syntax.division_label import TITLED, DivisionLabel, division_label

_SURELY_LINES = 130  # characters that no line holds
_END_MARKS = ("./.", "/.", "./", ". /.", "./ .")


def read_body(cursor: Cursor, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields structure and prose in order, up to the end; both are `quoted` where they stand within a quotation.

    A table of contents near the beginning is neither.
    """
    lines = cursor.take(cursor.stop - cursor.at)
    listed = contents(lines)
    title_of = ""
    seen = FILE
    within, addressed = quoted(lines), listed_addressees(lines, lexicon)
    for i, line in enumerate(lines):
        if line.cell is not None or line.framed or i in listed:
            title_of = ""
            continue
        label = _label_of(line)
        if title_of and label is None and _is_title(line):
            yield Candidate(Part.STRUCTURE, (line,), 0.93, (sign.UNDER_DIVISION,), Part.BODY, f"{title_of}-heading")
            continue
        title_of = ""
        path = line.paragraph.anchor.path
        if path == seen:
            continue
        if label is not None:
            evidence = (sign.AUTOMATIC_NUMBER if line.paragraph.label else sign.TYPED_NUMBER,)
            yield Candidate(Part.STRUCTURE, (line,), 0.95, evidence, Part.BODY, label.role, label, i in within)
            if label.role in TITLED or label.role == "muc-la-ma":
                title_of = label.role if label.role in TITLED and len(label.text) + 2 >= len(line.text) else ""
                continue
            if label.own_line:
                continue
        if _enacts(line, lexicon):
            yield Candidate(Part.STRUCTURE, (line,), 0.95, (sign.ENACTS,), Part.BODY, "enacting")
        elif _is_prose(line, lexicon, numbered=label is not None):
            seen = path
            other, role = Part.STRUCTURE if label else None, ADDRESSED if i in addressed else ""
            yield Candidate(Part.BODY, (_as_whole(line),), *_certainty(line), other, role, quoted=i in within)


def _enacts(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line is "QUYẾT ĐỊNH:", whatever follows."""
    words, colon, _ = line.bare.partition(":")
    return line.short and bool(colon) and lexicon.lists["enacting"].is_one(words.rstrip())


def _label_of(line: Line) -> DivisionLabel | None:
    """Returns the label of a numbered line, None where it has none or names a division in a sentence."""
    label = division_label(line.text, line.bare)
    if label is None or (label.role in TITLED and not _stands_alone(line, label)):
        return None
    return replace(label, own_line=own_line(line))


def _stands_alone(line: Line, label: DivisionLabel) -> bool:
    """Tells whether the line is a heading: "Phần I" is one, "Phần I của Quy chế này áp dụng …" is a sentence."""
    rest = line.text[len(label.text) :].strip()
    return line.text[:1].isupper() and (not rest or line.centred or line.bold or rest[:1].isupper()) and len(line.text) < 200


def _as_whole(line: Line) -> Line:
    """Returns the line with its whole paragraph, for line breaks do not divide prose."""
    return line if line.paragraph is line.whole else replace(line, paragraph=line.whole)


def own_line(line: Line) -> bool:
    """Tells whether the line is a heading on a line of its own: all bold or in capitals, and no sentence."""
    if len(line.text) > 220 or line.text[-1:] in ".;,":
        return False
    return line.in_capitals or _all_bold(line)


def _all_bold(line: Line) -> bool:
    shown = [span for span in line.paragraph.spans if span.text.strip() and not span.generated]
    return bool(shown) and all(span.format.bold for span in shown)


def _is_title(line: Line) -> bool:
    return line.centred and len(line.text) < 250 and (line.in_capitals or line.bold)


def _is_prose(line: Line, lexicon: Lexicon, *, numbered: bool) -> bool:
    """Tells whether the rules for body text apply: the line is no heading, no caption.

    Short lines that are centred or stand at the right are none either.
    """
    layout = line.paragraph.layout
    if line.text in _END_MARKS:
        return True
    if layout.align in (Align.CENTRE, Align.RIGHT) and len(line.text) < 250 and not _is_centred_prose(line):
        return False
    if (line.paragraph.style or "").lower().startswith("toc"):
        return False
    if not numbered and (own_line(line) or (line.in_capitals and line.short)):
        return False
    return not (line.short and lexicon.begins("captions", line.bare))


def _is_centred_prose(line: Line) -> bool:
    """Tells whether a sentence of more than a line is centred, as a body should not be."""
    sentence = line.text[-1:] in ".;:" and line.text[:1] != "(" and not line.in_capitals
    return line.centred and len(line.text) > _SURELY_LINES and sentence


def _certainty(line: Line) -> tuple[float, tuple[Evidence, ...]]:
    if len(line.text) > 60:
        return 0.97, (sign.PROSE,)
    return (0.9, (sign.PROSE,)) if line.text[-1:] in ".;:/" else (0.8, (sign.SHORT_LINE,))
