"""Gathers what a text cites, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Part, Text
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.citations.citation import Citation
from decree30_lint.syntax.citations.grammar import citations_in
from decree30_lint.syntax.citations.words import CitationWords

_CITING = (Part.LEGAL_BASIS, Part.STRUCTURE, Part.BODY)
_FEW = 60  # characters between a type and its number


class Cited(Struct, frozen=True):
    """Holds a citation and the paragraph it stands in; `basis` means that it is one of the legal bases."""

    citation: Citation
    paragraph: Paragraph
    basis: bool

    def at(self, start: int, end: int) -> Anchor:
        offset = self.paragraph.anchor.start
        return self.paragraph.anchor.slice(start + offset, end + offset)

    @property
    def anchor(self) -> Anchor:
        return self.at(self.citation.start, self.citation.end)

    def text(self, start: int, end: int) -> str:
        return " ".join(self.paragraph.text[start:end].split())

    @property
    def number(self) -> str:
        """Returns number and symbol as written."""
        return self.text(self.citation.mark.start, self.citation.mark.end)

    @property
    def written(self) -> str:
        return self.text(self.citation.start, self.citation.end)

    @property
    def up_to_number(self) -> str:
        """Returns type, number and symbol as written; words between type and number too, if they are few."""
        citation = self.citation
        few = citation.type_start >= 0 and citation.start - citation.type_start < _FEW and citation.type
        return self.text(citation.type_start if few else citation.start, citation.mark.end)

    def lawful_head(self, number_word: str) -> str:
        """Returns what has to stand before the number: the type by its name, then `number_word`, and a blank.

        Both are in capitals where the type is.
        """
        citation = self.citation
        kept = self.text(citation.start, citation.number_word if citation.number_word >= 0 else citation.mark.start)
        in_capitals = " " in kept and kept.isupper()
        if citation.misspelt:
            kept = citation.type.upper() if in_capitals else _like(citation.type, kept)
        return f"{kept} {number_word.upper() if in_capitals else number_word} ".lstrip()


def _like(name: str, written: str) -> str:
    return name[:1].upper() + name[1:] if written[:1].isupper() else name


def cited_in(text: Text, lexicon: CitationWords) -> list[Cited]:
    """Returns every citation in the legal bases and the body of one text."""
    found: list[Cited] = []
    for paragraph, basis in _paragraphs(text):
        found += [Cited(citation, paragraph, basis) for citation in citations_in(paragraph.text, lexicon)]
    return found


def _paragraphs(text: Text) -> Iterable[tuple[Paragraph, bool]]:
    """Returns each paragraph once, and whether it is a legal basis.

    A numbered line stands among the structure and, as a whole, in the body.
    """
    kept: dict[Path, list[tuple[Paragraph, bool]]] = {}
    for component in text.components:
        if component.part not in _CITING:
            continue
        for paragraph in component.paragraphs:
            if "/" in paragraph.text:
                others = kept.get(paragraph.anchor.path, [])
                if any(_covers(other, paragraph) for other, _ in others):
                    continue
                others = [entry for entry in others if not _covers(paragraph, entry[0])]
                kept[paragraph.anchor.path] = [*others, (paragraph, component.part is Part.LEGAL_BASIS)]
    ordered = [entry for entries in kept.values() for entry in entries]
    ordered.sort(key=lambda entry: (entry[0].anchor.order, entry[0].anchor.start))
    return ordered


def _covers(one: Paragraph, other: Paragraph) -> bool:
    low, start = one.anchor.start, other.anchor.start
    return low <= start and start + len(other.text) <= low + len(one.text)
