"""What a receipt shows of the terms that were searched for."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import article, asked

ROWS = [
    article("a", "Des drones", "Les drones de l’armée russe volent. Des missiles suivent."),
    article("b", "Un drone", "Deux drones de plus. La Corée du Nord livre des munitions."),
    article("d", "Armé", "Un navire armé suit un autre navire armé."),
    article("e", "Armé", "Encore un navire armé. Une arme est à bord."),
    article("f", "Ventes", "Une contre-offensive contre le vénté, et des ventes encore."),
    article("c", "Armies", "Their armies train. The military watches.", lang="en"),
]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (("dron", "drones"), ("drones",)),
        (("armi",), ("armies",)),
        (("militari", "military"), ("military",)),
        (("armée russ", "armee russe"), ("armée russe",)),
        (("coree",), ("corée",)),
        (("arme",), ("arme",)),
        (("armé",), ("armé",)),
        (("zorglub",), ()),
        (("munition zorglub", "zorglub russ"), ()),
        (("contr offens",), ("contre offensive",)),
        (("vente",), ("ventes",)),
        ((), ()),
    ],
)
def test_a_term_is_shown_as_the_articles_write_it(
    searcher: Searcher, terms: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert searcher.surfaces(terms) == expected


def test_every_form_of_a_receipt_is_a_word_of_an_article(searcher: Searcher) -> None:
    texts = " ".join(f"{row['title']} {row['text']}" for row in ROWS).lower()
    answer = asked(searcher, "drone armies munition missile")
    assert len(answer.receipt.understood) == 4
    for part in answer.receipt.understood:
        shown = searcher.surfaces(part.terms)
        assert shown
        assert all(word in texts for word in shown)
