"""Says what an edit changes, in the words and units of Word's own dialogs: "cỡ chữ 11 pt → 13 pt"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from decree30_lint.model.causes import SourceSettings
from decree30_lint.model.document import Document, Paragraph, Section
from decree30_lint.model.edits import (
    DrawLine,
    Edit,
    NumberPages,
    PlaceInTable,
    ReplaceText,
    ScaleTable,
    SetBlanks,
    SetColumnWidths,
    SetLayout,
    SetPage,
    SetRunFormat,
    SetStyle,
)
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import ALIGN
from decree30_lint.report.quantities import centimetres, number, paper_words, points, spacing_words
from decree30_lint.report.text_changes import Replacement, replaced_words

_ARROW = " → "
_SETS = Words("{} đặt thành {}", "{} set to {}")
_BLACK = Words("đen", "black")
_SWITCHES = {
    "bold": (Words("chữ đậm", "bold"), Words("chữ không đậm", "not bold")),
    "italic": (Words("chữ nghiêng", "italic"), Words("chữ đứng", "upright")),
    "underlined": (Words("gạch chân", "underlined"), Words("không gạch chân", "not underlined")),
    "all_caps": (Words("hiện thành chữ in hoa", "shown in capitals"), Words("hiện như đã gõ", "shown as typed")),
    "small_caps": (Words("chữ hoa nhỏ", "small capitals"), Words("không dùng chữ hoa nhỏ", "no small capitals")),
    "highlighted": (Words("tô nổi", "highlighted"), Words("không tô nổi", "not highlighted")),
    "shaded": (Words("tô nền", "shaded"), Words("không tô nền", "not shaded")),
    "contextual": (
        Words("bỏ khoảng cách giữa các đoạn cùng kiểu", "no space between paragraphs of one style"),
        Words("giữ khoảng cách giữa các đoạn cùng kiểu", "space between paragraphs of one style"),
    ),
    "page_break_before": (
        Words("sang trang mới trước đoạn", "page break before the paragraph"),
        Words("không sang trang mới trước đoạn", "no page break before the paragraph"),
    ),
}
_NAMES = {
    "family": Words("phông chữ", "font"),
    "size": Words("cỡ chữ", "size"),
    "colour": Words("màu chữ", "colour"),
    "tracking": Words("khoảng cách giữa các chữ cái", "character spacing"),
    "character_scale": Words("độ rộng chữ", "character scale"),
    "vertical_align": Words("chỉ số trên, dưới", "superscript, subscript"),
    "align": Words("", ""),
    "left": Words("thụt trái", "left indent"),
    "right": Words("thụt phải", "right indent"),
    "first_line": Words("thụt dòng đầu", "first-line indent"),
    "before": Words("cách đoạn trước", "space before"),
    "after": Words("cách đoạn sau", "space after"),
    "spacing": Words("giãn dòng", "line spacing"),
    "tab_stops": Words("điểm dừng của phím Tab", "tab stops"),
}
_MARGINS = {
    "top": Words("lề trên", "top margin"),
    "bottom": Words("lề dưới", "bottom margin"),
    "left": Words("lề trái", "left margin"),
    "right": Words("lề phải", "right margin"),
}
_BASELINE = {
    "baseline": Words("chữ thường", "on the line"),
    "superscript": Words("chỉ số trên", "superscript"),
    "subscript": Words("chỉ số dưới", "subscript"),
}
_PAPER = Words("khổ giấy", "paper")
_LINE = Words("đường kẻ dưới dòng chữ:", "line below the text:")
_NO_LINE = Words("không có", "none")
_SOME_LINE = Words("đường kẻ cũ", "the old line")
_SOLID = Words("nét liền, dài {}", "solid, {} long")
_LONG = Words("dài {}", "{} long")
_NUMBERED = Words(
    "số đặt giữa lề trên, cỡ chữ {}, không hiện ở trang đầu",
    "the number in the middle of the upper margin, in {}, none on the first page",
)
_STYLE = Words("kiểu (Style) “{}”: {}", "style “{}”: {}")
_DEFAULTS = Words("định dạng chung của tệp: {}", "defaults of the document: {}")
_IN_TABLE = Words(
    "phần đầu dàn bằng Tab, dấu cách → bảng hai cột không viền", "letterhead set with tabs → a table without lines"
)
_COLUMNS = Words("độ rộng các cột của bảng → {}", "widths of the columns → {}")
_SCALED = Words("độ rộng các cột của bảng → theo độ rộng của phần chữ", "widths of the columns → as the width of the text")
_BLANKS = Words("số dấu cách trước chữ → {}", "blanks before the words → {}")


class DocumentNow(Struct, frozen=True):
    """Holds a document before it is changed, with its paragraphs by path."""

    document: Document
    paragraphs: Mapping[Path, Paragraph]

    @classmethod
    def of(cls, document: Document) -> DocumentNow:
        return cls(document, {p.anchor.path: p for p in document.every_paragraph()})

    def formats(self, anchor: Anchor) -> list[RunFormat]:
        """Returns the formats of the characters at the anchor; of a blank paragraph that of its mark."""
        paragraph = self.paragraphs.get(anchor.path)
        if paragraph is None:
            return []
        end = len(paragraph.text) if anchor.end is None else anchor.end
        spans = [span for span in paragraph.spans if span.start < end and anchor.start < span.end]
        return [span.format for span in spans if span.text.strip()] or [paragraph.mark]

    def section(self, anchor: Anchor) -> Section | None:
        number = anchor.path.number or 1
        return self.document.sections[number - 1] if number <= len(self.document.sections) else None


def change_words(edit: Edit, now: DocumentNow, of_style: SourceSettings | None = None) -> tuple[Words, ...]:
    """Returns what the edit changes, one property each; what is so already is left out.

    `of_style` is what is set now in the style that the edit changes, where that is known.
    """
    said = (_style_words(edit, of_style, lang) if isinstance(edit, SetStyle) else _said(edit, now, lang) for lang in Lang)
    return tuple(map(Words, *said))


def _said(edit: Edit, now: DocumentNow, lang: Lang) -> Iterator[str]:
    match edit:
        case SetRunFormat():
            yield from _property_words(edit.format, now.formats(edit.at), lang)
        case SetLayout():
            paragraph = now.paragraphs.get(edit.at.path)
            yield from _property_words(edit.layout, [paragraph.layout] if paragraph else [], lang)
        case ReplaceText():
            yield _text_words((edit,), now, lang)
        case SetPage():
            yield from _page_words(edit, now.section(edit.at), lang)
        case DrawLine():
            yield _line_words(edit, now, lang)
        case NumberPages():
            yield _NUMBERED.of(lang).format(points(edit.size, lang))
        case PlaceInTable():
            yield _IN_TABLE.of(lang)
        case ScaleTable():
            yield _SCALED.of(lang)
        case SetBlanks():
            yield _BLANKS.of(lang).format(edit.count)
        case SetColumnWidths():
            yield _COLUMNS.of(lang).format("; ".join(centimetres(width, lang) for width in edit.widths))


def _property_words(wanted: RunFormat | ParagraphLayout, now: Iterable[Any], lang: Lang) -> Iterator[str]:
    """Yields each property that is set and differs from what it is now."""
    present = list(now)
    for name in wanted.__struct_fields__:
        value = getattr(wanted, name)
        if value is None or value == ():
            continue
        after = _value_words(name, value, lang)
        before = list(dict.fromkeys(_value_words(name, getattr(each, name), lang) for each in present))
        if before != [after]:
            yield _changed(_NAMES[name].of(lang) if name in _NAMES else "", [each for each in before if each], after, lang)


def _changed(name: str, before: Iterable[str], after: str, lang: Lang) -> str:
    """Returns "cỡ chữ 11 pt, 12 pt → 13 pt"; where nothing is known of before, "cỡ chữ đặt thành 13 pt"."""
    others = ", ".join(each for each in before if each != after)
    if others:
        return f"{name} {others}{_ARROW}{after}".strip()
    return _SETS.of(lang).format(name, after) if name else after


def _value_words(name: str, value: Any, lang: Lang) -> str:
    """Returns a value as Word's dialogs show it; "" for one that is not known."""
    if value is None:
        return ""
    if name in _SWITCHES:
        on, off = _SWITCHES[name]
        return (on if value else off).of(lang)
    return _VALUES[name](value, lang)


