"""Words that the end of a line cut in two are whole again."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.readers import read_sources


def _texts(folder: Path, text: str) -> tuple[str, ...]:
    """The paragraphs of a text that stands in a file."""
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article)
    return found.paragraphs


@pytest.mark.parametrize("sign", ["-", "\u00ad", "\u2010", "¬"])
def test_a_word_cut_at_the_end_of_a_line_is_whole(tmp_path: Path, sign: str) -> None:
    first = f"Le ministère a confirmé mardi que la livraison d’arme{sign}\nment attendue"
    text = "Le ministère a confirmé mardi que la livraison d’armement attendue depuis mars arrive."
    assert _texts(tmp_path, f"Titre court\n\n{first} depuis mars arrive.\n")[1] == text


@pytest.mark.parametrize("written", ["Le sous-marin est à quai.", "Sous-marin à quai."])
def test_a_compound_cut_at_its_hyphen_keeps_it(tmp_path: Path, written: str) -> None:
    lines = f"{written}\nLa marine a confirmé mardi l’arrivée d’un autre sous-\nmarin."
    assert _texts(tmp_path, f"Titre court\n\n{lines}\n")[-1].endswith("d’un autre sous-marin.")


def test_a_soft_hyphen_joins_lines_of_any_length(tmp_path: Path) -> None:
    assert _texts(tmp_path, "Titre court\n\nDes arme\u00ad\nments\n")[1:] == ("Des armements",)


def test_the_mark_of_a_note_does_not_keep_a_sentence_from_its_end(tmp_path: Path) -> None:
    lines = (
        "En six ans les ventes ont triplé et quatre clients sont venus, dont le Niger et",
        "le Togo ; un cinquième en a reçu sans jamais le",
        "reconnaître au grand jour.3",
    )
    assert _texts(tmp_path, "Titre court\n\n" + "\n".join(lines) + "\n")[1:] == (" ".join(lines),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Actualités   Sports   Le Mag", "Actualités | Sports | Le Mag"),
        ("Pays     2022     2023", "Pays | 2022 | 2023"),
        ("Cahiers du port        4", "Cahiers du port | 4"),
        ("Il part.  Elle vient.  On reste.", "Il part. Elle vient. On reste."),
        ("Le   ministre   attend   encore", "Le ministre attend encore"),
        ("Deux  obus", "Deux obus"),
        ("Voir aussi  Le prix du thon", "Voir aussi Le prix du thon"),
        ("  le matin   Sports   Le Mag", "le matin Sports Le Mag"),
        ("Voir aussi\t\tLe prix du thon", "Voir aussi Le prix du thon"),
    ],
)
def test_labels_between_wide_gaps_are_a_row(tmp_path: Path, line: str, expected: str) -> None:
    assert _texts(tmp_path, f"Titre court\n\n{line}\n\nUne phrase.\n")[1] == expected


def test_a_line_that_ends_with_a_dash_or_stands_above_a_capital_is_not_glued(
    tmp_path: Path,
) -> None:
    lines = "La ligne aérienne part tous les jours de la capitale pour Paris-\nKiev attend encore."
    assert _texts(tmp_path, f"Titre court\n\n{lines}\n")[1:] == tuple(lines.split("\n"))


WRAPPED = """Le Pérou choisit son chasseur

LIMA - Le Pérou a retenu mardi le chasseur suédois Gripen face au Rafale et
au F-16, selon une source du ministère de la Défense citée par le quotidien
El Comercio. La marine, elle, attend toujours ses frégates (deux navires)
commandées à Séoul.

L'appel d'offres portait sur vingt-quatre appareils. D'après le général de
Lama, l'offre suédoise comprend des missiles et la formation de trente
pilotes, pour un prix de 3,5 milliards de dollars. « Le choix s'est fait à
Lima », a-t-il dit à la presse. Aucun calendrier n'a été publié, mais M.
Ruiz parle de 2026.

