"""Reads every format of reports by programs that we have not written, and complains of what is more than text in it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import msgspec
import openpyxl
from lxml import etree
from markdown_it import MarkdownIt
from tests.report.workflow_commands import commands

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
_HTML_TAGS = re.compile(
    "a|abbr|article|aside|b|body|br|caption|code|col|colgroup|dd|details|div|dl|dt|em|figcaption|figure|footer|h[1-6]|head|"
    "header|hr|html|i|img|li|link|main|mark|meta|nav|ol|p|pre|section|small|span|strong|style|sub|summary|sup|table|tbody|td|"
    "tfoot|th|thead|title|tr|u|ul"
)
_SVG_TAGS = re.compile(
    "circle|clippath|defs|desc|ellipse|filter|g|image|line|lineargradient|marker|mask|path|pattern|polygon|polyline|rect|stop|"
    "style|svg|symbol|text|textpath|title|tspan|use"
)
_JUNIT_TAGS = {
    "testsuites",
    "testsuite",
    "testcase",
    "failure",
    "error",
    "skipped",
    "system-out",
    "system-err",
    "properties",
}
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)*")
_ADDRESS = re.compile(r"(?i)(#|data:image/|https://(docs|json)\.|docs/|\.\.?/|[\w%-]+(/|$))")


def commanding(text: str, kept: str = "\n\t") -> list[str]:
    """The characters of a text that command a screen, or turn its letters round."""
    return [f"U+{ord(c):04X}" for c in text if c not in kept and (unicodedata.category(c) in ("Cc", "Cs") or c in _BIDI)]


def _text(written: bytes) -> list[str]:
    return written.decode().splitlines()


def _json(written: bytes) -> list[str]:
    assert msgspec.json.decode(written) == json.loads(written)
    return list(_leaves(json.loads(written)))


def _jsonl(written: bytes) -> list[str]:
    return [leaf for line in written.decode().split("\n") if line for leaf in _json(line.encode())]


def _leaves(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    for each in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from _leaves(each)


def _sarif(written: bytes) -> list[str]:
    """A reader of SARIF takes "[a](b)" for a link, and "{0}" for a placeholder, unless the braces are doubled."""
    (run,) = json.loads(written)["runs"]
    texts = list(_messages(run))
    assert not any(re.search(r"\]\(|(?<!\{)\{\d+\}", text) for text in texts), texts
    return [re.sub(r"\{\{(\d+)\}\}", r"{\1}", leaf).replace("] (", "](") for leaf in _json(written)]


def _messages(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        yield from [content["message"]["text"]] if "message" in content else []
    for each in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from _messages(each)


def _junit(written: bytes) -> list[str]:
    root = etree.fromstring(written)
    assert {str(element.tag) for element in root.iter()} <= _JUNIT_TAGS
    return [text for element in root.iter() for text in (element.text or "", *map(str, element.attrib.values()))]


def _github(written: bytes) -> list[str]:
    found = list(commands(written.decode()))
    assert {command.name for command in found} <= {"error", "warning", "notice"}
    assert len(found) <= 10
    assert all(command.properties.keys() == {"file", "title"} for command in found)
    plain = written.decode().splitlines()[len(found) :]
    assert list(commands("\n".join(plain))) == []
    return [text for command in found for text in (command.message, *command.properties.values())] + plain


class _Page(HTMLParser):
    """Notes what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.wrong: list[str] = []
        self._svg = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._svg += tag == "svg"
        known = _SVG_TAGS if self._svg else _HTML_TAGS
        self.wrong += [] if known.fullmatch(tag) else [f"<{tag}>"]
        for name, value in attrs:
            address = name in ("href", "src", "xlink:href", "action", "formaction")
            harmless = _ADDRESS.match(value or "") if address else not name.startswith("on") and name != "srcdoc"
            self.wrong += [] if harmless else [f"{name}={value}"]
            self.texts.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._svg -= tag == "svg"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _html(written: bytes) -> list[str]:
    page = _Page()
    page.feed(written.decode())
    page.close()
    assert page.wrong == []
    return page.texts


def _csv(written: bytes) -> list[str]:
    rows = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert [
        cell
        for cell in cells
        if cell.lstrip(" \u00a0").startswith(tuple("=+-@＝＋－＠\t\r")) and not _NUMBER.fullmatch(cell)
    ] == []
    return cells


def _xlsx(written: bytes) -> list[str]:
    """Every part is XML that a strict parser takes; no cell is a formula, or a link."""
    with ZipFile(BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for part in parts.values():
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
        assert list(root.iter("{*}f", "{*}hyperlink")) == []
        assert commanding(part.decode(), "\n\t\r") == []
    assert not any("externalLink" in name for name in parts)
    book = openpyxl.load_workbook(BytesIO(written))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    return [str(cell.value) for cell in cells]


def _markdown(written: bytes) -> list[str]:
    """Read as GitHub does: tables and bare addresses, too; a text makes no link, no picture, no HTML, no table."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written.decode())
    inner = [token for each in tokens for token in (each, *(each.children or ()))]
    assert [token.content for token in inner if token.type in ("html_block", "html_inline", "image", "fence")] == []
    links = [str(token.attrGet("href")) for token in inner if token.type == "link_open"]
    assert [link for link in links if not _ADDRESS.match(link)] == []
    texts = [token.content for token in inner if token.type in ("text", "code_inline", "code_block", "text_special")]
    assert [text for text in texts if re.search(r"(?i)https?://(?!docs\.)|www\.", text)] == []
    return texts


Reader = Callable[[bytes], list[str]]

READERS: dict[str, Reader] = {
    "text": _text,
    "concise": _text,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _json,
    "html": _html,
    "csv": _csv,
    "xlsx": _xlsx,
    "markdown": _markdown,
}
"""By format: each returns the texts that the report holds, and fails where there is more in it than text."""

EXACT = frozenset({"json", "jsonl"})
"""Formats in which a text arrives as it was, its controls by their numbers; in others they are shown."""

PACKED = frozenset({"xlsx"})
"""Formats that are no text themselves: their readers look into each part."""
