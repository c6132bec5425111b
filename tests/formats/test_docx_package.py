"""Files that cannot be read say why; unusual ones are read."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_source import package, read, run, zipped
from msgspec.structs import replace

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError
from decree30_lint.formats import limits, sniff
from decree30_lint.formats.docx import package as opening
from decree30_lint.formats.docx import read_docx
from decree30_lint.formats.limits import MEGABYTE

GOOD = package(f"<w:p>{run('Số: 05/BC-SNV')}</w:p>")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'


def replaced(name: str, content: str | bytes) -> bytes:
    """The good package with another part `name`."""
    archive = zipfile.ZipFile(io.BytesIO(GOOD))
    return zipped({n: archive.read(n) for n in archive.namelist() if n != name} | {name: content})


ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
SHEET = zipped(
    {
        "[Content_Types].xml": TYPES.format(
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/>'
        ),
        "xl/workbook.xml": "<x/>",
    }
)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x"><w:body>&a;</w:body></w:document>'
DEEP = "<a>" * 400 + "</a>" * 400


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"", "empty-file", UnreadableFileError),
        (bytes(300), "empty-file", UnreadableFileError),
        ("Kính gửi: ".encode() * 40, "not-a-zip", UnreadableFileError),
        (GOOD[: len(GOOD) // 2], "truncated", UnreadableFileError),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted", RefusedFileError),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "legacy-doc", UnreadableFileError),
        (b"{\\rtf1\\ansi}", "wrong-suffix", UnreadableFileError),
        (b"%PDF-1.7\n", "wrong-suffix", UnreadableFileError),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "wrong-suffix", UnreadableFileError),
        (ODT, "wrong-suffix", UnreadableFileError),
        (SHEET, "no-document-part", UnreadableFileError),
        (zipped({"a.txt": "x"}), "no-document-part", UnreadableFileError),
        (replaced("word/document.xml", "<w:document"), "bad-xml", UnreadableFileError),
        (replaced("word/document.xml", ENTITIES), "bad-xml", UnreadableFileError),
        (replaced("word/document.xml", DEEP), "bad-xml", UnreadableFileError),
        (replaced("word/document.xml", "<w:document xmlns:w='x'/>"), "no-document-part", UnreadableFileError),
    ],
)
def test_files_that_cannot_be_read(data: bytes, code: str, kind: type[LintError]) -> None:
    with pytest.raises(kind) as caught:
        read_docx(data, "x.docx")
    assert caught.value.code == code
    assert caught.value.words.vi
    assert caught.value.words.en


def test_damaged_bytes_inside() -> None:
    data = bytearray(GOOD)
    at = data.find(b"word/document.xml") + len("word/document.xml") + 10
    data[at : at + 20] = bytes(20)
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(bytes(data), "x.docx")
    assert caught.value.code == "truncated"


def allow(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    """Sets a limit lower, so that small files go beyond it."""
    monkeypatch.setattr(limits, name, replace(getattr(limits, name), most=most))


def test_bytes_are_counted_while_inflating(monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "PART_BYTES", 10_000)
    bomb = replaced("word/document.xml", "<a>" + " " * 20_000 + "</a>")
    with pytest.raises(RefusedFileError) as caught:
        read_docx(bomb, "x.docx")
    assert caught.value.code == "too-large"


def test_total_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "PARTS_BYTES", 1_500)
    with pytest.raises(RefusedFileError):
        read_docx(GOOD, "x.docx")


def test_tags_are_counted_before_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "XML_PIECES", 100)
    with pytest.raises(RefusedFileError):
        read_docx(package("<w:p/>" * 200), "x.docx")


PART, TOTAL, TAGS = 128 * MEGABYTE, 256 * MEGABYTE, 6_000_000


def blanks(**sizes: int) -> opening.Package:
    """A package whose parts are that many blanks, a few kilobytes in the file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, size in sizes.items():
            with archive.open(name, "w") as part:
                for begin in range(0, size, MEGABYTE):
                    part.write(b" " * min(MEGABYTE, size - begin))
    return opening.open_package(stream.getvalue())


