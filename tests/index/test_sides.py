"""A sentence says who gives and who receives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Mention
from index.transfers import sides
from tests.index.sided import annotated


def _named(start: int, end: int) -> Mention:
    return Mention("prk", "actor", 0, start, end)


def told(text: str, lang: str) -> str:
    """Every actor that a text names on a side, with the side."""
    mentions = annotated(text, lang).mentions
    actors = [one for one in mentions if one.kind == "actor"]
    known = zip(actors, sides(text, mentions, lang), strict=True)
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
        ("Des obus roulent vers la Serbie, premier lot de la vente.", ""),
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
        ("Oslo dit que la Suède vend des radars.", "Suède from"),
        ("Les radars que la Suède achète.", "Suède to"),
        ("Le Pérou achète plus de radars que la Suède.", "Pérou to"),
        ("La Suède a l’intention d’acheter des radars.", "Suède to"),
        ("La Suède utilise des obus norvégiens.", "Suède to, norvégiens from"),
        ("La Suède utilise des obus suédois.", ""),
        ("L’armée suédoise utilise des obus suédois.", ""),
        ("La Suède veut des obus norvégiens.", "Suède to, norvégiens from"),
        ("Des obus norvégiens utilisés par la Suède.", "norvégiens from, Suède to"),
        ("Des obus norvégiens sont tirés chaque nuit par la Suède.", "norvégiens from, Suède to"),
        ("Oslo utilise des obus de la Suède.", "Oslo to, Suède from"),
        ("La Suède possède des engins norvégiens.", "Suède to, norvégiens from"),
        ("Des obus de fabrication suédoise ont explosé.", "suédoise from"),
        ("Une famille d’origine suédoise habite ici.", ""),
        ("Les obus produits en Suède manquent.", "Suède from"),
        ("Les films produits en Suède manquent.", ""),
        ("Des obus conçus pour la Suède manquent.", ""),
        ("Des obus achetés en Suède manquent.", "Suède from"),
        ("Des obus venus de Suède manquent.", "Suède from"),
        ("Des touristes venus de Suède arrivent.", ""),
        ("Un rapport en provenance de Suède le dit.", ""),
        ("La Suède interdit au Pérou d’exporter des radars.", ""),
        ("La Suède interdit à ses voisins d’exporter des radars.", ""),
        ("La Suède a aidé les rebelles à acheter des radars.", ""),
        ("La Suède demande à acheter des radars.", "Suède to"),
        ("La Suède est accusée d’avoir livré des radars.", "Suède from"),
        ("La Suède, accusée de livrer des radars, se tait.", "Suède from"),
        ("Oslo accuse la Suède d’avoir livré des radars.", "Suède from"),
        ("La Suède est le premier fournisseur du Pérou.", "Suède from, Pérou to"),
        ("La Suède reste le premier client du Pérou.", "Suède to, Pérou from"),
        ("La Suède, premier fournisseur du Pérou, se tait.", "Suède from, Pérou to"),
        ("Premier fournisseur du Pérou, la Suède se tait.", "Pérou to, Suède from"),
        ("La Suède cherche un fournisseur.", ""),
        ("La Suède perd son fournisseur.", "Suède to"),
        ("La Suède perd son client.", "Suède from"),
        ("La Suède est critiquée par des élus et par des juges pour ses ventes.", "Suède from"),
        ("La Suède a donné des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède a donné son accord au Pérou.", ""),
        ("La Suède a fait don de radars au Pérou.", "Suède from, Pérou to"),
        ("La Suède a donné un don.", ""),
        ("La Suède propose des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède attend des missiles du Pérou.", "Suède to, Pérou from"),
        ("La Suède s’offre des missiles.", "Suède to"),
        ("La Suède se livre à des essais.", ""),
        ("La Suède nie avoir livré des radars.", "Suède from"),
        ("La Suède se défend de les avoir livrés.", "Suède from"),
        ("La Suède a fourni des preuves.", ""),
        ("Selon des détails fournis par la Suède, la vente est close.", ""),
        ("L’Iran veut se doter de l’arme nucléaire.", ""),
        ("La Suède promet de punir Oslo.", ""),
        ("La Suède a promis des missiles à Oslo.", "Suède from, Oslo to"),
        ("Des missiles arrivent au Pérou.", "Pérou to"),
        ("Des touristes arrivent au Pérou.", ""),
        ("Des missiles sont partis pour le Pérou.", "Pérou to"),
        ("Livraison d’obus aux troupes du Pérou.", "troupes du Pérou to, Pérou to"),
        ("Livraison d’obus à l’armée de la Norvège.", "armée de la Norvège to, Norvège to"),
        ("Livraison à Lima et à Oslo.", "Lima to, Oslo to"),
        ("Un radar livré par le suédois Saab.", "suédois from, Saab from"),
        ("Les radars que lui a vendus la Suède.", "Suède from"),
        ("Les missiles que réclame la Suède.", "Suède to"),
        ("La Suède rachète des radars au Pérou.", "Suède to, Pérou from"),
        ("La Suède revend des radars au Pérou.", "Suède from, Pérou to"),
        ("Toute l’aide passe par la Suède.", ""),
        ("La Suède réclame des missiles.", "Suède to"),
        ("La Suède réclame des excuses au Pérou.", ""),
        ("Les missiles réclamés par la Suède.", "Suède to"),
        ("La Suède accuse ses voisins de livrer des radars.", ""),
        ("La Suède, qui interdit d’exporter des radars, se tait.", ""),
        ("La Suède a été sommée d’acheter des radars.", "Suède to"),
        ("La Suède transporte des missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède transporte des blessés au Pérou.", ""),
        ("La Suède est prête à livrer des radars.", "Suède from"),
        ("La Suède a les moyens de livrer des radars.", "Suède from"),
        ("Oslo annonce à ses voisins que la Suède vend des radars.", "Suède from"),
        ("Le prix que demande la Suède est élevé.", ""),
        ("La Suède tire des missiles sur des obus norvégiens.", ""),
        ("La Suède promet que le Pérou aura des missiles.", ""),
        ("Des missiles suédois pour la Norvège.", "suédois from, Norvège to"),
        ("Des missiles pour Oslo.", "Oslo to"),
        ("Des missiles suédois prêts pour la Norvège.", ""),
        ("Un festin pour la Norvège.", ""),
        ("Des missiles livrés en Norvège.", "Norvège to"),
        ("Des missiles livrés aux rebelles en Norvège.", ""),
        ("Des lettres livrées en Norvège.", ""),
        ("Des missiles envoyés par la Suède en Norvège.", "Suède from, Norvège to"),
        ("Des missiles arrivent en Norvège.", "Norvège to"),
        ("Des missiles fabriqués au Pérou manquent.", "Pérou from"),
        ("Des missiles de provenance suédoise manquent.", "suédoise from"),
        ("Des avions de combat livrés par la Suède.", "Suède from"),
        ("Des missiles « Trident » livrés à la Norvège.", "Norvège to"),
        ("La Suède livre dans le plus grand secret des missiles.", "Suède from"),
        ("La réexportation de missiles vers la Norvège.", "Norvège to"),
        ("La Suède est le premier exportateur de missiles.", "Suède from"),
        ("La Suède pourrait être le premier client.", "Suède to"),
        ("La Suède a-t-elle vendu des missiles au Pérou ?", "Suède from, Pérou to"),
        ("Le trafic de missiles vers le Pérou.", "Pérou to"),
        ("La Suède annonce la fin du trafic de missiles.", ""),
        ("Une commande passée par la Suède.", "Suède to"),
        ("La Suède envisage de nouvelles livraisons de missiles.", "Suède from"),
        ("La Suède envisage de livrer au Pérou des missiles.", "Suède from, Pérou to"),
        ("La Suède veut livrer des missiles norvégiens.", "Suède from, norvégiens from"),
        ("La Suède utilise des missiles au Pérou.", ""),
        ("Des missiles suédois à la Norvège.", "suédois from, Norvège to"),
        ("Des missiles suédois au Pérou.", ""),
        ("L’utilisation de missiles suédois par le Pérou.", "suédois from, Pérou to"),
        ("Le Pérou annonce l’utilisation de missiles suédois.", "Pérou to, suédois from"),
        ("L’utilisation de missiles suédois par la Suède.", ""),
        ("La Suède annule la vente de missiles au Pérou.", "Suède from, Pérou to"),
        ("La Suède a cessé de délivrer des permis d’exportation.", "Suède from"),
        ("La Suède équipe son armée de missiles.", "Suède to"),
        ("La Suède est régulièrement accusée d’armer le Pérou.", "Suède from, Pérou to"),
        ("Oslo viole un traité signé par la Suède en vendant des missiles.", ""),
        ("Des missiles destinés à la guerre au Pérou.", ""),
        ("Auprès de la Suède, une demande de missiles dort.", ""),
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
        ("Norway uses Swedish missiles.", "Norway to, Swedish from"),
        ("Norway uses Norwegian missiles.", ""),
        ("Swedish missiles used by Norway.", "Swedish from, Norway to"),
        ("Norway fired Swedish missiles at Peru.", "Norway to, Swedish from"),
        ("Norway wants Swedish missiles.", "Norway to, Swedish from"),
        ("Norway seeks Swedish missiles.", "Norway to, Swedish from"),
        ("Norway seeks Swedish friends.", ""),
        ("Norway forbids its neighbours from exporting missiles.", ""),
        ("Norway accuses its neighbours of shipping missiles.", ""),
        ("Norway is accused of shipping missiles.", "Norway from"),
        ("Norway is the largest supplier of Peru.", "Norway from, Peru to"),
        ("Norway, the main supplier of Peru, is silent.", "Norway from, Peru to"),
        ("Oslo says that Norway sells radars.", "Norway from"),
        ("Norway offers missiles to Peru.", "Norway from, Peru to"),
        ("Norway offers its help to Peru.", ""),
        ("Norway missile sales to Peru.", "Norway from, Peru to"),
        ("Norway missiles for Peru.", "Norway from, Peru to"),
        ("Norway missile sales.", ""),
        ("Norway protests missile sales to Peru.", "Peru to"),
    ],
)
def test_an_english_sentence_says_who_gives_and_who_receives(text: str, expected: str) -> None:
    assert told(text, "en") == expected


def test_a_list_of_any_length_shares_its_side() -> None:
    text = "Obus vendus à " + ", ".join(["l’Iran"] * 3_000) + " et l’Irak."
    starts = [at for at in range(len(text)) if text.startswith(("Iran", "Irak"), at)]
    assert sides(text, [_named(at, at + 4) for at in starts], "fr") == ["to"] * 3_001


def test_other_languages_are_not_read() -> None:
    assert told("Deutschland liefert Radare an Norwegen.", "de") == ""
    assert sides("Export nach Peru", [_named(12, 16)], "de") == [None]


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
    assert sides(text, [_named(start, start + 4)], lang) == [side]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))))
def test_any_text_has_a_side_or_none_for_each_party(
    text: str, places: list[tuple[int, int]]
) -> None:
    parties = [_named(start, start + length) for start, length in sorted(places)]
    for whole in (text, f"vendu à {text}"):
        assert len(sides(whole, parties)) == len(parties)
