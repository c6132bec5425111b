"""No command speaks to anybody: each runs, with all that it starts, where only loopback is, and attempts are counted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from PIL import Image
from tests.conftest import ROOT
from tests.signed_pdf import new_key, signed

from decree30_lint.cli.commands import COMMANDS
from decree30_lint.errors import ExitCode
from decree30_lint.report.findings.formats import FORMATS

GUARD = ROOT / "tests" / "offline"
FIXTURES = ROOT / "fixtures"
ELSEWHERE = "http://192.0.2.1"  # an address that is nobody's (RFC 5737)

Watched = Callable[..., tuple[int, str]]


@cache
def _alone() -> tuple[str, ...]:
    """Returns the command that gives another one a network of its own; nothing where this cannot be had."""
    command = ("unshare", "--net", "--map-root-user")
    works = shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if works else ()


needs_network_of_its_own = pytest.mark.skipif(
    not _alone(),
    reason="needs `unshare --net` (Linux) and the right to it: only Python is watched here",
)


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """Runs a command; returns its exit code, and what it tried to reach, a line each."""

    def run(*command: str | Path, program: tuple[str, ...] = (sys.executable, "-m", "decree30_lint")) -> tuple[int, str]:
        log = tmp_path / "log"
        log.touch()
        apart = (*_alone(), sys.executable, str(GUARD / "alone.py"), str(log)) if _alone() else ()
        paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = {**os.environ, "OFFLINE_LOG": str(log), "PYTHONPATH": os.pathsep.join(paths)}
        done = subprocess.run(
            [*apart, *program, *map(str, command)], env=environment, cwd=tmp_path, capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr
        return done.returncode, log.read_text(encoding="utf-8")

    return run


_SCRIPTS = {
    "swallowed": "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 1)\nexcept OSError: pass",
    "web": "from urllib.request import urlopen\ntry: urlopen('http://192.0.2.1/')\nexcept OSError: pass",
    "name": "import socket\ntry: socket.gethostbyname('example.invalid')\nexcept OSError: pass",
    "datagram": "import socket\nudp = socket.socket(type=socket.SOCK_DGRAM)\n"
    "try: udp.sendto(b'x', ('192.0.2.1', 53))\nexcept OSError: pass",
    "listening": "import socket\ntry: socket.create_server(('0.0.0.0', 0))\nexcept OSError: pass",
    "child": "import subprocess, sys\nsubprocess.run([sys.executable, '-c', {swallowed!r}], check=True)",
}


@pytest.mark.parametrize("name", _SCRIPTS)
def test_a_python_that_connects_is_caught(watched: Watched, name: str) -> None:
    script = _SCRIPTS[name].format(swallowed=_SCRIPTS["swallowed"]) if name == "child" else _SCRIPTS[name]
    code, tried = watched("-c", script, program=(sys.executable,))
    assert code == 0
    assert "socket." in tried


@needs_network_of_its_own
@pytest.mark.parametrize(
    "script",
    [
        "exec 3<>/dev/tcp/192.0.2.1/80",
        "exec 3<>/dev/tcp/2001:db8::1/80",
        "echo hello >/dev/udp/192.0.2.1/53",
        "getent hosts example.invalid",
        "(exec 3<>/dev/tcp/192.0.2.1/80) & wait",
    ],
)
def test_any_other_program_that_connects_is_caught(watched: Watched, script: str) -> None:
    _, tried = watched("-c", f"{script}; true", program=("bash",))
    assert tried != ""


def test_loopback_is_free(watched: Watched) -> None:
    script = "import socket\nserver = socket.create_server(('127.0.0.1', 0))\nsocket.create_connection(server.getsockname())"
    assert watched("-c", script, program=(sys.executable,)) == (0, "")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of documents that would like to be fetched for: with addresses wherever a format has room for them."""
    folder = tmp_path_factory.mktemp("papers")
    _tempting_docx(FIXTURES / "docx" / "to-trinh.docx", folder / "to-trinh.docx")
    root = new_key()
    key = new_key(root, elsewhere=ELSEWHERE)
    (folder / "van-ban.pdf").write_bytes(signed((FIXTURES / "bao-cao-nam" / "bao-cao-nam.pdf").read_bytes(), key))
    (folder / "root.pem").write_bytes(root[1].public_bytes(serialization.Encoding.PEM))
    Image.new("L", (850, 1100), 255).save(folder / "scan.pdf", resolution=100)
    return folder


