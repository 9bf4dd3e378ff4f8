"""`python -m reportedly`."""

from .cli import main

main(prog_name="reportedly")
