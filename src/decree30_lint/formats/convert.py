"""Converts older formats to DOCX with LibreOffice where it is installed.

It runs with a private profile and a deadline, and leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from decree30_lint.errors import DeadlinePassedError, UnreadableFileError
from decree30_lint.formats import sniff
from decree30_lint.formats.clock import A_CONVERSION, UNBOUNDED, Clock
from decree30_lint.formats.programs import run_program
from decree30_lint.formats.read_options import ReadOptions
from decree30_lint.model.document import Document
from decree30_lint.model.words import Words
from decree30_lint.processes import working_folder

_FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_NAMES = ("soffice", "libreoffice", "soffice.com", "soffice.exe")

# Macros never run, and a document cannot make the program fetch anything.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""

_MISSING = Words(
    "Để đọc tệp này cần có LibreOffice, nhưng máy chưa cài. Hãy cài LibreOffice (libreoffice.org), "
    "hoặc mở tệp trong Word và lưu lại thành .docx rồi kiểm tra tệp .docx.",
    "Reading this file needs LibreOffice, which is not installed. Install it (libreoffice.org), "
    "or open the file in Word, save it as .docx and check that.",
)
_FAILED = Words(
    "LibreOffice không chuyển được tệp này; có thể tệp bị hỏng. Hãy mở tệp trong Word và lưu lại thành .docx.",
    "LibreOffice could not convert this file; it may be damaged. Open it in Word and save it as .docx.",
)
_LATE = Words(
    "LibreOffice chuyển tệp này quá lâu nên đã bị dừng. Hãy mở tệp trong Word và lưu lại thành .docx, hoặc tăng --deadline.",
    "LibreOffice took too long over this file and was stopped. Open it in Word and save it as .docx, or raise --deadline.",
)


def read_converted(data: bytes, name: str, reading: ReadOptions) -> Document:
    """Returns the document in a file of an older format. Raises as `convert` and the reader of DOCX do."""
    from decree30_lint.formats.docx import read_docx

    suffix = f".{sniff(data)}"
    document = read_docx(convert(data, suffix, reading.clock), name, reading)
    written = PurePath(name).suffix.lower() or suffix
    return replace(document, facts={**document.facts, "converted_from": written})


def convert(data: bytes, suffix: str, clock: Clock = UNBOUNDED) -> bytes:
    """Converts a .doc, .dot, .odt, .ott, .rtf or .wps (`suffix`) to DOCX before the clock runs out.

    Raises UnreadableFileError "needs-libreoffice" or "conversion-failed", and DeadlinePassedError "conversion-deadline".
    """
    return _converted(data, suffix, "docx", clock)


def to_pdf(data: bytes, suffix: str, clock: Clock = UNBOUNDED) -> bytes:
    """Converts any document that LibreOffice reads to a PDF; raises the errors of `convert`."""
    return _converted(data, suffix, "pdf", clock)


def find_office() -> str | None:
    """Returns the program of LibreOffice: on the PATH, else where its installers put it; None if it is not installed."""
    on_path = (shutil.which(name) for name in _NAMES)
    return next((found for found in on_path if found), None) or next(
        (str(place) for place in _usual_places() if place.is_file()), None
    )


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder, "LibreOffice", "program", "soffice.com")
    elif sys.platform == "darwin":
        for root in (Path("/"), Path.home()):
            yield root / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")


def to_pdfs(files: Sequence[tuple[bytes, str]], clock: Clock = UNBOUNDED) -> list[bytes | None]:
    """Converts several documents, each with its suffix, with one start of the program; None for what it could not convert.

    Raises the errors of `convert` but "conversion-failed".
    """
    return _all_converted(files, "pdf", clock)


def _converted(data: bytes, suffix: str, target: str, clock: Clock) -> bytes:
    (made,) = _all_converted([(data, suffix)], target, clock)
    if made is None:
        raise UnreadableFileError("conversion-failed", _FAILED)
    return made


def _all_converted(files: Sequence[tuple[bytes, str]], target: str, clock: Clock) -> list[bytes | None]:
    office = find_office()
    if office is None:
        raise UnreadableFileError("needs-libreoffice", _MISSING)
    clock.expect(A_CONVERSION)
    with working_folder() as folder:
        made = Path(folder, "made")
        sources = [Path(folder, f"document{number}{suffix}") for number, (_, suffix) in enumerate(files, 1)]
        for source, (data, _) in zip(sources, files, strict=True):
            source.write_bytes(data)
        command = [office, *_options(Path(folder, "profile"), target, made), *map(str, sources)]
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)  # what it leaves when it is ended goes with ours
        try:
            run_program(command, clock.timeout, environment={**os.environ, **temporary})
        except TimeoutError:
            raise DeadlinePassedError("conversion-deadline", _LATE) from None
        results = [made / f"{source.stem}.{target}" for source in sources]
        return [result.read_bytes() if result.is_file() else None for result in results]


def _options(profile: Path, target: str, folder: Path) -> list[str]:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    switches = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    return [
        f"-env:UserInstallation={profile.as_uri()}",
        *switches,
        "--convert-to",
        _FILTERS[target],
        "--outdir",
        str(folder),
    ]
