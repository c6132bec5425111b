"""`annotate` from end to end: a document in, a copy with remarks out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .repacked import tracked

Invoke = Callable[..., Result]

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTY = FIXTURES / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = FIXTURES / "docx" / "to-trinh.docx"
SELECTED = ("--select", "quoc-hieu,noi-nhan,tieu-ngu")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Báo cáo.docx").write_bytes(FAULTY.read_bytes())
    (tmp_path / "Báo cáo.pdf").write_bytes(FAULTY.with_suffix(".pdf").read_bytes())
    return tmp_path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(name).decode() if name in archive.namelist() else ""


def test_findings_stand_as_comments_in_a_copy(invoke: Invoke, here: Path) -> None:
    result = invoke("annotate", "Báo cáo.docx", "-o", "ghi chú.docx", *SELECTED)
    assert result.exit_code == 0, result.output
    said = result.stdout
    assert "Đã ghi bản có ghi chú: ghi chú.docx" in said
    assert "Trong đó ghi chú 3 lỗi và 4 cảnh báo." in said
    comments = part(here / "ghi chú.docx", "word/comments.xml")
    assert comments.count("<w:comment ") >= 6
    assert "Quốc hiệu đang dùng cỡ chữ 11 pt" in comments
    assert (here / "Báo cáo.docx").read_bytes() == FAULTY.read_bytes()


def test_remarks_are_in_the_language_that_is_asked_for(invoke: Invoke, here: Path) -> None:
    assert invoke("annotate", "Báo cáo.docx", "-o", "a.docx", *SELECTED, "--lang", "en").exit_code == 0
    assert "is set in 11 pt; the decree asks for" in part(here / "a.docx", "word/comments.xml")


def test_corrections_are_tracked_and_others_listed(invoke: Invoke, here: Path) -> None:
    result = invoke("annotate", "Báo cáo.docx", "-o", "a.docx", "--track", "--unsafe", *SELECTED)
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert "chỗ sửa chờ duyệt: trong Word mở thẻ Xem lại (Review)" in said
    assert "KHÔNG GHI ĐƯỢC THÀNH SỬA ĐỔI CHỜ DUYỆT, CHỈ GHI CHÚ (1) - Tiêu ngữ: đường kẻ dưới dòng chữ:" in said
    body = part(here / "a.docx", "word/document.xml")
    assert "w:rPrChange" in body
    assert "w:ins " in body
    plain = invoke("annotate", "Báo cáo.docx", "-o", "b.docx", "--track", *SELECTED)
    assert plain.exit_code == 0
    assert "w:ins " not in part(here / "b.docx", "word/document.xml")


def test_a_second_run_replaces_its_marks_and_clear_takes_them_out(invoke: Invoke, here: Path) -> None:
    for suffix in ("docx", "pdf"):
        assert invoke("annotate", f"Báo cáo.{suffix}", "-o", f"1.{suffix}", *SELECTED).exit_code == 0
        assert invoke("annotate", f"1.{suffix}", "-o", f"2.{suffix}", *SELECTED).exit_code == 0
        assert (here / f"1.{suffix}").read_bytes() == (here / f"2.{suffix}").read_bytes()
        result = invoke("annotate", f"2.{suffix}", "-o", f"3.{suffix}", "--clear")
        assert f"Đã ghi bản không còn ghi chú của decree30-lint: 3.{suffix}" in result.stdout
    assert (here / "3.pdf").read_bytes() == (here / "Báo cáo.pdf").read_bytes()
    assert "w:comment" not in part(here / "3.docx", "word/document.xml")
    result = invoke("annotate", "3.docx", "-o", "4.docx", "--clear")
    assert "Tệp vốn không có ghi chú nào của decree30-lint" in result.stdout


def test_a_pdf_gets_notes(invoke: Invoke, here: Path) -> None:
    result = invoke("annotate", "Báo cáo.pdf", "-o", "a.pdf", *SELECTED)
    assert result.exit_code == 0, result.output
    assert (here / "a.pdf").read_bytes().startswith((here / "Báo cáo.pdf").read_bytes())
    result = invoke("annotate", "Báo cáo.pdf", "-o", "b.pdf", "--track")
    assert result.exit_code == 3
    assert "Hãy bỏ --track" in result.stderr


def test_nothing_is_overwritten(invoke: Invoke, here: Path) -> None:
    (here / "co-san.docx").write_bytes(b"cua nguoi khac")
    result = invoke("annotate", "Báo cáo.docx", "-o", "co-san.docx")
    assert result.exit_code == 2
    assert "Đã có tệp co-san.docx nên không ghi đè." in result.stderr
    assert (here / "co-san.docx").read_bytes() == b"cua nguoi khac"
    assert invoke("annotate", "Báo cáo.docx", "-o", "Báo cáo.docx").exit_code == 2
    assert (here / "Báo cáo.docx").read_bytes() == FAULTY.read_bytes()
    assert invoke("annotate", "Báo cáo.docx", "-o", "khong/co/a.docx").exit_code == 2


def test_wrong_use_is_told(invoke: Invoke, here: Path) -> None:
    assert "Lệnh còn thiếu -o TỆP." in invoke("annotate", "Báo cáo.docx").stderr
    for options in (["--clear", "--track"], ["--unsafe"]):
        assert invoke("annotate", "Báo cáo.docx", "-o", "a.docx", *options).exit_code == 2
    result = invoke("annotate", "Báo cáo.pdf", "-o", "a.docx", *SELECTED)
    assert result.exit_code == 2
    assert "phải kết thúc bằng .pdf" in result.stderr
    assert not (here / "a.docx").exists()


def test_what_cannot_be_annotated_is_named(invoke: Invoke, here: Path) -> None:
    (here / "hong.docx").write_bytes(b"hong")
    (here / "theo-doi.docx").write_bytes(tracked(FAULTY.read_bytes()))
    for name, options in (("hong.docx", []), ("khong-co.docx", []), (".", []), ("theo-doi.docx", ["--track"])):
        result = invoke("annotate", name, "-o", "a.docx", *options)
        assert result.exit_code == 3, name
        assert not (here / "a.docx").exists()
    assert "không dùng --track" in result.stderr
    assert invoke("annotate", "theo-doi.docx", "-o", "a.docx").exit_code == 0


def test_without_findings_the_copy_is_equal(invoke: Invoke, here: Path) -> None:
    result = invoke("annotate", RIGHT, "-o", "a.docx")
    assert "Không có gì để ghi chú" in result.stdout
    assert (here / "a.docx").read_bytes() == RIGHT.read_bytes()


def test_what_is_suppressed_gets_no_remark(invoke: Invoke, here: Path) -> None:
    (here / "decree30.toml").write_text('[[accept]]\nrule = "quoc-hieu"\nreason = "mẫu cũ"\n', encoding="utf-8")
    invoke("annotate", "Báo cáo.docx", "-o", "a.docx", *SELECTED)
    assert "quoc-hieu" not in part(here / "a.docx", "word/comments.xml")


@pytest.mark.libreoffice
def test_an_older_format_gives_a_docx(invoke: Invoke, here: Path) -> None:
    (here / "a.rtf").write_text(r"{\rtf1\ansi C\u7896?NG H\u210?A X\u195? H\u7896?I}", encoding="ascii")
    result = invoke("annotate", "a.rtf", "-o", "a.docx", "--type", "to-trinh")
    assert result.exit_code == 0, result.output
    assert "do LibreOffice chuyển sang" in result.stdout
