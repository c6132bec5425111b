"""decree30-lint: checks Vietnamese administrative documents against Decree 30/2020/NĐ-CP."""

__version__ = "0.1.0"
