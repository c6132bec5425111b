"""Files of electronic copies, from the bytes to the verdict: the signature of the copier in many manners of writing."""

from __future__ import annotations

import pytest
from tests.copied_pdf import copied
from tests.syntax.test_signature_text import LACKING, WHOLE

from decree30_lint.model.parts import Part
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes

RULES = ("ban-sao/thong-tin-ky-so", "dau/ky-so-tep-kem-theo")
KEYS = {("time",): "time", ("date",): "time", ("date", "time"): "time", ("body",): "entries"}


def verdict(lines: list[str], ruleset: RuleSet) -> tuple[list[tuple[str, str]], list[Part]]:
    result = lint_bytes(copied(lines), "ban-sao.pdf", ruleset, Options(select=RULES))
    assert result.judgement is not None
    assert result.subject is not None
    assert result.outside is None
    said = [(f.rule.id, f.breach.message_key.value) for f in result.judgement.diagnostics]
    return said, [c.part for c in result.subject.main.components if c.part in (Part.COPY, Part.SEAL)]


@pytest.mark.parametrize("text", WHOLE)
def test_whole_texts(text: str, ruleset: RuleSet) -> None:
    said, parts = verdict(text.split("\n"), ruleset)
    assert said == ([(RULES[0], "capitals")] if text.isupper() or text.startswith("SAO Y; SỞ") else [])
    assert parts == [Part.COPY]


@pytest.mark.parametrize(("text", "lacks"), LACKING)
def test_texts_that_lack_something(text: str, lacks: list[str], ruleset: RuleSet) -> None:
    said, parts = verdict(text.split("\n"), ruleset)
    assert [key for _, key in said if key != "capitals"] == [KEYS[tuple(lacks)]]
    assert {rule for rule, _ in said} == {RULES[0]}
    assert parts == [Part.COPY]


@pytest.mark.parametrize(
    "text", ["Người ký: Sở Tư pháp\nEmail: stp@thanhgiang.gov.vn\nThời gian ký: 23.06.2026 08:30:15 +07:00", "Ký bởi: A"]
)
def test_what_is_no_text_of_a_copy_is_not_judged_as_one(text: str, ruleset: RuleSet) -> None:
    assert verdict(text.split("\n"), ruleset) == ([], [])
