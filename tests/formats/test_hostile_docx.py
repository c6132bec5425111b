"""Packages made to harm or to deceive end in a named error, or are read as Word reads them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest
from docx_source import NAMESPACES, package, read, run, style, zipped
from msgspec.structs import replace

from decree30_lint.errors import LintError
from decree30_lint.formats import limits, sniff
from decree30_lint.formats.docx import read_docx
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes

GOOD = package(f"<w:p>{run('Số: 05/BC-SNV')}</w:p>")
ODD = 'xmlns:odd="urn:odd"'


def code_of(data: bytes) -> str:
    """The code of the error that the file ends in; both languages say something."""
    sniff(data)
    with pytest.raises(LintError) as caught:
        read_docx(data, "x.docx")
    assert caught.value.words.vi
    assert caught.value.words.en
    return caught.value.code


def packed(method: int) -> bytes:
    """The good package, its parts packed in another way."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(stream, "w", method) as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name))
    return stream.getvalue()


def with_entry(name: str, content: str = "<x/>") -> bytes:
    """The good package with one more entry, which may have a name that is taken."""
    stream = io.BytesIO(GOOD)
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def patched(mark: bytes, offset: int, form: str, value: int) -> bytes:
    """The good package with a number in the first structure that begins with `mark` overwritten."""
    data = bytearray(GOOD)
    struct.pack_into(form, data, data.find(mark) + offset, value)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(zipfile.ZIP_BZIP2), "unknown-compression"),
        (packed(zipfile.ZIP_LZMA), "unknown-compression"),
        (packed(zipfile.ZIP_STORED)[:-30], "truncated"),
        (patched(b"PK\1\2", 6, "<H", 99), "truncated"),  # the version that is needed to unpack it
        (patched(b"PK\1\2", 8, "<H", 1), "encrypted"),
        (patched(b"PK\1\2", 42, "<L", 0x7FFFFFFF), "truncated"),  # where the entry stands
        (patched(b"PK\5\6", 16, "<L", 0x7FFFFFFF), "truncated"),  # where the directory stands
        (patched(b"PK\5\6", 12, "<L", 5), "truncated"),  # how long it is
        (with_entry("WORD/DOCUMENT.XML"), "doubled-part"),
        (with_entry("word/document.xml"), "doubled-part"),
        (with_entry("word\\document.xml"), "doubled-part"),
        (with_entry("word/" + "a" * 30_000), ""),
        (with_entry("word/"), ""),
    ],
)
def test_archives(data: bytes, code: str) -> None:
    if code:
        assert code_of(data) == code
    else:
        assert read_docx(data, "x.docx").paragraphs[0].text == "Số: 05/BC-SNV"


@pytest.mark.parametrize("cut", range(0, len(GOOD), 7))
def test_no_end_of_a_package_is_an_error_of_ours(cut: int) -> None:
    broken = bytearray(GOOD)
    broken[-cut - 60 : -cut - 40] = bytes(range(20))
    for data in (GOOD[:cut], bytes(broken)):
        try:
            read_docx(data, "x.docx")
        except LintError:
            continue


def _paragraphs(count: int) -> str:
    return f"<w:p>{run('a')}</w:p>" * count


def _cells(count: int) -> str:
    return "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * count + "</w:tr></w:tbl>"


def _runs(count: int) -> str:
    return "<w:p>" + "<w:r/>" * count + "</w:p>"


def _letters(count: int) -> str:
    return f"<w:p>{run('a' * (count // 2))}<w:hyperlink>{run('a' * (count - count // 2))}</w:hyperlink></w:p>"


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("PARAGRAPHS", _paragraphs, "too-many-paragraphs"),
        ("CELLS", _cells, "too-many-cells"),
        ("RUNS", _runs, "too-many-runs"),
        ("PARAGRAPH_CHARACTERS", _letters, "paragraph-too-long"),
    ],
)
def test_amounts(name: str, body: Callable[[int], str], code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("decree30_lint.formats.docx.package._FEW_TAGS", 10)
    monkeypatch.setattr(limits, name, replace(getattr(limits, name), most=50))
    read_docx(package(body(50)), "x.docx")
    assert code_of(package(body(51))) == code


def test_entries_are_counted_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_ENTRIES", replace(limits.ZIP_ENTRIES, most=9))
    files = {name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name) for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()}
    read_docx(zipped(files), "x.docx")
    assert code_of(zipped(files | {f"word/media/{number}.png": b"" for number in range(10)})) == "too-many-entries"


