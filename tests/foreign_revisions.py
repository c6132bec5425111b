"""Tracked changes accepted and rejected by programs that are not ours, and what each of them cannot do.

docx-scalpel (Docxodus, C#) does all that we write; it drops w:rsid… and empty lists of properties.
rdocx (Rust) loses headers and footers where it rejects the change of a section, doubles w14 properties of a run where it
rejects its format, and resolves no change of rows, cells and grids, nor what lies in a tag within a tag or in
w:fldSimple; it writes some values in other words ("0" for "false") and properties in the order of the schema.
docx-plus (Python) knows neither sections, tables, headers nor notes, joins no paragraphs, and where it rejects the format
of a paragraph loses that of its mark and the section that ends there; it leaves all else of a file as it is.
LibreOffice (7.4) knows no changes of sections and tables, and loses the format of a paragraph where it rejects it together
with that of its text; it writes the whole file anew: compare what it makes with what it makes of another file.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx_scalpel
import rdocx
from docx import Document
from docx_plus.revisions import accept_all_revisions, reject_all_revisions
from lxml import etree
from tests.small_docx import W

SCALPEL, RDOCX, PLUS, LIBREOFFICE = "docx-scalpel", "rdocx", "docx-plus", "libreoffice"

_FORMATS = "self::w:rPrChange or self::w:pPrChange"
_REVISIONS = f"{_FORMATS} or self::w:ins or self::w:del"
CONSTRUCTS: Mapping[str, str] = {  # what can be tracked, and where it makes a difference, each as an XPath in a part
    "ins": "//w:ins[not(parent::w:rPr or parent::w:trPr)]",
    "del": "//w:del[not(parent::w:rPr or parent::w:trPr)]",
    "ins of a mark": "//w:pPr/w:rPr/w:ins",
    "del of a mark": "//w:pPr/w:rPr/w:del",
    "ins of a row": "//w:trPr/w:ins",
    "del of a row": "//w:trPr/w:del",
    "rPrChange": "//w:r/w:rPr/w:rPrChange",
    "rPrChange with an extension": f"//w:r/w:rPr[*[namespace-uri() != '{W}']]/w:rPrChange",
    "rPrChange of a mark": "//w:pPr/w:rPr/w:rPrChange",
    "pPrChange": "//w:pPrChange",
    "pPrChange with rPrChange": "//w:p[w:pPr/w:pPrChange][.//w:rPrChange]",
    "pPrChange with a mark": "//w:pPr[w:rPr/*]/w:pPrChange",
    "pPrChange with a section": "//w:pPr[w:sectPr]/w:pPrChange",
    "sectPrChange": "//w:sectPrChange",
    "sectPrChange with headers": "//w:sectPr[w:headerReference or w:footerReference]/w:sectPrChange",
    "tblPrChange": "//w:tblPrChange",
    "trPrChange": "//w:trPrChange",
    "tcPrChange": "//w:tcPrChange",
    "tblGridChange": "//w:tblGridChange",
    "in nested tags": f"//w:smartTag/w:smartTag//*[{_FORMATS}]",
    "in a simple field": f"//w:fldSimple//*[{_FORMATS}]",
    "in a cell": f"//w:tc//*[{_FORMATS}]",
    "in a text box": f"//w:txbxContent//*[{_REVISIONS}]",
    "in a header": f"/w:hdr//*[{_REVISIONS}] | /w:ftr//*[{_REVISIONS}]",
    "in a note": f"/w:footnotes//*[{_REVISIONS}] | /w:endnotes//*[{_REVISIONS}]",
}
_ROWS = frozenset({"trPrChange", "tcPrChange", "tblGridChange"})
_TABLES = frozenset({"ins of a row", "del of a row", "tblPrChange"}) | _ROWS
_SECTIONS = frozenset({"sectPrChange", "sectPrChange with headers"})
_FORMER = frozenset({"pPrChange with a mark", "pPrChange with a section"})
_INNER = frozenset({"in a cell", "in a text box", "in a header"})
_RUNS_UNSEEN = frozenset({"in nested tags", "in a simple field"})
CANNOT_ACCEPT: Mapping[str, frozenset[str]] = {
    SCALPEL: frozenset(),
    RDOCX: _ROWS | _RUNS_UNSEEN,
    PLUS: _TABLES - {"ins of a row"} | _SECTIONS | {"del of a mark", "in a header", "in a note"},
    LIBREOFFICE: frozenset({"del of a row"}),
}
CANNOT_REJECT: Mapping[str, frozenset[str]] = {
    SCALPEL: frozenset(),
    RDOCX: _ROWS | _RUNS_UNSEEN | {"sectPrChange with headers", "rPrChange with an extension"},
    PLUS: _TABLES - {"del of a row"} | _SECTIONS | _FORMER | {"ins of a mark", "in a header", "in a note"},
    LIBREOFFICE: _TABLES | _SECTIONS | _FORMER | _INNER | {"pPrChange with rPrChange", "rPrChange of a mark"},
}


def accepted(data: bytes, by: str) -> bytes:
    """Returns the file with all its tracked changes accepted by the program of that name."""
    return _PROGRAMS[by](data, True)


def rejected(data: bytes, by: str) -> bytes:
    """Returns the file with all its tracked changes rejected by the program of that name."""
    return _PROGRAMS[by](data, False)


def judges(data: bytes, *, rejecting: bool) -> tuple[str, ...]:
    """Returns the programs that can accept, or reject, all the tracked changes of this file, LibreOffice where it is."""
    found, cannot = constructs(data), CANNOT_REJECT if rejecting else CANNOT_ACCEPT
    here = (by for by in _PROGRAMS if by != LIBREOFFICE or shutil.which("soffice"))
    return tuple(by for by in here if not cannot[by] & found)


def constructs(data: bytes) -> frozenset[str]:
    """Returns the names, as in `CONSTRUCTS`, of what a file tracks."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
    trees = [etree.fromstring(part) for part in parts if b"Change" in part or b":ins" in part or b":del" in part]
    return frozenset(
        name for name, path in CONSTRUCTS.items() if any(tree.xpath(path, namespaces={"w": W}) for tree in trees)
    )


