"""Snippets mark exactly what matched, in the text as the author wrote it."""

from __future__ import annotations

import gc
import unicodedata
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import TITLE, Article, Mention
from index.gazetteer import load_gazetteer
from index.request import Marking
from index.result import Snippet
from index.snippet import snippets
from index.snippet.marks import Marker, Place, merged
from index.snippet.sieve import Sieve
from index.snippet.windows import LONGEST
from tests.index.finding import tokens
from tests.index.marked import FILLER, article, asked

GAZETTEER = load_gazetteer()
#: More than are looked for one by one.
MANY_WORDS = tuple(f"{first}{second}lter" for first in "bcdfgrtv" for second in "aeiouy")


def phrase(*terms: str, slop: int = 0) -> Marking:
    return Marking(phrases=(("text_fr", terms, slop),), groups=(frozenset(terms),))


def shown(one: Article, marking: Marking) -> tuple[Snippet, ...]:
    return snippets(one, marking, GAZETTEER)[1]


def marked(one: Article, marking: Marking) -> list[str]:
    return [s.text[start:end] for s in shown(one, marking) for start, end in s.marks]


def test_every_inflection_that_matched_is_marked_and_nothing_else() -> None:
    text = "La livraison est faite. Les livraisons, non. Le livre attend."
    assert marked(article(text), asked("livraison")) == ["livraison", "livraisons"]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_an_elided_article_is_not_marked(mark: str) -> None:
    assert marked(article(f"Près de l{mark}armée, une arme."), asked("armée")) == ["armée"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des missiles nord-coréens tombent.", ["nord-coréens"]),
        ("La flotte du Nord est là.", []),
    ],
)
def test_a_compound_is_marked_whole(text: str, expected: list[str]) -> None:
    assert marked(article(text), asked("nord-coréen")) == expected


def test_a_part_of_a_compound_is_marked_alone() -> None:
    assert marked(article("Un lance-roquettes."), asked("roquette")) == ["roquettes"]


def test_parts_of_a_compound_that_are_asked_for_apart_are_one_mark() -> None:
    assert marked(article("Un missile sol-air."), asked("sol", "air")) == ["sol-air"]


def test_a_word_behind_a_number_and_a_hyphen_is_marked() -> None:
    assert marked(article("A 3-inch gun.", lang="en"), asked("inch", lang="en")) == ["inch"]


@pytest.mark.parametrize("typed", ["S-300", "S 300", "S300"])
def test_a_designator_is_marked_whole(typed: str) -> None:
    assert marked(article(f"Deux {typed} et 300 obus."), asked("s-300")) == [typed]


def test_glued_words_are_marked_by_the_part_that_matched() -> None:
    assert marked(article("Les affairesBoudanov durent."), asked("boudanov")) == ["Boudanov"]


def test_a_phrase_is_one_mark_across_function_words_and_apostrophes() -> None:
    text = "Les tirs d’obus de l'artillerie ont cessé. Un obus, une artillerie lourde."
    expected = ["obus de l'artillerie", "obus, une artillerie"]
    assert marked(article(text), phrase("obus", "artiller")) == expected


def test_a_phrase_is_not_marked_where_its_words_stand_apart() -> None:
    text = "L'artillerie tire un obus. Un obus tombe près de l'artillerie."
    assert marked(article(text), phrase("obus", "artiller")) == []
    loose = phrase("obus", "artiller", slop=2)
    assert marked(article(text), loose) == ["obus tombe près de l'artillerie"]


def test_a_phrase_of_one_language_is_not_marked_in_another() -> None:
    rows = (("text_fr", ("radar", "mobil"), 0), ("text_en", ("mobil", "radar"), 0))
    marking = Marking(phrases=rows, groups=(frozenset(("radar", "mobil")),))
    text = "A mobile radar, a radar mobile."
    assert marked(article(text), marking) == ["radar mobile"]
    assert marked(article(text, lang="en"), marking) == ["mobile radar"]


def test_a_phrase_does_not_cross_paragraphs() -> None:
    assert marked(article("Un obus", "artillerie"), phrase("obus", "artiller")) == []


def test_mentions_of_a_concept_and_of_its_descendants_are_marked() -> None:
    child = next(c for c in GAZETTEER.concepts.values() if c.family == "weapon" and c.parent)
    one = replace(
        article("Le Zzz est là, pas le Yyy."), mentions=(Mention(child.id, "weapon", 0, 3, 6),)
    )
    assert child.parent is not None
    asked_for = Marking(concepts=frozenset({child.parent}), groups=(frozenset({child.parent}),))
    assert marked(one, asked_for) == ["Zzz"]
    assert marked(one, Marking(concepts=frozenset({"fra"}))) == []


def test_overlapping_marks_become_one() -> None:
    one = replace(article("La Corée du Nord tire."), mentions=(Mention("prk", "actor", 0, 3, 16),))
    marking = replace(asked("corée", "nord"), concepts=frozenset({"prk"}))
    assert marked(one, marking) == ["Corée du Nord"]


