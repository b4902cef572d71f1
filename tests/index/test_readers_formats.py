"""HTML and feeds: what they state is believed, what is broken is named."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.cleaning import clean
from index.errors import SourceError
from tests.index.reading import (
    BODY,
    Listener,
    article,
    day,
    ids,
    read,
    rejection,
)

# HTML

LINKED = {
    "@graph": [
        {"@type": "WebSite", "name": "Autre nom", "datePublished": "2020-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Douze obusiers pour Kiev",
            "datePublished": "2024-01-05T23:30:00+01:00",
            "publisher": {"@type": "Organization", "name": "Le Phare"},
            "inLanguage": "fr-FR",
        },
    ]
}


def page(head: str = "", body: str = "") -> str:
    text = body or f"<article><h1>Douze obusiers</h1><p>{BODY}</p><p>{BODY[::-1]}</p></article>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Fenêtre | Site</title>{head}</head>"
        f"<body><nav><a href='/'>Accueil</a></nav>{text}<footer>Contact</footer></body></html>"
    )


def linked(value: object = LINKED) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_json_ld_is_believed_before_meta_tags(tmp_path: Path) -> None:
    head = (
        linked() + '<meta property="og:title" content="Autre titre">'
        '<meta property="article:published_time" content="2023-01-01">'
        '<link rel="canonical" href="https://phare.example/obusiers">'
    )
    (tmp_path / "a.html").write_text(page(head), encoding="utf-8")
    found = article(read(tmp_path / "a.html"))
    assert found.title == "Douze obusiers pour Kiev"
    where = (found.id, found.source, found.lang)
    assert where == ("https://phare.example/obusiers", "Le Phare", "fr")
    assert found.published is not None
    assert (found.published.day, found.published.method) == (date(2024, 1, 5), "json-ld")
    assert BODY in found.paragraphs
    assert not any("Contact" in text for text in found.paragraphs)


def test_meta_tags_are_believed_where_there_is_no_json_ld(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Douze obusiers &amp; un char">'
        '<meta property="og:site_name" content="Le Phare">'
        '<meta property="article:published_time" content="2024-02-02T10:00:00Z">'
        '<meta property="article:modified_time" content="2024-03-03">'
        '<script type="application/ld+json">{broken</script>'
    )
    (tmp_path / "a.html").write_text(page(head), encoding="utf-8")
    found = article(read(tmp_path / "a.html"))
    assert (found.id, found.title, found.source) == ("a", "Douze obusiers & un char", "Le Phare")
    assert found.published is not None
    assert (found.published.iso(), found.published.method) == ("2024-02-02", "meta")


def test_a_page_that_states_nothing_is_undated_even_if_it_speaks_of_dates(tmp_path: Path) -> None:
    body = f"<article><p>{BODY}</p><p>Depuis le 3 mars 2022, l’aide augmente.</p></article>"
    (tmp_path / "a.html").write_text(page(body=body), encoding="utf-8")
    assert article(read(tmp_path / "a.html")).published is None


def test_the_declared_encoding_of_a_page_is_used(tmp_path: Path, listener: Listener) -> None:
    content = page(
        '<meta charset="windows-1251">', "<article><p>Министерство обороны</p></article>"
    )
    (tmp_path / "a.html").write_bytes(content.replace("ê", "e").encode("cp1251"))
    assert "Министерство обороны" in article(read(tmp_path, listener=listener)).paragraphs
    assert listener.notices == []


def test_a_page_of_utf8_that_declares_one_byte_a_letter_is_read_as_utf8_and_said(
    tmp_path: Path, listener: Listener
) -> None:
    (tmp_path / "a.html").write_text(page('<meta charset="iso-8859-1">'), encoding="utf-8")
    assert BODY in article(read(tmp_path, listener=listener)).paragraphs
    assert any("iso-8859-1" in notice for notice in listener.notices)


def test_a_page_that_declares_one_byte_a_letter_and_keeps_to_it_is_believed(
    tmp_path: Path, listener: Listener
) -> None:
    content = page('<meta charset="iso-8859-1">').encode("cp1252")
    (tmp_path / "a.html").write_bytes(content)
    assert BODY in article(read(tmp_path, listener=listener)).paragraphs
    assert listener.notices == []


def test_a_page_without_text_is_rejected_and_nothing_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text("<html><body><p></p></body></html>", encoding="utf-8")
    with caplog.at_level(logging.DEBUG):
        assert "no article text" in rejection(read(tmp_path)).message
    assert not [r for r in caplog.records if r.name.startswith(("trafilatura", "htmldate"))]
    assert capfd.readouterr() == ("", "")


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page(linked()), encoding="utf-8")
    assert article(read(tmp_path)).title == "Douze obusiers pour Kiev"


# Feeds

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Phare</title><language>en</language>
<item><title>Douze obusiers &amp;amp; un char</title><link>https://phare.example/1</link>
<guid isPermaLink="false">phare-1</guid><pubDate>Tue, 23 Jan 2024 23:52:23 -0500</pubDate>
<description>Résumé.</description><content:encoded><![CDATA[<p>%s</p><script>alert(1)</script>
<p>Deuxième <b>gras</b>.<br>Suite.</p>]]></content:encoded></item>
<item><title>Sans texte</title><link>https://phare.example/2</link></item>
<item><title>Sans guid</title><link>https://phare.example/3</link>
<description>&lt;p&gt;Le résumé sert de texte.&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Le Phare</title>
<entry><id>tag:phare.example,2024:1</id><title>Un titre</title>
<updated>2024-02-03T00:10:00Z</updated>
<published>2024-02-01T10:00:00+02:00</published><link href="https://phare.example/4"/>
<content type="html">&lt;p&gt;%s&lt;/p&gt;</content></entry></feed>"""


