"""Passages of translations: shown where only they answer, with the original beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.article import Article, Translation
from index.gazetteer import load_gazetteer
from index.request import Marking
from index.result import Snippet
from index.snippet import snippets
from tests.index.marked import FILLER, article, asked

OTHER = "The rest of the text speaks of something else and says no more of it. "


def shown(one: Article, marking: Marking) -> tuple[Snippet, ...]:
    return snippets(one, marking, load_gazetteer())[1]


def both(*groups: tuple[str, str]) -> Marking:
    """A query of words, each with what renders it in English."""
    french, english = zip(*groups, strict=True)
    terms = {"text_fr": frozenset(french), "text_en": frozenset(english)}
    return Marking(terms, groups=tuple(map(frozenset, groups)))


def with_translation(one: Article, *paragraphs: str, **stated: object) -> Article:
    made = Translation("en", "libre", date(2024, 1, 2), "Title", paragraphs)
    return replace(one, translations=(replace(made, **stated),))  # type: ignore[arg-type]


def test_a_translation_is_shown_beside_its_original_where_only_it_matched() -> None:
    translation = Translation(
        "en", "libre", date(2024, 1, 1), "Title", ("A shell fell. It was late.",),
        ((((0, 15), (0, 13)), ((16, 32), (14, 26))),),
    )  # fmt: skip
    one = replace(article("Un obus tombe. Il était tard."), translations=(translation,))
    (found,) = shown(one, asked("shell", lang="en"))
    assert found.translated
    assert (found.lang, found.engine) == ("en", "libre")
    assert found.original is not None
    assert "Un obus tombe." in found.original
    (original,) = shown(one, asked("obus"))
    assert not original.translated


def test_a_translated_passage_carries_its_day_and_whether_it_is_flagged() -> None:
    translation = Translation(
        "en", "libre", date(2024, 1, 2), "Title", ("A shell fell. It was late.", "The shell."),
        ((((0, 15), (0, 13)), ((16, 32), (14, 26))), (((0, 7), (0, 10)),)), ((1, 0),),
    )  # fmt: skip
    one = replace(article("Un obus tombe. Il était tard.", "L’obus."), translations=(translation,))
    found = shown(one, asked("shell", lang="en"))
    assert [snippet.made for snippet in found] == [date(2024, 1, 2)] * 2
    assert [snippet.flagged for snippet in found] == [False, True]


@pytest.mark.parametrize(
    ("english", "is_translated"),
    [("A shell fell on the dock.", False), ("A shell fell on the harbour.", True)],
)
def test_a_translation_is_shown_where_it_answers_more_than_the_original(
    english: str, *, is_translated: bool
) -> None:
    one = with_translation(article("Un obus tombe au port."), english)
    (found,) = shown(one, both(("obus", "shell"), ("rade", "harbour")))
    assert (found.translated, found.field) == (is_translated, "body")


def test_beside_a_translated_passage_stand_the_original_sentences_of_what_it_shows() -> None:
    french, english = FILLER * 5 + "Un obus tombe.", OTHER * 5 + "A shell fell."
    pairs = [
        ((n * len(FILLER), (n + 1) * len(FILLER) - 1), (n * len(OTHER), (n + 1) * len(OTHER) - 1))
        for n in range(5)
    ]
    pairs.append(((5 * len(FILLER), len(french)), (5 * len(OTHER), len(english))))
    one = with_translation(article(french), english, sentences=(tuple(pairs),), flagged=((0, 0),))
    (found,) = shown(one, asked("shell", lang="en"))
    assert found.text == OTHER * 3 + "A shell fell."
    assert found.original == FILLER * 3 + "Un obus tombe."
    assert not found.flagged
    first = shown(one, asked("rest", lang="en"))[0]
    assert first.flagged
    late = with_translation(article(french), english, sentences=(tuple(pairs),), flagged=((0, 5),))
    assert not shown(late, asked("rest", lang="en"))[0].flagged
    assert first.original is not None
    assert not first.original.endswith("tombe.")


def test_beside_a_translation_whose_sentences_are_not_aligned_stands_the_paragraph() -> None:
    one = with_translation(article("Un obus tombe."), "A shell fell.", flagged=((0, 4),))
    (found,) = shown(one, asked("shell", lang="en"))
    assert (found.original, found.flagged) == ("Un obus tombe.", True)


def test_a_translated_title_is_shown_where_only_it_matched() -> None:
    translation = Translation(
        "en", "libre", date(2024, 1, 2), "A shell on the harbour", ("It was late.",), (), ((-1, 0),)
    )
    one = replace(article("Il était tard."), title="Le port", translations=(translation,))
    heading, body = shown(one, asked("shell", lang="en"))
    assert (heading.field, heading.text, heading.original) == (
        "title", "A shell on the harbour", "Le port",
    )  # fmt: skip
    assert [heading.text[slice(*mark)] for mark in heading.marks] == ["shell"]
    assert (heading.translated, heading.flagged, heading.made) == (True, True, date(2024, 1, 2))
    assert not body.translated
