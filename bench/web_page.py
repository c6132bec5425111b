"""A specimen as a web page that looks like a letter, and its print by Chromium."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from decree30_lint.compose import Specimen
from decree30_lint.compose.specimen import Look, SpecimenLine, SpecimenText, Zone
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Part, TextKind

_SECONDS = 90
_ALIGN = {Align.BOTH: "justify", Align.CENTRE: "center", Align.LEFT: "left", Align.RIGHT: "right"}
_STYLE = (
    "@page{size:A4;margin:20mm 15mm 20mm 30mm} body,p{margin:0} td{vertical-align:top;padding:0}"
    " table{width:100%;border-collapse:collapse;table-layout:fixed;break-inside:avoid} .ruled td{border:1px solid}"
    " .below{text-align:center} .below>div{display:inline-block} .below i{display:block;margin:auto;border-top:0.75pt solid}"
)


def find_chromium() -> str | None:
    """The program, None where there is none."""
    return next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


def print_web_pages(pages: Mapping[str, str], folder: Path) -> dict[str, bytes]:
    """The PDF of each page, without the browser's own head and foot."""
    prints = {}
    for number, (name, page) in enumerate(pages.items()):
        source, target = folder / f"{number}.html", folder / f"{number}.pdf"
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/user"]
        command = [find_chromium() or "chromium", *options, f"--print-to-pdf={target}", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        prints[name] = target.read_bytes()
    return prints


def web_page(specimen: Specimen) -> str:
    """The specimen as a page of its own; it has no page numbers."""
    body = "".join(piece for text in specimen.texts for piece in _text(specimen, text, first=text is specimen.texts[0]))
    return f"<!doctype html><html lang=vi><meta charset=utf-8><style>{_STYLE}</style><body>{body}</body></html>"


def _text(specimen: Specimen, text: SpecimenText, *, first: bool) -> Iterator[str]:
    if not first:
        yield "<hr>" if text.kind is TextKind.COPY else '<div style="break-before:page"></div>'
    yield from _lines(specimen, text.zone(Zone.MARKS))
    yield _columns(specimen, text.zone(Zone.LEFT), text.zone(Zone.RIGHT), 39)
    yield from _lines(specimen, (*text.zone(Zone.TITLE), *text.zone(Zone.BODY)))
    yield _columns(specimen, text.zone(Zone.CLOSING_LEFT), text.zone(Zone.CLOSING_RIGHT), 47)
    yield from _lines(specimen, text.zone(Zone.BELOW))


def _columns(specimen: Specimen, left: Iterable[SpecimenLine], right: Iterable[SpecimenLine], share: int) -> str:
    cells = ["".join(_lines(specimen, lines)) for lines in (left, right)]
    return f'<table><tr><td style="width:{share}%">{cells[0]}</td><td>{cells[1]}</td></tr></table>' if any(cells) else ""


def _lines(specimen: Specimen, lines: Iterable[SpecimenLine]) -> Iterator[str]:
    for line in lines:
        look = specimen.look_of(line)
        if line.part is Part.SIGNATORY_NAME:
            yield '<div style="height:65pt"></div>'
        if line.rows:
            rows = ("".join(f"<td>{_paragraph(look, html.escape(cell))}</td>" for cell in row) for row in line.rows)
            yield f"<table class=ruled>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        else:
            yield _with_stroke(look, _paragraph(look, _content(line, look)))


def _content(line: SpecimenLine, look: Look) -> str:
    text = html.escape(line.text).replace("\n", "<br>")
    if line.label and look.label.bold:
        text = f"<b>{line.label}</b>{text.removeprefix(line.label)}"
    for spot in line.spots:
        looks = (
            "font-weight:bold" if spot.letters.bold else "font-style:italic" if spot.letters.italic else "font-style:normal"
        )
        text = text.replace(html.escape(spot.words), f'<span style="{looks}">{html.escape(spot.words)}</span>')
    return text


def _paragraph(look: Look, content: str) -> str:
    letters, layout = look.letters, look.layout
    settings = {
        "font": f"{'italic' if letters.italic else 'normal'} {'bold' if letters.bold else 'normal'} {letters.size}pt/1.15"
        f" '{letters.family}'",
        "color": f"#{letters.colour or '000000'}",
        "text-align": _ALIGN[layout.align or Align.LEFT],
        "text-indent": f"{layout.first_line or 0}pt",
        "margin": " ".join(f"{each or 0}pt" for each in (layout.before, layout.right, layout.after, layout.left)),
        "border": "1px solid" if look.boxed else "none",
    }
    return f'<p style="{";".join(f"{key}:{value}" for key, value in settings.items())}">{content}</p>'


def _with_stroke(look: Look, paragraph: str) -> str:
    below = look.line_below
    if below is None or not below.is_drawn:
        return paragraph
    width = f"{below.share * 100:.0f}%" if below.share else f"{below.length}pt"
    return f'<div class=below><div>{paragraph}<i style="width:{width}"></i></div></div>'
