"""Sentences with their mentions, for tests of who gives and who receives."""

from __future__ import annotations

from index.annotate import annotate
from index.article import Article, Origin


def annotated(text: str, lang: str = "fr", title: str = "") -> Article:
    return annotate(Article("a", Origin("a"), title=title, paragraphs=(text,), lang=lang))
