"""Files that cannot be read end in a named error; a hanging engine is left behind, and the other one takes over."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap

import pytest
from tests.conftest import ROOT
from tests.pdf_source import form, pdf

from decree30_lint.errors import DeadlinePassedError, RefusedFileError, UnreadableFileError
from decree30_lint.formats.pdf.content import PageContent
from decree30_lint.formats.pdf.engines.choose import ENGINES, read_pages

PLAIN = pdf("BT /F1 10 Tf 50 50 Td (Ab) Tj ET")
# A form that draws itself twice: pdfium would draw it 2 to the power of its deepest level times.
ENDLESS = pdf("/X Do", {6: form("/X Do /X Do", resources="/XObject << /X 6 0 R >>")}, resources="/XObject << /X 6 0 R >>")


def letters(page: PageContent) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


@pytest.mark.parametrize("engine", [None, *ENGINES])
def test_each_page_is_handed_on(engine: str | None) -> None:
    facts, texts, used = read_pages(PLAIN, letters, engine, deadline=60)
    assert (facts.page_count, facts.version, texts, used) == (1, "1.7", ["Ab"], engine or "pdfium")


@pytest.mark.parametrize("engine", [None, *ENGINES])
@pytest.mark.parametrize("data", [b"", b"no pdf", PLAIN[:60]])
def test_a_broken_file_is_named(engine: str | None, data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(data, letters, engine, deadline=60)
    assert caught.value.code == "broken-pdf"


def locked(user_password: str) -> bytes:
    """PLAIN, encrypted."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(PLAIN)))
    writer.encrypt(owner_pass="owner", user_pass=user_password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("engine", [None, *ENGINES])
def test_a_password_is_refused(engine: str | None) -> None:
    with pytest.raises(RefusedFileError) as caught:
        read_pages(locked("secret"), letters, engine, deadline=60)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_password_is_none(engine: str) -> None:
    facts, texts, _ = read_pages(locked(""), letters, engine, deadline=60)
    assert (facts.encrypted, texts) == (True, ["Ab"])


def test_a_failure_of_the_quick_engine_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    from decree30_lint.formats.pdf.engines.pdfium import PdfiumSource
    from decree30_lint.formats.pdf.engines.refusals import broken

    def fails(self: PdfiumSource) -> None:
        raise broken()

    monkeypatch.setattr(PdfiumSource, "pages", fails)
    assert read_pages(PLAIN, letters, deadline=60)[1:] == (["Ab"], "pdfplumber")
    with pytest.raises(UnreadableFileError):
        read_pages(PLAIN, letters, "pdfium", deadline=60)


def test_work_on_pages_counts_against_the_deadline() -> None:
    from threading import Event

    never = Event()
    with pytest.raises(DeadlinePassedError) as caught:
        read_pages(PLAIN, lambda page: never.wait(20), "pdfplumber", deadline=0.2)
    never.set()
    assert caught.value.code == "reading-deadline"


def test_a_hanging_engine_is_left_behind() -> None:
    """In a process of its own, which never enters pdfium again."""
    program = f"""
        from decree30_lint.errors import DeadlinePassedError
        from decree30_lint.formats.pdf.engines.choose import read_pages

        def letters(page):
            return "".join(glyph.text for glyph in page.glyphs)

        print(read_pages({ENDLESS!r}, letters, deadline=1.0)[1:])
        print(read_pages({PLAIN!r}, letters, deadline=30.0)[1:])
        try:
            read_pages({PLAIN!r}, letters, "pdfium", deadline=30.0)
        except DeadlinePassedError as error:
            print(error.code)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == ["([''], 'pdfplumber')", "(['Ab'], 'pdfplumber')", "reading-deadline"]
    assert done.stderr == ""


def test_warnings_of_pdfminer_stay_inside() -> None:
    """A font without a descriptor makes it warn."""
    odd = pdf("BT /F1 10 Tf 50 50 Td (Ab) Tj ET", font="<< /Type /Font /Subtype /TrueType >>")
    program = f"""
        from decree30_lint.formats.pdf.engines.choose import read_pages
        read_pages({ENDLESS!r}, lambda page: 0, "pdfplumber", deadline=30.0)
        read_pages({odd!r}, lambda page: 0, "pdfplumber", deadline=30.0)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""


@pytest.mark.parametrize("library", ["pdfminer", "pdfplumber", "PIL"])
def test_pdfium_loads_no_other_library(library: str) -> None:
    """They are slow to load."""
    program = f"""
        import sys
        from decree30_lint.formats.pdf.engines.choose import read_pages
        print(read_pages({PLAIN!r}, lambda page: 0, deadline=30.0)[2], {library!r} in sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["pdfium", "False"]
