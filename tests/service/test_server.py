"""The real server: many at a time, slow clients, and a stop in the middle of an answer."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.settings import Settings, load_settings
from tests.service.conftest import UNLIMITED_SERVER, serving
from tests.shared import ROOT

_PLACES = ("Pologne", "France", "Suède", "Corée du Sud", "Israël", "Inde", "Turquie")
_GOODS = ("des chars", "des missiles", "des obus de 155 mm", "des drones", "des frégates")
_ARTICLES = 3_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds a few thousand articles."""
    folder = tmp_path_factory.mktemp("large")
    lines = [json.dumps(_article(number), ensure_ascii=False) for number in range(_ARTICLES)]
    (folder / "depeches.jsonl").write_text("\n".join(lines), encoding="utf-8")
    settings = load_settings(index=str(folder / "index"))
    command = [sys.executable, "-m", "index.cli", "reindex", str(folder / "depeches.jsonl")]
    environment = {**os.environ, "VIGIE_INDEX": settings.index}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    return settings


def _article(number: int) -> dict[str, object]:
    place, goods = _PLACES[number % 7], _GOODS[number % 5]
    return {
        "id": f"depeche/{number:05}",
        "title": f"Dépêche {number} : commande de matériel",
        "text": f"Selon la dépêche numéro {number}, un acheteur de ce pays ({place}) veut {goods}."
        f"\n\nLe contrat numéro {number * 7} prévoit {number % 90 + 10} livraisons par an.",
        "source": f"Agence {number % 40}",
        "lang": "fr",
        "published": f"20{number % 20 + 5:02}-{number % 12 + 1:02}",
    }


@contextmanager
def _hammered(address: str) -> Iterator[dict[str, int]]:
    """Twenty clients export meanwhile; what they were answered is known afterwards."""
    command = [sys.executable, "-m", "tests.service.hammer", address]
    seen: dict[str, int] = {}
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as clients:
        try:
            yield seen
        finally:
            out, _ = clients.communicate()
    seen |= json.loads(out)


def _search(address: str, path: str) -> float:
    """Seconds until the whole answer was here."""
    began = time.perf_counter()
    with urllib.request.urlopen(address + path, timeout=60) as response:
        assert b"</html>" in response.read()
    return time.perf_counter() - began


def test_while_twenty_clients_hammer_exports_a_search_is_answered_in_a_second(
    large: Settings,
) -> None:
    with serving({"VIGIE_INDEX": large.index, **UNLIMITED_SERVER}) as address:
        for worker in range(6):
            _search(address, f"/?q=missiles&page={worker + 1}")
        with _hammered(address) as seen:
            time.sleep(1)
            words = ("missiles", "drones polonais", "chars SAUF Inde", '"obus de 155 mm"')
            times = [_search(address, f"/?{_asked(words[n % 4], n)}") for n in range(16)]
    assert max(times) < 1.0, times
    assert seen["200"] > 0
    assert set(seen) <= {"200", "429"}