def _by_scalpel(data: bytes, accept: bool) -> bytes:
    resolve = docx_scalpel.docx_diff_accept_revisions if accept else docx_scalpel.docx_diff_reject_revisions
    return resolve(data)


def _by_rdocx(data: bytes, accept: bool) -> bytes:
    document = rdocx.Document.from_bytes(data)
    _ = document.accept_all() if accept else document.reject_all()
    return document.to_bytes()


def _by_plus(data: bytes, accept: bool) -> bytes:
    document = Document(io.BytesIO(data))
    (accept_all_revisions if accept else reject_all_revisions)(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Resolve(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName" : filter(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, filter())
  doc.close(True)
End Sub
</script:module>
"""


def _by_libreoffice(data: bytes, accept: bool) -> bytes:
    command = f".uno:{'Accept' if accept else 'Reject'}AllTrackedChanges"
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.docx"), Path(folder, "target.docx")
        source.write_bytes(data)
        macro = f'macro:///Standard.Module1.Resolve("{source.as_uri()}","{target.as_uri()}","{command}")'
        _soffice(_profile().name, macro)
        return target.read_bytes()


def _soffice(profile: str, *arguments: str) -> None:
    """Starts LibreOffice with settings of its own, so that it does not hand its work to one that runs."""
    command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


@cache
def _profile() -> TemporaryDirectory[str]:
    """Returns a folder of settings with our macro, deleted with the process. LibreOffice fills it when first started."""
    folder: TemporaryDirectory[str] = TemporaryDirectory()
    _soffice(folder.name, "--terminate_after_init")
    Path(folder.name, "user", "basic", "Standard", "Module1.xba").write_text(_BASIC, encoding="utf-8")
    return folder


_PROGRAMS: Mapping[str, Callable[[bytes, bool], bytes]] = {
    SCALPEL: _by_scalpel,
    RDOCX: _by_rdocx,
    PLUS: _by_plus,
    LIBREOFFICE: _by_libreoffice,
}
