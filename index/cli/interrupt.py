"""What Ctrl-C is: one line on standard error, and the exit status that a shell expects.

It may come while a command is still being imported, so this module imports nothing of ours.
"""

from __future__ import annotations

from typing import NoReturn

import click

__all__ = ["leave"]

_INTERRUPTED = 130


def leave(ctx: click.Context) -> NoReturn:
    """End the command as interrupted."""
    click.echo("vigie: interrupted", err=True)
    ctx.exit(_INTERRUPTED)
