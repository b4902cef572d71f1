"""`vigie serve`: the page and the API behind gunicorn."""

from __future__ import annotations

import errno
import os
import socket
import sys
import tempfile
import time
from pathlib import Path

import click

import index
from index.cli.command import VigieCommand, location, settings_of
from index.errors import ConfigurationError
from index.generations import open_store
from index.searcher import lexicon_of
from index.settings import MAX_PROCESSES, Settings

__all__ = ["serve", "server_arguments"]

_ROOT = Path(index.__file__).parent.parent
_PATIENCE = 5  # seconds that a server which is ending may still hold the port


@click.command(cls=VigieCommand)
@location
@click.option("--host", help="Address to listen on, instead of VIGIE_HOST.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port, instead of VIGIE_PORT.")
@click.option(
    "--workers", type=click.IntRange(1, MAX_PROCESSES), help="Processes, instead of VIGIE_WORKERS."
)
def serve(*, place: str | None, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the search page and the API.

    The index may be built before or after; the page says so while there is none.
    """
    settings = settings_of(index=place, host=host, port=port, workers=workers)
    _check(settings)
    environment = {**os.environ, **_as_variables(settings)}
    if settings.workers > 1:  # so that /metrics adds up what all of them count
        _share_metrics(environment)
    click.echo(f"Vigie at http://{_address(settings)}", err=True)
    sys.stdout.flush()
    arguments = server_arguments(settings)
    try:
        os.execve(sys.executable, arguments, environment)  # noqa: S606  # no shell is meant
    except OSError as error:
        raise ConfigurationError(
            f"cannot start the server ({error.strerror})", place=sys.executable
        ) from error


def _check(settings: Settings) -> None:
    """Raises ConfigurationError for what each server process would find wrong."""
    if settings.lexicon:
        lexicon_of(settings.lexicon)
    open_store(settings).close()
    until = time.monotonic() + _PATIENCE
    while fault := _listening_fault(settings):
        if fault.errno != errno.EADDRINUSE or time.monotonic() > until:
            raise ConfigurationError(
                f"cannot be listened on ({fault.strerror})",
                place=_address(settings),
                remedy="name another port with --port, or another address with --host",
            )
        time.sleep(0.5)


def _listening_fault(settings: Settings) -> OSError | None:
    """Why nothing can listen where the server is to; None where it can."""
    try:
        [(family, kind, *_, address), *_] = socket.getaddrinfo(
            settings.host.strip("[]"), settings.port, type=socket.SOCK_STREAM
        )
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error
    return None


def _as_variables(settings: Settings) -> dict[str, str]:
    """What options may say instead of the environment, and what it names from the user's folder,
    as the server's processes read it in theirs."""
    return {
        "VIGIE_INDEX": _absolute(settings.index),
        "VIGIE_LEXICON": _absolute(settings.lexicon),
        "VIGIE_CA_FILE": _absolute(settings.ca_file),
        "VIGIE_HOST": settings.host,
        "VIGIE_PORT": str(settings.port),
        "VIGIE_WORKERS": str(settings.workers),
    }


def _share_metrics(environment: dict[str, str]) -> None:
    """A folder for what the processes count together, which the server takes away at its end
    (`service.server`), unless one is given."""
    if "PROMETHEUS_MULTIPROC_DIR" not in environment:
        folder = tempfile.mkdtemp(prefix="vigie-")
        environment |= {"PROMETHEUS_MULTIPROC_DIR": folder, "VIGIE_METRICS_FOLDER": folder}


def _address(settings: Settings) -> str:
    """Host and port, an IPv6 address in brackets."""
    host = settings.host.strip("[]")
    return f"[{host}]:{settings.port}" if ":" in host else f"{host}:{settings.port}"


def _absolute(place: str) -> str:
    """The place, if one is named, as it is known from any working folder."""
    return str(Path(place).absolute()) if place and "://" not in place else place


def server_arguments(settings: Settings) -> list[str]:
    """The command line of the server: threads for waiting requests, processes for the processors;
    each process opens the index itself."""
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind={_address(settings)}",
        f"--workers={settings.workers}",
        "--worker-class=service.worker.Worker",
        "--config=python:service.server",
        f"--threads={settings.threads}",
        f"--graceful-timeout={settings.graceful_timeout}",
        "--timeout=60",
        "--limit-request-line=8190",  # what the box takes of any script, and filters
        "--no-control-socket",  # it would be written to the home folder
        f"--chdir={_ROOT}",  # so that no module of the same name in the user's folder is taken
        "wsgi:app",
    ]
