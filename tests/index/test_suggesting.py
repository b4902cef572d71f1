"""Suggestions while typing: concepts, words and titles, whatever accents and errors are typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.gazetteer import load_gazetteer
from index.searcher import Searcher
from tests.index.samples import article, open_searcher, settings_with

ROWS = [
    article("a", "Des missiles livrés", "La Corée du Nord livre des missiles balistiques."),
    article("b", "Missiles interceptés", "L’Iran vend des missiles ; la Corée du Nord aussi."),
    article("c", "Un embargo prolongé", "L’embargo sur les armes est prolongé de six mois."),
    article("d", "Choïgou à Téhéran", "Sergueï Choïgou signe un contrat d’armement."),
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    opened, store = open_searcher(settings_with(tmp_path_factory.mktemp("suggesting"), ROWS))
    yield opened
    store.close()


def texts(searcher: Searcher, typed: str, kind: str = "word") -> list[str]:
    return [one.text for one in searcher.suggest(typed, "fr") if one.kind == kind]


@pytest.mark.parametrize("typed", ["corée", "coree", "Corée du", "COREE", "cor", "north kor"])
def test_a_concept_comes_first_with_its_kind_and_count(searcher: Searcher, typed: str) -> None:
    first = searcher.suggest(typed, "fr")[0]
    label = load_gazetteer().label("prk", "fr")
    assert (first.text, first.kind, first.id, first.count) == (label, "actor", "prk", 2)


def test_words_of_the_articles_follow_with_their_counts(searcher: Searcher) -> None:
    (found,) = [one for one in searcher.suggest("embar", "fr") if one.kind == "word"]
    assert (found.text, found.count) == ("embargo", 1)


@pytest.mark.parametrize("typed", ["embrag", "mebarg", "embagr", "emmbarg", "enbarg"])
def test_a_typing_error_is_forgiven_before_the_word_is_complete(
    searcher: Searcher, typed: str
) -> None:
    assert "embargo" in texts(searcher, typed)


def test_another_transliteration_is_forgiven(searcher: Searcher) -> None:
    assert "choïgou" in texts(searcher, "shoigu")


def test_only_the_last_word_is_completed(searcher: Searcher) -> None:
    assert "contrat embargo" in texts(searcher, "contrat embar")


def test_titles_are_suggested_where_more_than_one_word_is_typed(searcher: Searcher) -> None:
    assert texts(searcher, "missiles interceptés", "title") == ["Missiles interceptés"]


@pytest.mark.parametrize("typed", ["", " ", "m", "*", "zzqx", "\0", "a" * 10_000])
def test_what_begins_nothing_suggests_nothing(searcher: Searcher, typed: str) -> None:
    assert searcher.suggest(typed, "fr") == ()
