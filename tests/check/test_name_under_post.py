"""The name of who signs stands under the middle of the post, and what is offered brings it there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import ROOM, document, outcomes, paragraph, section

from decree30_lint.check.kinds.placing import NameUnderPost
from decree30_lint.model.document import Paragraph
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part, Vocabulary
from decree30_lint.model.place import Box, Extent
from decree30_lint.model.units import Pt
from decree30_lint.ruleset import find_ruleset
from decree30_lint.ruleset.load import load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(find_ruleset("nd30-2020"))


@pytest.mark.parametrize(("left", "count"), [(100, 0), (160, 1)])
def test_a_name_stands_under_the_post_of_its_own_cell(left: float, count: int, vocabulary: Vocabulary) -> None:
    own = Extent(Pt(100), Pt(200))
    wide = replace(paragraph("ĐẠI DIỆN CHI CỤC", "body/tbl[1]/tr[1]/tc[1]/p[1]", 1, align=Align.CENTRE), extent=ROOM)
    post = replace(paragraph("THỦ KHO", "body/tbl[1]/tr[2]/tc[1]/p[1]", 2, align=Align.CENTRE), extent=own)
    name = paragraph("Lê Văn Bình", "body/tbl[1]/tr[2]/tc[1]/p[5]", 3, align=Align.CENTRE)
    name = replace(name, extent=Extent(Pt(left), Pt(left + 100)))
    parts = {Part.SIGNATORY: (wide, post), Part.SIGNATORY_NAME: (name,)}
    of = document(section((wide, post, name)))
    assert len(outcomes(NameUnderPost(Pt(10), 0.04), of, parts, Part.SIGNATORY_NAME, vocabulary)) == count


@pytest.mark.parametrize(("off", "count"), [(0, 0), (18, 0), (25, 1), (-80, 1)])
def test_a_name_may_be_off_by_a_share_of_the_page(off: float, count: int, vocabulary: Vocabulary) -> None:
    def put(text: str, order: int, middle: float) -> Paragraph:
        """A line whose letters are measured, of unknown alignment, as a PDF has it."""
        box = Box(1, Pt(middle - 40), Pt(order * 60), Pt(middle + 40), Pt(order * 60 + 15))
        one = paragraph(text, f"body/tbl[1]/tr[1]/tc[2]/p[{order}]", order, align=None)
        return replace(one, spans=(replace(one.spans[0], box=box),))

    post, name = put("GIÁM ĐỐC", 1, 420), put("Lê Văn Bình", 2, 420 + off)
    of = document(section((post, name)))
    parts = {Part.SIGNATORY: (post,), Part.SIGNATORY_NAME: (name,)}
    assert len(outcomes(NameUnderPost(Pt(10), 0.04), of, parts, Part.SIGNATORY_NAME, vocabulary)) == count


@pytest.mark.parametrize(
    ("place", "post_align", "key", "edits"),
    [
        ("body/tbl[1]/tr[1]/tc[2]/p[{}]", Align.CENTRE, "", 1),
        ("body/tbl[1]/tr[1]/tc[2]/p[{}]", Align.LEFT, "both", 2),
        ("body/p[{}]", Align.LEFT, "", 0),  # centring would put both in the middle of the page
    ],
)
def test_a_name_is_centred_only_where_that_brings_it_under_the_post(
    place: str, post_align: Align, key: str, edits: int, vocabulary: Vocabulary
) -> None:
    room = Extent(Pt(100), Pt(400))
    post = replace(paragraph("CHỦ TỊCH", place.format(1), 1, align=post_align), extent=room)
    name = replace(paragraph("Nguyễn Thị Thanh Bình", place.format(2), 2, align=Align.LEFT), extent=room)
    parts = {Part.SIGNATORY: (post,), Part.SIGNATORY_NAME: (name,)}
    of = document(section((post, name)))
    (breach,) = outcomes(NameUnderPost(Pt(10), 0.04), of, parts, Part.SIGNATORY_NAME, vocabulary)
    assert isinstance(breach, Breach)
    assert (breach.message_key, len(breach.edits)) == (key, edits)
