"""The suppliers and recipients of an article are those of arms."""

from __future__ import annotations

import pytest

from index.transfers import likely_sides
from tests.index.sided import annotated, told, told_in_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Suède livre des missiles au Pérou.", "swe from, per to"),
        ("La Suède livre du riz au Pérou.", ""),
        ("La Suède livre du riz au Pérou. L’armée tire des missiles.", ""),
        ("La vente de riz au Pérou reprend. Des missiles sont tirés.", ""),
        ("La vente au Pérou reprend. Il s’agit de missiles.", "per to"),
        ("Des missiles sont prêts. La vente est close. Il pleut. La vente au Pérou reprend.", ""),
        ("Des milices sont armées par la Suède.", "swe from"),
        ("La Suède propose son aide au Pérou. Des missiles sont tirés.", ""),
        ("La Suède propose une aide militaire au Pérou.", "swe from, per to"),
        ("La Suède envoie du matériel sanitaire au Pérou. Un missile est tiré.", ""),
        ("Des missiles arrivent au Pérou.", ""),
        ("La Suède a prêté des missiles au Pérou.", "swe from, per to"),
        ("La Suède est prête à tirer des missiles au Pérou.", ""),
        # What is put back, and who deals in arms.
        ("Des missiles ont été remis en cause par la Suède.", ""),
        ("Le Pérou a remis en service des missiles.", ""),
        ("Des missiles ont été remis au Pérou par la Suède.", "per to, swe from"),
        ("Un marchand de missiles a été livré à la Suède par le Pérou.", ""),
        ("Un marchand de missiles a livré des missiles au Pérou.", "per to"),
        # What is given in exchange, and who is asked for leave alone.
        ("Le Pérou a reçu de la farine en échange de missiles.", ""),
        ("La Suède a livré des missiles au Pérou en échange de farine.", "swe from, per to"),
        ("La Suède réclame à la Norvège la permission de livrer des missiles.", ""),
        ("La Suède demande à Oslo des missiles.", "swe to, nor from"),
        # Who stands beside weapons that are none of his.
        ("L’Iran livrera aux Faucons maliens le missile.", "irn from"),
        ("L’Iran fournit à Lima la moitié de ses importations. Un missile est tiré.", ""),
        ("Un colonel norvégien a remis jeudi à son armée des missiles.", ""),
        (
            "Oslo trahit Lima : des sociétés suédoises livreraient des obus à Kiev.",
            "swe from, ukr to",
        ),
        ("Selon Oslo, des entreprises suédoises livrent des missiles à Lima.", "swe from, per to"),
        ("Des sociétés suédoises ont livré des missiles à Lima.", "swe from, per to"),
        ("Des missiles vieux de trente ans qu’elle a cédés au Pérou.", "per to"),
        ("La Suède est le fournisseur de gaz. Un missile est tiré.", ""),
        ("La Suède est le fournisseur du royaume. Un missile est tiré.", "swe from"),
        ("La Suède est accusée d’armer le Pérou.", "swe from, per to"),
        ("La Suède envoie deux avions de combat.", ""),
        ("La Suède envoie deux avions de combat à Oslo.", "swe from, nor to"),
        (
            "La Suède a expédié au Pérou, au cours de la seule année 2019, pas moins de trente "
            "mille missiles.",
            "swe from, per to",
        ),
        (
            "La Suède a expédié au Pérou au cours de la seule année 2019 pas moins de trente mille "
            "tonnes de riz, et des missiles.",
            "",
        ),
        ("Des missiles envoyés par la Suède.", "swe from"),
        ("La Suède annule l’envoi au Pérou de plus de cent missiles.", "swe from, per to"),
        ("La Suède fait don au Pérou de plus de cent missiles.", "swe from, per to"),
        ("L’envoi de riz et de plus de cent missiles en bois.", ""),
        ("La Suède est le client des armuriers de la Norvège.", "swe to, nor from"),
        ("Oslo, qui a perdu des missiles, reçoit le Pérou.", ""),
        ("Un contrat de missiles pour lequel Oslo avait reçu une avance.", ""),
        ("Un missile a été tiré et il est envoyé au Pérou.", ""),
        ("Des missiles sont perdus. La Suède les avait livrés au Pérou.", "swe from, per to"),
        ("Des missiles dont, dit-on, la Suède a bien souvent équipé le Pérou.", "swe from, per to"),
        (
            "Le Pérou est équipé de missiles norvégiens, de drones suédois.",
            "per to, nor from, swe from",
        ),
        (
            "La Suède, qui fournit au Pérou pour des milliards par an d’aide militaire.",
            "swe from, per to",
        ),
        ("Un missile perdu, tombé près d’un champ de blé, et exporté vers le Pérou.", "per to"),
        ("Des missiles seront envoyés en Norvège.", ""),
        ("Des missiles seront livrés en Norvège.", "nor to"),
        ("Des criquets en provenance du Pérou. Un missile est tiré.", ""),
        ("Une cargaison en provenance du Pérou. Un missile est saisi.", "per from"),
        ("Un embargo sur les missiles à destination du Pérou.", ""),
        ("Le SIPRI livre des missiles au Pérou.", "per to"),
    ],
)
def test_an_article_names_only_who_gives_or_receives_arms(text: str, expected: str) -> None:
    assert told_in_article(text) == expected
    is_likely = any(True for _ in likely_sides(annotated(text)))
    assert is_likely or not expected, "what is sure is likely, too"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Suède a, pour sa part, livré des missiles au Pérou.", "swe from, per to"),
        ("La Suède a de son côté livré des missiles au Pérou.", "swe from, per to"),
        ("La Suède avait, avant la crise, vendu des missiles au Pérou.", "swe from, per to"),
        ("La Suède a, dit-on, des missiles livrés au Pérou.", "per to"),
        ("La Suède a, en stock, de vieux missiles livrés au Pérou.", "per to"),
        ("Quant à la Suède, elle a livré des missiles au Pérou.", "swe from, per to"),
        ("Quant au Pérou, il a acheté des missiles à la Suède.", "per to, swe from"),
        ("Quant au Pérou, la Suède lui a livré des missiles.", "swe from"),
        ("L’ambassadeur de Suède a remis des missiles au Pérou.", "swe from, per to"),
        ("L’ambassadeur de Suède au Pérou, M. Ek, a remis des missiles à l’armée.", "swe from"),
        ("L’ambassade de Suède à Lima a cédé des missiles à la Norvège.", "swe from, nor to"),
        ("L’ambassadeur de Suède au Pérou dit que la Norvège livre des missiles.", "nor from"),
    ],
)
def test_what_stands_between_parts_nobody_from_what_he_does(text: str, expected: str) -> None:
    assert told_in_article(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Suède livre des missiles au Pérou par la Norvège.", "swe from, per to"),
        ("La Suède a tenté de lui livrer des missiles par la Norvège.", "swe from"),
        ("Des missiles livrés au Pérou par la Suède.", "per to, swe from"),
        ("La livraison de missiles au Pérou par la Suède.", "per to, swe from"),
        ("Il se fait livrer des missiles par la Suède.", "swe from"),
    ],
)
def test_arms_that_somebody_delivers_by_another_come_that_way(text: str, expected: str) -> None:
    assert told_in_article(text) == expected


