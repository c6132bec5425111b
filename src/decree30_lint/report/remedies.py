"""Tells what to do about a finding, in words, from the edits that would mend it."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.edits import DrawLine, Edit, NumberPages, ReplaceText, SetLayout, SetPage, SetRunFormat
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised, quoted
from decree30_lint.report.quantities import centimetres, paper_words, points, spacing_words

_SWITCHES = {
    "bold": (Words("đặt chữ đậm", "set it bold"), Words("bỏ chữ đậm", "take the bold off")),
    "italic": (Words("đặt chữ nghiêng", "set it italic"), Words("bỏ chữ nghiêng", "take the italic off")),
    "underlined": (Words("gạch chân", "underline it"), Words("bỏ gạch chân", "take the underline off")),
    "highlighted": (Words("tô nổi", "highlight it"), Words("bỏ tô nổi", "take the highlight off")),
    "shaded": (Words("tô nền", "shade it"), Words("bỏ tô nền", "take the shading off")),
}
_BLACK = "000000"
_MOST = 4  # instructions that are said of one finding
_FAMILY = Words("đặt phông chữ {}", "set it in {}")
_SIZE = Words("đặt cỡ chữ {}", "set it in {}")
_COLOUR = Words("đặt màu chữ {}", "set the colour to {}")
_BLACK_LETTERS = Words("đặt chữ màu đen", "set the letters in black")
_ALIGN = {
    Align.LEFT: Words("canh trái (bấm Ctrl+L)", "align it left (Ctrl+L)"),
    Align.CENTRE: Words("canh giữa (bấm Ctrl+E)", "centre it (Ctrl+E)"),
    Align.RIGHT: Words("canh phải (bấm Ctrl+R)", "align it right (Ctrl+R)"),
    Align.BOTH: Words("canh đều hai bên (bấm Ctrl+J)", "justify it (Ctrl+J)"),
}
_LENGTHS = {
    "left": Words("thụt lề trái (Left) {}", "indent the left by {}"),
    "right": Words("thụt lề phải (Right) {}", "indent the right by {}"),
    "first_line": Words("thụt dòng đầu (First line) {}", "indent the first line by {}"),
    "before": Words("đặt khoảng cách trước đoạn (Before) {}", "leave {} before the paragraph"),
    "after": Words("đặt khoảng cách sau đoạn (After) {}", "leave {} after the paragraph"),
}
_NO_INDENTS = Words(
    "bỏ thụt lề trái (Left), phải (Right) và dòng đầu (Special)", "without indents (Left and Right 0 cm, Special: none)"
)
_INDENTS = ("left", "right", "first_line")
_IN_POINTS = {"before", "after"}
_LINES = Words("đặt giãn dòng (Line spacing) {}", "set the line spacing to {}")
_PAPER = Words("đặt khổ giấy {}", "set the paper to {}")
_MARGINS = {
    "top": Words("đặt lề trên {}", "set the top margin to {}"),
    "bottom": Words("đặt lề dưới {}", "set the bottom margin to {}"),
    "left": Words("đặt lề trái {}", "set the left margin to {}"),
    "right": Words("đặt lề phải {}", "set the right margin to {}"),
}
_DRAW = Words(
    "xóa đường cũ nếu có; vẽ một đường ngang nét liền (Insert > Shapes > Line) dài khoảng {}, cân đối dưới dòng chữ",
    "take out the old line, if any; draw a solid line of about {}, centred right below the text",
)
_NUMBER_PAGES = Words(
    "đánh số trang ở giữa, trong lề trên, cỡ chữ {}; không hiển thị số ở trang đầu",
    "number the pages in the middle of the upper margin, in {}; no number on the first page",
)


def remedy(breach: Breach, lang: Lang) -> str | None:
    """ "Đặt cỡ chữ 13 pt", or the corrected text itself; None where the file offers no way that is surely right."""
    if breach.suggestion is not None:
        return quoted_in_full(breach.suggestion)
    return instruction(breach.edits, lang)


def instruction(edits: tuple[Edit, ...], lang: Lang) -> str | None:
    """Returns the edits as one instruction, each said once, and of many only the first."""
    said = list(dict.fromkeys(words for edit in edits for words in _edit_words(edit, lang)))
    more = ["…"] if len(said) > _MOST else []
    return capitalised("; ".join([*said[:_MOST], *more])) if said else None


def quoted_in_full(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _edit_words(edit: Edit, lang: Lang) -> Iterator[str]:
    match edit:
        case SetRunFormat():
            yield from _letters_words(edit.format, lang)
        case SetLayout():
            yield from _layout_words(edit.layout, lang)
        case ReplaceText():
            yield quoted(edit.text)
        case SetPage():
            yield from _page_words(edit, lang)
        case DrawLine():
            yield _DRAW.of(lang).format(centimetres(edit.length, lang, 1))
        case NumberPages():
            yield _NUMBER_PAGES.of(lang).format(points(edit.size, lang))


def _letters_words(letters: RunFormat, lang: Lang) -> Iterator[str]:
    if letters.family is not None:
        yield _FAMILY.of(lang).format(letters.family)
    if letters.size is not None:
        yield _SIZE.of(lang).format(points(letters.size, lang))
    if letters.colour is not None:
        yield _BLACK_LETTERS.of(lang) if letters.colour == _BLACK else _COLOUR.of(lang).format(letters.colour)
    for name, (on, off) in _SWITCHES.items():
        wanted: bool | None = getattr(letters, name)
        if wanted is not None:
            yield (on if wanted else off).of(lang)


def _layout_words(layout: ParagraphLayout, lang: Lang) -> Iterator[str]:
    if layout.align is not None:
        yield _ALIGN[layout.align].of(lang)
    plain = all(getattr(layout, name) == 0 for name in _INDENTS)
    yield from [_NO_INDENTS.of(lang)] if plain else []
    for name, words in _LENGTHS.items():
        length: Pt | None = getattr(layout, name)
        if length is not None and not (plain and name in _INDENTS):
            yield words.of(lang).format(points(length, lang) if name in _IN_POINTS else centimetres(length, lang))
    if layout.spacing is not None:
        yield _LINES.of(lang).format(spacing_words(layout.spacing, lang))


def _page_words(edit: SetPage, lang: Lang) -> Iterator[str]:
    if edit.width is not None and edit.height is not None:
        yield _PAPER.of(lang).format(paper_words(edit.width, edit.height, lang))
    for name, words in _MARGINS.items():
        margin: Pt | None = getattr(edit, name)
        if margin is not None:
            yield words.of(lang).format(centimetres(margin, lang))
