"""`python -m index.cli` is the command `vigie`."""

from __future__ import annotations

from index.cli import main

main(prog_name="vigie")
