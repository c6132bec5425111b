"""A comparison as a page for the browser: both documents side by side, what differs is marked. No network, no script."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from decree30_lint.model.comparison import Comparison, ComparisonRow, Difference, DifferenceKind, DifferenceSide
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.formatting import Align
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.comparison_words import DRAFT, FINAL, GROUPS, counts, sentence
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.landmarks import Landmarks, LandmarksOfBoth, landmarks_of_both

_TITLE = Words("So sánh dự thảo với bản cuối", "The draft beside the final")
_AGREE = Words("Khớp: bản cuối nói đúng như dự thảo.", "They agree: the final says what the draft says.")
_DIFFER = Words("Khác nhau: {}.", "They differ: {}.")
_COUNTED = Words(
    "Đã so {} chữ của dự thảo với {} chữ của bản cuối; {} chữ khớp.",
    "{} words of the draft were compared with {} of the final; {} agree.",
)
_FOLDED = Words("{} đoạn giống nhau", "{} paragraphs that agree")
_PLACES = Words("{} chỗ", "{} places")
_AT_EDGES = 1  # rows that agree and stay open beside those that differ
_FOLD_FROM = 4  # rows that agree, from which they are folded
_UNMARKED = frozenset((DifferenceKind.SUBSTITUTE,))  # else all of the text would be marked
_PLACE_MARK = "‸"  # where the other document has more
_RANK = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}
_STYLE = """
:root{color-scheme:light}
body{font:16px/1.5 "Times New Roman",Tinos,"Liberation Serif",serif;margin:0;background:#eef0f2;color:#111}
main{max-width:1200px;margin:0 auto;padding:1.5rem}
h1,h2,.verdict,.list,th,summary,.counted{font-family:system-ui,"Segoe UI",Roboto,Arial,sans-serif}
h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.05rem;margin:1.2rem 0 .3rem}
.verdict{font-weight:600;padding:.5rem .8rem;border-radius:.3rem;border-left:.4rem solid}
.verdict.error{background:#fde8e8;border-color:#c81e1e}.verdict.warning{background:#fdf3d6;border-color:#b7791f}
.verdict.info{background:#e3f4e7;border-color:#1f7a3a}
.counted{font-size:.9rem;color:#444}
.list{font-size:.92rem;background:#fff;padding:.6rem 1rem .6rem 2.6rem;margin:0;border-radius:.3rem}
.list li{margin:.25rem 0}.level{font-weight:600}
.level.error{color:#a31515}.level.warning{color:#8a5a00}.level.info{color:#1d5c8f}
.where{color:#555}
table{width:100%;border-collapse:separate;border-spacing:0;table-layout:fixed;background:#fff;margin-top:1.2rem}
th{position:sticky;top:0;background:#33475b;color:#fff;text-align:left;padding:.5rem .8rem;font-size:.95rem}
td{vertical-align:top;padding:.25rem .8rem;border-bottom:1px solid #e6e8ea;width:50%;white-space:pre-wrap}
td,th{overflow-wrap:anywhere}
td+td{border-left:1px solid #cfd4d9}tr.differs td{background:#fffdf3}
td.empty{background:repeating-linear-gradient(135deg,#f3f4f5,#f3f4f5 6px,#fafafa 6px,#fafafa 12px)!important}
p{margin:.1rem 0}p.centre{text-align:center}p.right{text-align:right}
mark{padding:0 .1em;border-radius:.15em;color:inherit}
mark.error{background:#ffc9c9;outline:1px solid #e03131}mark.warning{background:#ffe8a3}mark.info{background:#d6eaff}
mark sup{font:600 .62em system-ui,sans-serif;margin-left:.15em}mark a{color:#333;text-decoration:none}
details{padding:.2rem 0}summary{cursor:pointer;color:#555;font-size:.9rem;white-space:normal}
td.fold{padding:.2rem .8rem;background:#f7f8f9}
.inner{margin:0}.inner td{background:#fff}
@media print{th{position:static}body{background:#fff}}
"""


class _Highlight(NamedTuple):
    """Characters of a paragraph that belong to a difference; `number` counts from 1, in the order of the list."""

    start: int
    end: int
    number: int
    level: Level


class _Half(NamedTuple):
    """Holds one of the two documents: its paragraphs and their marks by path."""

    name: str
    side: str
    paragraphs: Mapping[Path, Paragraph]
    marks: Mapping[Path, Sequence[_Highlight]]
    landmarks: Landmarks


def comparison_html(
    comparison: Comparison, draft: str, final: str, lang: Lang, landmarks: LandmarksOfBoth | None = None
) -> str:
    """`draft` and `final` are the names of the files as the user gave them; `landmarks` name the places in them."""
    of_draft, of_final = landmarks or landmarks_of_both(comparison)
    listed = [d for _, kinds in GROUPS for d in comparison.differences if d.kind in kinds]
    halves = (
        _Half(draft, "d", _paragraphs(comparison.draft), _marks(listed, 0), of_draft),
        _Half(final, "f", _paragraphs(comparison.final), _marks(listed, 1), of_final),
    )
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{lang.value}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{_TITLE.of(lang)}</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>{_TITLE.of(lang)}</h1>",
        _verdict(comparison, lang),
        f'<p class="counted">{_COUNTED.of(lang).format(*comparison.words)}</p>',
        *_lists(listed, halves, lang),
        *_table(comparison.rows, halves, lang),
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _escaped(text: str, keep: str = "") -> str:
    return escape(printable(text, keep))


def _paragraphs(document: Document) -> dict[Path, Paragraph]:
    return {p.anchor.path: p for p in (*document.paragraphs, *document.footnotes)}


def _marks(listed: Sequence[Difference], half: int) -> dict[Path, list[_Highlight]]:
    found: dict[Path, list[_Highlight]] = {}
    for number, difference in enumerate(listed, start=1):
        if difference.kind in _UNMARKED:
            continue
        for anchor in (anchor for places in difference.places() for anchor in places[half].anchors):
            end = anchor.start if anchor.end is None else anchor.end
            found.setdefault(anchor.path, []).append(_Highlight(anchor.start, end, number, difference.level))
    return found


def _verdict(comparison: Comparison, lang: Lang) -> str:
    found = counts(comparison)
    grave = next((level for level in (Level.ERROR, Level.WARNING) if found[level]), Level.INFO)
    said = ", ".join(f"{found[level]} {LEVEL[level].of(lang)}" for level in _RANK if found[level])
    text = _AGREE.of(lang) if grave is Level.INFO else _DIFFER.of(lang).format(said)
    return f'<p class="verdict {grave.value}">{text}</p>'


def _lists(listed: Sequence[Difference], halves: tuple[_Half, _Half], lang: Lang) -> Iterator[str]:
    number = 1
    for title, kinds in GROUPS:
        own = [d for d in listed if d.kind in kinds]
        if not own:
            continue
        yield f'<h2>{title.of(lang)}</h2><ol class="list" start="{number}">'
        for difference in own:
            yield _item(difference, number, halves, lang)
            number += 1
        yield "</ol>"


def _item(difference: Difference, number: int, halves: tuple[_Half, _Half], lang: Lang) -> str:
    level = f'<span class="level {difference.level.value}">{capitalised(LEVEL[difference.level].of(lang))}.</span>'
    links = [
        f"{_link(difference, side, half, number, label.of(lang))}: {_escaped(half.landmarks.words(side.anchor, lang))}"
        for half, label, side in zip(halves, (DRAFT, FINAL), (difference.draft, difference.final), strict=True)
        if side.anchor is not None
    ]
    links += [_PLACES.of(lang).format(len(difference.also) + 1)] if difference.also else []
    where = f' <span class="where">({"; ".join(links)})</span>' if links else ""
    return f"<li>{level} {_escaped(sentence(difference, lang))}{where}</li>"


def _link(difference: Difference, side: DifferenceSide, half: _Half, number: int, label: str) -> str:
    """Only where there is a mark to go to: headers are not shown, nor is what would mark all of the text."""
    shown = side.anchor is not None and side.anchor.path in half.paragraphs and difference.kind not in _UNMARKED
    return f'<a href="#{half.side}{number}">{label}</a>' if shown else label


def _table(rows: Sequence[ComparisonRow], halves: tuple[_Half, _Half], lang: Lang) -> Iterator[str]:
    heads = "".join(
        f"<th>{label.of(lang)}: {_escaped(half.name)}</th>" for label, half in zip((DRAFT, FINAL), halves, strict=True)
    )
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    seen: set[str] = set()
    for differs, group in groupby(rows, key=lambda row: _differs(row, halves)):
        own = list(group)
        fold = not differs and len(own) >= _FOLD_FROM + 2 * _AT_EDGES
        shown = [_row(row, halves, seen, differs=differs) for row in own]
        if fold:
            yield from shown[:_AT_EDGES]
            yield _folded(shown[_AT_EDGES:-_AT_EDGES], lang)
            shown = shown[-_AT_EDGES:]
        yield from shown
    yield "</tbody></table>"


def _folded(rows: Sequence[str], lang: Lang) -> str:
    inner = f'<table class="inner"><tbody>{"".join(rows)}</tbody></table>'
    said = _FOLDED.of(lang).format(len(rows))
    return f'<tr><td class="fold" colspan="2"><details><summary>{said}</summary>{inner}</details></td></tr>'


def _differs(row: ComparisonRow, halves: tuple[_Half, _Half]) -> bool:
    return any(path in half.marks for paths, half in zip((row.draft, row.final), halves, strict=True) for path in paths)


def _row(row: ComparisonRow, halves: tuple[_Half, _Half], seen: set[str], *, differs: bool) -> str:
    cells = "".join(_cell(paths, half, seen) for paths, half in zip((row.draft, row.final), halves, strict=True))
    return f'<tr class="differs">{cells}</tr>' if differs else f"<tr>{cells}</tr>"


def _cell(paths: Sequence[Path], half: _Half, seen: set[str]) -> str:
    if not paths:
        return '<td class="empty"></td>'
    shown = (_paragraph(half.paragraphs[path], half.marks.get(path, ()), half.side, seen) for path in paths)
    return f"<td>{''.join(shown)}</td>"


_ALIGNED = {Align.CENTRE: ' class="centre"', Align.RIGHT: ' class="right"'}


def _paragraph(paragraph: Paragraph, marks: Sequence[_Highlight], side: str, seen: set[str]) -> str:
    """Returns the text of a paragraph, cut wherever a mark or a look begins or ends."""
    cuts = {span.start for span in paragraph.spans} | {at for mark in marks for at in (mark.start, mark.end)}
    end = paragraph.spans[-1].end
    edges = sorted({at for at in cuts if paragraph.spans[0].start <= at <= end} | {end})
    carets: dict[int, list[_Highlight]] = {}
    for mark in marks:
        if mark.start == mark.end:
            carets.setdefault(mark.start, []).append(mark)
    pieces = []
    for start, own in zip(edges, _over(edges, marks), strict=True):
        pieces += [_caret(mark, side, seen) for mark in carets.get(start, ())]
        if own is not None:
            pieces.append(_marked(_looking(paragraph, start, own.stop), own.marks, own.stop, side, seen))
    return f"<p{_ALIGNED.get(paragraph.layout.align or Align.LEFT, '')}>{''.join(pieces)}</p>"


class _HighlightedPiece(NamedTuple):
    """Holds the marks over a piece of a paragraph that ends at `stop`, in the order of their numbers."""

    stop: int
    marks: Sequence[_Highlight]


def _over(edges: Sequence[int], marks: Sequence[_Highlight]) -> Iterator[_HighlightedPiece | None]:
    """Yields what lies over each piece between two edges, and None behind the last."""
    waiting = sorted(((mark.start, at) for at, mark in enumerate(marks) if mark.start < mark.end), reverse=True)
    over: list[int] = []
    for start, stop in pairwise(edges):
        while waiting and waiting[-1][0] <= start:
            insort(over, waiting.pop()[1])
        over = [at for at in over if stop <= marks[at].end]
        yield _HighlightedPiece(stop, [marks[at] for at in over])
    yield None


def _looking(paragraph: Paragraph, start: int, stop: int) -> str:
    span = paragraph.spans[bisect_right(paragraph.spans, start, key=lambda span: span.start) - 1]
    text = _escaped(span.text[start - span.start : stop - span.start].replace("\f", "\n"), keep="\t\n")
    text = f"<b>{text}</b>" if span.format.bold else text
    return f"<i>{text}</i>" if span.format.italic else text


def _caret(mark: _Highlight, side: str, seen: set[str]) -> str:
    return _marked(_PLACE_MARK, [mark], mark.end, side, seen)


def _marked(text: str, marks: Sequence[_Highlight], stop: int, side: str, seen: set[str]) -> str:
    """The numbers of the differences stand where they end."""
    if not marks:
        return text
    level = min((mark.level for mark in marks), key=_RANK.__getitem__)
    numbers = ",".join(_number(mark.number, side, seen) for mark in marks if mark.end == stop)
    return f'<mark class="{level.value}">{text}{f"<sup>{numbers}</sup>" if numbers else ""}</mark>'


def _number(number: int, side: str, seen: set[str]) -> str:
    """Returns the number of a difference; its first place can be gone to from the list."""
    name = f"{side}{number}"
    if name in seen:
        return str(number)
    seen.add(name)
    return f'<a id="{name}">{number}</a>'
