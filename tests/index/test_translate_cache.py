"""What has been translated is never paid for again: not later, not by another process."""

from __future__ import annotations

import multiprocessing
import sqlite3
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.errors import ConfigurationError, TranslatorUnavailable
from index.settings import load_settings
from index.translate import Cache, Pace, make_translator
from index.translate.cache import Pair
from index.translate.deep import DeepTranslator
from index.translate.pieces import Fetcher, split_to_fit
from tests.index.translation_server import LEXICON, TranslationServer, translated

DAY = date(2024, 5, 6)
PAIR = Pair("fr", "en", "libre:http://127.0.0.1")
PIECES = [f"Phrase numéro {number}." for number in range(30)]


def fetcher(server: TranslationServer, path: Path) -> Fetcher:
    pace = Pace(attempts=2, deadline=20, first_pause=0.01)
    return Fetcher(DeepTranslator("libre", server.url, pace=pace), Cache(path), DAY)


def test_what_was_kept_is_known_with_its_day(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "below" / "cache.sqlite")
    cache.keep({PAIR.key("un char"): "a tank"}, "2024-05-06")
    assert cache.known([PAIR.key("un char"), PAIR.key("un avion")]) == {
        PAIR.key("un char"): ("a tank", "2024-05-06")
    }


def test_languages_and_services_are_kept_apart() -> None:
    keys = {
        pair.key("char")
        for pair in (
            PAIR,
            Pair("fr", "de", PAIR.service),
            Pair("es", "en", PAIR.service),
            Pair("fr", "en", "google"),
        )
    }
    assert len(keys) == 4


