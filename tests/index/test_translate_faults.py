"""What a service or another run does wrong costs what it must, and nothing else."""

from __future__ import annotations

import logging
import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.annotate import annotate
from index.article import TITLE, Article, Origin
from index.errors import (
    TranslatorDeclined,
    TranslatorGarbled,
    TranslatorRefused,
    TranslatorUnavailable,
)
from index.translate import Cache, Pace, TranslationStage, missing_languages
from index.translate.cache import Pair
from index.translate.deep import DeepTranslator
from index.translate.integrity import check_answer
from index.translate.owner import is_dead, this_process
from index.translate.pieces import Fetcher
from tests.index.translating import DAY, attempted
from tests.index.translation_server import TranslationServer, translated

FRENCH = "La France a livré 18 canons Caesar à l’Ukraine."
UKRAINIAN = "Уряд повідомив про це сьогодні вранці на засіданні."
PROSE = "La livraison de ces vingt véhicules aura lieu avec plusieurs mois de retard."


def article(number: int, *more: str) -> Article:
    return Article(
        id=f"a{number}",
        origin=Origin("a.txt"),
        title=f"Titre {number}",
        paragraphs=(f"{FRENCH} Le convoi {number} est parti.", *more),
        lang="fr",
        paragraph_langs=("fr", *("uk" for _ in more)),
    )


def deep(server: TranslationServer, name: str = "libre", deadline: float = 20) -> DeepTranslator:
    return DeepTranslator(name, server.url, pace=Pace(attempts=1, deadline=deadline))


def fetcher(server: TranslationServer, tmp_path: Path) -> Fetcher:
    return Fetcher(deep(server), Cache(tmp_path / "cache.sqlite"), DAY)


