"""`compare` from end to end: two files in, report and exit code out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result

Invoke = Callable[..., Result]
Compose = Callable[[str], bytes]


def rewritten(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The Word file with texts replaced once each."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode()
                for before, after in changes:
                    assert before in text
                    text = text.replace(before, after, 1)
                content = text.encode()
            new.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def draft(tmp_path: Path, specimen_bytes: Compose) -> Path:
    path = tmp_path / "du-thao.docx"
    path.write_bytes(rewritten(specimen_bytes("to-trinh"), ("Số: 54/", "Số:      /")))
    return path


@pytest.fixture
def issued(tmp_path: Path, specimen_bytes: Compose) -> Path:
    """The number filled in."""
    path = tmp_path / "phat-hanh.docx"
    path.write_bytes(specimen_bytes("to-trinh"))
    return path


@pytest.fixture
def tampered(tmp_path: Path, specimen_bytes: Compose) -> Path:
    path = tmp_path / "khac.docx"
    path.write_bytes(rewritten(specimen_bytes("to-trinh"), ("5.670 triệu", "&lt;b&gt;5.760 triệu")))
    return path


def test_a_filled_number_is_no_fault(invoke: Invoke, draft: Path, issued: Path) -> None:
    result = invoke("compare", draft, issued)
    assert result.exit_code == 0, result.output
    assert "KHỚP." in result.stdout
    assert "Đã điền số văn bản “54”" in result.stdout
    assert invoke("compare", draft, issued, "--fail-on", "info").exit_code == 1


def test_a_changed_sum_is_an_error(invoke: Invoke, draft: Path, tampered: Path) -> None:
    result = invoke("compare", draft, tampered, "--lang", "en")
    assert result.exit_code == 1
    assert "Words are changed: “5.670” to “<b>5.760”." in result.stdout
    assert invoke("compare", draft, tampered, "--fail-on", "never").exit_code == 0


def test_json(invoke: Invoke, draft: Path, tampered: Path) -> None:
    result = invoke("compare", draft, tampered, "--format", "json")
    report = json.loads(result.stdout)
    assert report["schema"] == "decree30-lint-compare/1"
    assert report["summary"] == {"errors": 1, "warnings": 0, "infos": 1}
    filled, changed = report["differences"]
    assert (filled["kind"], filled["expected"]) == ("number_filled", True)
    assert (changed["kind"], changed["level"], changed["draft"]["text"]) == ("changed", "error", "5.670")
    assert changed["final"]["locations"][0]["path"].startswith("body/p[")
    assert invoke("compare", draft, tampered, "--format", "json").stdout == result.stdout


class Page(HTMLParser):
    """The tags of a page, and what is open at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.links: set[str | None] = set()
        self.names: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        given = dict(attrs)
        if tag == "a":
            self.links.add(given.get("href"))
            self.names.add(given.get("id"))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_stands_alone_and_marks_both_sides(invoke: Invoke, draft: Path, tampered: Path, tmp_path: Path) -> None:
    output = tmp_path / "so-sanh.html"
    result = invoke("compare", draft, tampered, "--format", "html", "--output", output)
    assert result.exit_code == 1
    assert result.stdout == ""
    text = output.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    assert page.seen.isdisjoint({"script", "link", "img", "b5"})
    assert "http" not in text
    assert "&lt;b&gt;" in text.replace("</b>", "").replace("<b>", "")
    assert text.count('<mark class="error">') >= 2
    wanted = {link.removeprefix("#") for link in page.links if link}
    assert wanted
    assert wanted <= page.names


@pytest.mark.parametrize("form", ["text", "html"])
def test_both_languages(invoke: Invoke, draft: Path, tampered: Path, form: str) -> None:
    assert "Bản cuối" in invoke("compare", draft, tampered, "--format", form).stdout
    english = invoke("compare", draft, tampered, "--format", form, "--lang", "en").stdout
    assert "Final" in english
    assert "Bản cuối" not in english


def test_files_that_cannot_be_compared(invoke: Invoke, draft: Path, tmp_path: Path, specimen_bytes: Compose) -> None:
    missing = invoke("compare", draft, tmp_path / "khong-co.pdf")
    assert missing.exit_code == 3
    assert "khong-co.pdf" in missing.stderr
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"khong phai tep Word")
    assert invoke("compare", broken, draft).exit_code == 3
    assert "hong.docx" in invoke("compare", broken, draft).stderr


def test_a_file_without_text_proves_nothing(invoke: Invoke, draft: Path, tmp_path: Path) -> None:
    empty = tmp_path / "trong.docx"
    empty.write_bytes(rewritten(draft.read_bytes(), ("<w:body>", "<w:body><!--"), ("</w:body>", "--></w:body>")))
    result = invoke("compare", draft, empty)
    assert result.exit_code == 3
    assert "trong.docx" in result.stderr


def test_wrong_use(invoke: Invoke, draft: Path, issued: Path) -> None:
    assert invoke("compare", draft).exit_code == 2
    assert invoke("compare", "-", "-").exit_code == 2
    assert invoke("compare", draft, issued, "--output", issued).exit_code == 2
    assert invoke("compare", draft, issued, "--format", "xml").exit_code == 2


def test_one_side_from_standard_input(invoke: Invoke, draft: Path, issued: Path) -> None:
    assert invoke("compare", draft, "-", input=issued.read_bytes()).exit_code == 0


def test_a_text_that_lacks_letters_proves_nothing(
    invoke: Invoke, draft: Path, tmp_path: Path, specimen_bytes: Compose
) -> None:
    lacking = tmp_path / "mat-chu.docx"
    lacking.write_bytes(rewritten(specimen_bytes("to-trinh"), *[("nh", "\ufffdh")] * 12))
    result = invoke("compare", draft, lacking)
    assert (result.exit_code, "mất một số chữ cái" in result.stderr) == (3, True), result.output
