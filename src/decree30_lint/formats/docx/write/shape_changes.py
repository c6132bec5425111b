"""Changes and takes away shapes that a paragraph holds, in each language in which a file has them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml.etree import _Element
from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.formats.docx import vml
from decree30_lint.formats.docx.drawn import shapes_of
from decree30_lint.formats.docx.ooxml import MC, WP, A, V, W, local, to_emu
from decree30_lint.formats.docx.shapes import Shape
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.shapes import LineShape, free_key, parsed, shape_id, vml_picture
from decree30_lint.model.units import Pt

_HOLDERS = (W + "drawing", W + "pict")
_ASIDE = 0.5  # points: an aligned shape so far from its place stays aligned


class Move(Struct, frozen=True):
    """Describes how a shape becomes the line that it should be.

    It gets the `length`; `right` is how far its middle moves, and `down` how far it moves itself, in points. `anew` is the
    line as it would be drawn where there is none: it takes the place of what cannot be moved.
    """

    length: Pt
    right: float
    down: float
    anew: LineShape

    def left_of(self, shape: Shape) -> float:
        """Returns how far the left end of the shape moves to the right."""
        return self.right + (shape.width - self.length) / 2


class HeldShape(Struct, frozen=True):
    """Holds a shape, and the drawing and the run that hold it.

    `unit` is what stands in the run: the drawing, or the mc:AlternateContent around it.
    """

    shape: Shape
    holder: _Element
    unit: _Element
    run: _Element

    @staticmethod
    def of(shape: Shape) -> HeldShape | None:
        """Returns the shape with what holds it, None where that is not a run."""
        around = list(shape.element.iterancestors())
        at = next((number for number, element in enumerate(around) if element.tag in _HOLDERS), None)
        if at is None:
            return None
        run = next((number for number, element in enumerate(around) if number > at and element.tag == W + "r"), None)
        if run is None or {local(element) for element in around[at + 1 : run]} - {"AlternateContent", "Choice", "Fallback"}:
            return None
        return HeldShape(shape, around[at], around[run - 1], around[run])

    @property
    def is_alone(self) -> bool:
        """Tells whether the drawing holds nothing but this shape, neither in a group nor turned."""
        element = self.shape.element
        if self.holder.tag == W + "pict":
            turned = "rotation" in element.get("style", "")
            return element.getparent() is self.holder and len(list(vml.shapes(self.holder))) == 1 and not turned
        frame, around = self.holder[0], next(element.iterancestors())
        xfrm = next(element.iter(A + "xfrm"), None)
        placed = frame.tag == WP + "inline" or frame.find(WP + "positionH") is not None
        turned = xfrm is not None and xfrm.get("rot", "0") != "0"
        return placed and not turned and local(around) == "graphicData" and len(around) == 1


def resize(package: EditedPackage, held: HeldShape, move: Move) -> bool:
    """Makes the shape a solid line of this length; False where that is not to be done simply, and nothing changed."""
    if not held.is_alone or (held.shape.across is None and _stands_amid(held)):
        return False
    with _Replacing(package, held) as new:
        if new.holder.tag == W + "pict":
            _resize_vml(new.shape.element, new.shape, move)
        else:
            _resize_drawing(new.holder[0], new.shape, move)
        for fallback in new.unit.iterchildren(MC + "Fallback") if new.unit is not new.holder else ():
            _resize_fallback(package, fallback, move)
    return True


def take_away(package: EditedPackage, held: HeldShape) -> None:
    """Takes the shape away, with its drawing where nothing else is in it."""
    others = [shape for shape in shapes_of(held.holder) if shape.element is not held.shape.element]
    run = _own_run(held)
    if not others:
        package.marks.replaced([run], [])
        return
    number = [shape.element for shape in shapes_of(held.holder)].index(held.shape.element)
    with _Replacing(package, held) as new:
        _remove(new.shape.element)
        for fallback in new.unit.iterchildren(MC + "Fallback") if new.unit is not new.holder else ():
            twins = [shape for holder in fallback.iter(*_HOLDERS) for shape in shapes_of(holder)]
            if len(twins) == len(others) + 1:
                _remove(twins[number].element)
            else:
                _remove(fallback)


class _Replacing:
    """Puts a copy of the run in its place: where changes are tracked, both remain."""

    def __init__(self, package: EditedPackage, held: HeldShape) -> None:
        self._package = package
        self._run = _own_run(held)
        self._copy = deepcopy(self._run)
        at = {element: number for number, element in enumerate(self._run.iter())}
        copies = list(self._copy.iter())
        shape = replace(held.shape, element=copies[at[held.shape.element]])
        self._held = HeldShape(shape, copies[at[held.holder]], copies[at[held.unit]], self._copy)

    def __enter__(self) -> HeldShape:
        return self._held

    def __exit__(self, *_: object) -> None:
        self._run.addnext(self._copy)
        self._package.marks.replaced([self._run], [self._copy])
        if self._run.getparent() is not None:
            _renumber(self._package, self._copy)


def _own_run(held: HeldShape) -> _Element:
    """Returns a run that holds the drawing and nothing else; what stood before or behind it keeps the run that was there."""
    content = [child for child in held.run if child.tag != W + "rPr"]
    if len(content) == 1:
        return held.run
    new = held.run.makeelement(held.run.tag)
    for name, value in held.run.items():
        new.set(name, value)
    new.extend(deepcopy(list(held.run.iterchildren(W + "rPr"))))
    if content[0] is held.unit:
        held.run.addprevious(new)
    else:
        held.run.addnext(new)
    new.append(held.unit)
    return new


def _renumber(package: EditedPackage, run: _Element) -> None:
    for properties in run.iter(WP + "docPr"):
        properties.set("id", str(free_key(package.story_trees())))
    for shape in run.iter(V + "*"):
        if shape.get("id", "").startswith("_x0000_s"):
            shape.set("id", shape_id(free_key(package.story_trees())))


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _stands_amid(held: HeldShape) -> bool:
    """Tells whether the run shows something before and behind the drawing."""
    content = [child for child in held.run if child.tag != W + "rPr"]
    return content[0] is not held.unit and content[-1] is not held.unit


def _resize_drawing(frame: _Element, shape: Shape, move: Move) -> None:
    for size in (frame.find(WP + "extent"), next((x.find(A + "ext") for x in frame.iter(A + "xfrm")), None)):
        if size is not None:
            size.set("cx", str(to_emu(move.length)))
    for share in [child for child in frame if local(child) == "sizeRelH"]:
        frame.remove(share)
    for line in frame.iter(A + "ln"):
        _undash(line)
    if shape.across is not None:
        _move_drawing(frame, shape, move)


def _undash(line: _Element) -> None:
    dashes = [child for child in line if local(child) in ("prstDash", "custDash")]
    if dashes:
        dashes[0].addprevious(line.makeelement(A + "prstDash", {"val": "solid"}))
    for dash in dashes:
        line.remove(dash)


def _move_drawing(frame: _Element, shape: Shape, move: Move) -> None:
    across, down = frame.find(WP + "positionH"), frame.find(WP + "positionV")
    if across is not None and _moves(shape, move):
        if shape.across is not None and shape.across.align is None:
            _offset(across, shape.across.offset + move.left_of(shape))
        else:
            across.set("relativeFrom", "column")
            if move.anew.left is not None:
                _offset(across, move.anew.left)
    if down is not None and move.down and shape.down is not None and shape.down.align is None:
        _offset(down, shape.down.offset + move.down)


def _moves(shape: Shape, move: Move) -> bool:
    align = None if shape.across is None else shape.across.align
    return align != "center" or abs(move.right) > _ASIDE


def _offset(position: _Element, points: float) -> None:
    position[:] = []
    offset = position.makeelement(WP + "posOffset")
    offset.text = str(to_emu(points))
    position.append(offset)


def _resize_fallback(package: EditedPackage, fallback: _Element, move: Move) -> None:
    """Has the older drawing show what the newer one does; one that is more than a line is drawn anew."""
    pictures = list(fallback.iterchildren(W + "pict"))
    shapes = [shape for picture in pictures for shape in vml.shapes(picture)]
    if (
        len(shapes) == 1
        and shapes[0].element.getparent() in pictures
        and "rotation" not in shapes[0].element.get("style", "")
    ):
        _resize_vml(shapes[0].element, shapes[0], move)
    else:
        fallback[:] = [parsed(vml_picture(move.anew, free_key(package.story_trees())))]


# VML


def _resize_vml(element: _Element, shape: Shape, move: Move) -> None:
    style = _Style(element)
    moves = shape.across is not None and _moves(shape, move)
    aligned = shape.across is not None and shape.across.align is not None
    left, down = _begin(shape, move, moves, aligned)
    if moves and aligned:
        style.drop("mso-position-horizontal")
        style.put("mso-position-horizontal-relative", "text")
    style.drop("mso-width-percent")
    if element.tag == V + "line" and element.get("from") is not None:
        ends = [(element.get(end) or "0,0").partition(",")[2] for end in ("from", "to")]
        for end, x, y in zip(("from", "to"), (left, left + move.length), ends, strict=True):
            element.set(end, f"{x:.2f}pt,{vml.length(y) + down:.2f}pt")
    else:
        style.put("width", f"{move.length:.2f}pt")
        if moves or shape.across is not None:
            style.drop("left")
            style.put("margin-left", f"{left:.2f}pt")
        if down and shape.down is not None:
            style.drop("top")
            style.put("margin-top", f"{shape.down.offset + down:.2f}pt")
    style.write()
    for stroke in element.iterchildren(V + "stroke"):
        stroke.attrib.pop("dashstyle", "")


def _begin(shape: Shape, move: Move, moves: bool, aligned: bool) -> tuple[float, float]:
    """Returns the left end of the moved shape as VML counts it, and how far down it is moved."""
    offset = 0.0 if shape.across is None else shape.across.offset
    if not moves:
        return offset, move.down
    if aligned and move.anew.left is not None:
        return move.anew.left, move.down
    return offset + move.left_of(shape), move.down


class _Style:
    """Holds the entries of a style attribute in their order."""

    def __init__(self, element: _Element) -> None:
        self._element = element
        self._entries = list(_entries(element.get("style") or ""))

    def put(self, name: str, value: str) -> None:
        if name in dict(self._entries):
            self._entries = [(key, value if key == name else old) for key, old in self._entries]
        else:
            self._entries.append((name, value))

    def drop(self, name: str) -> None:
        self._entries = [(key, value) for key, value in self._entries if key != name]

    def write(self) -> None:
        self._element.set("style", ";".join(f"{key}:{value}" for key, value in self._entries))


def _entries(style: str) -> Iterator[tuple[str, str]]:
    for entry in style.split(";"):
        name, _, value = entry.partition(":")
        if name.strip():
            yield name.strip(), value.strip()
