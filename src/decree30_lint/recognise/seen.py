"""Takes out of a document what nobody sees: white text upon white paper and text of 1 pt, which serve as spacers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from decree30_lint.model.document import Block, Document, Frame, LeftoverKind, Paragraph, Section, Table
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor

_UNSEEN = (LeftoverKind.WHITE, LeftoverKind.TINY)
_Unseen = Mapping[Path, Sequence[Anchor]]


def as_seen(document: Document) -> Document:
    """Returns the document with blanks, as many, in place of text that nobody sees."""
    unseen: dict[Path, list[Anchor]] = {}
    for left in document.leftovers:
        if left.kind in _UNSEEN:
            unseen.setdefault(left.anchor.path, []).append(left.anchor)
    return replace(document, sections=tuple(_section(each, unseen) for each in document.sections)) if unseen else document


def _section(section: Section, unseen: _Unseen) -> Section:
    return replace(section, blocks=_blocks(section.blocks, unseen))


def _blocks(blocks: tuple[Block, ...], unseen: _Unseen) -> tuple[Block, ...]:
    return tuple(_block(block, unseen) for block in blocks)


def _block(block: Block, unseen: _Unseen) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, unseen.get(block.anchor.path, ()))
        case Frame():
            return replace(block, blocks=_blocks(block.blocks, unseen))
        case Table():
            rows = (tuple(replace(c, blocks=_blocks(c.blocks, unseen)) for c in row) for row in block.rows)
            return replace(block, rows=tuple(rows))


def _paragraph(paragraph: Paragraph, unseen: Sequence[Anchor]) -> Paragraph:
    starts = {anchor.start for anchor in unseen}
    spans = (replace(s, text=" " * len(s.text)) if s.start in starts and not s.generated else s for s in paragraph.spans)
    return replace(paragraph, spans=tuple(spans)) if starts else paragraph
