"""What the lexicon makes of a text, for its tests."""

from __future__ import annotations

from index.lexicon import Lexicon


def renderings(lexicon: Lexicon, text: str, lang: str) -> list[tuple[str, set[str]]]:
    """Each passage of the text with what renders it."""
    words = text.split()
    return [
        (" ".join(words[p.first : p.last]), {rendering.text for rendering in p.renderings})
        for p in lexicon.translations(words, lang)
    ]


def renderings_of(lexicon: Lexicon, word: str, lang: str) -> set[str]:
    """What renders a word."""
    found = renderings(lexicon, word, lang)
    return found[0][1] if found else set()
