"""Finds where a picture of a page can be cut without cutting a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from decree30_lint.model.illustration import PagePicture

_REACH = 16.0  # points of the page that a cut is moved at most
_DRAWN = "image/svg+xml"


def whole_lines(page: PagePicture, top: float, bottom: float, keep: tuple[float, float]) -> tuple[float, float]:
    """Returns `top` and `bottom`, moved a little to where nothing is printed, outside of what is to be kept.

    All are points from the top of the page; an edge stays where nothing blank is near, or the picture has no rows.
    """
    blank = _blank(page, across=False)
    return _moved(top, blank, page, (0.0, keep[0])), _moved(bottom, blank, page, (keep[1], page.height))


def _moved(edge: float, blank: Sequence[bool], page: PagePicture, within: tuple[float, float]) -> float:
    scale = len(blank) / page.height
    near = [
        row / scale
        for row in range(max(0, int((edge - _REACH) * scale)), min(len(blank), int((edge + _REACH) * scale)))
        if blank[row] and within[0] <= row / scale <= within[1]
    ]
    return min(near, key=lambda at: abs(at - edge)) if near else edge


def printed_width(page: PagePicture) -> tuple[float, float] | None:
    """Returns where the print begins and ends, in points from the left; None of a blank page, and where it is not known."""
    blank = _blank(page, across=True)
    printed = [column for column, is_blank in enumerate(blank) if not is_blank]
    scale = page.width / (len(blank) or 1)
    return (printed[0] * scale, (printed[-1] + 1) * scale) if printed else None


@lru_cache(maxsize=16)
def _blank(page: PagePicture, *, across: bool) -> Sequence[bool]:
    """Tells of each column of the picture, else of each row, whether nothing is printed in it; a drawing has none."""
    if page.media_type == _DRAWN:
        return ()
    from PIL import Image

    try:
        with Image.open(BytesIO(page.content)) as picture:
            size = (picture.width, 1) if across else (1, picture.height)
            shades = picture.convert("L").resize(size, Image.Resampling.BOX).tobytes()
    except OSError:  # a browser may know more formats
        return ()
    lightest = max(shades)
    return [shade >= lightest - 1 for shade in shades]
