"""What a translation must carry over, what is no translation, and which sentence answers which."""

# ruff: noqa: RUF001  # Cyrillic letters are meant
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import TranslatorGarbled
from index.gazetteer import load_gazetteer
from index.translate.alignment import align
from index.translate.figures import lost
from index.translate.integrity import check_answer, damaged_sentences

FRENCH = (
    "Le gouvernement a confirmé lundi que la livraison de véhicules prévue pour le printemps aura "
    "lieu avec plusieurs mois de retard, faute de pièces de rechange chez les fournisseurs."
)
ENGLISH = (
    "The government confirmed on Monday that the delivery of vehicles planned for the spring will "
    "be several months late, because the suppliers are short of spare parts."
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("1 000 obus", "1,000 shells"),
        ("12 500 000 euros", "12,500,000 euros"),
        ("1.250 Panzer", "1,250 tanks"),
        ("2,5 milliards", "2.5 billion"),
        ("2,50 %", "2.5%"),
        ("en 2023, 300 chars", "in 2023, 300 tanks"),
        ("en 2023 300 chars", "300 tanks in 2023"),
        ("le 20.10.2022", "20 October 2022 (month 10)"),
        ("3 avions", "three aircraft"),
        ("le 1er mars", "the first of March"),
        ("à 19h30", "at 7:30 p.m."),
        ("um 9 Uhr", "in the morning"),
        ("le KN-23", "the KN23"),
        ("des Su-35S", "Su-35S jets"),
        ("С-400 и Ка-52", "S-400 and Ka-52"),
        ("obus de 155mm", "155 mm shells"),
        ("post-2022", "after 2022"),
        ("rien à compter", "nothing to count"),
    ],
)
def test_a_figure_survives_however_the_other_language_writes_it(source: str, target: str) -> None:
    assert lost(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("40 missiles", "14 missiles", ["40"]),
        ("1 000 obus", "100 shells", ["1 000"]),
        ("2,5 milliards", "25 billion", ["2,5"]),
        ("12,35 %", "12.3%", ["12,35"]),
        ("le KN-23 et le KN-24", "the KN-23", ["KN-24"]),
        ("des S-300", "some S-400s", ["S-300"]),
        ("18 chars en 2022", "eighteen tanks", ["2022"]),
        ("7 blindés", "seventeen armoured vehicles", ["7"]),
    ],
)
def test_a_figure_that_changed_is_named(source: str, target: str, missing: list[str]) -> None:
    assert lost(source, target) == missing


@given(st.lists(st.integers(0, 10**7), max_size=6), st.sampled_from([" ", " ", ".", "’"]))
def test_thousands_survive_any_separator(numbers: list[int], mark: str) -> None:
    french = "; ".join(f"{number:,}".replace(",", mark) for number in numbers)
    english = "; ".join(f"{number:,}" for number in numbers)
    assert lost(french, english) == []


def test_a_translation_passes() -> None:
    check_answer(FRENCH, ENGLISH, ("fr", "en"), place="test")
    check_answer("OTAN", "NATO", ("fr", "en"), place="test")
    names = "Lockheed Martin F-35A Lightning II, Block 4, Fort Worth, Texas"
    check_answer(names, names, ("fr", "en"), place="test")
    check_answer("Le <b>char</b> et <p>", "The <b>tank</b> and <p>", ("fr", "en"), place="test")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "page"),
        (f" {FRENCH} ", "original"),
        ("Yes.", "length"),
        (ENGLISH * 5, "length"),
        (
            "Die Regierung hat am Montag bestätigt, dass die für das Frühjahr geplante Lieferung "
            "der Fahrzeuge mehrere Monate später stattfindet, weil es an Ersatzteilen fehlt.",
            "another language",
        ),
    ],
)
def test_what_is_no_translation_is_garbled(answer: str, reason: str) -> None:
    with pytest.raises(TranslatorGarbled, match=reason):
        check_answer(FRENCH, answer, ("fr", "en"), place="test")


