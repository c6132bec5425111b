"""`decree30.toml`: what it may say, and how its mistakes are told."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.read_options import PdfEngine
from decree30_lint.model.parts import Agency
from decree30_lint.model.rules import Level
from decree30_lint.model.suppressions import Suppression, SuppressionOrigin
from decree30_lint.model.words import Lang
from decree30_lint.service.configuration import complain_about_rule_ids, find_configuration, unknown_rule_id
from decree30_lint.service.configuration.accept_tables import for_file
from decree30_lint.service.configuration.configuration import FailOn, StageChoice
from decree30_lint.service.configuration.toml_file import read_configuration

KNOWN = ("tieu-ngu/co-chu", "tieu-ngu/duong-ke", "noi-nhan/dau-cau")

FULL = """\
stage = "issued"
language = "en"
select = ["tieu-ngu", "noi-nhan/dau-cau"]
ignore = ["tieu-ngu/duong-ke"]
fail_on = "warning"
ruleset = "nd30-2020"
pdf_engine = "pdfplumber"
deadline = 2.5
ocr = true

[levels]
"tieu-ngu/co-chu" = "warning"
noi-nhan = "off"

[agency]
names = ["Sở Nội vụ"]
parents = ["Ủy ban nhân dân tỉnh"]
places = ["Huế"]
units = ["VP", "TCBC"]
titles_before_name = true
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "decree30.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    path = written(folder, text)
    with pytest.raises(WrongConfigurationError) as raised:
        complain_about_rule_ids(read_configuration(path), KNOWN)
    assert str(raised.value).startswith(str(path))
    return raised.value.words.vi.removeprefix(f"{path}, ")


def test_everything_it_may_say(tmp_path: Path) -> None:
    read = read_configuration(written(tmp_path, FULL))
    assert (read.stage, read.language, read.fail_on) == (StageChoice.ISSUED, Lang.EN, FailOn.WARNING)
    assert read.select == ("tieu-ngu", "noi-nhan/dau-cau")
    assert read.ignore == ("tieu-ngu/duong-ke",)
    assert read.ruleset == "nd30-2020"
    assert (read.pdf_engine, read.deadline, read.ocr) == (PdfEngine.PDFPLUMBER, 2.5, True)
    assert read.levels == {"tieu-ngu/co-chu": Level.WARNING, "noi-nhan": Level.OFF}
    assert read.agency == Agency(("Sở Nội vụ",), ("Ủy ban nhân dân tỉnh",), ("Huế",), ("VP", "TCBC"), True)
    complain_about_rule_ids(read, KNOWN)


@pytest.mark.parametrize("profile", ["vu-trang", "truong-hoc", "benh-vien"])
def test_a_profile_allows_titles_before_names(tmp_path: Path, profile: str) -> None:
    assert read_configuration(written(tmp_path, f'[agency]\nprofile = "{profile}"')).agency.titles_before_name
    plainly = f'[agency]\nprofile = "{profile}"\ntitles_before_name = false'
    assert not read_configuration(written(tmp_path, plainly)).agency.titles_before_name


def test_an_empty_file_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    assert read_configuration(written(tmp_path, "")).stage is None
    assert read_configuration(written(tmp_path, '\ufeffstage = "draft"')).stage is StageChoice.DRAFT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('language = "vi"\nstge = "draft"', "dòng 2: không có khóa “stge”; có phải ý bạn là “stage”?"),
        (
            'stage = "isued"',
            'dòng 1: giá trị của “stage” phải là "auto" hoặc "draft" hoặc "signing" hoặc "issued"; '
            "có phải ý bạn là “issued”?",
        ),
        ("\nselect = 3", 'dòng 2: giá trị của “select” phải là danh sách các dòng chữ, ví dụ ["a", "b"].'),
        ('[agency]\nname = ["Sở Nội vụ"]', "dòng 2: không có khóa “name”; có phải ý bạn là “names”?"),
        ("[agency]\ntitles_before_name = 1", "dòng 2: giá trị của “titles_before_name” phải là true hoặc false."),
        (
            'stage = "draft"\n[levels]\ntieu-ngu = "eror"',
            'dòng 3: giá trị của “tieu-ngu” phải là "error" hoặc "warning" hoặc "info" hoặc "off"; '
            "có phải ý bạn là “error”?",
        ),
        (
            '[levels]\n"tieu-ngu/co-cho" = "off"',
            "dòng 2: không có quy tắc “tieu-ngu/co-cho”; có phải ý bạn là “tieu-ngu/co-chu”?",
        ),
        ('\nignore = ["tieungu"]', "dòng 2: không có quy tắc “tieungu”; có phải ý bạn là “tieu-ngu”?"),
        (
            'pdf_engine = "pdfum"',
            'dòng 1: giá trị của “pdf_engine” phải là "pdfium" hoặc "pdfplumber"; có phải ý bạn là “pdfium”?',
        ),
        *(
            (f"ocr = false\ndeadline = {wrong}", "dòng 2: giá trị của “deadline” phải là một số lớn hơn 0, không quá 86400.")
            for wrong in ("0", "-1", "nan", "inf", "1e300")
        ),
        ("levels = 3", "dòng 1: giá trị của “levels” phải là một bảng: [levels]."),
    ],
)
def test_a_mistake_is_told_with_line_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    assert complaint(tmp_path, text) == told


