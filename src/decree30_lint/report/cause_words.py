"""Says what several findings come from, and what to do about it in Word, so that a clerk can follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from decree30_lint.model.causes import Cause, CauseKind, SourceSettings
from decree30_lint.model.edits import PlaceInTable, SetColumnWidths, SetLayout, SetPage
from decree30_lint.model.formatting import LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.origin import OriginKind
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import ALIGN, capitalised
from decree30_lint.report.quantities import centimetres, number, paper_words, spacing_words


class CauseWords(Struct, frozen=True):
    """Holds a cause in words: its name with what is set there, what to set, and what to do."""

    name: Words
    wanted: Words | None
    advice: Words


def cause_words(cause: Cause, parts: Mapping[Part, Words]) -> CauseWords:
    """Returns the words for a cause; `parts` are the names of parts."""
    return CauseWords(
        name=_both(lambda lang: _name(cause, lang)),
        wanted=None if cause.wanted is None else _both(lambda lang: _wanted(cause.wanted, lang)),
        advice=_both(lambda lang: _advice(cause, parts, lang)),
    )


def _both(say: Callable[[Lang], str]) -> Words:
    return Words(say(Lang.VI), say(Lang.EN))


_NAMES = {
    CauseKind.STYLE: Words("Kiểu {}", "Style {}"),
    CauseKind.DEFAULTS: Words("Mặc định của tệp", "Defaults of the file"),
    CauseKind.LIST: Words("Danh sách tự động", "Automatic list"),
    CauseKind.SECTION: Words("Khổ giấy và lề trang", "Paper and margins"),
    CauseKind.TABBED_HEAD: Words(
        "Phần đầu văn bản đang canh bằng phím Tab hoặc dấu cách", "The letterhead is placed by tabs or blanks"
    ),
    CauseKind.BLANKS: Words(
        "Dòng chữ đang được đẩy vào bằng dấu cách hoặc phím Tab", "Lines are pushed into place by blanks or tabs"
    ),
    CauseKind.NARROW_TABLE: Words("Cột của bảng quá hẹp", "A column of the table is too narrow"),
}
_STYLE_KINDS = {
    OriginKind.TABLE_STYLE: Words("Kiểu bảng {}", "Table style {}"),
    OriginKind.CHARACTER_STYLE: Words("Kiểu ký tự {}", "Character style {}"),
}
_OF_SECTIONS = Words("{} của phần {} (Section)", "{} of section {}")


def _name(cause: Cause, lang: Lang) -> str:
    origin = cause.origin
    words = _STYLE_KINDS.get(origin.kind, _NAMES[cause.kind]) if origin else _NAMES[cause.kind]
    name = words.of(lang).format(origin.name or origin.key if origin else "")
    if cause.kind is CauseKind.SECTION and (sections := cause.key.partition("/")[0]) != "1":
        name = _OF_SECTIONS.of(lang).format(name, sections.replace(",", ", "))
    now = ", ".join(_settings(cause.now, lang)) if cause.now is not None else ""
    return f"{name}: {now}" if now else name


def _wanted(settings: SourceSettings | None, lang: Lang) -> str:
    """Returns what to set, beside a name that says of what: "13" for a size alone."""
    match settings:
        case RunFormat(family=str(family)) if settings == RunFormat(family=family):
            return family
        case RunFormat(size=float() | int()) if settings == RunFormat(size=settings.size):
            return number(settings.size or 0, lang)
        case _:
            return ", ".join(_settings(settings, lang))


_ON_OFF = {
    "bold": (Words("chữ đậm", "bold"), Words("chữ không đậm", "not bold")),
    "italic": (Words("chữ nghiêng", "italic"), Words("chữ đứng", "upright")),
    "underlined": (Words("chữ gạch chân", "underlined"), Words("chữ không gạch chân", "not underlined")),
    "all_caps": (Words("chữ in hoa (All caps)", "all caps"), Words("không in hoa tự động (All caps)", "no all caps")),
    "highlighted": (Words("chữ tô nổi", "highlighted"), Words("chữ không tô nổi", "not highlighted")),
    "shaded": (Words("chữ tô nền", "shaded"), Words("chữ không tô nền", "not shaded")),
    "contextual": (
        Words("bỏ khoảng cách giữa các đoạn cùng kiểu", "no gap between paragraphs of one style"),
        Words("có khoảng cách giữa các đoạn cùng kiểu", "a gap between paragraphs of one style, too"),
    ),
}
_FAMILY = Words("phông chữ {}", "font {}")
_SIZE = Words("cỡ chữ {}", "size {}")
_COLOUR = Words("màu chữ {}", "colour {}")
_BLACK = Words("chữ màu đen", "black letters")
_SPACING = Words("giãn dòng (Line spacing) {}", "line spacing {}")
_LENGTHS = {
    "left": Words("thụt lề trái (Left) {}", "left indent {}"),
    "right": Words("thụt lề phải (Right) {}", "right indent {}"),
    "first_line": Words("thụt dòng đầu (First line) {}", "first line indent {}"),
    "before": Words("khoảng cách trước đoạn (Before) {}", "{} before the paragraph"),
    "after": Words("khoảng cách sau đoạn (After) {}", "{} after the paragraph"),
}
_PAPER = Words("khổ giấy {}", "paper {}")
_MARGINS = {
    "top": Words("lề trên {}", "top margin {}"),
    "bottom": Words("lề dưới {}", "bottom margin {}"),
    "left": Words("lề trái {}", "left margin {}"),
    "right": Words("lề phải {}", "right margin {}"),
}


def _settings(settings: SourceSettings | None, lang: Lang) -> Iterator[str]:
    match settings:
        case RunFormat():
            yield from _letters(settings, lang)
        case ParagraphLayout():
            yield from _layout(settings, lang)
        case SetPage():
            yield from _page(settings, lang)


def _letters(letters: RunFormat, lang: Lang) -> Iterator[str]:
    if letters.family is not None:
        yield _FAMILY.of(lang).format(letters.family)
    if letters.size is not None:
        yield _SIZE.of(lang).format(number(letters.size, lang))
    if letters.colour is not None:
        yield _BLACK.of(lang) if letters.colour == "000000" else _COLOUR.of(lang).format(letters.colour)
    yield from _switches(letters, lang)


def _layout(layout: ParagraphLayout, lang: Lang) -> Iterator[str]:
    if layout.align is not None:
        yield ALIGN[layout.align].of(lang)
    for name, words in _LENGTHS.items():
        length: Pt | None = getattr(layout, name)
        if length is not None:
            in_points = name in ("before", "after")
            yield words.of(lang).format(f"{number(length, lang)} pt" if in_points else centimetres(length, lang))
    if layout.spacing is not None:
        yield _SPACING.of(lang).format(_lines(layout.spacing, lang))
    yield from _switches(layout, lang)


def _lines(spacing: LineSpacing, lang: Lang) -> str:
    """Returns "1,15", as the dialog has it for a multiple of single lines, else "đúng 18 pt"."""
    return number(spacing.lines, lang) if spacing.lines is not None else spacing_words(spacing, lang)


def _switches(look: RunFormat | ParagraphLayout, lang: Lang) -> Iterator[str]:
    for name, (on, off) in _ON_OFF.items():
        value = getattr(look, name, None)
        if value is not None:
            yield (on if value else off).of(lang)


def _page(page: SetPage, lang: Lang) -> Iterator[str]:
    if page.width is not None and page.height is not None:
        yield _PAPER.of(lang).format(paper_words(page.width, page.height, lang))
    for name, words in _MARGINS.items():
        margin: Pt | None = getattr(page, name)
        if margin is not None:
            yield words.of(lang).format(centimetres(margin, lang))


_STYLE = Words(
    "Thẻ Home (Trang đầu), nhóm Styles (kiểu): bấm chuột phải vào kiểu {style}, chọn Modify (sửa đổi){tab}, đặt {wanted}, "
    "bấm OK.",
    "Home, Styles: right-click the style {style}, choose Modify{tab}, set {wanted}, OK.",
)
_STYLE_TABS = {
    True: Words(", bấm Format (định dạng), chọn Font (phông)", ", Format, Font"),
    False: Words(", bấm Format (định dạng), chọn Paragraph (đoạn)", ", Format, Paragraph"),
}
_DEFAULTS = Words(
    "Mở hộp {dialog}, đặt {wanted}, bấm Set As Default (đặt làm mặc định), chọn This document only (chỉ văn bản này), "
    "bấm OK.",
    "Open the dialog {dialog}, set {wanted}, press Set As Default, this document only, OK.",
)
_DIALOGS = {
    True: Words("Font (phông; bấm Ctrl+D)", "Font (Ctrl+D)"),
    False: Words("Paragraph (đoạn; thẻ Home, mũi tên nhỏ ở góc nhóm Paragraph)", "Paragraph (Home, the arrow of Paragraph)"),
}
_KEEP = Words(
    " Chỗ đang đúng thì giữ như cũ ({now}): {kept}.",
    " What is right keeps {now}: {kept}.",
)
_OTHERS = Words("các dòng khác", "other lines")
_DIRECT = Words(
    "Giữ phím Ctrl, chọn các dòng dưới đây, rồi đặt {wanted}. Không sửa ở gốc, vì chỗ khác đang dùng đúng.",
    "Hold Ctrl, select the lines below, and set {wanted}. Leave the source as it is: others use it rightly.",
)
_SECTION = Words(
    "Thẻ Layout (bố trí), mục Margins (lề), chọn Custom Margins (lề tự đặt): đặt {wanted}{where}, bấm OK.",
    "Layout, Margins, Custom Margins: set {wanted}{where}, OK.",
)
_MOVES_HEAD = Words(
    "Phần đầu canh bằng phím Tab sẽ bị lệch, nên chuyển sang bảng 2 cột không viền.",
    "The letterhead, which tabs place, will be off then: put it into a table of 2 columns without lines.",
)
_PAPER_TAB = Words(" (khổ giấy ở ngăn Paper)", " (the size is under Paper)")
_HEAD = Words(
    "Dùng bảng 2 cột không viền: thẻ Insert (chèn), mục Table (bảng), kẻ bảng 2 cột, 2 hàng; chuyển cơ quan và số, ký "
    "hiệu sang cột trái, Quốc hiệu, Tiêu ngữ và địa danh, ngày tháng sang cột phải, xóa hết dấu Tab và dấu cách thừa; chọn "
    "cả bảng, bấm canh giữa (Ctrl+E), rồi ở thẻ Table Design (thiết kế bảng), mục Borders (viền), chọn No Border "
    "(không viền).",
    "Use a table of 2 columns without lines: Insert, Table, 2 columns and 2 rows; move the bodies and the number to the "
    "left, national name, motto, place and date to the right, and take tabs and blanks out; select the table, centre it "
    "(Ctrl+E), and choose No Border under Table Design, Borders.",
)
_BLANKS = Words(
    "Xóa dấu cách và dấu Tab ở đầu dòng; sau đó {}.", "Take blanks and tabs off the beginning of the lines; then {}."
)
_MIDDLE = Words("bấm canh giữa (Ctrl+E)", "centre the line (Ctrl+E)")
_FIRST = Words(
    "mở hộp Paragraph (đoạn), ở mục Special (đặc biệt) chọn First line (dòng đầu), đặt {}",
    "open Paragraph and set Special, First line to {}",
)
_OR = Words(" (dòng ở giữa) hoặc ", " (lines in the middle) or ")
_NARROW = Words(
    "Kéo đường biên giữa hai cột cho cột chứa dòng này rộng ra, để dòng chữ nằm trên một dòng.",
    "Drag the edge between the columns until the line fits into one.",
)
_WIDTHS = Words(
    "Bấm chuột phải vào bảng, chọn Table Properties (thuộc tính bảng), ngăn Column (cột): đặt {}, để dòng chữ "
    "nằm trên một dòng.",
    "Right-click the table, Table Properties, Column: set {}, so that the line fits into one.",
)
_COLUMN = Words("cột {} rộng {}", "column {} to {}")


def _advice(cause: Cause, parts: Mapping[Part, Words], lang: Lang) -> str:
    match cause.kind:
        case CauseKind.STYLE | CauseKind.DEFAULTS | CauseKind.LIST:
            return _at_source(cause, parts, lang) if cause.at_source else _filled(_DIRECT, cause, lang)
        case CauseKind.SECTION:
            paper = isinstance(cause.wanted, SetPage) and cause.wanted.width is not None
            advice = _filled(_SECTION, cause, lang, where=_PAPER_TAB.of(lang) if paper else "")
            moves_head = any(isinstance(edit, PlaceInTable) for edit in cause.cure)
            return f"{advice} {_MOVES_HEAD.of(lang)}" if moves_head else advice
        case CauseKind.TABBED_HEAD:
            return _HEAD.of(lang)
        case CauseKind.BLANKS:
            return _BLANKS.of(lang).format(_OR.of(lang).join(_instead_of_blanks(cause, lang)))
        case CauseKind.NARROW_TABLE:
            return _widths(cause, lang)


def _filled(words: Words, cause: Cause, lang: Lang, **more: str) -> str:
    return words.of(lang).format(wanted=", ".join(_settings(cause.wanted, lang)), **more)


def _at_source(cause: Cause, parts: Mapping[Part, Words], lang: Lang) -> str:
    of_letters = isinstance(cause.wanted, RunFormat)
    if cause.kind is CauseKind.DEFAULTS:
        advice = _filled(_DEFAULTS, cause, lang, dialog=_DIALOGS[of_letters].of(lang))
    else:
        style = (cause.origin.name or cause.origin.key or "") if cause.origin else ""
        advice = _filled(_STYLE, cause, lang, style=style, tab=_STYLE_TABS[of_letters].of(lang))
    if not cause.kept:
        return advice
    kept = [parts[part].of(lang) if part is not Part.WHOLE else _OTHERS.of(lang) for part in cause.kept]
    return advice + _KEEP.of(lang).format(now=", ".join(_settings(cause.now, lang)), kept=", ".join(kept))


def _instead_of_blanks(cause: Cause, lang: Lang) -> Iterator[str]:
    layouts = list(dict.fromkeys(edit.layout for edit in cause.cure if isinstance(edit, SetLayout)))
    if any(layout.align is not None for layout in layouts):
        yield _MIDDLE.of(lang)
    lengths = dict.fromkeys(layout.first_line for layout in layouts if layout.align is None)
    yield from (_FIRST.of(lang).format(centimetres(length, lang)) for length in lengths if length is not None)


def _widths(cause: Cause, lang: Lang) -> str:
    for edit in cause.cure:
        if isinstance(edit, SetColumnWidths):
            columns = (_COLUMN.of(lang).format(n, centimetres(width, lang, 1)) for n, width in enumerate(edit.widths, 1))
            return _WIDTHS.of(lang).format(", ".join(columns))
    return _NARROW.of(lang)


_CURED = Words("{}{} đặt {}; sửa một chỗ, hết {}.", "{}{} set {}; one change mends {}.")
_NAMED = Words("{}{} đặt {}; {} có chung nguyên nhân này.", "{}{} set {}; {} have this cause.")
_TYPED = Words("{}: {}.", "{}: {}.")


def headline(name: str, wanted: str | None, found: str, at_source: bool, lang: Lang) -> str:
    """Returns "Kiểu Normal: cỡ chữ 11, đặt cỡ chữ 13; sửa một chỗ, hết 13 lỗi.", where `found` is "13 lỗi"."""
    if wanted is None:
        return capitalised(_TYPED.of(lang).format(name, found))
    mark = ";" if ", " in wanted else ","  # of several values it must be seen where those begin that are to be set
    return capitalised((_CURED if at_source else _NAMED).of(lang).format(name, mark, wanted, found))
