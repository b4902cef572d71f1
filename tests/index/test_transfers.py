"""Who gives and who receives ranks articles and passages, and may be said in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import to_document
from index.gazetteer import load_gazetteer
from index.query import SearchParams
from index.searcher import Searcher
from index.transfers import transfer_label, weapon_of
from tests.index.samples import IndexOf, article, asked, id_set, ids
from tests.index.sided import annotated


def test_a_document_holds_the_sides_of_its_actors_and_of_those_above_them() -> None:
    found = to_document(annotated("Des obus vendus au Mali.", title="Le Kremlin livre des obus"))
    held = found[0].keywords
    assert "rus" in held["supplier"]
    assert held["recipient"] == ("mli",)


def test_a_concept_that_is_known_no_more_has_no_side() -> None:
    one = annotated("Des obus vendus au Mali.")
    gone = [mention._replace(concept="gone") for mention in one.mentions]
    assert gone
    assert "recipient" not in to_document(replace(one, mentions=tuple(gone)))[0].keywords


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


PORTS = [
    article("received", "Au port", "Le Pérou a reçu deux frégates de la Norvège."),
    article("asked", "Au port", "Le Pérou est en retard.\n\nOslo veut acheter des frégates."),
    article("army", "Au port", "L’armée norvégienne a livré des obus au Mali."),
    article("none", "Au port", "La Norvège et le Pérou ont parlé de frégates."),
]


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def ports(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    return index_of(PORTS, engine=request.param)


def test_suppliers_and_recipients_are_counted_with_what_they_belong_to(ports: Searcher) -> None:
    facets = asked(ports, "").facets
    count = {
        name: {one.id: one.count for one in facets[name]} for name in ("supplier", "recipient")
    }
    assert count["supplier"]["nor"] == 2
    assert count["recipient"] == {"per": 1, "nor": 1, "mli": 1}


def test_who_supplies_whom_in_one_sentence_is_counted(ports: Searcher) -> None:
    found = {one.id: (one.label, one.count) for one in asked(ports, "").facets["transfer"]}
    assert found == {"nor>per": ("Norvège → Pérou", 1), "nor>mli": ("Norvège → Mali", 1)}


def test_once_one_is_selected_weapons_are_counted_with_their_kinds(ports: Searcher) -> None:
    facets = asked(ports, "", transfers=("nor>per",)).facets
    found = {one.id: one for one in facets["transfer"]}
    assert (
        found["nor>mli:artillery-shell"].label == "Norvège → Mali · Obus et munitions d’artillerie"
    )
    assert found["nor>mli:artillery-shell"].parent == "nor>mli:ammunition"
    assert found["nor>mli:ammunition"].parent == "nor>mli"
    assert found["nor>mli"].parent is None
    assert all(one.parent is None or one.parent in found for one in found.values())
    for one in found.values():
        assert asked(ports, "", transfers=(one.id,)).total == one.count == 1


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("nor>mli", "Norvège → Mali"),
        ("nor>mli:drone", "Norvège → Mali · Drones (systèmes sans pilote)"),
        ("nor>", "nor>"),
        ("a>b>c", "a>b>c"),
        ("nor:drone", "nor:drone"),
    ],
)
def test_a_transfer_is_shown_with_names_and_anything_else_as_it_is(value: str, label: str) -> None:
    assert transfer_label(value, load_gazetteer(), "fr") == label


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("L’Iran livre des missiles au Hezbollah.", {"irn>hezbollah"}),
        ("L’Iran livre des missiles aux Houthis du Yémen.", {"irn>houthis"}),
        ("L’armée norvégienne livre des obus à l’armée malienne.", {"nor>mli"}),
        ("Moscou livre des chars à la République populaire de Donetsk.", {"rus>donetsk-pr"}),
    ],
)
def test_an_armed_group_stands_for_itself_and_an_army_for_its_state(
    text: str, pairs: set[str]
) -> None:
    values = to_document(annotated(text))[0].keywords["transfer"]
    assert {one for one in values if not weapon_of(one)} == pairs


REBELS = [
    article("lebanon", "Au port", "L’Iran livre des obus à l’armée libanaise."),
    article("rebels", "Au port", "L’Iran livre des obus au Hezbollah."),
    article("sahel", "Au port", "La milice reçoit des obus de l’État islamique au Grand Sahara."),
]


def test_who_arms_an_armed_group_arms_no_state(index_of: IndexOf) -> None:
    searcher = index_of(REBELS)
    assert id_set(asked(searcher, "", recipients=("Liban",))) == {"lebanon"}
    assert id_set(asked(searcher, "destinataire:Liban")) == {"lebanon"}
    assert id_set(asked(searcher, "", recipients=("hezbollah",))) == {"rebels"}
    assert id_set(asked(searcher, "", actors=("Liban",))) == {"lebanon", "rebels"}
    above = {one.id: one.parent for one in asked(searcher, "").facets["recipient"]}
    assert above["hezbollah"] is None
    assert {"lbn"} == {parent for parent in above.values() if parent}


def test_a_group_belongs_to_the_group_above_it(index_of: IndexOf) -> None:
    facets = asked(index_of(REBELS), "").facets["supplier"]
    above = {one.id: (one.parent, one.count) for one in facets}
    assert above["eigs"] == ("islamic-state", 1)
    assert above["islamic-state"] == (None, 1)


def test_two_sentences_make_no_transfer_and_nobody_supplies_himself() -> None:
    text = "L’armée norvégienne livre des obus à la Norvège. Le Pérou a reçu des frégates."
    held = to_document(annotated(text))[0].keywords
    assert {"nor"} < set(held["supplier"])
    assert {"nor", "per"} <= set(held["recipient"])
    assert "transfer" not in held


@pytest.mark.parametrize("value", ["nor>per", "Norvège > le Pérou", "Norway→Peru", "Oslo -> per"])
def test_a_transfer_is_chosen_by_names_with_a_sign_between_them(
    ports: Searcher, value: str
) -> None:
    [hit] = asked(ports, "", transfers=(value,)).hits
    [shown] = hit.snippets
    assert hit.article.id == "received"
    assert [shown.text[start:end] for start, end in shown.marks] == ["Pérou", "Norvège"]


@pytest.mark.parametrize("value", ["Norvège", "nor>", "nor>per>mli", "nor>Atlantide"])
def test_what_is_no_pair_of_actors_finds_nothing_and_is_said(ports: Searcher, value: str) -> None:
    answer = asked(ports, "", transfers=(value,))
    assert [one.code for one in answer.receipt.diagnostics] == ["unknown-concept"]
    assert answer.total == 0


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"suppliers": ("Norvège",)}, {"received", "army"}),
        ({"recipients": ("Norway",)}, {"asked"}),
        ({"recipients": ("per", "nor")}, {"received", "asked"}),
        ({"suppliers": ("nor",), "recipients": ("mli",)}, {"army"}),
        ({"suppliers": ("nor",), "not_recipients": ("Mali",)}, {"received"}),
        ({"not_suppliers": ("nor",)}, {"asked", "none"}),
    ],
)
def test_articles_are_chosen_by_who_supplies_and_who_gets(
    ports: Searcher, chosen: dict[str, tuple[str, ...]], found: set[str]
) -> None:
    answer = ports.search(SearchParams(**chosen))  # type: ignore[arg-type]  # all are tuples
    assert (set(ids(answer)), answer.receipt.diagnostics) == (found, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fournisseur:Norvège", {"received", "army"}),
        ("supplier:nor frigates", {"received"}),
        ('destinataire:"le Pérou"', {"received"}),
        ("client:norvège", {"asked"}),
        ("recipient:(Mali OR Peru)", {"received", "army"}),
        ("norvège -fournisseur:Norvège", {"asked", "none"}),
    ],
)
def test_a_query_asks_for_suppliers_and_recipients_by_field(
    ports: Searcher, text: str, found: set[str]
) -> None:
    answer = asked(ports, text)
    assert (set(ids(answer)), answer.receipt.diagnostics) == (found, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("transfert:nor>per", {"received"}),
        ("transfer:Norway → Peru", {"received"}),
        ('transfert:"Norvège > le Pérou : frégate"', {"received"}),
        ("transfert:Norvège -> Pérou · Frégates", {"received"}),
        ("transfert:nor>per:radar", set()),
        ("transfert:per>nor", set()),
        ("transfert:(nor>per OU nor>mli)", {"received", "army"}),
        ("norvège -transfert:nor>per", {"asked", "none", "army"}),
    ],
)
def test_a_query_asks_for_a_transfer_by_field(ports: Searcher, text: str, found: set[str]) -> None:
    answer = asked(ports, text)
    assert (set(ids(answer)), answer.receipt.diagnostics) == (found, ())


def test_the_passage_of_a_transfer_that_a_query_names_is_shown(ports: Searcher) -> None:
    [hit] = asked(ports, "transfert:nor>per:frigate").hits
    [shown] = hit.snippets
    assert [shown.text[a:b] for a, b in shown.marks] == ["Pérou", "frégates", "Norvège"]


def test_what_is_no_transfer_is_searched_as_the_words_of_its_names(ports: Searcher) -> None:
    answer = asked(ports, "transfert:Atlantide>Pérou OU frégates")
    assert [one.code for one in answer.receipt.diagnostics] == ["unknown-concept"]
    assert [one.text for one in answer.receipt.understood] == ["Atlantide", "Pérou", "frégates"]


def test_beside_a_field_that_states_a_side_words_of_giving_may_be_others(ports: Searcher) -> None:
    answer = asked(ports, "fournisseur:Norvège exportations de munitions")
    assert ids(answer) == ["army"]
    assert [one.side for one in answer.receipt.understood] == ["from", None, None]


def test_the_passage_that_says_the_chosen_side_is_shown(ports: Searcher) -> None:
    [hit] = asked(ports, "", recipients=("nor",)).hits
    [shown] = hit.snippets
    assert shown.text == "Oslo veut acheter des frégates."
    assert [shown.text[start:end] for start, end in shown.marks] == ["Oslo"]


def test_the_same_words_are_shown_anew_for_another_side(ports: Searcher) -> None:
    """What a query comes to is remembered, also with what is selected beside it."""
    for chosen in ("suppliers", "recipients"):
        [hit] = ports.search(
            SearchParams(text="frégates", **{chosen: ("nor",)})  # type: ignore[arg-type]  # one of two
        ).hits
        marked = {one.text[start:end] for one in hit.snippets for start, end in one.marks}
        assert marked == {"frégates", "Norvège" if chosen == "suppliers" else "Oslo"}


def test_values_of_a_side_are_suggested_with_their_counts(ports: Searcher) -> None:
    found = [(one.text, one.count) for one in ports.suggest("obus fournisseur:norv", "fr")]
    assert found[0] == ("obus fournisseur:Norvège", 2)
    assert ports.suggest("destinataire:suède", "fr") == ()


@pytest.mark.parametrize("typed", ["Norvège → p", "norvege>pe", "pérou", '"Norvège > Pé'])
def test_transfers_are_suggested_by_either_name(ports: Searcher, typed: str) -> None:
    found = [(one.text, one.kind, one.count) for one in ports.suggest(f"transfert:{typed}", "fr")]
    text = 'transfert:"Norvège → Pérou"'
    assert found[0] == (text, "transfer", 1)
    assert ids(asked(ports, text)) == ["received"]
    assert not any(kind == "actor" for _, kind, _ in found)
