"""Represents what an office writes down once for all its documents: `decree30.toml`.

`configure.read` reads it, and is imported where there is one.
"""

from decree30_lint.service.configuration.configuration import Configuration
from decree30_lint.service.configuration.find import FILE_NAME, find_configuration
from decree30_lint.service.configuration.rule_ids import complain_about_rule_ids, unknown_rule_id

__all__ = [
    "FILE_NAME",
    "Configuration",
    "complain_about_rule_ids",
    "find_configuration",
    "unknown_rule_id",
]
