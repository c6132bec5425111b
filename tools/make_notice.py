"""Writes NOTICE: the packages that an installation brings, with the licences that they tell: `make notice`."""

from __future__ import annotations

import re
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / "NOTICE"
_LOCKED = re.compile(r"^([\w.-]+)==", re.M)
_ROW = re.compile(r"^  (\S+) +(\S.*)$", re.M)
_OSI = "License :: OSI Approved :: "
_PDFIUM = "BUILD_LICENSES/"  # where pypdfium2 keeps the licences of PDFium and of what is built into it

_HEAD = """decree30-lint
Giấy phép Apache-2.0, xem LICENSE. Licensed under Apache-2.0, see LICENSE.

Khi cài đặt, các gói sau được cài cùng (requirements-install.lock);
văn bản giấy phép của mỗi gói nằm trong thư mục *.dist-info của gói.
An installation brings these packages (requirements-install.lock);
the text of each licence lies in the package's folder *.dist-info.

"""
_TAIL = """
Gói có phần viết bằng C, C++, Rust mang theo thư viện khác, giấy phép cũng nằm trong *.dist-info.
Packages with parts in C, C++ or Rust carry further libraries, whose licences lie in *.dist-info too.
{pdfium}

fixtures/bao-cao-nam/*.pdf: Liberation Serif (SIL Open Font License 1.1)
"""


def text() -> str:
    """Returns what NOTICE should say; of a package for other platforms than this one, what it says now."""
    said = dict(_ROW.findall(PATH.read_text(encoding="utf-8"))) if PATH.exists() else {}
    names = _LOCKED.findall((ROOT / "requirements-install.lock").read_text(encoding="utf-8"))
    rows = "".join(f"  {name:<24}{_licence(name) or said[name]}\n" for name in names)
    return _HEAD + rows + _TAIL.format(pdfium=_of_pdfium())


def _licence(name: str) -> str | None:
    """Returns what the package says of itself, None if it is not installed here."""
    try:
        told: Message = metadata(name)
    except PackageNotFoundError:
        return None
    classes = [each.removeprefix(_OSI) for each in told.get_all("Classifier", []) if each.startswith(_OSI)]
    return told["License-Expression"] or told["License"] or ", ".join(classes)


def _of_pdfium() -> str:
    """Returns the names of PDFium and of the libraries inside it, on any platform, whose licences pypdfium2 carries."""
    files = metadata("pypdfium2").get_all("License-File", [])
    names = {Path(file).stem for file in files if file.startswith(_PDFIUM) and "/SHARED/" not in file}
    return fill(f"pypdfium2: {', '.join(sorted(names, key=str.lower))}", 120, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
