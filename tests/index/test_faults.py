"""Whatever happens to a reindex, what was served is served."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import BusyIndex, DamagedIndex, StorageFull, UnusableIndex
from index.generations import open_store
from index.generations.disk import link_files, writing
from index.pipeline import reindex
from index.request import SearchRequest
from tests.index.corpora import settings_for, write_jsonl
from tests.index.leaving import leaving_nothing
from tests.shared import ROOT

ENGINES = ["whoosh", "tantivy"]
MOMENTS = 100
#: Each series has random moments of its own; the first also goes through the steps.
SERIES = [0, 1]


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a killed process loses nothing that it has written,
    so waiting for a disk proves no more."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@contextmanager
def reading(place: Path, sizes: set[int]) -> Iterator[list[object]]:
    """Read the index over and over from another thread; yields what was not as it must be."""
    wrong: list[object] = []
    stop = threading.Event()
    store = open_store(settings_for(place))

    def read() -> None:
        while not stop.wait(0.02):
            try:
                found = sum(1 for _ in store.current().engine.scan(SearchRequest()))
                if found not in sizes:
                    wrong.append(found)
            except Exception as error:
                wrong.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield wrong
    finally:
        stop.set()
        thread.join()
        store.close()


@contextmanager
def killing(
    place: Path, source: Path, engine: str, series: int
) -> Iterator[Callable[[], tuple[int, str]]]:
    """The process that kills; each call lets it go on, and says what it killed."""
    command = [sys.executable, "-m", "tests.index.killing"]
    with subprocess.Popen(
        [*command, str(place), str(source), engine, str(series), str(MOMENTS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        has_begun = False

        def next_kill() -> tuple[int, str]:
            nonlocal has_begun
            if has_begun:
                child.stdin.write("\n")
                child.stdin.flush()
            has_begun = True
            status, step = json.loads(child.stdout.readline())
            return status, step

        yield next_kill
        child.stdin.close()
        child.stdout.close()
        child.wait(30)


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("engine", ENGINES)
def test_killed_at_every_step_and_at_any_moment_the_index_is_whole(
    quick_path: Path, engine: str, series: int
) -> None:
    place = quick_path / "index"
    few, many = write_jsonl(quick_path / "few.jsonl", 3), write_jsonl(quick_path / "many.jsonl", 5)
    settings = settings_for(place, engine=engine)
    reindex([str(few)], settings)
    store = open_store(settings)
    with reading(place, {3, 5}) as wrong, killing(place, many, engine, series) as next_kill:
        steps, _ = next_kill()
        seen = set()
        for n in range(steps + MOMENTS):
            if n in (0, steps):
                reindex([str(few)], settings)
            status, step = next_kill()
            seen.add(step)
            assert status in ((-signal.SIGKILL,) if n < steps else (-signal.SIGKILL, 0))
            assert store.verify().articles in (3, 5), step
    assert wrong == []
    if series == 0:
        assert {"beginning", "committing", "syncing", "swapping", "swapped", "random"} <= seen
    reindex([str(few)], settings)
    assert store.verify().articles == 3
    assert len(list((place / "generations").iterdir())) == 2
    store.close()


def test_workers_end_with_the_reindex_that_is_killed(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "many.jsonl", 40_000)
    command = [sys.executable, "-m", "index.cli", "reindex", str(source), "--processes", "2"]
    environment = {**os.environ, "VIGIE_INDEX": str(tmp_path / "index")}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        family: set[int] = set()
        while len(family) < 2 and child.poll() is None:
            time.sleep(0.01)
            family = _working(child.pid)
        assert child.poll() is None, "it ended before its workers were seen"
        child.kill()
        child.wait(30)
    for pid in family:
        _wait_for_end(pid)


def _working(parent: int) -> set[int]:
    """Children of the process that have run for a moment (not the one that tracks resources)."""
    path = Path(f"/proc/{parent}/task/{parent}/children")
    found = set()
    for pid in path.read_text().split():
        try:
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.add(int(pid))
        except FileNotFoundError:
            continue
    return found


def _wait_for_end(pid: int) -> None:
    handle = os.pidfd_open(pid) if Path(f"/proc/{pid}").exists() else None
    if handle is not None:
        import select

        ready, _, _ = select.select([handle], [], [], 30)
        os.close(handle)
        assert ready, f"worker {pid} outlived its parent"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of that size, where this process may mount one."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command")
    if done.returncode:
        pytest.skip(f"a small file system cannot be mounted: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("engine", ENGINES)
def test_on_a_full_disk_the_generation_is_discarded_and_the_old_one_served(
    tmp_path: Path, engine: str
) -> None:
    few, many = write_jsonl(tmp_path / "few.jsonl", 3), write_jsonl(tmp_path / "many.jsonl", 150)
    reindex([str(many)], settings_for(tmp_path / "roomy", engine=engine))
    needed = sum(path.stat().st_size for path in (tmp_path / "roomy").rglob("*"))
    with small_disk(tmp_path / "disk", 4) as disk:
        settings = settings_for(disk / "index", engine=engine)
        reindex([str(few)], settings)
        filler = disk / "filler"
        store = open_store(settings)
        for share in (0, 0.3, 0.6, 0.9):
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            filler.write_bytes(bytes(free - int(needed * share)))
            with (
                pytest.raises(StorageFull, match="free some space"),
                leaving_nothing(tmp_path),
            ):
                reindex([str(many)], settings)
            filler.unlink()
            assert store.verify().articles == 3
            assert len(list((disk / "index" / "generations").iterdir())) <= 2
        store.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_an_index_that_may_only_be_read_answers_and_is_not_written(
    tmp_path: Path, engine: str
) -> None:
    few = write_jsonl(tmp_path / "few.jsonl", 3)
    with small_disk(tmp_path / "disk", 4) as disk:
        settings = settings_for(disk / "index", engine=engine)
        reindex([str(few)], settings)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        store = open_store(settings)
        assert sum(1 for _ in store.current().engine.scan(SearchRequest())) == 3
        assert store.verify().articles == 3
        with pytest.raises(UnusableIndex, match="Read-only file system"):
            reindex([str(few)], settings)
        store.close()


def test_of_two_reindexes_at_once_one_is_refused_or_waits(tmp_path: Path) -> None:
    place = tmp_path / "index"
    few, many = write_jsonl(tmp_path / "few.jsonl", 3), write_jsonl(tmp_path / "many.jsonl", 300)
    command = [sys.executable, "-m", "index.cli", "reindex", "--engine", "whoosh"]
    environment = {**os.environ, "VIGIE_INDEX": str(place)}
    with subprocess.Popen(
        [*command, str(many)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as first:
        while not list(place.glob("generations/*")):
            assert first.poll() is None
            time.sleep(0.01)
        settings = settings_for(place)
        with pytest.raises(BusyIndex, match=f"process {first.pid}"):
            reindex([str(few)], settings)
        summary = reindex([str(few)], settings, wait=True)
        out, err = first.communicate(timeout=60)
    assert first.returncode == 0, err
    assert "300 indexed" in out
    assert (summary.indexed, summary.replaced) == (3, 3)
    store = open_store(settings)
    assert store.verify().articles == 3
    store.close()


def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path: Path) -> None:
    few, many = write_jsonl(tmp_path / "few.jsonl", 3), write_jsonl(tmp_path / "many.jsonl", 3000)
    place = tmp_path / "index"
    reindex([str(few)], settings_for(place))
    done = subprocess.run(
        [sys.executable, "-m", "index.cli", "reindex", "--engine", "whoosh", str(many)],
        cwd=ROOT,
        env={**os.environ, "VIGIE_INDEX": str(place)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "no space is left" in done.stderr
    assert "the index is as it was" in done.stderr  # which may be none
    assert "Traceback" not in done.stderr
    store = open_store(settings_for(place))
    assert store.verify().articles == 3
    store.close()


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), StorageFull),
        (OSError(errno.EDQUOT, "Quota exceeded"), StorageFull),  # as musl says it
        (ValueError("writer died: No space left on device (os error 28)"), StorageFull),
        (PermissionError(errno.EACCES, "Permission denied"), UnusableIndex),
        (OSError(errno.EROFS, "Read-only file system"), UnusableIndex),
        (DamagedIndex("is missing"), DamagedIndex),
    ],
)
def test_what_the_file_system_refuses_becomes_one_of_our_errors(
    tmp_path: Path, error: Exception, ours: type[Exception]
) -> None:
    with pytest.raises(ours) as caught, writing(tmp_path):
        raise error
    assert caught.value is error or caught.value.place == str(tmp_path)


def test_the_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndex) as caught, writing(tmp_path):
        (tmp_path / "gone" / "lock").touch()
    assert caught.value.place == str(tmp_path / "gone" / "lock")


def test_what_an_engine_locks_is_no_part_of_a_copy(tmp_path: Path) -> None:
    served = tmp_path / "served"
    served.mkdir()
    for name in ("segment", "MAIN_WRITELOCK", ".tantivy-writer.lock"):
        (served / name).write_text("")
    link_files(served, tmp_path / "copy")
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["segment"]


def test_an_index_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "few.jsonl", 3)
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableIndex, match=r"file.*VIGIE_INDEX"):
        reindex([str(source)], settings_for(tmp_path / "file" / "index"))
