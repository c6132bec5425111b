"""Compares whether a document that goes out says and shows what its draft did."""

from decree30_lint.compare.compare import compare

__all__ = ["compare"]
