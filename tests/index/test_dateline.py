"""Datelines as agencies and newspapers write them: day, agencies, and the title without them."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Article, Origin
from index.cleaning import clean
from index.dateline import read_dateline
from index.language import identify
from index.publication import date_article

TOLD = "Les obusiers sont arrivés jeudi au port."
MORE = "Le reste suivra avant l’été, a promis le ministre devant les députés réunis à huis clos."


def understood(*paragraphs: str) -> Article:
    return date_article(
        identify(clean(Article("x", Origin("x.txt"), paragraphs=(*paragraphs, MORE)))),
        latest=date(2026, 1, 1),
    )


def stated(article: Article) -> tuple[str, str]:
    """The day and the agencies of an article."""
    day = article.published.iso() if article.published else ""
    return day, " ".join(sorted(article.agencies))


@pytest.mark.parametrize(
    ("dateline", "day", "agencies"),
    [
        ("KIEV (AFP) – ", "", "afp"),
        ("KIEV (Reuters) - ", "", "reuters"),
        ("Kiev (AFP) - ", "", "afp"),
        ("Kiev (AFP) ", "", "afp"),
        ("NAMUR 20/11/2024 (BELGA) = ", "2024-11-20", "belga"),
        ("NAMUR 20/11 (BELGA) = ", "", "belga"),
        ("Kiev, 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("Kiev, le 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("Kiev, 3 mars (AFP) - ", "", "afp"),
        ("Kiev, 03/03/2024 (AFP) - ", "2024-03-03", "afp"),
        ("Kiev, dimanche 3 mars 2024 (AFP) - ", "2024-03-03", "afp"),
        ("Kiev, 3 mars 2024 à 10h25 (AFP) - ", "2024-03-03", "afp"),
        ("Kiev, 3 mars 2024 10:25 (Ukrinform) - ", "2024-03-03", "ukrinform"),
        ("Kiev, 3 mars 202410:25 (AFP) - ", "2024-03-03", "afp"),
        ("Kiev (Ukraine), 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("Kiev (Ukraine) 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("Kiev (Ukraine) (AFP) – ", "", "afp"),
        ("Kiev (Ukraine), 3 mars (AFP) – ", "", "afp"),
        ("KIEV, Ukraine (AP) — ", "", "ap"),
        ("KIEV, Ukraine (AP) ", "", "ap"),
        ("LONDRES/PARIS (Reuters) - ", "", "reuters"),
        ("LONDRES/PARIS, 12 mars (Reuters) - ", "", "reuters"),
        ("LONDRES/PARIS, 12 mars 2024 (Reuters) - ", "2024-03-12", "reuters"),
        ("Paris et Berlin, 12 mars 2024 (AFP) – ", "2024-03-12", "afp"),
        ("Washington / Pékin, 12 mars 2024 (AFP) – ", "2024-03-12", "afp"),
        ("Washington, Pékin (AFP) – ", "", "afp"),
        ("NEW YORK (Nations unies), 12 mars 2024 (AFP) – ", "2024-03-12", "afp"),
        ("Nations unies (Etats-Unis), 12 mars 2024 (AFP) – ", "2024-03-12", "afp"),
        ("A bord de l’avion papal, 12 mars 2024 (AFP) – ", "", "afp"),
        ("Genève (awp/ats) – ", "", "awp keystone-ats"),
        ("Berne, 12 mars 2024 (ats/afp) – ", "2024-03-12", "afp keystone-ats"),
        ("BRUXELLES (Belga) - ", "", "belga"),
        ("(Belga) ", "", "belga"),
        ("(AFP) - ", "", "afp"),
        ("(AFP) ", "", "afp"),
        ("[AFP] ", "", "afp"),
        ("AFP – ", "", "afp"),
        ("Reuters - ", "", "reuters"),
        ("MOSCOU, 21 mars. /TASS/. ", "", "tass"),
        ("MOSCOU, 21 mars 2024. /TASS/. ", "2024-03-21", "tass"),
        ("MOSCOU, 21 mars /TASS/. ", "", "tass"),
        ("Pékin, 12 mars 2024 (Xinhua) -- ", "2024-03-12", "xinhua"),
        ("BEIJING, 12 mars (Xinhua) -- ", "", "xinhua"),
        ("SÉOUL, 12 mars (Yonhap) — ", "", "yonhap"),
        ("Téhéran (IRNA) – ", "", "irna"),
        ("Téhéran, IRNA – ", "", "irna"),
        ("ALGER (APS) - ", "", "aps-algeria"),
        ("ALGER, 12 mars 2024 (APS)- ", "2024-03-12", "aps-algeria"),
        ("Tunis, 12 mars 2024 (TAP)-", "2024-03-12", "tap-tunisia"),
        ("Dakar, 12 mars (APS) –", "", "aps-algeria"),
        ("Le Caire, 3 mai (AFP) – ", "", "afp"),
        ("Le Caire, 3 mai 2024 – ", "2024-05-03", ""),
        ("LE CAIRE, 3 mai – ", "", ""),
        ("Bamako, le 3 mars 2024 – ", "2024-03-03", ""),
        ("Lomé (Togo), le 3 mars 2024-", "2024-03-03", ""),
        ("Port-au-Prince, 3 mars 2024 (Ayiti Presse) --- ", "2024-03-03", ""),
        ("ANP-Niamey (Niger) 3 mars 2024 - ", "2024-03-03", ""),
        ("MONTRÉAL, le 12 mars 2024 /CNW/ - ", "2024-03-12", ""),
        ("MONTRÉAL, le 12 mars 2024 /CNW Telbec/ – ", "2024-03-12", ""),
        ("PARIS, 12 mars 2024 (GLOBE NEWSWIRE) -- ", "2024-03-12", ""),
        ("PARIS--(BUSINESS WIRE)--", "", ""),
        ("Vélizy-Villacoublay, le 12 mars 2024 – ", "2024-03-12", ""),
        ("Saint-Jean-sur-Richelieu, le 12 mars 2024 – ", "2024-03-12", ""),
        ("WASHINGTON, March 3, 2024 (Reuters) - ", "2024-03-03", "reuters"),
        ("WASHINGTON, March 3 (Reuters) - ", "", "reuters"),
        ("Kiel, 3 avr 2019 (dpa) - ", "2019-04-03", "dpa"),
        ("MOSCOU, 21 mars — Sputnik. ", "", "sputnik"),
        ("MOSCOU, 21 mars 2024 - RIA Novosti. ", "2024-03-21", "ria-novosti"),
        ("Bamako (Mali) – ", "", ""),
        ("ALGER - ", "", ""),
        ("VIDÉO - ", "", ""),
        ("LE BOURGET 2023 - ", "", ""),
        ("AFP – Kiev, 3 mars 2024 – ", "2024-03-03", "afp"),
        ("Kiel (dpa/lno) - ", "", "dpa"),
        ("– Kiev, 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("N’Djamena, 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("L’Aquila (Italie), 3 mars 2024 (AFP) – ", "2024-03-03", "afp"),
        ("La Haye, 3 mars 2024 – ", "2024-03-03", ""),
        ("Base aérienne de Ramstein (Allemagne), 3 mars 2024 (AFP) – ", "", "afp"),
        ("Kiev, 3 mars 2024 (AFP/Reuters) – ", "2024-03-03", "afp reuters"),
        ("KIEV, 3 mars 2024 (avec AFP) – ", "2024-03-03", "afp"),
        ("Kiev, 1er mars 2024 (AFP) : ", "2024-03-01", "afp"),
        ("(Ottawa) ", "", ""),
        ("(Port-au-Prince) ", "", ""),
    ],
)
def test_day_and_agencies_are_read_and_the_title_begins_behind_them(
    dateline: str, day: str, agencies: str
) -> None:
    article = understood(f"{dateline}{TOLD} Le ministre les a vus.")
    assert stated(article) == (day, agencies)
    assert article.title == TOLD


@pytest.mark.parametrize(
    "text",
    [
        "Le rapport du 3 mars 2023 est sévère pour le ministère.",
        "Vilnius, le 11 juillet 2023, l’Alliance promet – encore – des obus.",
        "Le ministre, 3 mars 2024 – une photo le montre – était à Kiev.",
        "En 2024 – Le ministère l’a dit – les livraisons ont doublé.",
        "Emmanuel Macron (Renaissance) – Le chef de l’État – a reçu jeudi le ministre.",
        "Le député (LR) – Un ancien officier – a critiqué jeudi la livraison.",
        "Le missile (SCALP) - Un engin de croisière - a été livré jeudi.",
        "La force (Barkhane) Les soldats partent jeudi du pays.",
        "Kiev (3 millions d’habitants) – La capitale – attend les obusiers.",
        "L’Organisation du traité (Otan) – Elle compte trente membres – a livré des obusiers.",
        "Au Conseil, la Russie (membre permanent) – Elle a un veto – bloque le texte.",
        "La guerre de 2022-2024 – Une histoire – est le titre du livre paru jeudi.",
        "L’usine de Bourges, 1 200 salariés – La plus grande – produit les obus.",
        "Moscou, Pékin et Téhéran – Un axe – livrent des drones depuis jeudi.",
        "Le 5 janvier 2024, Kiev a reçu douze obusiers de la France.",
        "Photo prise à Kiev le 3 mars 2024 – Les obusiers sont visibles.",
        "UKRAINE, la guerre depuis le 24 février 2022 – Les obusiers arrivent jeudi.",
        "Kiev, encerclée depuis le 24 février 2022 – Les obusiers arrivent jeudi.",
        "Selon l’agence officielle (TASS) Moscou a livré les obusiers jeudi.",
    ],
)
def test_what_only_begins_like_a_dateline_is_none(text: str) -> None:
    article = understood(text)
    assert stated(article) == ("", "")
    assert text.startswith(article.title.rstrip("…"))


def test_a_dateline_stands_below_a_heading_or_a_standfirst() -> None:
    dated = f"Kiev, 3 mars 2024 (AFP) – {TOLD}"
    for above in ("Des obusiers à quai", "Douze obusiers français sont à quai depuis jeudi matin."):
        assert stated(understood(above, dated)) == ("2024-03-03", "afp")
    assert stated(understood("L’été fut long.", "L’automne aussi.", dated)) == ("", "")


def test_a_day_below_a_sentence_needs_an_agency() -> None:
    entry = f"Kiev, 3 mars 2024 – {TOLD}"
    assert stated(understood("Retour sur deux années de guerre et de livraisons.", entry)) == (
        "",
        "",
    )


def test_a_paragraph_may_be_a_dateline_alone() -> None:
    assert stated(understood("KIEV, 3 mars 2024 (AFP) –", TOLD)) == ("2024-03-03", "afp")


@pytest.mark.parametrize("row", [" /AB/", " /A/", "[A]--(", "( a) ", "--", "12:", "AB. /AB/. "])
def test_a_row_of_brackets_and_slashes_is_soon_known_to_be_none(row: str) -> None:
    found = read_dateline(f"Kiev{row * 60}")
    assert found is None or not found.is_told
