"""A sentence says who gives and who receives; a query that says so, too, finds it first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate import annotate
from index.article import Article, Origin
from index.documents import to_document
from index.searcher import Searcher
from index.transfers import Party, parties_of, sides
from tests.index.samples import IndexOf, article, asked, ids


def annotated(text: str, lang: str = "fr", title: str = "") -> Article:
    return annotate(Article("a", Origin("a"), title=title, paragraphs=(text,), lang=lang))


def told(text: str, lang: str) -> str:
    """Every actor that a text names on a side, with the side."""
    mentions = annotated(text, lang).mentions
    actors = [one for one in mentions if one.kind == "actor"]
    known = zip(actors, sides(text, parties_of(mentions), lang), strict=True)
    return ", ".join(f"{text[one.start : one.end]} {side}" for one, side in known if side)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # prepositions behind what is done
        ("Des radars vendus à la Norvège.", "Norvège to"),
        ("Des radars achetés à la Norvège.", "Norvège from"),
        ("La vente de radars au Chili a repris.", "Chili to"),
        ("L’achat de radars au Chili a repris.", "Chili from"),
        ("Des obus livrés par la Serbie.", "Serbie from"),
        ("Des obus reçus par la Serbie.", "Serbie to"),
        ("La livraison d’un lot de radars neufs, cette fois, commence par la Serbie.", ""),
        ("Des obus sont partis vers la Serbie, premier lot de la vente.", ""),
        ("Les exportations de blindés vers le Kenya.", "Kenya to"),
        ("Des caisses en provenance de Bulgarie.", "Bulgarie from"),
        ("Un convoi d’obus à destination du Tchad.", "Tchad to"),
        ("Il a acheté ses obus auprès de la Suède.", "Suède from"),
        ("Douze camions pour l’armée finlandaise.", "armée finlandaise to, finlandaise to"),
        ("Les radars fabriqués en Suède sont livrés demain.", "Suède from"),
        ("Des camions livrés par l’armée danoise.", "armée danoise from, danoise from"),
        ("Auprès de la Norvège, la livraison tarde.", ""),
        ("Une commande auprès de la Suède.", "Suède from"),
        ("L’achat de radars pour le Pérou.", "Pérou to"),
        ("Pour la Finlande, la vente est close.", ""),
        ("Des obus importés au Pérou.", ""),
        ("La vente a lieu en Suède.", ""),
        # *de* behind nouns
        ("Les ventes de la Suède baissent.", "Suède from"),
        ("Les achats de la Suède baissent.", "Suède to"),
        ("Les importations de la Suède baissent.", "Suède to"),
        ("Les importations de Suède baissent.", "Suède from"),
        ("Les importations du Chili baissent.", "Chili to"),
        ("Les importations des Suédois baissent.", "Suédois to"),
        ("Un radar livré de Suède.", ""),
        ("Un navire fourni de Suède.", ""),
        ("Les commandes de Copenhague tardent.", "Copenhague to"),
        ("Le fournisseur de la Croatie a fermé.", "Croatie to"),
        ("Un vieux client de la Croatie a payé.", "Croatie from"),
        ("Des avions reçus de la Croatie.", "Croatie from"),
        # who does it
        ("La Suède vend des radars.", "Suède from"),
        ("La Suède a récemment acheté des radars.", "Suède to"),
        ("La Suède s’est équipée de radars.", "Suède to"),
        ("La Suède s’équipe de radars.", "Suède to"),
        ("La Suède livre 20 radars.", "Suède from"),
        ("La Suède a pris livraison de ses radars.", "Suède to"),
        ("La Suède importe des radars.", "Suède to"),
        ("La Suède, peu importe le prix, paiera.", ""),
        ("La Suède achemine des radars au Mali.", "Suède from, Mali to"),
        ("La Suède arme le Pérou.", "Suède from, Pérou to"),
        ("Une arme le protège au Pérou.", ""),
        ("Des milices armées par la Suède.", "Suède from"),
        ("L’armée par la Suède, dit-il.", ""),
        ("La Suède cherche les commanditaires du Pérou.", ""),
        ("Il parle avec la Suède, qui livre des radars.", "Suède from"),
        ("Il parle avec la Suède, qui a reçu des radars.", "Suède to"),
        ("La Suède poursuit ses livraisons.", "Suède from"),
        ("La Suède poursuit ses achats.", "Suède to"),
        ("La Suède attend la livraison.", "Suède to"),
        ("La Suède suspend les ventes.", "Suède from"),
        ("La Suède suspend les achats.", "Suède to"),
        ("La Suède critique les ventes.", ""),
        ("La Suède publie un livre.", ""),
        ("La Suède utilise des radars livrés hier.", ""),
        ("La Suède utilise des radars offerts hier.", ""),
        ("La Suède utilise des pièces remises hier.", ""),
        ("La Suède utilise un radar fourni hier.", ""),
        ("La Suède, alliée norvégienne, vend des radars.", "Suède from"),
        ("La Suède vend ses radars et salue le Pérou.", "Suède from"),
        ("Le Pérou ignore depuis des mois et des mois tout ce que Paul vend.", ""),
        ("Le fournisseur Norvège a fermé.", ""),
        ("Il vend la Suède.", ""),
        ("La Suède n’a pas été livrée.", ""),
        ("La Suède et le Danemark vendent des radars.", "Suède from, Danemark from"),
        ("Qui fournit la Suède ?", "Suède to"),
        ("Qui arme le Soudan ?", "Soudan to"),
        ("Qui menace le Soudan après la vente ?", ""),
        ("Une arme oubliée à la Norvège.", ""),
        ("Les radars que vend la Suède.", "Suède from"),
        ("Les radars qu’achète la Suède.", "Suède to"),
        ("Les radars dont est dotée la Suède.", "Suède to"),
        # adjectives
        ("Les ventes suédoises montent.", "suédoises from"),
        ("Les achats suédois montent.", "suédois to"),
        ("Les exportations militaires suédoises montent.", "suédoises from"),
        ("Des obus suédois ont été livrés.", "suédois from"),
        ("Des chars russes et suédois sont livrés.", "russes from, suédois from"),
        ("Le port suédois a été livré hier.", ""),
        ("Le port suédois attend la livraison des obus.", ""),
        ("Les obus sont livrés dans un port suédois.", ""),
        ("Des radars de fabrication suédoise ont été livrés.", "suédoise from"),
        ("La livraison aux Suédois tarde.", "Suédois to"),
        ("Le gouvernement suédois achète des radars.", "suédois to"),
        # both, and none
        ("Le Pérou achète des avions à la Suède.", "Pérou to, Suède from"),
        ("La Suède, dit Oslo, a livré des radars au Pérou.", "Pérou to"),
        ("Face à la Norvège, le Pérou achète des avions.", "Pérou to"),
        ("Le Pérou achète des avions face à la Norvège.", "Pérou to"),
        ("Livraison au Pérou et à la Bolivie.", "Pérou to, Bolivie to"),
        ("Livraison au Pérou, Lima l’a dit.", "Pérou to"),
        ("Livraison au Pérou, et la Bolivie proteste.", "Pérou to"),
        ("La vente au Pérou inquiète la Bolivie et le Chili.", "Pérou to"),
        ("Une commande à des chantiers suédois.", "suédois from"),
        ("La vente est close ; à la Norvège de répondre.", ""),
        ("La vente est close - à la Norvège de répondre.", ""),
        ("Il a demandé de l’aide au Pérou.", "Pérou from"),
        ("Il a demandé de l’aide pour le Pérou.", "Pérou to"),
        ("Un envoi de blindés dans la zone contrôlée par le Pérou.", ""),
        ("Une plainte est déposée auprès de la Norvège.", ""),
        ("La Norvège négocie avec le Pérou.", ""),
        ("Le livre de la Norvège est rouge.", ""),
        ("L’équipe de la Norvège vend ses billets.", ""),
    ],
)
def test_a_french_sentence_says_who_gives_and_who_receives(text: str, expected: str) -> None:
    assert told(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Radars sold to Norway.", "Norway to"),
        ("Radars bought from Norway.", "Norway from"),
        ("Radars supplied by Norway.", "Norway from"),
        ("Radars ordered by Norway.", "Norway to"),
        ("Radars built by Norway are sold.", "Norway from"),
        ("Peru supplied by Norway.", "Norway from"),
        ("A shipment in the zone controlled by Peru.", ""),
        ("Norway sells radars.", "Norway from"),
        ("Norway has received radars.", "Norway to"),
        ("Who supplies Norway with radars?", "Norway to"),
        ("Who arms Sudan?", "Sudan to"),
        ("Norway’s arms exports grew.", "Norway from"),
        ("Norwegian arms sales grew.", "Norwegian from"),
        ("German purchases grew.", "German to"),
        ("Chinese purchases grew.", "Chinese to"),
        ("Swedish purchases grew.", "Swedish to"),
        ("French purchases grew.", "French to"),
        ("Dutch purchases grew.", "Dutch to"),
        ("Israeli purchases grew.", "Israeli to"),
        ("Norwegian purchases grew.", "Norwegian to"),
        ("Peru buys Norwegian shells.", "Peru to, Norwegian from"),
        ("He bought a Norwegian shell.", "Norwegian from"),
        ("Norway and Peru export radars.", "Norway from, Peru from"),
        ("Norway is shipping radars to Peru.", "Norway from, Peru to"),
        ("Norway is being shipped radars.", ""),
        ("Norway’s best customer is silent.", "Norway from"),
        ("Norway’s supplier is silent.", "Norway to"),
        ("Which countries supply Norway?", "Norway to"),
        ("Where did Norway get its radars?", "Norway to"),
        ("Radars bound for Norway were lost.", "Norway to"),
        ("Norway talks with Peru.", ""),
    ],
)
def test_an_english_sentence_says_who_gives_and_who_receives(text: str, expected: str) -> None:
    assert told(text, "en") == expected


def test_a_list_of_any_length_shares_its_side() -> None:
    text = "Obus vendus à " + ", ".join(["l’Iran"] * 3_000) + " et l’Irak."
    starts = [at for at in range(len(text)) if text.startswith(("Iran", "Irak"), at)]
    assert sides(text, [Party(at, at + 4) for at in starts], "fr") == ["to"] * 3_001


def test_other_languages_are_not_read() -> None:
    assert told("Deutschland liefert Radare an Norwegen.", "de") == ""
    assert sides("Export nach Peru", [Party(12, 16)], "de") == [None]


@pytest.mark.parametrize(
    ("text", "lang", "side"),
    [
        ("Radars vendus a Oslo", "fr", "to"),
        ("Radars vendus a la Norvege", "", "to"),
        ("They sold a Norway flag", "en", None),
        ("They sold a Norway flag", "", None),
    ],
)
def test_an_a_is_a_french_preposition_or_an_english_article(
    text: str, lang: str, side: str | None
) -> None:
    start = max(text.find(name) for name in ("Oslo", "Norvege", "Norway"))
    assert sides(text, [Party(start, start + 4)], lang) == [side]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))))
def test_any_text_has_a_side_or_none_for_each_party(
    text: str, places: list[tuple[int, int]]
) -> None:
    parties = [Party(start, start + length) for start, length in sorted(places)]
    for whole in (text, f"vendu à {text}"):
        assert len(sides(whole, parties)) == len(parties)


def test_a_document_holds_the_sides_of_its_actors_and_of_those_above_them() -> None:
    found = to_document(annotated("Des obus vendus au Mali.", title="Le Kremlin livre des obus"))
    held = set(found[0].terms["party"])
    assert {"from:rus", "to:mli"} <= held
    assert "to:rus" not in held


def test_a_concept_that_is_known_no_more_has_no_side() -> None:
    one = annotated("Des obus vendus au Mali.")
    gone = [mention._replace(concept="gone") for mention in one.mentions]
    assert gone
    assert to_document(replace(one, mentions=tuple(gone)))[0].terms["party"] == ()


REST = "Le port est calme et rien d’autre ne bouge sur le quai ce matin-là. " * 6
ROWS = [
    article(
        "a-gets", "Radars", "Des radars ont été vendus à la Norvège l’an dernier, au printemps."
    ),
    article(
        "b-gives", "Radars", "Des radars ont été vendus par la Norvège l’an dernier, au printemps."
    ),
    article(
        "c-both",
        "Bouées",
        f"Des bouées ont été vendues par la Norvège, hier. {REST}\n\n"
        f"Des bouées ont été vendues à la Norvège, hier. {REST}",
    ),
]


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def searcher(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    return index_of(ROWS, engine=request.param)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("radars vendus par la Norvège", "b-gives"),
        ("radars vendus à la Norvège", "a-gets"),
        ("radars vendus a la norvege", "a-gets"),
        ("radars sold by Norway", "b-gives"),
        ("radars sold to Norway", "a-gets"),
        ("who sells radars to Norway", "a-gets"),
    ],
)
def test_articles_that_say_the_same_side_come_first(
    searcher: Searcher, text: str, first: str
) -> None:
    answer = asked(searcher, text)
    assert ids(answer)[0] == first
    assert {"a-gets", "b-gives"} <= set(ids(answer)), "the side ranks and excludes nothing"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("radars vendus à la Norvège", ["to"]),
        ("Who buys Norwegian shells?", ["from"]),
        ("ventes de la Norvège au Pérou", ["from", "to"]),
        ("radars Norvège", []),
        ("ventes à la Norvège -concept", []),
    ],
)
def test_the_receipt_names_the_sides_that_were_understood(
    searcher: Searcher, text: str, sides: list[str]
) -> None:
    said = [one.side for one in asked(searcher, text).receipt.understood]
    assert [side for side in said if side] == sides


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bouées vendues à la Norvège", "à la Norvège"),
        ("bouées vendues par la Norvège", "par la Norvège"),
        ("who sells buoys to Norway", "à la Norvège"),
    ],
)
def test_the_passage_that_says_the_same_side_comes_first(
    searcher: Searcher, text: str, shown: str
) -> None:
    hit = asked(searcher, text).hits[0]
    assert hit.article.id == "c-both"
    assert shown in hit.snippets[0].text


FRIGATES = [
    article("received", "Au port", "La Norvège a reçu deux frégates au printemps dernier."),
    article("supplied", "Au port", "La Norvège a fourni deux frégates au Pérou, au printemps."),
    article("talked", "Au port", "La Norvège a parlé de frégates au printemps dernier."),
    article("books", "Au port", "La Norvège a reçu deux livres au printemps dernier."),
]


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def frigates(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    return index_of(FRIGATES, engine=request.param)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ventes de frégates à la Norvège", {"received"}),
        ("ventes d’armes à la Norvège", {"received"}),
        ("d’exportations à la Norvège", {"received", "books"}),
        ("arms sales to Norway", {"received"}),
        ("who sold weapons to Norway", {"received"}),
        ("achats d’armes de la Norvège", {"received"}),
        ("ventes d’armes de la Norvège au Pérou", {"supplied"}),
        ("armes vendues par la Norvège", {"supplied"}),
        ("Norwegian arms exports", {"supplied"}),
        ("ventes d’armes en Norvège", set()),
        ("+ventes de frégates à la Norvège", set()),
        ("frégates Norvège SAUF (ventes à la Norvège)", {"received", "supplied", "talked"}),
    ],
)
def test_who_gives_and_who_receives_may_be_said_in_other_words(
    frigates: Searcher, text: str, found: set[str]
) -> None:
    assert set(ids(asked(frigates, text, operator="all"))) == found


@pytest.mark.parametrize("text", ["qui arme la Norvège ?", "who arms Norway?"])
def test_a_question_that_tells_a_side_is_not_answered_by_any_arms(
    frigates: Searcher, text: str
) -> None:
    answer = asked(frigates, text)
    assert (answer.receipt.step, ids(answer)) == ("all", ["received"])


def test_words_as_typed_are_not_said_in_other_words(frigates: Searcher) -> None:
    text = "ventes de frégates à la Norvège"
    assert ids(asked(frigates, text, operator="all", expand=False)) == []


def test_the_receipt_names_the_words_that_may_be_said_otherwise(frigates: Searcher) -> None:
    read = asked(frigates, "ventes d’armes à la Norvège").receipt.understood
    assert [one.text for one in read if one.in_other_words] == ["ventes", "d’armes"]
    assert not any(one.in_other_words for one in asked(frigates, "ventes").receipt.understood)
