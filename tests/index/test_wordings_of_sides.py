"""The many ways to say that arms change hands, and what looks like them."""

from __future__ import annotations

import pytest

from tests.index.sided import told_for_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who gives
        ("La Suède a distribué des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède brade ses missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède a écoulé de vieux missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède inonde le Pérou de missiles.", "Suède from, Pérou to"),
        ("La Suède alimente le Pérou en missiles.", "Suède from, Pérou to"),
        ("La Suède a gratifié le Pérou de deux missiles.", "Suède from, Pérou to"),
        ("La Suède a fait cadeau de deux missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède fait parvenir des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède a fait passer des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède met des missiles à la disposition du Pérou.", "Suède from, Pérou to"),
        ("La Suède vend ses armes au Pérou.", "Suède from, Pérou to"),
        # who gets
        ("Le Pérou a hérité de missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou bénéficie de missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou a choisi des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou a opté pour des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou s’équipe auprès de la Suède.", "Pérou to, Suède from"),
        ("Le Pérou s’est de son côté offert des missiles.", "Pérou to"),
        ("Le Pérou s’est vu livrer des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou s’est vu remettre des missiles par la Suède.", "Pérou to, Suède from"),
        ("Le Parlement péruvien a adopté l’achat de missiles.", "péruvien to"),
        ("Une cargaison de missiles suédois à destination du Pérou.", "suédois from, Pérou to"),
        ("La Suède a remis en mars deux missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède a tout de même remis deux missiles au Pérou.", "Suède from, Pérou to"),
        ("La vente par la Suède, en mars, de six bâtiments au Pérou.", "Suède from, Pérou to"),
        ("La Suède en a cédé trente au Pérou.", "Suède from, Pérou to"),
        ("La Suède a ouvert la voie en cédant quatre des siens.", "Suède from"),
        ("Le Pérou en a reçu une dizaine.", "Pérou to"),
        ("Le Pérou a signé pour vingt-quatre missiles.", "Pérou to"),
        ("Le Pérou s’y est fourni auprès de la Suède.", "Pérou to, Suède from"),
        # none of them
        ("La Suède a remis en état deux missiles du Pérou.", ""),
        ("La Suède en a reçu six pages sur les missiles.", ""),
        ("La Suède finit par céder à la pression des missiles.", ""),
        ("La Suède a signé pour la paix.", ""),
        ("La Suède fait parvenir au Pérou un avis sur les missiles.", ""),
        ("La Suède ne fait pas parvenir de missiles au Pérou.", ""),
        ("La Suède a fait passer une loi sur les missiles au Pérou.", ""),
        ("La Suède a passé ses missiles en revue au Pérou.", ""),
        # who uses what another gave him
        ("Le Pérou a utilisé des missiles livrés par la Suède.", "Pérou to, Suède from"),
        ("Le Pérou utilise à Oman des missiles vendus par la Suède.", "Pérou to, Suède from"),
        ("Le Pérou a frappé Oman avec des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou bombarde Oman avec des missiles achetés à la Suède.", "Pérou to, Suède from"),
        ("Le Pérou a frappé Oman avec ses propres missiles.", ""),
        ("Le Pérou attaque Oman avec la Suède à propos de missiles.", ""),
        ("Oman a été frappé avec des missiles suédois.", ""),
        # who does not do it
        ("Le Pérou a saisi un navire transportant des missiles vers Oman.", "Oman to"),
        ("Le Pérou refuse que la Suède livre des missiles à Oman.", ""),
        ("Des missiles destinés à la junte péruvienne ont été saisis.", "péruvienne to"),
        # pronouns
        (
            "La Suède et Oman aident le Pérou, auquel ils ont vendu des missiles.",
            "Suède from, Oman from, Pérou to",
        ),
        ("Il loue la Suède et dit que la Suède leur vend des missiles.", "Suède from"),
        ("Le Pérou craint Oman, qui tarde à lui livrer des missiles.", "Pérou to, Oman from"),
        ("Le Pérou craint Oman, qui refuse de lui livrer des missiles.", ""),
        ("Oman la soutient, et la Suède lui livre des missiles.", "Suède from"),
        ("La Suède aide le Pérou en lui livrant des missiles.", "Suède from, Pérou to"),
        ("La Suède soutient le Pérou et lui livre des missiles.", "Suède from, Pérou to"),
        (
            "La Suède soutient le Pérou et Oman, et leur vend des missiles.",
            "Suède from, Pérou to, Oman to",
        ),
        ("La Suède, qui soutient le Pérou, lui vend des missiles.", "Suède from, Pérou to"),
        (
            "La Suède soutient le Pérou contre le Niger et lui vend des missiles.",
            "Suède from, Pérou to",
        ),
        ("La Suède dit qu’Oman aide le Pérou et lui vend des missiles.", "Oman from, Pérou to"),
        (
            "La Suède accuse Oman d’aider le Pérou et de lui livrer des missiles.",
            "Oman from, Pérou to",
        ),
        ("La Suède demande à Oman de lui livrer des missiles.", "Suède to, Oman from"),
        ("La Suède a promis au Pérou de lui livrer des missiles.", "Suède from, Pérou to"),
        ("La Suède remercie le Pérou, qui lui a vendu des missiles.", "Suède to, Pérou from"),
        ("La Suède remercie le Pérou de lui avoir vendu des missiles.", "Suède to, Pérou from"),
        ("La Suède espère que le Pérou lui vendra des missiles.", "Suède to, Pérou from"),
        ("La Suède s’est rapprochée du Pérou et lui achète des missiles.", "Suède to, Pérou from"),
        ("Le Niger menace Oman ; la Suède lui vend des missiles.", "Oman to, Suède from"),
        ("Elle soutient le Pérou et lui livre des missiles.", "Pérou to"),
        ("La Suède soutient le Pérou et ses alliés lui livrent des missiles.", "Pérou to"),
        ("La Suède aide le Pérou et ne lui livre pas de missiles.", ""),
        (
            "Des entretiens entre le Niger et Oman irritent ; la Suède leur vend des missiles.",
            "Suède from",
        ),
        ("Le matériel médical commandé au Pérou, et non les missiles, est là.", ""),
        ("La Suède (leur) vend des missiles.", "Suède from"),
        ("L’embargo sur les missiles suédois à destination du Pérou tient.", ""),
        ("La Suède a honoré la commande péruvienne de missiles.", "péruvienne to"),
        ("La Suède perd des parts de marché au profit du Pérou.", ""),
        ("La Suède a livré au Pérou un rebelle armé de missiles.", ""),
    ],
)
def test_arms_change_hands_in_many_french_words(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden handed over missiles to Peru.", "Sweden from, Peru to"),
        ("Sweden gifted Peru two missiles.", "Sweden from, Peru to"),
        ("Sweden flooded Peru with missiles.", "Sweden from, Peru to"),
        ("Sweden airlifted missiles to Peru.", "Sweden from, Peru to"),
        ("Sweden is Peru’s main arms supplier.", "Sweden from, Peru to"),
        ("Peru gets its missiles from Sweden.", "Peru to, Sweden from"),
        ("Peru sources its missiles from Sweden.", "Peru to, Sweden from"),
        ("Peru inherited Swedish missiles.", "Peru to, Swedish from"),
        ("Peru opted for Swedish missiles.", "Peru to, Swedish from"),
        ("Peru is the world’s top importer of missiles.", "Peru to"),
        ("Peru hit Oman with Swedish missiles.", "Peru to, Swedish from"),
        ("Sweden backs Peru and supplies it with missiles.", "Sweden from, Peru to"),
        ("Sweden, which backs Peru, has armed it with missiles.", "Sweden from, Peru to"),
        ("Sweden asked Peru to supply it with missiles.", "Sweden to, Peru from"),
        ("Sweden thanked Peru for supplying it with missiles.", "Sweden to, Peru from"),
        ("Sweden supplied it with missiles.", "Sweden from"),
        (
            "The UN accuses Sweden of backing Peru by supplying it with missiles.",
            "Sweden from, Peru to",
        ),
        ("Oman says Sweden has supplied Peru with missiles.", "Sweden from, Peru to"),
        ("Sweden has supplied missiles, says Oman.", "Sweden from"),
        ("Peru used missiles supplied by Sweden.", "Peru to, Sweden from"),
        ("Peru used Swedish and Turkish missiles.", "Peru to, Swedish from, Turkish from"),
        ("Sweden offered Peru missiles.", "Sweden from, Peru to"),
        ("Sweden cancelled the sale of missiles to Peru.", "Sweden from, Peru to"),
        ("Peru signed a deal with Saab for missiles.", "Peru to, Saab from"),
        ("Peru signed a deal with Saab to assemble missiles.", ""),
        ("Oman approved exports of missiles by Sweden to Peru.", "Sweden from, Peru to"),
        ("Oman seized Swedish missiles bound for Peru.", "Swedish from, Peru to"),
        ("Sweden sent missiles despite warnings from Peru.", "Sweden from"),
        ("Oman warned Sweden against sending missiles to Peru.", ""),
        ("Peru picked up Swedish missiles on its radar.", ""),
        ("Sweden handed Peru a man armed with missiles.", ""),
        ("Sweden welcomed Peru’s sale of missiles.", "Peru from"),
        ("Sweden, which fears Peru, has sold missiles to Oman.", "Sweden from, Oman to"),
        ("Sweden leased two missiles to Peru.", "Sweden from, Peru to"),
        ("Peru leased two missiles from Sweden.", "Peru to, Sweden from"),
        ("Peru has bought dozens of them.", "Peru to"),
        ("Peru signed for ten missiles.", "Peru to"),
        ("Ten missiles, supplied in secret, wrecked two Swedish tanks.", ""),
    ],
)
def test_so_they_do_in_english(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected
