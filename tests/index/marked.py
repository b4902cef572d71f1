"""Articles and queries by which the tests of passages look at marks."""

from __future__ import annotations

from index.analysis import query_forms
from index.article import Article, Origin
from index.request import Marking

FILLER = "Le reste du texte parle de tout autre chose et ne dit rien de plus à ce sujet. "


def article(*paragraphs: str, title: str = "", lang: str = "fr") -> Article:
    return Article(id="a", origin=Origin("a"), title=title, paragraphs=paragraphs, lang=lang)


def asked(*words: str, lang: str = "fr") -> Marking:
    """The marking of a query of single words."""
    stems: set[str] = set()
    forms: set[str] = set()
    phrases = []
    groups = []
    for word in words:
        found = query_forms(word, lang)
        forms.update(found.words)
        if len(found.terms) == 1:
            stems.add(found.terms[0])
        else:
            phrases.append((f"text_{lang}", found.terms, 0))
        groups.append(frozenset((*found.terms, *found.words)))
    return Marking(
        {f"text_{lang}": frozenset(stems)}, frozenset(forms), tuple(phrases), groups=tuple(groups)
    )
