"""Tells what was understood of a document: each paragraph, its part, the evidence, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from msgspec import to_builtins

from decree30_lint.model.document import Document, Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.origin import OriginKind, Origins
from decree30_lint.model.parts import Component, Evidence, Subject, Text, Vocabulary
from decree30_lint.model.path import Path
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.plain import plain, without_empty
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.recognise.evidence import WEIGHTS
from decree30_lint.report.controls import json_text
from decree30_lint.report.fact_words import ALIGN, capitalised, quoted, stage_words
from decree30_lint.report.flatten import pdf_note
from decree30_lint.report.landmarks import Landmarks
from decree30_lint.report.origin_words import origin_words
from decree30_lint.report.quantities import centimetres, number, points, spacing_words
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.types import type_id, type_name
from decree30_lint.report.wrapping import block
from decree30_lint.syntax.piece import Parsed, Piece

SCHEMA = "decree30-lint/inspect-1"

_COLUMN = 11
_TYPE = Words("Loại văn bản: {} (chắc chắn {} %)", "Type of document: {} ({} % certain)")
_STAGE = Words("Giai đoạn: {}", "Stage: {}")
_NO_PART = Words("(không thuộc phần nào)", "(no part)")
_CERTAIN = Words("{} [{}], chắc chắn {} %", "{} [{}], {} % certain")
_EVIDENCE = Words("Vì sao:", "Because:")
_RUNNER_UP = Words("Hoặc là:", "Or else:")
_FIELDS = Words("Gồm:", "Holds:")
_WEIGHTS = Words(
    "Dấu hiệu để nhận ra từng thành phần. Thêm một điểm thì khả năng tăng gấp đôi; điểm trừ là dấu hiệu chống lại.",
    "The signs by which each part is recognised. One point more doubles the odds; a negative one speaks against the part.",
)
_ALONE = Words("đủ", "enough")
_LETTERS = Words("Chữ:", "Letters:")
_LAYOUT = Words("Đoạn:", "Layout:")
_ORIGINS = Words("Đặt ở:", "Set by:")
_UNKNOWN = Words("tệp không ghi", "not in the file")
_SWITCHES = {
    "bold": Words("đậm", "bold"),
    "italic": Words("nghiêng", "italic"),
    "underlined": Words("gạch chân", "underlined"),
    "all_caps": Words("tự động in hoa", "all caps"),
    "small_caps": Words("chữ hoa nhỏ", "small caps"),
    "off_baseline": Words("chỉ số trên/dưới", "superscript or subscript"),
    "highlighted": Words("tô nổi", "highlighted"),
    "shaded": Words("tô nền", "shaded"),
}
_LENGTHS = {
    "left": Words("thụt trái {}", "left indent {}"),
    "right": Words("thụt phải {}", "right indent {}"),
    "first_line": Words("thụt dòng đầu {}", "first line {}"),
}
_GAPS = Words("cách trên {}, cách dưới {}", "{} before, {} after")
_SPACING = Words("giãn dòng {}", "line spacing {}")
_BLACK = "000000"
_AND_SO_ON = Words("… và {} kiểu chữ khác", "… and {} more looks")
_MOST_LOOKS = 4
_HELD = {  # pieces of a parsed line
    "number": Words("số", "number"),
    "symbol": Words("ký hiệu", "symbol"),
    "type": Words("loại", "type"),
    "agency": Words("cơ quan, đơn vị", "agency"),
    "place": Words("địa danh", "place"),
    "day": Words("ngày", "day"),
    "month": Words("tháng", "month"),
    "year": Words("năm", "year"),
    "authority": Words("quyền hạn", "authority"),
    "post": Words("chức vụ", "post"),
    "ending": Words("dấu cuối", "last sign"),
    "label": Words("nhãn", "label"),
    "filing": Words("dòng lưu", "line on filing"),
    "entry": Words("mục đầu", "first entry"),
    "time": Words("giờ ký", "time of signing"),
}

Found = tuple[Component, Paragraph]


def inspection_text(subject: Subject, name: str, style: TextStyle) -> str:
    main = subject.main
    certain = number(main.type_confidence * 100, style.lang, 0)
    lines = [
        style.file_name(name),
        *block(style.render(_TYPE, style.render(type_name(subject)), certain), style.width, 2),
        *block(style.render(_STAGE, stage_words(subject.stage, subject.stage_reason, style.lang)), style.width, 2),
    ]
    document, note = subject.document, pdf_note(subject.document)
    if note is not None:
        from decree30_lint.report.findings.pdf_facts import pdf_words, unread_words

        said = (pdf_words(note, document.scan, style), unread_words(note, document.legibility, style))
        lines += [line for words in said if words for line in block(words, style.width, 2)]
    landmarks = Landmarks.of(subject)
    for paragraph, found in _paragraphs(subject):
        place = capitalised(landmarks.words(paragraph.anchor, style.lang))
        lines += ["", *block(f"{place}: {quoted(paragraph.text)}", style.width, 0, 2)]
        lines += _paragraph(paragraph, found, subject, style)
    return "\n".join([*lines, ""])


def inspection_json(subject: Subject, name: str, lang: Lang) -> str:
    note = pdf_note(subject.document)
    whole = {
        "schema": SCHEMA,
        "path": name,
        "family": subject.recognition.family.value,
        "document_type": {"id": type_id(subject), "confidence": round(subject.main.type_confidence, 2)},
        "stage": {"id": subject.stage.value, "why": subject.stage_reason.value},
        **({} if note is None else {"pdf": plain(note)}),
        "texts": [_text_entry(text) for text in subject.recognition.texts],
        "paragraphs": [_entry(paragraph, found, subject.document, lang) for paragraph, found in _paragraphs(subject)],
    }
    return json_text(whole, indent=2) + "\n"


def _paragraphs(subject: Subject) -> Iterator[tuple[Paragraph, list[Found]]]:
    """Every paragraph with text or a part, in the order of the page, and the components that hold a piece of it."""
    held: dict[Path, list[Found]] = {}
    for text in subject.recognition.texts:
        for component in text.components:
            for piece in component.paragraphs:
                held.setdefault(piece.anchor.path, []).append((component, piece))
    for paragraph in _every_paragraph(PlaceIndex.of(subject)):
        found = held.get(paragraph.anchor.path, [])
        if found or not paragraph.is_blank:
            yield paragraph, found


def _every_paragraph(places: PlaceIndex) -> list[Paragraph]:
    return sorted(places.paragraphs.values(), key=lambda p: (p.anchor.order, str(p.anchor.path)))


def _paragraph(paragraph: Paragraph, found: list[Found], subject: Subject, style: TextStyle) -> Iterator[str]:
    if not found:
        yield "  " + style.ink.dim(style.render(_NO_PART))
    for component, piece in found:
        yield from _part(component, piece, paragraph, subject, style)
    looks = list(dict.fromkeys(letters_words(span.format, style) for span in _shown(paragraph)))
    set_by = _origins(paragraph, subject.document)
    rows = (
        (_LETTERS, _few(looks, style)),
        (_LAYOUT, layout_words(paragraph.layout, style)),
        (_ORIGINS, origin_words(set_by, style)),
    )
    for label, value in rows:
        if value:
            yield from style.labelled(style.render(label), value, 2, _COLUMN)


def _origins(paragraph: Paragraph, document: Document) -> Origins:
    """Returns where the layout and the first look of a paragraph come from, nothing where the reader did not say."""
    known = document.origins.get(paragraph.anchor.path)
    if known is None:
        return {}
    letters = (known.letters[span.format] for span in _shown(paragraph) if span.format in known.letters)
    return {**known.layout, **next(letters, {})}


def _few(looks: list[str], style: TextStyle) -> str:
    more = len(looks) - _MOST_LOOKS
    return " | ".join([*looks[:_MOST_LOOKS], *([style.render(_AND_SO_ON, more)] if more > 0 else [])])


def _part(component: Component, piece: Paragraph, paragraph: Paragraph, subject: Subject, style: TextStyle) -> Iterator[str]:
    name = style.render(subject.vocabulary.parts[component.part])
    slug = component.part.value + (f", {component.role}" if component.role else "")
    certain = style.render(_CERTAIN, capitalised(name), slug, number(component.confidence * 100, style.lang, 0))
    if piece.text == paragraph.text:
        yield from style.headed(certain, "cyan")
    else:
        yield from style.headed(f"{certain}:", "cyan", quoted(piece.text))
    if component.evidence:
        yield from style.labelled(
            style.render(_EVIDENCE), "; ".join(_with_points(each, style) for each in component.evidence), 2, _COLUMN
        )
    if component.runner_up is not None:
        other = f"{capitalised(style.render(subject.vocabulary.parts[component.runner_up]))} [{component.runner_up.value}]"
        yield from style.labelled(style.render(_RUNNER_UP), other, 2, _COLUMN)
    pieces = _pieces(component)
    held = [f"{style.render(words)} {quoted(pieces[key].text)}" for key, words in _HELD.items() if key in pieces]
    if held:
        yield from style.labelled(style.render(_FIELDS), ", ".join(held), 2, _COLUMN)


def letters_words(letters: RunFormat, style: TextStyle) -> str:
    """Returns "Times New Roman 13 pt, đậm"."""
    unknown = style.render(_UNKNOWN)
    family = letters.family or unknown
    size = points(letters.size, style.lang) if letters.size is not None else unknown
    switched = [style.render(words) for name, words in _SWITCHES.items() if getattr(letters, name)]
    colour = [f"#{letters.colour}"] if letters.colour not in (None, _BLACK) else []
    return ", ".join([f"{family} {size}", *switched, *colour])


def layout_words(layout: ParagraphLayout, style: TextStyle) -> str:
    """Returns "canh giữa, thụt dòng đầu 1 cm, cách trên 6 pt, cách dưới 0 pt, giãn dòng 1,5 dòng (1.5 lines)"."""
    words = [style.render(ALIGN[layout.align]) if layout.align else style.render(_UNKNOWN)]
    for name, template in _LENGTHS.items():
        length: Pt | None = getattr(layout, name)
        words += [style.render(template, centimetres(length, style.lang))] if length else []
    if layout.before is not None and layout.after is not None:
        words.append(style.render(_GAPS, points(layout.before, style.lang), points(layout.after, style.lang)))
    if layout.spacing is not None:
        words.append(style.render(_SPACING, spacing_words(layout.spacing, style.lang)))
    return ", ".join(words)


def _shown(paragraph: Paragraph) -> list[Span]:
    return [span for span in paragraph.spans if span.text.strip()]


def _text_entry(text: Text) -> dict[str, Any]:
    return {
        "kind": text.kind.value,
        "type": text.type,
        "family": text.family.value,
        "confidence": round(text.type_confidence, 2),
        "path": str(text.anchor.path),
    }


def _entry(paragraph: Paragraph, found: list[Found], document: Document, lang: Lang) -> dict[str, Any]:
    return {
        "path": str(paragraph.anchor.path),
        "page": paragraph.anchor.page,
        "text": paragraph.text,
        "parts": [_part_entry(component, piece, lang) for component, piece in found],
        "formats": [{"start": s.start, "end": s.end, **without_empty(s.format)} for s in _shown(paragraph)],
        "layout": without_empty(paragraph.layout),
        "style": paragraph.style,
        "origins": _origin_entries(_origins(paragraph, document)),
    }


def _origin_entries(origins: Origins) -> dict[str, Any]:
    return {name: without_empty(each) for name, each in origins.items() if each.kind is not OriginKind.APPLICATION}


def _part_entry(component: Component, piece: Paragraph, lang: Lang) -> dict[str, Any]:
    return {
        "part": component.part.value,
        "role": component.role,
        "text": piece.text,
        "confidence": round(component.confidence, 2),
        "evidence": [each.words.of(lang) for each in component.evidence],
        "points": [each.points for each in component.evidence],
        "runner_up": component.runner_up.value if component.runner_up else None,
        "fields": {name: to_builtins(piece) for name, piece in _pieces(component).items()},
    }


def _pieces(component: Component) -> Mapping[str, Piece]:
    """Returns the pieces of the component's line, where it was parsed."""
    return component.content.pieces if isinstance(component.content, Parsed) else {}


def _with_points(evidence: Evidence, style: TextStyle) -> str:
    """Returns "mở đầu bằng “Số” (+3)", without points where it decides alone."""
    words = style.render(evidence.words)
    return words if evidence.points is None else f"{words} ({_signed(evidence.points, style.lang)})"


def _signed(points: float, lang: Lang) -> str:
    return ("−" if points < 0 else "+") + number(abs(points), lang, 1)


def weights_text(vocabulary: Vocabulary, style: TextStyle) -> str:
    """Returns the table of what recognition weighs: each part with its signs, and the points of each."""
    lines = [style.render(_WEIGHTS)]
    for part, signs in groupby(WEIGHTS, key=lambda each: each.part):
        name = capitalised(style.render(vocabulary.parts[part]))
        lines += ["", *style.headed(f"{name} [{part.value}]", "cyan")]
        for each in signs:
            points = style.render(_ALONE) if each.points is None else _signed(each.points, style.lang)
            lines += style.labelled(points, style.render(each.words), 2, _COLUMN)
    return "\n".join(lines)
