"""Whom and what pronouns stand for that take up the sentence before."""

from __future__ import annotations

import pytest

from index.annotate import annotate
from index.article import Article, Origin
from index.transfers import article_sides, transfers
from tests.index.sided import annotated, told_for_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who gives or gets
        ("La Suède produit des missiles. Elle en livre au Pérou.", "Elle from, Pérou to"),
        ("Le Pérou manque de missiles. Il en achète à Oslo.", "Il to, Oslo from"),
        ("L’Iran a un missile. Il l’a vendu au Pérou.", "Il from, Pérou to"),
        ("L’Arménie a peur. Elle achète des missiles à la Suède.", "Elle to, Suède from"),
        ("Les Houthis ont peur. Ils ont reçu des missiles d’Oman.", "Ils to, Oman from"),
        ("La Suède veut la paix. Depuis mai, elle livre des missiles.", "elle from"),
        ("Depuis mai, la Suède se tait. Elle livre des missiles.", "Elle from"),
        ("Lima a peur. Le pays a acheté des missiles à Oslo.", "Le pays to, Oslo from"),
        ("Saab se porte bien. Le groupe livre des missiles.", "Le groupe from"),
        ("La Suède a peur. Elle est neutre. Elle livre des missiles.", "Elle from"),
        ("La Suède a peur. Son armée a reçu des missiles d’Oman.", "Son armée to, Oman from"),
        ("Oslo livre des missiles à Lima. Son armée en a reçu deux.", "Oslo from, Lima to"),
        # to whom
        ("La Suède a peur. Oslo lui livre des missiles.", "Oslo from, lui to"),
        ("Le Pérou a des missiles. Oslo lui en a donné.", "Oslo from, lui to"),
        ("Le Pérou se fie à Oslo. Il lui achète des missiles.", "Il to, lui from"),
        ("Les Houthis ont peur. Oslo leur livre des missiles.", "Oslo from, leur to"),
        # what
        ("Des missiles sont saisis. Ils étaient destinés au Pérou.", "Pérou to"),
        ("La Suède a des missiles. Ils ont été livrés au Pérou.", "Pérou to"),
        ("La Suède a des missiles. Oslo les a donnés au Pérou.", "Oslo from, Pérou to"),
        ("Lima attend des missiles. Le Pérou les recevra d’Oman.", "Lima to, Pérou to, Oman from"),
        ("Oslo a des missiles. Ceux-ci ont été livrés par la Suède.", "Suède from"),
        (
            "Oslo a reçu des missiles. Ces derniers, vendus par Oman, sont vieux.",
            "Oslo to, Oman from",
        ),
        ("La Suède se fie au Pérou. Ce dernier lui livre des missiles.", "Ce dernier from, lui to"),
        # nobody, or who knows whom
        ("Il faut agir. Il livre des missiles.", ""),
        ("La Suède a peur. Il faut des missiles livrés à temps.", ""),
        ("La Suède a peur. Il livre des missiles.", ""),
        ("Le Pérou a peur. Elle livre des missiles.", ""),
        ("La Suède et le Pérou ont peur. Elle livre des missiles.", ""),
        ("La Suède a des missiles. Le Pérou aide Oman s’il en fait la demande.", ""),
        ("Le ministre craint la Suède. Elle livre des missiles.", ""),
        ("Les Houthis ont peur. Il livre des missiles.", ""),
        ("Moscou a peur. Elle livre des missiles.", ""),
        ("La Suède a peur. « Elle livre des missiles », dit-on.", ""),
        ("La Suède a peur. Selon la presse, elle livre des missiles.", ""),
        ("La Suède a peur. Rien ne va. Elle livre des missiles.", ""),
        ("La Suède craint le Pérou et Oman. La Norvège lui livre des missiles.", "Norvège from"),
        ("La Suède a peur. Oslo leur livre des missiles.", "Oslo from"),
        ("La Suède a peur. Le groupe livre des missiles.", ""),
        ("La Suède a peur. Le pays voisin livre des missiles.", ""),
        ("La Suède a peur. Oslo lui livre du blé.", ""),
    ],
)
def test_a_pronoun_stands_for_whom_the_sentence_before_is_about(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden builds missiles. It sold ten of them to Peru.", "It from, Peru to"),
        ("Peru needs missiles. It is buying them from Oslo.", "It to, Oslo from"),
        ("Peru is afraid. Oslo has sent it ten missiles.", "Oslo from, it to"),
        ("Peru is afraid. The country bought missiles from Oslo.", "The country to, Oslo from"),
        ("The missiles were seized. They were bound for Peru.", "Peru to"),
        ("Peru is afraid. It was reported that missiles were sold to Oman.", "Oman to"),
        ("Sweden’s winter is cold. It sold ten missiles to Peru.", "Peru to"),
    ],
)
def test_so_it_does_in_english(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected


def test_it_takes_up_the_paragraph_before_and_never_the_title() -> None:
    told = ("La Suède produit des missiles.", "Elle en livre au Pérou.")
    article = Article("a", Origin("a"), title="L’armée", paragraphs=told, lang="fr")
    beside = Article("a", Origin("a"), title=told[0], paragraphs=told[1:], lang="fr")
    assert [one.concept for one, _ in article_sides(annotate(article))] == ["swe", "per"]
    assert [one.concept for one, _ in article_sides(annotate(beside))] == ["per"]


def test_a_transfer_is_of_what_a_pronoun_stands_for() -> None:
    article = annotated("La Suède a dix obusiers. Elle les a vendus au Pérou.")
    [one] = transfers(article, article_sides(article))
    assert (one.value, len(one.weapons), one.mention.form) == ("swe>per", 1, "pronoun")
