"""The command `vigie`: reindex, translate, search, stats, verify, serve.

Each command reads the settings once, calls one door of the index, and prints. What goes wrong is
one line on standard error and exit status 2. A command is imported when it is asked for: a search
needs none of what reads, cleans and translates articles.

The commands are in `reindexing` (with `progress` and `rejections`), `translating`, `searching` (in
the `phrases` of a language, with the `ways` out of an empty answer), `inspecting` and `serving`;
`command` has what all of them share, `interrupt` what Ctrl-C is, and `__main__` makes `python -m
index.cli` the same command.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from index.cli.interrupt import leave
from index.loading import undisturbed

__all__ = ["Commands", "main"]

#: Command to the module that holds it, in the order of the help.
_MODULES = {
    "reindex": "reindexing",
    "translate": "translating",
    "search": "searching",
    "stats": "inspecting",
    "verify": "inspecting",
    "serve": "serving",
}


class Commands(click.Group):
    """The commands of `vigie`, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Those that the group holds already, and their names in the order of the help."""
        return [*super().list_commands(ctx), *_MODULES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in _MODULES:
            return super().get_command(ctx, cmd_name)
        with undisturbed():
            module = import_module(f"{__name__}.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interrupt while it is imported is one as well."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            leave(ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vigie")
def main() -> None:
    """Vigie: who supplies which weapon to whom, in the French-language press."""
