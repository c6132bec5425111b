"""Says where the looks of a paragraph are set: in a style, in a list, or in the paragraph itself."""

from __future__ import annotations

from decree30_lint.model.origin import FormatOrigin, OriginKind, Origins
from decree30_lint.model.words import Words
from decree30_lint.report.text_style import TextStyle

_PLACES = {
    OriginKind.DEFAULTS: Words("mặc định của tệp", "defaults of the file"),
    OriginKind.TABLE_STYLE: Words("kiểu bảng {}", "table style {}"),
    OriginKind.PARAGRAPH_STYLE: Words("kiểu {}", "style {}"),
    OriginKind.NUMBERING: Words("danh sách", "list"),
    OriginKind.CHARACTER_STYLE: Words("kiểu ký tự {}", "character style {}"),
    OriginKind.DIRECT: Words("trực tiếp", "directly"),
}
_FIELDS = {
    "family": Words("phông chữ", "font"),
    "size": Words("cỡ chữ", "size"),
    "bold": Words("đậm", "bold"),
    "italic": Words("nghiêng", "italic"),
    "align": Words("canh lề", "alignment"),
    "left": Words("thụt trái", "left indent"),
    "first_line": Words("thụt dòng đầu", "first line"),
    "before": Words("cách trên", "gap before"),
    "after": Words("cách dưới", "gap after"),
    "spacing": Words("giãn dòng", "line spacing"),
}


def origin_words(origins: Origins, style: TextStyle) -> str:
    """Returns "kiểu Normal: phông chữ, cỡ chữ; trực tiếp: đậm", the weakest first; "" where the file sets nothing."""
    set_by: dict[FormatOrigin, list[str]] = {}
    for name, words in _FIELDS.items():
        if name in origins and origins[name].kind in _PLACES:
            set_by.setdefault(origins[name], []).append(style.render(words))
    order = list(OriginKind)
    places = sorted(set_by, key=lambda origin: order.index(origin.kind))
    return "; ".join(f"{style.render(_PLACES[origin.kind], origin.name)}: {', '.join(set_by[origin])}" for origin in places)
