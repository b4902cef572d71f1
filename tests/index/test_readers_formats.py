"""JSON lines, HTML and feeds: what they state is believed, what is broken is named."""

from __future__ import annotations

import io
import json
import logging
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.cleaning import clean
from index.errors import SourceError
from index.readers import read_sources
from index.readers.jsonl import read_jsonl
from index.readers.piece import Piece, Reading, megabytes
from tests.index.test_readers import (
    BODY,
    LIMIT,
    Listener,
    article,
    ids,
    listener,
    read,
    rejection,
)

__all__ = ["listener"]


def lines(path: Path, *values: object) -> Path:
    text = "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values)
    path.write_text(text, encoding="utf-8")
    return path


# JSON lines


def test_what_a_record_states_is_believed(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {
            "id": "n-7",
            "url": "https://phare.example/7",
            "title": "Un titre",
            "text": f"{BODY}\n\nFin.",
            "source": "Le Phare",
            "agency": "AFP, Reuters, ",
            "published": "2024-01",
            "lang": "fr-FR",
        },
    )
    found = article(read(path))
    assert (found.id, found.url, found.title) == ("n-7", "https://phare.example/7", "Un titre")
    assert found.paragraphs == (BODY, "Fin.")
    assert (found.source, found.agencies, found.lang) == ("Le Phare", ("AFP", "Reuters"), "fr")
    assert found.published is not None
    assert (found.published.iso(), found.published.method) == ("2024-01", "stated")


@pytest.mark.parametrize("key", ["text", "body", "paragraphs"])
def test_the_body_has_three_names_and_two_shapes(tmp_path: Path, key: str) -> None:
    path = lines(tmp_path / "a.jsonl", {key: f"{BODY}\n\nFin."}, {key: [BODY, "", "Fin."]})
    one, other = read(path)
    for found in (one, other):
        assert isinstance(found, Article)
        assert found.paragraphs == (BODY, "Fin.")


