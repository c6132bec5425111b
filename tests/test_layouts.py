"""Examples of the rules in other layouts than their own: those that once were missed, or drew other complaints."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decree30_lint.compose import Layout, apply_change, unheld
from decree30_lint.errors import LayoutCannotHoldError
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Level
from decree30_lint.pipeline import ruleset_named
from decree30_lint.testing import Specimens, examples_of, run_example

_EXAMPLES = {example.name: example for example in examples_of(ruleset_named("nd30-2020"))}
_TABS = Layout(letterhead="tabs", lines="typed")
_BOXES = Layout(letterhead="text-boxes", lines="border")
_SPLIT = Layout(runs="split")
_BLANKS = Layout(letterhead="blanks", lines="typed", closing="table", title="cell")
_SHOWN = {
    "quoc-hieu/kieu-chu bad 3": Layout(looks="defaults", capitals="automatic"),
    "quoc-hieu/mot-dong bad 2": _TABS,
    "quoc-hieu/thieu bad 1": _TABS,
    "tieu-ngu/thieu bad 1": _BOXES,
    "co-quan/thieu bad 1": _TABS,
    "dia-danh-ngay/don-vi-hanh-chinh bad 2": _TABS,
    "trich-yeu-cong-van/cach-dong bad 2": _BOXES,
    "nguoi-ky/loai-chu bad 2": _TABS,
    "nguoi-ky/tach-trang bad 1": _TABS,
    "ban-sao/thanh-phan bad 4": _BOXES,
    "ban-sao/vi-tri bad 1": _TABS,
    "go-may/dau-cach-truoc-dau-cau bad 3": _SPLIT,
    "go-may/am-tiet bad 2": _SPLIT,
    "toan-van/thu-tu bad 1": _TABS,
    "tieu-ngu/duong-ke bad 2": _BLANKS,  # a row of two typed lines, far apart
    "toan-van/tinh-cu bad 4": _BLANKS,  # "Tỉnh …" begins the right column
}


@pytest.mark.parametrize(("name", "layout"), _SHOWN.items(), ids=[name.replace(" ", "-") for name in _SHOWN])
def test_examples_in_other_layouts(name: str, layout: Layout, specimens: Specimens) -> None:
    assert run_example(_EXAMPLES[name], specimens, layout) == []


@pytest.mark.parametrize("name", ["tieu-ngu/canh-giua bad 1", "trang/kho-giay bad 2", "nguoi-ky/ho-ten-canh-giua bad 1"])
def test_what_tab_stops_cannot_show_is_refused(name: str, specimens: Specimens) -> None:
    with pytest.raises(LayoutCannotHoldError):
        run_example(_EXAMPLES[name], specimens, _TABS)
    assert run_example(_EXAMPLES[name], specimens, replace(_TABS, letterhead="table")) == []


def test_tab_stops_hold_all_specimens_and_what_stands_alone(specimens: Specimens) -> None:
    assert [name for name in specimens.names if unheld(specimens.get(name), _TABS)] == []
    lone = apply_change(specimens.get("cong-van"), "trich-yeu-cong-van", {"change": {"before": "14pt"}})
    assert unheld(lone, _TABS) is None


@pytest.mark.parametrize("letterhead", ["table", "table-rows", "frames"])
def test_names_typed_below_the_closing_are_no_fault(letterhead: str, specimens: Specimens) -> None:
    layout = Layout(letterhead=letterhead, names="below-table")  # type: ignore[arg-type]
    said = {name: _faults(name, layout, specimens) for name in specimens.names}
    assert {name: faults for name, faults in said.items() if faults} == {}


@pytest.mark.parametrize("text", ["<<noi_dung>>", "{{noidung}}", "[nội dung giới thiệu]", "…………………………"])
@pytest.mark.parametrize("letterhead", ["table", "tabs", "blanks"])
def test_what_is_not_bold_below_a_ruled_type_is_no_subject(text: str, letterhead: str, specimens: Specimens) -> None:
    paper = apply_change(specimens.get("giay-gioi-thieu"), "noi-dung", {"text": text, "nth": 1})
    report = specimens.judge(paper, "giay-gioi-thieu", layout=Layout(letterhead=letterhead))  # type: ignore[arg-type]
    assert report.subject is not None
    assert report.subject.main.of(Part.SUBJECT) == ()


def _faults(name: str, layout: Layout, specimens: Specimens) -> list[str]:
    judgement = specimens.judge(specimens.get(name), name, layout=layout).judgement
    assert judgement is not None
    return [f.rule.id for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank]