ACCEPT = """\
[[accept]]
rule = "tieu-ngu/duong-ke"
reason = "Mẫu của tỉnh"

[[accept]]
rule = "noi-nhan/"
file = "cu/*.docx"
text = "Lưu: VT"
owner = "Văn phòng"
expires = 2026-12-31
reason = "Đang sửa dần"
"""


def test_what_is_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read = read_configuration(written(tmp_path, ACCEPT))
    first, second = read.accept
    assert (first.rules, first.reason, first.source, first.line) == (
        ("tieu-ngu/duong-ke",),
        "Mẫu của tỉnh",
        "decree30.toml",
        1,
    )
    assert (second.rules, second.file, second.text, second.owner) == (("noi-nhan",), "cu/*.docx", "Lưu: VT", "Văn phòng")
    assert (second.expires, second.line) == (date(2026, 12, 31), 5)
    assert read_configuration(written(tmp_path, ACCEPT.replace("2026-12-31", '"2026-12-31"'))).accept == read.accept
    complain_about_rule_ids(read, KNOWN)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('reason = "Đang sửa dần"', "", "dòng 5: thiếu “reason”: lý do chấp nhận."),
        ('reason = "Mẫu của tỉnh"', 'reason = " "', "dòng 3: thiếu “reason”: lý do chấp nhận."),
        (
            'rule = "noi-nhan/"',
            "",
            'dòng 5: thiếu “rule”: quy tắc được chấp nhận, ví dụ rule = "tieu-ngu/duong-ke".',
        ),
        ("owner", "ower", "dòng 9: không có khóa “ower”; có phải ý bạn là “owner”?"),
        ("2026-12-31", '"31/12/2026"', "dòng 10: giá trị của “expires” phải là một ngày, ví dụ 2026-12-31."),
        ("2026-12-31", "2026-12-31T08:00:00", "dòng 10: giá trị của “expires” phải là một ngày, ví dụ 2026-12-31."),
        ("noi-nhan/", "noi-nha", "dòng 6: không có quy tắc “noi-nha”; có phải ý bạn là “noi-nhan”?"),
        ("[[accept]]", "[accept]", "dòng 1: giá trị của “accept” phải là các bảng [[accept]]."),
    ],
)
def test_a_mistake_in_what_is_accepted_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = ACCEPT.partition("\n\n")[0] if new == "[accept]" else ACCEPT
    assert complaint(tmp_path, text.replace(old, new)) == told


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("", True),
        ("to-trinh.docx", True),
        ("*.docx", True),
        ("TO-*.DOCX", True),
        ("du-thao/to-trinh.docx", True),
        ("./du-thao/*", True),
        ("*/to-trinh.docx", True),
        ("bao-cao*", False),
        ("to-trinh.docx/", False),
        ("cu/*", False),
    ],
)
def test_a_pattern_names_files(tmp_path: Path, pattern: str, fits: bool) -> None:
    given = (Suppression(("tieu-ngu",), "vì thế", SuppressionOrigin.CONFIGURATION, file=pattern),)
    document = tmp_path / "du-thao" / "to-trinh.docx"
    assert bool(for_file(given, tmp_path / "decree30.toml", document)) is fits


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("language = vi", 'giá trị bằng chữ phải đặt trong dấu nháy, ví dụ "nd30-2020".'),
        ("language", "thiếu dấu = sau tên khóa."),
        ("[agency\nocr = true", "thiếu dấu ] đóng tên bảng."),
        ('language = "vi', "thiếu dấu nháy đóng."),
        ('language = "vi"\n\nlanguage = "en"', "một khóa hoặc bảng ghi hai lần."),
        ('ruleset = "C:\\quy"', "trong nháy kép, dấu \\ phải viết là \\\\."),
        ("expires = 2026-02-31", "ngày không có thật; hãy viết như 2026-12-31."),
        ('language = "vi" "en"', "thừa chữ ở cuối dòng."),
        ('select = ["a", "b"', "thiếu dấu đóng ngoặc."),
        ("= 3", 'mỗi dòng phải có dạng khóa = "giá trị".'),
        ("[é]", "có ký tự không được phép ở đây."),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_the_remedy(tmp_path: Path, text: str, told: str) -> None:
    said = complaint(tmp_path, f'stage = "draft"\n{text}')
    line = 4 if "hai lần" in told else 2
    assert said == f"dòng {line}: không đọc được cú pháp TOML: {told}"


