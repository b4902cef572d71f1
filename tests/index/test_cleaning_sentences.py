"""Where a sentence ends within a line, which tells running text from a title."""

from __future__ import annotations

import pytest

from index.cleaning.line import stops_within


@pytest.mark.parametrize(
    "text",
    [
        "Où va l’armée ? Nul ne sait", "Quel désastre ! Le front cède", "« Je pars. » Le ministre",
        "Il a dit « oui ». Puis non", "Il part en 2024. Il revient", "Une hausse de 10 %. Les prix",
        "Le traité (1987). La suite", "Il part... Il revient", "Lorient. Un patrouilleur part",
    ],
)  # fmt: skip
def test_a_sentence_stops_within_a_line(text: str) -> None:
    assert stops_within(text)


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupont part", "Le gén. J. Martin part", "1. Le Rafale", "12. Le Rafale", "U.S. Navy",
        "St. Petersburg", "J. R. R. Tolkien", "des obus, etc. et puis", "le 5 avr. 2019",
        "Où va l’armée ?",
    ],
)  # fmt: skip
def test_shortened_words_initials_and_ranks_stop_no_sentence(text: str) -> None:
    assert not stops_within(text)
