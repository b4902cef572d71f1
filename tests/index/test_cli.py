"""The command `vigie`: searches, what is indexed, wrong settings, and how a failure looks."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from index.answer_json import USUAL, answer_json
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.query import SearchParams
from index.searcher import Searcher
from tests.index.commands import VIGIE, vigie
from tests.index.corpora import settings_for, write_jsonl
from tests.shared import ROOT


def test_search_prints_hits_marks_and_facets(place: Path, source: Path) -> None:
    vigie("reindex", source)
    done = vigie("search", "ministre")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("3 articles, page 1 of 1")
    assert "*ministre*" in done.stdout
    assert "2024-02-03 · Le Quai · fr · a0" in done.stdout
    assert "North Korea 3" in done.stdout
    assert place.is_dir()


def test_search_takes_the_filters_of_the_api(place: Path, source: Path) -> None:
    vigie("reindex", source)
    assert vigie("search", "--actor", "fra").stdout.startswith("0 articles")
    assert vigie("search", "--actor", "prk", "--weapon", "missile").stdout.startswith("3 articles")
    assert vigie("search", "--from", "2024-02", "--to", "2024-02-03").stdout.startswith("3 art")
    assert vigie("search", "--from", "2024-03").stdout.startswith("0 articles")
    assert vigie("search", "--undated", "only").stdout.startswith("0 articles")
    assert vigie("search", "--source", "Le Quai", "--lang", "fr").stdout.startswith("3 articles")
    assert vigie("search", "--not-actor", "prk").stdout.startswith("0 articles")
    assert "page 2 of 3" in vigie("search", "--size", "1", "--page", "2").stdout
    assert place.is_dir()


def test_search_counts_the_facets_asked_for(place: Path, source: Path) -> None:
    vigie("reindex", source)
    some = json.loads(vigie("search", "ministre", "--facets", "date,actor", "--json").stdout)
    assert list(some["facets"]) == ["actor", "date"]
    assert "Corée du Nord 3" not in vigie("search", "ministre", "--facets", "none").stdout
    refused = vigie("search", "ministre", "--facets", "colour")
    assert refused.exit_code == 2
    assert "none, or some of actor,weapon" in refused.output
    assert place.is_dir()


def test_search_as_json_is_the_answer_of_the_api(place: Path, source: Path) -> None:
    vigie("reindex", source)
    printed = json.loads(vigie("search", "missiles balistiques", "--json").stdout)
    store = open_store(settings_for(place))
    asked = SearchParams(text="missiles balistiques", facets=USUAL)
    answer = Searcher(store, load_gazetteer()).search(asked)
    expected = json.loads(json.dumps(answer_json(answer)))
    store.close()
    assert {**printed, "took_ms": 0} == {**expected, "took_ms": 0}
    assert printed["total"] == 3


def test_what_a_query_could_not_use_is_said_beside_the_answer(place: Path, source: Path) -> None:
    vigie("reindex", source)
    done = vigie("search", '"obus')
    assert done.exit_code == 0
    assert done.stdout.startswith("3 articles")
    assert done.stderr.startswith("note (")
    assert place.is_dir()


def test_stats_say_what_is_indexed(place: Path, source: Path) -> None:
    vigie("reindex", source)
    done = vigie("stats")
    said = (str(place), "whoosh", "2024-02-03", "fr 3", "Le Quai 3", "North Korea 3", str(source))
    for piece in said:
        assert piece in done.stdout
    figures = json.loads(vigie("stats", "--json").stdout)
    assert figures["articles"] == 3
    assert figures["facets"]["source"] == {"Le Quai": 3}
    assert figures["bytes"] > 1000


def test_stats_name_outlets_and_agencies_as_people_do(place: Path, tmp_path: Path) -> None:
    vigie("reindex", write_jsonl(tmp_path / "lot.jsonl", 2, agency="AFP"))
    assert place.is_dir()
    assert "agencies    AFP 2" in vigie("stats").stdout
    assert json.loads(vigie("stats", "--json").stdout)["facets"]["agency"] == {"afp": 2}


def test_verify_says_ok_or_names_what_is_damaged(place: Path, source: Path) -> None:
    vigie("reindex", source)
    assert vigie("verify").stdout.startswith(f"OK: {place}, generation ")
    words = next((place / "generations").glob("*/vocabulary"))
    words.write_bytes(words.read_bytes()[:-1] + b"\xff")
    done = vigie("verify")
    assert done.exit_code == 2
    assert str(words) in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["search", "x"], ["stats"], ["verify"]])
def test_without_an_index_each_command_says_what_to_run(place: Path, command: list[str]) -> None:
    done = vigie(*command)
    assert done.exit_code == 2
    assert done.stderr == f"vigie: {place}: nothing has been indexed here; run `vigie reindex`\n"


def test_a_wrong_setting_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_PORT", "eighty")
    done = vigie("stats")
    assert done.exit_code == 2
    assert done.stderr.startswith("vigie: VIGIE_PORT: ")
    assert not place.exists()


def test_a_misspelt_setting_is_a_note_beside_the_answer(
    place: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vigie("reindex", source)
    monkeypatch.setenv("VIGIE_INDEXX", str(place / "elsewhere"))
    done = vigie("stats")
    assert done.exit_code == 0
    assert done.stderr == "note: VIGIE_INDEXX is no setting; the nearest is VIGIE_INDEX\n"


@pytest.mark.parametrize("command", [["search", "x"], ["stats"], ["verify"]])
def test_what_a_reindex_would_not_mend_is_not_answered_with_one(
    place: Path, command: list[str]
) -> None:
    place.write_text("a file")
    done = vigie(*command)
    assert done.exit_code == 2
    assert "is a file" in done.stderr
    assert "VIGIE_INDEX" in done.stderr
    assert "run `vigie reindex`" not in done.stderr


def test_the_index_option_comes_before_the_environment(
    place: Path, source: Path, tmp_path: Path
) -> None:
    vigie("reindex", source, "--index", tmp_path / "other")
    assert not place.exists()
    assert vigie("verify", "--index", tmp_path / "other").exit_code == 0


def test_hostile_names_cannot_move_the_cursor(place: Path, tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "lot.jsonl", 1, title="Le \x1b[2Jchar\x1b]0;x\x07 est là")
    for arguments in (["--dry-run", source], [source]):
        assert "\x1b" not in vigie("reindex", *arguments).output
    assert "\x1b" not in vigie("search", "char").output
    assert "\x1b" not in vigie("search", "--source", "\x1b]0;x\x07Quai").output
    assert place.is_dir()


def test_a_closed_pipe_is_not_a_failure_worth_a_trace(place: Path, source: Path) -> None:
    vigie("reindex", source)
    with subprocess.Popen(
        [*VIGIE, "search", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert place.is_dir()


@pytest.mark.parametrize("command", ["reindex", "search"])
def test_an_interrupt_while_a_command_is_loaded_leaves_with_130_as_well(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def interrupted(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.cli.import_module", interrupted)
    done = vigie(command)
    assert (done.exit_code, done.stderr) == (130, "vigie: interrupted\n")


def test_help_names_every_command() -> None:
    text = vigie("--help").stdout
    for name in ("reindex", "search", "stats", "verify", "serve"):
        assert f"  {name} " in text