Sur le même sujet
Le Chili modernise ses chars
"""


def test_wrapped_lines_are_joined_before_a_capital_and_behind_a_bracket(tmp_path: Path) -> None:
    title, *parts, neighbour = (part.strip() for part in WRAPPED.split("\n\n"))
    joined = tuple(part.replace("\n", " ") for part in parts)
    assert _texts(tmp_path, WRAPPED) == (title, *joined, *neighbour.split("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "par la rédaction",
        "par Anna Kask · 3 mars",
        "publié il y a 3 heures",
        "phare.example | défense et diplomatie",
        "publié le 12 mars 2024",
    ],
)
def test_what_a_page_says_of_itself_continues_no_wrapped_line(tmp_path: Path, line: str) -> None:
    title, *parts, _ = (part.strip() for part in WRAPPED.split("\n\n"))
    above = "Le ministère reçoit les trois candidats avant de rendre son choix au roi"
    assert line in _texts(tmp_path, "\n\n".join((title, f"{above}\n{line}", *parts)))


@pytest.mark.parametrize(
    "end", ["par les juges de la cour.", "par Lima.", "il y a 3 ans.", "du 3 mars 2024."]
)
def test_the_end_of_a_sentence_that_names_who_or_when_continues_it(
    tmp_path: Path, end: str
) -> None:
    above = "Le ministère reçoit les trois candidats avant de rendre son choix, jugé"
    assert f"{above} {end}" in _texts(tmp_path, f"{WRAPPED}\n{above}\n{end}\n")


def test_a_long_address_is_no_width(tmp_path: Path) -> None:
    address = f"https://phare.example/{'obusiers-' * 9}"
    found = _texts(tmp_path, WRAPPED.replace("Sur le même", f"{address}\nSur le même"))
    assert found[1:3] == _texts(tmp_path, WRAPPED)[1:3]


def test_the_day_in_a_long_wrapped_line_is_of_its_sentence(tmp_path: Path) -> None:
    lines = (
        "Le ministère a reçu les trois candidats avant de rendre son choix, et la députation",
        "du budget les a entendus le 3 mars 2024 à huis clos, comme le veut une loi que nul n’a",
        "jamais abrogée depuis la guerre, avant que le journal de la capitale n’en révèle le texte",
        "dans son édition du dimanche.",
    )
    assert _texts(tmp_path, "Titre court\n\n" + "\n".join(lines))[1:] == (" ".join(lines),)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "obus explosifs de 155 mm",
            "roquettes de 122 mm neuves",
            "missiles antichars Milan",
            "radars de contrebatterie",
        ),
        (
            "rappelant que les États membres se sont engagés à ne livrer aucune arme à ce pays "
            "tant que dure l’embargo décidé en mars,",
            "considérant que deux chantiers ont livré des patrouilleurs à sa marine sans en "
            "avertir le comité qui veille à ce texte,",
            "regrettant que le registre des Nations unies n’en porte aucune trace à ce jour, "
            "malgré les demandes de trois délégations,",
        ),
    ],
)
def test_items_of_one_length_are_not_joined(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert _texts(tmp_path, "Titre court\n\n" + "\n".join(lines))[1:] == lines


@pytest.mark.parametrize("item", ["- Un premier lot de radars", "2. Un second lot de radars"])
def test_an_item_below_a_full_line_does_not_continue_it(tmp_path: Path, item: str) -> None:
    above = "Le ministère reçoit les trois candidats avant de rendre son choix au roi"
    assert _texts(tmp_path, f"{WRAPPED}\n{above}\n{item}\n")[-2:] == (above, item)


def test_headlines_of_one_length_are_not_joined(tmp_path: Path) -> None:
    lines = (
        "Le Pérou retient le chasseur suédois face au Rafale et au F-16 américain",
        "Le Chili modernise ses chars Leopard et achète cent blindés à son voisin",
        "Quito renonce à livrer ses lanceurs russes et ses hélicoptères à Londres",
        "Bogota veut remplacer ses Kfir israéliens avant la fin du mandat Petro",
    )
    assert _texts(tmp_path, "\n".join(lines)) == lines


def test_a_title_right_above_wrapped_lines_stays_alone(tmp_path: Path) -> None:
    title = "Le Pérou choisit le chasseur suédois Gripen au détriment du Rafale"
    text = WRAPPED.partition("\n\n")[2]
    assert _texts(tmp_path, f"{title}\n{text}")[0] == title


def test_a_heading_of_one_word_below_a_full_line_stays_alone(tmp_path: Path) -> None:
    title, *parts = WRAPPED.split("\n\n")[:-1]
    width = max(len(line) for line in "\n".join(parts).splitlines())
    full = "Une ligne de titre qui remplit la page comme le texte".ljust(width, "e")
    found = _texts(tmp_path, "\n\n".join((title, f"{full}\nRésumé\n{parts[0]}", *parts[1:])))
    assert found[1:3] == (full, "Résumé")


def test_a_sentence_goes_on_where_the_next_ends_within_a_line(tmp_path: Path) -> None:
    lines = (
        "Le chantier suédois a été préféré à ses concurrents du sud, japonais et",
        "coréens, pour fournir les douze radars côtiers, un marché de quarante",
        "millions d’euros. La pose aura lieu à",
        "Saaremaa.",
    )
    found = _texts(tmp_path, "Tallinn choisit la Suède\n12 mars 2024\n" + "\n".join(lines))
    assert found[:2] == ("Tallinn choisit la Suède", "12 mars 2024")
    assert found[2] == " ".join(lines[:3])


def test_words_cut_again_and_again_prove_a_text_wrapped(tmp_path: Path) -> None:
    lines = (
        "Le ministère reconnaît que 450 radars auraient quitté le port de Turku entre",
        "1983 et 1986 à destination du sud, malgré les réserves que le gouver-",
        "nement avait émises. La société aurait montré de faux certificats de desti-",
        "nation. Les douanes n’ont rien vu.",
    )
    whole = " ".join(lines).replace("gouver- ", "gouver").replace("desti- ", "desti")
    title = "L’affaire des radars"
    assert _texts(tmp_path, "\n".join((title, *lines))) == (title, whole)


def test_cells_of_a_copied_table_are_parted_and_no_day(tmp_path: Path) -> None:
    found = _texts(
        tmp_path,
        "Ce que Tallinn a reçu\n\nPays\tMatériel\tNombre\tDate\nFrance\tRadar\t18\tavril 2022\n"
        "1.\tUn point\n",
    )
    rows = ("Pays | Matériel | Nombre | Date", "France | Radar | 18 | avril 2022", "1. Un point")
    assert found[1:] == rows


COLUMN = """Les blindés retrouvés

