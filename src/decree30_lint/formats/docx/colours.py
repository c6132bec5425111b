"""Resolves colours: "auto" is black, colours of the theme are looked up, tinted and shaded."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import A
from decree30_lint.formats.docx.schema.children import Props
from decree30_lint.formats.docx.schema.run import BLACK

_BYTE = re.compile(r"[0-9A-Fa-f]{1,2}")
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SCHEME = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1",
    "text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


def resolve_colour(props: Props, theme: Callable[[], _Element | None]) -> str:
    """Returns the colour of a run's properties as "RRGGBB"; the theme counts where none is written in figures."""
    written, name, tint, shade = (props.get(f"color{key}", "") for key in ("", "/themeColor", "/themeTint", "/themeShade"))
    if _HEX.fullmatch(written):
        return written.upper()
    return _adjusted(_of_theme(name, theme()), tint, shade) if name else BLACK


def _of_theme(name: str, theme: _Element | None) -> str:
    scheme = None if theme is None else theme.find(f".//{A}clrScheme/{A}{_SCHEME.get(name, name)}")
    for colour in scheme if scheme is not None else ():
        found = colour.get("lastClr") or colour.get("val") or ""
        if _HEX.fullmatch(found):
            return found.upper()
    return BLACK


def _share(written: str) -> float:
    """Returns a hexadecimal share of 255 as 0-1; what is no number counts as all of it."""
    return int(written, 16) / 255 if _BYTE.fullmatch(written) else 1.0


def _adjusted(colour: str, tint: str, shade: str) -> str:
    """Returns the colour made lighter by `tint` and darker by `shade`.

    Both are hexadecimal shares of 255 that scale the lightness.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    light *= _share(shade)
    light = 1 - (1 - light) * _share(tint)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