def test_a_limit_says_how_much_it_allows() -> None:
    words = limits.PARAGRAPHS.error().words
    assert "100.000 đoạn văn" in words.vi
    assert "100,000 paragraphs" in words.en


def alternatives(requires: str, choice: str = "một") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{run(choice)}</mc:Choice>'
        f"<mc:Fallback>{run('hai')}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (alternatives("wps"), "một"),
        (alternatives("wps v"), "một"),
        (alternatives("odd"), "hai"),
        (alternatives("wps odd"), "hai"),
        (alternatives("undeclared"), "hai"),
        (
            f'<mc:AlternateContent><mc:Choice Requires="odd">{run("a")}</mc:Choice>'
            f'<mc:Choice Requires="wps">{run("b")}</mc:Choice><mc:Choice Requires="wps">{run("c")}</mc:Choice>'
            f"</mc:AlternateContent>",
            "b",
        ),
        ('<mc:AlternateContent><mc:Choice Requires="odd"><w:r/></mc:Choice></mc:AlternateContent>', ""),
        (f"<w:r><w:t>x</w:t>{alternatives('odd')}</w:r>", "x"),
        (f"<odd:part>{run('ẩn')}</odd:part>{run('hiện')}", "hiện"),
        (f"<odd:kept>{run('một')}<odd:part>{run('ẩn')}</odd:part></odd:kept>{run('hai')}", "mộthai"),
    ],
)
def test_alternatives_are_chosen_as_the_standard_says(content: str, text: str) -> None:
    body = f'<w:p {ODD} mc:Ignorable="odd" mc:ProcessContent="odd:kept">{content}</w:p>'
    assert read(body).paragraphs[0].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_word_would_not_open_is_refused(encoding: str) -> None:
    inner = f'<w:p {ODD} mc:MustUnderstand="odd"/>'
    document = f'<?xml version="1.0" encoding="{encoding}"?><w:document {NAMESPACES}><w:body>{inner}</w:body></w:document>'
    archive = zipfile.ZipFile(io.BytesIO(GOOD))
    files = {name: archive.read(name) for name in archive.namelist()}
    assert code_of(zipped(files | {"word/document.xml": document.encode(encoding)})) == "not-understood"


def nested(begin: str, end: str, depth: int, inner: str = f"<w:p>{run('x')}</w:p>") -> str:
    return begin * depth + inner + end * depth


TEXT_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)
GROUPS = nested("<v:group>", "</v:group>", 240, "<v:shape/>")


@pytest.mark.parametrize(
    "body",
    [
        nested("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 82),
        nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 124),
        nested('<mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent>", 124),
        nested(*TEXT_BOX, 40),
        f"<w:p>{nested('<w:hyperlink>', '</w:hyperlink>', 248, run('x'))}</w:p>",
        f"<w:p><w:r><w:rPr>{nested('<w:x>', '</w:x>', 248, '')}</w:rPr><w:t>x</w:t></w:r></w:p>",
        f"<w:p><w:r><w:pict>{GROUPS}</w:pict><w:t>x</w:t></w:r></w:p>",
    ],
)
def test_what_is_nested_as_deep_as_xml_may_be_is_judged(body: str, ruleset: RuleSet) -> None:
    result = lint_bytes(package(body), "x.docx", ruleset, Options(type="cong-van"))
    assert result.subject is not None
    assert "".join(paragraph.text for paragraph in result.subject.document.paragraphs) == "x"


def test_long_chains_of_lists_and_styles_come_to_an_end() -> None:
    count = 2000
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:numStyleLink w:val="s{i + 1}"/></w:abstractNum>'
        f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
        for i in range(count)
    )
    linked = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    styles = "".join(style(f"s{i}", linked.format(i + 1), kind="numbering") for i in range(count))
    styles += "".join(style(f"p{i}", "", based_on=f"p{i + 1}") for i in range(count)) + style("loop", "", based_on="loop")
    paragraphs = f"<w:p>{linked.format(1)}{run('x')}</w:p>" + "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{key}"/></w:pPr>{run("y")}</w:p>' for key in ("p0", "loop")
    )
    assert [p.text for p in read(paragraphs, {"numbering": lists, "styles": styles}).paragraphs] == ["x", "y", "y"]
