"""Computes the effective format of paragraphs and runs: each level of styles is laid over the one below.

The order is document defaults, table style, paragraph style (with its ancestors), list level, character style, direct
formatting. Each combination is computed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.colours import resolve_colour
from decree30_lint.formats.docx.fonts import declared_font, theme_fonts
from decree30_lint.formats.docx.layers import CascadeLevel, Layer, direct, fold, level, origins
from decree30_lint.formats.docx.numbering import ListNumbering
from decree30_lint.formats.docx.ooxml import VAL, ElementKey, W, key_of, parse_int
from decree30_lint.formats.docx.schema.borders import border
from decree30_lint.formats.docx.schema.children import Props
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH, in_points
from decree30_lint.formats.docx.schema.run import APPLICATION_FONT, RUN, THEME_SLOTS, TOGGLES
from decree30_lint.formats.limits import STYLE_ANCESTORS
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.origin import FormatOrigin, OriginKind, Origins
from decree30_lint.model.units import Pt

_STYLES = {"table": OriginKind.TABLE_STYLE, "character": OriginKind.CHARACTER_STYLE}
_DEFAULTS = FormatOrigin(OriginKind.DEFAULTS)
_BORDERS = {side: f"pBdr/{side}" for side in ("top", "left", "bottom", "right", "between")}


class TableLook(NamedTuple):
    """Holds the part of a table style that applies in one cell.

    `conditions` go from weak to strong ("band1Horz", "firstRow" …).
    """

    style: str | None
    conditions: tuple[str, ...]


class RunLook(NamedTuple):
    """Holds the effective formats of a run: `plain` for characters below U+0080, `high` for those above.

    `of` returns the format for any font slot ("eastAsia", "cs").
    """

    plain: RunFormat
    high: RunFormat
    of: Callable[[str], RunFormat]
    hidden: bool
    levels: tuple[CascadeLevel, ...]


class RunBase(NamedTuple):
    """Holds the properties that a paragraph gives its runs, below the character style; `number` identifies them."""

    number: int
    table: CascadeLevel
    paragraph: CascadeLevel


class ParagraphLook(NamedTuple):
    """Holds the effective format of a paragraph and of its paragraph mark, and the list that it belongs to."""

    layout: ParagraphLayout
    style: str | None
    outline: int | None
    base: RunBase
    mark: RunLook
    borders: Mapping[str, Border]
    list_id: str | None
    list_level: int
    levels: tuple[CascadeLevel, ...]


class StyleDefinition(NamedTuple):
    """Holds a w:style element and what it is found by."""

    key: str
    kind: str
    name: str
    based_on: str | None
    element: _Element

    @property
    def origin(self) -> FormatOrigin:
        """Returns the style as the origin of what it says."""
        return FormatOrigin(_STYLES.get(self.kind, OriginKind.PARAGRAPH_STYLE), self.key, self.name)


class _Styled(NamedTuple):
    """Holds what a style and all its ancestors say."""

    paragraph: CascadeLevel
    run: CascadeLevel


_UNSTYLED = _Styled(level(), level())


class Cascade:
    """Computes formats by style and direct properties; equal combinations share one result."""

    def __init__(
        self,
        styles: _Element | None,
        numbering: ListNumbering,
        theme: Callable[[], _Element | None],
        language: str,
        line_pitch: Pt,
    ) -> None:
        self.styles = {style.key: style for style in _styles(styles)}
        self.numbering = numbering
        self._theme_part = theme
        self._language = language
        self._line_pitch = line_pitch
        self._default = {
            style.kind: style.key
            for style in self.styles.values()
            if style.element.get(W + "default") in ("1", "true", "on")
        }
        defaults = None if styles is None else styles.find(W + "docDefaults")
        self._run_defaults = level(Layer(_DEFAULTS, RUN.props(_down(defaults, "rPrDefault", "rPr"))))
        self._paragraph_defaults = level(Layer(_DEFAULTS, PARAGRAPH.props(_down(defaults, "pPrDefault", "pPr"))))
        self._theme_fonts: dict[str, str] | None = None
        self._theme_root: _Element | None = None
        self._styled: dict[tuple[str | None, bool], _Styled] = {}
        self._character: dict[str, CascadeLevel] = {}
        self._tables: dict[TableLook, _Styled] = {}
        self._bases: dict[tuple[TableLook | None, str | None], RunBase] = {}
        self._paragraphs: dict[tuple[ElementKey | None, TableLook | None], ParagraphLook] = {}
        self._runs: dict[tuple[int, ElementKey | None], RunLook] = {}
        self._interned: dict[RunFormat, RunFormat] = {}
        self.character_width = self._character_width()

    def paragraph(self, element: _Element | None, table: TableLook | None = None) -> ParagraphLook:
        """Returns the format of a paragraph with the w:pPr `element`, in a cell of format `table`."""
        key = (None if element is None else key_of(element), table)
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(element, table)
        return found

    def run(self, element: _Element | None, base: RunBase) -> RunLook:
        """Returns the format of a run with the w:rPr `element`, in a paragraph that gives it `base`."""
        key = (base.number, None if element is None else key_of(element))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._look(base, direct(RUN.props(element)))
        return found

    def label(self, look: ParagraphLook, props: Props) -> RunLook:
        """Returns the format of an automatic number: the paragraph mark's, under the properties of its level of the list."""
        return self._look(
            look.base, *look.mark.levels[-1].layers, Layer(FormatOrigin(OriginKind.NUMBERING, look.list_id), props)
        )

    def chain(self, key: str | None, kind: str) -> list[StyleDefinition]:
        """Returns a style and its ancestors, the oldest first. An unknown or missing `key` is the default style."""
        found: list[StyleDefinition] = []
        style = self.styles.get(key or "")
        if style is None or style.kind != kind:
            style = self.styles.get(self._default.get(kind, ""))
        while style is not None and style not in found and len(found) < STYLE_ANCESTORS:
            found.insert(0, style)
            style = self.styles.get(style.based_on or "")
        return found

    def _character_width(self) -> Pt:
        """Returns the unit of indents in characters: the font size of the default paragraph style."""
        levels = (self._run_defaults, self._paragraph_style(None, True).run)
        return RUN.effective(fold(each.props for each in levels)).size or Pt(0)

    def _paragraph(self, element: _Element | None, table: TableLook | None) -> ParagraphLook:
        own = PARAGRAPH.props(element)
        key = own.get("pStyle")
        chain = self.chain(key, "paragraph")
        style = chain[-1] if chain else None
        styled = self._paragraph_style(key, own.get("numPr/numId") != "0")
        listed = level(*self._list_indents(own, styled.paragraph.props))
        levels = (self._paragraph_defaults, self._table(table).paragraph, styled.paragraph, listed, level(direct(own)))
        merged = fold(each.props for each in levels)
        base = self._base(table, style, styled)
        mark = None if element is None else element.find(W + "rPr")
        outline = parse_int(merged.get("outlineLvl"), 9)
        return ParagraphLook(
            layout=PARAGRAPH.effective(in_points(merged, self.character_width, self._line_pitch)),
            style=style.name if style else None,
            outline=outline + 1 if 0 <= outline < 9 else None,
            base=base,
            mark=self.run(mark, base),
            borders={side: edge for side, key in _BORDERS.items() if (edge := border(merged, key))},
            list_id=merged.get("numPr/numId") if merged.get("numPr/numId", "0") != "0" else None,
            list_level=self._list_level(merged, own, chain),
            levels=levels,
        )

    def _list_indents(self, own: Props, styled: Props) -> Iterable[Layer]:
        """Yields the indents of a list that the paragraph itself names; they beat those of its style."""
        if "numPr/numId" in own or "numPr/ilvl" in own:
            list_id = own.get("numPr/numId") or styled.get("numPr/numId")
            yield from self._listed(list_id, parse_int(own.get("numPr/ilvl")))

    def _listed(self, list_id: str | None, at: int) -> Iterable[Layer]:
        found = self.numbering.level(list_id, at)
        if found:
            yield Layer(FormatOrigin(OriginKind.NUMBERING, list_id), found.paragraph)

    def _list_level(self, merged: Props, own: Props, chain: list[StyleDefinition]) -> int:
        if "numPr/ilvl" in merged:
            return parse_int(merged["numPr/ilvl"])
        if "numPr/numId" in own:
            return 0
        return self.numbering.level_of_style(merged.get("numPr/numId"), [style.key for style in chain])

    def _base(self, table: TableLook | None, style: StyleDefinition | None, styled: _Styled) -> RunBase:
        key = (table, style.key if style else None)
        if key not in self._bases:
            self._bases[key] = RunBase(len(self._bases), self._table(table).run, styled.run)
        return self._bases[key]

    def _paragraph_style(self, key: str | None, numbered: bool) -> _Styled:
        if (key, numbered) not in self._styled:
            self._styled[key, numbered] = self._chained(self.chain(key, "paragraph"), numbered)
        return self._styled[key, numbered]

    def _chained(self, chain: Iterable[StyleDefinition], numbered: bool) -> _Styled:
        paragraph: list[Layer] = []
        run: list[Layer] = []
        for style in chain:
            own = PARAGRAPH.props(style.element.find(W + "pPr"))
            list_id = own.get("numPr/numId")
            if list_id is not None and numbered:
                tied = self.numbering.level_of_style(list_id, [style.key])
                paragraph += self._listed(list_id, parse_int(own.get("numPr/ilvl"), tied))
            elif list_id is not None:
                del own["numPr/numId"]
            paragraph.append(Layer(style.origin, own))
            run.append(Layer(style.origin, RUN.props(style.element.find(W + "rPr"))))
        return _Styled(level(*paragraph), level(*run))

    def _character_style(self, key: str) -> CascadeLevel:
        if key not in self._character:
            style = self.styles.get(key)
            chain = self.chain(key, "character") if style is not None and style.kind == "character" else []
            self._character[key] = level(*(Layer(each.origin, RUN.props(each.element.find(W + "rPr"))) for each in chain))
        return self._character[key]

    def _table(self, look: TableLook | None) -> _Styled:
        if look is None:
            return _UNSTYLED
        if look not in self._tables:
            self._tables[look] = self._conditional(look)
        return self._tables[look]

    def _conditional(self, look: TableLook) -> _Styled:
        chain = [style for style in self.chain(look.style, "table") if style.name != "Normal Table"]  # as Word does
        parts = [(style, style.element) for style in chain]
        for condition in look.conditions:
            for style in chain:
                parts += [(style, e) for e in style.element.iterfind(W + "tblStylePr") if e.get(W + "type") == condition]
        return _Styled(
            level(*(Layer(style.origin, PARAGRAPH.props(part.find(W + "pPr"))) for style, part in parts)),
            level(*(Layer(style.origin, RUN.props(part.find(W + "rPr"))) for style, part in parts)),
        )

    def _look(self, base: RunBase, *own: Layer) -> RunLook:
        top = level(*own)
        character = self._character_style(top.props["rStyle"]) if top.props.get("rStyle") else _UNSTYLED.run
        levels = (self._run_defaults, base.table, base.paragraph, character, top)
        merged = fold(each.props for each in levels)
        for toggle in TOGGLES:
            votes = [each.props[toggle] for each in levels[1:-1] if toggle in each.props]
            if votes and toggle not in top.props:
                merged[toggle] = "1" if votes.count("1") % 2 else "0"
        of = partial(self._letters, merged)
        plain = of("ascii")
        same = all(merged.get(f"rFonts/ascii{kind}") == merged.get(f"rFonts/hAnsi{kind}") for kind in ("", "Theme"))
        hidden = merged.get("vanish") == "1" or merged.get("specVanish") == "1"
        return RunLook(plain, plain if same else of("hAnsi"), of, hidden, levels)

    def _letters(self, props: Props, slot: str) -> RunFormat:
        shown = {**props, "color": resolve_colour(props, self._theme)}
        if props.get("cs") == "1" or props.get("rtl") == "1":
            slot = "cs"
        if slot == "cs":
            shown |= {name: props.get(f"{name}Cs", "") for name in ("sz", "b", "i")}
        named, letters = declared_font(self._font(props, slot)), RUN.effective(shown)
        bold, italic = letters.bold or named.bold, letters.italic or named.italic
        letters = replace(letters, family=named.family, bold=bold, italic=italic)
        return self._interned.setdefault(letters, letters)

    def _font(self, props: Props, slot: str) -> str:
        theme = props.get(f"rFonts/{THEME_SLOTS[slot]}")
        if theme and (themed := self._fonts_of_theme().get(theme)):
            return themed
        return props.get(f"rFonts/{slot}") or APPLICATION_FONT

    def _fonts_of_theme(self) -> dict[str, str]:
        if self._theme_fonts is None:
            root = self._theme()
            self._theme_fonts = {} if root is None else theme_fonts(root, self._language)
        return self._theme_fonts

    def _theme(self) -> _Element | None:
        if self._theme_root is None:
            self._theme_root = self._theme_part()
        return self._theme_root


def origins_of(look: ParagraphLook | RunLook) -> Origins:
    """Returns where the layout of a paragraph or the format of a run comes from, field by field."""
    return origins(PARAGRAPH if isinstance(look, ParagraphLook) else RUN, look.levels)


def _styles(root: _Element | None) -> Iterable[StyleDefinition]:
    for element in root.iterfind(W + "style") if root is not None else ():
        key = element.get(W + "styleId")
        if key is not None:
            name, based_on = element.find(W + "name"), element.find(W + "basedOn")
            yield StyleDefinition(
                key,
                element.get(W + "type", "paragraph"),
                key if name is None else name.get(VAL, key),
                None if based_on is None else based_on.get(VAL),
                element,
            )


def _down(element: _Element | None, *names: str) -> _Element | None:
    for name in names:
        element = None if element is None else element.find(W + name)
    return element