def _colour(value: str, lang: Lang) -> str:
    return _BLACK.of(lang) if value == "000000" else f"#{value}"


def _stops(value: tuple[tuple[Pt, Any], ...], lang: Lang) -> str:
    return "; ".join(centimetres(position, lang) for position, _ in value)


_VALUES: Mapping[str, Callable[[Any, Lang], str]] = {
    "family": lambda value, _: str(value),
    "size": points,
    "colour": _colour,
    "vertical_align": lambda value, lang: _BASELINE[value].of(lang),
    "tracking": points,
    "character_scale": lambda value, lang: f"{number(value * 100, lang, 0)}%",
    "align": lambda value, lang: ALIGN[value].of(lang),
    "left": centimetres,
    "right": centimetres,
    "first_line": centimetres,
    "before": points,
    "after": points,
    "spacing": spacing_words,
    "tab_stops": _stops,
}


def _page_words(edit: SetPage, now: Section | None, lang: Lang) -> Iterator[str]:
    lengths: list[tuple[str, list[str], str]] = []
    if edit.width is not None and edit.height is not None:
        before = [paper_words(now.width, now.height, lang)] if now else []
        lengths.append((_PAPER.of(lang), before, paper_words(edit.width, edit.height, lang)))
    for name, words in _MARGINS.items():
        margin: Pt | None = getattr(edit, name)
        if margin is not None:
            before = [centimetres(getattr(now.margins, name), lang)] if now and now.margins else []
            lengths.append((words.of(lang), before, centimetres(margin, lang)))
    yield from (_changed(said, before, after, lang) for said, before, after in lengths if before != [after])