def test_arms_in_the_title_are_near() -> None:
    assert told_in_article("La vente au Pérou reprend.", title="Des missiles") == "per to"


def test_an_article_whose_title_names_arms_is_about_them() -> None:
    text = "Il pleut. Il vente. Le principal client du Pérou est la Norvège. Il neige."
    assert told_in_article(text, title="Un missile") == "per from, nor to"
    assert told_in_article(text, title="Un orage") == ""


def test_a_query_need_not_say_that_it_asks_for_arms() -> None:
    assert told("aide suédoise au Pérou", "fr") == "suédoise from, Pérou to"
    assert told("missiles arrivés au Pérou", "fr") == "Pérou to"
    assert told("ce que la Suède envoie au Pérou", "fr") == "Suède from, Pérou to"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru fired two missiles at a Swedish ship.", ""),
        ("A ship of Norway carried missiles to Mali.", ""),
        ("Norwegian ships carried missiles to Mali.", ""),
        ("The US ships missiles to Mali.", "usa from, mli to"),
        ("Norway agreed to ship missiles to Mali.", "nor from, mli to"),
    ],
)
def test_a_ship_is_no_shipment(text: str, expected: str) -> None:
    assert told_in_article(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway will send cluster munitions to Mali.", "nor from, mli to"),
        ("Norway sold a helicopter carrier to Mali.", "nor from, mli to"),
        ("Norway delivered mortar rounds to Mali.", "nor from, mli to"),
    ],
)
def test_english_nouns_that_end_as_french_infinitives_do_are_none(text: str, expected: str) -> None:
    assert told_in_article(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where it is said, or where people meet, nothing is given.
        (
            "La Suède a livré des missiles au Pérou, a annoncé le ministre à Oslo.",
            "swe from, per to",
        ),
        ("La Suède a livré des missiles, a-t-on appris à Oslo.", "swe from"),
        (
            "La Suède a livré des missiles au Pérou, annonce une ambassade à Oslo.",
            "swe from, per to",
        ),
        ("La Suède a livré des missiles au Pérou, selon un diplomate à Oslo.", "swe from, per to"),
        ("La Suède a livré des missiles au Pérou, lors d’une escale à Oslo.", "swe from, per to"),
        (
            "La Suède a livré des missiles au Pérou, ce qui déplaît à la Norvège.",
            "swe from, per to",
        ),
        ("La vente de missiles, révélée lundi à Oslo, est close.", ""),
        ("La Suède a livré des missiles lors d’un sommet à Oslo.", "swe from"),
        # What goes on behind a comma.
        (
            "La Suède a livré des missiles au Pérou, puis, en 2021, à la Norvège.",
            "swe from, per to, nor to",
        ),
        (
            "La Suède a livré des missiles au Pérou, dont deux à la Norvège.",
            "swe from, per to, nor to",
        ),
        (
            "La Suède a livré des missiles au Pérou, des radars à la Norvège.",
            "swe from, per to, nor to",
        ),
        (
            "La Suède livrera, a annoncé le ministre à Oslo, des missiles au Pérou.",
            "swe from, per to",
        ),
        ("La Suède livrera des missiles, a annoncé le ministre, au Pérou.", "swe from, per to"),
        ("La Suède livrera, dans trois mois, 40 missiles au Pérou.", "swe from, per to"),
    ],
)
def test_where_a_delivery_is_announced_nobody_receives(text: str, expected: str) -> None:
    assert told_in_article(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sweden delivered missiles to Peru, a minister said on a stop to Norway.",
            "swe from, per to",
        ),
        (
            "Sweden sold missiles to Peru, a move that came as a shock to Norway.",
            "swe from, per to",
        ),
        ("Sweden delivered missiles, said its ambassador to Norway.", "swe from"),
        ("Sweden delivered missiles to Peru, and later to Norway.", "swe from, per to, nor to"),
        ("Sweden delivered missiles to Peru, 40 tanks to Norway.", "swe from, per to, nor to"),
    ],
)
def test_nor_does_anybody_in_english(text: str, expected: str) -> None:
    assert told_in_article(text, "en") == expected
