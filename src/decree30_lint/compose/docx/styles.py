"""Writes styles.xml: what the file's defaults and its styles carry in each of the three ways to set looks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from decree30_lint.compose.docx.placed import Pen, bare_look, base_look, style_id
from decree30_lint.compose.docx.runs import LABEL_STYLE
from decree30_lint.compose.specimen import Look, beyond
from decree30_lint.formats.docx.schema.children import Props
from decree30_lint.formats.docx.schema.table import TABLE, TableFormat
from decree30_lint.formats.docx.write.markup import (
    DECLARATION,
    NAMESPACES,
    element,
    paragraph_properties,
    property_list,
    run_properties,
)
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat, VerticalAlign
from decree30_lint.model.units import Pt

_WORD_FONTS = {
    "rFonts/asciiTheme": "minorHAnsi",
    "rFonts/eastAsiaTheme": "minorHAnsi",
    "rFonts/hAnsiTheme": "minorHAnsi",
    "rFonts/cstheme": "minorBidi",
}
_WORD_LAYOUT = ParagraphLayout(after=Pt(8), spacing=LineSpacing(lines=259 / 240))


def styles_part(pen: Pen) -> str:
    """Returns styles.xml."""
    inside = "".join((_defaults(pen), _normal(), *(_named_styles(pen) if pen.layout.looks == "styles" else ())))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{inside}</w:styles>"


def _defaults(pen: Pen) -> str:
    if pen.layout.looks != "defaults":
        written = run_properties(RunFormat(size=Pt(11)), {**_WORD_FONTS, **_language("en-US")})
        return _doc_defaults(written, paragraph_properties(_WORD_LAYOUT))
    look = bare_look(pen)
    letters = replace(_only_on(look.letters), family=look.letters.family)
    written = run_properties(letters, _language("vi-VN"))
    return _doc_defaults(written, paragraph_properties(_only_set(look.layout)))


def _language(name: str) -> Props:
    return {"lang": name, "lang/eastAsia": "en-US", "lang/bidi": "ar-SA"}


def _doc_defaults(letters: str, layout: str) -> str:
    return element("docDefaults", element("rPrDefault", letters), element("pPrDefault", layout))


def _only_on(letters: RunFormat) -> RunFormat:
    """Returns the format without what is off anyway."""
    return replace(
        letters,
        **{name: None for name in RunFormat.__struct_fields__ if getattr(letters, name) in (False, VerticalAlign.BASELINE)},
    )


def _only_set(layout: ParagraphLayout) -> ParagraphLayout:
    return replace(layout, page_break_before=None)


def _normal() -> str:
    normal = element(
        "style", element("name", val="Normal"), element("qFormat"), type="paragraph", default=1, styleId="Normal"
    )
    font = element(
        "style",
        element("name", val="Default Paragraph Font"),
        element("uiPriority", val=1),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    look = TableFormat(indent=Pt(0), top_margin=Pt(0), left_margin=Pt(5.4), bottom_margin=Pt(0), right_margin=Pt(5.4))
    table = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        property_list(TABLE, TABLE.changes(look)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return normal + font + table


_ROOT, _CENTRED = "Nd30Goc", "Nd30Giua"


def _named_styles(pen: Pen) -> Iterator[str]:
    """Yields a root style with the typeface, one for all that is centred, and one for each part and role."""
    root = Look(
        RunFormat(family=pen.specimen.looks.base.letters.family),
        ParagraphLayout(spacing=LineSpacing(lines=1.0), after=Pt(0)),
    )
    centred = Look(layout=ParagraphLayout(align=Align.CENTRE)).over(root)
    yield _style(_ROOT, "ND30 Gốc", "Normal", root, Look())
    yield _style(_CENTRED, "ND30 Giữa", _ROOT, centred, root)
    for part, role in sorted({(line.part, line.role) for line in pen.specimen.lines}):
        look = base_look(pen, part, role)
        parent, beneath = (_CENTRED, centred) if look.layout.align is Align.CENTRE else (_ROOT, root)
        yield _style(style_id(part, role), f"ND30 {part.value} {role}".strip(), parent, _without_defaults(look), beneath)
    label = run_properties(RunFormat(bold=True))
    yield element(
        "style",
        element("name", val="ND30 Nhãn"),
        element("basedOn", val="DefaultParagraphFont"),
        label,
        type="character",
        customStyle=1,
        styleId=LABEL_STYLE,
    )


def _without_defaults(look: Look) -> Look:
    return replace(look, letters=_only_on(look.letters), layout=_only_set(look.layout))


def _style(key: str, name: str, parent: str, look: Look, beneath: Look) -> str:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val=parent),
        element("qFormat"),
        paragraph_properties(beyond(look.layout, beneath.layout)),
        run_properties(beyond(look.letters, beneath.letters)),
        type="paragraph",
        customStyle=1,
        styleId=key,
    )
