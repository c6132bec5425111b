"""What tests share: the shipped ruleset, the specimens, the real documents outside the repository."""

from __future__ import annotations

import shutil
import signal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from decree30_lint.model.rules import RuleSet

if TYPE_CHECKING:
    from decree30_lint.testing import Specimens

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_configure() -> None:
    """No test asserts a speed: a machine with other work to do is no failure. Children of the tests heed Ctrl-C."""
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell leaves it to what runs beside it
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared" in item.keywords and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="needs the real documents in ../shared"))
        if "libreoffice" in item.keywords and shutil.which("soffice") is None:
            item.add_marker(pytest.mark.skip(reason="needs LibreOffice (soffice) on the machine"))
        if "tesseract" in item.keywords and not _reads_vietnamese():
            item.add_marker(pytest.mark.skip(reason="needs tesseract with Vietnamese data on the machine"))


@cache
def _reads_vietnamese() -> bool:
    from decree30_lint.errors import WrongConfigurationError
    from decree30_lint.formats.pdf.ocr import require_tesseract

    try:
        return bool(require_tesseract())
    except WrongConfigurationError:
        return False


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    from decree30_lint.pipeline import ruleset_named

    return ruleset_named("nd30-2020")


@pytest.fixture(scope="session")
def specimens(ruleset: RuleSet) -> Specimens:
    from decree30_lint.testing import Specimens

    return Specimens(ROOT / "fixtures" / "specimens", ruleset)


@pytest.fixture(scope="session")
def corpus() -> Path:
    return SHARED / "corpus"
