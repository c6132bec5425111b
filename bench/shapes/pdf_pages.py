"""Shapes of PDF pages: how many, and how much of text, lines, pictures, fonts and fields is on one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bench.shapes.pdf import HELVETICA, number, pdf, stream, text

_LEFT, _RIGHT, _TOP, _FOOT = 85.0, 552.0, 785.0, 60.0
_READABLE = text("an em ta", _LEFT, 30)
"""Without words, or with those of another language alone, nothing of a file is judged."""

_SENTENCE = "The offices carry out the tasks that were given to them in time."


def _places(n: int) -> Iterator[tuple[float, float]]:
    """Places of n small things on a page, row by row: left and baseline in points."""
    across = max(1, round(n**0.5))
    down = -(-n // across)
    for at in range(n):
        column, row = at % across, at // across
        yield _LEFT + column * (_RIGHT - _LEFT) / across, _TOP - row * (_TOP - _FOOT) / down


def _lines(n: int) -> Iterator[float]:
    return (_TOP - at * (_TOP - _FOOT) / n for at in range(n))


def _page(make: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: pdf([make(n) + _READABLE])


def _pages(content: str) -> Callable[[int], bytes]:
    return lambda n: pdf([content] * n)


_LINES = "".join(text(_SENTENCE, _LEFT, y) for y in _lines(40))


def _words_on_a_grid(n: int) -> str:
    return "".join(text("a", x, y, 4) for x, y in _places(n))


def _columns(n: int) -> str:
    """Narrow columns of letters, each three lines high."""
    step = (_RIGHT - _LEFT) / n
    return "".join(text("a", _LEFT + at * step, _TOP - row * 14, max(step / 2, 0.5)) for row in range(3) for at in range(n))


def _two_columns(n: int) -> str:
    return "".join(text("an", _LEFT, y, 2) + text("em", 330, y, 2) for y in _lines(n))


def _same_place(n: int) -> str:
    return text("a", 100, 700) * n


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n"


def _rules(n: int) -> str:
    return "".join(_box(_LEFT, y, 400, 0.3) for y in _lines(n))


def _rules_and_text(n: int) -> str:
    return "".join(_box(_LEFT, y - 1, 100, 0.3) + text("ta", _LEFT, y, 2) for y in _lines(n))


def _grid(n: int) -> str:
    """A ruled table of n lines down and as many across as there are few."""
    rows = "".join(_box(_LEFT, y, _RIGHT - _LEFT, 0.3) for y in _lines(n))
    return rows + "".join(
        _box(x, _FOOT, 0.3, _TOP - _FOOT) + text("a", x + 2, y + 1, 2) for y in _lines(n) for x in (_LEFT, 300, _RIGHT)
    )


def _uprights(n: int) -> str:
    return "".join(_box(_LEFT + at * 450 / n, _FOOT, 0.1, 700) for at in range(n))


def _pieces(n: int) -> str:
    """One line in pieces."""
    return "".join(_box(_LEFT + at * 400 / n, 600, 400 / n, 0.3) for at in range(n))


def _paths(n: int) -> str:
    return "".join(f"{x:.2f} {y:.2f} m {x + 3:.2f} {y:.2f} l S\n" for x, y in _places(n))


def _long_path(n: int) -> str:
    return "85 700 m " + "".join(f"{85 + at % 400} {700 - at % 7} l\n" for at in range(n)) + "S"


def _clips(n: int) -> str:
    return "q 0 0 595 842 re W n\n" * n + text(_SENTENCE, _LEFT, 700) + "Q " * n


_IMAGE = stream("AAA", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8")


def _images(n: int) -> bytes:
    drawn = "".join(f"q 5 0 0 5 {x:.2f} {y:.2f} cm /I Do Q\n" for x, y in _places(n))
    return pdf([drawn + _LINES], [_IMAGE], resources=f"/XObject << /I {number(0)} 0 R >>")


def _image_objects(n: int) -> bytes:
    drawn = "".join(f"q 5 0 0 5 {x:.2f} {y:.2f} cm /I{at} Do Q\n" for at, (x, y) in enumerate(_places(n)))
    named = " ".join(f"/I{at} {number(at)} 0 R" for at in range(n))
    return pdf([drawn + _LINES], [_IMAGE] * n, resources=f"/XObject << {named} >>")


def _covered(n: int) -> bytes:
    """Text, and pictures upon it."""
    drawn = "".join(text("ta", x, y, 4) + f"q 5 0 0 5 {x:.2f} {y:.2f} cm /I Do Q\n" for x, y in _places(n))
    return pdf([drawn], [_IMAGE], resources=f"/XObject << /I {number(0)} 0 R >>")


def _forms(n: int) -> bytes:
    form = stream(
        text("ta", 0, 0, 4), "/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Resources << /Font << /F1 3 0 R >> >>"
    )
    drawn = "".join(f"q 1 0 0 1 {x:.2f} {y:.2f} cm /X Do Q\n" for x, y in _places(n))
    return pdf([drawn], [form], resources=f"/XObject << /X {number(0)} 0 R >>")


def _fonts(n: int) -> bytes:
    named = " ".join(f"/G{at} {number(at)} 0 R" for at in range(n))
    shown = "".join(text("ta", x, y, 4, f"G{at}") for at, (x, y) in enumerate(_places(n)))
    return pdf([shown], [HELVETICA.replace("Roman", f"Roman{at}") for at in range(n)], fonts=named)


def _sizes(n: int) -> str:
    return "".join(text("ta", x, y, 3 + at % 500 / 100) for at, (x, y) in enumerate(_places(n)))


def _colours(n: int) -> str:
    return "".join(
        f"{at % 256 / 255:.3f} {at // 256 % 256 / 255:.3f} 0 rg\n" + text("ta", x, y, 4)
        for at, (x, y) in enumerate(_places(n))
    )


def _annotations(kind: str, entries: str = "") -> Callable[[int], bytes]:
    def build(n: int) -> bytes:
        notes = [
            f"<< /Type /Annot /Subtype /{kind} /Rect [{x:.1f} {y:.1f} {x + 5:.1f} {y + 5:.1f}] {entries.format(at)} >>"
            for at, (x, y) in enumerate(_places(n))
        ]
        shown = " ".join(f"{number(at)} 0 R" for at in range(n))
        return pdf([_LINES], notes, page=f"/Annots [{shown}]", catalog=f"/AcroForm << /Fields [{shown}] >>")

    return build


def _words_in_a_line(n: int) -> str:
    return text("an " * n, _LEFT, 700, 0.5)


def _glyphs_placed(n: int) -> str:
    """One line of letters each of which is placed by itself."""
    return "".join(text("a", _LEFT + at * 460 / n, 700, 460 / n) for at in range(n))


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "pdf-pages": _pages(text(_SENTENCE, _LEFT, 700)),
    "pdf-pages-full": _pages(_LINES),
    "pdf-pages-empty": lambda n: pdf([_READABLE] + [""] * n),
    "pdf-pages-numbered": lambda n: pdf([_LINES + text(str(at + 1), 290, 800) for at in range(n)]),
    "pdf-lines": _page(lambda n: "".join(text(_SENTENCE, _LEFT, y, 2) for y in _lines(n))),
    "pdf-words-on-a-grid": _page(_words_on_a_grid),
    "pdf-words-in-a-line": _page(_words_in_a_line),
    "pdf-letters-in-a-line": _page(lambda n: text("a" * n, _LEFT, 700, 0.5)),
    "pdf-letters-placed": _page(_glyphs_placed),
    "pdf-letters-upon-each-other": _page(_same_place),
    "pdf-columns": _page(_columns),
    "pdf-two-columns": _page(_two_columns),
    "pdf-rules": _page(_rules),
    "pdf-rules-and-text": _page(_rules_and_text),
    "pdf-grid": _page(_grid),
    "pdf-uprights": _page(_uprights),
    "pdf-pieces-of-a-rule": _page(_pieces),
    "pdf-paths": _page(_paths),
    "pdf-long-path": _page(_long_path),
    "pdf-clips": _page(_clips),
    "pdf-images": _images,
    "pdf-image-objects": _image_objects,
    "pdf-covered": _covered,
    "pdf-forms": _forms,
    "pdf-fonts": _fonts,
    "pdf-sizes": _page(_sizes),
    "pdf-colours": _page(_colours),
    "pdf-links": _annotations("Link", "/A << /S /URI /URI (http://a) >>"),
    "pdf-notes": _annotations("Text", "/Contents (ta)"),
    "pdf-fields": _annotations("Widget", "/FT /Tx /T (f{}) /V (ta) /DA (/F1 4 Tf)"),
    "pdf-boxes": _page(lambda n: "".join(_box(x, y, 4, 4) for x, y in _places(n))),
}
