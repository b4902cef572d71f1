"""Which outlet or agency a text cites: counted, selected, asked for and suggested."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.planning import codes
from tests.index.samples import IndexOf, article, asked, ids

ROWS = [
    article("wire", "Des obus livrés", "Selon l’agence Reuters, mille obus sont partis de Varna."),
    article("both", "Un démenti", "Reuters et Le Monde parlent d’obus ; le port dément."),
    article("own", "Des obus vendus", "Le courtier a vendu des obus.", source="Reuters"),
]


def test_the_outlets_that_texts_cite_are_counted_with_their_names(searcher: Searcher) -> None:
    found = {one.id: (one.label, one.count) for one in asked(searcher, "obus").facets["cited"]}
    assert found == {"src:reuters": ("Reuters", 2), "src:le-monde": ("Le Monde", 1)}


@pytest.mark.parametrize(
    "text", ["obus cite:Reuters", "obus cited:reuters", 'obus CITES:"Reuters"']
)
def test_a_query_asks_for_what_a_text_cites_not_for_who_printed_it(
    searcher: Searcher, text: str
) -> None:
    answer = asked(searcher, text)
    assert set(ids(answer)) == {"wire", "both"}
    wire = next(hit for hit in answer.hits if hit.article.id == "wire")
    marked = {wire.snippets[0].text[start:end] for start, end in wire.snippets[0].marks}
    assert marked == {"Reuters", "obus"}


def test_observers_that_texts_cite_are_asked_for_likewise(index_of: IndexOf) -> None:
    searcher = index_of(
        [
            article("sipri", "Des ventes", "Selon le SIPRI, les ventes d’obus ont doublé."),
            article("iran", "Des ventes", "L’Iran a vendu des obus."),
        ]
    )
    assert ids(asked(searcher, "obus cite:SIPRI")) == ["sipri"]
    assert "unknown-concept" in codes(asked(searcher, "obus cite:Iran"))


def test_cited_outlets_are_selected_and_keep_the_counts_of_the_others(searcher: Searcher) -> None:
    answer = asked(searcher, "obus", cited=("Le Monde",))
    assert ids(answer) == ["both"]
    counts = {one.id: (one.count, one.is_selected) for one in answer.facets["cited"]}
    assert counts == {"src:reuters": (2, False), "src:le-monde": (1, True)}


def test_a_cited_outlet_that_nobody_knows_is_said(searcher: Searcher) -> None:
    answer = asked(searcher, "obus", cited=("Gazette imaginaire",))
    assert (answer.total, [one.code for one in answer.receipt.diagnostics]) == (
        0,
        ["unknown-concept"],
    )


def test_outlets_are_suggested_behind_their_field(searcher: Searcher) -> None:
    found = [(one.text, one.count) for one in searcher.suggest("obus cite:reu", "fr")]
    assert found == [("obus cite:Reuters", 2)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("obus selon Le Monde", "src:le-monde"),
        ("d’après le Monde, des obus", "src:le-monde"),
        ("obus, according to The Times", "src:times"),
        ("livraison révélée par Libération", "src:liberation"),
        ("obus selon la presse", None),
        ("according to the world", None),
        ("Le Monde des obus", None),
    ],
)
def test_an_outlet_whose_name_is_a_word_is_meant_behind_what_says_so(
    searcher: Searcher, text: str, named: str | None
) -> None:
    found = {one for row in asked(searcher, text).receipt.understood for one in row.concepts}
    assert {one for one in found if one.startswith("src:")} == ({named} if named else set())


def test_an_outlet_is_no_other_word_behind_what_says_so(index_of: IndexOf) -> None:
    searcher = index_of(
        [
            article("paper", "Des obus", "Les obus sont partis, révèle le quotidien Le Monde."),
            article("world", "Des obus", "Le monde entier fabrique des obus."),
        ]
    )
    assert ids(asked(searcher, "obus selon Le Monde"))[0] == "paper"
