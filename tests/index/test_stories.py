"""Copies of one article are one story; different articles on one subject are not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import index.stories
from index.article import Article, Origin, Translation
from index.documents import analyse
from index.stories import StoryFinder, sketch, sketch_of
from tests.shared import shared

COPY = (
    "Le gouvernement a confirmé jeudi la commande de douze systèmes antiaériens destinés à la "
    "protection des ports du nord du pays.",
    "Selon le ministère, les premières batteries seront remises au printemps et les équipages "
    "formés pendant six mois sur un terrain de la côte.",
    "L'opposition demande le détail du contrat, dont le prix n'a pas été publié, et rappelle que "
    "la précédente commande avait été livrée avec deux ans de retard.",
    "Le constructeur assure que ses nouvelles lignes de montage permettront de tenir les délais "
    "annoncés malgré la pénurie de composants électroniques.",
)


def article(number: str, *paragraphs: str) -> Article:
    return Article(id=number, origin=Origin(f"{number}.txt"), paragraphs=paragraphs, lang="fr")


def stories(*articles: Article, path: Path | None = None) -> list[str]:
    with StoryFinder(path) as finder:
        return [finder.story_of(one.id, sketch(one)) for one in articles]


def test_a_republished_copy_belongs_to_the_first() -> None:
    assert stories(article("a", *COPY), article("b", *COPY)) == ["a", "a"]


def test_a_lightly_edited_copy_belongs_to_the_first() -> None:
    edited = [
        text.replace("jeudi", "ce matin").replace("douze", "une douzaine de") for text in COPY
    ]
    assert stories(article("a", *COPY), article("b", "Par notre rédaction.", *edited)) == ["a", "a"]


def test_a_copy_with_other_paragraph_edges_belongs_to_the_first() -> None:
    assert stories(article("a", *COPY), article("b", " ".join(COPY))) == ["a", "a"]


def test_another_title_does_not_make_another_story() -> None:
    other = replace(article("b", *COPY), title="Douze batteries pour les ports")
    assert stories(article("a", *COPY), other) == ["a", "a"]


def test_articles_on_one_subject_are_stories_of_their_own() -> None:
    other = (
        "Douze systèmes antiaériens vont protéger les ports du nord, a annoncé le gouvernement. "
        "Les équipages partiront bientôt en formation et la facture reste secrète.",
        "Des syndicats de dockers craignent que les travaux ne bloquent les quais tout l'été.",
    )
    assert stories(article("a", *COPY), article("b", *other)) == ["a", "b"]


def test_short_articles_are_one_story_only_if_equal() -> None:
    found = stories(
        article("a", "Trois drones abattus."),
        article("b", "Trois drones abattus."),
        article("c", "Quatre drones abattus."),
    )
    assert found == ["a", "a", "c"]


@pytest.mark.parametrize("words", [8, 12])
def test_short_articles_that_differ_in_one_word_are_two_stories(words: int) -> None:
    text = " ".join(f"mot{number}x" for number in range(words))
    found = stories(article("a", text), article("b", f"{text} fin"), article("c", text))
    assert found == ["a", "b", "a"]


@pytest.mark.parametrize("words", [14, 40])
def test_longer_articles_that_differ_in_one_word_are_one_story(words: int) -> None:
    text = " ".join(f"mot{number}x" for number in range(words))
    assert stories(article("a", text), article("b", f"{text} fin")) == ["a", "a"]


def test_articles_without_words_are_not_alike() -> None:
    assert stories(article("a", "***"), article("b", "***"), article("c")) == ["a", "b", "c"]


def test_a_third_copy_belongs_to_the_first_and_not_to_the_second() -> None:
    found = stories(article("a", *COPY), article("b", *COPY), article("c", *COPY[:3]))
    assert found == ["a", "a", "a"]


def test_a_working_file_gives_the_same_stories(tmp_path: Path) -> None:
    path = tmp_path / "stories"
    found = stories(*(article(name, *COPY) for name in "abc"), path=path)
    assert found == ["a", "a", "a"]
    assert not path.exists()


@pytest.mark.shared
def test_the_five_sample_articles_are_five_stories() -> None:
    paths = sorted(shared("seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8").split("\n") for path in paths]
    found = stories(*(article(path.name, *text) for path, text in zip(paths, texts, strict=True)))
    assert found == [path.name for path in paths]


def test_copies_are_found_whether_the_first_is_stored_or_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index.stories, "_WAITING", 4)
    others = [
        article(f"o{number}", " ".join(f"mot{number}x{at}" for at in range(40)))
        for number in range(9)
    ]
    found = stories(article("a", *COPY), *others, article("b", *COPY), article("c", *COPY))
    assert found == ["a", *(one.id for one in others), "a", "a"]


def of_words(number: str, *spans: tuple[int, int]) -> Article:
    """An article of numbered words that no two numbers share."""
    words = (f"mot{at}x" for start, end in spans for at in range(start, end))
    return article(number, " ".join(words))


@pytest.mark.parametrize(("shared_words", "belongs"), [(78, True), (45, False)])
def test_a_story_shares_half_of_what_it_says(shared_words: int, belongs: bool) -> None:
    rest = 100 - shared_words
    found = stories(of_words("a", (0, 100)), of_words("b", (0, shared_words), (100, 100 + rest)))
    assert found == ["a", "a" if belongs else "b"]


def test_two_words_are_compared_as_a_whole() -> None:
    found = stories(
        article("a", "Munitions livrées."),
        article("b", "Munitions livrées."),
        article("c", "Munitions."),
        article("d", "Munitions."),
    )
    assert found == ["a", "a", "c", "c"]


def test_what_is_like_a_copy_and_not_like_the_first_is_a_story_of_its_own() -> None:
    found = stories(of_words("a", (0, 100)), of_words("b", (20, 120)), of_words("c", (45, 145)))
    assert found == ["a", "a", "c"]


def test_what_is_like_two_stories_belongs_to_the_earlier(monkeypatch: pytest.MonkeyPatch) -> None:
    like_both = [of_words("a", (0, 100)), of_words("b", (50, 150)), of_words("c", (25, 125))]
    for waiting in (1, 2, 8):
        monkeypatch.setattr(index.stories, "_WAITING", waiting)
        assert stories(*like_both) == ["a", "b", "a"]


def alike(chance: random.Random, count: int) -> Iterator[Article]:
    """Articles of the same few texts, each with as much of a text as chance will have."""
    for number in range(count):
        start = 1000 * chance.randrange(4) + chance.randrange(0, 100, 10)
        yield of_words(f"n{number}", (start, start + 100))


def test_stories_are_the_same_however_many_wait_to_be_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = list(alike(random.Random(5), 120))
    found = []
    for waiting in (1, 3, 1000):
        monkeypatch.setattr(index.stories, "_WAITING", waiting)
        found.append(stories(*many))
    assert 4 < len(set(found[0])) < 60
    assert found[0] == found[1] == found[2]


def test_a_story_is_told_by_the_paragraphs_alone_each_in_its_language() -> None:
    english = Translation(
        "en", "libre", date(2024, 5, 4), "Ports", ("Twelve systems are on order.",)
    )
    mixed = replace(
        article("a", *COPY, "The shipments were delivered to the ministries in the capitals."),
        title="Douze batteries",
        paragraph_langs=(*("fr" for _ in COPY), "en"),
    )
    own = sketch(mixed)
    assert own == sketch_of(analyse(replace(mixed, translations=(english,))).body)
    assert own != sketch(replace(mixed, paragraph_langs=()))
