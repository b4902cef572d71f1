"""The WSGI application, for gunicorn and for `flask --app wsgi`; `flask --app wsgi reindex` is the
command `vigie reindex`."""

from __future__ import annotations

import sys

import click
from flask import Flask
from flask.cli import AppGroup

from index.cli import main
from index.errors import ConfigurationError
from index.settings import load_settings
from service import create_app

__all__ = ["app"]

#: What gunicorn takes for a fault that another start does not mend.
_HALTED = 3


def _made() -> Flask:
    """The application; a setting that cannot be is one line."""
    try:
        return create_app(load_settings())
    except ConfigurationError as error:
        print(f"vigie: {error}", file=sys.stderr)  # noqa: T201  no log is set up yet
        raise SystemExit(_HALTED) from None


class _Commands(AppGroup):
    """`reindex`, imported when it is asked for: a server needs nothing of it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), "reindex"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        group = main if cmd_name == "reindex" else super()
        return group.get_command(ctx, cmd_name)


app = _made()
app.cli = _Commands()
