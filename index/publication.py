"""The publication date of an article, as evidence: what states it, how, and how sure it is.

Input: a cleaned article. Output: the same with `published`, or undated. A date is taken from what
its format states, from lines that cleaning set aside as the page's own date, from a dateline, or
from a title that is a day's («Revue de presse du 3 mars 2024»); never from the text, a caption, a
teaser or a neighbouring article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from index.article import Article, DateMethod, DateStamp, Dropped
from index.cleaning.line import fold_chars
from index.cleaning.phrases import part
from index.dateline import datelines
from index.days import find_days, from_epoch, holds_time, today

__all__ = ["date_article"]

#: Kinds of dropped lines that may state the date of the page itself.
_PAGE_KINDS = frozenset({"page-date", "byline", "reading-time", "timestamp", "epoch"})

_PUBLISHED = re.compile(rf"\b{part('published')}\b")
_UPDATED = re.compile(rf"\b{part('updated')}\b")
#: How sure a date is beside a word for publication, and beside one for an update.
_LABEL, _UPDATE = 0.95, 0.35
#: How sure a bare date above the text is, and one with its time below it.
_BARE, _TIMED = 0.4, 0.9
#: What appears every day or week, and is called by its day.
_DAILY = re.compile(
    r"\W*(?:l[ae]s? |notre |votre )?(?:revue de (?:la )?presse|points? (?:de )?presse|briefing"
    r"|bulletin|newsletter|infolettre|journal|chronologie|brieve?s|depeches|titres)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def date_article(article: Article, *, latest: date | None = None) -> Article:
    """`article` with its publication date, or undated; a date it already states is kept.

    `latest` is the last day that is not in the future (default: today).
    """
    if not article.is_undated:
        return article
    stamps = _weighed(list(_stamps(article, latest or today())))
    best = max(stamps, key=lambda stamp: (stamp.confidence, stamp.precision == "day"), default=None)
    return replace(article, published=best)


def _stamps(article: Article, latest: date) -> Iterator[DateStamp]:
    """Every statement of a date, in the order in which equals are preferred."""
    last_line = max(article.lines, default=0)
    for dropped in article.dropped:
        if dropped.kind in _PAGE_KINDS:
            method = _place(dropped, last_line)
            stamp = _from_line(dropped.text, method, article.lang, latest)
            if stamp:
                yield stamp
    for stamp in (_from_dateline(article, latest), _from_title(article, latest)):
        if stamp:
            yield stamp


def _weighed(stamps: list[DateStamp]) -> list[DateStamp]:
    """Where the page says above the text when it was published, a date below it counts only if it
    says so too: it may be of anything. A bare day above it that is later than a day with its time
    below it is that on which the page was shown."""
    days = [s.day for s in stamps if s.method == "header" and s.confidence > _UPDATE]
    is_bare = all(s.confidence <= _BARE for s in stamps if s.method == "header")
    return [
        s
        for s in stamps
        if s.method != "trailer"
        or not days
        or s.confidence >= _LABEL
        or (is_bare and s.confidence >= _TIMED and s.day < min(days))
    ]


def _place(dropped: Dropped, last_line: int) -> DateMethod:
    """Whether a dropped line stands below the text, or above or beside it."""
    is_below = dropped.kind in ("timestamp", "epoch") or 0 < last_line < dropped.line
    return "trailer" if is_below else "header"


def _from_line(text: str, method: DateMethod, lang: str, latest: date) -> DateStamp | None:
    """What one line of the page states: published beats bare, bare beats updated."""
    if epoch := from_epoch(text, latest=latest):
        return DateStamp(epoch, "day", method, 0.6, text)
    days = find_days(text, lang=lang, latest=latest)
    if not days:
        return None
    folded = fold_chars(text)
    published, updated = _PUBLISHED.search(folded), _UPDATED.search(folded)
    chosen = days[0]
    if published:
        chosen = next((day for day in days if day.start >= published.end()), chosen)
        confidence = _LABEL
    elif updated and updated.start() < chosen.start:
        confidence = _UPDATE
    else:
        is_timed = holds_time(text[chosen.end :])
        confidence = {
            "header": 0.75 if is_timed else _BARE,
            "trailer": _TIMED if is_timed else 0.55,
        }[method]
    return DateStamp(chosen.day, chosen.precision, method, confidence, text)


def _from_dateline(article: Article, latest: date) -> DateStamp | None:
    """The date of «KIEV, 3 mars 2024 (AFP) –» at the start of the text. A place that is not in
    capitals, with no agency, may begin a story of that day: it is less sure, and none where the
    text names a later year."""
    found = next((one for one in datelines(article.paragraphs) if one.is_told and one.day), None)
    days = find_days(found.day, lang=article.lang, latest=latest) if found else []
    if not found or not days or days[0].precision != "day":
        return None
    if not found.is_sure and _names_later(article, days[0].day.year):
        return None
    confidence = 0.7 if found.is_sure else 0.5
    return DateStamp(days[0].day, "day", "dateline", confidence, found.text.strip())


def _from_title(article: Article, latest: date) -> DateStamp | None:
    """The day in the title of what has one for a name, «Revue de presse du lundi 24 juin 2024»."""
    found = _DAILY.match(fold_chars(article.title))
    days = find_days(article.title, lang=article.lang, latest=latest) if found else []
    is_one = len(days) == 1 and days[0].precision == "day" and days[0].end == len(article.title)
    return DateStamp(days[0].day, "day", "header", _BARE, article.title) if is_one else None


def _names_later(article: Article, year: int) -> bool:
    return any(int(found) > year for text in article.paragraphs for found in _YEAR.findall(text))