def test_a_text_without_any_of_the_figures_is_another_text() -> None:
    source = "En 2023, 40 KN-23 et 1 200 obus sont arrivés à Vladivostok."
    with pytest.raises(TranslatorGarbled, match="another text"):
        check_answer(
            source, "The fishermen expect fine weather on the coast.", ("fr", "en"), place="test"
        )
    check_answer(source, "In 2023, 14 KN-24 arrived.", ("fr", "en"), place="test")


def aligned(source: str, target: str) -> list[tuple[str, str]]:
    return [(source[slice(*a)], target[slice(*b)]) for a, b in align(source, target)]


def test_sentences_are_aligned_one_to_one() -> None:
    source = "La France livre 18 canons. Le ministre se tait. Kiev remercie Paris pour son aide."
    target = "France delivers 18 guns. The minister is silent. Kyiv thanks Paris for its help."
    assert aligned(source, target) == [
        ("La France livre 18 canons.", "France delivers 18 guns."),
        ("Le ministre se tait.", "The minister is silent."),
        ("Kiev remercie Paris pour son aide.", "Kyiv thanks Paris for its help."),
    ]


def test_a_sentence_that_was_cut_or_joined_keeps_its_neighbours_in_place() -> None:
    source = (
        "La cargaison comptait 578 caisses, et vingt soldats la gardaient jour et nuit au port. "
        "Un navire l’attendait depuis le 4 mai. Personne ne sait qui l’a payé."
    )
    target = (
        "The cargo was made up of 578 crates. Twenty soldiers guarded it day and night in port. "
        "A ship had been waiting for it since 4 May. Nobody knows who paid for it."
    )
    pairs = aligned(source, target)
    assert [len(pair[0].split(". ")) for pair in pairs] == [1, 1, 1]
    assert pairs[0][1].startswith("The cargo")
    assert pairs[0][1].endswith("in port.")
    assert pairs[1] == (
        "Un navire l’attendait depuis le 4 mai.",
        "A ship had been waiting for it since 4 May.",
    )


def test_an_empty_side_aligns_with_nothing() -> None:
    assert align("", "Text.") == align("Texte.", " ") == ()


@given(
    st.lists(st.sampled_from(["Un char. ", "Deux avions sont partis ! ", "Non. "]), max_size=12),
    st.lists(st.sampled_from(["A tank. ", "Two planes have left! ", "No. "]), max_size=12),
)
def test_an_alignment_covers_both_sides_in_order(left: list[str], right: list[str]) -> None:
    source, target = "".join(left), "".join(right)
    pairs = align(source, target)
    assert bool(pairs) == bool(left and right)
    for side, text in enumerate((source, target)):
        spans = [pair[side] for pair in pairs]
        assert spans == sorted(spans)
        covered = "".join(text[start:end] for start, end in spans)
        assert not pairs or covered.replace(" ", "") == text.replace(" ", "")


def damaged(source: str, target: str) -> list[int]:
    mentions = load_gazetteer().match_document("", [source], "fr")
    return damaged_sentences(source, target, align(source, target), mentions, ("", "en"))


def test_a_sentence_that_keeps_its_figures_and_names_is_whole() -> None:
    source = "La Russie a tiré 40 Shahed-136. Le Kremlin a refusé de commenter ces tirs."
    target = "Russia fired 40 Shahed-136s. The Kremlin declined to comment on these strikes."
    assert damaged(source, target) == []


def test_a_sentence_that_loses_a_name_a_figure_or_a_weapon_is_flagged() -> None:
    source = "La Russie a tiré 40 Shahed-136. L’Iran a nié. La Chine a livré des pièces."
    target = "Russia fired 14 Shahed-136s. India denied it. China delivered parts."
    assert damaged(source, target) == [0, 1]


def test_a_paragraph_that_stayed_in_its_language_is_flagged_whole() -> None:
    source = (
        "La commission a examiné les licences délivrées pendant l’année écoulée. Elle demande au "
        "gouvernement de publier la liste des refus."
    )
    kept = source.replace("Elle", "La commission")
    check_answer(source, kept, ("fr", "en"), place="test")
    assert damaged(source, kept) == [0, 1]


def test_a_name_may_survive_as_what_it_is_a_part_of() -> None:
    assert damaged("Le Kremlin a livré des armes.", "Moscow delivered weapons.") == []
