"""Tells what of all that the program can work with is on this machine, and how to get the rest. It asks no network."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from decree30_lint.errors import LintError, WrongConfigurationError
from decree30_lint.formats.convert import find_office
from decree30_lint.formats.file_formats import FILE_FORMATS
from decree30_lint.model.facility import Facility, State, same
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Words
from decree30_lint.pipeline import ruleset_named
from decree30_lint.ruleset import shipped_names
from decree30_lint.service.fonts import TIMES, times_or_like
from decree30_lint.service.input_files import STDIN, InputFile
from decree30_lint.service.settings import Planner, Settings

_PATIENCE = 20.0  # seconds for a program to tell its version
_BY_OFFICE = ", ".join(FILE_FORMATS["converted"].suffixes)

PACKAGES: Mapping[str, Words] = {
    "lxml": Words("đọc tệp Word", "reads Word files"),
    "pypdfium2": Words("đọc tệp PDF", "reads PDF"),
    "pdfplumber": Words("đọc những tệp PDF mà pypdfium2 không đọc được", "reads PDF that pypdfium2 cannot read"),
    "pyHanko": Words("kiểm tra chữ ký số", "checks digital signatures"),
    "msgspec": Words("đọc quy tắc, cấu hình; ghi JSON", "reads rules and configurations; writes JSON"),
    "Pillow": Words("xem ảnh trong văn bản", "looks at pictures in documents"),
}
"""The libraries, and what each is good for."""


def examine(settings: Settings) -> Iterator[Facility]:
    """One after the other, as they are found; the configuration is that of the current folder, or of the settings."""
    yield Facility("python", same("Python"), _RUNS, State.FOUND, same(platform.python_version()))
    yield from (_package(name, purpose) for name, purpose in PACKAGES.items())
    yield from (_ruleset(ruleset_named(name)) for name in shipped_names())
    yield _office()
    yield _preview()
    yield _tesseract()
    yield _font()
    yield _configuration(settings)


def _package(name: str, purpose: Words) -> Facility:
    try:
        return Facility(name.lower(), same(name), purpose, State.FOUND, same(version(name)))
    except PackageNotFoundError:
        return Facility(name.lower(), same(name), purpose, State.MISSING, remedy=same(f"pip install {name}"))


def _ruleset(ruleset: RuleSet) -> Facility:
    start, end = ruleset.in_force
    vi = f"có hiệu lực từ {start:%d/%m/%Y}" + (f" đến hết {end:%d/%m/%Y}" if end else "")
    en = f"in force from {start}" + (f" to {end}" if end else "")
    name = Words(f"Bộ quy tắc {ruleset.key}", f"Ruleset {ruleset.key}")
    return Facility(f"ruleset:{ruleset.key}", name, ruleset.title, State.FOUND, Words(vi, en))


def _office() -> Facility:
    program = find_office()
    if program is None:
        return Facility("libreoffice", same("LibreOffice"), _CONVERTS, State.MISSING, remedy=_GET_OFFICE)
    told = _first_line(program).removeprefix("LibreOffice ")
    return Facility("libreoffice", same("LibreOffice"), _CONVERTS, State.FOUND, same(f"{told} ({program})".strip()))


def _preview() -> Facility:
    try:
        return Facility("dxpdf", same("dxpdf"), _SHOWS, State.FOUND, same(version("dxpdf")))
    except PackageNotFoundError:
        return Facility("dxpdf", same("dxpdf"), _SHOWS, State.ABSENT, remedy=_GET_PREVIEW)


def _tesseract() -> Facility:
    from decree30_lint.formats.pdf.ocr import require_tesseract

    try:
        program = require_tesseract()
    except WrongConfigurationError as error:
        found = shutil.which("tesseract")
        return Facility(
            "tesseract", same("Tesseract"), _RECOGNISES, State.MISSING, same(found) if found else None, error.words
        )
    told = _first_line(program).removeprefix("tesseract ")
    found_words = Words(f"{told} ({program}), có dữ liệu tiếng Việt", f"{told} ({program}), with Vietnamese data")
    return Facility("tesseract", same("Tesseract"), _RECOGNISES, State.FOUND, found_words)


def _first_line(program: str) -> str:
    """Returns what a program says of its version, or nothing."""
    try:
        told = subprocess.run(
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next(iter((told.stdout or told.stderr).strip().splitlines()), "").strip()


def _font() -> Facility:
    family, name = times_or_like(), Words(f"Phông {TIMES}", f"Font {TIMES}")
    if family is None:
        return Facility("font", name, _PRINTS, State.MISSING, remedy=_GET_FONT)
    found = Words(f"thay bằng {family}, cùng độ rộng chữ", f"{family} in its place, which is as wide")
    return Facility("font", name, _PRINTS, State.FOUND, _INSTALLED if family == TIMES else found)


def _configuration(settings: Settings) -> Facility:
    planner, here = Planner(settings), InputFile(STDIN, Path(STDIN))
    try:
        note = planner.job(here).circumstances.configuration
    except LintError as error:
        return Facility("configuration", same("decree30.toml"), _DECIDES, State.WRONG, remedy=error.words)
    if note is None:
        return Facility("configuration", same("decree30.toml"), _DECIDES, State.ABSENT, remedy=_NOT_NEEDED)
    found = Words(f"{note.path}, tắt {note.rules_off} quy tắc", f"{note.path}, {note.rules_off} rules off")
    return Facility("configuration", same("decree30.toml"), _DECIDES, State.FOUND, found)


_RUNS = Words("chạy chương trình này", "runs this program")
_CONVERTS = Words(
    f"đọc {_BY_OFFICE}; vẽ hình trang của tệp Word trong trang html",
    f"reads {_BY_OFFICE}; draws the pages of Word files in the html page",
)
_SHOWS = Words(
    "vẽ hình trang của tệp Word trong trang html, nơi không có LibreOffice",
    "draws the pages of Word files in the html page, where there is no LibreOffice",
)
_RECOGNISES = Words("đọc chữ trên bản quét (--ocr)", "reads the letters of scans (--ocr)")
_PRINTS = Words(
    "soạn, xem và in văn bản đúng phông quy định; kiểm tra thì không cần",
    "drafts, shows and prints documents as the decree asks; checking does not need it",
)
_INSTALLED = Words("đã cài", "installed")
_DECIDES = Words("cấu hình của cơ quan", "an office's configuration")
_GET_OFFICE = Words(
    "Hãy cài LibreOffice từ libreoffice.org (Debian, Ubuntu: apt install libreoffice-writer), hoặc lưu tệp thành .docx.",
    "Install LibreOffice from libreoffice.org (Debian, Ubuntu: apt install libreoffice-writer), or save files as .docx.",
)
_GET_PREVIEW = Words(
    "Không bắt buộc: có LibreOffice thì không cần; thiếu cả hai thì trang html có bản vẽ phác. Cài: pip install dxpdf",
    "Not needed beside LibreOffice; without either the html page has sketches. To install: pip install dxpdf",
)
_GET_FONT = Words(
    "Phông này có sẵn trong Windows và Microsoft Office; trên Linux hãy cài Liberation Serif, phông có cùng độ rộng chữ "
    "(Debian, Ubuntu: apt install fonts-liberation).",
    "It comes with Windows and Microsoft Office; on Linux install Liberation Serif, which is as wide "
    "(Debian, Ubuntu: apt install fonts-liberation).",
)
_NOT_NEEDED = Words(
    "Không bắt buộc. Không có tệp này từ thư mục hiện tại trở lên nên dùng các giá trị mặc định.",
    "Not needed. None from this folder upwards, so the defaults hold.",
)