def _line_words(edit: DrawLine, now: DocumentNow, lang: Lang) -> str:
    strokes = now.document.strokes_under.get(edit.at.path, ())
    before = [
        _LONG.of(lang).format(centimetres(stroke.length, lang)) if stroke.length is not None else _SOME_LINE.of(lang)
        for stroke in strokes
    ] or [_NO_LINE.of(lang)]
    after = _SOLID.of(lang).format(centimetres(edit.length, lang))
    return f"{_LINE.of(lang)} {', '.join(before)}{_ARROW}{after}"


def replacement_words(edits: Sequence[ReplaceText], now: DocumentNow) -> Words:
    """Returns what several changes of one paragraph, in their order, make of its text."""
    return Words(*(_text_words(edits, now, lang) for lang in Lang))


def _text_words(edits: Sequence[ReplaceText], now: DocumentNow, lang: Lang) -> str:
    paragraph = now.paragraphs.get(edits[0].at.path)
    text = paragraph.text if paragraph else ""
    replacements = [Replacement(e.at.start, len(text) if e.at.end is None else e.at.end, e.text) for e in edits]
    return replaced_words(text, replacements, lang)


def _style_words(edit: SetStyle, now: SourceSettings | None, lang: Lang) -> Iterator[str]:
    letters = _property_words(edit.format, [now] if isinstance(now, RunFormat) else (), lang) if edit.format else ()
    layout = _property_words(edit.layout, [now] if isinstance(now, ParagraphLayout) else (), lang) if edit.layout else ()
    for said in (*letters, *layout):
        yield _DEFAULTS.of(lang).format(said) if edit.style is None else _STYLE.of(lang).format(edit.style, said)
