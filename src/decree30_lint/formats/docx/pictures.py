"""Finds the pictures of the body: where they stand, how large they are shown, what the first bytes of their files state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from decree30_lint.formats.docx.drawn import shapes_of
from decree30_lint.formats.docx.ooxml import A, R, V, W
from decree30_lint.formats.docx.package import Package
from decree30_lint.formats.docx.shapes import Shape, ShapePlace
from decree30_lint.formats.raster import Raster, measure
from decree30_lint.model.document import Paragraph
from decree30_lint.model.picture import Picture
from decree30_lint.model.units import Pt

_LOOKED_AT = 1 << 18  # bytes of a picture's file
_MOST = 40  # pictures of one file whose bytes are looked at


def find_pictures(drawings: Sequence[tuple[Paragraph, _Element]], package: Package, main: str) -> tuple[Picture, ...]:
    """Returns the pictures in reading order.

    `drawings` are the w:drawing, w:pict and w:object of the paragraphs; `main` names the document part.
    """
    relations = package.relations(main)
    known: dict[str, Raster] = {}
    found = []
    for paragraph, shape, key in _shown(drawings):
        relation = relations.get(key)
        if relation is None or not relation.target:
            continue
        if relation.target not in known and len(known) < _MOST:
            known[relation.target] = measure(package.beginning(relation.target, _LOOKED_AT))
        if relation.target in known:
            found.append(_picture(paragraph, shape, known[relation.target]))
    return tuple(found)


def _shown(drawings: Sequence[tuple[Paragraph, _Element]]) -> Iterator[tuple[Paragraph, Shape, str]]:
    """Yields each picture of the body, and the id of the relationship to its file."""
    for paragraph, drawing in drawings:
        if drawing.tag == W + "object" or not paragraph.anchor.path.in_body:
            continue
        for shape in shapes_of(drawing):
            if key := _key(shape.element):
                yield paragraph, shape, key


def _key(element: _Element) -> str | None:
    blip = next(element.iter(A + "blip"), None) if not element.tag.startswith(V) else None
    if blip is not None:
        return blip.get(R + "embed")
    image = element.find(V + "imagedata")
    return None if image is None else image.get(R + "id")


def _picture(paragraph: Paragraph, shape: Shape, raster: Raster) -> Picture:
    return Picture(
        paragraph.anchor,
        shape.width,
        shape.height,
        raster.format,
        raster.pixels,
        raster.transparent,
        raster.ink,
        raster.colours,
        right=_offset(shape.across, ("column", "character")),
        down=_offset(shape.down, ("paragraph", "line")),
    )


def _offset(place: ShapePlace | None, by_text: tuple[str, ...]) -> Pt | None:
    """Returns the distance from the paragraph in points; None where the picture is placed otherwise."""
    if place is None:
        return Pt(0)
    return place.offset if place.of in by_text and place.align is None else None
