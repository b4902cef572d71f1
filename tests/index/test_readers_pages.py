"""A page is read as itself: its own article, day and tables, not its neighbours'."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.index.reading import (
    BODY,
    PLACE,
    SECOND,
    TEXT,
    TITLE,
    Listener,
    article,
    day,
    linked,
    read,
    read_page,
    rejection,
)

NEIGHBOUR = {
    "headline": "Riga choisit un radar",
    "url": "https://phare.example/radar",
    "datePublished": "2021-02-02",
}


@pytest.mark.parametrize(
    "own",
    [
        {"headline": "Un titre pour les moteurs", "mainEntityOfPage": {"@id": PLACE + "/"}},
        {"headline": "Un titre pour les moteurs", "@id": "http://www.phare.example/obusiers#a"},
        {"headline": TITLE},
        {"headline": "Tallinn re&ccedil;oit ses obusiers"},
        {"headline": "Tallinn reçoit ses obus…"},
    ],
)
def test_of_several_articles_in_the_json_ld_the_page_is_the_one_with_its_address_or_title(
    tmp_path: Path, own: dict[str, object]
) -> None:
    head = linked(NEIGHBOUR, {**own, "datePublished": "2024-03-03"})
    head += f'<link rel="canonical" href="{PLACE}">'
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head)
    assert (found.id, day(found)) == (PLACE, "2024-03-03")
    assert found.title != NEIGHBOUR["headline"]


def test_where_no_article_of_the_json_ld_is_the_page_none_is_believed(tmp_path: Path) -> None:
    other = {"headline": "Vilnius attend", "datePublished": "2020-01-01"}
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", linked(NEIGHBOUR, other))
    assert (found.title, found.published) == (TITLE, None)


def test_a_single_article_with_another_address_and_headline_is_a_neighbour(tmp_path: Path) -> None:
    head = linked(NEIGHBOUR) + f'<link rel="canonical" href="{PLACE}">'
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head)
    assert (found.title, found.published) == (TITLE, None)


TABLE = """<figure><table><caption>Livraisons</caption>
<thead><tr><th>Pays</th><th>Pièce</th><th>Nombre</th></tr></thead>
<tbody><tr><td rowspan="2">Estonie</td><td>K9</td><td>36</td></tr>
<tr><td>Caesar</td><td>12</td></tr>
<tr><td>Lettonie</td><td><a href="/m">M109</a></td><td>53<br>remis à neuf</td></tr>
</tbody></table></figure>"""


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    body = f"<article><h1>{TITLE}</h1><p>{BODY}</p>{TABLE}<p>{SECOND}</p></article>"
    found = read_page(tmp_path, body).paragraphs
    start = found.index(BODY) + 1
    assert found[start : start + 6] == (
        "Livraisons",
        "Pays | Pièce | Nombre",
        "Estonie | K9 | 36",
        "Estonie | Caesar | 12",
        "Lettonie | M109 | 53 remis à neuf",
        SECOND,
    )


def test_a_table_that_lays_the_page_out_is_read_as_text(tmp_path: Path) -> None:
    links = "".join(f"<tr><td><a href='/{n}'>Rubrique {n}</a></td></tr>" for n in range(9))
    body = f"<table><tr><td><table>{links}</table></td><td><h1>{TITLE}</h1>{TEXT}</td></tr></table>"
    found = read_page(tmp_path, body).paragraphs
    assert BODY in found
    assert SECOND in found
    assert not any("|" in text for text in found)


def test_the_address_of_a_site_is_not_that_of_its_page(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://phare.example/">'
    head += f'<meta property="og:url" content="{PLACE}">'
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head)
    assert (found.id, found.url) == (PLACE, PLACE)
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head.replace("/obusiers", ""))
    assert (found.id, found.url, found.source) == ("a", None, "phare.example")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Le Phare » Flux</title>
<item><title>Obusiers</title><description>&lt;p&gt;%s&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;Estonie
&lt;td&gt;K9&lt;tr&gt;&lt;td&gt;&lt;p&gt;Lettonie&lt;/p&gt;&lt;/td&gt;&lt;td&gt;M109&lt;/td&gt;&lt;/tr&gt;
&lt;tr&gt;&lt;td&gt;%s&lt;p&gt;%s&lt;td&gt;x&lt;/table&gt;</description></item></channel></rss>"""


def test_a_feed_keeps_rows_together_and_is_named_without_being_called_a_feed(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.rss").write_text(FEED % (BODY, BODY, SECOND), encoding="utf-8")
    found = article(read(tmp_path))
    assert found.source == "Le Phare"
    assert found.paragraphs == (BODY, "Estonie | K9", "Lettonie | M109", BODY, SECOND, "x")


def test_a_page_that_tells_its_story_in_captions_keeps_them(tmp_path: Path) -> None:
    figures = "".join(
        f"<figure><img src='x'><figcaption>{text}</figcaption></figure>" for text in (BODY, SECOND)
    )
    menu = "<p>Accueil</p><p>Le port</p><p>La rade</p><p>Le large</p>" * 9
    page = f"<article><h1>{TITLE}</h1>{figures}</article><div>{menu}</div>"
    found = read_page(tmp_path, page).paragraphs
    assert [text for text in found if text in (BODY, SECOND)] == [BODY, SECOND]


def test_what_a_page_loads_or_keeps_for_its_scripts_states_nothing(tmp_path: Path) -> None:
    kept = json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-05-05"})
    head = '<link rel="stylesheet" href="https://autre.example/2024/style.css">'
    head += linked({"@graph": ["x", {}]}) + f'<script type="application/json">{kept}</script>'
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head)
    assert (found.url, found.source, found.published) == (None, None, None)


