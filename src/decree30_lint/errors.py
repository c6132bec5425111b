"""The exceptions of decree30-lint. Only the faces (command line, page) catch them."""

from __future__ import annotations

from decree30_lint.model.words import Words


class LintError(Exception):
    """Something went wrong that a user can mend. `code` is stable; `words` name the cause and the remedy."""

    def __init__(self, code: str, words: Words) -> None:
        super().__init__(words.en)
        self.code = code
        self.words = words


class UnreadableFileError(LintError):
    """The file is not a document we can read: status `unreadable`."""


class RefusedFileError(LintError):
    """The file could be read but must not be opened (limits, encryption): status `refused`."""


class DeadlinePassedError(LintError):
    """The work on one file took longer than allowed: status `deadline`."""


class WrongConfigurationError(LintError):
    """A rule file, a configuration or an option is wrong: exit code 2."""


class LayoutCannotHoldError(LintError):
    """A specimen asks for what a file of the chosen layout cannot show: a matter of measuring rules, not of users."""
