"""Cleaning: a raw article to title, paragraphs and dropped lines, with the reason for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from index.article import Article

__all__ = ["KINDS", "clean"]

KINDS: Mapping[str, tuple[str, str]] = {}


def clean(article: Article) -> Article:
    """`article` with title, paragraphs, dropped, source and agencies settled."""
    if article.title or not article.paragraphs:
        return article
    return replace(
        article,
        title=article.paragraphs[0],
        paragraphs=article.paragraphs[1:] or article.paragraphs,
        lines=article.lines[1:],
    )