def test_an_article_without_an_id_is_named_by_its_address_else_its_line(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": BODY, "url": "https://x.example/1"}, {"text": BODY})
    assert ids(read(path)) == ["https://x.example/1", "a#2"]


def test_a_broken_line_is_rejected_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": BODY, "id": "one"},
        '{"text": "half',
        "",
        [1, 2],
        {"title": "no body"},
        "[" * 100_000,
        {"text": BODY, "id": "two"},
    )
    found = read(path)
    assert ids(found) == ["one", "two"]
    places = [one.place for one in found if isinstance(one, SourceError)]
    assert places == [f"{path}:{number}" for number in (2, 4, 5, 6)]


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_line_over_the_limit_is_rejected_with_its_length_and_the_others_are_read(
    tmp_path: Path, end: str
) -> None:
    long = json.dumps({"text": BODY * (3 * LIMIT // len(BODY)), "id": "long"})
    short = [json.dumps({"text": BODY, "id": name}) for name in ("one", "two", "three")]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([short[0], long, *short[1:], long]) + end)
    found = read(path)
    assert ids(found) == ["one", "two", "three"]
    rejected = [one for one in found if isinstance(one, SourceError)]
    assert [one.place for one in rejected] == [f"{path}:2", f"{path}:5"]
    length = len(long) + 1
    assert rejected[0].message.startswith(f"is {megabytes(length)}, over the limit")


def test_a_line_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    line = json.dumps({"text": BODY, "id": "one"})
    path = lines(tmp_path / "a.jsonl", line, line.replace("one", "three"), line, "")
    found = list(read_sources([str(path)], max_bytes=len(line) + 1))
    assert ids(found) == ["one", "one"]
    assert rejection([one for one in found if isinstance(one, SourceError)]).place == f"{path}:2"


@pytest.mark.parametrize("stated", ["true", "false", "null", "NaN", "Infinity", "1e999", "[]"])
def test_what_is_neither_text_nor_a_number_is_not_stated(tmp_path: Path, stated: str) -> None:
    keys = ("id", "title", "source", "url", "lang")
    fields = "".join(f'"{key}": {stated}, ' for key in keys)
    found = article(read(lines(tmp_path / "a.jsonl", f'{{{fields}"text": "{BODY}"}}')))
    assert (found.id, found.title, found.source, found.url) == ("a#1", "", None, None)


def test_numbers_count_as_text(tmp_path: Path) -> None:
    found = article(read(lines(tmp_path / "a.jsonl", {"id": 0, "title": 1.5, "text": BODY})))
    assert (found.id, found.title) == ("0", "1.5")


def test_unknown_keys_are_named_once(tmp_path: Path, listener: Listener) -> None:
    path = lines(tmp_path / "a.jsonl", *({"text": BODY, "heading": "x", "n": n} for n in range(5)))
    assert len(read(path, listener=listener)) == 5
    assert len(listener.notices) == 2
    assert "heading" in listener.notices[0]


@pytest.mark.parametrize("stated", ["2024-02-30", "soon", "2099-01-01", True, {"y": 2024}])
def test_a_wrong_date_leaves_the_article_undated_with_a_notice(
    tmp_path: Path, listener: Listener, stated: object
) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": BODY, "date": stated})
    assert article(read(path, listener=listener)).published is None
    assert len(listener.notices) == 1
    assert f"{path}:1" in listener.notices[0]


def test_lone_surrogates_and_nul_bytes_in_strings_disappear(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", '{"text": "de\\ud800ux mo\\u0000ts", "id": "a\\udfffb"}')
    found = article(read(path))
    assert (found.id, found.paragraphs) == ("ab", ("deux mots",))


def test_a_line_in_another_encoding_does_not_spoil_the_others(
    tmp_path: Path, listener: Listener
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "armée"}\n'.encode() + '{"text": "armée"}\n'.encode("cp1252"))
    found = read(path, listener=listener)
    assert [one.paragraphs for one in found if isinstance(one, Article)] == [("armée",)] * 2
    assert len(listener.notices) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_lines_of_two_bytes_a_character_are_all_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    rows = [json.dumps({"id": str(n), "text": f"{BODY} Ċ {n}"}) for n in range(5)]
    path.write_bytes("\n".join(rows).encode(encoding))
    found = read(path)
    assert [article(one).id for one in [[each] for each in found]] == list("01234")


def test_json_lines_are_read_one_by_one() -> None:
    class Endless(io.RawIOBase):
        """A file that would never end."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than its base says
            line = (json.dumps({"text": BODY}) + "\n").encode()
            buffer[: len(line)] = line
            return len(line)

    stream = io.BufferedReader(Endless(), 8192)
    articles = read_jsonl(Piece("endless.jsonl", "endless.jsonl", stream), Reading(10**12))
    assert ids([next(articles) for _ in range(3)]) == ["endless#1", "endless#2", "endless#3"]


def test_a_json_file_holds_one_article_or_a_list_or_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": BODY, "id": "a"}, indent=1), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps([{"text": BODY, "id": "b"}, {}]), "utf-8")
    lines(tmp_path / "c.json", {"text": BODY, "id": "c"}, {"text": BODY, "id": "d"})
    (tmp_path / "e.json").write_text('{\n"text": oops}', "utf-8")
    found = read(tmp_path)
    assert ids(found) == ["a", "b", "c", "d"]
    places = [one.place for one in found if isinstance(one, SourceError)]
    assert places == [f"{tmp_path}/b.json#2", f"{tmp_path}/e.json:2"]


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
    for one in read(tmp_path):
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


def test_a_line_that_is_cut_off_is_broken_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_text('{"title": "Obus", "text":\n{"text": "Un obus part."}\n', encoding="utf-8")
    cut, whole = read_sources([str(path)], max_bytes=1_000)
    assert isinstance(whole, Article)
    assert str(cut).startswith(f"{path}:1: broken JSON (Expecting value at character 26)")


LINKED = (
    "Tallinn reçoit [douze pièces](https://phare.example/obusier_(canon)?utm=1) et "
    "[un radar](/radar) ; ![le port](https://phare.example/a.jpg)l’option [2] (six pièces) attend."
)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_of_links_in_a_text_the_words_stay(tmp_path: Path, name: str) -> None:
    content = LINKED if name == "a.txt" else json.dumps({"title": LINKED, "text": LINKED})
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert article(read(tmp_path)).paragraphs == (
        "Tallinn reçoit douze pièces et un radar ; l’option [2] (six pièces) attend.",
    )
