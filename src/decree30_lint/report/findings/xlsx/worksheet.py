"""Writes one sheet of a workbook: titles that stay in view, rows of texts and counts, a page as it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, Generic

from xlsxwriter import Workbook

from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.columns import CellContent, Column, Row

MOST_ROWS = 1_048_576  # of a sheet of Excel, the titles among them
MOST_LETTERS = 32_767  # of a cell of Excel, in units of UTF-16
_A4 = 9
_CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
_FORMULA = ("=", "+", "-", "@")
_ROWS_LEFT_OUT = Words(
    "Còn {} dòng không ghi được vào trang này: Excel chỉ chứa {} dòng. Hãy kiểm tra từng thư mục nhỏ hơn, hoặc dùng csv.",
    "{} more row(s) do not fit on this sheet: Excel holds {}. Check smaller folders one by one, or use csv.",
)
_LETTERS_LEFT_OUT = Words("… (còn {} ký tự)", "… ({} more characters)")
_FOOTER_PAGES = Words("Trang &P/&N", "Page &P of &N")


class RowColour(Enum):
    """Names how grave a row is by the colour of one of its cells; the same is said in words in it."""

    PLAIN = None
    FINE = "#E2EFDA"
    NOTE = "#DDEBF7"
    WARNING = "#FFE699"
    ERROR = "#F8CBAD"
    GREY = "#D9D9D9"


class Worksheet(Generic[Row]):
    """Takes rows one after the other."""

    def __init__(self, book: Workbook, name: Words, columns: Sequence[Column[Row]], lang: Lang, footer: str) -> None:
        self._columns, self._lang = columns, lang
        self._sheet = book.add_worksheet(name.of(lang))
        self._formats = _CellFormats(book)
        self._rows = 1
        self._held: list[tuple[Sequence[CellContent], RowColour]] = []
        self._left_out = 0
        self._write_titles()
        self._set_page(footer)

    def add(self, row: Row, colour: RowColour) -> None:
        self._add([column.cell(row, self._lang) for column in self._columns], colour)

    def say(self, sentence: str) -> None:
        """Writes a sentence in a row of its own."""
        self._add([sentence], RowColour.PLAIN)

    def close(self) -> None:
        """Writes what is held back, or how many rows have no place any more; then the rows can be filtered and printed.

        The columns across one page are the first; the others are for the screen.
        """
        if self._left_out:
            said = _ROWS_LEFT_OUT.of(self._lang).format(self._left_out + len(self._held), MOST_ROWS)
            self._held = [([said], RowColour.GREY)]
        for cells, colour in self._held:
            self._write(cells, colour)
        self._sheet.autofilter(0, 0, max(1, self._rows - 1), len(self._columns) - 1)
        self._sheet.print_area(0, 0, max(1, self._rows - 1), sum(column.printed for column in self._columns) - 1)

    def _add(self, cells: Sequence[CellContent], colour: RowColour) -> None:
        """The last row is held back until it is known whether there are more than fit."""
        if self._rows < MOST_ROWS - 1:
            self._write(cells, colour)
        elif not self._held:
            self._held = [(cells, colour)]
        else:
            self._left_out += 1

    def _write(self, cells: Sequence[CellContent], colour: RowColour) -> None:
        for at, (cell, column) in enumerate(zip(cells, self._columns, strict=False)):
            own = colour if column.coloured else RowColour.PLAIN
            if isinstance(cell, int):
                self._sheet.write_number(self._rows, at, cell, self._formats.of(own))
            elif cell:
                text = cell_text(cell, self._lang)
                self._sheet.write_string(self._rows, at, text, self._formats.of(own, like_formula=text.startswith(_FORMULA)))
            else:
                self._sheet.write_blank(self._rows, at, None, self._formats.of(own))
        self._rows += 1

    def _write_titles(self) -> None:
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width)
            self._sheet.write_string(0, at, column.title.of(self._lang), self._formats.title)
        self._sheet.freeze_panes(1, 1)

    def _set_page(self, footer: str) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer(f"&L&8{footer.replace('&', '&&')}&C&8&A&R&8{_FOOTER_PAGES.of(self._lang)}")


class _CellFormats:
    """Keeps the formats of cells, each made once in a workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[RowColour, bool], Any] = {}
        self.title = book.add_format(_CELL | {"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"})

    def of(self, colour: RowColour, *, like_formula: bool = False) -> Any:
        """Returns the format of a cell; with `like_formula` what stands in it stays a text where it is edited, too."""
        key = (colour, like_formula)
        if key not in self._made:
            ground = {} if colour.value is None else {"bg_color": colour.value}
            self._made[key] = self._book.add_format(_CELL | ground | {"quote_prefix": like_formula})
        return self._made[key]


def cell_text(text: str, lang: Lang) -> str:
    """Returns the text as a cell can hold it: what does not fit is counted at its end."""
    shown = printable(text.replace("\t", " ").strip("\n"), keep="\n")
    if shown.startswith("<r>") and shown.endswith("</r>"):
        shown += " "  # XlsxWriter would take it for XML of its own, and write it as it stands
    if _units(shown) <= MOST_LETTERS:
        return shown
    kept = shown.encode("utf-16-le")[: 2 * (MOST_LETTERS - 60)].decode("utf-16-le", "ignore")
    return kept + _LETTERS_LEFT_OUT.of(lang).format(len(shown) - len(kept))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
