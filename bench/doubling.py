"""How the work on a document grows with its size: what is done for each item may not grow with the number of items.

    python -m bench.doubling [check] [inspect] [compare] [SHAPE ...]

prints for each shape the CPU seconds of sizes that double until one second is passed.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from cProfile import Profile
from functools import cache, partial
from time import process_time
from types import CodeType

from bench.shapes import PAIRS, PDF, WORD, Build
from decree30_lint.compare import compare
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.document import Document
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import Options, analyse, ruleset_named
from decree30_lint.report.comparison_html import comparison_html
from decree30_lint.report.comparison_json import comparison_json
from decree30_lint.report.comparison_text import comparison_text
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.inspection import inspection_json, inspection_text
from decree30_lint.report.text_style import TextStyle
from decree30_lint.service.checker import Checker
from decree30_lint.service.settings import Settings
from decree30_lint.service.sources import FileSources

Way = Callable[[bytes, str], None]
Work = Callable[[], None]
SHAPES = {**WORD, **PDF}
_ENOUGH = 1.0  # seconds
_MOST = 100_000  # items
_STYLE = TextStyle(Lang.VI)


def check(data: bytes, name: str) -> None:
    """Judges the file and writes its report in every format."""
    report = _checker(name.rpartition(".")[2]).check(data, name=name)
    assert report.failure is None, report.failure
    for each in FORMATS.values():
        each.write(Run(RulesetNote("", Words("", ""), None), [report], 1), io.BytesIO(), ReportOptions(), FileSources(()))


@cache
def _checker(form: str) -> Checker:
    """A PDF of a shape says nothing of its type, which decides what is checked."""
    told = Settings(full_text=True, ruleset="nd30-2020", type="bao-cao")
    return Checker(told if form == "pdf" else Settings(full_text=True))


def inspect(data: bytes, name: str) -> None:
    document = read_document(data, name)
    subject, _ = analyse(document, ruleset_named("nd30-2020"), Options())
    inspection_text(subject, name, _STYLE)
    inspection_json(subject, name, Lang.VI)


def compare_with_itself(data: bytes, name: str) -> None:
    document = read_document(data, name)
    compared(document, document)


def compared(draft: Document, final: Document) -> None:
    """Compares two documents, and writes the report in every format."""
    comparison = compare(draft, final)
    comparison_text(comparison, "a", "b", _STYLE)
    comparison_html(comparison, "a", "b", Lang.VI)
    comparison_json(comparison, "a", "b", Lang.VI)


WAYS: dict[str, Way] = {"check": check, "inspect": inspect, "compare": compare_with_itself}


def file_name(shape: str) -> str:
    return "a.docx" if shape in WORD else "a.pdf"


def seconds(way: Way, data: bytes, name: str) -> float:
    """CPU time of this process."""
    begin = process_time()
    way(data, name)
    return process_time() - begin


def calls(work: Work) -> Counter[CodeType]:
    """How often each function of Python is called or gone on with: the same on every machine, whatever else it does."""
    profile = Profile(builtins=False)
    profile.runcall(work)
    return Counter({each.code: each.callcount for each in profile.getstats() if isinstance(each.code, CodeType)})


def growing(work: Callable[[int], Work], size: int, steepest: float) -> set[str]:
    """The functions whose calls grow faster than the document: from `size` to its double, and from there once more.

    `work` returns what is done for so many items. `steepest`: the bound for the second step over the first, 2 where calls
    are linear and 4 where they are quadratic.
    """
    one, two, four = (calls(work(times * size)) for times in (1, 2, 4))
    steps = ((code, two[code] - one[code], four[code] - two[code]) for code in four)
    return {
        _named(code) for code, first, second in steps if first > 0 and second > steepest * first and second > size * size
    }


def on_shape(shape: str, way: Way) -> Callable[[int], Work]:
    """The work on a document of the shape, which is built before."""
    return lambda size: partial(way, SHAPES[shape](size), file_name(shape))


def on_pair(pair: str) -> Callable[[int], Work]:
    def work(size: int) -> Work:
        draft, final = PAIRS[pair](size)
        return lambda: compared(read_document(draft, "a.docx"), read_document(final, "b.docx"))

    return work


def _named(code: CodeType) -> str:
    return f"{code.co_filename.rpartition('decree30_lint/')[2]}:{code.co_qualname}"


def times(build: Build, way: Way, name: str, first: int = 250) -> Iterator[tuple[int, float]]:
    """Sizes that double, with their seconds."""
    size, taken = first, 0.0
    while size <= _MOST and taken < _ENOUGH:
        taken = seconds(way, build(size), name)
        yield size, taken
        size *= 2


def main() -> None:
    asked = sys.argv[1:]
    shapes = [name for name in asked if name not in WAYS] or list(SHAPES)
    for way in [name for name in asked if name in WAYS] or ["check"]:
        for shape in shapes:
            *_, before, (size, last) = [(0, 0.0), *times(SHAPES[shape], WAYS[way], file_name(shape))]
            print(f"{way:8}{shape:38}{size:7} items {last:6.2f} s, x {last / (before[1] or last):.2f}", flush=True)


if __name__ == "__main__":
    main()
