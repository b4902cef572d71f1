"""The sieve keeps out no run that gives what is looked for."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.analysis import chunk_texts, compose, what_gives
from index.analysis.nouns import STEMS
from index.snippet.sieve import Sieve

LANGS = ("fr", "en", "de", "es", "it", "pt", "nl", "ru", "und")
ENDINGS = (
    *("", "s", "e", "es", "ée", "aux", "al", "euse", "eux", "ement", "amment", "emment", "ité"),
    *("ent", "èrent", "ient", "asse", "mis", "duits", "teur", "trices", "ive", "ère", "ité"),
    *("ation", "atrice", "logie", "ution", "ence", "ivité", "issaient", "y", "ying", "ies", "ed"),
    *("ing", "ational", "ization", "biliti", "fulness", "ness", "ção", "ência", "zione", "ungen"),
)
LETTERS = st.text(st.sampled_from("aeiouybcdglmnrstvéèïœçßø"), min_size=1, max_size=6)
WORDS = st.builds(str.__add__, LETTERS, st.sampled_from(ENDINGS))
JOINTS = st.sampled_from(["", "-", "'", "’", ".", "…", "\u00ad", "/", "(", "3", "155mm", "²", "?"])
RUNS = st.lists(st.tuples(WORDS, JOINTS, st.booleans()), min_size=1, max_size=4).map(
    lambda parts: "".join((w.title() if big else w) + joint for w, joint, big in parts)
)


def given_by(run: str, lang: str) -> tuple[set[str], set[str]]:
    """The stems and the words of a run."""
    pieces = [p for chunk in chunk_texts(run) for p in what_gives(chunk, lang).pieces]
    return {p.term for p in pieces if p.term}, {form for p in pieces for form in p.words}


@settings(max_examples=1500, deadline=None)
@given(RUNS | st.text(max_size=20), st.sampled_from(LANGS))
@example("dying", "en")
@example("chevaux", "fr")
@example("déploient", "fr")
@example("considèrent", "fr")
@example("remis", "fr")
@example("N’Djamena", "fr")
@example("l’O.N.U.,", "fr")
@example("155millimètres", "fr")
@example("T-72B3", "fr")
@example("Œuvré", "fr")
@example("Uebung", "de")
@example("aaaization", "en")
@example("authorizers", "en")
def test_a_run_is_let_through_for_everything_that_it_gives(text: str, lang: str) -> None:
    for run in compose(text)[0].split():
        stems, words = given_by(run, lang)
        for stem in stems:
            assert Sieve(lang, {stem}, ()).through(f"zzz {run}\n\u202fzzz") >= {run}
        for word in words:
            assert Sieve(lang, (), {word}).through(f"zzz {run}\n\u202fzzz") >= {run}


@pytest.mark.parametrize(("key", "number"), [("155mm", "155"), ("s300", "300"), ("mm", "mm.")])
def test_numbers_are_let_through_that_may_go_with_what_stands_before_them(
    key: str, number: str
) -> None:
    assert Sieve("fr", (), {key}).through(f"obus\u00a0{number} ") == {number}


def test_runs_that_cannot_give_what_is_looked_for_are_kept_out() -> None:
    sieve = Sieve("fr", {"missil"}, {"missile"})
    text = "Les missiles, l’émission : un  Missile-test\u202f! Et la remise\u00a0du mistral."
    assert sieve.through(text) == {"missiles,", "l’émission", "Missile-test"}


@settings(max_examples=300, deadline=None)
@given(st.lists(RUNS | st.text(max_size=8), max_size=6), WORDS)
@example(["cœur", "l’œuvre", "s-é-v-è-r-e", "sévère"], "sévère")
def test_what_is_let_through_stands_where_the_sieve_says(runs: list[str], word: str) -> None:
    text = compose("  ".join(runs))[0]
    sieve = Sieve(
        "fr", (), {key for run in [*text.split(), word] for key in given_by(run, "fr")[1]}
    )
    places = sieve.places(text)
    assert list(places) == sorted(set(places))
    assert {text[start:end] for start, end in places} <= set(text.split())


def test_every_place_of_a_run_is_named() -> None:
    text = "cœur au cœur\u202fde l’o.p.é.r.a, opéra ; chœur"
    places = Sieve("fr", (), {"coeur", "opera"}).places(text)
    assert [text[start:end] for start, end in places] == ["cœur", "cœur", "l’o.p.é.r.a,", "opéra"]


def test_where_stems_do_not_begin_as_their_words_everything_is_let_through() -> None:
    assert Sieve("nl", {"plaatst"}, ()).through("geplaatst huis") == {"geplaatst", "huis"}


def test_every_listed_form_is_let_through_for_its_stem() -> None:
    lost = [form for form, stem in STEMS.items() if Sieve("fr", {stem}, ()).through(form) != {form}]
    assert lost == []
