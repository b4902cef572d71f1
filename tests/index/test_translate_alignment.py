"""Which sentence of a translation answers which of the original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.translate.alignment import align


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
