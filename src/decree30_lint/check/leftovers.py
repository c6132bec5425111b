"""Finds what must not be left in a file that is about to be issued, by kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from decree30_lint.check.shown import shown_paragraphs, shown_spans
from decree30_lint.check.to_fill_in import to_fill_in
from decree30_lint.model.document import Document, LeftoverKind, Paragraph, Span
from decree30_lint.model.outcomes import Fact, MessageKey
from decree30_lint.model.parts import TextKind
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.model.suppressions import speaks_to_us
from decree30_lint.model.words import Words

LeftPlaces = Iterator[tuple[Anchor, Fact | None]]
"""Where it stands, and what it is, where that has to be said."""


class Left(MessageKey):
    """Names what may be left; the values are those of the parameter, and the keys of the sentences."""

    COMMENTS = "comments"
    CHANGES = "changes"
    UNSEEN = "unseen"
    MARKED = "marked"
    PLACEHOLDERS = "placeholders"
    FIELD_ERRORS = "field_errors"
    PROPERTIES = "properties"


def found(what: Left, view: View) -> list[tuple[Anchor, Fact | None]]:
    """Returns all places where `what` is left in the file."""
    return list(_FINDERS[what](view))


def _comments(view: View) -> LeftPlaces:
    """Yields comments, but for those that suppress a finding: these are there on purpose."""
    for comment in view.subject.document.comments:
        if not speaks_to_us(comment.text):
            yield comment.anchor, None


def _changes(view: View) -> LeftPlaces:
    return ((left.anchor, None) for left in view.subject.document.leftovers if left.kind is LeftoverKind.CHANGE)


_UNSEEN = {
    LeftoverKind.HIDDEN: Words("chữ ẩn", "hidden text"),
    LeftoverKind.WHITE: Words("chữ trắng trên nền trắng", "white text on white"),
    LeftoverKind.TINY: Words("chữ cỡ 1", "text of 1 pt"),
}


def _unseen(view: View) -> LeftPlaces:
    for left in view.subject.document.leftovers:
        if left.kind in _UNSEEN:
            yield left.anchor, _UNSEEN[left.kind]


def _marked(view: View) -> LeftPlaces:
    """Yields words that somebody marked; fields of a form and cells of a table have a colour of their own."""
    for paragraph, span in shown_spans(view.subject.document):
        if is_marked(paragraph, span):
            yield paragraph.at(span), None


def is_marked(paragraph: Paragraph, span: Span) -> bool:
    if (span.field or "").startswith("FORM") or not any(map(str.isalnum, span.text)):
        return False
    in_cell = paragraph.anchor.path.cell_place is not None
    return bool(span.format.highlighted or (span.format.shaded and not in_cell and not span.link))


def _placeholders(view: View) -> LeftPlaces:
    openings = view.subject.vocabulary.lists["openings_of_placeholders"]
    for text in view.subject.recognition.texts:
        if text.kind in (TextKind.MAIN, TextKind.ATTACHED):
            yield from ((anchor, None) for anchor in to_fill_in(text, openings))


def _field_errors(view: View) -> LeftPlaces:
    """Yields results of fields that begin as Word's errors do, and whole sentences of Word wherever they stand."""
    lists = view.subject.vocabulary.lists
    openings, sentences = tuple(lists["openings_of_field_errors"]), lists["field_errors"]
    for paragraph in shown_paragraphs(view.subject.document):
        for _, run in groupby(paragraph.spans, lambda span: span.field):
            spans = list(run)
            text = "".join(span.text for span in spans)
            if spans[0].field is not None and text.lstrip().startswith(openings):
                yield paragraph.anchor.slice(spans[0].start, spans[-1].end), text.strip()
            else:
                yield from _told(paragraph, text, spans[0].start, sentences)


def _told(paragraph: Paragraph, text: str, start: int, sentences: tuple[str, ...]) -> LeftPlaces:
    for sentence in sentences:
        if sentence in text:
            at = start + text.index(sentence)
            yield paragraph.anchor.slice(at, at + len(sentence)), sentence


_PROPERTIES = {
    "author": Words("tác giả", "author"),
    "last_editor": Words("người sửa cuối", "last editor"),
    "manager": Words("người quản lý", "manager"),
    "company": Words("tên công ty", "company"),
    "template": Words("đường dẫn tệp mẫu", "path of the template"),
}


def _properties(view: View) -> LeftPlaces:
    told = properties_told(view.subject.document)
    if told:
        yield view.text.anchor, Words(*(", ".join(words) for words in zip(*((w.vi, w.en) for w in told), strict=True)))


def properties_told(document: Document) -> list[Words]:
    """Returns the names of the properties that are filled in; what stands in them is nobody else's business."""
    return [words for fact, words in _PROPERTIES.items() if document.facts.get(fact)]


_FINDERS: Mapping[Left, Callable[[View], LeftPlaces]] = {
    Left.COMMENTS: _comments,
    Left.CHANGES: _changes,
    Left.UNSEEN: _unseen,
    Left.MARKED: _marked,
    Left.PLACEHOLDERS: _placeholders,
    Left.FIELD_ERRORS: _field_errors,
    Left.PROPERTIES: _properties,
}
