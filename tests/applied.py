"""A document as edits would leave it, for tests that judge it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import Any, TypeVar

from msgspec.structs import replace

from decree30_lint.model.document import (
    Block,
    Document,
    Frame,
    HeaderKind,
    Margins,
    Paragraph,
    Section,
    Span,
    Stroke,
    StrokeKind,
    Table,
    flatten,
)
from decree30_lint.model.edits import DrawLine, Edit, NumberPages, ReplaceText, SetLayout, SetPage, SetRunFormat, SetStyle
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.origin import OriginKind, Origins, ParagraphOrigins
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt

Look = TypeVar("Look", RunFormat, ParagraphLayout)
ByPath = Mapping[Path, list[Edit]]
_SIDES = ("top", "bottom", "left", "right")


def expanded(document: Document, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits, with those of styles made direct ones of all that has its look from there, which come first."""
    kept = list(edits)
    edges = (b for s in document.sections for b in (*s.headers.values(), *s.footers.values()))
    paragraphs = [*document.paragraphs, *document.footnotes, *chain.from_iterable(map(flatten, edges))]
    for edit in kept:
        if isinstance(edit, SetStyle):
            for paragraph in paragraphs:
                yield from _styled(paragraph, document.origins[paragraph.anchor.path], edit)
    yield from (edit for edit in kept if not isinstance(edit, SetStyle))


def _styled(paragraph: Paragraph, origins: ParagraphOrigins, edit: SetStyle) -> Iterator[Edit]:
    if edit.layout is not None and (layout := _from(edit, edit.layout, origins.layout)):
        yield SetLayout(paragraph.anchor, ParagraphLayout(**layout))
    for span in paragraph.spans if edit.format is not None else ():
        letters = _from(edit, edit.format, origins.letters.get(span.format, {}))
        if letters:
            yield SetRunFormat(paragraph.anchor.slice(span.start, span.end), RunFormat(**letters))


def _from(edit: SetStyle, wanted: RunFormat | ParagraphLayout | None, origins: Origins) -> dict[str, Any]:
    """What the edit sets of that which comes from its style, or from the defaults."""
    set_there = {n for n, origin in origins.items() if origin.kind is not OriginKind.DIRECT and origin.key == edit.style}
    fields = {name: getattr(wanted, name) for name in set_there if origins[name].kind is not OriginKind.APPLICATION}
    return {name: value for name, value in fields.items() if value not in (None, ())}


def applied(document: Document, edits: Iterable[Edit]) -> Document:
    by_path: dict[Path, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.at.path, []).append(edit)
    sections = tuple(_section(section, by_path) for section in document.sections)
    return replace(document, sections=sections, strokes=tuple(_strokes(document, by_path)))


def _strokes(document: Document, by_path: ByPath) -> Iterator[Stroke]:
    lines = [edit for edits in by_path.values() for edit in edits if isinstance(edit, DrawLine)]
    replaced = {line.at.path for line in lines}
    yield from (stroke for stroke in document.strokes if stroke.anchor.path not in replaced)
    yield from (Stroke(StrokeKind.DRAWN, line.at, line.length, solid=True) for line in lines)


def _section(section: Section, by_path: ByPath) -> Section:
    made = replace(
        section,
        blocks=_blocks(section.blocks, by_path),
        headers={kind: _blocks(blocks, by_path) for kind, blocks in section.headers.items()},
        footers={kind: _blocks(blocks, by_path) for kind, blocks in section.footers.items()},
    )
    for edit in by_path.get(section.anchor.path, ()):
        if isinstance(edit, SetPage):
            made = replace(made, width=edit.width or made.width, height=edit.height or made.height)
            made = replace(made, margins=made.margins and _margins(made.margins, edit))
        elif isinstance(edit, NumberPages):
            made = replace(made, headers=_numbers(edit), footers={}, title_page=True)
    return made


def _numbers(edit: NumberPages) -> dict[HeaderKind, tuple[Block, ...]]:
    looks = RunFormat("Times New Roman", edit.size, bold=False, italic=False)
    layout = ParagraphLayout(Align.CENTRE, Pt(0), Pt(0), Pt(0))
    number = Paragraph((Span("2", looks, 0, field="PAGE"),), layout, Anchor(Path.parse("header[9]/p[1]"), 10**6))
    return {HeaderKind.DEFAULT: (number,), HeaderKind.FIRST: ()}


def _margins(margins: Margins, edit: SetPage) -> Margins:
    return replace(margins, **{side: getattr(edit, side) for side in _SIDES if getattr(edit, side) is not None})


def _blocks(blocks: Iterable[Block], by_path: ByPath) -> tuple[Block, ...]:
    return tuple(_block(block, by_path) for block in blocks)


def _block(block: Block, by_path: ByPath) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, by_path.get(block.anchor.path, ()))
        case Frame():
            return replace(block, blocks=_blocks(block.blocks, by_path))
        case Table():
            rows = ((replace(cell, blocks=_blocks(cell.blocks, by_path)) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(map(tuple, rows)))


def _paragraph(paragraph: Paragraph, edits: Iterable[Edit]) -> Paragraph:
    """Looks first: words that are put in look like those they replace."""
    letters = [letter for span in paragraph.spans for letter in _letters(span)]
    layout = paragraph.layout
    for edit in edits:
        if isinstance(edit, SetLayout):
            layout = _changed(layout, edit.layout)
        elif isinstance(edit, SetRunFormat):
            place = slice(edit.at.start, edit.at.end)
            letters[place] = [_looking(letter, edit.format) for letter in letters[place]]
    texts = [edit for edit in edits if isinstance(edit, ReplaceText)]
    for edit in sorted(texts, key=lambda e: e.at.start, reverse=True):
        like = letters[min(edit.at.start, len(letters) - 1)].format
        letters[edit.at.start : edit.at.end] = [Span(letter, like, 0) for letter in edit.text]
    return replace(paragraph, spans=tuple(_joined(letters)), layout=layout)


def _letters(span: Span) -> Iterator[Span]:
    raw = span.raw if span.raw is not None and len(span.raw) == len(span.text) else span.text
    for letter, stored in zip(span.text, raw, strict=True):
        yield replace(span, text=letter, raw=stored, start=0)


def _looking(letter: Span, wanted: RunFormat) -> Span:
    text = (letter.raw if wanted.all_caps is False else None) or letter.text
    return replace(letter, format=_changed(letter.format, wanted), text=text)


def _joined(letters: Iterable[Span]) -> Iterator[Span]:
    start = 0
    for _, alike in groupby(letters, key=lambda letter: replace(letter, text="", raw=None)):
        group = list(alike)
        text, raw = "".join(each.text for each in group), "".join(each.raw or each.text for each in group)
        yield replace(group[0], text=text, raw=raw if raw != text else None, start=start)
        start += len(text)


def _changed(look: Look, wanted: Look) -> Look:
    return replace(
        look, **{name: value for name in wanted.__struct_fields__ if (value := getattr(wanted, name)) not in (None, ())}
    )
