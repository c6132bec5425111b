"""Shapes of pages: sections, paper sizes, headers, columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import MARGINS, SENTENCE, docx, letter, line, related

_STORY = line("Trang")


def _ended(inside: str, text: str = SENTENCE) -> str:
    """A paragraph that ends a section."""
    return line(text, f"<w:sectPr>{inside}{MARGINS}</w:sectPr>")


def _paper(at: int) -> str:
    return f'<w:pgSz w:w="{11000 + at}" w:h="16838"/>'


def _sections(n: int) -> bytes:
    return docx(letter(_ended(_paper(906)) * n))


def _papers(n: int) -> bytes:
    return docx(letter("".join(_ended(_paper(at)) for at in range(n))))


def _papers_with_header(n: int) -> bytes:
    """One header of many paragraphs, and many papers: the header is read again for each."""
    header = f'<w:headerReference w:type="default" r:id="{related("header1")}"/>'
    body = "".join(_ended(header + _paper(at)) for at in range(n))
    return docx(letter(body), parts={"header1": _STORY * n})


def _headers(n: int) -> bytes:
    body = "".join(
        _ended(f'<w:headerReference w:type="default" r:id="{related(f"header{at}")}"/>{_paper(906)}') for at in range(n)
    )
    return docx(letter(body), parts={f"header{at}": _STORY for at in range(n)})


def _long_header(n: int) -> bytes:
    header = f'<w:headerReference w:type="default" r:id="{related("header1")}"/>'
    return docx(letter(_ended(header + _paper(906))), parts={"header1": _STORY * n})


def _columns(n: int) -> bytes:
    columns = '<w:cols w:num="2" w:space="700"/>'
    body = line("", "") + (line(SENTENCE) + '<w:p><w:r><w:br w:type="column"/></w:r></w:p>') * n
    return docx(letter(body + line(SENTENCE, f"<w:sectPr>{_paper(906)}{MARGINS}{columns}</w:sectPr>")))


def _many_columns(n: int) -> bytes:
    columns = f'<w:cols w:num="{n}" w:equalWidth="0">' + '<w:col w:w="300" w:space="10"/>' * n + "</w:cols>"
    body = line(SENTENCE) * n
    return docx(letter(body + line(SENTENCE, f"<w:sectPr>{_paper(906)}{MARGINS}{columns}</w:sectPr>")))


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "sections": _sections,
    "papers": _papers,
    "papers-with-a-header": _papers_with_header,
    "headers": _headers,
    "paragraphs-in-a-header": _long_header,
    "column-breaks": _columns,
    "columns-of-text": _many_columns,
}
