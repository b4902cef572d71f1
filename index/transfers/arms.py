"""Sentences of an article that speak of arms: what is given elsewhere is no arms.

Input: an annotated article. Output: whether arms are named in a sentence of it or beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from index.article import TITLE, Article, Mention
from index.sentences import sentences

__all__ = ["ArmsNear"]

#: What is said of arms that the gazetteer does not name.
_ARMS = re.compile(
    r"\b(?:r[ée])?arm(?:er?|es|ent|ant|ements?|s|aments?)\b|\bmilitaires?\b|\bmilitary\b"
    r"|\b(?:avoir|ayant|a|ont|avait|avaient|aurait|auraient) armé\b"
    r"|\barmur\w+|\barm[ée]e?s? par\b|\barmed by\b|\bmunitions?\b|\bammunition\b|\bweapon",
    re.IGNORECASE,
)

#: A place of an article: the number of a paragraph, and a character of it.
Place = tuple[int, int]


class ArmsNear:
    """Where an article speaks of arms."""

    def __init__(self, article: Article) -> None:
        weapons = [(one.paragraph, one.start) for one in article.mentions if one.kind == "weapon"]
        self._begins: list[Place] = []
        self._is_armed: list[bool] = []
        for number, text in enumerate((article.title, *article.paragraphs), start=TITLE):
            for start, end in sentences(text):
                self._begins.append((number, start))
                self._is_armed.append(bool(_ARMS.search(text, start, end)))
        for place in weapons:
            self._is_armed[self._sentence(place)] = True

    def __call__(self, mention: Mention) -> bool:
        """Whether arms are named in the sentence of a mention, or in one beside it."""
        at = self._sentence((mention.paragraph, mention.start))
        is_about = self._begins[0][0] == TITLE and self._is_armed[0]
        return is_about or any(self._is_armed[max(0, at - 1) : at + 2])

    def _sentence(self, place: Place) -> int:
        return max(0, bisect_right(self._begins, place) - 1)
