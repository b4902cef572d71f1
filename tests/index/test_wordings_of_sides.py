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
        ("La Suède refourgue de vieux missiles au Pérou.", "Suède from, Pérou to"),
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
        ("La Suède construit deux frégates pour le Pérou.", "Suède from, Pérou to"),
        ("Le Pérou fabrique des missiles pour Oman.", "Pérou from, Oman to"),
        ("Des frégates construites par Saab pour le Pérou.", "Saab from, Pérou to"),
        ("La Suède, qui livre de son côté des missiles à Oman, se tait.", "Suède from, Oman to"),
        ("Saab a décroché au Pérou un contrat pour des missiles.", "Saab from, Pérou to"),
        ("Ce don de la Suède inquiète Lima.", "Suède from"),
        ("La Suède arme, finance et entraîne le Hezbollah.", "Suède from, Hezbollah to"),
        ("La Suède finance et arme le Hezbollah.", "Suède from, Hezbollah to"),
        ("Des missiles ont été mis à sa disposition par la Suède.", "Suède from"),
        ("La Suède met à leur disposition des missiles.", "Suède from"),
        ("Ces missiles proviennent pour l’essentiel de Suède.", "Suède from"),
        ("Ces missiles viennent de Suède.", "Suède from"),
        (
            "La Suède a représenté 69 % des importations de missiles du Pérou.",
            "Suède from, Pérou to",
        ),
        ("La Suède représente 3 % des exportations d’armes.", "Suède from"),
        ("C’est au tour de la Suède de livrer des missiles au Pérou.", "Suède from, Pérou to"),
        ("Le Pérou étoffe son arsenal de dix missiles suédois.", "Pérou to, suédois from"),
        (
            "Le Pérou renforce sa flotte avec dix frégates achetées à la Suède.",
            "Pérou to, Suède from",
        ),
        ("Le Pérou remplace ses radars par des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou a pris possession de missiles livrés par Oman.", "Pérou to, Oman from"),
        ("Le Pérou déploie contre Oman des missiles achetés à la Suède.", "Pérou to, Suède from"),
        ("Le Pérou déploie des Super Tucano achetés à la Suède.", "Pérou to, Suède from"),
        ("Le Pérou a choisi le Gripen.", "Pérou to"),
        ("Le Pérou a opté pour le Gripen.", "Pérou to"),
        ("Le Pérou a choisi Saab pour construire ses frégates.", "Pérou to, Saab from"),
        ("Le Pérou a choisi Saab pour lui livrer des frégates.", "Pérou to, Saab from"),
        ("Le Pérou a opté pour Saab et ses missiles.", "Pérou to, Saab from"),
        ("Le Pérou dépend de la Suède pour 70 % de ses missiles.", "Pérou to, Suède from"),
        (
            "La Suède a vendu ses missiles à trente pays, dont le Pérou et Oman.",
            "Suède from, Pérou to, Oman to",
        ),
        ("Des missiles livrés par dix pays, notamment la Suède.", "Suède from"),
        ("Le Pérou a déboursé deux milliards d’euros pour dix missiles.", "Pérou to"),
        ("Le Pérou troque ses radars contre des missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou lève l’option sur six missiles.", "Pérou to"),
        ("Le Pérou se fournit en missiles à Stockholm.", "Pérou to, Stockholm from"),
        ("Le Pérou s’approvisionne en missiles à Stockholm.", "Pérou to, Stockholm from"),
        ("Le Pérou, premier débouché de la Suède pour ses missiles.", "Pérou to, Suède from"),
        ("Des missiles ont été livrés par la Suède à Alger.", "Suède from, Alger to"),
        (
            "Lima a peur : les firmes suédoises du secteur lui ont vendu des missiles.",
            "Lima to, suédoises from",
        ),
        # none of them
        ("La Suède construit des frégates pour intimider le Pérou.", ""),
        ("Des missiles, initialement promis au Pérou, ont été livrés à Oman.", "Oman to"),
        ("Ce sont des missiles que tirent les canons suédois.", ""),
        ("Ces missiles viennent de frapper la Suède.", ""),
        ("Des missiles tirés hier proviennent de Suède.", ""),
        ("La Suède renforce sa flotte de dix Gripen.", ""),
        ("La Suède a choisi le Gripen.", ""),
        ("Les rebelles péruviens ont reçu des missiles de Suède.", "Suède from"),
        ("La Suède a livré des missiles aux milices péruviennes.", "Suède from"),
        ("La Suède livre des missiles au Pérou, rebelles et tous.", "Suède from, Pérou to"),
        ("La Suède arme des rebelles.", "Suède from"),
        ("Le Pérou a renoncé aux missiles suédois au profit du Rafale.", ""),
        ("Le Pérou a critiqué dix pays, dont la Suède, pour leurs missiles.", ""),
        ("La Suède livre des missiles à des pays dont le Pérou se méfie.", "Suède from"),
        ("Le Pérou a payé trois ans de prison pour deux missiles.", ""),
        ("La Suède a choisi Saab pour ses frégates.", ""),
        ("Airbus a choisi le Gripen.", ""),
        ("Le Pérou a choisi la date de la livraison du Gripen.", ""),
        ("Le Pérou a été poussé à choisir le Gripen.", ""),
        ("Le Pérou remplace ses soldats par des missiles.", ""),
        ("Une armée a pris possession du Pérou avec ses missiles.", ""),
        ("La Suède refuse de leur en donner dix.", ""),
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
        # what is not said again of another
        (
            "La Suède reçoit des missiles livrés par le Pérou et quatre obusiers par Oman.",
            "Suède to, Pérou from, Oman from",
        ),
        (
            "La Suède a livré pour dix millions de missiles au Pérou et pour deux millions à Oman.",
            "Suède from, Pérou to, Oman to",
        ),
        ("La Suède a livré des missiles au Pérou et du blé à Oman.", "Suède from, Pérou to"),
        ("La Suède a acquis deux obusiers et le Pérou cinq.", "Suède to, Pérou to"),
        (
            "La Suède a livré douze obusiers au Pérou, Oman des missiles.",
            "Suède from, Pérou to, Oman from",
        ),
        (
            "La Suède a été le premier client du missile, le Pérou le troisième.",
            "Suède to, Pérou to",
        ),
        ("La Suède a livré douze missiles et le Pérou proteste.", "Suède from"),
        # two states, by whose firms make the arms
        ("La Suède et le Pérou ont signé un contrat de douze Gripen.", "Suède from, Pérou to"),
        ("Le Pérou a signé avec la Suède un contrat pour douze Gripen.", "Pérou to, Suède from"),
        ("Le Pérou a signé avec la Suède pour dix millions de Gripen.", "Pérou to, Suède from"),
        ("La Suède et le Pérou ont signé un contrat de douze Rafale.", ""),
        ("La Suède et le Pérou ont signé un contrat de maintenance des Gripen.", ""),
        ("Saab et Embraer ont signé un contrat de douze Gripen.", ""),
        ("La Suède et le Pérou n’ont pas signé de contrat de douze Gripen.", ""),
        # what stands between
        (
            "L’industrie de défense suédoise a livré par avion des missiles au Pérou.",
            "suédoise from, Pérou to",
        ),
        (
            "Le Pérou a acheté des missiles à une entreprise publique suédoise.",
            "Pérou to, suédoise from",
        ),
        ("La Suède de Carl Gustaf a livré des missiles au Pérou.", "Suède from, Pérou to"),
        ("Les obusiers, qui ont servi à Oman, ont été cédés au Pérou.", "Pérou to"),
        ("Les missiles promis par la Suède sont arrivés au Pérou.", "Suède from, Pérou to"),
        ("Deux missiles sont arrivés au Pérou.", ""),
        ("Le Pérou attend : deux missiles lui seront remis en mars.", "Pérou to"),
        # whose stocks, how far, for whom
        (
            "Des missiles pris sur les stocks suédois ont été remis au Pérou.",
            "suédois from, Pérou to",
        ),
        ("Des missiles prélevés sur le parc de la Suède.", "Suède from"),
        ("Les missiles détruits dans les stocks suédois.", ""),
        ("Les caisses de missiles sont acheminées jusqu’au Pérou.", "Pérou to"),
        ("La Suède a pour principaux clients le Pérou et Oman.", "Suède from, Pérou to, Oman to"),
        ("La Suède céda ses missiles au Pérou.", "Suède from, Pérou to"),
        ("Le Pérou a passé commande de missiles à la Suède.", "Pérou to, Suède from"),
        ("Le Pérou a paraphé l’achat de douze missiles.", "Pérou to"),
        ("Le Pérou en a lui-même acquis cent soixante-cinq.", "Pérou to"),
        ("La Suède les a réexpédiés à Lima.", "Suède from, Lima to"),
        # no transfer, or none of his
        ("Oman révise la facture suédoise des missiles livrés au Pérou.", "Pérou to"),
        ("La Suède bloque la vente de missiles au Pérou.", ""),
        ("La Suède a obtenu du Pérou qu’il dépose ses missiles.", ""),
        ("Ces transferts de missiles violent une résolution de la Suède.", ""),
        ("La Suède fait don au Pérou de la totalité de ses missiles.", "Suède from, Pérou to"),
        ("La Suède alimente en armes les talibans.", "Suède from, talibans to"),
        (
            "Le Pérou choisit le missile suédois aux dépens du missile omanais.",
            "Pérou to, suédois from",
        ),
        (
            "Le Pérou choisit le missile suédois plutôt que le missile omanais.",
            "Pérou to, suédois from",
        ),
        ("Le Pérou a signé un contrat pour douze missiles suédois.", "Pérou to, suédois from"),
        ("Le Pérou signe un contrat portant sur douze Gripen.", "Pérou to"),
        ("La Suède signe un contrat portant sur douze Gripen.", ""),
        ("Le Pérou signe un contrat portant sur douze missiles.", ""),
        ("Saab a signé un contrat pour douze missiles péruviens.", ""),
        ("Le Pérou intègre des missiles suédois à son armée.", "Pérou to, suédois from"),
        ("La Suède intègre ses missiles suédois.", ""),
        ("C’est au Pérou que la Suède a livré ses missiles.", "Pérou to, Suède from"),
        ("C’est en Suède que le Pérou achète ses missiles.", "Suède from, Pérou to"),
        ("C’est en Suède que le Pérou a vendu ses missiles.", "Pérou from"),
        ("Le Pérou signe avec la Suède un accord sur douze Gripen.", "Pérou to, Suède from"),
        ("Le Pérou signe avec Saab un accord sur l’avenir des Gripen.", ""),
        ("Oman est accusé par la Suède de livrer des missiles au Pérou.", "Oman from, Pérou to"),
        (
            "La Suède, puis Oman, ont vendu des missiles au Pérou.",
            "Suède from, Oman from, Pérou to",
        ),
        ("La Suède vend des missiles au Pérou, puis Oman proteste.", "Suède from, Pérou to"),
        ("Oman et le Pérou font partie des clients de Saab.", "Oman to, Pérou to, Saab from"),
        ("La Suède compte le Pérou et Oman parmi ses clients.", "Suède from, Pérou to, Oman to"),
        ("L’exportation, un temps freinée, de la Suède reprend.", "Suède from"),
        (
            "Le Pérou, qui lui achetait un tiers de ses exportations, a des missiles.",
            "Pérou to",
        ),
    ],
)
def test_what_one_part_of_a_sentence_says_holds_for_another(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two missiles that hit Oman had been sold by a Swedish company to Peru.",
            "Swedish from, Peru to",
        ),
        ("Peru had been armed by Sweden; Oman has no missiles.", "Peru to, Sweden from"),
        ("Peru bought missiles; Sweden is calm, and power changed hands.", "Peru to"),
        ("Sweden has given much of its armour to Peru.", "Sweden from, Peru to"),
        ("The missiles were taken from Swedish stocks.", "Swedish from"),
        ("Peru chose the Swedish missile rather than the Omani one.", "Peru to, Swedish from"),
        ("Peru bought Swedish missiles instead of Omani missiles.", "Peru to, Swedish from"),
        ("Congress blocked the sale of missiles to Peru.", ""),
    ],
)
def test_so_it_does_in_english(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "L’Iran livre des missiles au Hezbollah libanais.", "Hezbollah to"),
        ("fr", "L’Iran livre des missiles aux Houthis yéménites.", "Houthis to"),
        ("fr", "L’Iran livre des missiles au mouvement palestinien Hamas.", "Hamas to"),
        (
            "fr",
            "L’Iran livre des missiles à la milice chiite libanaise du Hezbollah.",
            "Hezbollah to",
        ),
        ("fr", "L’Iran livre des missiles aux rebelles congolais du M23.", "M23 to"),
        (
            "fr",
            "L’Iran livre des missiles au Hezbollah et au Liban.",
            "Hezbollah to, Liban to",
        ),
        ("en", "Iran sent missiles to Lebanon’s Hezbollah.", "Hezbollah to"),
        ("en", "Iran supplied Yemen’s Houthis with missiles.", "Houthis to"),
        ("en", "Iran sent missiles to the Lebanese group Hezbollah.", "Hezbollah to"),
        ("en", "Iran sent missiles to the Yemeni Houthi rebels.", "Houthi to"),
        ("en", "Iran sent missiles to the Syria-backed Hezbollah.", "Hezbollah to"),
    ],
)
def test_who_arms_an_armed_group_arms_not_its_state(lang: str, text: str, expected: str) -> None:
    assert told_for_sure(text, lang) == f"Iran from, {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru bought North Korean missiles.", "Peru to, North Korean from"),
        ("Peru’s purchase of North Korean missiles.", "Peru to, North Korean from"),
        ("Peru has become Sweden’s largest arms customer.", "Peru to, Sweden from"),
        ("Germany’s Rheinmetall sold shells to Peru.", "Germany from, Rheinmetall from, Peru to"),
    ],
)
def test_of_which_state_somebody_is(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected
