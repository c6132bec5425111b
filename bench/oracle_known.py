"""Where LibreOffice is known to draw something else than Word, and the reader follows Word."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from bench.laid_out import Letter
from decree30_lint.model.formatting import RunFormat

_STYLED_NAME = re.compile(r'w:(?:ascii|hAnsi)="([^"]+?) (?:Bold Italic|Bold|Italic)"')
_THEME_FACE = re.compile(r"<a:(major|minor)Font>.*?</a:\1Font>", re.DOTALL)
_LATIN = re.compile(r'<a:latin typeface="([^"]*)"')
_VIETNAMESE = re.compile(r'<a:font script="Viet" typeface="([^"]*)"')
_DEFAULT_SIZE = re.compile(r'<w:rPrDefault>.*?<w:sz w:val="(\d+)"', re.DOTALL)
_TABLE_STYLE = re.compile(r'<w:style [^>]*w:type="table".*?</w:style>', re.DOTALL)
_SIZE = re.compile(r'<w:sz w:val="(\d+)"')


class Known(NamedTuple):
    """What of one file the two programs are known to see differently."""

    styled: frozenset[str]  # families that runs call by the name of one face: "Times New Roman Italic"
    themed: frozenset[str]  # faces of the theme for Vietnamese, where its Latin face is another
    default_size: float | None
    table_sizes: frozenset[float]

    def why(self, aspect: str, drawn: Letter, looks: RunFormat) -> str | None:
        """Why the two differ in `aspect`; None: not known."""
        unknown_font = not drawn.family.startswith("Liberation")
        if aspect == "family" and unknown_font and looks.family in self.styled:
            return "the font is named by one of its faces, which LibreOffice does not find"
        if aspect == "family" and looks.family in self.themed:
            return "LibreOffice does not take the theme's face for Vietnamese"
        if aspect == "size" and looks.size == self.default_size and round(drawn.size, 1) in self.table_sizes:
            return "LibreOffice prefers the table style's size to a written one that equals the default"
        return None


def known(data: bytes) -> Known:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist() if _is_wanted(name)}
    styles = "".join(text for name, text in texts.items() if name.endswith("styles.xml"))
    default = _DEFAULT_SIZE.search(styles)
    return Known(
        styled=frozenset(name for text in texts.values() for name in _STYLED_NAME.findall(text)),
        themed=frozenset(name for text in texts.values() for name in _themed(text)),
        default_size=int(default[1]) / 2 if default else None,
        table_sizes=frozenset(int(size) / 2 for style in _TABLE_STYLE.findall(styles) for size in _SIZE.findall(style)),
    )


def _is_wanted(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _themed(text: str) -> list[str]:
    faces = (match[0] for match in _THEME_FACE.finditer(text))
    pairs = ((_VIETNAMESE.search(face), _LATIN.search(face)) for face in faces)
    return [viet[1] for viet, latin in pairs if viet and latin and viet[1] != latin[1]]
