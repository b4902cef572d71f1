"""What holds for the analysis of any text at all."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.analysis import (
    GAP,
    analysed,
    chunk_texts,
    chunks,
    fold,
    runs,  # its bound
    spelling,
    terms,
)
from tests.index.finding import tokens

text_of_any_kind = st.text(max_size=80) | st.text(
    "aéÉ’'-– 0123456789SKmM.,œ\u0301\u00a0導", max_size=40
)


@example("A\u0300\u3400\u0300", "fr")
@example("\ufe70", "fr")
@settings(max_examples=300, deadline=None)
@given(text_of_any_kind, st.sampled_from(["fr", "en", "de", "ru", "uk"]))
def test_every_token_lies_in_the_text_and_gives_its_terms(text: str, lang: str) -> None:
    found_tokens = tokens(text, lang)
    assert [token.term for token in found_tokens if token.term] == terms(text, lang)
    assert all(0 <= token.start < token.end <= len(text) for token in found_tokens)
    assert all(token.words for token in found_tokens)
    forms = {form for token in found_tokens for form in (token.term, *token.words)}
    assert not any(char.isspace() or char == GAP for form in forms for char in form)


def test_no_character_of_unicode_gives_a_term_with_a_blank() -> None:
    for text in map(chr, range(sys.maxunicode + 1)):
        forms = [form for token in tokens(text, "fr") for form in (token.term, *token.words)]
        assert all(forms), f"U+{ord(text):04X}"
        assert not any(map(str.isspace, "".join(forms))), f"U+{ord(text):04X}"


@settings(max_examples=300, deadline=None)
@given(text_of_any_kind)
def test_both_unicode_forms_and_folding_twice_give_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert terms(unicodedata.normalize("NFD", composed), "fr") == terms(composed, "fr")
    assert fold(fold(text)) == fold(text)


@settings(max_examples=300, deadline=None)
@given(text_of_any_kind)
def test_chunks_are_told_where_they_stand(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    places = [(start, chunk) for start, chunk, _ in chunks(text, "fr")]
    assert [chunk for _, chunk in places] == chunk_texts(text)
    assert all(text.startswith(chunk, start) for start, chunk in places)


def test_a_known_word_gives_the_same_object_again() -> None:
    assert analysed("missile", "fr")[0] is analysed("un missile", "fr")[1]


def _by_chunks(text: str, lang: str) -> tuple[list[str], list[str], list[str]]:
    chunks = analysed(text, lang)
    forms = [form for chunk in chunks for form in chunk.words]
    surfaces = [piece.surface for chunk in chunks for piece in chunk.pieces]
    spelt = [term for chunk in chunks for term in chunk.terms]
    return spelt, list(dict.fromkeys(forms)), list(dict.fromkeys(surfaces))


#: What a text is made of where blanks, figures and marks decide what is read as one.
_PIECES = st.sampled_from(
    [
        *"abSÉeœ3x× .,-'’\u00a0\u202f\u2009\t\n–",
        *'«»“”()[]:;!?…"',
        "mm",
        "155 mm",
        "7,62 × 39",
        "S 300",
        "1 000",
        "Shahed 136",
        "l’est",
        "D'un",
        "qu’ils",
        "O.N.U. ",
        ", 2024",
        ". 12",
        "d'hui",
        "日本",
        "\u0301",
        "ﬁ",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join), st.sampled_from(["fr", "en", "und"]))
@settings(max_examples=600, deadline=None)
def test_a_text_read_at_full_speed_gives_what_its_chunks_give(text: str, lang: str) -> None:
    found = spelling([(text, lang)])
    assert (found.terms[0], list(found.words), list(found.surfaces)) == _by_chunks(text, lang)


def test_passages_share_their_words_and_keep_their_terms_apart() -> None:
    found = spelling([("Les chars de Kiev", "fr"), ("The chars of Kiev", "en"), ("Kiev", "fr")])
    assert [len(terms) for terms in found.terms] == [2, 2, 1]
    assert sorted(found.words) == ["chars", "kiev"]
    assert found.surfaces == {"chars": "fr", "kiev": "fr"}


def test_words_that_memory_lets_go_of_are_read_again_the_same() -> None:
    texts = [f"L’unité{number} livre 155 mm à Kiev{number}." for number in range(200)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_MEMO_SIZE", 16)
        for text in (*texts, *texts):
            assert spelling([(text, "fr")]).terms[0] == _by_chunks(text, "fr")[0]