def _asked(words: str, number: int) -> str:
    return urllib.parse.urlencode({"q": words, "page": number // 4 + 1})


def _raw(address: str, sent: bytes) -> socket.socket:
    """A connection with a small buffer on which `sent` has been said."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    host, port = address.removeprefix("http://").split(":")
    connection.connect((host, int(port)))
    connection.sendall(sent)
    return connection


_EXPORT = b"GET /api/v1/export.jsonl HTTP/1.1\r\nHost: desk.example\r\n\r\n"


def test_clients_that_do_not_read_their_export_give_its_place_back(large: Settings) -> None:
    environment = {"VIGIE_INDEX": large.index, **UNLIMITED_SERVER, "VIGIE_CLIENT_TIMEOUT": "2"}
    with serving(environment, workers=1) as address:
        idle = [_raw(address, _EXPORT) for _ in range(8)]
        for one in idle:
            one.recv(1)
        _search(address, "/?q=missiles")  # threads are left while they dawdle
        _until_answered(address, "/api/v1/export.csv?q=missiles")
        for one in idle:
            one.close()


def _until_answered(address: str, path: str) -> None:
    """Ask until the answer is 200; fails after a minute."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(address + path, timeout=60) as response:
                assert response.read()
                return
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 429:
                raise
            time.sleep(0.5)
    pytest.fail("no place came back")


@pytest.mark.parametrize(
    "begun",
    [
        b"GET / HTTP/1.1\r\nHost: desk",
        b"POST /api/v1/batch HTTP/1.1\r\nHost: desk.example\r\nContent-Type: application/json\r\n"
        b'Content-Length: 5000\r\n\r\n{"queries":',
    ],
)
def test_clients_that_do_not_finish_their_request_hold_no_thread(
    indexed: Settings, begun: bytes
) -> None:
    environment = {"VIGIE_INDEX": indexed.index, **UNLIMITED_SERVER, "VIGIE_CLIENT_TIMEOUT": "2"}
    with serving(environment, workers=1) as address:
        idle = [_raw(address, begun) for _ in range(16)]
        _search(address, "/?q=missiles")
        for one in idle:
            one.close()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"GET /?q=" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: d\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: d\r\nX-Long: " + b"x" * 9_000 + b"\r\n\r\n", 431),
        (b"nonsense\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_gets_a_problem(server: str, said: bytes, status: int) -> None:
    connection = _raw(server, said)
    answer = b"".join(iter(lambda: connection.recv(4_096), b"")).decode()
    connection.close()
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "application/problem+json" in head
    assert json.loads(body)["status"] == status
    assert "gunicorn" not in answer.lower()


def test_a_body_in_broken_pieces_is_a_fault_of_its_sender(server: str) -> None:
    head = b"POST /api/v1/batch HTTP/1.1\r\nHost: d\r\nContent-Type: application/json\r\n"
    connection = _raw(server, head + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")
    answer = connection.recv(4_096).decode()
    connection.close()
    assert answer.startswith("HTTP/1.1 400 ")
    assert "application/problem+json" in answer


def test_a_process_is_warm_before_it_takes_a_reader(indexed: Settings, tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+", encoding="utf-8") as log:
        environment = {"VIGIE_INDEX": indexed.index, **UNLIMITED_SERVER}
        with serving(environment, workers=1, log=log) as address:
            _search(address, "/?q=missiles")
        log.seek(0)
        warm, request, *_rest = [json.loads(line) for line in log if line.startswith("{")]
    assert (warm["event"], request["event"]) == ("warm", "request")
    assert request.keys() - warm.keys() == {"request_id", "method", "route", "status"}
    assert 0 < request["ms"] < 60_000


def test_a_reload_lets_processes_leave_when_others_serve_in_their_place(
    indexed: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "log"
    with path.open("w", encoding="utf-8") as log:
        environment = {"VIGIE_INDEX": indexed.index, **UNLIMITED_SERVER}
        started = serving(environment, workers=1, log=log)
        with started as address:
            for reload in (1, 2):
                started.process.send_signal(signal.SIGHUP)
                _until_logged(path, "Worker exiting", reload)
                assert path.read_text(encoding="utf-8").count('"event": "warm"') == reload + 1
            _search(address, "/?q=missiles")


def test_a_reload_that_fails_leaves_what_serves_until_one_that_does_not(
    indexed: Settings, tmp_path: Path
) -> None:
    path, lexicon = tmp_path / "log", tmp_path / "further.tsv"
    lexicon.write_text("canon\tgun\tn\n", encoding="utf-8")
    environment = {"VIGIE_INDEX": indexed.index, "VIGIE_LEXICON": str(lexicon), **UNLIMITED_SERVER}
    with path.open("w", encoding="utf-8") as log:
        started = serving(environment, workers=1, log=log)
        with started as address:
            lexicon.write_text("canon\n", encoding="utf-8")
            started.process.send_signal(signal.SIGHUP)
            _until_logged(path, "exited with code 1", 1)
            _search(address, "/?q=missiles")
            lexicon.write_text("canon\tcannon\tn\n", encoding="utf-8")
            started.process.send_signal(signal.SIGHUP)
            _until_logged(path, "Worker exiting", 2)
            _search(address, "/?q=missiles")


def _until_logged(path: Path, words: str, times: int) -> None:
    """Wait until the log says it so often; fails after a minute."""
    for _ in range(600):
        if path.read_text(encoding="utf-8").count(words) == times:
            return
        time.sleep(0.1)
    pytest.fail(f"the log never said {words!r}")


SETTLING = """
import gc
from service.worker import settle
gc.disable()
before = gc.get_threshold()
settle()
after = gc.get_threshold()
kept = gc.get_freeze_count()
print(kept > 10_000, all(a > b for a, b in zip(after, before)), gc.isenabled())
"""


def test_what_is_loaded_is_not_looked_at_for_garbage_again() -> None:
    done = subprocess.run([sys.executable, "-c", SETTLING], capture_output=True, text=True)
    assert done.stdout.split() == ["True", "True", "True"], done.stderr


LOADING = """
import gc
from gunicorn.workers.gthread import ThreadWorker
from service.worker import Worker
ThreadWorker.init_process = lambda worker: print(gc.isenabled())
Worker.init_process(Worker.__new__(Worker))
"""


def test_a_process_does_not_look_for_garbage_while_it_loads() -> None:
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True)
    assert done.stdout.split() == ["False"], done.stderr


def test_a_server_without_an_index_says_so_at_once(tmp_path: Path) -> None:
    with serving(
        {"VIGIE_INDEX": str(tmp_path / "nothing"), **UNLIMITED_SERVER}, workers=1
    ) as address:
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{address}/readyz", timeout=60)
        assert json.load(caught.value)["type"] == "urn:vigie:problem:no-index"


def test_a_stop_lets_the_answer_in_flight_end(indexed: Settings) -> None:
    body = json.dumps({"queries": [{"q": "missiles", "size": 50}] * 100}).encode()
    started = serving({"VIGIE_INDEX": indexed.index}, workers=1)
    with started as address:
        request = urllib.request.Request(
            f"{address}/api/v1/batch", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as response:
            first = response.readline()
            started.process.terminate()
            rest = response.read().splitlines()
        assert started.process.wait(30) == 0
    numbers = [json.loads(line)["index"] for line in (first, *rest)]
    assert numbers == list(range(100))
