"""Queries in a language of the index that is neither French nor English, or with its names."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import IndexOf, article, asked, id_set

ROWS = [
    article("tank", "Les chars", "Les banques ont payé les tanques en Vendée."),
    article("death", "La mort", "La mort d’un soldat en Ukraine."),
    article("german", "Waffen", "Deutschland liefert Waffen an die Ukraine.", lang="de"),
    article("german2", "Raketen", "Die Raketen fliegen weit, und die Stadt liegt nah.", lang="de"),
]


def test_a_german_question_is_not_read_as_english(index_of: IndexOf) -> None:
    answer = asked(index_of(ROWS), "wer liefert Waffen an die Ukraine")
    assert answer.hits[0].article.id == "german"
    terms = {term for row in answer.receipt.understood for term in row.terms}
    assert terms.isdisjoint(("mort", "mour"))


@pytest.fixture(scope="module")
def states(index_of: IndexOf) -> Searcher:
    signed = article("kremlin", "La Russie", "La Russie et la Turquie ont signé un accord.")
    return index_of([*ROWS, signed])


@pytest.mark.parametrize("text", ["Raketen Russland", "die Raketen aus russland", "Türkei"])
def test_a_state_is_known_by_its_name_in_a_language_of_the_index(
    states: Searcher, text: str
) -> None:
    answer = asked(states, text)
    named = {concept for row in answer.receipt.understood for concept in row.concepts}
    assert named == ({"tur"} if text == "Türkei" else {"rus"})
    assert "kremlin" in {hit.article.id for hit in answer.hits}


def test_an_english_word_that_german_has_as_function_word_is_english(
    index_of: IndexOf,
) -> None:
    rows = [*ROWS, article("war", "La guerre", "La guerre civile dure en Syrie.")]
    assert id_set(asked(index_of(rows), "war in Syria")) == {"war"}


def test_a_foreign_word_does_not_make_a_french_query_foreign(index_of: IndexOf) -> None:
    answer = asked(index_of(ROWS), "la mort und la Vendée")
    assert [row.text for row in answer.receipt.understood] == ["mort", "Vendée"]


@pytest.mark.parametrize("text", ["the tanks near the Island", "ships of the Island"])
def test_an_english_word_is_no_german_state(index_of: IndexOf, text: str) -> None:
    rows = [*ROWS, article("island", "The port", "Ships near the island.", lang="en")]
    named = {
        name for row in asked(index_of(rows), text).receipt.understood for name in row.concepts
    }
    assert "isl" not in named


def test_an_english_plural_is_no_german_word_of_its_stem(index_of: IndexOf) -> None:
    rows = [
        *ROWS,
        article("boat", "Das Boot", "Das Boot liegt im Hafen, und die Stadt ist nah.", lang="de"),
        article("boots", "The boots", "The boots of the soldiers are new.", lang="en"),
    ]
    assert id_set(asked(index_of(rows), "the boots of the soldiers")) == {"boots"}
