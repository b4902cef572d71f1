"""Articles in pages that do not say where they stand: headings and lists belong to them as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml.html import fromstring

from index.article import Article
from index.readers import read_sources
from index.readers.framing import spliced
from index.readers.preparing import prepare

TITLE = "Riga achète douze obusiers à la Corée du Sud"
FIRST = "La Lettonie a signé lundi un contrat pour douze obusiers K9, livrables d’ici deux ans."
SECOND = "Le ministère ne donne pas le prix, que la presse de Séoul estime à cent millions."
THIRD = "Une option porte sur vingt-quatre pièces de plus et sur des véhicules de munitions."
ASIDE = "Demain, la pluie gagnera tout le pays et les températures baisseront de dix degrés."
HEADED = (
    f"<h2>Premier lot</h2><p>{FIRST}</p><h2>Le prix</h2><p>{SECOND}</p>"
    f"<ul><li>six en 2026</li><li>six en 2027</li></ul><p>{THIRD}</p>"
)
WHOLE = ["Premier lot", FIRST, "Le prix", SECOND, "- six en 2026", "- six en 2027", THIRD]
SIDE = f"<div><h3>Météo</h3><p>{ASIDE}</p></div>"


def paragraphs(folder: Path, body: str) -> list[str]:
    page = folder / "page.html"
    page.write_text(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>")
    (article,) = read_sources([str(page)], max_bytes=100_000)
    assert isinstance(article, Article)
    return [text for text in article.paragraphs if text != TITLE]


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='container'><h1>{TITLE}</h1>{HEADED}</div>",
        f"<h1>{TITLE}</h1>{HEADED}",
        f"<div><h1>{TITLE}</h1><div class='row'><div>{HEADED}</div></div></div>",
        f"<h1>{TITLE}</h1>"
        + "".join(f"<section><h2>{part}</section>" for part in HEADED.split("<h2>")[1:]),
    ],
)
def test_headings_and_lists_stay_wherever_the_article_stands(tmp_path: Path, body: str) -> None:
    assert paragraphs(tmp_path, body) == WHOLE


def test_the_heading_of_a_box_beside_the_article_is_not_taken_with_it(tmp_path: Path) -> None:
    found = paragraphs(tmp_path, f"<div><h1>{TITLE}</h1><div>{HEADED}</div>{SIDE}</div>")
    assert found[: len(WHOLE)] == WHOLE
    assert "Météo" not in found


def test_links_to_other_articles_below_the_text_stay_out(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>Le blé renchérit à Chicago, {n}</a></li>" for n in "abc")
    found = paragraphs(
        tmp_path, f"<div><h1>{TITLE}</h1>{HEADED}<h3>À suivre</h3><ul>{links}</ul></div>"
    )
    assert [text for text in found if "blé" in text] == []
    assert found[: len(WHOLE)] == WHOLE


def test_no_paragraph_that_stands_elsewhere_is_lost(tmp_path: Path) -> None:
    notice = f"<div><p>{ASIDE}</p></div>"
    found = paragraphs(tmp_path, f"{notice}<div><h1>{TITLE}</h1>{HEADED}</div>{notice}")
    assert ASIDE in found
    assert [text for text in found if text != ASIDE] == WHOLE


def test_the_list_of_a_brief_is_kept(tmp_path: Path) -> None:
    link = '<p><a href="/x"><strong>LIRE AUSSI : Tallinn choisit un radar</strong></a></p>'
    brief = (
        "<p>Deux obusiers K9 ont été débarqués lundi au port.</p><div>Publicité</div>"
        "<p>La suite est attendue pour le mois de mars.</p><ul><li>2 obusiers</li><li>6 radars</li>"
        "</ul><div><span>TAGS</span><a>Riga</a><a>Séoul</a></div>"
    )
    found = paragraphs(
        tmp_path, f"<div><h1>{TITLE}</h1><div class='body'>{brief}{link}</div></div>"
    )
    assert [text for text in found if text[0] == "-"] == ["- 2 obusiers", "- 6 radars"]


def words_of(count: int) -> str:
    return "".join(f"<span data-s='{at}'>mot{at} </span>" for at in range(count))


@pytest.mark.parametrize("mark", ["", "<a href='/mots'>missile</a> ", "<b>un <i>obus</i></b> "])
def test_a_transcript_that_marks_every_word_reads_as_its_words(tmp_path: Path, mark: str) -> None:
    spoken = f"{FIRST} {words_of(600)}{mark}{words_of(20)}"
    whole = BeautifulSoup(spoken, "lxml").get_text().strip()
    found = paragraphs(tmp_path, f"<article><h1>{TITLE}</h1><p>{spoken}</p></article>")
    assert [" ".join(text.split()) for text in found] == [" ".join(whole.split())]


def test_the_words_of_a_transcript_are_one_text_however_many(tmp_path: Path) -> None:
    """Left apart, they are read in a time that is the square of their number."""
    tree = fromstring(f"<body><p>{words_of(1_000)}<br>{words_of(2)}</p><p>{words_of(3)}</p></body>")
    prepare(tree)
    long, short = tree.iter("p")
    assert [child.tag for child in long] == ["br"]
    assert long.text.split() == [f"mot{at}" for at in range(1_000)]
    assert long[0].tail.split() == ["mot0", "mot1"]
    assert [child.tag for child in short] == ["span"] * 3


def test_paragraphs_are_put_in_the_place_of_their_own_and_none_is_lost() -> None:
    assert spliced((FIRST, THIRD), (FIRST, SECOND, THIRD)) == (FIRST, SECOND, THIRD)
    assert spliced((ASIDE, FIRST), (FIRST, SECOND)) == (ASIDE, FIRST, SECOND)
    assert spliced((FIRST, SECOND, THIRD), (FIRST, THIRD)) == (FIRST, SECOND, THIRD)
    assert spliced((FIRST,), (SECOND,)) == (FIRST,)
