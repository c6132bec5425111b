"""The order in which a repair takes its edits."""

from __future__ import annotations

import pytest

from decree30_lint.model.edits import DrawLine, Edit, SetColumnWidths, SetLayout, SetPage
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import WHOLE_FILE, Anchor
from decree30_lint.model.plan import PlannedEdit
from decree30_lint.model.rules import Level
from decree30_lint.model.units import Pt
from decree30_lint.pipeline.repairing import _measurable

AT = Anchor(Path.parse("body/p[1]"), 0)
LINE = DrawLine(AT, Pt(100))


def taken(*edits: Edit) -> list[Edit]:
    return [
        step.edit for step in _measurable([PlannedEdit("rule", Level.ERROR, edit.at, edit, Part.MOTTO) for edit in edits])
    ]


@pytest.mark.parametrize("first", [SetPage(WHOLE_FILE, left=Pt(85)), SetColumnWidths(AT, (Pt(150), Pt(300)))])
def test_lines_wait_for_the_widths_they_are_measured_in(first: Edit) -> None:
    assert taken(LINE, first) == [first]


@pytest.mark.parametrize("other", [SetPage(WHOLE_FILE, top=Pt(57)), SetLayout(AT, ParagraphLayout(align=Align.CENTRE))])
def test_lines_wait_for_nothing_else(other: Edit) -> None:
    assert taken(LINE, other) == [LINE, other]