def test_each_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS % BODY, encoding="utf-8")
    found = read(path)
    assert ids(found) == ["phare-1", "https://phare.example/3"]
    first = found[0]
    assert isinstance(first, Article)
    assert first.title == "Douze obusiers & un char"
    assert first.paragraphs == (BODY, "Deuxième gras.", "Suite.")
    assert (first.url, first.source) == ("https://phare.example/1", "Le Phare")
    assert first.published is not None
    assert (first.published.iso(), first.published.method) == ("2024-01-23", "feed")
    assert isinstance(found[1], SourceError)
    assert found[1].place == f"{path}#2"


def test_atom_states_publication_apart_from_update(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM % BODY, encoding="utf-8")
    found = article(read(tmp_path))
    assert (found.id, found.paragraphs) == ("tag:phare.example,2024:1", (BODY,))
    assert found.published is not None
    assert found.published.iso() == "2024-02-01"


def test_xml_that_is_no_feed_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<catalogue><book/></catalogue>", encoding="utf-8")
    assert "no RSS or Atom" in rejection(read(tmp_path)).message
    (tmp_path / "a.xml").write_text("<catalogue>\n<book>\n</catalogue>", encoding="utf-8")
    assert rejection(read(tmp_path)).place == f"{tmp_path / 'a.xml'}:3"


def test_a_feed_of_exploding_entities_is_harmless(tmp_path: Path) -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    feed = f"<!DOCTYPE x [{entities}]><rss version='2.0'><channel><item><title>x</title>"
    (tmp_path / "a.rss").write_text(
        f"<?xml version='1.0'?>{feed}<description>&a9;</description></item></channel></rss>",
        "utf-8",
    )
    (one,) = read(tmp_path)
    assert isinstance(one, SourceError) or sum(map(len, one.paragraphs)) < 1000


def test_an_item_of_a_list_in_a_feed_is_told_from_a_paragraph(tmp_path: Path) -> None:
    items = "<li>France</li><li><p>Inde</p>depuis 2022</li>"
    content = f"<p>Deux clients :</p><ul>{items}</ul><p>Deux autres suivront.</p>"
    feed = f"<rss><channel><item><title>T</title><description><![CDATA[{content}]]></description>"
    (tmp_path / "a.rss").write_text(f"{feed}</item></channel></rss>")
    found = article(read(tmp_path / "a.rss"))
    assert found.paragraphs == (
        "Deux clients :",
        "- France",
        "- Inde",
        "depuis 2022",
        "Deux autres suivront.",
    )
    assert clean(found).paragraphs == found.paragraphs


# What every format keeps to


@pytest.mark.parametrize(
    "nothing", ["\u00a0 ", "\u200b\ufeff", "\u00ad", "&nbsp;", "&shy;", "&#8203;"]
)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Un texte.\n\n{}\n\nDeux textes."),
        ("a.md", "Un texte.\n\n{}\n\nDeux textes."),
        ("a.html", "<body><article><p>Un texte.</p><p>{}</p><p>Deux textes.</p></article></body>"),
        ("a.eml", "Subject: T\nFrom: a@b.example\n\nUn texte.\n\n{}\n\nDeux textes."),
        ("a.jsonl", '{{"title": "T", "text": "Un texte.\\n\\n{}\\n\\nDeux textes."}}'),
    ],
)
def test_no_paragraph_is_without_text(
    tmp_path: Path, name: str, content: str, nothing: str
) -> None:
    (tmp_path / name).write_text(content.format(nothing), encoding="utf-8")
    assert article(read(tmp_path / name)).paragraphs == ("Un texte.", "Deux textes.")


# JSON-LD left in a text

LEFT = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Douze obusiers pour Kiev",'
    '"datePublished":"2024-01-05T23:30:00+01:00","publisher":{"name":"Le Phare"}}'
)


@pytest.mark.parametrize("lines", [(LEFT, BODY), (BODY, LEFT), (BODY, f"[{LEFT}]", BODY[::-1])])
def test_json_ld_among_the_lines_of_a_text_states_what_the_article_is(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    found = article(read(tmp_path))
    assert (found.title, found.source, day(found)) == (
        "Douze obusiers pour Kiev",
        "Le Phare",
        "2024-01-05",
    )
    assert found.paragraphs == tuple(line for line in lines if "@" not in line)


def test_of_several_articles_in_json_ld_the_one_that_the_text_has_as_title_is_meant(
    tmp_path: Path,
) -> None:
    other = LEFT.replace("Douze obusiers pour Kiev", "Le port rouvre").replace("2024", "2020")
    text = "\n".join((other, LEFT, "Douze obusiers pour Kiev", BODY))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert day(article(read(tmp_path))) == "2024-01-05"
    (tmp_path / "a.txt").write_text("\n".join((other, LEFT, BODY)), encoding="utf-8")
    assert day(article(read(tmp_path))) is None


def test_json_ld_that_states_its_name_and_no_readable_day_states_the_title(tmp_path: Path) -> None:
    for said in ("2024", '"bientôt"'):
        named = LEFT.replace("headline", "name").replace('"2024-01-05T23:30:00+01:00"', said)
        (tmp_path / "a.txt").write_text(f"{named}\n{BODY}", encoding="utf-8")
        found = article(read(tmp_path))
        assert (found.title, day(found)) == ("Douze obusiers pour Kiev", None)


def test_json_ld_of_no_article_states_nothing(tmp_path: Path) -> None:
    site = LEFT.replace("NewsArticle", "WebSite")
    (tmp_path / "a.txt").write_text(f"{site}\n{BODY}", encoding="utf-8")
    found = article(read(tmp_path))
    assert (found.title, found.source, found.dropped) == ("", None, ())
