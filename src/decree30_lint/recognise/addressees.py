"""Recognises the addressees: the block "Kính gửi: …", and the list under "… điện:" or "… kính mời:"."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.model.formatting import Align
from decree30_lint.model.metrics import extent
from decree30_lint.model.parts import Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.unmarked_addressees import read_addressees
from decree30_lint.syntax.folding import tone_folded

_BULLETS = "-–—+•*·"
_FAR_IN = 60  # points
_LONGEST = 40  # lines
_LONGEST_NAME = 110  # characters


def opens_addressees(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins the block of addressees."""
    return bool(lexicon.begins("addressee_labels", line.bare)) and len(line.text) < 400


def addressees(lines: Sequence[Line], lexicon: Lexicon) -> Candidate:
    """Returns the addressees, whose label is the first of the lines."""
    end = 1
    while end < min(len(lines), _LONGEST) and _continues_block(lines[0], lines[end - 1], lines[end]):
        end += 1
    evidence = (sign.ADDRESSEES,) if end == 1 else (sign.ADDRESSEES, sign.ADDRESSEES_LISTED)
    content = read_addressees(tuple(line.paragraph for line in lines[:end]), lexicon)
    return Candidate(Part.ADDRESSEES, tuple(lines[:end]), 0.97, evidence, Part.BODY, content=content)


def listed_addressees(lines: Sequence[Line], lexicon: Lexicon) -> frozenset[int]:
    """Returns the indexes of the lines that list whom a telegram or an invitation is for, far in as under "Kính gửi:".

    The line that says so, "… điện:" or "… kính mời:", is one of them where it begins far in as well.
    """
    found: set[int] = set()
    for i, line in enumerate(lines):
        if i in found or line.cell is not None or line.framed or not _addresses(line, lexicon):
            continue
        end = i + 1
        while end < min(len(lines), i + _LONGEST) and _begins_far_in(lines[end]):
            end += 1
        if end > i + 1:
            found.update(range(i if _begins_far_in(line) else i + 1, end))
    return frozenset(found)


def _addresses(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line ends with the verb and the colon that addressees follow."""
    words = f" {tone_folded(line.text).rstrip(' :')}"
    return line.text.endswith(":") and words.endswith(tuple(f" {verb}" for verb in lexicon.addressing.all))


def _begins_far_in(line: Line) -> bool:
    """Tells whether the line begins far behind the left edge, by indents, a tab or blanks; not by its alignment."""
    piece, text = line.paragraph, line.paragraph.text
    if line.cell is not None or line.framed or piece.extent is None or piece.layout.align in (Align.CENTRE, Align.RIGHT):
        return False
    start = (piece.spans[0].start if piece.spans else 0) + len(text) - len(text.lstrip())
    edges = extent(piece, start, start + 1)
    return edges is not None and edges[0] - piece.extent.left > _FAR_IN


def _continues_block(label: Line, above: Line, line: Line) -> bool:
    if line.cell is not None and label.cell is not None and line.cell.table == label.cell.table:
        return True
    if line.text[:1] == "(":
        return False
    if line.cell is not None and label.cell is None and _stands_in_columns(line, above):
        return True
    if (line.cell is None) != (label.cell is None) and line.cell is not None:
        return False
    empty_label = above is label and label.bare.rstrip().endswith(("gui:", "gui", "gui :", "trinh:", "goi:", "goi :"))
    if _is_item(line):
        listed = label.text.rstrip().endswith(":") or any(f": {b}" in label.text or f":{b}" in label.text for b in _BULLETS)
        if above is not label and above.text[-1:] == ".":
            return listed and _is_item(above) and _set_alike(line, above)
        return listed or above.text[-1:] in ";,"
    if empty_label:
        return len(line.text) < 300
    if line.gap:
        return False
    if above is not label and above.text[-1:] == ";" and not _is_item(above) and _begins_alike(line, above):
        return len(line.text) < _LONGEST_NAME
    if above is not label and _set_alike(line, above) and line.bold == label.bold and len(line.text) < _LONGEST_NAME:
        return above.text[-1:] not in ".:"
    return above.text[-1:] not in ".:" and _set_like_addressees(line, label)


def _stands_in_columns(line: Line, above: Line) -> bool:
    """Tells whether the line, in a table without lines below the label, lists an addressee or goes on with the one above."""
    if line.cell is None or line.cell.ruled:
        return False
    return _is_item(line) or (above.cell is not None and above.column == line.column and above.text[-1:] not in ";.")


def _is_item(line: Line) -> bool:
    return line.text[:1] in _BULLETS or line.paragraph.list_level == "bullet"


def _set_alike(line: Line, above: Line) -> bool:
    """Tells whether both lines begin at the same place, far in from the edge, as no list of the body does."""
    inset, before = _inset(line), _inset(above)
    return line.gap == 0 and before > _FAR_IN and abs(inset - before) < 6


def _begins_alike(line: Line, above: Line) -> bool:
    """Tells whether the same tabs or blanks and the same indent lead both lines in, and some do."""
    leads = [_lead(each) for each in (line, above)]
    return leads[0] == leads[1] and (bool(leads[0][0]) or leads[0][1] > 0)


def _lead(line: Line) -> tuple[str, float, tuple[object, ...]]:
    text, layout = line.paragraph.text, line.paragraph.layout
    return text[: len(text) - len(text.lstrip())], _inset(line), layout.tab_stops


def _inset(line: Line) -> float:
    """Returns how far in the first line begins, in points, by its indents."""
    layout = line.paragraph.layout
    return (layout.left or 0) + (layout.first_line or 0)


def _set_like_addressees(line: Line, label: Line) -> bool:
    """Tells whether a second line of an addressee is short and set as no paragraph of the body is."""
    layout = line.paragraph.layout
    centred = layout.align is Align.CENTRE and len(line.text) < _LONGEST_NAME
    indented = (layout.left or 0) > _FAR_IN and len(line.text) < _LONGEST_NAME
    if line.bold != label.bold:
        return False
    begun_small = line.text[:1].islower() and len(line.text) < 90
    return centred or indented or begun_small
