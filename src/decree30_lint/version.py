"""The version of the program, which stands nowhere else."""

__version__ = "0.1.0"
