"""Concepts that an article names, as mentions in its title and paragraphs.

Input: a cleaned article of known language. Output: the same with `mentions`: actors, weapons, and
as kind "source" the outlets and agencies that it cites (which are never actors). What cleaning
dropped is not read.
"""

from __future__ import annotations

from dataclasses import replace

from index.article import Article
from index.gazetteer import load_gazetteer

__all__ = ["annotate"]


def annotate(article: Article) -> Article:
    """`article` with its mentions, in reading order."""
    gazetteer = load_gazetteer()
    mentions = gazetteer.match_document(article.title, article.paragraphs, article.lang)
    return replace(article, mentions=tuple(mentions))