def test_no_english_of_the_parser_is_said(tmp_path: Path) -> None:
    quotes = ['a = "\\q"', "a = " + "'" * 3, "a = " + '"' * 3, "\0"]
    for text in (*quotes, "a = {b = 1, b = 2}", "[a]\n[a]", "a = 1\n[a.b]", "a.b = 1\na.b.c = 2"):
        assert ": không đọc được cú pháp TOML: " in complaint(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nselect = " + "[" * 5000 + "]" * 5000, "dòng 2: lồng nhau quá 32 tầng."),
        ("\nlevels = " + "{a = " * 5000 + "1" + "}" * 5000, "dòng 2: lồng nhau quá 32 tầng."),
        ("\n[levels]\na" + " . a" * 60_000 + " = 1", "dòng 3: lồng nhau quá 32 tầng."),
        ("\ndeadline = " + "9" * 5000, "dòng 2: có số quá dài."),
        ("\nlanguage = 0x" + "f" * 5000, "dòng 2: có số quá dài."),
        ("\ndeadline = 0x" + "f" * 5000, "dòng 2: có số quá dài."),
        ("# " + "x" * (1 << 18), "không mở được tệp (tệp quá lớn)."),
    ],
)
def test_what_is_too_deep_too_long_or_too_large_is_named(tmp_path: Path, text: str, told: str) -> None:
    start = time.process_time()
    assert complaint(tmp_path, text).endswith(told)
    assert time.process_time() - start < 1


def test_the_time_grows_with_the_file(tmp_path: Path) -> None:
    many = '[[accept]]\nrule = "tieu-ngu"\nreason = "vì thế"\n\n' * 5000
    start = time.process_time()
    assert [each.line for each in read_configuration(written(tmp_path, many)).accept] == list(range(1, 20_001, 4))
    assert complaint(tmp_path, 'b = 1\na = """\n[' + " " * 200_000 + '\n"""').startswith("dòng 1: không có khóa “")
    assert time.process_time() - start < 3


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "decree30.toml"
    path.write_bytes('ignore = ["Đ"]'.encode("utf-16"))
    with pytest.raises(WrongConfigurationError, match="UTF-8"):
        read_configuration(path)


def test_a_ruleset_in_a_folder_is_seen_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "quy-tac").mkdir()
    assert read_configuration(written(tmp_path, 'ruleset = "quy-tac"')).ruleset == str(tmp_path / "quy-tac")


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    far = written(tmp_path, "")
    assert find_configuration(inside) == far
    near = written(tmp_path / "a", "")
    assert find_configuration(inside) == near
    assert find_configuration(tmp_path / "a") == near


def test_rule_ids_and_parts_are_known() -> None:
    assert unknown_rule_id(["tieu-ngu", "tieu-ngu/", "noi-nhan/dau-cau"], KNOWN) is None
    wrong = unknown_rule_id(["tieu-ngu/co"], KNOWN)
    assert wrong is not None
    assert "tieu-ngu/co" in wrong.words.vi
