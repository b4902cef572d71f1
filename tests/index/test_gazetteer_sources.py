"""Outlets and agencies that articles cite: how they are written, and what is only spelled so."""

from __future__ import annotations

import pytest

from index.gazetteer import load_gazetteer


def cited(text: str) -> set[str]:
    """The sources that a French sentence names, without `src:`."""
    mentions = load_gazetteer().match_document("", [text], "fr")
    return {
        mention.concept.removeprefix("src:") for mention in mentions if mention.kind == "source"
    }


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("Le contrat dépasse le milliard, révèle Le Point cette semaine.", "le-point"),
        ("« Rien n’est signé », a-t-il assuré dans un entretien au Point.", "le-point"),
        ("Le ministre l’a confié vendredi au Monde et au Figaro.", "le-monde le-figaro"),
        ("C’est ce qu’il explique dans une interview aux Échos.", "les-echos"),
        ("Dans une interview au Parisien, le général a écarté cette idée.", "le-parisien"),
        ("D’après l’hebdomadaire Marianne, les obus sont périmés.", "marianne"),
        ("Selon Libération, les pièces ont transité par la Jordanie.", "liberation"),
        ("Le magazine Challenges chiffre la commande à deux milliards.", "challenges"),
        ("L’entreprise a démenti, écrit L’Opinion.", "lopinion"),
        ("Le député l’a dit sur RTL puis sur Europe 1.", "rtl europe-1"),
        ("« Nous livrerons à temps », a-t-il déclaré à La Presse.", "la-presse"),
        ("Le quotidien Sud Ouest a visité l’usine.", "sud-ouest"),
        ("Selon le site Breaking Defense et Naval News, l’appel d’offres est clos.",
         "breaking-defense naval-news"),
        ("Selon L’Orient-Le Jour, la cargaison venait de Lattaquié.", "orient-le-jour"),
        ("Amaq, l’organe de propagande du groupe, a revendiqué l’attaque.", "amaq"),
        ("Le drone a été abattu, affirme Al-Manar, cité par Press TV.", "al-manar press-tv"),
        ("L’agence saoudienne SPA a publié la liste à Riyad, en Arabie saoudite.", "spa-saudi"),
        ("Les agences PTI et WAM l’annoncent depuis New Delhi et les Émirats.", "pti wam"),
        ("Actualité.cd et Radio Okapi parlent de quarante morts.", "actualite-cd radio-okapi"),
        ("Selon Novaïa Gazeta et le quotidien Izvestia, l’usine est à l’arrêt.",
         "novaya-gazeta izvestia"),
        ("Interrogé par la chaîne Zvezda, l’amiral n’a rien démenti.", "zvezda"),
        ("The Atlantic rapporte que l’échange a duré deux heures.", "atlantic"),
        ("Selon le journal Dawn, à Karachi, l’essai a réussi.", "dawn"),
        ("Selon le quotidien Politika et l’hebdomadaire Vreme, rien n’est signé.",
         "politika-serbia vreme"),
        ("L’usine a fermé, rapporte La Provence.", "la-provence"),
        ("Les vergers de la Provence ont gelé près d’Onet-le-Château.", ""),
        ("La Stampa, O Globo et le Yomiuri Shimbun publient les factures.",
         "la-stampa o-globo yomiuri"),
        ("Selon le Monde et selon la Croix, l’accord est rompu.", "le-monde la-croix"),
        ("L’accord est rompu, écrit le Parisien.", "le-parisien"),
        ("L’accord a été révélé par le quotidien le Soir, à Bruxelles.", "le-soir"),
        ("L’agence officielle Sana parle de deux morts.", "sana"),
    ],
)  # fmt: skip
def test_a_cited_source_is_known(sentence: str, sources: str) -> None:
    assert cited(sentence) == set(sources.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Le point de la situation est fait chaque matin par le porte-parole.",
        "La presse a été tenue à l’écart, selon le ministère.",
        "Selon la Croix-Rouge, le convoi est passé.",
        "Selon le Monde libre, une association, rien ne change.",
        "Le maire de Sana, dans la plaine, attend.",
        "Le Front de Libération nationale a été dissous, selon le quotidien.",
        "Il est jugé pour crimes contre l’Humanité, rapporte le journal.",
        "Marianne Lefort, journaliste, suit ce dossier depuis dix ans.",
        "Les combats ont repris dans le Sud-Ouest du pays, selon le journal.",
        "Il a raconté la Coupe du Monde à des journalistes.",
        "La frégate La Marianne a appareillé, selon la marine.",
        "Les défis sont nombreux : Challenges of the Indian Ocean, un rapport, les énumère.",
        "Le procès de l’attentat contre Charlie Hebdo a été rapporté par le journal.",
        "The Atlantic Council, selon son rapport, plaide pour ces livraisons.",
        "The National Guard reported two dead.",
        "Le parti PTI d’Imran Khan, au Pakistan, a dénoncé le budget.",
        "La province fermière (SPA) de l’association n’a rien reçu.",
        "Nous en avons pour 20 minutes, selon le pilote.",
        "L’opinion publique, selon un sondage, est partagée.",
    ],
)
def test_a_word_that_is_spelled_so_is_no_source(sentence: str) -> None:
    assert cited(sentence) == set()


def test_an_acronym_that_the_article_spells_out_as_something_else_is_no_source() -> None:
    text = "L’Administration pénitentiaire (AP) a saisi un drone. L’AP a porté plainte."
    assert cited(text) == set()
    assert cited("Selon l’Associated Press (AP), le drone a été saisi.") == {"ap"}
    assert cited("La British Broadcasting Corporation (BBC) l’a filmé.") == {"bbc"}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("LE POINT", "src:le-point"),
        ("Libération", "src:liberation"),
        ("liberation", None),
        ("LIBERATION", "src:liberation"),
        ("L’Orient-Le Jour", "src:orient-le-jour"),
        ("Ouest France", "src:ouest-france"),
        ("Le HuffPost", "src:huffpost"),
        ("Monde", None),
        ("Sud-Ouest", None),
        ("la presse", None),
    ],
)
def test_a_name_alone_is_a_source_whatever_its_guard_asks(name: str, source: str | None) -> None:
    assert load_gazetteer().source_named(name) == source


@pytest.mark.parametrize(
    ("value", "source"),
    [("Le Soir", "le-soir"), ("le temps", "le-temps"), ("The National", "the-national"),
     ("Le Temps (Genève)", "le-temps"), ("CNA", "cna"), ("Le Soir (Lyon)", None)],
)  # fmt: skip
def test_an_outlet_is_found_without_the_place_of_its_label(value: str, source: str | None) -> None:
    found = load_gazetteer().find(value, "source", "fr")
    assert found == (f"src:{source}" if source else None)
