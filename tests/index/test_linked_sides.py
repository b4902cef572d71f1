"""Who is on a side by what links him to it: relative pronouns, contracts, rankings, routes."""

from __future__ import annotations

import pytest

from tests.index.sided import told_for_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Pérou, auquel la Suède a livré des missiles.", "Pérou to, Suède from"),
        ("Le Pérou, à qui la Suède a livré des missiles.", "Pérou to, Suède from"),
        ("La Norvège, à laquelle Oslo a livré des missiles.", "Norvège to, Oslo from"),
        ("La Suède, à laquelle le Pérou a acheté des missiles.", "Suède from, Pérou to"),
        ("Il craint le Pérou, auquel elle a vendu des missiles.", "Pérou to"),
        ("Il parle du Pérou, auquel elle a vendu des missiles.", "Pérou to"),
        ("Le Pérou, auquel elle demande de livrer des missiles.", ""),
        ("Le Pérou, auquel on dit que la Suède livre des missiles.", "Suède from"),
        ("Le Pérou, auquel il rend visite ; des missiles sont vendus.", ""),
        ("Les Houthis, que la Suède est accusée d’armer, se taisent.", "Houthis to, Suède from"),
        ("Les Houthis, que la Suède équipe de missiles.", "Houthis to, Suède from"),
        ("Les missiles de la Suède que le Pérou vend.", "Pérou from"),
        ("Il dit au Pérou que la Suède arme les Houthis.", "Suède from, Houthis to"),
        ("Le Pérou, dont la Suède est le premier fournisseur.", "Pérou to, Suède from"),
        ("La Suède, dont le Pérou est le premier client.", "Suède from, Pérou to"),
        ("La Suède, dont le client principal a payé.", "Suède from"),
        ("La Suède, dont le radar est livré.", ""),
        ("La Suède, dont les radars équipent le Pérou.", "Suède from, Pérou to"),
        ("La Suède, dont les radars équipent déjà le Pérou.", "Suède from, Pérou to"),
        ("La Suède, dont les voisins équipent le Pérou de radars.", "Pérou to"),
        ("La Suède, dont l’offre a déplu, a vendu des missiles à Oman.", "Suède from, Oman to"),
        ("La Suède, que le Pérou inquiète, vend des missiles à Oman.", "Suède from, Oman to"),
        ("La Suède, qui craint le Pérou, vend des missiles à Oman.", "Suède from, Oman to"),
        (
            "La Suède, à qui Lima a livré des obus, vend des missiles à Oman.",
            "Suède to, Lima from, Oman to",
        ),
    ],
)
def test_a_relative_pronoun_stands_for_who_is_named_before(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les Houthis, armés par la Suède, se taisent.", "Houthis to, Suède from"),
        ("Les Houthis, soutenus et armés par la Suède.", "Houthis to, Suède from"),
        ("Les Houthis, armés et soutenus par la Suède.", "Houthis to, Suède from"),
        ("Les Houthis qui ont été armés par la Suède.", "Houthis to, Suède from"),
        ("Il aide les Houthis, armés par la Suède.", "Houthis to, Suède from"),
        ("Soutenus et armés par la Suède, les Houthis se taisent.", "Suède from, Houthis to"),
        ("Hier, armés par la Suède, les Houthis tirent.", "Suède from"),
        ("Équipé de missiles suédois, le Pérou se tait.", "suédois from, Pérou to"),
        ("La Suède, équipée de missiles suédois, se tait.", "suédois from"),
        ("Un navire du Pérou équipé de missiles suédois.", "suédois from"),
        ("Le Pérou, ami de rebelles armés par la Suède.", "Suède from"),
        ("Dépendant de la Suède pour ses missiles, le Pérou attend.", "Suède from, Pérou to"),
        ("La Suède a armé les Houthis.", "Suède from, Houthis to"),
        ("Un marchand condamné pour avoir jadis armé le Pérou.", "Pérou to"),
        ("La Suède a armé les Houthis au Yémen.", "Suède from, Houthis to"),
        ("La Suède n’a pas armé les Houthis.", ""),
        ("La Suède nie avoir armé les Houthis.", ""),
        ("La Suède a armé ses canons.", ""),
        ("La Suède a une force armée, le Pérou aussi.", ""),
    ],
)
def test_who_is_armed_by_another_receives(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what it is for
        ("Le Pérou a signé un accord avec la Suède pour acheter un radar.", "Pérou to, Suède from"),
        ("Le Pérou signe un accord avec la Suède pour se doter de radars.", "Pérou to, Suède from"),
        ("La Suède signe un accord avec le Pérou pour livrer des radars.", "Suède from, Pérou to"),
        ("Le Pérou rompt son contrat avec la Suède, l’achat de radars.", "Pérou to, Suède from"),
        ("Un contrat d’achat de radars avec la Suède.", "Suède from"),
        ("Le Pérou a conclu avec la Suède un contrat d’achat de radars.", "Pérou to, Suède from"),
        ("Un accord avec la Suède pour l’achat de radars.", ""),
        ("La Suède a signé un accord avec Oslo pour l’achat par Oslo de radars.", "Oslo to"),
        ("Le Pérou a signé un accord avec la Suède pour équiper une armée de radars.", ""),
        ("Le Pérou a signé un contrat avec la Suède pour équiper son armée de radars.",
         "Pérou to, Suède from"),
        ("La Suède a signé un contrat avec le Pérou sur la livraison de radars.", ""),
        ("La Suède n’a pas signé d’accord avec le Pérou pour livrer des radars.", ""),
        ("La Suède joue avec le Pérou un match et livre des radars.", ""),
        ("La Suède signe avec le Pérou un traité pour livrer des radars.", ""),
        ("Le Pérou négocie avec la Suède l’achat de radars.", "Pérou to, Suède from"),
        ("Le Pérou discute avec la Suède de l’achat de radars.", "Pérou to, Suède from"),
        ("La Suède et le Pérou ont signé un accord de vente de radars.", ""),
        # who sells arms
        ("Le contrat entre Saab et le Pérou porte sur dix missiles.", "Saab from, Pérou to"),
        ("Le contrat entre le Pérou et Saab porte sur dix missiles.", "Pérou to, Saab from"),
        ("Le contrat entre la Suède et Saab porte sur dix missiles.", ""),
        ("Le contrat entre la Suède et le Pérou porte sur dix missiles.", ""),
        ("La guerre entre Saab et le Pérou porte sur dix missiles.", ""),
        ("Le Pérou a signé un contrat avec Saab pour douze avions.", "Pérou to, Saab from"),
        ("Saab a signé avec le Pérou un contrat pour douze avions.", "Saab from, Pérou to"),
        ("Un contrat signé avec Saab pour douze missiles.", "Saab from"),
        ("Le Pérou a signé un contrat avec Saab pour moderniser un missile.", ""),
        ("Le Pérou a signé un accord avec Saab pour douze missiles.", ""),
        ("La Suède a signé un contrat avec Saab pour douze missiles.", ""),
        ("Rheinmetall a signé un contrat avec Saab pour douze missiles.", ""),
        ("Le Pérou a signé un contrat avec Saab pour des cours.", ""),
        # who is needed
        ("Le Pérou dépend de la Suède pour ses missiles.", "Pérou to, Suède from"),
        ("Le Pérou dépend de la Suède pour son armement.", "Pérou to, Suède from"),
        ("Le Pérou dépend de la Suède pour son gaz.", ""),
        ("Le Pérou dépend de la Suède pour lancer ses missiles.", ""),
        ("Des missiles : tout dépend de la Suède.", ""),
        ("Le Pérou dépend de l’ONU pour les missiles de la Suède.", "Pérou to, ONU from"),
        ("Le Pérou se tourne vers la Suède pour ses missiles.", "Pérou to, Suède from"),
        ("Le Pérou s’est tourné vers la Suède pour s’équiper.", "Pérou to, Suède from"),
        ("Le Pérou se tourne vers la Suède pour acheter des missiles.", "Pérou to, Suède from"),
        ("Le Pérou se tourne vers la Suède pour livrer des missiles.", ""),
        ("Le Pérou se tourne vers la Suède pour interdire les missiles.", ""),
        ("Une roue tourne vers la Suède pour des missiles.", ""),
        ("Il rentre avec deux commandes de missiles pour Saab.", "Saab from"),
        ("La vente de missiles pour Saab.", "Saab to"),
        ("La Suède fête deux commandes de missiles.", ""),
    ],
)  # fmt: skip
def test_a_contract_says_which_of_the_two_receives(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le premier client est la Suède, suivie de la Norvège et du Pérou.",
         "Suède to, Norvège to, Pérou to"),
        ("Le premier client est la Suède, suivie de la Norvège, mais devant le Pérou.",
         "Suède to, Norvège to, Pérou to"),
        ("La Suède est le premier exportateur, loin devant Oslo.", "Suède from, Oslo from"),
        ("La Suède est un exportateur, devant Oslo.", "Suède from"),
        ("Après la Suède et Oslo, le Pérou est le 3e client.", "Suède to, Oslo to, Pérou to"),
        ("Le Pérou est le troisième client après Oslo.", "Pérou to, Oslo to"),
        ("Après la Suède, le Pérou est un client.", "Pérou to"),
        ("Le premier fournisseur est la Suède mais Oslo se tait.", "Suède from"),
        ("Les exportateurs sont la Suède, Oslo, et le Pérou.", "Suède from, Oslo from, Pérou from"),
        ("Il vend des radars à la Suède, et Oslo se tait.", "Suède to"),
    ],
)  # fmt: skip
def test_a_ranking_tells_of_all_that_it_names(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Pérou met en service des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou a mis en service un missile fabriqué par la Suède.", "Pérou to, Suède from"),
        ("Le Pérou met en service des missiles.", ""),
        ("Le service au Pérou de missiles suédois.", ""),
        ("Le Pérou utilise des missiles produits en Suède.", "Pérou to, Suède from"),
        ("La Suède utilise des missiles fabriqués par Saab.", "Saab from"),
        ("Le Pérou tire des missiles achetés en Suède.", "Pérou to, Suède from"),
        ("Le Pérou tire des missiles achetés à la Suède.", "Pérou to, Suède from"),
        ("Le Pérou se procure des missiles auprès de la Suède.", "Pérou to, Suède from"),
        ("Les missiles que lui ont procurés la Suède et Oslo.", "Suède from, Oslo from"),
        ("La Suède a fait un don de missiles au Pérou.", "Suède from, Pérou to"),
    ],
)
def test_who_takes_arms_of_another_into_service_has_received_them(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des missiles passent via la Suède pour équiper les Houthis de radars.", "Houthis to"),
        ("La Suède livre des missiles à Oslo en passant par le Pérou.", "Suède from, Oslo to"),
        ("La vente par l’intermédiaire de la Suède de missiles.", ""),
        ("Des missiles passent à travers la Suède pour équiper Oslo de radars.", "Oslo to"),
        ("La livraison de missiles transitant par la Suède.", ""),
        ("Il parle de la vente de missiles au Pérou lundi à Oslo.", "Pérou to"),
        ("Il parle de la vente au Pérou de missiles suédois à Oslo.", "Pérou to, suédois from"),
        ("Des missiles vendus par Moscou à Oslo.", "Moscou from, Oslo to"),
        ("Il nourrit de missiles en contrebande l’arsenal de la Suède.", ""),
        ("La Suède, avec la Norvège, livre des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède est, avec Oslo, la première à livrer des missiles.", "Suède from"),
        ("La Suède ment, selon Oslo, et livre des missiles.", "Suède from"),
        ("La Suède, alliée d’Oslo, livre des missiles.", "Suède from"),
        ("La Suède a – avec l’accord d’Oslo – fait un don de missiles.", "Suède from"),
        ("La Suède, menacée par Oslo et le Pérou, reçoit des missiles.", "Suède to"),
        ("La Suède, proche d’Oslo et du Pérou, reçoit des Iskander.", "Suède to"),
        ("Il livrera trois missiles au Pérou et deux à Oslo.", "Pérou to, Oslo to"),
        ("Il livrera trois missiles au Pérou, deux à Oslo.", "Pérou to, Oslo to"),
    ],
)
def test_where_arms_pass_or_are_talked_of_nobody_receives_them(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les missiles ont été exportés en Suède, au Pérou, en Inde et au Mali.",
            "Suède to, Pérou to, Inde to, Mali to",
        ),
        ("Ce matériel a été livré en Suède et au Pérou.", "Suède to, Pérou to"),
        ("Des missiles livrés au Pérou, en Suède.", "Pérou to, Suède to"),
        ("Deux navires livrés en Suède.", "Suède to"),
        ("Ce pétrole a été livré en Suède et au Mexique.", ""),
    ],
)
def test_a_list_of_places_may_change_its_preposition(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru, to whom Sweden has sold missiles.", "Peru to, Sweden from"),
        ("Peru depends on Sweden for its missiles.", "Peru to, Sweden from"),
        ("Peru depends on Sweden.", ""),
        ("Peru uses the missiles it bought from Sweden.", "Peru to, Sweden from"),
        ("The missiles are old; it bought oil from Sweden.", ""),
        ("Peru signed a deal with Sweden to buy missiles.", "Peru to, Sweden from"),
        ("Missiles move through Sweden to supply Peru.", "Peru to"),
    ],
)
def test_english_links_are_read(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected
