"""Files that cannot be read end in a named error; where the quick engine fails, the other one takes over."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap

import pytest
from tests.conftest import ROOT
from tests.pdf_source import form, pdf

from decree30_lint.errors import DeadlinePassedError, RefusedFileError, UnreadableFileError
from decree30_lint.formats.clock import A_PAGE, Clock
from decree30_lint.formats.pdf.content import PageContent
from decree30_lint.formats.pdf.engines.choose import ENGINES, read_pages

PLAIN = pdf("BT /F1 10 Tf 50 50 Td (Ab) Tj ET")
# A form that draws itself twice: pdfium would draw it 2 to the power of its deepest level times.
ENDLESS = pdf("/X Do", {6: form("/X Do /X Do", resources="/XObject << /X 6 0 R >>")}, resources="/XObject << /X 6 0 R >>")


def letters(page: PageContent) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


@pytest.mark.parametrize("engine", [None, *ENGINES])
def test_each_page_is_handed_on(engine: str | None) -> None:
    facts, texts, used = read_pages(PLAIN, letters, engine)
    assert (facts.page_count, facts.version, texts, used) == (1, "1.7", ["Ab"], engine or "pdfium")


@pytest.mark.parametrize("engine", [None, *ENGINES])
@pytest.mark.parametrize("data", [b"", b"no pdf", PLAIN[:60]])
def test_a_broken_file_is_named(engine: str | None, data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_pages(data, letters, engine)
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
        read_pages(locked("secret"), letters, engine)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_password_is_none(engine: str) -> None:
    facts, texts, _ = read_pages(locked(""), letters, engine)
    assert (facts.encrypted, texts) == (True, ["Ab"])


def test_a_failure_of_the_quick_engine_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    from decree30_lint.formats.pdf.engines.pdfium import PdfiumSource
    from decree30_lint.formats.pdf.engines.refusals import broken

    def fails(self: PdfiumSource) -> None:
        raise broken()

    monkeypatch.setattr(PdfiumSource, "pages", fails)
    assert read_pages(PLAIN, letters)[1:] == (["Ab"], "pdfplumber")
    with pytest.raises(UnreadableFileError):
        read_pages(PLAIN, letters, "pdfium")


def test_the_clock_is_looked_at_for_each_page() -> None:
    with pytest.raises(DeadlinePassedError) as caught:
        read_pages(PLAIN, letters, "pdfplumber", Clock(0))
    assert caught.value.code == "deadline"


def test_pages_add_to_the_time_that_nobody_has_set() -> None:
    announced: list[float] = []
    read_pages(PLAIN, letters, clock=Clock(announce=announced.append))
    read_pages(PLAIN, letters, clock=Clock(30, announce=announced.append))
    assert announced == [A_PAGE]


def test_warnings_of_pdfminer_stay_inside() -> None:
    """A font without a descriptor makes it warn."""
    odd = pdf("BT /F1 10 Tf 50 50 Td (Ab) Tj ET", font="<< /Type /Font /Subtype /TrueType >>")
    program = f"""
        from decree30_lint.formats.pdf.engines.choose import read_pages
        read_pages({ENDLESS!r}, lambda page: 0, "pdfplumber")
        read_pages({odd!r}, lambda page: 0, "pdfplumber")
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
        print(read_pages({PLAIN!r}, lambda page: 0)[2], {library!r} in sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["pdfium", "False"]
