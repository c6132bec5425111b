"""Makes `src/decree30_lint/model/metrics.json`: how wide each letter is and how high a line, in the fonts that offices use.

    python tools/make_metrics.py [FOLDER of the Liberation fonts]

Needs fonttools (`pip install fonttools`), which nothing else in the project needs, and Liberation 2: version 1 has no
Vietnamese letters. Liberation Serif and Liberation Sans have the advance widths of Times New Roman and Arial; only these
numbers are kept, no outline.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype/liberation2")
FAMILIES = {"serif": "LiberationSerif", "sans": "LiberationSans"}
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x100, 0x17F),  # Latin Extended-A: Ă Đ Ĩ Ũ
    (0x1A0, 0x1B0),  # Ơ Ư
    (0x300, 0x323),  # combining marks
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x2026),  # dashes, quotes, dots, ellipsis
    (0x2030, 0x203E),
    (0x2190, 0x2193),
    (0x2500, 0x2550),
    (0x25A0, 0x25CF),
)


def repertoire(font: TTFont) -> str:
    known = font.getBestCmap()
    if ord("ờ") not in known:
        raise SystemExit("These fonts have no Vietnamese letters: Liberation 2 is needed.")
    return "".join(chr(code) for low, high in RANGES for code in range(low, high + 1) if code in known)


def advances(font: TTFont, letters: str) -> list[int]:
    names, widths = font.getBestCmap(), font["hmtx"]
    return [widths[names[ord(letter)]][0] for letter in letters]


def family(folder: Path, name: str) -> dict[str, object]:
    fonts = {style: TTFont(folder / f"{name}-{file}.ttf") for style, file in STYLES.items()}
    plain = fonts["regular"]
    letters = repertoire(plain)
    heights = plain["hhea"]
    return {
        "em": plain["head"].unitsPerEm,
        "ascent": heights.ascent,
        "descent": -heights.descent,
        "gap": heights.lineGap,
        "letters": letters,
        "advances": {style: advances(font, letters) for style, font in fonts.items()},
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS
    table = {key: family(folder, name) for key, name in FAMILIES.items()}
    target = Path(__file__).parents[1] / "src/decree30_lint/model/metrics.json"
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
