"""What every command shares: its settings, and how a failure looks.

A `VigieError` is one line on standard error and exit status 2; an interrupt leaves with 130, as a
shell expects. Anything else is a fault of ours and keeps its trace.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from index.cli.interrupt import leave
from index.errors import StorageFull, VigieError
from index.settings import Settings, likely_settings, load_settings

__all__ = ["VigieCommand", "location", "one_line", "say", "settings_of"]

_FAILED = 2


class VigieCommand(click.Command):
    """A command whose expected failures are one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; see the module for what becomes of an error."""
        try:
            return super().invoke(ctx)
        except VigieError as error:
            click.echo(f"vigie: {one_line(str(error))}", err=True)
            ctx.exit(_FAILED)
        except KeyboardInterrupt:
            leave(ctx)


location = click.option(
    "--index", "place", metavar="PLACE", help="Index location, instead of the setting VIGIE_INDEX."
)


def settings_of(**overrides: object) -> Settings:
    """The settings, with the options that were given put first. A variable that is none but is
    written almost as one is a note."""
    for name, nearest in likely_settings(os.environ):
        click.echo(one_line(f"note: {name} is no setting; the nearest is {nearest}"), err=True)
    return load_settings(
        **{name: value for name, value in overrides.items() if value not in (None, ())}
    )


def one_line(text: str) -> str:
    """The text without line breaks and control characters, safe to print on a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def say(result: str | Mapping[str, Any]) -> None:
    """Print a result: text, with a question mark for what the locale has no character for, or one
    object as JSON, in UTF-8 whatever the locale (RFC 8259). Raises VigieError where it cannot be
    written; who no longer reads is left to the shell."""
    try:
        if isinstance(result, str):
            _echo(result)
        else:
            click.echo(_utf8(result))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _abandon_output()
        raise StorageFull(
            f"the result cannot be written ({error.strerror})",
            place="standard output",
            remedy="write it where there is room",
        ) from None


def _echo(text: str) -> None:
    try:
        click.echo(text)
    except UnicodeEncodeError as error:
        click.echo(text.encode(error.encoding, "replace").decode(error.encoding))


def _utf8(members: Mapping[str, Any]) -> bytes:
    return json.dumps(members, ensure_ascii=False).encode(errors="replace")


def _abandon_output() -> None:
    """Nothing more is written at exit, which would fail once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