def test_the_limits_are_those_that_are_promised() -> None:
    assert (limits.PART_BYTES.most, limits.PARTS_BYTES.most, limits.XML_PIECES.most) == (PART, TOTAL, TAGS)


def test_a_part_may_be_as_large_as_the_limit_and_no_larger() -> None:
    held = blanks(fits=PART, larger=PART + 1)
    assert len(held.package_part("fits") or b"") == PART
    with pytest.raises(RefusedFileError) as caught:
        held.package_part("larger")
    assert caught.value.code == "too-large"


def test_all_parts_may_be_as_large_as_the_limit_and_no_larger() -> None:
    held = blanks(one=PART, other=TOTAL - PART, more=1)
    assert [len(held.package_part(name) or b"") for name in ("one", "other")] == [PART, TOTAL - PART]
    with pytest.raises(RefusedFileError) as caught:
        held.package_part("more")
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(("tags", "code"), [(TAGS, "bad-xml"), (TAGS + 1, "too-large")])
def test_as_many_tags_as_the_limit_are_parsed(tags: int, code: str) -> None:
    with pytest.raises(LintError) as caught:
        opening.parse(b"<" * tags, "word/document.xml")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (GOOD, "docx"),
        (GOOD[:200], "docx"),
        (ODT, "odt"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\n{\\rtf1}", "rtf"),
        (b"MIME-Version: 1.0\r\n", "html"),
        (b"junk %PDF-1.4", "pdf"),
        (b"", "empty"),
        (COMPOUND, "unknown"),
        (b"abc", "unknown"),
    ],
)
def test_sniff(data: bytes, format_: str) -> None:
    assert sniff(data) == format_


@pytest.mark.parametrize(
    ("main", "kind"), [("word/document.xml", "template"), ("word/document.xml", "document"), ("doc/main.xml", "document")]
)
def test_other_main_parts(main: str, kind: str) -> None:
    data = package(f"<w:p>{run('x')}</w:p>", main=main, kind=kind)
    assert read_docx(data, "x").paragraphs[0].text == "x"


def test_macros_are_noticed() -> None:
    types = TYPES.format(
        '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    )
    assert read_docx(replaced("[Content_Types].xml", types), "x.docm").facts["macros"] is True


def test_strict_namespaces() -> None:
    strict = (
        zipfile.ZipFile(io.BytesIO(GOOD))
        .read("word/document.xml")
        .replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        )
    )
    assert read_docx(replaced("word/document.xml", strict), "x").paragraphs[0].text == "Số: 05/BC-SNV"


def test_facts() -> None:
    body = f"<w:p><w:ins>{run('a')}</w:ins><w:del/></w:p><w:altChunk/>"
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    app = "<Application>Some Writer</Application><Pages>3</Pages>"
    document = read(body, {"settings": settings, "app": app, "comments": "<w:comment/><w:comment/>"})
    assert document.page_count == 3
    assert document.facts == {
        "producer": "Some Writer",
        "tracked_changes": 2,
        "comments": 2,
        "protected": True,
        "macros": False,
        "signed": False,
        "foreign_chunks": 1,
    }


def test_deeply_nested_tables() -> None:
    depth = 75
    body = "<w:tbl><w:tr><w:tc>" * depth + f"<w:p>{run('x')}</w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    assert [p.text for p in read(body).paragraphs] == ["x"]


def test_absurd_numbers() -> None:
    huge = "9" * 40
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{huge}" w:type="dxa"/><w:gridSpan w:val="{huge}"/></w:tcPr><w:p/></w:tc>'
    page = f'<w:pgSz w:w="x" w:h=""/><w:pgMar w:top="?"/><w:cols w:num="{huge}" w:space="{huge}"/>'
    sign = '<w:p><w:r><w:sym w:char="D800"/><w:sym w:char="zz"/></w:r></w:p>'
    document = read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{sign}", page=page)
    assert [p.text for p in document.paragraphs] == ["", ""]


@pytest.mark.parametrize("pages", ["", "<Pages>0</Pages>", "<Pages>x</Pages>"])
def test_page_count_that_says_nothing(pages: str) -> None:
    assert read("<w:p/>", {"app": pages}).page_count is None
