"""Who delivers nothing is no supplier: what is denied, refused, forbidden or of another clause."""

from __future__ import annotations

import pytest

from tests.index.sided import told_for_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # denied
        ("La Suède n’a pas livré de missiles au Pérou.", ""),
        ("La Suède ne livrera plus de missiles au Pérou.", ""),
        ("La Suède ne livrera plus de missiles qu’au Pérou.", "Suède from, Pérou to"),
        ("La Suède livre plus de missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède ne veut pas livrer de missiles au Pérou.", ""),
        ("La Suède a rompu sans livrer de missiles au Pérou.", ""),
        ("La Suède n’a pas hésité à livrer des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède n’exclut pas de livrer des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède n’a aucun mal à vendre des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède n’a aucune envie de vendre des missiles au Pérou.", ""),
        ("La Suède n’a livré que cinq missiles au Pérou.", "Suède from, Pérou to"),
        ("Aucun missile n’a été livré au Pérou par la Suède.", ""),
        ("La Suède, qui n’a pas d’usine, achète des missiles au Pérou.", "Suède to, Pérou from"),
        # refused and forbidden
        ("La Suède refuse de livrer des missiles au Pérou.", ""),
        ("La Suède renonce à acheter des missiles au Pérou.", ""),
        ("Aucune livraison de missiles au Pérou.", ""),
        ("Pas de livraison de missiles au Pérou.", ""),
        ("L’interdiction des ventes de missiles au Pérou.", ""),
        ("L’embargo de 2012 sur la vente de missiles au Pérou.", ""),
        ("L’embargo sur les missiles pour la Norvège.", ""),
        ("Toute vente de missiles au Pérou serait interdite.", ""),
        ("La vente de missiles au Pérou est annoncée.", "Pérou to"),
        ("La Suède nie avoir livré des missiles au Pérou.", ""),
        ("La Suède a démenti lui avoir livré des missiles.", ""),
        ("La Suède dément que la Norvège ait livré des missiles au Pérou.", ""),
        ("La Suède dément toute livraison de missiles au Pérou.", ""),
        ("La Suède ne nie pas avoir livré des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède dément et livre des missiles au Pérou.", "Suède from, Pérou to"),
        # one clause is not another
        ("La Suède et le Pérou s’opposent sur l’achat de missiles.", ""),
        ("La Suède s’oppose à la vente de missiles au Pérou.", "Pérou to"),
        ("Après un accord entre la Suède et le Pérou, elle achète des missiles.", ""),
        ("La Suède affirme que des rebelles livrent des missiles au Pérou.", "Pérou to"),
        ("La Suède affirme qu’elle livre des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède confirme que la vente de missiles est close.", ""),
        ("Mal équipée, la Suède attend.", ""),
        ("La Suède : des voleurs achètent des missiles.", ""),
        ("La Suède : un voleur tue son client.", ""),
        ("Un texte destiné à limiter les missiles suédois.", ""),
        ("La Suède espère remporter des missiles.", ""),
        ("L’équipée suédoise à la Norvège.", ""),
        ("Des missiles sont livrés à Oslo, malgré la colère d’élus face au Pérou.", "Oslo to"),
        ("Il livre des missiles, emboîtant le pas au Pérou.", ""),
        ("Il livre des missiles, pendant un an, au Pérou.", "Pérou to"),
        ("Il achète des missiles pour aider des amis au Pérou.", ""),
        ("Il a conditionné l’aide à une annonce, par la Suède, de missiles.", ""),
        ("La vente de missiles aux côtés de la Suède.", ""),
        ("La vente de missiles de la Suède.", "Suède from"),
        ("Des missiles sont livrés par un marchand domicilié à Oslo.", ""),
        ("La livraison de missiles faite à Oslo.", "Oslo to"),
        ("L’achat de missiles pourrait permettre à Oslo de gagner.", ""),
        ("Un accord avec la Suède et le Pérou pour s’équiper de missiles.", ""),
        ("Face à des opérations militaires suédoises, des élus limitent leurs ventes.", ""),
        ("Trois militaires suédois livrent des missiles.", "militaires suédois from, suédois from"),
        ("Des missiles sont livrés, en pleine crise militaire au Pérou.", ""),
        ("Un missile est exporté, où un avion suédois est tombé.", ""),
        ("La Suède annonce qu’elle va signer un contrat de vente de missiles.", "Suède from"),
        ("La Suède donne son feu vert à la vente de missiles par la Norvège.", "Norvège from"),
        ("La Suède autorise la vente de missiles par la Norvège.", "Norvège from"),
        ("La Suède demande à la Norvège de cesser ses ventes de missiles.", ""),
        ("La Suède espère vendre au Pérou des missiles.", "Suède from, Pérou to"),
        # what is given is not at hand
        ("Un missile attend ; la Suède donne à Oslo son accord.", ""),
        ("Oslo doit recevoir des missiles.", "Oslo to"),
        ("Une licence de missiles accordée à la Suède.", ""),
        ("Des licences d’exportation de missiles octroyées par Oslo à la Suède.", ""),
        ("Oslo accorde des missiles à la Suède.", "Oslo from, Suède to"),
        ("À l’aide de missiles, il fuit vers la Suède.", ""),
        ("Un acheteur de la Suède est venu.", "Suède from"),
        ("Un conflit de l’armée de terre pour l’armée suédoise.", ""),
        ("Des projectiles tirés en provenance de la Suède.", ""),
        ("Des avions se sont produits en Suède.", ""),
        ("Un homme d’origine suédoise tient ses deux grands amis et un missile.", ""),
        ("Des navires suédois, où Oslo vend des missiles.", "Oslo from"),
        ("Des amis suédois, des missiles sont livrés.", ""),
        # what was not read
        ("La Suède se fait livrer des missiles.", "Suède to"),
        ("La Suède équipe ses milices de missiles.", "Suède from"),
        ("La Suède fait livrer des missiles.", "Suède from"),
        ("La Suède a commandé des missiles.", "Suède to"),
        ("La Suède exploite des missiles norvégiens.", "Suède to, norvégiens from"),
        ("Oslo notifie à Rheinmetall un contrat.", "Oslo to, Rheinmetall from"),
        ("Oslo notifie à Rheinmetall son refus.", ""),
        ("Rheinmetall décroche un contrat.", "Rheinmetall from"),
        ("Livraison de missiles à Oslo, à Lima.", "Oslo to, Lima to"),
        ("Les exportateurs (Suède, Pérou) paient.", "Suède from, Pérou from"),
        ("Les clients de missiles : la Suède et le Pérou.", "Suède to, Pérou to"),
        ("Les exportateurs, la Suède et le Pérou, paient.", ""),
        ("Le premier fournisseur de missiles reste la Suède.", "Suède from"),
        ("Le premier fournisseur de missiles admire la Suède.", ""),
        ("Le carnet de commandes de la Suède.", "Suède from"),
        ("Une arme qui a équipé la Suède.", "Suède to"),
    ],
)
def test_a_french_sentence_tells_no_side_that_it_denies(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway did not sell missiles to Peru.", ""),
        ("Norway won’t sell missiles to Peru.", ""),
        ("Norway not only sold missiles to Peru.", "Norway from, Peru to"),
        ("Norway refused to sell missiles to Peru.", ""),
        ("Norway denies supplying missiles to Peru.", ""),
        ("Norway denied that it had sold missiles to Peru.", ""),
        ("The ban on missile sales to Peru.", ""),
        ("Missiles were sold to Peru, despite opposition from Norway.", "Peru to"),
        ("Norway submits a request to Peru for missiles.", ""),
        ("Norway has committed missiles to Peru.", "Norway from, Peru to"),
        ("Norway awarded Rheinmetall a contract.", "Norway to"),
    ],
)
def test_an_english_sentence_tells_no_side_that_it_denies(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected
