"""Page numbers: the paragraphs of headers and footers that show the PAGE field."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Block, Document, flatten
from decree30_lint.model.parts import Component, Part


def page_numbers(document: Document) -> Iterator[Component]:
    """Fields: where "header" | "footer", kind "default" | "first" | "even", section "1" (the first that shows it)."""
    seen: set[tuple[str, str]] = set()
    for number, section in enumerate(document.sections, start=1):
        for where, parts in (("header", section.headers), ("footer", section.footers)):
            for kind, blocks in parts.items():
                yield from _in(blocks, where, kind.value, number, seen)


def _in(blocks: tuple[Block, ...], where: str, kind: str, number: int, seen: set[tuple[str, str]]) -> Iterator[Component]:
    for paragraph in flatten(blocks):
        key = (paragraph.anchor.path, kind)
        if key not in seen and any(span.field == "PAGE" for span in paragraph.spans):
            seen.add(key)
            fields = {"where": where, "kind": kind, "section": str(number)}
            yield Component(Part.PAGE_NUMBER, (paragraph,), 1.0, ("PAGE field",), fields=fields)
