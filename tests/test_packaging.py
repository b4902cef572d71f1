"""What the Dockerfile says works: its own steps, taken from its text, in a clean environment."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.generations.location import cluster_place
from tests.index.corpora import settings_for
from tests.serving import free_port, wait_for
from tests.shared import ROOT

#: Folders of the image that the test puts below a folder of its own.
_MOVED = ("/opt/vigie", "/var/lib/vigie", "/srv/vigie", "/src")


@dataclass(frozen=True)
class Image:
    """The Dockerfile's instructions, with the folders of the image below `root`."""

    root: Path
    copied: list[Path]
    stages: tuple[tuple[tuple[str, str], ...], ...]

    @classmethod
    def read(cls, root: Path) -> Image:
        text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
        for folder in _MOVED:
            text = re.sub(rf"(?<![\w/.]){folder}\b", f"{root}{folder}", text)
        rows = [line.split(None, 1) for line in text.splitlines() if line.strip()]
        stages: list[list[tuple[str, str]]] = []
        for word, rest in rows:
            if word == "FROM":
                stages.append([])
            stages[-1].append((word, rest.strip()))
        return cls(root, [], tuple(tuple(stage) for stage in stages))

    def all(self, word: str, stage: int = -1) -> list[str]:
        return [rest for name, rest in self.stages[stage] if name == word]

    def environment(self) -> dict[str, str]:
        found = {"HOME": str(self.root), "TMPDIR": str(self.root)}
        for pair in shlex.split(self.all("ENV")[0]):
            name, value = pair.split("=", 1)
            found[name] = value.replace("$PATH", os.environ["PATH"])
        return found


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The files and the environment that the image would hold."""
    image = Image.read(tmp_path_factory.mktemp("image"))
    place = Path(image.all("WORKDIR", 0)[0])
    place.mkdir(parents=True)
    for names in image.all("COPY", 0):
        *sources, target = names.split()
        for name in sources:
            copy(ROOT / name, (place / target / name) if target == "./" else place / target)
    packages = [path for name in ("index", "service") for path in (place / name).rglob("*")]
    image.copied.extend(path.relative_to(place) for path in packages if path.is_file())
    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))  # spares the downloads
    for command in image.all("RUN", 0):
        subprocess.run(
            ["/bin/sh", "-ec", command],
            cwd=place,
            check=True,
            env={"PATH": os.environ["PATH"], "HOME": str(image.root), "XDG_CACHE_HOME": cache},
        )
    shutil.rmtree(place)
    for names in image.all("COPY"):
        if not names.startswith("--from"):
            source, target = names.split()
            copy(ROOT / source, Path(target))
    (image.root / "var" / "lib" / "vigie").mkdir(parents=True)
    return image


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


@pytest.fixture(scope="module")
def port(image: Image) -> Iterator[int]:
    """The service as the image starts it, on a free port of the loopback."""
    port = free_port()
    command = [
        {"0.0.0.0": "127.0.0.1", "8000": str(port)}.get(word, word)
        for word in json.loads(image.all("CMD")[0])
    ]
    with subprocess.Popen(
        command, cwd=image.all("WORKDIR")[0], env=image.environment(), start_new_session=True
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", server)
            yield port
        finally:
            server.terminate()
            server.wait(30)


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def in_image(image: Image, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=image.all("WORKDIR")[0],
        env=image.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_service_is_healthy_before_and_ready_after_the_first_reindex(
    image: Image, port: int
) -> None:
    probe = json.loads(image.all("HEALTHCHECK")[0].partition("CMD")[2])
    probe = [word.replace(":8000/", f":{port}/") for word in probe]
    assert get(port, "/healthz")[0] == 200  # listens before its workers have begun
    healthy = in_image(image, probe)
    assert healthy.returncode == 0, healthy.stderr
    assert get(port, "/readyz")[0] == 503

    done = in_image(image, ["vigie", "reindex"])
    assert done.returncode == 0, done.stderr + done.stdout
    assert get(port, "/readyz")[0] == 200
    status, body = get(port, "/api/v1/search?q=missiles")
    assert status == 200
    assert json.loads(body)["total"] > 0
    status, page = get(port, "/?q=missiles")
    assert status == 200
    assert "<mark" in page
    assert in_image(image, ["vigie", "verify"]).returncode == 0


def test_the_health_check_fails_where_no_service_is(image: Image) -> None:
    probe = json.loads(image.all("HEALTHCHECK")[0].partition("CMD")[2])
    assert in_image(image, [word.replace(":8000/", ":9/") for word in probe]).returncode != 0


def test_the_image_does_not_run_as_root_and_keeps_its_index_in_a_volume() -> None:
    image = Image.read(Path("/"))
    assert image.all("USER") == ["vigie"]
    (volume,) = image.all("VOLUME")
    assert image.environment()["VIGIE_INDEX"].startswith(volume)


def test_the_compose_file_puts_vigie_in_front_of_its_three_nodes(tmp_path: Path) -> None:
    text = (ROOT / "compose.yaml").read_text()
    (address,) = re.findall(r"VIGIE_INDEX: (\S+)", text)
    place = cluster_place(settings_for(tmp_path, index=address))
    assert place is not None
    assert place.hosts == tuple(f"http://os{n}:9200" for n in (1, 2, 3))
    for n in (1, 2, 3):
        assert f"  os{n}:\n    <<: *node" in text


@pytest.mark.parametrize("start", ["make", "compose"])
def test_a_start_indexes_the_samples_where_nothing_is_and_replaces_no_articles(
    tmp_path: Path, start: str
) -> None:
    pointer = tmp_path / "index" / "current"
    assert "0 rejected" in started(tmp_path, start).stdout
    assert pointer.exists()
    pointer.write_text("a-generation-that-is-gone")
    assert "run `vigie reindex`" in started(tmp_path, start).stderr
    assert pointer.read_text() == "a-generation-that-is-gone"


def started(folder: Path, start: str) -> subprocess.CompletedProcess[str]:
    """A start in an environment that has all of `vigie` but the server."""
    vigie = folder / "bin" / "vigie"
    vigie.parent.mkdir(exist_ok=True)
    (folder / ".run").touch()
    (folder / "bin" / "python").touch()
    real = f'exec {sys.executable} -m index.cli "$@"'
    vigie.write_text(f"#!/bin/sh\n[ $1 = serve ] || {real}\n")
    vigie.chmod(0o755)
    environment = {**os.environ, "PATH": f"{vigie.parent}:{os.environ['PATH']}"}
    environment["VIGIE_INDEX"] = str(folder / "index")
    command = ["make", "run", f"VENV={folder}"] if start == "make" else compose_command()
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )


def compose_command() -> list[str]:
    """What the container `index` runs."""
    text = (ROOT / "compose.yaml").read_text()
    (command,) = re.findall(r"^ {4}command: (vigie .+)$", text, re.MULTILINE)
    return shlex.split(command)


def test_nothing_of_the_checkout_is_missing_from_the_package(image: Image) -> None:
    folder = next(image.root.glob("opt/vigie/lib/python*/site-packages"))
    assert image.copied
    for path in image.copied:
        assert (folder / path).is_file(), path


def test_all_that_starts_is_compiled_whatever_the_times_of_its_files(image: Image) -> None:
    for path in image.root.glob("opt/vigie/lib/python*/site-packages/*/*.py"):
        os.utime(path, (0, 0))
    told = in_image(image, ["python", "-v", "-c", "import wsgi"]).stderr
    assert "wsgi.cpython" in told
    assert "is stale" not in told
