"""The lead of a page, between its heading and the box that holds its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.reading import BODY, article, read

TITLE = "Tallinn reçoit ses obusiers"
LEAD = "Douze pièces, un seul pont capable de les porter. Le ministère cherche un bac."
TEXT = "".join(f"<p>{BODY} Les {n} équipages sont formés.</p>" for n in ("six", "dix", "douze"))


def paragraphs(folder: Path, between: str, head: str = "") -> tuple[str, ...]:
    body = f"<div class='top'><h1>{TITLE}</h1>{between}</div><div class='article-body'>{TEXT}</div>"
    (folder / "a.html").write_text(
        f'<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body>{body}</body></html>",
        encoding="utf-8",
    )
    return article(read(folder / "a.html")).paragraphs


@pytest.mark.parametrize(
    "lead",
    [
        "<p class='chapo'>{}</p>",
        "<div class='article__intro'><strong>{}</strong></div>",
        "<h2 class='post-subtitle'>{}</h2>",
        "<span class='lead'>{}</span>",
        "<div class='standfirst'><div><p>{}</p></div></div>",
    ],
)
def test_what_the_page_calls_its_lead_is_read_once_and_first(tmp_path: Path, lead: str) -> None:
    found = paragraphs(tmp_path, lead.format(LEAD))
    assert found[0] == LEAD
    assert len(found) == 4


def test_words_that_a_lead_sets_in_bold_are_not_read_twice(tmp_path: Path) -> None:
    first, rest = LEAD.split(". ")
    lead = f"<p class='chapo'><strong>{first}.</strong> <b>{rest}</b></p>"
    assert paragraphs(tmp_path, lead)[0] == LEAD
    assert len(paragraphs(tmp_path, lead)) == 4


def test_what_the_page_is_described_by_is_its_lead(tmp_path: Path) -> None:
    head = f'<meta property="og:description" content="{LEAD}">'
    assert paragraphs(tmp_path, f"<div>{LEAD}</div>", head)[0] == LEAD
    assert len(paragraphs(tmp_path, f"<div>{LEAD}</div>")) == 3


@pytest.mark.parametrize(
    "between",
    [
        "<div class='leaderboard'>Cent trente modèles à prix cassés jusqu’à dimanche soir !</div>",
        "<aside class='intro'><p>À lire aussi : un pont trop étroit pour des obusiers.</p></aside>",
        "<p class='summary'><a href='/b'>Un pont trop étroit pour les obusiers de Tallinn</a></p>",
        "<div class='intro'>Par Anna Kask, publié le 3 mars 2024 à 9h40</div>",
        f"<div class='intro'>{TITLE}</div>",
        "<div class='intro'>Reportage</div>",
    ],
)
def test_what_else_stands_between_heading_and_text_is_no_lead(tmp_path: Path, between: str) -> None:
    assert len([x for x in paragraphs(tmp_path, between) if "3 mars" not in x]) == 3


BOX = "Un bac porte quarante tonnes et traverse en vingt minutes, si le vent du nord le permet."


@pytest.mark.parametrize(
    ("box", "is_read"),
    [
        (f"<aside><h4>Le bac</h4><p>{BOX}</p></aside>", True),
        (f"<aside><h4>À lire</h4><p><a href='/bac'>{BOX}</a></p></aside>", False),
        (f"<aside><p>{BOX}</p><form><input name='mail'></form></aside>", False),
        (f"<aside><p>{BOX[:60]}</p></aside>", False),
        (f"<p>{BOX[:39]}</p><aside><p>{BOX}</p></aside><div>Abonnement</div>", False),
    ],
)
def test_a_box_between_paragraphs_is_read_where_it_tells_something_itself(
    tmp_path: Path, box: str, is_read: bool
) -> None:
    folder = tmp_path / "a.html"
    rest = "<p>Les équipages du port apprennent à charger ces pièces depuis le mois de mars.</p>"
    folder.write_text(
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{TEXT}{box}{rest}"
        "</article></body></html>",
        encoding="utf-8",
    )
    assert any(text.startswith(BOX[:60]) for text in article(read(folder)).paragraphs) == is_read


def test_what_is_called_a_lead_above_the_heading_is_none(tmp_path: Path) -> None:
    body = f"<div class='top'><p class='intro'>{LEAD}</p><h1>{TITLE}</h1></div>"
    body += f"<div class='article-body'>{TEXT}</div>"
    (tmp_path / "a.html").write_text(f"<title>{TITLE}</title><body>{body}</body>", encoding="utf-8")
    assert LEAD not in article(read(tmp_path)).paragraphs


def test_a_line_with_the_day_is_no_lead_and_a_sentence_with_a_day_is(tmp_path: Path) -> None:
    dated = "Publié le 3 mars 2024 par la rédaction du port"
    told = "Le 3 mars 2024, douze pièces ont passé le pont qui mène au port."
    assert paragraphs(tmp_path, f"<p class='chapo'>{told}</p>")[0] == told
    found = paragraphs(tmp_path, f"<p class='chapo'>{dated}</p><p class='chapo'>{LEAD}</p>")
    assert found.index(LEAD) < found.index(f"{BODY} Les six équipages sont formés.")
