"""How much the words of a sentence weigh."""

from __future__ import annotations

import pytest

from index.plan.nodes import lighter
from index.plan.stress import Stress
from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Everything,
    Near,
    Phrased,
    Range,
    Term,
    Terms,
)


def lightened(text: str) -> list[str]:
    """The words of a query, parted by blanks, that weigh less than others."""
    stress, at, found = Stress(text), 0, []
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if stress.of(start, at) < 1:
            found.append(word)
    return found


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("Quelle commune héberge la caserne", ["commune"]),
        ("quel est le calibre du canon", ["calibre"]),
        ("Quels sont les ports fermés", ["ports"]),
        ("Quelle était l'escorte du convoi", ["l'escorte"]),
        ("dans quels pays le char est assemblé", ["pays"]),
        ("which country builds the frigate", ["country"]),
        ("What is the range of the rocket", ["range"]),
        ("Où se trouve le chantier", ["trouve"]),
        ("où se trouvait-il", ["trouvait-il"]),
        ("Combien la marine achète-t-elle de sonars", ["achète-t-elle"]),
        ("comment s'appelle le croiseur", ["s'appelle"]),
        ("le pays qui fabrique le sonar", []),
        ("livraison de torpilles", []),
        ("ce que la marine achète", []),
        ("what the navy buys", ["the"]),
    ],
)
def test_verbs_that_carry_a_sentence_and_what_it_asks_for_weigh_less(
    text: str, light: list[str]
) -> None:
    assert lightened(text) == light


def test_words_are_known_without_their_accents_and_in_capitals() -> None:
    assert lightened("OU EST SITUEE LA BASE") == ["SITUEE"]


def test_several_words_weigh_as_much_as_the_weightiest() -> None:
    text = "quelle caserne navale"
    assert Stress(text).of(0, len(text)) == 1
    assert Stress(text).of(7, 14) < 1


def test_what_stands_nowhere_in_the_text_has_its_whole_weight() -> None:
    assert Stress("").of(0, 0) == 1


def test_a_lighter_node_has_less_of_every_score_and_finds_the_same() -> None:
    inner = (
        Term("text_fr", "radar"),
        Terms("words", ("radar",), 0.4),
        Phrased("text_fr", ("radar", "naval"), 0.2),
        Near("text_fr", ("radar", "naval"), 6, 0.6),
        Constant(Range("day", 20240101, 20240131), 0.8),
        Everything(),
    )
    halved = (
        Term("text_fr", "radar", 0.5),
        Terms("words", ("radar",), 0.2),
        Phrased("text_fr", ("radar", "naval"), 0.1),
        Near("text_fr", ("radar", "naval"), 6, 0.3),
        Constant(Range("day", 20240101, 20240131), 0.4),
        Everything(),
    )
    none = (Term("text_fr", "sonar"),)
    whole = AllOf((Best(inner, 0.1), AnyOf(inner, 2)), none, inner)
    assert lighter(whole, 0.5) == AllOf((Best(halved, 0.1), AnyOf(halved, 2)), none, halved)
    assert lighter(whole, 1) is whole
