"""A real index of the tests' own corpus, the application over it, a real server, a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.cli.serving import server_arguments
from index.settings import Settings, load_settings
from service import create_app
from tests.service import corpus
from tests.serving import free_port, wait_for
from tests.shared import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: No limit of requests, and a time for a search that a busy machine keeps, as settings and as a
#: server's environment; tests of limits set their own.
UNLIMITED = {"limit_page": "", "limit_api": "", "limit_export": "", "time_limit": "60"}
UNLIMITED_SERVER = {f"VIGIE_{name.upper()}": value for name, value in UNLIMITED.items()}


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds the corpus."""
    folder = tmp_path_factory.mktemp("service")
    settings = load_settings(index=str(folder / "index"), **UNLIMITED)
    command = [sys.executable, "-m", "index.cli", "reindex", "--engine", "whoosh"]
    environment = {**os.environ, "VIGIE_INDEX": settings.index}
    subprocess.run([*command, str(corpus.write(folder))], check=True, cwd=ROOT, env=environment)
    return settings


@pytest.fixture(scope="session")
def app(indexed: Settings) -> Flask:
    return create_app(indexed)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def bare(tmp_path: Path) -> FlaskClient:
    """A client of a service whose index was never built."""
    return create_app(load_settings(index=str(tmp_path / "nothing"))).test_client()


@pytest.fixture(scope="session")
def server(indexed: Settings) -> Iterator[str]:
    """The address of a real server over the corpus."""
    environment = {"VIGIE_INDEX": indexed.index, **UNLIMITED_SERVER}
    with serving(environment) as address:
        yield address


class serving:  # noqa: N801  # reads as a statement: `with serving(...)`
    """A gunicorn on a free port of the loopback; stopped by SIGTERM. It is there once a process
    answers, which none does before it has loaded what searches need."""

    def __init__(
        self, environment: dict[str, str], workers: int = 2, log: IO[str] | None = None
    ) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            server_arguments(load_settings(port=port, workers=workers, graceful_timeout=10)),
            cwd=ROOT,
            env={**os.environ, **environment},
            stderr=log,
        )

    def __enter__(self) -> str:
        wait_for(f"{self.address}/healthz", self.process)
        return self.address

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)


_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; its absence skips, with the way to get it."""
    if _CHROMIUM is None:
        pytest.skip("no Chromium; install the Debian package `chromium`")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    """A page whose complaints and requests to elsewhere fail the test."""
    context = chromium.new_context(
        locale="fr-FR", viewport={"width": 1280, "height": 900}, base_url=server
    )
    made = context.new_page()
    complaints: list[str] = []
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    made.on(
        "request",
        lambda one: None if one.url.startswith(server) else complaints.append(f"asked {one.url}"),
    )
    yield made
    context.close()
    assert complaints == []
