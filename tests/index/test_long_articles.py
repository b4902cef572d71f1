"""Articles of any length: what an article costs grows as its length does, never as its square."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from index.article import Article, Origin
from index.documents import analyse
from index.pipeline.understanding import understand

PARTS, LINES = 400, 120
#: Twice the text may take so many times the steps; more than that, where pairs are compared.
TWICE = 2.2

HEAD = "Une première phrase dit en long et en large de quoi parle tout ce texte."


def steps(work: Callable[[], object]) -> int:
    """How many functions and turns of generators the work takes, the same on every machine."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def read(*paragraphs: str) -> None:
    analyse(
        understand(Article("long", Origin("long.txt"), title="Un titre", paragraphs=paragraphs))
    )


def cost(*paragraphs: str) -> int:
    return steps(lambda: read(*paragraphs))


@pytest.fixture(scope="module", autouse=True)
def _what_is_made_once() -> None:
    for text in ("Norway sold drones.", "Geran-2", "selon Reuters, le 3 mars 2024, à l’ONU"):
        read(HEAD, " ".join([text] * PARTS))


@pytest.mark.parametrize(
    "part",
    [
        "Geran-2",
        "radars Norvège",
        "Moscou-Pékin",
        "Le Mali a reçu des drones turcs Akinci.",
        "Norway sold Turkish drones to Peru.",
        "La Norvège utilise des drones turcs et",
        "la Norvège n’a pas vendu de chars au Pérou et",
        "la Norvège a refusé que ces radars vendus à Lima partent au Pérou qui",
        "Norway will not sell tanks to Peru and",
        "ceux que lui ont vendus la Norvège,",
        "la Norvège, critiquée, pour ses",
        "l’ONU et la Norvège,",
        "selon Reuters, le 3 mars 2024,",
        "« Non », dit-il.",
        "M. Renard, ministre de la Défense,",
    ],
)
def test_a_paragraph_of_twice_the_length_takes_twice_the_steps(part: str) -> None:
    once, twice = (cost(HEAD, " ".join([part] * many)) for many in (PARTS, 2 * PARTS))
    assert twice < TWICE * once


@pytest.mark.parametrize(
    "line",
    [
        "Norvège",
        "Photo : Reuters",
        "3 mars 2024",
        "Lire aussi : les radars de la Norvège",
        "12h30 Un radar pour Oslo",
        "1. Une note au bas de la page",
        "La Norvège a vendu des radars au Pérou, qui en voulait davantage.",
    ],
)
def test_twice_as_many_lines_take_twice_the_steps(line: str) -> None:
    once, twice = (cost(HEAD, *[line] * many, HEAD) for many in (LINES, 2 * LINES))
    assert twice < TWICE * once
