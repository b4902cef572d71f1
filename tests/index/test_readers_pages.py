"""A page is read as itself: its own article, day and tables, not its neighbours'."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from index.article import Article
from tests.index.reading import (
    BODY,
    PLACE,
    SECOND,
    TEXT,
    TITLE,
    Listener,
    article,
    linked,
    read,
    read_page,
    rejection,
)


def day(found: Article) -> str | None:
    return found.published.iso() if found.published else None


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


TIME = '<time class="entry-date published" datetime="{0}T10:00:00Z">{0}</time>'
NEWER = TIME.format("2026-05-05")
OWN = TIME.format("2024-03-03")


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h3>Riga</h3>{NEWER}</article><article><h1>{TITLE}</h1>{OWN}{TEXT}</article>",
        f"<ul><li>Riga {NEWER}</li></ul><main><h1>{TITLE}</h1><div>{OWN}</div>{TEXT}</main>",
        f"<article>{OWN}<h1>{TITLE}</h1>{TEXT}<aside>{NEWER}</aside></article>{NEWER}",
        f"<h1>{TITLE}</h1><article><footer>{OWN}</footer>{TEXT}</article>".replace("footer", "div"),
        f'<h1>{TITLE}</h1><meta itemprop="datePublished" content="2024-03-03">{TEXT}',
        f'<h1>{TITLE}</h1><p itemprop="datePublished" title="Paru le">3 mars 2024</p>{TEXT}',
        f'<h1>{TITLE}</h1><time itemprop="datePublished" datetime="2024-03-03">Hier</time>{TEXT}',
        f'<h1>{TITLE}</h1><time pubdate datetime="2024-03-03">Hier</time>{TEXT}',
        f"<article><h1>{TITLE}</h1>{TEXT}<p>{BODY}</p>{OWN}</article>",
        f"<article>{NEWER}<div>{OWN}<h1>{TITLE}</h1></div>{TEXT}</article>",
    ],
)
def test_the_day_of_a_page_is_that_at_its_heading(tmp_path: Path, body: str) -> None:
    found = read_page(tmp_path, body)
    assert day(found) == "2024-03-03"
    assert found.published is not None
    assert found.published.method == "meta"


@pytest.mark.parametrize("around", ["article", "main"])
@pytest.mark.parametrize(
    "window",
    [
        "x",
        "Des pièces attendues au port en mars - Le Phare",
        f"{TITLE} - Des pièces attendues au port en mars",
    ],
)
def test_of_two_headings_that_of_the_article_is_meant(
    tmp_path: Path, around: str, window: str
) -> None:
    own = f"<{around}><h1>{TITLE}</h1>{OWN}{TEXT}</{around}>"
    found = read_page(tmp_path, f"<h1>Tout sur la Baltique</h1>{NEWER}{own}", window=window)
    assert (found.title, day(found)) == (TITLE, "2024-03-03")


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1>{TEXT}</article><article><h2>Riga</h2>{NEWER}</article>",
        f"<h1>{TITLE}</h1>{TEXT}<p>{BODY}</p><div>Riga {NEWER}</div>",
        f"<h1>{TITLE}</h1><div itemprop='x'>{TEXT}<ol><li>{NEWER}</li></ol></div>",
        f"<h1>{TITLE}</h1>{f'<article><p>Riga</p>{NEWER}</article>' * 2}<div>{TEXT}</div>",
        f'<h1>{TITLE}</h1><p class="published" title="2026-05-05">Hier</p>{TEXT}',
    ],
)
def test_the_day_of_a_neighbour_dates_nothing(tmp_path: Path, body: str) -> None:
    assert read_page(tmp_path, body).published is None


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ('<p class="meta">Publié le 3 mars 2024 à 9h40 par Anne Morel</p>', None),
        ('<p>Publié le <time datetime="2024-03-03T09:40">3 mars 2024</time></p>', None),
        (
            '<p>Publié <time datetime="2024-03-03T09:40">il y a 2 jours</time></p>',
            "Publié 2024-03-03",
        ),
        ("<div><span>Anne Morel</span><br>3 mars 2024, 9h40</div>", "3 mars 2024, 9h40"),
        ("3 mars 2024 à 9h40", None),
        ('<p>Publié le <time datetime="2024-05-05">3 mars 2024</time></p>', None),
    ],
)
def test_a_visible_day_below_the_heading_is_handed_on(
    tmp_path: Path, statement: str, line: str | None
) -> None:
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{statement}{TEXT}</article>")
    dated = [text for text in found.paragraphs if "3 mars 2024" in text or text == line]
    assert dated
    assert found.paragraphs.index(dated[0]) < found.paragraphs.index(BODY)
    assert not any(text in ("Publié le", "Publié") for text in found.paragraphs)


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><figure><div>Tallinn, 3 mars 2023</div></figure>{TEXT}",
        f"<h1>{TITLE}</h1><figcaption>Tallinn, 3 mars 2023</figcaption>{TEXT}",
    ],
)
def test_the_day_of_a_caption_below_the_heading_is_not_handed_on(tmp_path: Path, body: str) -> None:
    assert "Tallinn, 3 mars 2023" not in read_page(tmp_path, body).paragraphs


def test_a_heading_that_shows_a_picture_alone_is_none(tmp_path: Path) -> None:
    logo = "<h1><a href='/'><img src='phare.png'></a></h1>"
    found = read_page(tmp_path, f"{logo}<div><h1>{TITLE}</h1>{TEXT}</div>", window="Le Phare")
    assert found.title == TITLE


def test_a_day_above_a_heading_in_one_box_with_its_text_is_handed_on(tmp_path: Path) -> None:
    box = f"<div><div>03.03.2024 18:07</div><div><b>{TITLE}</b></div><div>{TEXT}</div></div>"
    found = read_page(tmp_path, box, window=f"Le Phare / {TITLE}")
    assert (found.title, found.source) == (TITLE, "Le Phare")
    assert found.paragraphs[0] == "03.03.2024 18:07"


@pytest.mark.parametrize(
    ("over", "stated", "iso"),
    [
        ("<h2><span>dimanche 3 mars 2024</span></h2>", "", None),
        ("", "<abbr class='published' title='2024-03-03T09:40:00Z'>09:40</abbr>", "2024-03-03"),
    ],
)
def test_a_blog_names_itself_before_its_title_and_dates_its_posts_around_them(
    tmp_path: Path, over: str, stated: str, iso: str | None
) -> None:
    foot = f"<div class='post-footer'>Publié à {stated}</div>"
    post = f"<div class='post'><h3>{TITLE} au port</h3><div>{TEXT}</div>{foot}</div>"
    body = f"<h1>Le Phare de Riga</h1><div>{over}{post}</div>"
    found = read_page(tmp_path, body, window=f"Le Phare de Riga: {TITLE} au port")
    assert (found.title, found.source) == (f"{TITLE} au port", "Le Phare de Riga")
    assert day(found) == iso
    assert ("dimanche 3 mars 2024" in found.paragraphs) == bool(over)


def test_the_day_that_a_site_shows_above_its_pages_is_not_handed_on(tmp_path: Path) -> None:
    clock = "<div id='top'>Dimanche 3 mars 2024</div>"
    found = read_page(tmp_path, f"{clock}<div><div><h1>{TITLE}</h1></div></div><div>{TEXT}</div>")
    assert not any("mars 2024" in text for text in found.paragraphs)


def test_days_in_the_text_are_not_handed_on_as_the_page_s(tmp_path: Path) -> None:
    chronicle = "<h3>3 mars 2022</h3><p>Rien.</p><p><strong>4 avril 2023</strong></p>"
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}{chronicle}</article>")
    assert found.paragraphs.index(BODY) <= 1
    assert found.published is None


def test_a_time_in_a_sentence_keeps_its_words(tmp_path: Path) -> None:
    sentence = (
        "Le contrat du <time datetime='2022-01-03'>3 janvier 2022</time> prévoit douze obusiers."
    )
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}<p>{sentence}</p></article>")
    assert "Le contrat du 3 janvier 2022 prévoit douze obusiers." in found.paragraphs


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
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{figures}</article>").paragraphs
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
    ['<sup><a href="#carte">la carte</a></sup>', '<b>Tome</b> <a href="/12">[12]</a>'],
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
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1><p>{BODY}</p>{told}{note}</article>")
    assert found.paragraphs[-2] == SECOND
    assert found.paragraphs[-1].startswith("[1] ")
