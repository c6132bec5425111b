"""Recognises what stands in headers and footers: page numbers and the address line."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Block, Document, Paragraph, flatten
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.words import Words
from decree30_lint.recognise.votes import CONTACTS
from decree30_lint.syntax.folding import bare

_ADDRESS = ("dt:", "dt :", "dien thoai", "email", "e-mail", "website", "fax", "dia chi")
_FIELDS = {"PAGE", "IF PAGE"}
_FIELD = Words("có trường số trang (PAGE)", "PAGE field")
_IN_FOOTER = Words("ở chân trang", "in the footer")


def edge_components(document: Document) -> Iterator[Component]:
    """Yields the components of headers and footers, each once.

    Their fields are where "header" | "footer", kind "default" | "first" | "even", section "1" (the first that shows it).
    """
    seen: set[tuple[str, str]] = set()
    for number, section in enumerate(document.sections, start=1):
        for where, parts in (("header", section.headers), ("footer", section.footers)):
            for kind, blocks in parts.items():
                fields = {"where": where, "kind": kind.value, "section": str(number)}
                for component in _components(blocks, fields):
                    key = (component.anchor.path, kind.value)
                    if key not in seen:
                        seen.add(key)
                        yield component


def _components(blocks: tuple[Block, ...], fields: dict[str, str]) -> Iterator[Component]:
    shown = [paragraph for paragraph in flatten(blocks) if not paragraph.is_blank]
    addressed = fields["where"] == "footer" and any(_is_address(paragraph) for paragraph in shown)
    for paragraph in shown:
        if any(span.field in _FIELDS for span in paragraph.spans):
            yield Component(Part.PAGE_NUMBER, (paragraph,), 1.0, (_FIELD,), fields=fields)
        elif addressed:
            yield Component(Part.ADDRESS_LINE, (paragraph,), 0.85, (_IN_FOOTER, CONTACTS), fields=fields)


def _is_address(paragraph: Paragraph) -> bool:
    return any(word in bare(paragraph.text[:200]) for word in _ADDRESS)
