"""The command that a report offers is taken by cmd.exe and by POSIX shells alike."""

from __future__ import annotations

import shlex

import pytest

from decree30_lint.report.findings.fix_command import fix_command


@pytest.mark.parametrize(
    ("path", "argument"),
    [
        ("to-trinh.docx", "to-trinh.docx"),
        ("to trinh.docx", '"to trinh.docx"'),
        ("dự thảo/tờ trình (2).docx", '"dự thảo/tờ trình (2).docx"'),
        ("dự-thảo/tờ.docx", "dự-thảo/tờ.docx"),
        ("C:\\van thu\\a & b.docx", '"C:\\van thu\\a & b.docx"'),
        ("C:\\vt\\a.docx", '"C:\\vt\\a.docx"'),
        ("-rf.docx", "./-rf.docx"),
        ("a;b.docx", '"a;b.docx"'),
        ("a$HOME`ls`.docx", "'a$HOME`ls`.docx'"),
    ],
)
def test_a_name_is_quoted_where_it_must_be(path: str, argument: str) -> None:
    command = fix_command(path)
    assert command == f"decree30-lint fix {argument}"
    if "\\" not in path:
        assert shlex.split(command)[2].removeprefix("./") == path


@pytest.mark.parametrize("path", ["-", "a\x1b[2J.docx", "a\u202eb.docx", "a\nb.docx"])
def test_what_cannot_be_typed_is_not_offered(path: str) -> None:
    assert fix_command(path) == "decree30-lint fix"
