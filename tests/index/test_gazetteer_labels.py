"""What a label shows is understood when it is asked for."""

from __future__ import annotations

import re

import pytest

from index.gazetteer import load_gazetteer
from index.gazetteer.labels import names_of

#: Where the main name of a body's label ends.
_MORE = re.compile(r" \(| / ")


def _named(text: str) -> set[str]:
    gazetteer = load_gazetteer()
    return {
        wider
        for match in gazetteer.match_query(text)
        for concept in match.concepts
        for wider in gazetteer.lineage(concept)
    }


def test_each_name_of_a_label_names_its_own_concept() -> None:
    gazetteer = load_gazetteer()
    lost = [
        (concept.id, name)
        for concept in gazetteer.concepts.values()
        for name in names_of(concept)
        if concept.id not in _named(name)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("concept", "names"),
    [
        ("shahed", {"Shahed-131", "Shahed-136", "Geran"}),
        ("samp-t", {"SAMP/T Mamba"}),
        ("c-802", {"C-801", "C-802"}),
        ("kn-25", {"KN-25"}),
        ("fatah-1", {"Fatah-I", "Fatah-II"}),
        ("mirage-iii", {"Mirage III", "Mirage 5"}),
        ("an-tpq-36", {"AN/TPQ-36", "AN/TPQ-37"}),
        ("ru-fsb", {"FSB"}),
        ("fra", set()),
        ("drone", set()),
    ],
)
def test_the_names_of_a_label_are_those_that_it_lists(concept: str, names: set[str]) -> None:
    assert set(names_of(load_gazetteer().concepts[concept])) == names


def test_no_name_of_a_label_is_that_of_a_state() -> None:
    concepts = load_gazetteer().concepts.values()
    states = {label for one in concepts if one.kind == "state" for label in one.label.values()}
    assert [one.id for one in concepts if not states.isdisjoint(names_of(one))] == []


def test_a_seat_of_power_names_its_body_which_counts_for_the_state() -> None:
    gazetteer = load_gazetteer()
    bodies = [c for c in gazetteer.concepts.values() if c.kind == "state-body"]
    lost = [
        (body.id, label)
        for body in bodies
        for label in body.label.values()
        if body.id not in _named(_MORE.split(label)[0])
    ]
    assert lost == []
    for seat, body, state in [
        ("l'Élysée", "fr-elysee", "fra"),
        ("Matignon", "fr-matignon", "fra"),
        ("Downing Street", "gb-downing-street", "gbr"),
        ("Kremlin", "ru-kremlin", "rus"),
    ]:
        assert _named(seat) == {body, state}


def test_a_query_for_howitzers_asks_for_self_propelled_ones_too() -> None:
    for word in ("howitzers", "obusiers"):
        assert {"towed-artillery", "self-propelled-gun"} <= _named(word)
    assert "self-propelled-gun" not in _named("towed howitzers")


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("F-22 Raptor", "f-22"),
        ("M109 Paladin", "m109"),
        ("V-22 Osprey", "v-22"),
        ("Taurus KEPD 350", "taurus"),
        ("Shahed Aviation Industries", "ir-shahed-aviation"),
        ("Jihad islamique palestinien", "islamic-jihad"),
    ],
)
def test_an_article_names_a_label_as_a_whole(name: str, concept: str) -> None:
    text = f"Le rapport cite {name} deux fois."
    found = load_gazetteer().match_document("", [text], "fr")
    assert [text[m.start : m.end] for m in found if m.concept == concept] == [name]


@pytest.mark.parametrize(
    ("concept", "label"),
    [
        ("denis-manturov", "Denis Manturov"),
        ("hosni-moubarak", "Hosni Mubarak"),
        ("leonid-koutchma", "Leonid Kuchma"),
        ("mikheil-saakachvili", "Mikheil Saakashvili"),
        ("russian-helicopters", "Russian Helicopters"),
        ("shkval", "Shkval torpedo"),
        ("istif-class", "Istif class"),
        ("bulava", "Bulava"),
    ],
)
def test_english_readers_see_english_names(concept: str, label: str) -> None:
    assert load_gazetteer().label(concept, "en") == label
