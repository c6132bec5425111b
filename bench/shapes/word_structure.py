"""Shapes of structure: chapters, articles, clauses and points, and what refers to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, centred, docx, letter, line, paragraph, run

_ARTICLE = centred("QUYẾT ĐỊNH") + centred("Về việc ban hành kế hoạch")


def _lines(*make: Callable[[int], str]) -> Callable[[int], bytes]:
    """Each number from 1 gives one paragraph of each kind."""
    return lambda n: docx(letter("".join(each(at) for at in range(1, n + 1) for each in make)))


def _roman(number: int) -> str:
    found = ""
    for value, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        found += sign * (number // value)
        number %= value
    return found


def _letter(number: int) -> str:
    return "abcdđeghiklmnopqrstuvxy"[(number - 1) % 23]


def _chapter(at: int) -> str:
    return centred(f"Chương {_roman(at)}")


def _named_chapter(at: int) -> str:
    return _chapter(at) + centred("QUY ĐỊNH CHUNG")


def _section(at: int) -> str:
    return centred(f"Mục {at}")


def _article(at: int) -> str:
    return paragraph(run(f"Điều {at}. Phạm vi điều chỉnh", "<w:b/>"))


def _clause(at: int) -> str:
    return line(f"{at}. {SENTENCE}")


def _point(at: int) -> str:
    return line(f"{_letter(at)}) {SENTENCE}")


def _sentence(at: int) -> str:
    return line(SENTENCE)


def _refers(at: int) -> str:
    return line(f"Thực hiện theo quy định tại điểm a khoản 1 Điều {at} Quyết định này.")


def _outlined(at: int) -> str:
    return line(f"{at}. Nội dung", f'<w:outlineLvl w:val="{at % 9}"/>')


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "chapters": _lines(_chapter),
    "chapters-first": _lines(lambda at: centred("Chương I")),
    "chapters-named": _lines(_named_chapter),
    "chapters-with-text": _lines(_named_chapter, _sentence),
    "sections-of-chapters": _lines(_section),
    "parts": _lines(lambda at: centred(f"PHẦN {_roman(at)}")),
    "articles": _lines(_article),
    "articles-with-clauses": _lines(_article, lambda at: _clause(1), lambda at: _clause(2), _point),
    "clauses": _lines(_clause),
    "clauses-first": _lines(lambda at: _clause(1)),
    "points": _lines(_point),
    "points-first": _lines(lambda at: _point(1)),
    "points-of-clauses": _lines(_clause, lambda at: _point(1), lambda at: _point(2)),
    "roman-headings": _lines(lambda at: line(f"{_roman(at)}. NỘI DUNG")),
    "decimal-headings": _lines(lambda at: line(f"1.{at}. Nội dung thực hiện")),
    "deep-numbers": _lines(lambda at: line("1." * 6 + f"{at}. Nội dung")),
    "dashes-of-a-list": _lines(lambda at: line(f"- {SENTENCE}")),
    "pluses-of-a-list": _lines(lambda at: line(f"+ {SENTENCE}")),
    "references": _lines(_refers),
    "references-and-articles": _lines(_article, _refers),
    "references-in-a-line": lambda n: docx(letter(line("".join(f"điểm a khoản 1 Điều {at}, " for at in range(n))))),
    "outlined": _lines(_outlined),
    "clauses-in-a-line": lambda n: docx(letter(line("".join(f"{at}. Nội dung thực hiện. " for at in range(n))))),
    "colons": _lines(lambda at: line("Các nhiệm vụ sau:")),
}
