"""Finds the document that a file is about where its first text is outside: a letter behind a contract or a cover."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from decree30_lint.model.parts import Family, Part, Recognition, Text, TextKind
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.number_line import NumberLine
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_NAMED = (Part.NATIONAL_NAME, Part.ISSUING_BODY, Part.SIGNATORY_NAME)


def led_by_governed(recognition: Recognition, governed: Container[Family]) -> Recognition:
    """Returns the recognition with the first governed document as the one that leads, where the first text is outside.

    A form attached to what is outside is no document: its names are still to be filled in.
    """
    first, *others = recognition.texts
    if recognition.family in governed:
        return recognition
    leading = next((text for text in others if text.family in governed and _is_document(text)), None)
    if leading is None:
        return recognition
    shifted = dict(_with_page_numbers(first, leading))
    texts = tuple(shifted.get(text.anchor.order, text) for text in recognition.texts)
    dates = [component.content for component in leading.of(Part.PLACE_DATE) if isinstance(component.content, DateLine)]
    issued = next((day for date in dates if (day := date.complete)), None)
    latest = next((day for date in dates if (day := date.latest())), None)
    return Recognition(leading.family, leading.type_confidence, texts, issued, None, latest)


def _is_document(text: Text) -> bool:
    """Tells whether the text has a letterhead and a signer of its own, all of them named."""
    if text.kind is not TextKind.MAIN:
        return False
    lines = (component.content for component in text.of(Part.NUMBER))
    agencies = [line.agency for line in lines if isinstance(line, NumberLine)]
    names = [[component.text for component in text.of(part)] for part in _NAMED]
    return all(map(_is_filled_in, (agencies, *names)))


def _is_filled_in(shown: Sequence[str]) -> bool:
    return bool(shown) and all(text and PLACEHOLDER not in masked(text) for text in shown)


def _with_page_numbers(first: Text, leading: Text) -> Iterator[tuple[int, Text]]:
    """Yields both texts by where they begin; the numbers of the file's pages are those of the leading one."""
    numbers = first.of(Part.PAGE_NUMBER)
    yield first.anchor.order, replace(first, components=tuple(c for c in first.components if c not in numbers))
    yield leading.anchor.order, replace(leading, components=(*leading.components, *numbers))
