"""Pairs of Word files that differ: a draft and what goes out, each as a hostile hand would write it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from bench.shapes.word import cell, docx, letter, line, row, table

Pair = Callable[[int], tuple[bytes, bytes]]


def _bodies(draft: str, final: str) -> tuple[bytes, bytes]:
    return docx(letter(draft)), docx(letter(final))


def _lines(texts: Sequence[str]) -> str:
    return "".join(map(line, texts))


def _shuffled(things: Sequence[str]) -> list[str]:
    mixed = list(things)
    random.Random(1).shuffle(mixed)
    return mixed


def _numbered(n: int) -> list[str]:
    return [f"Nội dung thứ {at} được giao cho đơn vị số {at * 7 % 1009} thực hiện." for at in range(n)]


def _moved(n: int) -> tuple[bytes, bytes]:
    return _bodies(_lines(_numbered(n)), _lines(_shuffled(_numbered(n))))


def _alike_moved(n: int) -> tuple[bytes, bytes]:
    """Paragraphs of few different words, in another order."""
    texts = [f"{'cơ quan ' * (at % 3 + 1)}thực hiện nhiệm vụ {at % 5}" for at in range(n)]
    return _bodies(_lines(texts), _lines(_shuffled(texts)))


def _two_words(n: int) -> tuple[bytes, bytes]:
    """Words of two kinds in any order, in one paragraph."""
    chosen = random.Random(2)
    one, other = ("".join(chosen.choice(("tổ ", "chức ")) for _ in range(n)) for _ in range(2))
    return _bodies(line(one), line(other))


def _two_words_in_pieces(n: int) -> tuple[bytes, bytes]:
    """Areas of twenty words of two kinds, each between two words that hold it."""
    chosen = random.Random(3)
    texts = [
        [f"mục {at} " + "".join(chosen.choice(("tổ ", "chức ")) for _ in range(20)) for at in range(n)] for _ in range(2)
    ]
    return _bodies(_lines(texts[0]), _lines(texts[1]))


def _nested(n: int) -> tuple[bytes, bytes]:
    """Words that are found once only when those around them are."""
    one = " ".join(f"{at} {at + 1} {at}" for at in range(n))
    other = " ".join(f"{at} x{at} {at + 1} y {at}" for at in range(n))
    return _bodies(line(one), line(other))


def _every_second_word(n: int) -> tuple[bytes, bytes]:
    return _bodies(line("tổ chức " * n), line("tổ khác " * n))


def _new_words(n: int) -> tuple[bytes, bytes]:
    return _bodies(line(" ".join(f"a{at} tổ" for at in range(n))), line(" ".join(f"b{at} tổ" for at in range(n))))


def _filled(n: int) -> tuple[bytes, bytes]:
    return _bodies(line("số {} giao …… thực hiện, " * n), line("số 5 giao 12 thực hiện, " * n))


def _filled_lines(n: int) -> tuple[bytes, bytes]:
    return _bodies(line("Giao …… thực hiện ngày ..... tháng ....") * n, line("Giao 12 thực hiện ngày 5 tháng 6") * n)


def _hyphens(n: int) -> tuple[bytes, bytes]:
    return _bodies(line("tổ chức " * n), line("tổ- chức " * n))


def _cells(texts: Sequence[str]) -> str:
    return table(*(row(cell(line(text)), cell(line("tổ chức"))) for text in texts))


def _rows_moved(n: int) -> tuple[bytes, bytes]:
    return _bodies(_cells(_numbered(n)), _cells(_shuffled(_numbered(n))))


def _tables_changed(n: int) -> tuple[bytes, bytes]:
    return _bodies(
        "".join(_cells([text]) for text in _numbered(n)),
        "".join(_cells([text.replace("giao", "chia")]) for text in _numbered(n)),
    )


def _paragraphs_of_a_cell(n: int) -> tuple[bytes, bytes]:
    return _bodies(
        table(row(cell(_lines(_numbered(n))), cell(line("tổ")))),
        table(row(cell(_lines(_shuffled(_numbered(n)))), cell(line("tổ")))),
    )


def _nothing_alike(n: int) -> tuple[bytes, bytes]:
    return _bodies(line("Giao cho cơ quan.") * n, line("Phòng này làm việc") * n)


PAIRS: Mapping[str, Pair] = {
    "moved": _moved,
    "alike-moved": _alike_moved,
    "two-words": _two_words,
    "two-words-in-pieces": _two_words_in_pieces,
    "nested": _nested,
    "every-second-word": _every_second_word,
    "new-words": _new_words,
    "filled": _filled,
    "filled-lines": _filled_lines,
    "hyphens": _hyphens,
    "rows-moved": _rows_moved,
    "tables-changed": _tables_changed,
    "paragraphs-of-a-cell": _paragraphs_of_a_cell,
    "nothing-alike": _nothing_alike,
    "lost": lambda n: _bodies(_lines(_numbered(n)), line("Phòng này làm việc")),
    "added": lambda n: _bodies(line("Phòng này làm việc"), _lines(_numbered(n))),
}
