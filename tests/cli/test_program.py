"""Help, version and wrong use: in the user's language, and without importing what is not needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import Result

from decree30_lint import __version__
from decree30_lint.cli.commands import COMMANDS
from decree30_lint.cli.language import LanguageChoice
from decree30_lint.cli.program import program
from decree30_lint.model.words import Lang
from decree30_lint.report.findings.formats import FORMATS

Invoke = Callable[..., Result]


def test_the_version(invoke: Invoke) -> None:
    result = invoke("--version")
    assert (result.exit_code, result.stdout) == (0, f"decree30-lint {__version__}\n")


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["check", "--help"], ["rules", "-h"]])
def test_version_and_help_read_no_document_and_no_rule(args: list[str]) -> None:
    script = (
        "import sys; before = set(sys.modules)\n"
        "from decree30_lint.cli.program import program\n"
        f"try: program.main({args!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'yaml', 'decree30_lint.pipeline', 'decree30_lint.model.rules', 'tomllib'}\n"
        "imported = heavy & (set(sys.modules) - before)\n"
        "sys.exit(f'imported: {imported}' if imported else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_arguments_the_help_is_shown(invoke: Invoke) -> None:
    assert invoke().stdout == invoke("--help").stdout
    for name in COMMANDS:
        assert f"  {name} " in invoke().stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_both_languages(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    vietnamese = invoke(name, "--help").stdout
    english = invoke(name, "--help", "--lang", "en").stdout
    assert vietnamese.startswith("Cách dùng: decree30-lint")
    assert english.startswith("Usage: decree30-lint")
    assert invoke("--lang=en", name, "--help").stdout == english
    monkeypatch.setenv("DECREE30_LANG", "en")
    assert invoke(name, "--help").stdout == english
    assert invoke(name, "--lang", "vi", "--help").stdout == vietnamese


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_help(name: str, lang: Lang) -> None:
    context = click.Context(program, obj=LanguageChoice(lang))
    command = program.get_command(context, name)
    assert command is not None
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert options
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(
    ("args", "vietnamese", "english"),
    [
        (["chek", "a"], "Không có lệnh “chek”. Có phải ý bạn là “check”?", "no command “chek”. Did you mean “check”?"),
        (["check"], "Lệnh còn thiếu ĐƯỜNG_DẪN.", "Missing argument 'PATH...'."),
        (
            ["check", "--forma", "json", "a"],
            "Không có tùy chọn --forma. Có phải ý bạn là --format?",
            "No such option '--forma'.",
        ),
        (
            ["check", "--format", "xml", "a"],
            f"Giá trị của --format phải là một trong: {', '.join(FORMATS)}.",
            "'xml' is not one of",
        ),
        (
            ["check", "--as-of", "hôm qua", "a"],
            "Giá trị của --as-of phải là một ngày",
            "'hôm qua' does not match the formats",
        ),
        (["check", "a", "--output"], "Tùy chọn --output còn thiếu giá trị.", "Option '--output' requires an argument."),
        (["check", "--ruleset", "nd99", "a"], "Không có bộ quy tắc “nd99”", "There is no ruleset “nd99”"),
        (["check", "--type", "to-trinhh", "a"], "Không có loại văn bản “to-trinhh”", "There is no type “to-trinhh”"),
        (
            ["check", "--select", "tieu-ngu/co-cho", "a"],
            "Không có quy tắc “tieu-ngu/co-cho”; có phải ý bạn là “tieu-ngu/co-chu”?",
            "There is no rule “tieu-ngu/co-cho”; did you mean “tieu-ngu/co-chu”?",
        ),
        (["check", "--ignore", "tieungu", "a"], "Không có quy tắc “tieungu”", "There is no rule “tieungu”"),
        (["check", "--output", "khong/co/thu/muc.txt", "a"], "Không ghi được báo cáo", "The report cannot be written"),
        (["check", "--config", "khong-co.toml", "a"], "Giá trị của --config không đúng", "Invalid value for '--config'"),
        (["check", "--config", ".", "a"], "không đúng: .: đó là một thư mục.", "'--config': .: that is a folder."),
        (
            ["check", "--trust", "khong-co", "a"],
            "--trust không đúng: khong-co: không có",
            "'--trust': khong-co: there is no",
        ),
        (["check", "--baseline", "khong-co", "a"], "(không có tệp hoặc thư mục này)", "(there is no such file or folder)"),
        (["check", "--ocr=1", "a"], "Tùy chọn --ocr không nhận giá trị.", "Option '--ocr' does not take a value."),
        (["compare", "a", "b", "c"], "Lệnh thừa c.", "Got unexpected extra argument (c)"),
        (["compare", "a", "b", "c", "d"], "Lệnh thừa c d.", "Got unexpected extra arguments (c d)"),
        (["explain", "tieu-ngu/co-cho"], "có phải ý bạn là “tieu-ngu/co-chu”?", "did you mean “tieu-ngu/co-chu”?"),
        (["rules", "--select", "gi-do"], "Không có quy tắc “gi-do”", "There is no rule “gi-do”"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(invoke: Invoke, args: list[str], vietnamese: str, english: str) -> None:
    for lang, told, other in (("vi", vietnamese, english), ("en", english, vietnamese)):
        result = invoke("--lang", lang, *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert other not in result.stderr
    assert invoke(*args).stderr == invoke("--lang", "vi", *args).stderr


def test_options_without_a_command(invoke: Invoke) -> None:
    result = invoke("--lang", "vi")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, "Chưa ghi lệnh nào.")


@pytest.mark.parametrize("args", [["inspect", "."], ["compare", ".", "a"]])
def test_a_folder_is_not_one_document(invoke: Invoke, args: list[str]) -> None:
    result = invoke(*args)
    assert result.exit_code == 3
    assert "Đây là một thư mục. Hãy chỉ ra một tệp văn bản trong đó." in result.stderr
    assert "This is a folder. Name one document in it." in invoke(*args, "--lang", "en").stderr


def test_vietnamese_is_written_as_utf8_on_any_code_page() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "decree30_lint", "--help"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "SYSTEMROOT": ""},
    )
    assert "Kiểm tra thể thức" in done.stdout.decode("utf-8")


def _completions(line: str) -> list[str]:
    """What a shell is offered behind the words of the line."""
    variables = {
        "_DECREE30_LINT_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "decree30_lint"], capture_output=True, text=True, env={**os.environ, **variables}, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("decree30-lint ", [f"plain,{name}" for name in COMMANDS]),
        ("decree30-lint ch", ["plain,check"]),
        ("decree30-lint check --format ", [f"plain,{form}" for form in FORMATS]),
        ("decree30-lint check cong", ["file,cong"]),
        ("decree30-lint rules ", ["plain,test"]),
        ("decree30-lint doctor --format j", ["plain,json"]),
    ],
)
def test_shells_complete(line: str, offered: list[str]) -> None:
    assert _completions(line) == offered


def test_a_name_in_a_complaint_cannot_command_the_screen(invoke: Invoke) -> None:
    result = invoke("compare", "a\u202exc\x1b[2J\n.docx", "b.docx")
    assert "a⟨U+202E⟩xc⟨U+001B⟩[2J⟨U+000A⟩.docx" in result.stderr
