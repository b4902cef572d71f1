"""The WSGI application, for gunicorn and for `flask --app wsgi`; `flask --app wsgi reindex` is the
command `vigie reindex`."""

from __future__ import annotations

import sys

from flask import Flask

from index.cli import reindex
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


app = _made()
app.cli.add_command(reindex)
