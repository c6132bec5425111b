"""Shapes of automatic numbers: lists, levels, their texts, paragraphs of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, docx, letter, line


def _numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def _abstract(at: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'


def _list(at: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _one_list(levels: str) -> str:
    return _abstract(0, levels) + _list(1, 0)


def _items(levels: str, level: int = 0) -> Callable[[int], bytes]:
    return lambda n: docx(letter(line(SENTENCE, _numbered(1, level)) * n), parts={"numbering": _one_list(levels)})


def _lists(n: int) -> bytes:
    defined = "".join(_abstract(at, _level(0, "%1.")) for at in range(n)) + "".join(_list(at + 1, at) for at in range(n))
    return docx(letter("".join(line(SENTENCE, _numbered(at + 1)) for at in range(n))), parts={"numbering": defined})


def _restarted(n: int) -> bytes:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    defined = _abstract(0, _level(0, "%1.")) + "".join(_list(at + 1, 0, again) for at in range(n))
    return docx(letter("".join(line(SENTENCE, _numbered(at + 1)) for at in range(n))), parts={"numbering": defined})


def _long_text(n: int) -> bytes:
    """A long text of the level, and one paragraph that shows it."""
    return docx(letter(line(SENTENCE, _numbered(1))), parts={"numbering": _one_list(_level(0, "%1. " * n))})


def _long_texts(n: int) -> bytes:
    """A long text of the level, and as many paragraphs that show it: Word shows no more than the first letters."""
    return docx(letter(line("Nội dung", _numbered(1)) * n), parts={"numbering": _one_list(_level(0, "chữ" * n + "%1."))})


def _linked(n: int) -> bytes:
    """Lists each of which names a style that names the next."""
    lists = "".join(
        _abstract(at, f'<w:numStyleLink w:val="L{at}"/>' if at < n - 1 else _level(0, "%1.")) + _list(at + 1, at)
        for at in range(n)
    )
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="L{at}"><w:name w:val="L{at}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{at + 2}"/></w:numPr></w:pPr></w:style>'
        for at in range(n - 1)
    )
    body = "".join(line("Nội dung", _numbered(at + 1)) for at in range(n))
    return docx(letter(body), styles=styles, parts={"numbering": lists})


def _levels(n: int) -> bytes:
    levels = "".join(_level(at, "%1.") for at in range(n))
    return docx(letter(line("Nội dung", _numbered(1)) * n), parts={"numbering": _one_list(levels)})


def _by_style(n: int) -> bytes:
    """Styles tied to lists, one each."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="S{at}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{at + 1}"/></w:numPr></w:pPr></w:style>'
        for at in range(n)
    )
    lists = "".join(
        _abstract(at, _level(0, "%1.", more=f'<w:pStyle w:val="S{at}"/>')) + _list(at + 1, at) for at in range(n)
    )
    body = "".join(line("Nội dung", f'<w:pStyle w:val="S{at}"/>') for at in range(n))
    return docx(letter(body), styles=styles, parts={"numbering": lists})


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "list-items": _items(_level(0, "%1.")),
    "list-items-deep": _items("".join(_level(at, "%1.%2.") for at in range(9)), 8),
    "list-items-of-letters": _items(_level(0, "%1)", "lowerLetter")),
    "list-items-of-roman": _items(_level(0, "%1.", "upperRoman")),
    "list-items-with-bullets": _items(_level(0, "-", "bullet")),
    "lists": _lists,
    "lists-restarted": _restarted,
    "list-text-long": _long_text,
    "list-texts-long": _long_texts,
    "lists-linked": _linked,
    "list-levels": _levels,
    "lists-by-style": _by_style,
}
