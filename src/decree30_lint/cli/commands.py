"""Lists the commands, one row for each. Help, README and completion follow from this table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

import click
from msgspec import Struct

from decree30_lint.model.words import Lang, Words


class CommandEntry(Struct, frozen=True):
    """`module` holds the function `command`, and is imported when it is asked for; `about` is its line of the help."""

    module: str
    about: Words

    def build(self, lang: Lang) -> click.Command:
        made: Callable[[Lang], click.Command] = import_module(f"decree30_lint.cli.{self.module}").command
        command = made(lang)
        command.short_help = self.about.of(lang)
        return command


COMMANDS: Mapping[str, CommandEntry] = {
    "check": CommandEntry("check", Words("Kiểm tra văn bản.", "Check documents.")),
    "fix": CommandEntry("fix", Words("Sửa thể thức, ghi thành bản mới.", "Mend documents, into new copies.")),
    "annotate": CommandEntry(
        "annotate", Words("Ghi phát hiện thành ghi chú trong bản sao.", "Write findings as remarks into a copy.")
    ),
    "watch": CommandEntry(
        "watch", Words("Theo dõi một thư mục, kiểm tra khi lưu.", "Follow a folder, check what is saved.")
    ),
    "compare": CommandEntry("compare", Words("So sánh dự thảo với bản cuối.", "Compare a draft with its final.")),
    "inspect": CommandEntry(
        "inspect", Words("Xem chương trình hiểu văn bản thế nào.", "See how a document was understood.")
    ),
    "explain": CommandEntry("explain", Words("Giải thích các quy tắc.", "Explain rules.")),
    "rules": CommandEntry("rules", Words("Liệt kê các quy tắc, thử bộ quy tắc.", "List the rules, try a ruleset.")),
    "doctor": CommandEntry("doctor", Words("Xem máy này có đủ những gì cần.", "See what this machine has and lacks.")),
}