def test_a_title_that_stands_below_itself_is_no_passage() -> None:
    title = "Des obus partis du port"
    other = "Les obus ont quitté le port dans la nuit."
    one = article("Des obus partis du PORT.", "Il pleut.", other, title=title)
    assert [passage.text for passage in shown(one, asked("obus"))] == [other]
    assert [passage.text for passage in shown(one, asked("partis"))] == ["Il pleut."]
    assert [passage.text for passage in shown(one, asked("canon"))] == ["Il pleut."]


def test_a_title_that_is_all_of_an_article_is_its_passage() -> None:
    one = article("Des obus partis du port", "", title="Des obus partis du port")
    assert marked(one, asked("obus")) == ["obus"]


def test_title_marks_are_places_in_the_title() -> None:
    title = "L’armée reçoit des obus"
    one = replace(article("Rien.", title=title), mentions=(Mention("rus", "actor", TITLE, 8, 14),))
    marks, _ = snippets(one, asked("armee", "obus"), GAZETTEER)
    assert [title[start:end] for start, end in marks] == ["armée", "obus"]


def test_what_is_asked_of_titles_is_marked_in_the_title_alone() -> None:
    marking = Marking({"title": frozenset({"obus"})}, groups=(frozenset({"obus"}),))
    marks, (found,) = snippets(article("Des obus.", title="Un obus"), marking, GAZETTEER)
    assert (marks, found.marks) == (((3, 7),), ())


def test_text_that_is_not_nfc_is_marked_in_place() -> None:
    text = unicodedata.normalize("NFD", "Près de l’armée déployée.")
    found = marked(article(text), asked("déployer"))
    assert [unicodedata.normalize("NFC", word) for word in found] == ["déployée"]


def test_the_passage_that_answers_most_words_is_shown() -> None:
    one = article(
        "Un missile est parti. " + FILLER * 3,
        FILLER * 2 + "Un missile iranien a touché le port. " + FILLER,
        "Un avion iranien s'est posé. " + FILLER * 3,
    )
    best = shown(one, asked("missile", "iranien", "port"))
    assert "a touché le port" in best[0].text + best[-1].text


def test_each_word_is_worth_as_much_when_passages_are_chosen() -> None:
    both = (
        "Un missile parti du large, de si loin que nul ne le vit, est tombé ce matin sur le port."
    )
    one = article("Le port est fermé. " + FILLER * 3, both, "Le port rouvre. " + FILLER * 3)
    assert any(both in passage.text for passage in shown(one, asked("missile", "port")))


def test_two_passages_are_shown_where_they_answer_different_words() -> None:
    one = article("Un missile est parti. " + FILLER * 4, FILLER * 4, "Le port est fermé. " + FILLER)
    texts = [snippet.text for snippet in shown(one, asked("missile", "port"))]
    assert len(texts) == 2
    assert "missile" in texts[0]
    assert "port" in texts[1]


def test_at_most_two_snippets_of_bounded_length_are_shown() -> None:
    one = article(*(f"Un missile numéro {n}. " + FILLER * 5 for n in range(9)))
    found = shown(one, asked("missile"))
    assert len(found) == 2
    assert all(len(snippet.text) <= LONGEST + 4 for snippet in found)


def test_what_matched_before_and_behind_a_passage_is_not_marked_in_it() -> None:
    one = article(("Un missile est parti. " + FILLER * 4) * 4)
    for passage in shown(one, asked("missile")):
        said = [passage.text[start:end] for start, end in passage.marks]
        assert said == ["missile"] * passage.text.count("missile")


def test_a_passage_of_whole_sentences_has_no_ellipsis() -> None:
    text = FILLER * 3 + "M. Kirby a vu le missile. " + FILLER * 3
    (found,) = shown(article(text), asked("missile"))
    assert not found.text.startswith("…")
    assert not found.text.endswith("…")
    assert "M. Kirby a vu le missile." in found.text


def test_a_sentence_that_is_too_long_is_cut_at_words_with_ellipses() -> None:
    text = "paragraphe " * 90 + "missile " + "paragraphe " * 90
    (found,) = shown(article(text.strip() + "."), asked("missile"))
    assert found.text.startswith("… paragraphe ")
    assert found.text.endswith(" paragraphe …")
    assert found.marks


def test_a_sentence_that_is_cut_at_its_end_keeps_its_first_word() -> None:
    one = article("Missile" + " paragraphe" * 90 + " port.")
    assert marked(one, asked("missile", "port")) == ["Missile", "port"]


def test_a_short_sentence_is_shown_with_those_before_it_as_far_as_there_is_room() -> None:
    before, told = "Le reste parle d’autre chose encore ici. ", "Un missile est parti."
    (found,) = shown(article(before * 9 + told), asked("missile"))
    assert found.text == before * 5 + told
    (found,) = shown(article(before * 9 + "Un mot" + " puis" * 54 + ". " + told), asked("missile"))
    assert found.text == told


