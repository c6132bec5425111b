"""Gathers the articles ("Điều") of a text with all their words."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Part, Text
from decree30_lint.model.path import Path
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.divisions import plain_number

_ARTICLE_ROLES = ("dieu", "dieu-heading")


class Article(Struct, frozen=True):
    """Holds one article with all its words; `number` is in Arabic digits: "3", "3a"."""

    number: str
    text: str


def articles_of(text: Text) -> tuple[Article, ...]:
    """Returns the articles in the order of the page; the words of clauses and points belong to the article above them."""
    gathered: list[tuple[str, dict[tuple[Path, int], Paragraph]]] = []
    for component in text.components:
        if component.part not in (Part.STRUCTURE, Part.BODY):
            continue
        if component.role in _ARTICLE_ROLES and isinstance(component.content, DivisionLabel) and not component.quoted:
            gathered.append((plain_number(component.content.number), {}))
        if gathered:
            own = gathered[-1][1]
            own.update({(p.anchor.path, p.anchor.start): p for p in component.paragraphs})
    return tuple(Article(number, " ".join(p.text for p in own.values())) for number, own in gathered)
