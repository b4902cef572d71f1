"""`vigie reindex`: its summary, its options, its progress, and what an interrupt leaves."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from index.cli import progress
from tests.index.commands import VIGIE, shown_on, vigie
from tests.index.corpora import write_jsonl
from tests.shared import ROOT


def test_reindex_prints_the_summary_and_leaves_with_0(place: Path, source: Path) -> None:
    done = vigie("reindex", source)
    assert done.exit_code == 0, done.stderr
    assert "3 read, 3 indexed, 0 replaced, 0 rejected, 0 undated" in done.stdout
    assert "languages: fr 3" in done.stdout
    assert str(place) in done.stdout
    assert "whoosh" in done.stdout


def test_reindex_names_what_it_rejected_and_leaves_with_1(
    place: Path, source: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"title": "x", "text": "Un char est passé."}\nnonsense\n')
    done = vigie("reindex", source, bad)
    assert done.exit_code == 1
    assert "5 read, 4 indexed, 0 replaced, 1 rejected" in done.stdout
    assert f"rejected: {bad}:2: " in done.stdout
    assert len(list((place / "generations").iterdir())) == 1


def test_reindex_of_nothing_is_one_line_and_leaves_with_2(place: Path, tmp_path: Path) -> None:
    done = vigie("reindex", tmp_path / "missing")
    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"rejected: {tmp_path / 'missing'}: ")
    assert lines[1].startswith("vigie: ")
    assert "nothing could be read (1 rejected)" in lines[1]
    assert not (place / "current").exists()


def test_reindex_can_state_its_summary_as_json(place: Path, source: Path) -> None:
    summary = json.loads(vigie("reindex", source, "--json").stdout)
    assert summary["indexed"] == summary["read"] == 3
    assert summary["index"] == str(place)
    assert summary["rejections"] == []


def test_without_a_source_the_setting_is_read(
    place: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_SOURCES", str(source))
    assert "3 indexed" in vigie("reindex").stdout
    assert place.is_dir()


def test_a_dry_run_shows_what_each_article_is_understood_as(place: Path, source: Path) -> None:
    done = vigie("reindex", "--dry-run", source)
    assert done.exit_code == 0
    first = done.stdout.split("\n\n")[0]
    for piece in (
        "a0",
        "Livraison numéro 0",
        "2024-02-03 (stated)",
        "fr",
        "Le Quai",
        "prk",
        "3 par",
    ):
        assert piece in first
    assert "3 would be indexed, 0 rejected; nothing was written" in done.stdout
    assert not place.exists()


def test_a_dry_run_says_what_is_left_out_and_counts_as_people_do(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b")
    (tmp_path / "note.txt").write_text("La note\n\nDes obus sont livrés au port de Lima.")
    done = vigie("reindex", "--dry-run", tmp_path)
    assert done.stderr == "note: files of type .csv are left out\n"
    assert "1 paragraph, 0 lines dropped" in done.stdout


def test_a_dry_run_can_be_read_by_a_program(place: Path, source: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("nonsense\n")
    done = vigie("reindex", "--dry-run", "--json", source, bad)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row.get("id") for row in rows] == ["a0", "a1", "a2", None]
    assert rows[0]["published"] == {"day": "2024-02-03", "precision": "day", "method": "stated"}
    assert rows[0]["weapons"]["ballistic-missile"] >= 1
    assert rows[3]["rejected"]["place"] == f"{bad}:1"
    assert done.exit_code == 1
    assert not place.exists()


def test_an_interrupt_discards_the_generation_and_leaves_with_130(
    place: Path, source: Path, tmp_path: Path
) -> None:
    vigie("reindex", source)
    before = sorted(path.name for path in (place / "generations").iterdir())
    many = write_jsonl(tmp_path / "many.jsonl", 20_000)
    with subprocess.Popen(
        [*VIGIE, "reindex", str(many)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        while len(list((place / "generations").iterdir())) == len(before):
            assert child.poll() is None
            time.sleep(0.01)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert out == b""
    assert err == b"vigie: interrupted\n"
    assert sorted(path.name for path in (place / "generations").iterdir()) == before
    assert vigie("verify").exit_code == 0


def test_an_interrupt_of_the_whole_group_is_one_line_while_workers_begin(
    place: Path, tmp_path: Path
) -> None:
    many = write_jsonl(tmp_path / "many.jsonl", 3_000)
    command = [*VIGIE, "reindex", "--processes", "2", str(many)]
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    ) as child:
        while importing(child.pid) < 2:
            assert child.poll() is None
            time.sleep(0.01)
        os.killpg(child.pid, signal.SIGINT)
        _out, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (130, b"vigie: interrupted\n")
    assert not list((place / "generations").iterdir())


def importing(pid: int) -> int:
    """How many workers of the process import what they need."""
    with contextlib.suppress(OSError):  # one may end meanwhile
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        begun = [Path("/proc", one) for one in children]
        return sum(
            b"spawn_main" in one.joinpath("cmdline").read_bytes()
            and "pydantic_core" in one.joinpath("maps").read_text()
            for one in begun
        )
    return 0


def test_on_a_terminal_progress_is_a_bar_and_the_summary_stays_apart(
    place: Path, source: Path
) -> None:
    terminal, screen = pty.openpty()
    with subprocess.Popen(
        [*VIGIE, "reindex", str(source)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=screen,
        env={**os.environ, "TERM": "xterm"},
    ) as child:
        os.close(screen)
        drawn = shown_on(terminal)
        assert child.stdout is not None
        summary = child.stdout.read()
    assert "3 indexed" in drawn
    assert "\x1b" in drawn
    assert "3 read" not in drawn
    assert b"3 read, 3 indexed" in summary
    assert b"\x1b" not in summary
    assert place.is_dir()


def test_in_a_log_progress_is_a_line_now_and_then(
    place: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vigie("reindex", source).stderr == ""
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    said = vigie("reindex", source).stderr
    assert re.search(r"^3 indexed, [\d,]+ a second, 100% read, about 0 s left$", said, re.MULTILINE)
    assert "verifying …" in said.splitlines()


def test_reindex_changed_writes_only_what_differs(place: Path, source: Path) -> None:
    vigie("reindex", source)
    write_jsonl(source, 4, published="2024-02-03", source="Le Quai")
    done = vigie("reindex", "--changed", source)
    assert "1 written, 3 unchanged, 0 removed" in done.stdout
    assert "anew" not in done.stderr
    assert vigie("search").stdout.startswith("4 articles")
    assert place.is_dir()


def test_reindex_unless_indexed_begins_an_index_and_replaces_none(
    place: Path, source: Path, tmp_path: Path
) -> None:
    assert "3 indexed" in vigie("reindex", "--unless-indexed", source).stdout
    first = (place / "current").read_text()
    again = vigie("reindex", "--unless-indexed", write_jsonl(tmp_path / "more.jsonl", 5))
    assert (again.exit_code, again.output) == (0, "")
    assert (place / "current").read_text() == first


def test_reindex_unless_indexed_leaves_an_index_that_does_not_open_and_says_why(
    place: Path, source: Path
) -> None:
    vigie("reindex", source)
    words = next((place / "generations").glob("*/vocabulary"))
    words.unlink()
    done = vigie("reindex", "--unless-indexed", source)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"vigie: {words}: is missing; run `vigie reindex`\n"
    assert not words.exists()


def test_reindex_unless_indexed_does_not_take_an_outage_for_an_index(source: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        place = f"http://127.0.0.1:{silent.getsockname()[1]}/vigie"
        done = vigie("reindex", "--unless-indexed", "--index", place, source)
    assert done.exit_code == 2
    assert "cannot be reached" in done.stderr


def test_flask_knows_the_reindex_command(place: Path, source: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "reindex", str(source)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "3 indexed" in done.stdout
    assert place.is_dir()


FAULTS = '{"title": "x", "text": "Un char est passé."}\n' + "nonsense\n" * 1200


def test_of_a_file_full_of_faults_the_first_are_named_and_the_rest_counted(
    place: Path, tmp_path: Path
) -> None:
    lots = tmp_path / "lots"
    lots.mkdir()
    for name in ("a.jsonl", "b.jsonl"):
        (lots / name).write_text(FAULTS)
    done = vigie("reindex", lots)
    named = [line for line in done.stdout.splitlines() if line.startswith("rejected: ")]
    assert [line.split(": ")[1].removeprefix(f"{lots}/") for line in named] == [
        *(f"a.jsonl:{number}" for number in range(2, 7)),
        "a.jsonl",
        *(f"b.jsonl:{number}" for number in range(2, 7)),
        "b.jsonl",
    ]
    assert ": 1,195 more" in named[5]
    assert "2,402 read, 2 indexed, 0 replaced, 2,400 rejected" in done.stdout
    assert "rejected: " not in done.stderr
    shown = vigie("reindex", "--dry-run", lots).stdout
    assert [line for line in shown.splitlines() if line.startswith("rejected: ")] == named
    assert len(vigie("reindex", "--dry-run", "--json", lots).stdout.splitlines()) == 2402


def test_what_is_wrong_with_the_whole_file_is_named_beside_its_many_faults(
    place: Path, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.jsonl", FAULTS + "nonsense\n" * 100_000)  # more than is read at once
    (tmp_path / "lot.zip").write_bytes(packed.getvalue().replace(b"nonsense", b"nonsence", 1))
    done = vigie("reindex", tmp_path / "lot.zip")
    *_, why, rest = [line for line in done.stdout.splitlines() if line.startswith("rejected: ")]
    assert why.startswith(f"rejected: {tmp_path}/lot.zip!a.jsonl: cannot be unpacked (Bad CRC-32 ")
    assert " more (all: " in rest


@pytest.mark.parametrize("faults", [5, 6])
def test_where_all_faults_but_one_are_named_all_are(
    place: Path, tmp_path: Path, faults: int
) -> None:
    (tmp_path / "a.jsonl").write_text(FAULTS[: FAULTS.index("\n") + 1] + "nonsense\n" * faults)
    done = vigie("reindex", tmp_path / "a.jsonl")
    assert sum(line.startswith("rejected: ") for line in done.stdout.splitlines()) == faults
    assert " more" not in done.stdout


def test_of_a_file_full_of_impossible_days_a_few_are_named(place: Path, tmp_path: Path) -> None:
    bad = '{"title": "x", "text": "Un char est passé.", "published": "2023-02-31"}\n'
    (tmp_path / "a.jsonl").write_text(bad * 30)
    notes = [line for line in vigie("reindex", tmp_path).stderr.splitlines() if "is no day" in line]
    assert len(notes) == 5
    assert notes[-1].endswith("(further ones in this file are not named)")
