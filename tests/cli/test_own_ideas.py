"""What an office thinks of by itself is a rule of general kinds, written as rules/README.md says, and holds at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Invoke = Callable[..., Result]

ABOUT = """
key: so-noi-vu
title: Quy định về thể thức của Sở Nội vụ
extends: nd30-2020
instrument: 12/QĐ-SNV
instrument_type: Quyết định
in_force: {from: 2026-01-01}
"""
RULE = """
part: %s
rules:
  rieng:
    requirement: Một yêu cầu của riêng cơ quan.
    clause: Điều 3.1
    level: warning
    check: %s
    why: Cơ quan đã thống nhất như thế.
    wrong: chưa đúng
    right: đúng
"""
IDEAS = {
    "trich-yeu khong mo dau bang V/v": (
        "trich-yeu",
        "{opens_with: {forbidden: [V/v, Vv]}}",
        """
    bad:
      - {from: quyet-dinh, text: Vv thành lập Tổ rà soát tài liệu tồn đọng, message: forbidden, level: warning}
      - {from: bao-cao, text: "v / V: công tác văn thư năm 2026", others: [toan-van/v-v-va-ten-loai]}
    good:
      - {from: bao-cao, text: Vận hành hệ thống V/v năm 2026}
""",
    ),
    "noi-nhan khong dung tu": (
        "noi-nhan",
        "{wording: {instead: {Sở TC: Sở Tài chính}}}",
        """
    bad:
      - {from: bao-cao, replace: ["Sở Tài chính", "Sở TC"], message: instead}
    good:
      - {from: bao-cao, replace: ["Sở Tài chính", "Sở TCX"]}
""",
    ),
    "toan-van khong dung tu": (
        "toan-van",
        "{wording: [đồng chí, anh em]}",
        """
    bad:
      - {from: bao-cao, part: noi-dung, replace: ["kính báo cáo", "kính báo cáo Đồng  chí"], message: forbidden}
      - {from: bao-cao, part: noi-nhan, replace: ["Sở Tài chính", "Anh em"]}
    good:
      - {from: bao-cao, part: noi-dung, replace: ["kính báo cáo", "cùng báo cáo, đồng tình"]}
""",
    ),
    "trich-yeu phai co tu": (
        "trich-yeu",
        "{wording: {required: [năm]}}\n    applies: {types: [bao-cao]}",
        """
    bad:
      - {from: bao-cao, text: Kết quả công tác văn thư, message: required}
    good:
      - {from: bao-cao, text: Kết quả công tác văn thư NĂM 2026}
""",
    ),
    "toan-van phai co tu": (
        "toan-van",
        "{wording: {required: [Sở Tài chính]}}\n    applies: {types: [bao-cao]}",
        """
    bad:
      - {from: bao-cao, part: noi-nhan, replace: ["Sở Tài chính", "Sở Xây dựng"], message: required}
    good:
      - {from: bao-cao, part: noi-dung, replace: ["kính báo cáo", "cùng báo cáo"]}
""",
    ),
    "kinh-gui khong co dau cham o cuoi": (
        "kinh-gui",
        "{ends_with: {forbidden: [.]}}",
        """
    bad:
      - {from: cong-van-mot-noi, text: "Kính gửi: Ủy ban nhân dân xã Tân Lộc."}
    good:
      - {from: cong-van-mot-noi, text: "Kính gửi: Ủy ban nhân dân xã Tân Lộc"}
""",
    ),
    "do-khan la mot trong": (
        "do-khan",
        "{one_of: [Khẩn, Hỏa tốc]}",
        """
    bad:
      - {from: cong-dien, text: THƯỢNG KHẨN}
    good:
      - {from: cong-dien, text: KHẨN}
""",
    ),
}


@pytest.fixture(params=IDEAS)
def thought_of(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of the ruleset that an office has written for one idea."""
    part, check, examples = IDEAS[request.param]
    (tmp_path / "ruleset.yaml").write_text(ABOUT, encoding="utf-8")
    (tmp_path / f"{part}.yaml").write_text(RULE % (part, check) + examples, encoding="utf-8")
    return tmp_path


def test_an_idea_is_a_rule_at_the_first_try(thought_of: Path, invoke: Invoke) -> None:
    tried = invoke("rules", "test", thought_of)
    assert (tried.exit_code, tried.stdout.count("0 không đạt")) == (0, 1), tried.stdout
