"""Shapes of tables: rows, columns, cells, tables in tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, cell, docx, letter, line, row, table

_WIDTH = '<w:tcW w:w="500" w:type="dxa"/>'
_COLUMN = '<w:gridCol w:w="500"/>'
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_RULED = f"<w:tblBorders>{_LINES}</w:tblBorders>"
_NUMBER = cell(line("1"), _WIDTH)


def _table(*rows: str, columns: int, ruled: bool = True) -> bytes:
    return docx(letter(table(*rows, grid=_COLUMN * columns, properties=_RULED * ruled)))


def _rows(n: int) -> bytes:
    return _table(row(_NUMBER, cell(line(SENTENCE), _WIDTH)) * n, columns=2)


def _unruled(n: int) -> bytes:
    return _table(row(_NUMBER, cell(line(SENTENCE), _WIDTH)) * n, columns=2, ruled=False)


def _columns(n: int) -> bytes:
    return _table(row(_NUMBER * n), columns=n)


def _merged_across(n: int) -> bytes:
    return _table(row(cell(line("1"), '<w:gridSpan w:val="2"/>') * n), columns=2 * n)


def _merged_left(n: int) -> bytes:
    return _table(row(cell(line("1"), '<w:hMerge w:val="restart"/>'), cell(line("1"), "<w:hMerge/>") * n), columns=n + 1)


def _merged_down(n: int) -> bytes:
    first = row(cell(line("chữ"), '<w:vMerge w:val="restart"/>'), _NUMBER)
    return _table(first, row(cell(line(""), "<w:vMerge/>"), _NUMBER) * n, columns=2)


def _indented(n: int) -> bytes:
    """Rows that begin behind empty columns, in a grid that grows with them."""
    return _table(row(_NUMBER, properties=f'<w:gridBefore w:val="{1}"/>') * n, columns=n)


def _stepped(n: int) -> bytes:
    """Rows each of which begins one column later than the row before."""
    return _table(*(row(_NUMBER, properties=f'<w:gridBefore w:val="{at}"/>') for at in range(n)), columns=n)


def _spans(n: int) -> bytes:
    """One cell a row, across all columns, of which there are as many as rows."""
    return _table(row(cell(line("1"), f'<w:gridSpan w:val="{n}"/>')) * n, columns=n)


def _gridless(n: int) -> bytes:
    shifted = '<w:tblInd w:w="300" w:type="dxa"/>'
    return docx(letter(table(row(cell(line("1"))) * n, properties=shifted)))


def _in_a_cell(n: int) -> bytes:
    return _table(row(cell(line(SENTENCE) * n)), columns=1)


def _nested(n: int) -> bytes:
    """Tables side by side in a table; how deep they may stand is bounded by the parser."""
    inner = table(row(cell(line("1"))))
    return _table(row(cell(inner + line(""))) * n, columns=1)


def _deep(n: int) -> bytes:
    block = line(SENTENCE) * n
    for _ in range(min(n, 60)):
        block = table(row(cell(block + line(""))))
    return docx(letter(block))


def _tables(n: int) -> bytes:
    return docx(letter((table(row(_NUMBER, _NUMBER), properties=_RULED) + line("")) * n))


def _formats(n: int) -> bytes:
    """Cells each of which has a width of its own."""
    return _table(*(row(cell(line("1"), f'<w:tcW w:w="{500 + at}" w:type="dxa"/>')) for at in range(n)), columns=1)


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "rows": _rows,
    "rows-unruled": _unruled,
    "columns": _columns,
    "cells-merged-across": _merged_across,
    "cells-merged-left": _merged_left,
    "cells-merged-down": _merged_down,
    "rows-indented": _indented,
    "rows-stepped": _stepped,
    "rows-across": _spans,
    "rows-gridless": _gridless,
    "paragraphs-in-a-cell": _in_a_cell,
    "tables-in-a-table": _nested,
    "tables-deep": _deep,
    "tables": _tables,
    "cell-formats": _formats,
}
