"""Converts signs of symbol fonts to plain characters."""

from __future__ import annotations

_BULLETS = {
    "symbol": {
        0x2A: "*", 0x2B: "+", 0x2D: "-", 0xB7: "•", 0xA8: "♦", 0xAE: "→", 0xDE: "⇒", 0xB0: "°", 0xB1: "±", 0xB4: "×",
        0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xD6: "√", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ",
        0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x6C: "λ", 0x66: "φ",
    },
    "wingdings": {
        0x9F: "•", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
        0xA7: "▪", 0xA8: "◻", 0x9E: "·", 0xA1: "○", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑", 0xAB: "★", 0x46: "☞", 0x2A: "✉", 0x28: "☎", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x2D: "-",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□", 0x30: "□", 0x97: "●", 0x99: "◉"},
    "wingdings 3": {0x75: "▶", 0x7D: "▶", 0xC6: "►"},
    "webdings": {0x3D: "□", 0x63: "□", 0x67: "■", 0x61: "✓", 0x72: "✗"},
}  # fmt: skip
_PRIVATE = 0xF000
_UNKNOWN_BULLET = "•"


def is_symbol_font(family: str | None) -> bool:
    """Tells whether the family is a symbol font whose signs are known."""
    return (family or "").lower() in _BULLETS


def plain_sign(character: str, family: str | None) -> str:
    """Returns the plain character for a sign of a symbol font, stored as itself or from U+F000 on; unknown ones stay."""
    code = ord(character)
    known = _BULLETS.get((family or "").lower(), {})
    return known.get(code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code, character)


def plain_bullet(text: str, family: str | None) -> str:
    """Returns a bullet as a reader would name it; an unknown sign of the private area becomes "•"."""
    if is_symbol_font(family):
        text = "".join(plain_sign(character, family) for character in text)
    return "".join(_UNKNOWN_BULLET if 0xE000 <= ord(character) <= 0xF8FF else character for character in text)
