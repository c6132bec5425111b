"""`python -m bench.pictures FOLDER`: how many places of findings are found on prints of Word files, and are the right ones.

What stands under each box is read from the print by another reader and compared with the text of the finding. A box is right
where the whole text stands under it, in its order; it is tight where hardly anything else does.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from msgspec.structs import replace

from bench.laid_out import Letter, letters
from decree30_lint import Checker
from decree30_lint.formats.docx import read_docx
from decree30_lint.illustrate.illustrated import printed
from decree30_lint.illustrate.print_letters import print_pages
from decree30_lint.illustrate.shown_places import ShownPlace
from decree30_lint.illustrate.word_places import word_places
from decree30_lint.model.illustration import PictureMaker
from decree30_lint.model.place import Box
from decree30_lint.model.report import Location, Report

_TOGETHER = 10  # files to a start of LibreOffice
_TIGHT = 2.0  # times as many letters as the text has, beside a line or two
_A_LINE = 90  # letters


class PlaceFound(NamedTuple):
    """What came of one place: "right", "loose" (right, with much around it), "wrong", "not found", or "of the page"."""

    report: Report
    rule: str
    location: Location
    verdict: str
    under: str


def places_found(paths: Sequence[Path], maker: PictureMaker) -> Iterator[PlaceFound]:
    """Judges each file, prints it and looks for every listed place of every finding that has one."""
    for at in range(0, len(paths), _TOGETHER):
        batch = paths[at : at + _TOGETHER]
        contents = [path.read_bytes() for path in batch]
        for path, content, pdf in zip(batch, contents, printed(contents, maker), strict=True):
            if pdf is not None:
                yield from _places(Checker().check(content, name=path.name), content, pdf)


def _places(report: Report, content: bytes, pdf: bytes) -> Iterator[PlaceFound]:
    singles = [
        replace(finding, locations=(location,))
        for finding in report.findings
        for location in finding.locations
        if not location.nowhere
    ]
    if not singles:
        return
    there = letters(pdf)
    for single, place in zip(singles, word_places(read_docx(content, report.path), print_pages(pdf), singles), strict=True):
        under = _under(place, there)
        yield PlaceFound(report, single.rule, single.location, _verdict(single.location, place, under), under)


def _verdict(location: Location, place: ShownPlace, under: str) -> str:
    text = _plain(location.text if location.length is None else location.text.rstrip("…"))
    if not text:
        return "of the page"
    if not place.boxes:
        return "not found"
    wanted, there = (_words(text), _words(under)) if _words(text) else (text, under)
    if wanted not in there and not (_is_page_number(location) and under.isdigit()):
        return "wrong"
    return "right" if len(under) <= _TIGHT * len(text) + _A_LINE or location.length else "loose"


def _is_page_number(location: Location) -> bool:
    """Tells whether the text is that of a field: the print shows the number of each page."""
    return location.place.path.startswith(("header", "footer")) and location.text.isdigit()


def _under(place: ShownPlace, there: Sequence[Letter]) -> str:
    """Returns the letters that stand in the boxes, in the order in which they were drawn."""
    return "".join(_plain(each.char) for each in there if any(_is_in(each, box) for box in place.boxes))


def _is_in(letter: Letter, box: Box) -> bool:
    inside = box.left - 0.5 <= (letter.left + letter.right) / 2 <= box.right + 0.5
    return letter.page == box.page and inside and box.top < letter.baseline < box.bottom


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _words(text: str) -> str:
    """Returns letters without marks, and digits: the hyphen that ends a line is not told, and tabs are printed as dots."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", text)))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--maker", type=PictureMaker, default=PictureMaker.LIBREOFFICE)
    arguments.add_argument("--list", action="store_true", help="also list what was not found or is wrong")
    given = arguments.parse_args()
    paths = sorted(given.folder.rglob("*.docx"))
    start = perf_counter()
    found = list(places_found(paths, given.maker))
    if given.list:
        for place in found:
            if place.verdict in ("wrong", "not found", "loose"):
                at = place.location.place
                print(place.verdict, place.report.path, place.rule, at.path, at.start, at.end, place.location.text[:40])
                print("   under:", place.under[:80])
    print(
        f"{len(paths)} files in {perf_counter() - start:.0f} s, by {given.maker.value}:",
        dict(Counter(f.verdict for f in found)),
    )


if __name__ == "__main__":
    main()
