"""Declares the properties of paragraphs (w:pPr)."""

from __future__ import annotations

from decree30_lint.formats.docx.ooxml import is_on, parse_int, to_twips, twips
from decree30_lint.formats.docx.schema.borders import edges
from decree30_lint.formats.docx.schema.children import Changes, Child, Props, in_order, rivals, switches, unread, valued
from decree30_lint.formats.docx.schema.property_table import PropertyField, PropertyTable, kept
from decree30_lint.formats.docx.schema.simple_types import ON_OFF, TWIPS, one_of
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.units import Pt

# The gap that programs take for "automatic" spacing (HTML's one line).
AUTOMATIC_GAP = Pt(14)

_FRAME = (
    "dropCap",
    "lines",
    "w",
    "h",
    "vSpace",
    "hSpace",
    "wrap",
    "hAnchor",
    "vAnchor",
    "x",
    "xAlign",
    "y",
    "yAlign",
    "hRule",
)
_GAPS = tuple(side + unit for side in ("before", "after") for unit in ("", "Lines", "Autospacing"))
_INDENTS = tuple(side + unit for side in ("left", "right", "firstLine", "hanging") for unit in ("", "Chars"))

_CHILDREN = in_order(
    *valued("pStyle"),
    *switches("keepNext", "keepLines", "pageBreakBefore"),
    Child("framePr", _FRAME),
    *switches("widowControl"),
    Child("numPr", inner=in_order(*valued("ilvl", "numId"))),
    *unread("suppressLineNumbers"),
    Child("pBdr", inner=edges("top", "left", "bottom", "right", "between")),
    *unread("shd"),
    Child("tabs", inner=in_order(Child("tab", ("val", "leader"), by="pos"))),
    *unread("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
    *switches("bidi"),
    *unread("adjustRightInd", "snapToGrid"),
    Child("spacing", (*_GAPS, "line", "lineRule"), replaces={"line": ("lineRule",)}),
    Child("ind", _INDENTS, replaces=rivals("firstLine", "hanging") | rivals("firstLineChars", "hangingChars")),
    *switches("contextualSpacing", "mirrorIndents"),
    *unread("suppressOverlap"),
    *valued("jc"),
    *unread("textDirection", "textAlignment", "textboxTightWrap"),
    *valued("outlineLvl"),
    *unread("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)

_JC = one_of(
    {
        "left": Align.LEFT, "start": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT,
        "both": Align.BOTH, "distribute": Align.BOTH, "thaiDistribute": Align.BOTH,
        "lowKashida": Align.BOTH, "mediumKashida": Align.BOTH, "highKashida": Align.BOTH,
    }
)  # fmt: skip
_TAB = one_of(
    {"left": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT, "decimal": Align.RIGHT,
     "both": Align.BOTH}
)  # fmt: skip
_TURNED = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


def _align(props: Props) -> Align | None:
    """Returns the alignment as the page shows it: from right to left, "left" is the right."""
    turned = props.get("bidi") == "1"
    if "jc" not in props and not turned:
        return None
    align = _JC.from_xml(props.get("jc", "")) or Align.LEFT
    return _TURNED.get(align, align) if turned else align


def _first_line(props: Props) -> Pt | None:
    """Returns the indent of the first line, negative where it hangs; None where it is given in characters."""
    if any(parse_int(props.get(f"ind/{name}Chars")) for name in ("firstLine", "hanging")):
        return None
    hanging = twips(props.get("ind/hanging", "").lstrip("-"))
    return twips(props.get("ind/firstLine")) if hanging is None else Pt(-hanging)


def _first_line_changes(indent: Pt) -> Changes:
    return {"ind/firstLine": TWIPS.to_xml(indent)} if indent >= 0 else {"ind/hanging": TWIPS.to_xml(Pt(-indent))}


def _gap(side: str) -> PropertyField:
    """Declares a gap: "automatic" beats one in lines, which beats one in points."""
    key, automatic, lines = (f"spacing/{side}{unit}" for unit in ("", "Autospacing", "Lines"))
    measured = kept(key, TWIPS, countable=(lines,)).read

    def read(props: Props) -> Pt | None:
        return AUTOMATIC_GAP if is_on(props.get(automatic, "0")) else measured(props)

    return PropertyField(
        (automatic, lines, key), read, lambda gap: {key: TWIPS.to_xml(gap)}, Pt(0), countable=(automatic, lines)
    )


def _indent(side: str) -> PropertyField:
    return kept(f"ind/{side}", TWIPS, Pt(0), countable=(f"ind/{side}Chars",))


_SINGLE = LineSpacing(lines=1.0)


def _line_spacing(props: Props) -> LineSpacing | None:
    if "spacing/line" not in props:
        return None
    height, rule = twips(props["spacing/line"]), props.get("spacing/lineRule")
    if not height:
        return _SINGLE
    if rule == "exact":
        return LineSpacing(exact=Pt(abs(height)))
    return LineSpacing(at_least=height) if rule == "atLeast" else LineSpacing(lines=round(height / 12, 4))


def _line_spacing_changes(spacing: LineSpacing) -> Changes:
    height, rule = (spacing.lines or 1) * 12, "auto"
    if spacing.exact is not None:
        height, rule = spacing.exact, "exact"
    elif spacing.at_least is not None:
        height, rule = spacing.at_least, "atLeast"
    return {"spacing/line": str(to_twips(height)), "spacing/lineRule": rule}


def _tab_stops(props: Props) -> tuple[tuple[Pt, Align], ...] | None:
    stops = []
    for name, written in props.items():
        if name.startswith("tabs/tab@") and not name.endswith("/leader") and written not in ("clear", "bar"):
            stops.append((twips(name[9:]) or Pt(0), _TAB.from_xml(written) or Align.LEFT))
    return tuple(sorted(stops)) or None


def _tab_changes(stops: tuple[tuple[Pt, Align], ...]) -> Changes:
    return {f"tabs/tab@{to_twips(at)}": _TAB.to_xml(align) for at, align in stops}


PARAGRAPH = PropertyTable(
    "pPr",
    _CHILDREN,
    {
        "align": PropertyField(("bidi", "jc"), _align, lambda align: {"jc": _JC.to_xml(align)}, Align.LEFT),
        "left": _indent("left"),
        "right": _indent("right"),
        "first_line": PropertyField(
            ("ind/firstLineChars", "ind/hangingChars", "ind/hanging", "ind/firstLine"),
            _first_line,
            _first_line_changes,
            Pt(0),
            countable=("ind/firstLineChars", "ind/hangingChars"),
        ),
        "before": _gap("before"),
        "after": _gap("after"),
        "spacing": PropertyField(("spacing/line",), _line_spacing, _line_spacing_changes, _SINGLE, ("spacing/lineRule",)),
        "contextual": kept("contextualSpacing", ON_OFF, False),
        "page_break_before": kept("pageBreakBefore", ON_OFF, False),
        "tab_stops": PropertyField(("tabs",), _tab_stops, _tab_changes, ()),
    },
    ParagraphLayout,
)


_COUNTED = (
    *((f"ind/{name}", f"ind/{name}Chars") for name in ("left", "right", "firstLine", "hanging")),
    *((f"spacing/{name}", f"spacing/{name}Lines") for name in ("before", "after")),
)


def in_points(props: Props, character: Pt, line: Pt) -> Props:
    """Returns the properties with indents in characters and gaps in lines given as lengths, which they beat.

    `character` and `line` are those units in points.
    """
    found = dict(props)
    for key, counted in _COUNTED:
        count = parse_int(props.get(counted))
        if count:
            found |= {key: f"{count / 100 * (line if counted.endswith('Lines') else character)}pt", counted: ""}
            if key == "ind/firstLine":
                found["ind/hanging"] = ""
    return found
