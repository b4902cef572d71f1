"""Working folders of a cluster's generation: removed at the end, or by the next process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from index.generations.working import working_folder

HOLDING = """
from index.generations.working import working_folder
with working_folder() as folder:
    (folder / "ledger").write_text("x")
    print(folder, flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_a_folder_is_removed_at_the_end() -> None:
    with working_folder() as folder:
        assert folder.is_dir()
    assert not folder.exists()


def test_a_folder_is_kept_while_its_process_lives_and_removed_once_it_was_killed(
    tmp_path: Path,
) -> None:
    (tmp_path / "vigie-other").mkdir()
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLDING], stdin=pipe, stdout=pipe) as child:
        assert child.stdout is not None
        folder = Path(child.stdout.readline().decode().strip())
        with working_folder():
            assert (folder / "ledger").exists()
        child.send_signal(signal.SIGKILL)
    assert (folder / "ledger").exists()
    with working_folder():
        assert not folder.exists()
    assert (tmp_path / "vigie-other").exists()


def test_a_folder_whose_process_has_not_yet_taken_its_lock_is_kept(tmp_path: Path) -> None:
    beginning = tmp_path / "vigie-beginning"
    beginning.mkdir()
    (beginning / "lock").touch()
    with working_folder():
        assert beginning.exists()


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_of_what_was_left_only_our_own_folders_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    left, elsewhere = tmp_path / "vigie-left", tmp_path / "elsewhere"
    for folder in (left, elsewhere):
        folder.mkdir()
        (folder / "lock").write_text("1\n")
    (tmp_path / "vigie-link").symlink_to(elsewhere)
    if whose == "theirs":
        monkeypatch.setattr(os, "getuid", lambda: left.stat().st_uid + 1)
    with working_folder():
        assert left.exists() == (whose == "theirs")
    assert (elsewhere / "lock").exists()
