"""Recognises what stands in headers and footers: page numbers and the address line."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Block, Document, HeaderKind, Paragraph, flatten
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.model.words import Words
from decree30_lint.recognise.votes import CONTACTS
from decree30_lint.syntax.folding import bare

_ADDRESS = ("dt:", "dt :", "dien thoai", "email", "e-mail", "website", "fax", "dia chi")
_FIELDS = {"PAGE", "IF PAGE"}
_FIELD = Words("có trường số trang (PAGE)", "PAGE field")
_IN_FOOTER = Words("ở chân trang", "in the footer")


def edge_components(document: Document) -> Iterator[Component]:
    """Yields the components of headers and footers, each once."""
    seen: set[tuple[Path, HeaderKind]] = set()
    for section in document.sections:
        for parts in (section.headers, section.footers):
            for kind, blocks in parts.items():
                for component in _components(blocks, kind, footer=parts is section.footers):
                    key = (component.anchor.path, kind)
                    if key not in seen:
                        seen.add(key)
                        yield component


def _components(blocks: tuple[Block, ...], kind: HeaderKind, *, footer: bool) -> Iterator[Component]:
    shown = [paragraph for paragraph in flatten(blocks) if not paragraph.is_blank]
    addressed = footer and any(_is_address(paragraph) for paragraph in shown)
    for paragraph in shown:
        if any(span.field in _FIELDS for span in paragraph.spans):
            yield Component(Part.PAGE_NUMBER, (paragraph,), 1.0, (_FIELD,), shown_on=kind)
        elif addressed:
            yield Component(Part.ADDRESS_LINE, (paragraph,), 0.85, (_IN_FOOTER, CONTACTS), shown_on=kind)


def _is_address(paragraph: Paragraph) -> bool:
    return any(word in bare(paragraph.text[:200]) for word in _ADDRESS)