def _tempting_docx(source: Path, target: Path) -> None:
    """With a template, a picture and a frame that lie elsewhere."""
    kinds = ("attachedTemplate", "image", "frame", "subDocument", "oleObject")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rIdElsewhere{kind}" Type="{office}/{kind}" Target="{ELSEWHERE}/{kind}" TargetMode="External"/>'
        for kind in kinds
    )
    _rewritten(source, target, "word/_rels/document.xml.rels", "</Relationships>", f"{links}</Relationships>")


def _rewritten(source: Path, target: Path, part: str, old: str, new: str) -> None:
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w") as written:
        for info in read.infolist():
            data = read.read(info)
            if info.filename == part:
                text = data.decode()
                assert old in text
                data = text.replace(old, new, 1).encode()
            written.writestr(info, data)


_COMMANDS: dict[str, list[str]] = {
    **{f"check {form}": ["check", "to-trinh.docx", "--format", form] for form in FORMATS},
    "check folder": ["check", "."],
    "check signed": ["check", "van-ban.pdf", "--trust", "root.pem", "--format", "json"],
    "check plumber": ["check", "van-ban.pdf", "--pdf-engine", "pdfplumber"],
    "check baseline": ["check", "to-trinh.docx", "van-ban.pdf", "--write-baseline", "baseline.json"],
    "fix": ["fix", "to-trinh.docx", "van-ban.pdf", "--diff", "--fail-on", "never"],
    "annotate docx": ["annotate", "to-trinh.docx", "-o", "remarks.docx", "--track"],
    "annotate pdf": ["annotate", "van-ban.pdf", "-o", "remarks.pdf"],
    "compare": ["compare", "to-trinh.docx", "van-ban.pdf", "--format", "html"],
    "inspect": ["inspect", "to-trinh.docx"],
    "inspect signed": ["inspect", "van-ban.pdf", "--format", "json"],
    "explain": ["explain", "tieu-ngu/co-chu"],
    "rules": ["rules"],
    "rules test": ["rules", "test", str(ROOT / "rules" / "dang-05hd")],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("name", _COMMANDS)
def test_a_command_reaches_nobody(watched: Watched, papers: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(papers, tmp_path, dirs_exist_ok=True)
    code, tried = watched(*_COMMANDS[name])
    assert tried == ""
    assert code in ((3,) if name == "check folder" else (0, 1))  # there is a scan whose text nobody reads


def test_every_command_is_tried() -> None:
    assert {words[0] for words in _COMMANDS.values()} | {"watch"} == set(COMMANDS)


@pytest.mark.skipif(shutil.which("timeout") is None, reason="needs `timeout`, which presses Ctrl-C")
def test_a_watch_reaches_nobody(watched: Watched, tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "docx" / "to-trinh.docx", tmp_path)
    pressed = ("timeout", "--foreground", "--preserve-status", "--signal=INT", "5", sys.executable, "-m", "decree30_lint")
    assert watched("watch", tmp_path, "--existing", "--interval", "0.2", program=pressed) == (0, "")


@pytest.mark.tesseract
def test_reading_a_scan_reaches_nobody(watched: Watched, papers: Path) -> None:
    code, tried = watched("check", papers / "scan.pdf", "--ocr", "--deadline", "240")
    assert tried == ""
    assert code != ExitCode.WRONG_USE


@pytest.fixture(scope="module")
def old_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a document in the older formats; the .odt and .rtf show pictures that lie elsewhere."""
    folder = tmp_path_factory.mktemp("old")
    source = FIXTURES / "docx" / "thong-bao.docx"
    for suffix in ("doc", "odt"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True)
    plain = (folder / "thong-bao.odt").rename(folder / "plain.odt")
    picture = (
        '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="{ELSEWHERE}/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        "</draw:frame></text:p>"
    )
    _rewritten(plain, folder / "thong-bao.odt", "content.xml", "</text:p>", picture)
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{ELSEWHERE}/a.png" \\d}}{{\fldrslt}}}}'
    rtf = rf"{{\rtf1\ansi{{\*\template {ELSEWHERE}/a.dot}}{{\fonttbl{{\f0 Times New Roman;}}}}\f0 A{field}\par}}"
    (folder / "thong-bao.rtf").write_text(rtf, encoding="ascii")
    return folder


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_a_conversion_reaches_nobody(watched: Watched, old_papers: Path, suffix: str) -> None:
    code, tried = watched("check", old_papers / f"thong-bao.{suffix}", "--deadline", "240")
    assert tried == ""
    assert code in (0, 1)