Vendus au prix de la ferraille dans les an-
nées 2010, des dizaines de véhicules de l'ar-
mée dorment dans un hangar. Leur acheteur,
une société privée, en demande cent fois plus.

La Région a délivré la licence sans aucune
condition de réexportation.
"""


def test_a_narrow_column_that_cuts_words_is_joined(tmp_path: Path) -> None:
    assert _texts(tmp_path, COLUMN)[1:] == (
        "Vendus au prix de la ferraille dans les années 2010, des dizaines de véhicules de l'armée "
        "dorment dans un hangar. Leur acheteur, une société privée, en demande cent fois plus.",
        "La Région a délivré la licence sans aucune condition de réexportation.",
    )


def test_short_lines_of_a_text_that_cuts_no_words_stay_apart(tmp_path: Path) -> None:
    items = ("des obus de 155 mm livrés par Berlin", "des drones livrés par une firme de Riga.")
    assert _texts(tmp_path, "Titre court\n\n" + "\n".join(items))[1:] == items


def test_a_line_goes_on_with_a_quotation_whose_first_word_had_no_room(tmp_path: Path) -> None:
    lines = (
        "Le ministre de la Marine a refusé de commenter une affaire",
        "« qui se traite au chantier », où les douze radars attendent",
        "depuis le mois de mars que le fournisseur se décide à les",
        "livrer, faute de quoi le contrat sera rompu avant la fin de",
        "l’année.",
    )
    assert _texts(tmp_path, "Titre court\n\n" + "\n".join(lines) + "\n")[1:] == (" ".join(lines),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# Le port de Narvik attend", "Le port de Narvik attend"),
        ("### « Rien ne presse »", "« Rien ne presse »"),
        ("## 2023, année sans radars", "2023, année sans radars"),
        ("Le **radar** de **Narvik** attend.", "Le radar de Narvik attend."),
        ("# 3 radars", "# 3 radars"),
        ("#Narvik #radars", "#Narvik #radars"),
        ("# Narvik #radars", "# Narvik #radars"),
        ("Le code ** et le mot **.", "Le code ** et le mot **."),
        ("M***e, dit-il.", "M***e, dit-il."),
    ],
)
def test_of_headings_and_bold_words_in_markdown_the_words_stay(
    tmp_path: Path, line: str, expected: str
) -> None:
    assert _texts(tmp_path, f"Titre court\n\n{line}\n")[1:] == (expected,)
