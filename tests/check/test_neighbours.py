"""Which paragraphs follow each other where a frame comes between them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import document, prose, section

from decree30_lint.check.neighbours import neighbours
from decree30_lint.model.document import Frame
from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt


@pytest.mark.parametrize(("box", "follow"), [(None, 1), (Box(1, Pt(130), Pt(200), Pt(480), Pt(390)), 0)])
def test_a_frame_on_a_page_stands_between(box: Box | None, follow: int) -> None:
    """In a file that is not laid out it may stand anywhere."""
    above, inside, below = prose("Nội dung ở trên.", "Chữ trong khung.", "Nội dung ở dưới.")
    framed = Frame((replace(inside, anchor=replace(inside.anchor, box=box)),), inside.anchor)
    paper = document(section((above, framed, below)))
    found = list(neighbours(paper, {paragraph.anchor.path: paragraph for paragraph in (above, below)}))
    assert len(found) == follow
