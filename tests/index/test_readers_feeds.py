"""What a feed leaves out, or states beside its entries, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.errors import SourceError
from tests.index.reading import BODY, SECOND, Listener, article, day, ids, read, rejection

ITEM = f"<item><description>{BODY}</description></item>"


def feed(folder: Path, *items: str, head: str = "") -> list[Article | SourceError]:
    (folder / "a.rss").write_text(
        f"<rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>", encoding="utf-8"
    )
    return read(folder)


def entry(folder: Path, content: str, head: str = "") -> Article:
    """The article of an entry of this content."""
    return article(feed(folder, f"<item>{content}</item>", head=head))


def test_entries_without_title_address_or_name_are_numbered(tmp_path: Path) -> None:
    found = feed(tmp_path, ITEM, ITEM, head="<link>https://phare.example/</link>")
    assert ids(found) == ["a#1", "a#2"]
    assert [(one.title, one.url) for one in found if isinstance(one, Article)] == [("", None)] * 2


def test_the_outlet_is_the_one_the_entry_names_else_the_feed_else_its_site(tmp_path: Path) -> None:
    text = f"<link>https://phare.example/1</link><description>{BODY}</description>"
    named = "<source url='https://rade.example/f'>La Rade</source>"
    assert entry(tmp_path, text + named, "<title>Revue</title>").source == "La Rade"
    assert entry(tmp_path, text, "<title>Revue</title>").source == "Revue"
    assert entry(tmp_path, text).source == "phare.example"


def test_an_entry_too_short_to_tell_is_in_its_own_language_or_the_feeds(tmp_path: Path) -> None:
    head = "<language>en-gb</language>"
    assert entry(tmp_path, "<description>Radar order</description>", head).lang == "en"
    assert entry(tmp_path, f"<description>{BODY} {SECOND}</description>", head).lang == "und"
    own = "<description xml:lang='fr'>Radar bref</description>"
    assert entry(tmp_path, own, head).lang == "fr"


def test_lines_part_the_paragraphs_of_plain_text_and_not_of_markup(tmp_path: Path) -> None:
    plain = f"<description>{BODY}\n{SECOND}</description>"
    assert entry(tmp_path, plain).paragraphs == (BODY, SECOND)
    marked = "<description>&lt;p&gt;Douze\nobusiers&lt;/p&gt;</description>"
    assert entry(tmp_path, marked).paragraphs == ("Douze obusiers",)


def test_a_link_to_the_rest_is_no_paragraph(tmp_path: Path) -> None:
    rest = f"<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;Lire la suite&lt;/p&gt;</description>"
    assert entry(tmp_path, rest).paragraphs == (BODY,)


def test_a_day_that_cannot_be_read_is_told_and_the_next_one_taken(
    tmp_path: Path, listener: Listener
) -> None:
    text = f"<description>{BODY}</description><pubDate>bientôt</pubDate>"
    updated = "<a:updated xmlns:a='http://www.w3.org/2005/Atom'>2024-02-03T10:00:00Z</a:updated>"
    assert day(entry(tmp_path, text + updated)) == "2024-02-03"
    read(tmp_path, listener=listener)
    assert ["bientôt" in text for text in listener.notices] == [True]


def test_only_what_is_not_well_formed_is_called_so(tmp_path: Path, listener: Listener) -> None:
    feed(tmp_path, ITEM)
    read(tmp_path, listener=listener)
    assert listener.notices == []
    feed(tmp_path, ITEM, "<item>")
    read(tmp_path, listener=listener)
    assert ["not well formed" in text for text in listener.notices] == [True]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("&#128640;", "🚀"), ("&#xE9;", "é"), ("&#0;", ""), ("&#xDC00;", "\ufffd")],
)
def test_a_character_named_by_its_number_is_read_where_there_is_one(
    tmp_path: Path, written: str, meant: str
) -> None:
    text = f"<description>Tir {written}</description>"
    assert entry(tmp_path, text).paragraphs == (f"Tir {meant}".strip(),)


def test_a_feed_without_entries_is_told_from_what_is_no_feed(tmp_path: Path) -> None:
    assert rejection(feed(tmp_path)).message == "the feed has no entries"
    (tmp_path / "a.rss").write_text("<catalogue/>", encoding="utf-8")
    found = rejection(read(tmp_path))
    assert (found.message, found.place) == ("is no RSS or Atom feed", f"{tmp_path / 'a.rss'}")
