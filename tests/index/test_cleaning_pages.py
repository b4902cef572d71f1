"""Whole pages of other sites: what stays, what goes, and what they state about themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from index.article import Article, Origin
from index.cleaning import clean
from index.dropped import KINDS
from index.language import identify
from index.publication import date_article

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@dataclass
class Page:
    lines: list[tuple[int, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    title: str = ""
    stated: dict[str, str] = field(default_factory=dict)


def read_page(path: Path) -> Page:
    page = Page()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        mark, text = line[:1], line[2:]
        if mark == "=":
            key, _, value = text.partition(":")
            page.stated[key] = value.strip()
        elif mark == ">":
            page.kept[-1] = text
        elif mark:
            page.lines.append((number, text))
            {"T": page.kept, "+": page.kept, "-": page.dropped}[mark].append(text)
            page.title = text if mark == "T" else page.title
    return page


def cleaned(page: Page) -> Article:
    numbers, texts = zip(*page.lines, strict=True)
    raw = Article("page", Origin("page.txt"), paragraphs=texts, lines=numbers)
    return date_article(identify(clean(raw)), latest=date(2026, 1, 1))


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Page:
    return read_page(request.param)


def test_what_belongs_to_the_article_stays_and_nothing_else(page: Page) -> None:
    article = cleaned(page)
    gone = [line.text for line in article.dropped]
    body = [text for text in page.kept if text != page.title]
    assert list(article.paragraphs) == body
    assert gone == page.dropped


def test_every_dropped_line_has_a_kind_that_is_explained(page: Page) -> None:
    kinds = {line.kind for line in cleaned(page).dropped}
    assert kinds <= set(KINDS)


def test_the_title_is_the_pages_or_else_the_first_sentence(page: Page) -> None:
    article = cleaned(page)
    if page.title:
        assert article.title == page.title.partition(" | ")[0]
    else:
        dateline, title, _ = article.paragraphs[0].partition(article.title)
        assert title
        assert not dateline or re.fullmatch(r"[A-Z]\w+[^.!?]*(?:\)|\d{4}) --? ", dateline)


def test_outlet_agencies_and_date_are_what_the_page_states(page: Page) -> None:
    article = cleaned(page)
    if "source" in page.stated:
        assert article.source == page.stated["source"]
    if "agencies" in page.stated:
        assert set(article.agencies) == set(page.stated["agencies"].split())
    stamp = article.published
    found = f"{stamp.iso()} {stamp.method}" if stamp else ""
    assert found == page.stated["date"]
