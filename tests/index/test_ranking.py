"""What ranks one article above another that holds the same words of the query."""

from __future__ import annotations

import pytest

from index.query import SearchParams
from index.searcher import Searcher
from tests.index.samples import IndexOf, article

_REST = " ".join(f"Le point {number} du programme reste ouvert." for number in range(20))
ROWS = [
    article("titled", "Des torpilles pour la marine", "Le contrat est signé depuis hier."),
    article("told", "Contrat signé", "Le contrat porte sur des torpilles pour la marine."),
    article("led", "Ordre du jour", f"Le ministre annonce un radar. {_REST}"),
    article("late", "Ordre du jour", f"{_REST} Le ministre annonce un radar."),
    article("together", "Bilan", "Un navire ravitailleur est parti. Le port a fermé la nuit."),
    article("apart", "Bilan", "Un navire est parti. Le port a fermé, sans ravitailleur."),
    article("spelled", "Brèves", "Les patrouilleurs rentrent au chantier."),
    article("named", "Trajet", "Des Leopard 2 passent la frontière par le rail."),
    article("usual", "Trajet", "Un Shahed-136 passe la frontière par les airs."),
    article("again", "Suite", "Un Shahed-136 tombe dans un champ."),
    article("asked", "Conseil", "La commune vote. La commune paie, et la commune répare."),
    article("sought", "Départ", "La caserne ferme au printemps."),
    article(
        "near", "Essais", "Le radar suit un Kinjal. Le cargo part plein, vent debout, vers midi."
    ),
    article(
        "far", "Essais", "Un Kinjal suit le cargo plein, vent debout, large, midi, puis radar."
    ),
    article("quoted", "Tribune", "Le député juge la vente honteuse, et le contrat opaque."),
    article("unquoted", "Tribune", "Le député juge la vente. Le député juge la séance close."),
    article("inflected", "Brèves", "Le patrouilleur rentre au chantier."),
    article("several", "Santé", "Les hôpitaux de la région ferment tôt."),
    article("single", "Santé", "L’hôpital de la région ferme tôt."),
    article("book-led", "Rentrée", f"Le libraire ouvre un livre ancien. {_REST}"),
    article("book-late", "Rentrée", f"{_REST} Le libraire ouvre un livre ancien."),
    article("state-led", "Convoi", f"L’Allemagne envoie un train. {_REST}"),
    article("state-late", "Convoi", f"{_REST} L’Allemagne envoie un train."),
    article(
        "other-state", "Quai", "Un remorqueur part du Soudan du Sud, le Soudan du Sud l’a dit."
    ),
    article(
        "same-state",
        "Quai",
        "Un remorqueur part demain vers midi, si le vent tombe, pour le Soudan.",
    ),
    article("post-delivers", "Averse", "Les postes livrent du bois malgré la grêle."),
    article("post-closes", "Averse", "Les postes ferment du jour malgré la grêle."),
]


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def searcher(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    return index_of(ROWS, engine=request.param)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("torpilles", "titled", "told"),
        ("radar ministre", "led", "late"),
        ("navire ravitailleur", "together", "apart"),
        ("Kinzhal radar", "near", "far"),
        ("patrouilleurs", "spelled", "inflected"),
        ("patrouilleur", "inflected", "spelled"),
        ("the hospitals", "several", "single"),
        ("the hospital", "single", "several"),
        ("the book", "book-led", "book-late"),
        ("Germany", "state-led", "state-late"),
        ("Soudan", "same-state", "other-state"),
    ],
)
def test_an_article_ranks_above_another(
    searcher: Searcher, text: str, first: str, second: str
) -> None:
    hits = searcher.search(SearchParams(text=text)).hits
    assert [hit.article.id for hit in hits] == [first, second]


def test_another_word_of_a_shared_stem_ranks_and_finds_nothing(searcher: Searcher) -> None:
    found = searcher.search(SearchParams(text="the books hailstorm grêle", operator="any")).hits
    ranked = [hit.article.id for hit in found]
    assert ranked.index("post-delivers") < ranked.index("post-closes")
    alone = searcher.search(SearchParams(text="the books")).hits
    assert {hit.article.id for hit in alone} == {"book-led", "book-late"}


@pytest.mark.parametrize("text", ["quelle commune perd sa caserne", "which commune caserne"])
def test_what_a_question_asks_for_weighs_less_than_what_it_is_about(
    searcher: Searcher, text: str
) -> None:
    def ranked(asked: str) -> list[str]:
        hits = searcher.search(SearchParams(text=asked, operator="any")).hits
        return [hit.article.id for hit in hits]

    assert ranked(text) == ["sought", "asked"]
    assert ranked("commune caserne") == ["asked", "sought"]


@pytest.mark.parametrize("text", ["quelle +commune caserne", "quelle arme perd sa caserne"])
def test_what_the_user_insists_on_and_a_concept_keep_their_weight(
    searcher: Searcher, text: str
) -> None:
    plain = text.replace("quelle ", "")
    scores = [
        {hit.article.id: hit.score for hit in searcher.search(params).hits}
        for params in (SearchParams(text=one, operator="any") for one in (text, plain))
    ]
    assert scores[0] == pytest.approx(scores[1])


def test_a_rare_concept_weighs_more_than_a_usual_one(searcher: Searcher) -> None:
    hits = searcher.search(SearchParams(text="tanks drones", operator="any")).hits
    assert hits[0].article.id == "named"
    assert {hit.article.id for hit in hits[1:]} == {"usual", "again"}


def test_words_of_a_quotation_weigh_as_others_where_any_word_is_enough(searcher: Searcher) -> None:
    def ranked(text: str) -> list[str]:
        hits = searcher.search(SearchParams(text=text, operator="any")).hits
        return [hit.article.id for hit in hits]

    assert ranked("député juge séance close « opaque, honteuse »") == ["quoted", "unquoted"]
    assert ranked("séance close « opaque, honteuse »") == ["unquoted"]  # they find nothing
    # What an English headline quotes is rendered, as its other words are.
    assert ranked("deputy judges")[0] == "unquoted"
    english = ranked('deputy judges "a murky deal"')
    assert english[:2] == ["quoted", "unquoted"]
    text = "député juge séance close « opaque, honteuse »"
    hit = searcher.search(SearchParams(text=text, operator="any")).hits[0]
    (snippet,) = hit.snippets
    marked = [snippet.text[start:end] for start, end in snippet.marks]
    assert marked == ["député", "juge", "honteuse", "opaque"]