def test_more_keys_than_a_statement_takes_are_found(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.keep({f"k{number}": "x" for number in range(1200)}, "2024-05-06")
    assert len(cache.known(f"k{number}" for number in range(1300))) == 1200


def test_a_piece_is_claimed_once_until_it_is_given_back_or_lapses(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    assert cache.claim(["a", "b"], 60) == {"a", "b"}
    assert cache.claim(["a", "b"], 60) == set()
    cache.release(["a"])
    cache.keep({"b": "done"}, "2024-05-06")
    assert cache.claim(["a", "b"], -1) == {"a"}
    assert cache.claim(["a"], 60) == {"a"}


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_text("not a database at all, but long enough to be read as one" * 50)
    with pytest.raises(ConfigurationError, match=r"cache\.sqlite"):
        Cache(path).known(["a"])


def test_the_same_pieces_are_paid_for_once(server: TranslationServer, tmp_path: Path) -> None:
    first = fetcher(server, tmp_path / "c").fetch(PIECES, "fr", "en")
    second = fetcher(server, tmp_path / "c").fetch(PIECES[::-1], "fr", "en")
    assert first == second == {piece: (translated(piece), "2024-05-06") for piece in PIECES}
    assert sorted(server.pieces()) == sorted(PIECES)


def test_pieces_share_requests(server: TranslationServer, tmp_path: Path) -> None:
    fetcher(server, tmp_path / "c").fetch(PIECES, "fr", "en")
    assert len(server.asked) == 1


def test_lines_that_were_joined_are_asked_for_one_by_one(
    server: TranslationServer, tmp_path: Path
) -> None:
    server.always = "joined"
    found = fetcher(server, tmp_path / "c").fetch(PIECES[:3], "fr", "en")
    assert found == {piece: (translated(piece), "2024-05-06") for piece in PIECES[:3]}
    assert len(server.asked) == 4


def test_what_was_answered_one_by_one_before_a_failure_is_kept(
    server: TranslationServer, tmp_path: Path
) -> None:
    server.faults.extend(["joined", "", "403"])
    with pytest.raises(Exception, match="403"):
        fetcher(server, tmp_path / "c").fetch(PIECES[:3], "fr", "en")
    asked = len(server.pieces())
    fetcher(server, tmp_path / "c").fetch(PIECES[:3], "fr", "en")
    assert server.pieces()[asked:] == PIECES[1:3]


def test_an_interrupted_run_goes_on_where_it_stopped(
    server: TranslationServer, tmp_path: Path
) -> None:
    long = [f"{number} " + "mot " * 1000 for number in range(5)]
    pieces = [" ".join(text.split()) for text in long]
    server.faults.extend(["", "", "403"])
    with pytest.raises(Exception, match="403"):
        fetcher(server, tmp_path / "c").fetch(pieces, "fr", "en")
    fetcher(server, tmp_path / "c").fetch(pieces, "fr", "en")
    assert [piece[0] for piece in server.pieces()] == ["0", "1", "2", "2", "3", "4"]


def test_what_is_no_translation_is_not_kept(server: TranslationServer, tmp_path: Path) -> None:
    piece = "La livraison de ces vingt véhicules aura lieu avec plusieurs mois de retard."
    server.faults.append("echo")
    with pytest.raises(Exception, match="original"):
        fetcher(server, tmp_path / "c").fetch([piece], "fr", "en")
    assert fetcher(server, tmp_path / "c").fetch([piece], "fr", "en")


def test_threads_do_not_pay_twice(server: TranslationServer, tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(
            pool.map(lambda _: fetcher(server, tmp_path / "c").fetch(PIECES, "fr", "en"), range(12))
        )
    assert all(one == found[0] for one in found)
    assert sorted(server.pieces()) == sorted(PIECES)


def test_a_request_that_outlasts_its_claim_is_still_paid_for_once(
    server: TranslationServer, tmp_path: Path
) -> None:
    server.together = 2  # each request is held two seconds for a second one that must not come

    def fetch(_: int) -> dict[str, tuple[str, str]]:
        mine = fetcher(server, tmp_path / "c")
        return replace(mine, lapse=0.5, patience=20).fetch(["Un char."], "fr", "en")

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(fetch, range(2))
    assert first == second
    assert server.pieces() == ["Un char."]


@pytest.mark.parametrize("seconds", [60, 900])
def test_a_claim_outlives_the_deadline_that_is_set(
    server: TranslationServer, tmp_path: Path, seconds: float
) -> None:
    settings = load_settings(translator_deadline=seconds)
    translator = make_translator(f"libre:{server.url}", settings)
    cache = Cache(tmp_path / "c")
    server.together = 2
    key = Pair("fr", "en", translator.identity).key("Un char.")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(Fetcher(translator, cache, DAY).fetch, ["Un char."], "fr", "en")
        with server.arrival:
            assert server.arrival.wait_for(lambda: server.open == 1, timeout=20)
        with closing(sqlite3.connect(tmp_path / "c")) as file, file:
            ((until,),) = file.execute("SELECT until FROM claim WHERE key = ?", (key,)).fetchall()
        assert until > time.time() + seconds
        running.result()
    assert cache.claim([key], 60) == set()


def _fetch_in_process(url: str, path: Path) -> int:
    made = DeepTranslator("libre", url, pace=Pace(deadline=20))
    return len(Fetcher(made, Cache(path), DAY).fetch(PIECES, "fr", "en"))


def _open_at(path: Path, moment: float) -> dict[str, tuple[str, str]]:
    time.sleep(max(0.0, moment - time.time()))
    return Cache(path).known(["key"])


def test_processes_do_not_pay_twice(server: TranslationServer, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        jobs = [pool.submit(_fetch_in_process, server.url, tmp_path / "c") for _ in range(4)]
        assert [job.result() for job in jobs] == [30] * 4
    assert sorted(server.pieces()) == sorted(PIECES)


def test_processes_that_create_the_cache_at_once_wait_for_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(6, mp_context=context) as pool:
        for number in range(20):
            start = time.time() + 0.05
            jobs = [pool.submit(_open_at, tmp_path / str(number), start) for _ in range(6)]
            assert [job.result() for job in jobs] == [{}] * 6


def test_a_piece_that_another_run_never_finishes_is_waited_for_and_then_reported(
    server: TranslationServer, tmp_path: Path
) -> None:
    mine = fetcher(server, tmp_path / "c")
    key = Pair("fr", "en", mine.translator.identity).key("Un char.")
    mine.cache.claim([key], 60)
    waits: list[float] = []
    waiting = Fetcher(mine.translator, mine.cache, DAY, patience=0.0, sleep=waits.append)
    with pytest.raises(TranslatorUnavailable, match="another run"):
        waiting.fetch(["Un char."], "fr", "en")


def test_a_cache_of_another_process_that_died_is_still_sound(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    Cache(path).keep({"a": "x"}, "2024-05-06")
    open_still = sqlite3.connect(path)
    open_still.execute("BEGIN IMMEDIATE")
    open_still.execute("INSERT INTO translation VALUES ('b', '2024-05-06', 'half')")
    open_still.close()
    assert set(Cache(path).known(["a", "b"])) == {"a"}


def test_a_text_is_cut_between_sentences_then_between_words_then_anywhere() -> None:
    def fits(text: str) -> bool:
        return len(text) <= 20

    assert split_to_fit("Un char. Deux chars.", fits) == ["Un char. Deux chars."]
    assert split_to_fit("Un char arrive.  Deux chars partent.", fits) == [
        "Un char arrive.",
        "Deux chars partent.",
    ]
    cut = split_to_fit("mot " * 12 + "x" * 50, fits)
    assert all(fits(piece) for piece in cut)
    assert "".join(cut).replace(" ", "") == "mot" * 12 + "x" * 50
    assert split_to_fit("  ", fits) == []


def test_what_was_kept_and_is_forgotten_may_be_paid_for_at_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    assert cache.claim(["a"], 60) == {"a"}
    cache.keep({"a": "x"}, "2024-05-06")
    cache.discard(["a"])
    assert cache.claim(["a"], 60) == {"a"}


def test_only_what_was_asked_for_is_told_to_be_held_elsewhere(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.claim(["mine", "theirs"], 60)
    with closing(sqlite3.connect(cache.path)) as file, file:
        file.execute("UPDATE claim SET owner = 'another machine/1/2' WHERE key = 'theirs'")
    assert cache.is_held_elsewhere(["mine", "theirs"])
    assert not cache.is_held_elsewhere(["mine", "unknown"])


def test_where_no_run_began_there_is_none_to_resume(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    assert cache.begun() is None
    cache.keep({"key": "text"}, "2024-01-05")
    assert cache.begun() is None


def test_the_last_run_that_began_is_the_one_to_resume(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    assert cache.begun() is None
    assert not cache.path.exists()
    cache.begin("google")
    cache.begin("deepl")
    assert cache.begun() == "deepl"


def test_a_place_where_no_file_can_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigurationError, match=r"cache\.sqlite.*VIGIE_TRANSLATIONS"):
        Cache(tmp_path / "file" / "cache.sqlite").known(["a"])


def test_a_cache_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.keep({"a": "x"}, "2024-05-06")
    cache.path.rename(tmp_path / "old.sqlite")
    assert cache.known(["a"]) == {}
    cache.keep({"a": "y"}, "2024-05-07")
    assert cache.known(["a"]) == {"a": ("y", "2024-05-07")}


def test_a_renewal_that_fails_is_made_up_for_by_the_next(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.path.symlink_to(tmp_path / "real.sqlite")
    cache.claim(["a"], 60)
    with cache.held(["a"], 0.3):
        _point(cache.path, tmp_path)
        time.sleep(0.3)
        _point(cache.path, tmp_path / "real.sqlite")
        end = time.monotonic() + 20
        while _until(cache, "a") > time.time() + 30:
            assert time.monotonic() < end
            time.sleep(0.02)


def _point(link: Path, target: Path) -> None:
    """Let the link lead elsewhere, in one step."""
    fresh = link.with_name("fresh")
    fresh.symlink_to(target)
    fresh.replace(link)


def _until(cache: Cache, key: str) -> float:
    with closing(sqlite3.connect(cache.path)) as file, file:
        ((until,),) = file.execute("SELECT until FROM claim WHERE key = ?", (key,))
    return float(until)


def test_what_another_pays_for_is_waited_for_and_the_rest_is_asked_for(
    server: TranslationServer, tmp_path: Path
) -> None:
    mine = fetcher(server, tmp_path / "c")
    theirs = Pair("fr", "en", mine.translator.identity).key("Un char.")
    mine.cache.claim([theirs], 60)

    def wait(_: float) -> None:
        mine.cache.keep({theirs: "a tank"}, "2024-05-05")

    found = replace(mine, sleep=wait).fetch(["Un char.", "Un avion."], "fr", "en")
    assert found["Un char."] == ("a tank", "2024-05-05")
    assert server.pieces() == ["Un avion."]


def test_a_piece_that_comes_back_in_lines_is_one(
    server: TranslationServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LEXICON, "Le char est parti.", "The tank\n has left.")
    found = fetcher(server, tmp_path / "c").fetch(["Le char est parti."], "fr", "en")
    assert found["Le char est parti."][0] == "The tank has left."
    assert len(server.asked) == 1


def test_a_long_sentence_is_cut_between_words() -> None:
    sentence = " ".join(f"mot{number}" for number in range(40))
    pieces = split_to_fit(sentence, lambda text: len(text) <= 23)
    assert " ".join(pieces) == sentence
    assert min(map(len, pieces[:-1])) > 12
