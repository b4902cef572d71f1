"""`vigie search` takes what the API takes, and writes what its reader can read."""

from __future__ import annotations

import json
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.cli.phrases import PHRASES
from index.cli.searching import search
from index.query import FACETS, SELECTIONS, Ui
from tests.index.commands import VIGIE, shown_on, vigie
from tests.index.corpora import write_jsonl
from tests.shared import ROOT


@pytest.fixture(scope="module", autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An index that every command of this module takes from the environment."""
    folder = tmp_path_factory.mktemp("searching")
    source = write_jsonl(
        folder / "lot.jsonl", 3, published="2024-02-03", source="Le Quai", agency="Reuters"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIGIE_INDEX", str(folder / "index"))
        assert vigie("reindex", "--engine", "whoosh", source).exit_code == 0
        yield folder


def run(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*VIGIE, *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


COUNTING = """
import gc, sys
from index.cli import main
looked = []
gc.callbacks.append(lambda phase, _info: looked.append(phase))
main(["search", "ministre"], standalone_mode=False)
sys.stderr.write(str(looked.count("start")))
"""


def test_a_search_does_not_look_for_garbage_in_what_it_loads() -> None:
    done = subprocess.run([sys.executable, "-c", COUNTING], cwd=ROOT, capture_output=True)
    assert int(done.stderr) < 10  # each look takes milliseconds, and there were hundreds


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--actor", "Corée du Nord"], 3),
        (["--not-actor", "North Korea"], 0),
        (["--weapon", "Missiles"], 3),
        (["--not-weapon", "Missiles"], 0),
        (["--source", "le quai"], 3),
        (["--agency", "reuters"], 3),
        (["--lang", "fr-FR"], 3),
        (["--story", "nulle"], 0),
    ],
)
def test_filters_take_names(options: list[str], count: int) -> None:
    done = vigie("search", *options)
    assert done.stdout.startswith(f"{count} articles")
    assert done.stderr == ""


def test_a_filter_that_names_nothing_is_said() -> None:
    done = vigie("search", "--actor", "Atlantide", "--ui", "en")
    assert done.stdout.startswith("0 articles")
    assert done.stderr == "note: “Atlantide” names no actor: this value finds nothing.\n"


@pytest.mark.parametrize(
    ("environment", "option", "said"),
    [
        ({}, [], "page 1 of 1|North Korea|actor |note: “Atlantide” names"),
        ({}, ["--ui", "en"], "page 1 of 1|North Korea|actor |note: “Atlantide” names"),
        ({}, ["--ui", "fr"], "page 1 sur 1|Corée du Nord|acteur |note\xa0: "),
        ({"VIGIE_DEFAULT_UI": "fr"}, [], "page 1 sur 1|Corée du Nord|acteur |note\xa0: "),
        ({"VIGIE_DEFAULT_UI": "fr"}, ["--ui", "en"], "page 1 of 1|North Korea|actor |note: “"),
    ],
)
def test_a_run_is_in_one_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], option: list[str], said: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = vigie("search", "--actor", "Pyongyang", "--not-actor", "Atlantide", *option)
    for part in said.split("|"):
        assert part in done.stdout + done.stderr


def test_both_languages_name_every_facet() -> None:
    assert {language: set(said.facets) for language, said in PHRASES.items()} == {
        "en": set(FACETS),
        "fr": set(FACETS),
    }


def test_every_selection_is_an_option() -> None:
    assert {one.member for one in SELECTIONS} <= {param.name for param in search.params}


@pytest.mark.parametrize(("language", "counts"), [("fr", (1, 1, 2)), ("en", (2, 1, 2))])
def test_numbers_are_written_as_their_language_does(
    language: Ui, counts: tuple[int, int, int]
) -> None:
    said = PHRASES[language]
    forms = [said.counted(n).endswith("s") + 1 for n in range(3)]
    assert tuple(forms) == counts
    assert said.number(12_345) == {"fr": "12\u202f345", "en": "12,345"}[language]


def test_without_a_language_a_program_reads_what_the_api_would_answer() -> None:
    facets = json.loads(vigie("search", "--json", "--actor", "prk").stdout)["facets"]
    assert "Corée du Nord" in {value["label"] for value in facets["actor"]}


@pytest.mark.parametrize(
    ("words", "step", "ui"),
    [
        ("livraison numéro missiles zèbre", "most", "en"),
        ("livraison numéro missiles zèbre", "most", "fr"),
        ("livraison zèbre", "any", "en"),
    ],
)
def test_an_answer_that_lacks_some_of_the_words_says_so(words: str, step: str, ui: Ui) -> None:
    found = json.loads(vigie("search", "--json", words).stdout)
    assert (found["query"]["step"], found["total"]) == (step, 3)
    assert PHRASES[ui].steps[step] in vigie("search", "--ui", ui, words).stdout.splitlines()


@pytest.mark.parametrize(
    "asked", [["livraison"], ["livraison zèbre", "--operator", "any"], ["zèbre girafe"]]
)
def test_an_answer_says_nothing_of_words_that_it_need_not_hold(asked: list[str]) -> None:
    shown = vigie("search", "--ui", "en", *asked).stdout
    assert "articles, page" in shown
    assert "hold all the words" not in shown


def test_what_an_article_lacks_is_said_or_left_out(tmp_path: Path) -> None:
    text = "Le pont est fermé, dit la mairie, et la route aussi pour toute la semaine."
    rows = [{"id": "pont", "title": "Un pont", "text": text}]
    rows += [
        {"title": "Avis", "text": text.replace("pont", "quai"), "source": f"S{n}"} for n in range(9)
    ]
    source = tmp_path / "rows.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    place = ["--index", tmp_path / "index"]
    vigie("reindex", *place, "--engine", "whoosh", source)
    bare = vigie("search", *place, "--ui", "en", "pont").stdout.splitlines()
    assert bare[3] == "     undated · – · fr · pont"
    assert [line.split()[0] for line in bare[5:] if line] == ["lang", "date"]
    assert vigie("search", *place, "mairie").stdout.count("S8") == 1
    (outlets,) = [one for one in vigie("search", *place).stdout.splitlines() if one[:6] == "source"]
    assert outlets.endswith("S7 1 …")


def test_words_can_be_taken_only_as_typed() -> None:
    read = [
        json.loads(vigie("search", "--json", *option, "Pyongyang").stdout)["query"]["understood"]
        for option in ([], ["--expand"], ["--no-expand"])
    ]
    assert [row[0]["concepts"] for row in read] == [["prk"], ["prk"], []]


def test_a_cursor_leads_through_every_article_once() -> None:
    seen: list[str] = []
    following: list[str] = []
    for _ in range(3):
        done = vigie("search", "--json", "--size", "1", *following)
        seen += [hit["id"] for hit in json.loads(done.stdout)["hits"]]
        following = done.stderr.split()
    assert sorted(seen) == ["a0", "a1", "a2"]
    assert following == []


@pytest.mark.parametrize("command", [["search"], ["search", "--actor"]])
def test_what_is_no_text_is_searched_as_what_is_left_of_it(command: list[str]) -> None:
    done = run(*command, b"arm\xe9e")
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert b"articles, page 1" in done.stdout


def test_a_note_about_the_whole_search_names_no_place() -> None:
    done = vigie("search", "--from", "2024-03", "--to", "2024-01")
    assert done.stderr.startswith("note: ")


@pytest.mark.parametrize("day", ["0999", "0000-01", "24"])
def test_a_year_has_four_digits(day: str) -> None:
    done = vigie("search", "--from", day)
    assert done.exit_code == 2
    assert done.stderr.startswith("vigie: from: ")


@pytest.mark.parametrize("command", [["stats", "--json"], ["search"]])
def test_what_cannot_be_written_is_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*VIGIE, *command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(b"vigie: standard output: the result cannot be written")


def test_what_the_locale_has_no_character_for_is_a_question_mark() -> None:
    told = run("search", "missiles", "--ui", "fr", PYTHONIOENCODING="latin-1")
    assert told.returncode == 0, told.stderr.decode()
    assert "Corée du Nord" in told.stdout.decode("latin-1")
    assert b"munitions d?artillerie" in told.stdout


def test_json_is_utf8_whatever_the_locale_is() -> None:
    told = run("search", "missiles", "--json", PYTHONIOENCODING="latin-1")
    assert "munitions d’artillerie" in told.stdout.decode()


def test_a_query_that_begins_with_a_dash_stands_behind_two() -> None:
    assert "vigie search -- -drone" in vigie("search", "--help").output
    assert vigie("search", "--", "-numéro").output.startswith("0 articles")
    assert vigie("search", "--", "-sanctions", "OU", "missiles").output.startswith("3 articles")


@pytest.mark.parametrize(
    ("asked", "way"),
    [
        (("ministre", "--lang", "de"), "without --lang: 3 articles"),
        (("ministre", "--from", "2031", "--undated", "exclude"), "without --from --undated: 3 art"),
        (("ministre", "--lang", "de", "--from", "2031"), "without --lang --from: 3 articles"),
        (("ministre", "--not-actor", "prk", "--ui", "fr"), "sans --not-actor\u00a0: 3 articles"),
        (("--operator", "all", "ministre", "zzyzx"), "with --operator any: 3 articles"),
        (("«ministre des missiles»",), "with ministre des missiles: 3 articles"),
    ],
)
def test_a_search_that_finds_nothing_says_what_finds_more(asked: tuple[str, ...], way: str) -> None:
    told = vigie("search", *asked).output
    assert way in told


def test_nothing_is_said_where_something_is_found_or_no_change_helps() -> None:
    assert "with" not in vigie("search", "ministre").output
    assert vigie("search", "zzyzx").output.strip().count("\n") == 0


def test_a_closed_output_is_no_fault() -> None:
    shell = f"{shlex.join([*VIGIE, 'search', 'missiles'])} >&-"
    done = subprocess.run(["sh", "-c", shell], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("environment", "is_bold"),
    [
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb", "NO_COLOR": ""}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ],
)
def test_marks_are_bold_where_the_terminal_shows_bold(
    environment: dict[str, str], is_bold: bool
) -> None:
    terminal, screen = pty.openpty()
    with subprocess.Popen(
        [*VIGIE, "search", "ministre"],
        cwd=ROOT,
        stdout=screen,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    ):
        os.close(screen)
        drawn = shown_on(terminal)
    assert ("\x1b[1mministre" in drawn) is is_bold
    assert ("*ministre*" in drawn) is not is_bold
