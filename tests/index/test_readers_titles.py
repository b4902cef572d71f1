"""The title of a page, and the name of its site, which is no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
