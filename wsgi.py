"""The WSGI application, for gunicorn and for `flask --app wsgi`; `flask --app wsgi reindex` is the
command `vigie reindex`."""

from __future__ import annotations

from index.cli import reindex
from index.settings import load_settings
from service import create_app

__all__ = ["app"]

app = create_app(load_settings())
app.cli.add_command(reindex)
