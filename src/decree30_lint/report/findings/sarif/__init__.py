"""Writes SARIF: the results of a run, the rules that they name, and what is told beside them."""
