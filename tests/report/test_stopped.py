"""A run that was stopped: in every format its report is a whole document, and says that it is incomplete."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from tests.report.page_reader import parsed, text_of
from tests.report.table_reports import run_of, unreadable, word_file, written

from decree30_lint.model.words import Lang
from decree30_lint.report.findings.formats import FORMATS

_SAID = {
    Lang.VI: "Đã dừng theo yêu cầu: mới kiểm tra 2 trong 3 tệp.",
    Lang.EN: "Stopped on request: 2 of 3 file(s) have been judged.",
}


def _of_json(data: bytes) -> str:
    return json.dumps(json.loads(data), ensure_ascii=False)


def _of_lines(data: bytes) -> str:
    return "\n".join(map(_of_json, data.splitlines()))


def _of_xml(data: bytes) -> str:
    return " ".join(value for element in ElementTree.fromstring(data).iter() for value in element.attrib.values())


def _of_book(data: bytes) -> str:
    sheets = load_workbook(BytesIO(data)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


def _of_text(data: bytes) -> str:
    return " ".join(data.decode("utf-8-sig").split())


_READ: dict[str, Callable[[bytes], str]] = {
    "json": _of_json,
    "jsonl": _of_lines,
    "sarif": _of_json,
    "junit": _of_xml,
    "gitlab": _of_json,
    "html": lambda data: text_of(parsed(data.decode())),
    "xlsx": _of_book,
}
_FACTS = {"json": '"complete": false', "jsonl": '{"incomplete": true, "judged": 2, "files": 3}'}
"""What programs are told in place of a sentence."""


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("form", FORMATS)
def test_a_report_that_was_stopped_says_so(form: str, lang: Lang) -> None:
    whole = written(form, run_of(word_file(), unreadable()), lang)
    stopped = written(form, run_of(word_file(), unreadable(), interrupted=True), lang)
    said = _FACTS.get(form, _SAID[lang])
    read = _READ.get(form, _of_text)
    assert said in read(stopped)
    assert said not in read(whole)


@pytest.mark.parametrize("form", FORMATS)
def test_so_does_one_that_was_stopped_before_the_first_file(form: str) -> None:
    said = _READ.get(form, _of_text)(written(form, run_of(interrupted=True)))
    facts = {"json": '"complete": false', "jsonl": '{"incomplete": true, "judged": 0, "files": 1}'}
    assert facts.get(form, "mới kiểm tra 0 trong 1 tệp.") in said
