"""Repairs of planted faults, some of those of `make repairs`: the specimen complies, and nothing else is worse."""

import pytest
from bench.repairs import jobs, made_right
from bench.seeded import _planted

CASES = [
    ("trang/kho-giay bad 1", "boxed"),  # columns placed with tabs and blanks
    ("trang/kho-giay bad 2", "table"),
    ("trang/kho-giay bad 3", "blanks"),
    ("trang/le-trai bad 2", "blanks"),
    ("trang/le-phai bad 1", "tabs"),
    ("quoc-hieu/co-chu bad 2", "boxed"),
    ("quoc-hieu/co-chu bad 2", "split"),
    ("tieu-ngu/duong-ke bad 1", "boxes"),
    ("tieu-ngu/duong-ke bad 5", "boxes"),  # the line hangs on the paragraph that holds all boxes
    ("so-trang/thieu bad 1", "frames"),
    ("phong-chu/times-new-roman bad 1", "styles"),
]


@pytest.mark.parametrize(("name", "layout"), CASES, ids=" in ".join)
def test_a_planted_fault_is_mended(name: str, layout: str) -> None:
    number = next(number for number, example in enumerate(_planted()) if example.name == name)
    found = made_right(number, layout)
    assert found is not None
    assert found.outcome == "repaired"
    assert not found.wrong


def test_the_short_form_plants_each_fault_once() -> None:
    short, long = jobs(fast=True), jobs()
    assert len({number for number, _ in short}) == len(short) > len(long) / 15
    assert set(short) <= set(long)
