"""Leaves undecided what the words of a document say where letters are lost from the text of its file.

How its pages and its body are set is judged all the same.
"""

from __future__ import annotations

from typing import NamedTuple

from decree30_lint.check.fields import asks_for_part, of_words
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.lost_letters import LOST, lacks_letters
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View

_CACHE = "_lost_letters"  # kept with the document, for many rules ask
_SIGNS = '-–—+•·*“"( \t'
_ONCE, _FEW = 1, 0.01  # paragraphs, and their share: where more lack letters, others may as well
_AS_SEEN = (Part.PAGE, Part.TYPEFACE, Part.PAGE_NUMBER, Part.BODY)
"""Rules on these parts look at how things are set; which paragraph is another part, its words tell."""


class _Damage(NamedTuple):
    """Holds what is lost: `unread` are the paragraphs with characters that the file does not name.

    `words` are those of them of which a word lacks a letter, `many` says that others may as well. `begun` are those that
    begin with such a word, or with a small letter: a first letter that is lost leaves no room that can be seen.
    """

    unread: frozenset[Path]
    words: tuple[Anchor, ...]
    many: bool
    begun: frozenset[Path]


def is_lost(breach: Breach, view: View, check: Kind) -> bool:
    """Tells whether the breach is about words that cannot be read, or about a part that may stand among them."""
    if _lacks_first(breach, view.subject.document):
        return True
    damage = _damage(view.subject.document)
    if not damage.unread:
        return False
    if any(at.path in damage.begun for at in (breach.at, *breach.also)):
        return True
    if of_words(breach) or view.part not in _AS_SEEN:
        inside = {p.anchor.path for c in view.components for p in c.paragraphs} if breach.actual is None else set()
        return damage.many or not damage.unread.isdisjoint({breach.at.path, *inside}) or _may_stand(breach, check, damage)
    return False


def _lacks_first(breach: Breach, document: Document) -> bool:
    """Tells whether nothing is wrong but the first letter, which leaves no room, in a file that may have lost it."""
    if Knowledge.TYPED_CHARACTERS in document.knows or not isinstance(breach.expected, str):
        return False
    return breach.expected[:1].isalpha() and breach.actual == breach.expected[1:]


def _may_stand(breach: Breach, check: Kind, damage: _Damage) -> bool:
    """Tells whether the part that is not found may be a paragraph that cannot be read."""
    return asks_for_part(breach, check) and bool(damage.words)


def damaged_words(document: Document) -> tuple[Anchor, ...]:
    """Returns the paragraphs of which a word lacks a letter."""
    return _damage(document).words


def _damage(document: Document) -> _Damage:
    attributes: dict[str, _Damage] = vars(document)
    if _CACHE not in attributes:
        attributes[_CACHE] = _found(document)
    return attributes[_CACHE]


def _found(document: Document) -> _Damage:
    unread = [paragraph for paragraph in document.paragraphs if LOST in paragraph.text]
    words = tuple(p.anchor for p in unread if lacks_letters(p.text))
    begun = (p.anchor.path for p in document.paragraphs if words and _begins_within(p))
    many = len(words) > max(_ONCE, _FEW * len(document.paragraphs))
    return _Damage(frozenset(paragraph.anchor.path for paragraph in unread), words, many, frozenset(begun))


def _begins_within(paragraph: Paragraph) -> bool:
    word = paragraph.text.lstrip(_SIGNS).partition(" ")[0]
    return LOST in word or word[:1].islower()
