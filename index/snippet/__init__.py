"""Snippets: the passages of an article that answer a query, with what matched marked.

Input: a stored article, the `Marking` of the query, the gazetteer. Output: marks of the title and
at most two snippets, as plain text with offsets; escaping is the view's. A `Marker` gives every
place of a text that matched.

`marks` finds these places, analysing only the `runs` of a text that the `sieve` lets through;
`windows` cuts passages around them, and `worth` tells which of these answer most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from index.analysis import fold
from index.article import TITLE, Article, Translation
from index.gazetteer import Gazetteer
from index.request import Marking
from index.result import Mark, Snippet
from index.snippet.marks import Marker, Place
from index.snippet.windows import LONGEST, Window, cut_out, opening, windows
from index.snippet.worth import Judge

__all__ = ["Marker", "snippets"]

_MOST = 2
#: Characters by which a title and the same words below it may differ: its full stop, its quotes.
_SIGNS = 8
#: Queries whose markers are kept.
_MOST_MARKERS = 50

#: Places of sentences, each in the original and in the translation.
_Pairs = tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """The article, or one translation of it, with the places of each paragraph."""

    title: str
    paragraphs: tuple[str, ...]
    places: tuple[list[Place], ...]
    translation: Translation | None = None

    def chosen(self, marking: Marking, titled: int) -> list[Window]:
        """The best window, then a second one that answers more or lies elsewhere; the title above
        them answers `titled`."""
        found = [
            window
            for number, text in enumerate(self.paragraphs)
            if self.places[number] and not self._repeats_title(number)
            for window in windows(text, number, self.places[number])
        ]
        if len(found) < 2:
            return found
        return Judge(marking, self.paragraphs, self.places, titled).best(found, _MOST)

    def opening(self) -> list[Window]:
        """The first sentences of the first paragraph that has any."""
        for number, text in enumerate(self.paragraphs):
            if text.strip() and not self._repeats_title(number):
                return [opening(text, number)]
        return []

    def _repeats_title(self, number: int) -> bool:
        """Whether a paragraph is the title again, and others are not."""
        text = self.paragraphs[number]
        return (
            abs(len(text) - len(self.title)) <= _SIGNS
            and _letters(text) == _letters(self.title)
            and any(_letters(one) not in ("", _letters(text)) for one in self.paragraphs)
        )


def snippets(
    article: Article, marking: Marking, gazetteer: Gazetteer
) -> tuple[tuple[Mark, ...], tuple[Snippet, ...]]:
    """Marks of the title, and at most two snippets of the body, the better one first.

    Where nothing in the body matched, its first sentences. A translation is shown instead of the
    original where it answers words of the query that the original does not, and its title before
    the rest where only that answers them.
    """
    marker = _marker(marking, gazetteer)
    mentions = marker.mentions(article)
    title = marker.places(article.title, article.lang, mentions.get(TITLE, ()), is_title=True)
    places = tuple(
        marker.places(text, article.language_of(number), mentions.get(number, ()))
        for number, text in enumerate(article.paragraphs)
    )
    version, titled = _Version(article.title, article.paragraphs, places), _answered(title)
    chosen = version.chosen(marking, titled)
    answered = _answered(chosen) | titled
    for translation in article.translations:
        other = _translated(translation, marker)
        better = other.chosen(marking, titled)
        if _answered(better) & ~answered:
            version, chosen, answered = other, better, _answered(better) | titled
    marks = tuple((place.start, place.end) for place in title)
    shown = [_shown(article, version, window) for window in chosen or version.opening()]
    heading = _heading(article, marker, answered | _answered(chosen))
    return marks, tuple([*heading, *shown][:_MOST])


def _heading(article: Article, marker: Marker, answered: int) -> list[Snippet]:
    """The translated title that answers most words of the query that nothing else does."""
    best, fresh = None, 0
    for translation in article.translations:
        places = marker.places(translation.title, translation.lang, is_title=True)
        found = (_answered(places) & ~answered).bit_count()
        if found > fresh:
            best, fresh = (translation, places), found
    if best is None:
        return []
    translation, places = best
    whole = Window(TITLE, 0, min(len(translation.title), 2 * LONGEST))
    text, marks = cut_out(translation.title, whole, places)
    return [_of(translation, whole, text, marks, article.title)]


@lru_cache(_MOST_MARKERS)
def _marker(marking: Marking, gazetteer: Gazetteer) -> Marker:
    """The marker of a query, kept for the query's other hits, which hold mostly the same words, and
    for the next time that it is asked."""
    return Marker(marking, gazetteer.lineage)


def _translated(translation: Translation, marker: Marker) -> _Version:
    paragraphs = translation.paragraphs
    places = tuple(marker.places(text, translation.lang) for text in paragraphs)
    return _Version(translation.title, paragraphs, places, translation)


def _answered(shown: Sequence[Window] | Sequence[Place]) -> int:
    """The words of the query that passages or places answer together."""
    return reduce(or_, [one.answers for one in shown], 0)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _shown(article: Article, version: _Version, window: Window) -> Snippet:
    text = version.paragraphs[window.paragraph]
    shown, marks = cut_out(text, window, version.places[window.paragraph])
    translation = version.translation
    if translation is None:
        return Snippet(shown, marks, lang=article.language_of(window.paragraph))
    original = _original(article, translation, window)
    return _of(translation, window, shown, marks, original)


def _of(
    translation: Translation,
    window: Window,
    text: str,
    marks: tuple[Mark, ...],
    original: str | None,
) -> Snippet:
    return Snippet(
        text,
        marks,
        field="title" if window.paragraph == TITLE else "body",
        lang=translation.lang,
        translated=True,
        engine=translation.engine,
        original=original,
        made=translation.made,
        flagged=any(_is_in(flag, translation, window) for flag in translation.flagged),
    )


def _is_in(flag: tuple[int, int], translation: Translation, window: Window) -> bool:
    """Whether a flagged sentence shows in a window of the translation."""
    paragraph, sentence = flag
    if paragraph != window.paragraph:
        return False
    pairs = _aligned(translation, paragraph)
    if sentence >= len(pairs):
        return True
    start, end = pairs[sentence][1]
    return start < window.end and window.start < end


def _aligned(translation: Translation, paragraph: int) -> _Pairs:
    """The sentences of a paragraph; none of the title, nor where they were not aligned."""
    return next(iter(translation.sentences[paragraph : paragraph + 1]), ())


def _original(article: Article, translation: Translation, window: Window) -> str | None:
    """The original sentences of what a window of a translation shows; the paragraph, cut, where
    its sentences were not aligned."""
    if window.paragraph >= len(article.paragraphs):
        return None
    text = article.paragraphs[window.paragraph]
    pairs = _aligned(translation, window.paragraph)
    shown = [source for source, (a, b) in pairs if a < window.end and b > window.start]
    if not shown:
        first = opening(text, window.paragraph)
        return cut_out(text, first, [])[0]
    start, end = min(a for a, _ in shown), max(b for _, b in shown)
    whole = Window(window.paragraph, start, min(end, start + 2 * LONGEST))
    return cut_out(text, whole, [])[0]
