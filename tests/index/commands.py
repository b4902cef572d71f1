"""The command `vigie` as tests run it: in this process, and the program as a shell would."""

from __future__ import annotations

import os
import sys

from click.testing import CliRunner, Result

from index.cli import main

__all__ = ["VIGIE", "shown_on", "vigie"]

#: The command as a program of its own.
VIGIE = [sys.executable, "-m", "index.cli"]


def vigie(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="vigie")


def shown_on(terminal: int) -> str:
    """Everything drawn until the last program has left the terminal."""
    drawn = b""
    try:
        while piece := os.read(terminal, 65_536):
            drawn += piece
    except OSError:  # what Linux says at the end
        pass
    os.close(terminal)
    return drawn.decode()