def test_a_paragraph_in_a_language_that_is_not_known_stays_and_costs_no_other(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.unknown = frozenset({"uk"})
    for number in range(2 * stage.patience):
        mixed = article(number, UKRAINIAN)
        found, error = stage.attempt(mixed)
        (english,) = found.translations
        assert isinstance(error, TranslatorDeclined)
        assert english.title == translated(mixed.title)
        assert english.paragraphs == (translated(mixed.paragraphs[0]), UKRAINIAN)
        assert (1, 0) in english.flagged
    assert stage.attempt(article(99)) != (article(99), None)
    assert stage.attempt(article(99))[1] is None


def test_a_paragraph_that_stayed_is_tried_again(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.unknown = frozenset({"uk"})
    once, error = stage.attempt(article(1, UKRAINIAN))
    assert error is not None
    assert missing_languages(once, "libre") == ("en",)
    server.unknown = frozenset()
    asked = len(server.asked)
    again = attempted(stage, once)
    assert [question["q"] for question in server.asked[asked:]] == [UKRAINIAN]
    assert again.translations[0].paragraphs[1] == translated(UKRAINIAN)
    assert missing_languages(again, "libre") == ()


def test_an_article_in_a_language_that_is_not_known_is_left_and_no_outage(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.unknown = frozenset({"uk"})
    for number in range(2 * stage.patience):
        whole = replace(article(number), lang="uk", paragraph_langs=(), title=UKRAINIAN)
        found, error = stage.attempt(whole)
        assert found is whole
        assert isinstance(error, TranslatorDeclined)
    assert attempted(stage, article(1)).translations


@pytest.mark.parametrize("is_ours_first", [True, False])
def test_of_two_languages_that_fail_the_first_reason_is_told(
    stage: TranslationStage, monkeypatch: pytest.MonkeyPatch, *, is_ours_first: bool
) -> None:
    reasons: list[Exception] = [ZeroDivisionError("theirs or ours"), TranslatorRefused("refused")]

    def failing(*_: object) -> object:
        raise reasons.pop(0 if is_ours_first else 1) if len(reasons) == 2 else reasons.pop()

    monkeypatch.setattr("index.translate.stage.translate_into", failing)
    found, error = stage.attempt(replace(article(1), lang="de"))
    assert (found.translations, reasons) == ((), [])
    assert ("ZeroDivisionError" in str(error)) == is_ours_first


def test_an_outage_is_counted_by_the_pair_that_was_asked(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.always = "403"
    for number in range(stage.patience):
        attempted(stage, article(number))
    server.always = ""
    assert attempted(stage, article(1)) == article(1)
    english = replace(article(1), lang="en", paragraph_langs=())
    assert [one.lang for one in attempted(stage, english).translations] == ["fr"]


def test_lines_that_are_no_translation_do_not_cost_the_others(
    server: TranslationServer, tmp_path: Path
) -> None:
    poisoned = "une phrase avec un poison qui ne sera pas traduite"
    server.always = "poison"
    pieces = [PROSE, poisoned, FRENCH]
    with pytest.raises(TranslatorGarbled):
        fetcher(server, tmp_path).fetch(pieces, "fr", "en")
    with pytest.raises(TranslatorGarbled):
        fetcher(server, tmp_path).fetch(pieces, "fr", "en")
    assert server.pieces() == [*pieces, poisoned]


@pytest.mark.parametrize("name", ["libre", "google"])
@pytest.mark.parametrize("fault", ["header drip", "redirect drip", "around"])
def test_the_deadline_holds_for_headers_and_redirections(
    server: TranslationServer, name: str, fault: str
) -> None:
    server.always = fault
    with pytest.raises((TranslatorUnavailable, TranslatorRefused)):
        deep(server, name, deadline=0.4).translate(FRENCH, "fr", "en")


def test_a_redirection_that_goes_round_is_refused(server: TranslationServer) -> None:
    server.always = "around"
    with pytest.raises(TranslatorRefused, match="circles"):
        deep(server).translate(FRENCH, "fr", "en")
    assert len(server.asked) < 10


def test_a_redirection_is_followed(server: TranslationServer) -> None:
    server.faults.append("around")
    assert deep(server).translate(FRENCH, "fr", "en") == translated(FRENCH)


@pytest.mark.parametrize("fault", ["latin", "lone"])
def test_an_answer_that_is_no_text_is_garbled(server: TranslationServer, fault: str) -> None:
    server.always = fault
    with pytest.raises(TranslatorGarbled):
        deep(server).translate(FRENCH, "fr", "en")


@pytest.mark.parametrize("wrong", ["The cafÃ© is â€œclosed\u201d.", "The caf\u0082 is closed."])
def test_a_text_that_was_read_in_the_wrong_encoding_is_garbled(wrong: str) -> None:
    with pytest.raises(TranslatorGarbled, match="encoding"):
        check_answer("Le café est « fermé ».", wrong, ("fr", "en"), place="test")


@pytest.mark.parametrize(
    ("source", "lang"),
    [
        ("أعلنت الحكومة اليوم أن تسليم المركبات سيتأخر عدة أشهر", "ar"),
        ("政府今天宣布车辆交付将推迟几个月进行", "zh"),
        (UKRAINIAN, "uk"),
        (PROSE, "fr"),
    ],
)
def test_the_original_is_no_translation_in_any_script(source: str, lang: str) -> None:
    for answer in (source, f" {source}\n .", source.replace("’", "'").replace("é", "e", 1)):
        with pytest.raises(TranslatorGarbled, match="original"):
            check_answer(source, answer, (lang, "en"), place="test")


def test_a_long_text_in_the_language_of_the_original_is_no_translation() -> None:
    source = f"{PROSE} Les fournisseurs invoquent le manque de pièces et la grève des transports."
    other = (
        "Les élus ont refusé hier soir le projet de budget que la commune leur avait présenté, et "
        "demandent au maire de revoir sa copie avant la prochaine réunion du conseil, prévue lundi."
    )
    with pytest.raises(TranslatorGarbled, match="original"):
        check_answer(source, other, ("fr", "en"), place="test")


ALREADY = (
    "The ministry said on Monday that the vehicles would come several months late, because the "
    "suppliers are short of spare parts and of people."
)


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("Missiles, drones, satellites et radars", "Missiles, drones, satellites and radars"),
        ("Nexter, Arquus, Thales, Safran", "Nexter, Arquus, Thales, Safran"),
        (ALREADY, ALREADY),
    ],
)
def test_what_is_alike_in_both_languages_passes(source: str, answer: str) -> None:
    check_answer(source, answer, ("fr", "en"), place="test")


def test_an_original_that_was_kept_as_its_translation_is_asked_for_anew(
    server: TranslationServer, tmp_path: Path
) -> None:
    mine = fetcher(server, tmp_path)
    key = Pair("fr", "en", mine.translator.identity).key(PROSE)
    mine.cache.keep({key: PROSE.replace("’", "'")}, "2023-01-01")
    assert mine.fetch([PROSE], "fr", "en") == {PROSE: (translated(PROSE), "2024-05-06")}


def test_a_title_that_lost_a_name_is_flagged(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.always = "wrong"
    one = annotate(replace(article(1), title="La Russie", paragraphs=(), paragraph_langs=()))
    (english,) = attempted(stage, one).translations
    assert english.flagged == ((TITLE, 0),)


CLAIM = """
import sys
from pathlib import Path
from index.translate import Cache
Cache(Path(sys.argv[1])).claim(["a"], 3600)
print("claimed", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="start times are read in /proc")
def test_the_claim_of_a_process_that_was_killed_is_void(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    other = subprocess.Popen(
        [sys.executable, "-c", CLAIM, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"claimed"
        assert Cache(path).claim(["a"], 60) == set()
    finally:
        other.kill()
        other.communicate()
    assert Cache(path).claim(["a"], 60) == {"a"}


def test_only_a_process_of_this_machine_can_be_known_dead() -> None:
    host, pid, start = this_process().split("/")
    assert pid == str(os.getpid())
    assert socket.gethostname() in host
    assert not is_dead(this_process())
    assert not is_dead(f"another/{pid}/1")
    assert not is_dead("")
    assert is_dead(f"{host}/{pid}/{start}1") is bool(start)
    assert not is_dead(f"{host}/{pid}/")
    assert not is_dead(f"{host}/none/1")


RENAMED = """
import sys
from pathlib import Path
from index.translate.owner import this_process
print(this_process(), flush=True)
Path("/proc/self/comm").write_text("a) Z 1 b")
print("renamed", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="start times are read in /proc")
def test_a_process_is_dead_as_soon_as_it_ends_whatever_it_is_called() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RENAMED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        owner = other.stdout.readline().strip()
        assert other.stdout.readline() == "renamed\n"
        assert not is_dead(owner)
        other.stdin.close()
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        assert is_dead(owner)


def test_a_cache_of_an_older_version_is_used_on(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE claim (key TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID")
        file.execute("INSERT INTO claim VALUES ('a', ?)", (time.time() + 60,))
    assert Cache(path).claim(["a", "b"], 60) == {"b"}


@pytest.mark.parametrize("owner", ["another machine/1/2", ""])
def test_a_long_wait_for_another_run_is_said_aloud_once(
    server: TranslationServer, tmp_path: Path, caplog: pytest.LogCaptureFixture, owner: str
) -> None:
    mine = fetcher(server, tmp_path)
    key = Pair("fr", "en", mine.translator.identity).key(FRENCH)
    mine.cache.claim([key], 60)
    with closing(sqlite3.connect(tmp_path / "cache.sqlite")) as file, file:
        file.execute("UPDATE claim SET owner = ?", (owner or this_process(),))
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 100:
            mine.cache.release([key])

    with caplog.at_level(logging.WARNING):
        replace(mine, sleep=wait, patience=60).fetch([FRENCH], "fr", "en")
    said = [record for record in caplog.records if "another process" in record.getMessage()]
    assert len(said) == (1 if owner else 0)