def test_a_page_without_a_window_title_is_not_called_by_its_text(tmp_path: Path) -> None:
    page = f"<html><body><div><span>Édition du soir</span>{TEXT}</div></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert article(read(tmp_path)).title == ""


def test_what_is_shown_without_scripts_only_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><body><div id='x'></div><noscript>Activez les scripts.</noscript></body></html>",
        encoding="utf-8",
    )
    assert "no article text" in rejection(read(tmp_path)).message


def test_a_day_of_creation_dates_a_page_that_states_no_day_of_publishing(tmp_path: Path) -> None:
    head = linked({"headline": TITLE, "dateCreated": "2024-03-03", "dateModified": "2024-05-05"})
    assert day(read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head)) == "2024-03-03"


def test_html_in_a_record_is_read_as_its_blocks(tmp_path: Path) -> None:
    record = {"title": "<b>Douze</b> obusiers", "text": f"<p>{BODY}</p><p>Une <i>suite</i>.</p>"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    found = article(read(tmp_path))
    assert (found.title, found.paragraphs) == ("Douze obusiers", (BODY, "Une suite."))


def test_a_relative_link_of_a_feed_belongs_to_its_site_and_old_days_are_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.rss").write_text(
        "<rss version='2.0'><channel><title>Le Phare</title><link>https://phare.example/f</link>"
        f"<item><title>x</title><link>/1</link><description>{BODY}</description>"
        "<pubDate>03 Mar 24 10:00 UT</pubDate></item></channel></rss>",
        encoding="utf-8",
    )
    found = article(read(tmp_path))
    assert (found.url, day(found)) == ("https://phare.example/1", "2024-03-03")


def test_the_figure_of_a_note_is_no_part_of_a_word_or_number(tmp_path: Path) -> None:
    told = (
        "Les livraisons à Tallinn débutent en 2027{}, pour un hangar de 300 m{} au bord du port{}."
    )
    marks = ('<sup><a href="#n1">1</a></sup>', "<sup>2</sup>", '<a href="#n2"><sup>[2]</sup></a>')
    found = read_page(
        tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}<p>{told.format(*marks)}</p></article>"
    )
    assert found.paragraphs[-1] == told.format("", "2", "")


@pytest.mark.parametrize("inside", ["<picture><img src='a.png'></picture>", "<link href='#a'>"])
def test_what_stands_inside_a_sentence_does_not_part_it(tmp_path: Path, inside: str) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"title": TITLE, "text": f"<p>{BODY[:40]}{inside}{BODY[40:]}</p>"}), "utf-8"
    )
    assert article(read(tmp_path)).paragraphs == (BODY,)


def test_a_tag_that_closes_itself_hides_nothing_and_breaks_a_line_where_one_does(
    tmp_path: Path,
) -> None:
    text = f"<p>{BODY}<br/>{SECOND}</p><iframe src='https://video.example/1'/><p>{TITLE}.</p>"
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Obusiers", "text": text}), "utf-8")
    assert article(read(tmp_path)).paragraphs == (BODY, SECOND, f"{TITLE}.")


OTHER = (
    "<article><h1>Riga choisit un radar</h1><p>Publié le 1er mars 2024</p>"
    "<p>La capitale lettone a retenu jeudi un radar suédois, qui veillera sur la côte dès le "
    "printemps.</p><p>Deux autres suivront, pour un montant que le ministère ne dit pas.</p>"
    "</article>"
)


def test_another_whole_article_below_that_of_the_page_is_left_out_and_said(
    tmp_path: Path, listener: Listener
) -> None:
    own = f"<article><h1>{TITLE}</h1><p>Publié le 3 mars 2024</p>{TEXT}</article>"
    found = read_page(tmp_path, own + OTHER)
    assert found.paragraphs[-2:] == (BODY, SECOND)
    read(tmp_path, listener=listener)
    assert "a.html: holds other whole articles" in listener.notices[0]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>{title}</h1>{text}<section>{other}</section>",
        "<article><h1>{title}</h1>{text}{other}</article>",
        "<article><h1>{title}</h1><p>Publié le 3 mars 2024</p>{text}</article>{undated}",
    ],
)
def test_what_stands_in_the_article_of_the_page_or_in_none_is_no_other_article(
    tmp_path: Path, listener: Listener, page: str
) -> None:
    undated = OTHER.replace("Publié le 1er mars 2024", "18:10")
    read_page(tmp_path, page.format(title=TITLE, text=TEXT, other=OTHER, undated=undated))
    read(tmp_path, listener=listener)
    assert listener.notices == []


