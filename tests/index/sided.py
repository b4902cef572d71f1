"""Sentences with their mentions, for tests of who gives and who receives."""

from __future__ import annotations

from index.annotate import annotate
from index.article import Article, Origin
from index.transfers import article_sides, sides


def annotated(text: str, lang: str = "fr", title: str = "") -> Article:
    return annotate(Article("a", Origin("a"), title=title, paragraphs=(text,), lang=lang))


def told(text: str, lang: str) -> str:
    """Every actor that a text names on a side, with the side."""
    mentions = annotated(text, lang).mentions
    actors = [one for one in mentions if one.kind == "actor"]
    known = zip(actors, sides(text, mentions, lang), strict=True)
    return ", ".join(f"{text[one.start : one.end]} {side}" for one, side in known if side)


def told_for_sure(text: str, lang: str) -> str:
    """Every actor that an article about missiles names on a side in its one paragraph, with the
    side."""
    named = article_sides(annotated(text, lang, "Missiles"))
    return ", ".join(f"{text[one.start : one.end]} {side}" for one, side in named)


def told_in_article(text: str, lang: str = "fr", title: str = "") -> str:
    """Every concept that an article of one paragraph names on a side, with the side."""
    named = article_sides(annotated(text, lang, title))
    return ", ".join(f"{one.concept} {side}" for one, side in named)
