"""Lists of words that guards look for, and the patterns made of them.

Input: the lists of contexts.json and words as guards state them. Output: words in lower case,
`@name` replaced by its list, and a search for them that is compiled when it is first asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property

__all__ = ["Search", "Words"]


class Words:
    """The named word lists of contexts.json."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = {f"@{name}": self._spelt(words) for name, words in lists.items()}

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that are capitals only where a sentence begins; ValueError without the list."""
        return frozenset(self.spell(["@function_words"]))

    @cached_property
    def no_first_names(self) -> tuple[str, ...]:
        """Beginnings of words that are no first name; ValueError without one of the lists."""
        common = self.spell(["@function_words", "@determiners", "@military"])
        return tuple(word.rstrip("*") for word in common)

    @cached_property
    def no_nouns(self) -> frozenset[str]:
        """Words that stand before a noun and are none; ValueError without one of the lists."""
        return frozenset(self.spell(["@function_words", "@determiners", "@preposed"]))

    def spell(self, words: Sequence[str]) -> tuple[str, ...]:
        """`words` with named lists in place of `@name`; ValueError for an unknown name."""
        if len(words) == 1 and words[0] in self._lists:
            return self._lists[words[0]]
        spelt: list[str] = []
        for word in words:
            if not word.startswith("@"):
                spelt.extend(self._spelt([word]))
            elif word in self._lists:
                spelt.extend(self._lists[word])
            else:
                raise ValueError(f"no word list {word}")
        return tuple(spelt)

    @staticmethod
    def _spelt(words: Sequence[str]) -> tuple[str, ...]:
        return tuple(word.lower().replace("-", " ").replace("’", "'") for word in words)


class Search:
    """Whether a text holds one of some words; the pattern is compiled when it is first asked."""

    __slots__ = ("_head", "_search", "_tail", "_words")

    def __init__(self, words: tuple[str, ...], head: str = "", tail: str = "") -> None:
        self._words, self._head, self._tail = words, head, tail
        self._search: Callable[[str], object] | None = None

    def __call__(self, text: str) -> bool:
        """True where `text`, in lower case, holds one of the words."""
        if self._search is None:
            self._search = _pattern(self._words, self._head, self._tail).search
        return self._search(text) is not None


_HISSING = ("ch", "s", "sh", "x", "z")


@cache
def _pattern(words: tuple[str, ...], head: str, tail: str) -> re.Pattern[str]:
    parts = (
        re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + _plural(word)
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(f"{head}(?<!\\w)(?:{'|'.join(parts)})(?!\\w){tail}")


def _plural(word: str) -> str:
    """What a plural may add: *es* only to what hisses (matches), so that *ventes* are no winds."""
    return "(?:es)?" if word.endswith(_HISSING) else "[sx]?"
