"""The title of a page, and the name of its site, which is no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.readers.titles import is_title, names_site, part_site, without_feed
from tests.index.reading import TEXT, TITLE, linked, read_page


def test_a_colon_in_a_headline_parts_no_site(tmp_path: Path) -> None:
    title = f"Estonie : {TITLE} au port"
    found = read_page(tmp_path, f"<h1>{title}</h1>{TEXT}<h3>{TITLE} au port</h3>", window=title)
    assert (found.title, found.source) == (title, None)


@pytest.mark.parametrize(
    ("window", "head", "title", "site"),
    [
        (f"{TITLE} - Le Phare", "", TITLE, "Le Phare"),
        (f"{TITLE} | Monde | Le Phare du Nord", "", TITLE, "Le Phare du Nord"),
        ("x", f'<meta property="og:title" content="{TITLE} – Le Phare">', TITLE, "Le Phare"),
        (f"{TITLE} - 3 mars 2024", "", TITLE, None),
        (f"{TITLE} - Page 2", "", TITLE, None),
        ("Tallinn re&ccedil;oit ses obusiers &#8211; Le Phare", "", TITLE, "Le Phare"),
    ],
)
def test_what_stands_behind_the_heading_in_other_titles_is_the_site(
    tmp_path: Path, window: str, head: str, title: str, site: str | None
) -> None:
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head, window)
    assert (found.title, found.source) == (title, site)


@pytest.mark.parametrize("title", [TITLE, f"{TITLE} - premier bilan", f"Baltique | {TITLE}"])
@pytest.mark.parametrize("headline", ["{} - Le Phare", "Le Phare | {}"])
def test_a_site_that_is_known_is_no_part_of_the_title(
    tmp_path: Path, headline: str, title: str
) -> None:
    head = '<meta property="og:site_name" content="Le Phare">'
    head += linked({"headline": headline.format(title)})
    found = read_page(tmp_path, f"<div>{TEXT}</div>", head, "Le Phare")
    assert (found.title, found.source) == (title, "Le Phare")


def test_of_several_headings_of_first_rank_the_one_that_the_window_names_is_the_title(
    tmp_path: Path,
) -> None:
    body = f"<h1>Le Phare</h1><h1>{TITLE}</h1>{TEXT}<h1>À lire</h1>"
    found = read_page(tmp_path, body, window=f"{TITLE} – Le Phare")
    assert (found.title, found.source) == (TITLE, "Le Phare")


def test_a_heading_that_names_the_site_is_no_title(tmp_path: Path) -> None:
    window = f"Le Phare - {TITLE} avant la fin de l’hiver"
    found = read_page(tmp_path, f"<h1>Le Phare</h1><div>{TEXT}</div>", window=window)
    assert (found.title, found.source) == (f"{TITLE} avant la fin de l’hiver", "Le Phare")


@pytest.mark.parametrize(
    "heading", ["<font size='5'><b>{}</b></font>", "<div class='art-title'>{}</div>"]
)
def test_a_page_without_headings_has_what_its_title_says_in_bold_or_calls_a_title(
    tmp_path: Path, heading: str
) -> None:
    found = read_page(tmp_path, f"{heading.format(TITLE)}{TEXT}", window=f"{TITLE} - Le Morse")
    assert (found.title, found.source) == (TITLE, "Le Morse")


def test_the_button_of_a_page_for_paper_is_no_outlet(tmp_path: Path) -> None:
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", window=f"Imprimer - {TITLE}")
    assert (found.title, found.source) == (TITLE, None)


LONG = "Tallinn reçoit douze obusiers de Séoul"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Tallinn reçoit douze obusiers…", LONG, True),
        ("Tallinn reçoit douze obusiers", LONG, False),
        ("Riga reçoit douze obusiers…", LONG, False),
        ("", LONG, False),
        ("…", "!", False),
    ],
)
def test_a_title_cut_short_is_the_same_where_it_is_marked(
    one: str, other: str, is_same: bool
) -> None:
    assert is_title(one, other) is is_title(other, one) is is_same


@pytest.mark.parametrize(
    ("title", "heading", "sites", "meant"),
    [
        (f"Le Phare | {LONG}", LONG, (), (LONG, "Le Phare")),
        (f"{LONG} | Le Phare", LONG, (), (LONG, "Le Phare")),
        (f"Le Phare | Monde | {LONG}", LONG, (), (LONG, "Le Phare")),
        (f"Le Phare | {LONG}", "", ("Le Phare",), (LONG, "Le Phare")),
        (f"Le Phare | {LONG}", "", ("", "La Rade"), (f"Le Phare | {LONG}", "")),
        (f"{LONG} | 2 / 3", LONG, (), (LONG, "")),
        (f"{LONG} | Le Phare des ports et des rades de la Baltique", LONG, (), (LONG, "")),
        ("", "", ("",), ("", "")),
    ],
)
def test_the_site_stands_before_or_behind_the_headline(
    title: str, heading: str, sites: tuple[str, ...], meant: tuple[str, str]
) -> None:
    found, site = part_site(title, heading, sites)
    assert (found.strip(), site.strip()) == meant


def test_a_heading_beside_a_word_is_no_site_and_words_of_a_feed_alone_stay() -> None:
    assert names_site("Le Phare", [f"Le Phare | {LONG}, puis six autres"])
    assert not names_site("Le Phare", ["Le Phare | Accueil"])
    assert without_feed("» Flux") == "» Flux"
