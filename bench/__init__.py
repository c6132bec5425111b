"""Measurements: every figure that is written anywhere comes from a command here. Ratios are taken within one run."""