@pytest.mark.parametrize(
    "link",
    [
        '<sup><a href="#carte">la carte</a></sup>',
        '<b>Tome</b> <a href="/12">[12]</a>',
        'plus bas <a href="#12">l’annexe 12</a>',
    ],
)
def test_a_link_that_leads_to_no_note_keeps_its_words(tmp_path: Path, link: str) -> None:
    told = f"{SECOND[:-1]}, voir {link}."
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1><p>{BODY}</p><p>{told}</p></article>")
    assert found.paragraphs[-1] == re.sub("<[^>]+>", "", told)


def test_a_bracketed_figure_behind_text_leads_to_a_note_and_before_it_is_one(
    tmp_path: Path,
) -> None:
    note = '<p><a href="#r1">[1]</a> Entretien à Tallinn, en mars, avec deux des équipages.</p>'
    told = f'<p>{SECOND[:-1]}<a href="#n1">[1]</a>.</p>'
    bold = f'<p><b>{BODY}</b><a href="#n2">[2]</a></p>'
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{bold}{told}{note}</article>")
    assert found.paragraphs[-3] == BODY
    assert found.paragraphs[-2] == SECOND
    assert found.paragraphs[-1].startswith("[1] ")


def test_a_page_whose_text_only_its_json_ld_holds_is_read_from_there(tmp_path: Path) -> None:
    stated = linked({"headline": TITLE, "articleBody": f"{BODY}\n{SECOND}"})
    for shown in ("Chargement.", "", f"{BODY[:60]}…"):
        found = read_page(tmp_path, f"<h1>{TITLE}</h1><p>{shown}</p>", stated)
        assert found.paragraphs == (BODY, SECOND)


def test_a_page_that_shows_less_than_half_of_its_text_is_read_from_its_json_ld(
    tmp_path: Path,
) -> None:
    told = [f"{BODY} Lot {n}." for n in range(9)]
    stated = linked({"headline": TITLE, "articleBody": "\n".join(told)})
    shown = "".join(f"<p>{text}</p>" for text in told[:3])
    assert read_page(tmp_path, f"<h1>{TITLE}</h1>{shown}", stated).paragraphs == tuple(told)


def test_what_holds_no_element_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("Chargement.", encoding="utf-8")
    assert rejection(read(tmp_path)).message == "holds no article text"


def test_json_ld_states_its_address_and_outlet_in_lists_and_objects(tmp_path: Path) -> None:
    stated: dict[str, object] = {
        "headline": TITLE,
        "mainEntityOfPage": {"@id": PLACE},
        "publisher": [{"name": "Le Phare"}, {"name": "La Rade"}],
        "datePublished": [None, 3, "2024-03-03"],
    }
    found = read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", linked(stated))
    assert (found.url, found.source, day(found)) == (PLACE, "Le Phare", "2024-03-03")


def test_an_address_without_its_site_is_none(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="/obusiers">'
    assert read_page(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head).url is None


def test_microdata_in_the_head_is_of_the_page_and_the_first_title_is_its_own(
    tmp_path: Path,
) -> None:
    drawn = f"<svg><title>Une ancre</title></svg><p>{BODY}</p><p>{SECOND}</p>"
    head = '<meta name itemprop="datePublished" content="2024-03-03">'
    found = read_page(tmp_path, drawn, head)
    assert (found.title, day(found)) == (TITLE, "2024-03-03")
    card = '<div class="card"><meta itemprop="datePublished" content="2020-01-01"></div>'
    assert day(read_page(tmp_path, f"{TEXT}<aside>{card}</aside>")) is None


def test_a_day_that_stands_bare_behind_the_heading_is_the_articles(tmp_path: Path) -> None:
    found = read_page(tmp_path, f"<div><h1>{TITLE}</h1> 3 mars 2024 {TEXT}</div>")
    assert "3 mars 2024" in found.paragraphs


@pytest.mark.parametrize(
    ("inside", "is_article"),
    [
        ("<h1>Sommaire</h1><nav><ol>{links}</ol></nav>", False),
        ("<nav><h1>Sommaire</h1><ol>{links}</ol></nav>", False),
        ("<nav><ol>{links}</ol>{text}</nav>", True),
        ("<nav><ol>{links}</ol></nav>{text}", True),
    ],
)
def test_a_table_of_contents_alone_is_no_article(
    tmp_path: Path, inside: str, is_article: bool
) -> None:
    titles = (
        "Des obusiers quittent le chantier de Riga pour le sud du pays",
        "Le ministère promet des obus à la brigade avant la fin de l’année",
    )
    links = "".join(f'<li><a href="{n}.html">{title}</a></li>' for n, title in enumerate(titles))
    page = f"<html><body>{inside.format(links=links, text=TEXT)}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    if is_article:
        assert BODY in article(read(tmp_path)).paragraphs
    else:
        assert rejection(read(tmp_path)).message == "holds no article text"
