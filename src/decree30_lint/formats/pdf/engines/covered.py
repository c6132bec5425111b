"""Finds the text over which a page draws pictures of paper: what a program read off a scan, drawn below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.engines.images import PdfiumPicture
from decree30_lint.formats.pdf.engines.page_frame import Rectangle
from decree30_lint.formats.pdf.engines.pdfium_objects import TextObject, box_of
from decree30_lint.model.picture import PictureColours

_COVERED = 0.5  # of the page: smaller pictures are no scan


class Cover(NamedTuple):
    """Holds a picture, its box, and how many texts were drawn before it."""

    picture: PdfiumPicture
    box: Rectangle
    before: int

    @property
    def area(self) -> float:
        left, top, right, bottom = self.box
        return (right - left) * (bottom - top)


def with_covered(texts: Mapping[int, TextObject], pictures: Sequence[Cover], area: float) -> dict[int, TextObject]:
    """Returns the texts, in the order in which they are drawn, with those marked over which a scan was drawn later.

    `area` is that of the page, in square points. A mask, a watermark, a picture of ink let the text below show.
    """
    covers = [cover for cover in pictures if cover.before and cover.picture.colours not in (None, PictureColours.BILEVEL)]
    if sum(cover.area for cover in covers) < _COVERED * area:
        return dict(texts)
    if max(covers, key=lambda cover: cover.area).picture.ink().transparent:  # strips of one scan are alike
        return dict(texts)
    return {
        pointer: text._replace(covered=_is_covered(box_of(pointer, text.outer), covers, number))
        for number, (pointer, text) in enumerate(texts.items())
    }


def _is_covered(text: Rectangle, covers: Sequence[Cover], number: int) -> bool:
    return any(number < cover.before and _lies_in(text, cover.box) for cover in covers)


def _lies_in(text: Rectangle, cover: Rectangle) -> bool:
    across, down = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    return cover[0] <= across <= cover[2] and cover[1] <= down <= cover[3]
