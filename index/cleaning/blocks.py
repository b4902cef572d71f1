"""Rules for several lines at once: live-blog teasers, keywords, comments, captions, neighbours.

Input: lines whose own rules have run. Output: the kinds of the lines that belong to a block. A
block ends where running text begins again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from index.cleaning import phrases
from index.cleaning.captions import is_shouted_credit
from index.cleaning.dating import keep_chronologies
from index.cleaning.endings import mark_endings
from index.cleaning.keeping import keep_rows, keep_sentences
from index.cleaning.line import Line, ends_sentence
from index.cleaning.page import is_date_line, words_beside_date
from index.cleaning.related import mark_related
from index.cleaning.tickers import mark_tickers

__all__ = ["mark_blocks"]

_SIGN_UP = ("newsletter", "subscription")
#: So many lines may praise what is signed up for.
_PRAISE = 2
_LATER = 0.45
_COMMENT_SIGN = re.compile(
    r"\b(?:repondre|reply|antworten|responder|ответить|відповісти|dit|says|said|ecrit|schrieb)\s*:?\W*$"
)
_COMMENT_FORM = re.compile(r"laisse|ajoute|ecri|leave|post a|write|schreiben|hinterlassen|deja")
_NEIGHBOUR = re.compile(
    r"(?i:(?P<before>pr[ée]c[ée]dente?|previous|prev)|(?P<after>suivante?|next))\s+[«\"A-ZÀ-Þ0-9]"
)
_AUTHOR = re.compile(r"^\W*(?:a propos de |about )?(?:l'auteure?|the author|autor)")
_SHORTEST_TEXT = 250
#: More paragraphs above the first sign are the text's own, below a button for comments.
_MOST_UNSIGNED = 2
#: Fewer words than this stand beside the day that signs a comment.
_MOST_SIGNED = 7
_LONGEST_CAPTION = 200
_LONGEST_TEASER = 400


def mark_blocks(lines: Sequence[Line]) -> None:
    """Gives the lines of each block their kind."""
    keep_chronologies(lines)
    keep_sentences(lines)
    keep_rows(lines)
    mark_related(lines)
    mark_tickers(lines)
    for at, line in enumerate(lines):
        if line.is_open and phrases.KEYWORDS.match(line.folded):
            _mark_keywords(lines, at)
        elif line.kind == "self-promotion" and line.text.rstrip().endswith(":"):
            _mark_live(lines, at)
        elif line.kind == "comments":
            _mark_comments(lines, at)
        elif line.kind == "photo-credit" and at:
            _mark_caption(lines[at - 1])
            if is_shouted_credit(line.text) and at + 1 < len(lines) and lines[at + 1].words >= 4:
                _mark_caption(lines[at + 1])
    _mark_neighbours(lines)
    _mark_praise(lines)
    _mark_author(lines)
    mark_endings(lines)
    _mark_repeats(lines)


def _mark_neighbours(lines: Sequence[Line]) -> None:
    """«Précédent Title», «Suivant Title» on two lines that follow each other."""
    for one, other in pairwise(lines):
        if one.is_open and other.is_open and not (one.is_prose or other.is_prose):
            first, second = (_NEIGHBOUR.match(line.text) for line in (one, other))
            if first and second and first.lastgroup != second.lastgroup:
                one.kind = other.kind = "prev-next"


def _mark_praise(lines: Sequence[Line]) -> None:
    """What a newsletter is praised with: up to two short lines right above where one signs up or
    between two lines of that, below the text."""
    body = [at for at, line in enumerate(lines) if line.is_body]
    for at in range(len(lines) - 1, body[-1] + 1 if body else len(lines), -1):
        if lines[at].kind in _SIGN_UP:
            for line in reversed(lines[max(body[-1] + 1, at - _PRAISE) : at]):
                if not line.is_open or ends_sentence(line.text):
                    break
                line.kind = "newsletter"


def _mark_author(lines: Sequence[Line]) -> None:
    """The few lines about the author below the heading that announces them, after the text."""
    for at, line in enumerate(lines[:-1]):
        if line.kind == "byline" and _AUTHOR.match(line.folded):
            before = sum(len(other.text) for other in lines[:at] if other.is_open)
            about = lines[at + 1]
            if about.is_open and before >= _SHORTEST_TEXT and len(about.text) <= _LONGEST_TEASER:
                about.kind = "byline"


def _mark_keywords(lines: Sequence[Line], at: int) -> None:
    """A heading of keywords and the short lines below it, up to the next text."""
    below = lines[at + 1 :]
    if below and below[0].kind == "hashtags":
        lines[at].kind = "hashtags"
    short = list(takewhile(_is_keyword, below))
    follower = below[len(short)] if len(short) < len(below) else None
    if short and (follower is None or (len(short) >= 2 and not follower.is_prose)):
        for line in (lines[at], *short):
            line.kind = "hashtags"


def _is_keyword(line: Line) -> bool:
    return line.is_open and line.words <= 5 and not ends_sentence(line.text)


def _mark_live(lines: Sequence[Line], at: int) -> None:
    """What a line like «follow our live blog:» introduces in the later part of a page: links, and
    at most one teaser between two of them, until a line that a rule has claimed."""
    total = sum(len(line.text) for line in lines)
    before = sum(len(line.text) for line in lines[:at])
    if before < total * _LATER:
        return
    has_teaser, links = False, 0
    for place, line in enumerate(lines[at + 1 :], start=at + 1):
        if not line.is_open:
            return
        follower = lines[place + 1] if place + 1 < len(lines) else None
        if line.is_link_like and not line.is_prose:
            if follower is not None and follower.is_body and has_teaser:
                return
            line.kind, links = "related-link", links + 1
            continue
        leads_on = follower is not None and not follower.is_prose and follower.is_link_like
        is_last = links >= 2 and (follower is None or bool(follower.kind))
        is_news = bool(phrases.NEWS_WORDS.search(line.folded))
        if (
            has_teaser
            or len(line.text) > _LONGEST_TEASER
            or not (leads_on or (is_last and is_news))
        ):
            return
        has_teaser, line.kind = True, "related-teaser"


def _mark_comments(lines: Sequence[Line], at: int) -> None:
    """Everything below a heading of comments, if it stands after the text and what follows has
    the marks of comments, soon and often enough, or is shorter than the text."""
    if not phrases.COMMENT_HEADING.search(lines[at].folded):
        return
    before = sum(len(line.text) for line in lines[:at] if line.is_open)
    below = lines[at + 1 :]
    rest = [line for line in below if line.is_open]
    after = sum(len(line.text) for line in rest)
    signs = sum(_is_comment_sign(line) for line in below)
    is_form = bool(_COMMENT_FORM.search(lines[at].folded)) and after < before / 2
    is_talk = signs >= 1 and (signs * 3 >= len(rest) or after < before / 3)
    shortest = _SHORTEST_TEXT if signs < 2 else _SHORTEST_TEXT / 3
    unsigned = takewhile(lambda line: not _is_comment_sign(line), below)
    is_button = sum(line.is_body for line in unsigned) > _MOST_UNSIGNED
    if before >= shortest and (is_form or (is_talk and not is_button)):
        for line in rest:
            line.kind = "comments"


def _is_comment_sign(line: Line) -> bool:
    """A line that signs a comment: known, a date, or a day and few words: «Nom le 3 mai à 9:31»."""
    if line.kind == "comments" or _COMMENT_SIGN.search(line.folded) or is_date_line(line):
        return True
    return not line.is_prose and len(words_beside_date(line) or ()) in range(1, _MOST_SIGNED)


def _mark_caption(line: Line) -> None:
    """The line right above a photo credit, if it is short and ends no sentence."""
    is_note = line.text[0] in "[("
    is_short = len(line.text) <= _LONGEST_CAPTION and not ends_sentence(line.text)
    if line.is_open and is_short and not is_note and not is_date_line(line):
        line.kind = "photo-caption"


def _mark_repeats(lines: Sequence[Line]) -> None:
    """A line of some length that stands there already."""
    seen: set[str] = set()
    for line in lines:
        if line.is_open and len(line.text) >= 40:
            key = line.text
            if key in seen:
                line.kind = "duplicate-line"
            seen.add(key)
