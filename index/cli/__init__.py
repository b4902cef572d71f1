"""The command `vigie`: reindex, translate, search, stats, verify, serve.

Each command reads the settings once, calls one door of the index, and prints. What goes wrong is
one line on standard error and exit status 2.
"""

from __future__ import annotations

import click

from index.cli.reindexing import reindex
from index.cli.searching import search
from index.cli.serving import serve
from index.cli.stating import stats, verify
from index.cli.translating import translate

__all__ = ["main", "reindex"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vigie")
def main() -> None:
    """Vigie: who supplies which weapon to whom, in the French-language press."""


for _command in (reindex, translate, search, stats, verify, serve):
    main.add_command(_command)
