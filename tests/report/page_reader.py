"""Reads a page of ours as XML, which it is, and knows what may not stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from decree30_lint.model.illustration import Illustration, PagePicture, PictureMaker
from decree30_lint.model.place import Box
from decree30_lint.model.report import Report
from decree30_lint.model.rule_help import Drawings, RuleHelp
from decree30_lint.model.rules import Explanation
from decree30_lint.model.run import Run
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words
from decree30_lint.report.findings.html_page.write import html_pieces
from decree30_lint.report.findings.report_options import ReportOptions

SAID = Explanation(
    Words("Điều được yêu cầu.", "What is asked."),
    Words("Vì thế.", "Because."),
    Words("Hình sai.", "A wrong one."),
    Words("Hình đúng.", "A right one."),
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{}</text></svg>'
_NEEDLESS = frozenset({"script", "link", "iframe", "object", "embed", "form", "base"})
_LINKED = re.compile(r"^#[\w-]+$|^data:image/[a-z+]+;base64,[A-Za-z0-9+/=]*$")


class KnownSources:
    """Has the same explanation for every rule, and for every file the pictures that it is given."""

    def __init__(self, pages: Sequence[PagePicture] = (), boxes: Sequence[Box] = ()) -> None:
        self.asked: list[str] = []
        self._pages = {page.number: page for page in pages}
        self._boxes = boxes

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        for report in reports:
            self.asked.append(report.path)
            boxes = {at: (box,) for at, box in zip(range(len(report.findings)), self._boxes, strict=False)}
            yield Illustration(report.path, PictureMaker.LIBREOFFICE, self._pages, boxes)

    def rule_help(self, report: Report, rule: str) -> RuleHelp | None:
        return RuleHelp(rule, SAID, Drawings(DRAWING.format(f"sai {rule}"), DRAWING.format(f"dung {rule}")))


def page_of(run: Run, options: ReportOptions | None = None, sources: KnownSources | None = None) -> str:
    return "".join(html_pieces(run, options or ReportOptions(), sources or KnownSources()))


def picture(number: int, content: bytes = b"<svg xmlns='http://www.w3.org/2000/svg'/>") -> PagePicture:
    return PagePicture(number, Pt(595), Pt(842), "image/svg+xml", content)


def parsed(page: str) -> Any:
    """Returns the root, after the page has been found to stand alone and to hold together."""
    root: Any = etree.fromstring(page.removeprefix("<!DOCTYPE html>\n").encode())
    assert page.startswith("<!DOCTYPE html>\n")
    assert {etree.QName(each).localname for each in root.iter()}.isdisjoint(_NEEDLESS)
    attributes = [(name, value) for each in root.iter() for name, value in each.attrib.items()]
    assert [name for name, _ in attributes if name.lower().startswith("on")] == []
    assert [value for name, value in attributes if name in ("href", "src") and not _LINKED.match(value)] == []
    assert [style for style in root.xpath("//style/text() | //@style") if "url(" in style or "@import" in style] == []
    ids = Counter(root.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert [link for link in root.xpath("//@href") if link.startswith("#") and link[1:] not in ids] == []
    return root


def text_of(root: Any) -> str:
    return " ".join(" ".join(root.itertext()).split())
