"""`vigie serve` and the server it starts: what is wrong is said before, nothing stays after."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index.errors import ConfigurationError
from index.settings import load_settings
from service.headers import HEADERS
from tests.service.reading import read
from tests.serving import free_port, wait_for
from tests.shared import ROOT

_SERVE = [sys.executable, "-m", "index.cli", "serve", "--port", "0"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit_page", "zz"),
        ("limit_api", "10/fortnight"),
        ("limit_export", "/minute"),
        ("limits_store", "nowhere://x"),
        ("limits_store", "memory"),
    ],
)
def test_a_limit_that_cannot_be_is_a_fault_of_the_settings(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(**{name: value})
    assert caught.value.place == f"VIGIE_{name.upper()}"
    assert caught.value.message.startswith("is no ")


@pytest.mark.parametrize(
    "limit",
    ["", "600/minute", "1 per hour", "5/10 seconds", "2/second; 100 PER DAY", "1/minute,9/day"],
)
def test_every_way_to_write_a_limit_is_taken(limit: str) -> None:
    assert load_settings(limit_page=limit).limit_page == limit


@pytest.mark.parametrize(
    ("name", "value"), [("VIGIE_LIMIT_PAGE", "zz"), ("VIGIE_LEXICON", "/nulle/part.tsv")]
)
def test_serve_says_what_is_wrong_before_it_serves(name: str, value: str, tmp_path: Path) -> None:
    environment = {**os.environ, "VIGIE_INDEX": str(tmp_path / "index"), name: value}
    done = subprocess.run(
        _SERVE, cwd=ROOT, capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("vigie: ")


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_an_address_that_cannot_be_listened_on_is_said_in_one_line(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [*_SERVE[:-1], str(port), "--host", host]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"vigie: {host}:{port}: cannot be listened on (")
    assert "--port" in done.stderr


def test_a_server_that_is_ending_is_waited_for(tmp_path: Path) -> None:
    environment = {**os.environ, "VIGIE_INDEX": str(tmp_path / "index")}
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [*_SERVE[:-1], str(port), "--workers", "1"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(2)
    with server:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        server.send_signal(signal.SIGTERM)


def test_an_option_stands_for_its_variable_in_every_process(tmp_path: Path) -> None:
    port, wrong = str(free_port()), {"VIGIE_PORT": "99999", "VIGIE_WORKERS": "0"}
    environment = {**os.environ, "VIGIE_INDEX": str(tmp_path / "index"), **wrong}
    command = [*_SERVE[:-1], port, "--workers", "1"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as server:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        server.send_signal(signal.SIGTERM)


def test_files_are_named_from_the_folder_one_is_in(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("blorfage\tflurbing\tn\n", encoding="utf-8")
    port = str(free_port())
    named = {"VIGIE_INDEX": "index", "VIGIE_LEXICON": "words.tsv", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [*_SERVE[:-1], port, "--workers", "1"],
        cwd=tmp_path,
        env={**os.environ, **named},
        stderr=subprocess.DEVNULL,
    ) as server:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        server.send_signal(signal.SIGTERM)


def test_the_application_itself_says_it_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "VIGIE_LEXICON": str(tmp_path / "none")},
        timeout=60,
    )
    assert done.returncode == 3  # which ends gunicorn at once
    assert len(done.stderr.splitlines()) == 1
    assert str(tmp_path / "none") in done.stderr


def test_a_server_takes_its_folder_away(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "VIGIE_INDEX": str(tmp_path / "index"), "TMPDIR": str(tmp_path)}
    environment.pop("PROMETHEUS_MULTIPROC_DIR", None)
    command = [*_SERVE[:-1], str(port), "--workers", "2"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as server:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        assert list(tmp_path.glob("vigie-*"))
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
    assert not list(tmp_path.glob("vigie-*"))


def _said(address: str, sent: bytes) -> tuple[dict[str, str], bytes]:
    """The head, by name in lower case, and the body of the answer to what was sent."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(sent)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = [line.partition(": ") for line in head.decode().split("\r\n")[1:]]
    return {name.lower(): value for name, _, value in lines}, body


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (b"GET /?q=" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: d\r\n\r\n", "too-long"),
        (b"nonsense\r\n\r\n", "request"),
    ],
)
def test_what_is_no_request_is_refused_like_anything_else(
    server: str, sent: bytes, kind: str
) -> None:
    head, body = _said(server, sent)
    problem = json.loads(body)
    assert set(problem) >= {"type", "title", "status", "detail", "instance", "request_id"}
    assert problem["type"] == f"urn:vigie:problem:{kind}"
    assert head["x-request-id"] == problem["request_id"] != ""
    assert {name.lower(): head.get(name.lower()) for name in HEADERS} == {
        name.lower(): value for name, value in HEADERS.items()
    }


def test_an_address_is_refused_where_its_line_is_longer_than_the_problem_says(server: str) -> None:
    sent = b"GET /?q=%b HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"
    longest = 8_190 - len(b"GET /?q= HTTP/1.1")
    _, taken = _said(server, sent % (b"x" * longest))
    _, refused = _said(server, sent % (b"x" * (longest + 1)))
    assert b"<!doctype html>" in taken
    assert "8,190 bytes, with GET and HTTP/1.1 around it" in json.loads(refused)["detail"]


@pytest.mark.parametrize("letter", ["x", "é", "弾", "\U0001f680"])
def test_whatever_the_box_takes_reaches_the_search(
    server: str, client: FlaskClient, letter: str
) -> None:
    page = read(client, "/")
    box = page.select_one("#q")
    assert box is not None
    units = len(letter.encode("utf-16-le")) // 2
    text = letter * (int(str(box["maxlength"])) // units)
    filters = "&".join(f"actor={name}" for name in ("rus", "prk", "irn", "usa", "fra"))
    with urllib.request.urlopen(f"{server}/?q={quote(text)}&{filters}", timeout=60) as answer:
        assert answer.status == 200


def test_the_words_of_the_box_are_more_than_a_query_takes(client: FlaskClient) -> None:
    page = read(client, "/")
    text = "x" * int(str(page.select_one("#q")["maxlength"]))  # type: ignore[index]  # None fails the test
    said = client.get("/api/v1/search", query_string={"q": text}).json["query"]["diagnostics"]
    assert "too-long" in {one["code"] for one in said}
