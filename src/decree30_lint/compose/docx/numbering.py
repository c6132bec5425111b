"""Numbers articles, clauses and points automatically: which line counts in which list, and numbering.xml."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from decree30_lint.compose.specimen import Specimen, SpecimenLine
from decree30_lint.formats.docx.write.markup import DECLARATION, NAMESPACES, element, run_properties
from decree30_lint.model.digits import number_of
from decree30_lint.model.formatting import RunFormat

_LISTS = (
    ("muc-la-ma", "upperRoman", "%1.", True),
    ("dieu", "decimal", "Điều %1.", True),
    ("khoan", "decimal", "%1.", False),
    ("diem", "lowerLetter", "%1)", False),
)
_KEYS = [key for key, *_ in _LISTS]
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_LETTERS = "abcd"  # Word counts on with "e", Vietnamese with "đ": further points are typed


class SpecimenNumbering(Struct, frozen=True):
    """Holds the automatic numbers of a specimen.

    `of_line` maps (text, line) to a list; `lists` has for each list, counted from 1, its kind and its first number.
    """

    of_line: Mapping[tuple[int, int], int]
    lists: tuple[tuple[str, int], ...]


def number_lines(specimen: Specimen, *, automatic: bool) -> SpecimenNumbering:
    """Returns lists that give each line the label it has; a list begins anew wherever the labels do."""
    of_line: dict[tuple[int, int], int] = {}
    lists: list[tuple[str, int]] = []
    latest: dict[str, tuple[int, int]] = {}  # kind of list → list, last number
    for i, text in enumerate(specimen.texts if automatic else ()):
        for j, line in enumerate(text.lines):
            kind = line.role.removesuffix("-heading")
            value = _value(line)
            if value is None:
                continue
            number, last = latest.get(kind, (0, 0))
            if not number or value != last + 1:
                lists.append((kind, value))
                number = len(lists)
            of_line[i, j] = number
            latest[kind] = number, value
    return SpecimenNumbering(of_line, tuple(lists))


def _value(line: SpecimenLine) -> int | None:
    """Returns the place in its list, None for a label that is typed.

    Those are other lines, and labels with a format that no list gives them.
    """
    if line.own.label.bold is False or line.own.label.italic:
        return None
    label = line.label.removeprefix("Điều ").rstrip(".)")
    match line.role:
        case "dieu" | "khoan":
            return number_of(label)
        case "muc-la-ma":
            return _ROMAN.get(label)
        case "diem" if label and label in _LETTERS:
            return _LETTERS.index(label) + 1
    return None


def numbering_part(numbering: SpecimenNumbering) -> str:
    """Returns numbering.xml."""
    patterns = (_pattern(i, form, shown, bold) for i, (_, form, shown, bold) in enumerate(_LISTS))
    lists = (_list(number, kind, start) for number, (kind, start) in enumerate(numbering.lists, start=1))
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{''.join(patterns)}{''.join(lists)}</w:numbering>"


def _pattern(i: int, form: str, shown: str, bold: bool) -> str:
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("suff", val="space"),
        element("lvlText", val=shown),
        element("lvlJc", val="left"),
        run_properties(RunFormat(bold=bold or None)),
        ilvl=0,
    )
    return element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=i)


def _list(number: int, kind: str, start: int) -> str:
    override = element("lvlOverride", element("startOverride", val=start), ilvl=0)
    return element("num", element("abstractNumId", val=_KEYS.index(kind)), override, numId=number)
