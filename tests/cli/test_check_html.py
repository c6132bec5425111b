"""`check --format html` from end to end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.report.page_reader import parsed, text_of

Invoke = Callable[..., Result]

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam"


def test_a_folder_gives_one_page_in_which_rules_are_drawn(invoke: Invoke, tmp_path: Path) -> None:
    page = tmp_path / "ket-qua.html"
    result = invoke("check", FOLDER, "--format", "html", "--pictures", "none", "--output", page)
    assert result.exit_code == 1
    root = parsed(page.read_text(encoding="utf-8"))
    rows = [row.findtext("th/a") for row in root.findall(".//table[@class='files']/tbody/tr")]
    assert len(rows) == len(set(rows)) >= 4
    assert "loi" in rows[0]
    assert len(root.xpath("//div[@class='help']//*[local-name()='svg']")) > 20
    assert "decree30-lint fix" in text_of(root)


def test_the_page_is_the_same_however_many_processes_judge(invoke: Invoke) -> None:
    one, two = (invoke("check", FOLDER, "--format", "html", "--pictures", "none", "--jobs", jobs).stdout for jobs in (1, 2))
    assert one == two


def test_a_file_that_cannot_be_judged_gives_a_page(invoke: Invoke, tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"khong phai tep Word")
    result = invoke("check", broken, "--format", "html", "--lang", "en")
    assert result.exit_code == 3
    assert "COULD NOT BE JUDGED." in text_of(parsed(result.stdout))
