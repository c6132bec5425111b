"""Leaves out of what is judged the texts of a file that the ruleset does not govern, such as a contract behind a letter."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.check.pages import has_text
from decree30_lint.model.document import Block, Document, Paragraph, Section, flatten
from decree30_lint.model.parts import Component, Family, Subject, Text, TextKind
from decree30_lint.model.path import Path


def governed_part(subject: Subject, families: Container[Family]) -> tuple[Subject, tuple[Text, ...]]:
    """Returns the subject without the further documents of other families, and these documents.

    Their appendices go with them. No rule sees anything of them: neither their words nor the sections and pages that hold
    nothing else.
    """
    texts = subject.recognition.texts
    outside = [text for text in texts if _is_head(text, texts) and text.family not in families]
    if not outside:
        return subject, ()
    left_out = _Stretches(tuple(_stretches(texts, outside)))
    document = _without(subject.document, left_out)
    gone = _edges(subject.document) - _edges(document)
    kept = (_without_edges(text, gone) for text in texts if text.anchor.order not in left_out)
    recognition = replace(subject.recognition, texts=tuple(kept))
    return replace(subject, document=document, recognition=recognition), tuple(outside)


def _is_head(text: Text, texts: tuple[Text, ...]) -> bool:
    """Tells whether a document of the file begins with the text; the first one is a document, whatever its kind."""
    return text is texts[0] or text.kind is TextKind.MAIN


class _Stretches(Struct, frozen=True):
    """Holds stretches of the file as the first `order` of each, and that of what follows it (None at the end)."""

    bounds: tuple[tuple[int, int | None], ...]

    def __contains__(self, order: object) -> bool:
        assert isinstance(order, int)
        return any(start <= order and (stop is None or order < stop) for start, stop in self.bounds)


def _stretches(texts: tuple[Text, ...], outside: list[Text]) -> Iterator[tuple[int, int | None]]:
    """Yields where each document that is left out begins, with all that goes with it, and where the next one begins."""
    heads = [text for text in texts if _is_head(text, texts)]
    starts = [head.anchor.order for head in heads]
    begun = {text.anchor.order for text in outside}
    for start, stop in zip(starts, [*starts[1:], None], strict=True):
        if start in begun:
            yield start, stop


def _without(document: Document, left_out: Container[int]) -> Document:
    sections = tuple(_sections(document, left_out))
    kept = {p.anchor.path for section in sections for p in flatten(section.blocks)}
    dropped = {p.anchor.path for p in document.paragraphs} - kept
    pages = {p.anchor.page for p in document.paragraphs if p.anchor.path in dropped and not p.is_blank}
    pages -= {p.anchor.page for p in document.paragraphs if p.anchor.path in kept and not p.is_blank}
    return replace(
        document,
        sections=sections,
        strokes=tuple(stroke for stroke in document.strokes if stroke.anchor.path not in dropped),
        pictures=tuple(picture for picture in document.pictures if picture.anchor.path not in dropped),
        pages=tuple(page for page in document.pages if page.number not in pages),
        page_count=None,
    )


def _sections(document: Document, left_out: Container[int]) -> Iterator[Section]:
    """Yields the sections with the blocks that stay; one of which no more than blanks stay is left out."""
    for section in document.sections:
        stay = replace(section, blocks=tuple(block for block in section.blocks if not _is_within(block, left_out)))
        if stay.blocks == section.blocks or has_text(stay):
            yield stay


def _is_within(block: Block, left_out: Container[int]) -> bool:
    """Tells whether the block belongs to a text that is left out; of a table or frame, all that it says."""
    if isinstance(block, Paragraph):
        return block.anchor.order in left_out
    inside = list(flatten((block,)))
    shown = [paragraph for paragraph in inside if not paragraph.is_blank] or inside
    return bool(shown) and all(paragraph.anchor.order in left_out for paragraph in shown)


def _edges(document: Document) -> set[Path]:
    """Returns the paths of the paragraphs in headers and footers."""
    held = {id(b): b for s in document.sections for b in (*s.headers.values(), *s.footers.values())}
    return {paragraph.anchor.path for blocks in held.values() for paragraph in flatten(blocks)}


def _without_edges(text: Text, gone: Container[Path]) -> Text:
    """Returns the text without the page numbers of sections that were left out."""

    def stays(component: Component) -> bool:
        return not any(paragraph.anchor.path in gone for paragraph in component.paragraphs)

    return replace(text, components=tuple(filter(stays, text.components)))
