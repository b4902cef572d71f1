"""What begins like a line of the page and is the article's all the same."""

from __future__ import annotations

import pytest

from index.article import Article, Origin
from index.cleaning import clean
from tests.index.cleaned import LAST, MORE, PROSE, cleaned, kind_of


@pytest.mark.parametrize(
    "line",
    [
        "Toute reproduction du drone Shahed par Minsk serait une provocation, dit Vilnius.",
        "Copyright ou non, Téhéran copie le drone israélien.",
        "À partir de 900 000 €, le missile Exocet reste abordable.",
        "Offre spéciale : la Turquie brade ses drones au Niger.",
        "Il vous reste dix chars, a dit l’Américain au ministre polonais.",
        "Soutenez-nous, a lancé Zelensky aux députés italiens.",
        "Suivez-nous, ordonne le sergent aux équipages.",
        "Tags : « Mort aux traîtres », lit-on sur les obus russes.",
        "Le code <em>S-300</em> désigne un <b>système</b> russe",
    ],
)
def test_a_sentence_that_begins_like_the_page_stays(line: str) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (
            "copyright",
            "Toute reproduction est soumise à l’accord du ministère russe de la Défense.",
        ),
        ("subscription", "Abonnez-vous pour suivre la guerre en Ukraine."),
        ("subscription", "À partir de 9 € par mois, l’Ukraine sans publicité."),
        ("subscription", "Il vous reste 80 % de cet article sur l’armée russe."),
        ("follow-us", "Suivez-nous pour comprendre la guerre en Ukraine."),
        ("follow-us", "Suivez la guerre en Ukraine sur notre chaîne WhatsApp."),
    ],
)
def test_what_the_page_says_of_itself_goes_though_it_names_an_actor(kind: str, line: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "lines",
    [
        ("« Nous attendons ces obusiers depuis quatre ans déjà. »", "Vladimir Poutine"),
        ("Vladimir Poutine a dit que ces obusiers seraient une provocation.", "Vladimir Poutine"),
        ("Russie", "120 obusiers", "Iran", "45 obusiers"),
    ],
)
def test_the_name_of_who_speaks_and_of_whose_the_figures_are_stays(lines: tuple[str, ...]) -> None:
    assert cleaned(PROSE, *lines, MORE, LAST).paragraphs == (PROSE, *lines, MORE, LAST)


def test_a_category_among_the_rows_of_a_sheet_stays() -> None:
    rows = ("Catégorie : missile de croisière", "Type : air-sol", "Portée : 500 km")
    assert cleaned(PROSE, *rows, MORE, LAST).paragraphs == (PROSE, *rows, MORE, LAST)


def test_a_category_alone_or_beside_other_labels_of_pages_goes() -> None:
    assert kind_of("Catégorie : missile de croisière") == "hashtags"
    rows = ("Catégorie : missiles", "Mots-clés : Exocet, marine", "Source : AFP")
    assert cleaned(PROSE, MORE, LAST, *rows).paragraphs == (PROSE, MORE, LAST)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Chaque matin, Le Phare vous ouvre ses archives.", "self-promotion"),
        ("Comme Le Phare vous le disait hier, la Turquie livre des radars.", ""),
        ("Le Phare vous avait prévenus, et nul ne l’a cru.", ""),
    ],
)
def test_where_a_site_speaks_to_its_readers_of_arms_it_is_text(line: str, kind: str) -> None:
    found = clean(Article("x", Origin("x.txt"), "Un titre", (PROSE, line, MORE), source="Le Phare"))
    assert [one.kind for one in found.dropped] == ([kind] if kind else [])
