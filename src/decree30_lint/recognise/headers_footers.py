"""Recognises what stands in headers and footers: page numbers and the address line."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Block, Document, HeaderKind, Paragraph, flatten
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.lexicon import Lexicon, Phrases
from decree30_lint.syntax.folding import bare

_FIELDS = {"PAGE", "IF PAGE"}


def edge_components(document: Document, lexicon: Lexicon) -> Iterator[Component]:
    """Yields the components of headers and footers, each once."""
    seen: set[tuple[Path, HeaderKind]] = set()
    known: set[tuple[int, HeaderKind]] = set()
    for section in document.sections:
        for parts, contacts in ((section.headers, None), (section.footers, lexicon.lists["contact_words"])):
            for kind, blocks in parts.items():
                if (id(blocks), kind) in known:
                    continue
                known.add((id(blocks), kind))
                for component in _components(blocks, kind, contacts):
                    key = (component.anchor.path, kind)
                    if key not in seen:
                        seen.add(key)
                        yield component


def _components(blocks: tuple[Block, ...], kind: HeaderKind, contacts: Phrases | None) -> Iterator[Component]:
    shown = [paragraph for paragraph in flatten(blocks) if not paragraph.is_blank]
    addressed = contacts is not None and any(_is_address(paragraph, contacts) for paragraph in shown)
    for paragraph in shown:
        if any(span.field in _FIELDS for span in paragraph.spans):
            yield Component(Part.PAGE_NUMBER, (paragraph,), 1.0, (sign.PAGE_FIELD,), shown_on=kind)
        elif addressed:
            yield Component(Part.ADDRESS_LINE, (paragraph,), 0.85, (sign.IN_FOOTER, sign.CONTACTS), shown_on=kind)


def _is_address(paragraph: Paragraph, contacts: Phrases) -> bool:
    return any(word in bare(paragraph.text[:200]) for word in contacts.all)