@pytest.mark.parametrize("marking", [Marking(), asked("absent")])
def test_without_a_match_the_first_sentences_are_shown(marking: Marking) -> None:
    (found,) = shown(article("", "Premier fait. Deuxième fait.", "Suite."), marking)
    assert (found.text, found.marks) == ("Premier fait. Deuxième fait.", ())


def test_an_article_without_text_has_no_snippet() -> None:
    assert shown(article(), asked("missile")) == ()


def test_each_snippet_says_its_language() -> None:
    one = replace(article("Un obus.", "One shell."), paragraph_langs=("fr", "en"))
    (found,) = shown(one, asked("shell", lang="en"))
    assert found.lang == "en"


@pytest.mark.parametrize(
    "text",
    ["missile" * 20_000, "a" * 50_000 + " missile", ". " * 40_000, "." * 90_000, "« " * 40_000,
     "صاروخ " * 5_000 + "missile", "\0" * 500 + "missile\n\0", "\u202emissile\u202c",
     "M. " * 30_000,
     "missile " * 10_000],
)  # fmt: skip
def test_hostile_texts_give_short_snippets(text: str) -> None:
    found = shown(article(text), asked("missile"))
    assert found
    assert all(len(snippet.text) <= LONGEST + 4 for snippet in found)
    assert not any("\0" in snippet.text or "\n" in snippet.text for snippet in found)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["missile", "missiles", "obus", "de", "l’armée", ".", "«", "\n", "é", "S 300", "M."]
        ),
        max_size=150,
    )
)
def test_marks_lie_in_the_text_in_order_and_are_words_asked_for(pieces: list[str]) -> None:
    one = article(" ".join(pieces))
    for snippet in shown(one, asked("missile", "armée", "s-300")):
        edges = [place for mark in snippet.marks for place in mark]
        assert edges == sorted(edges)
        words = {snippet.text[start:end] for start, end in snippet.marks}
        assert words <= {"missile", "missiles", "armée", "S 300"}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["obus", "lourd", "nord-coréen", "de", "l'obus", "tir"]), max_size=30),
    st.integers(0, 3),
)
def test_phrases_are_marked_exactly_where_their_words_follow_each_other(
    words: list[str], slop: int
) -> None:
    text = " ".join(words)
    row = [token for token in tokens(text, "fr") if token.term]
    wanted = ("obus", "nord")
    ends = []
    for number, token in enumerate(row):
        near = row[number + 1 : number + 2 + slop] if token.term == wanted[0] else []
        ends += [(token.start, n.end) for n in near if n.term == wanted[1]][:1]
    found = Marker(phrase(*wanted, slop=slop), GAZETTEER.lineage).places(text, "fr")
    covered = {at for place in found for at in range(place.start, place.end)}
    assert covered == {at for start, end in ends for at in range(start, end)}


CASED = ("3.5x155", "5x155mm", "155x55")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"S5’-.,;(1x× \n\u00a0", "155", "mm", "000", "3,5", "missile", "MiG", "Shahed", "Les"]
        )
        | st.sampled_from([", ", ". ", "d’", "n’est", "missiles", "Nord-Coréens", "x" * 90]),
        max_size=60,
    ),
    st.sampled_from([(), MANY_WORDS]),
)
def test_what_is_marked_is_what_the_whole_text_gives(
    pieces: list[str], others: tuple[str, ...]
) -> None:
    text = "".join(pieces)
    wanted = asked(
        "missile", "155 mm", "s-5", "1000", "shahed", "nord", "mm", "mig", "5", *CASED, *others
    )
    stems, words = wanted.terms["text_fr"], wanted.words
    row = [t for t in tokens(text, "fr") if t.term in stems or not words.isdisjoint(t.words)]
    found = Marker(wanted, GAZETTEER.lineage).places(text, "fr")
    assert merged(text, [Place(t.start, t.end, 0) for t in row]) == [
        place._replace(answers=0) for place in found
    ]


def test_a_marker_that_another_thread_is_making_ready_marks_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marker = Marker(asked("missile"), GAZETTEER.lineage)
    text = "Un missile a été livré."
    beside: list[list[Place]] = []

    class Interrupted(Sieve):
        def __init__(self, *given: Any) -> None:
            monkeypatch.setattr("index.snippet.marks.Sieve", Sieve)
            with ThreadPoolExecutor(1) as other:
                beside.append(other.submit(marker.places, text, "fr").result())
            super().__init__(*given)

    monkeypatch.setattr("index.snippet.marks.Sieve", Interrupted)
    assert marker.places(text, "fr") == [Place(3, 10, 1)]
    assert beside == [[Place(3, 10, 1)]]


def test_a_marker_that_nobody_needs_goes_without_the_collector_of_garbage() -> None:
    marker = Marker(asked("missile"), GAZETTEER.lineage)
    assert marker.places("Un missile a été livré.", "fr")
    left = weakref.ref(marker)
    gc.disable()
    try:
        del marker
        assert left() is None
    finally:
        gc.enable()
